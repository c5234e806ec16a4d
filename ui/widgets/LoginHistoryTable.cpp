// SPDX-FileCopyrightText: 2026 The Keyway authors
// SPDX-License-Identifier: Apache-2.0

#include "ui/widgets/LoginHistoryTable.h"

#include "ui/Theme.h"

#include <QAction>
#include <QHeaderView>

using namespace Qt::StringLiterals;

namespace keyway {

LoginHistoryTable::LoginHistoryTable(QWidget *parent) : QTableWidget(parent)
{
    setObjectName(u"loginHistory"_s);
    setAccessibleName(tr("Login History, newest first"));
    const QStringList titles{tr("Login Time"),  tr("Username"),   tr("Status"),
                             tr("Application"), tr("Login Type"), tr("Source IP")};
    setColumnCount(static_cast<int>(titles.size()));
    setHorizontalHeaderLabels(titles);
    verticalHeader()->hide();
    horizontalHeader()->setDefaultAlignment(Qt::AlignLeading | Qt::AlignVCenter);
    horizontalHeader()->setHighlightSections(false);
    horizontalHeader()->setMinimumSectionSize(9 * fontMetrics().averageCharWidth());
    horizontalHeader()->setSectionResizeMode(QHeaderView::Stretch);
    horizontalHeader()->setSectionResizeMode(0, QHeaderView::ResizeToContents);
    verticalHeader()->setSectionResizeMode(QHeaderView::ResizeToContents); // words wrap instead of being cut
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setVerticalScrollMode(QAbstractItemView::ScrollPerPixel);
    setEditTriggers(QAbstractItemView::NoEditTriggers);
    setSelectionBehavior(QAbstractItemView::SelectRows);
    setSelectionMode(QAbstractItemView::SingleSelection);
    setShowGrid(false);
    setTabKeyNavigation(false);
    auto *copy = new QAction(tr("Copy"), this);
    copy->setShortcut(QKeySequence::Copy);
    copy->setShortcutContext(Qt::WidgetShortcut);
    addAction(copy);
    setContextMenuPolicy(Qt::ActionsContextMenu);
    connect(copy, &QAction::triggered, this, [this] {
        if (currentRow() >= 0)
            Q_EMIT copyRequested(textOf(currentRow()));
    });
}

void LoginHistoryTable::setRows(const QList<PracticeLoginView> &rows)
{
    if (rows == m_rows)
        return;
    m_rows = rows;
    setRowCount(static_cast<int>(rows.size()));
    const Theme theme = currentTheme();
    for (int row = 0; row < rowCount(); ++row) {
        const PracticeLoginView &login = rows.at(row);
        const QStringList cells{login.time,        login.username,  login.status,
                                login.application, login.loginType, login.sourceIp};
        for (int column = 0; column < cells.size(); ++column) {
            auto *item = new QTableWidgetItem(cells.at(column));
            item->setToolTip(cells.at(column));
            if (column == 2)
                item->setForeground(login.failed ? theme.bad : theme.good);
            setItem(row, column, item);
        }
    }
}

QString LoginHistoryTable::textOf(int row) const
{
    QStringList cells;
    for (int column = 0; column < columnCount(); ++column)
        cells << item(row, column)->text();
    return cells.join(u'\t');
}

} // namespace keyway
