// SPDX-FileCopyrightText: 2026 The Keyway authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "ui/presenters/CheckPresenter.h"
#include "ui/presenters/DiagnosisPresenter.h"

#include <QWidget>

class QVBoxLayout;

namespace keyway {

class StageHeader;

/// A stage of the live test: a line that sums it up, the checks a person must know of below it, and the
/// others behind a click or a key press on the line.
class StageSection : public QWidget
{
    Q_OBJECT
public:
    explicit StageSection(const QString &name, QWidget *parent = nullptr);
    /// `decisions` are shown below the line, in full; what failed among the checks then speaks in the line.
    void setView(const StageView &view, const QList<DecisionRow> &decisions = {});

private:
    StageHeader *m_header;
    QWidget *m_open;
    QWidget *m_folded;
    QVBoxLayout *m_openRows;
    QVBoxLayout *m_foldedRows;
};

} // namespace keyway
