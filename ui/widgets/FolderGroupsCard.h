// SPDX-FileCopyrightText: 2026 The Keyway authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "ui/pages/KeyPage.h"
#include "ui/widgets/Basics.h"

namespace keyway {

/// Which files of a dropped folder belong together, one group a row. Hidden while there are none.
class FolderGroupsCard : public Card
{
    Q_OBJECT
public:
    explicit FolderGroupsCard(QWidget *parent = nullptr);
    void setRows(const QList<KeyFolderRow> &rows);

Q_SIGNALS:
    void chosen(int group);

private:
    QWidget *makeRow(const KeyFolderRow &row);

    QVBoxLayout *m_rows;
};

} // namespace keyway
