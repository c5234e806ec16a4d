// SPDX-FileCopyrightText: 2026 The Keyway authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "core/diagnosis/Circumstances.h"

#include <QWidget>

class QCheckBox;

namespace keyway {

/// One line that asks what no answer of Salesforce can tell: is it new, did it work before, was the sandbox
/// refreshed?
class CircumstancesLine : public QWidget
{
    Q_OBJECT
public:
    explicit CircumstancesLine(QWidget *parent = nullptr);
    void setCircumstances(const Circumstances &circumstances); ///< without a signal
    Circumstances circumstances() const;

Q_SIGNALS:
    void changed(const keyway::Circumstances &circumstances);

private:
    QCheckBox *addBox(const QString &text, const QString &name, const QString &help);

    QCheckBox *m_justCreated;
    QCheckBox *m_workedBefore;
    QCheckBox *m_sandboxRefreshed;
};

} // namespace keyway
