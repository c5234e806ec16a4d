// SPDX-FileCopyrightText: 2026 The Keyway authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include <QWidget>

class QVBoxLayout;

namespace keyway {

/// Sentences that must be read, one amber field each. Hidden when there are none.
class WarningList : public QWidget
{
    Q_OBJECT
public:
    explicit WarningList(QWidget *parent = nullptr);
    void setWarnings(const QStringList &warnings);

private:
    QStringList m_warnings;
    QVBoxLayout *m_list;
};

} // namespace keyway
