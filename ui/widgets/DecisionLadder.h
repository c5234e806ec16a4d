// SPDX-FileCopyrightText: 2026 The Keyway authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "ui/presenters/DiagnosisPresenter.h"

#include <QWidget>

namespace keyway {

/// What Salesforce's answer proves, one decision a line, in the order in which Salesforce decides.
class DecisionLadder : public QWidget
{
    Q_OBJECT
public:
    explicit DecisionLadder(const QList<DecisionRow> &rows, QWidget *parent = nullptr);
};

} // namespace keyway
