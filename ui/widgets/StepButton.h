// SPDX-FileCopyrightText: 2026 The Keyway authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "ui/StepList.h"

#include <QPushButton>

class QLabel;

namespace keyway {

class StateBadge;

/// One line of the step list: badge, title, status line. Grows with long titles.
class StepButton : public QPushButton
{
    Q_OBJECT
public:
    explicit StepButton(QWidget *parent = nullptr);
    void show(const StepEntry &entry, bool current);
    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;

protected:
    void keyPressEvent(QKeyEvent *event) override; ///< leaves arrows and Return to the list
    void paintEvent(QPaintEvent *event) override;

private:
    QString spoken(const StepEntry &entry) const;

    StateBadge *m_badge;
    QLabel *m_title;
    QLabel *m_status;
    StepState m_state = StepState::ToDo;
    bool m_current = false;
};

} // namespace keyway
