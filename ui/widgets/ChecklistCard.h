// SPDX-FileCopyrightText: 2026 The Keyway authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "core/report/Checklist.h"
#include "ui/presenters/Look.h"
#include "ui/widgets/Basics.h"

namespace keyway {

class StageHeader;

/// What must be right for a sign-in, in the order in which to look, each with what shows it. Folded when all
/// of it is good; hidden when there is nothing to show.
class ChecklistCard : public Card
{
    Q_OBJECT
public:
    explicit ChecklistCard(QWidget *parent = nullptr);
    void setChecklist(const QList<ChecklistEntry> &entries);
    static Look look(ChecklistEntry::State state);

Q_SIGNALS:
    void goToTopicRequested(const QString &topic);

private:
    QWidget *makeRow(const ChecklistEntry &entry);

    StageHeader *m_header;
    QWidget *m_body;
    QVBoxLayout *m_rows;
};

} // namespace keyway
