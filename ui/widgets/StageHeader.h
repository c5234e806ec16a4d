// SPDX-FileCopyrightText: 2026 The Keyway authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "ui/presenters/CheckPresenter.h"

#include <QAbstractButton>

namespace keyway {

class RunsLabel;
class StatusIcon;

/// The line of a stage. A button, so that it opens by click, Space and from a screen reader.
class StageHeader : public QAbstractButton
{
    Q_OBJECT
public:
    explicit StageHeader(QWidget *parent = nullptr);
    void setView(const StageView &view, bool canOpen);

protected:
    void paintEvent(QPaintEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override; ///< Return opens as well

private:
    void nameState();

    StatusIcon *m_icon;
    RunsLabel *m_words;
    RunsLabel *m_time;
    QString m_spoken;
};

} // namespace keyway
