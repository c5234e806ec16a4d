// SPDX-FileCopyrightText: 2026 The Keyway authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "ui/pages/PracticeViews.h"

#include <QTableWidget>

namespace keyway {

/// Setup > Login History as an administrator of the org would see it, newest first.
class LoginHistoryTable : public QTableWidget
{
    Q_OBJECT
public:
    explicit LoginHistoryTable(QWidget *parent = nullptr);
    void setRows(const QList<PracticeLoginView> &rows);

Q_SIGNALS:
    void copyRequested(const QString &text); ///< Ctrl+C on a row

private:
    QString textOf(int row) const;

    QList<PracticeLoginView> m_rows;
};

} // namespace keyway
