// SPDX-FileCopyrightText: 2026 The Keyway authors
// SPDX-License-Identifier: Apache-2.0

#include "ui/widgets/ChecklistCard.h"

#include "ui/widgets/PageTools.h"
#include "ui/widgets/RunsLabel.h"
#include "ui/widgets/StageHeader.h"
#include "ui/widgets/StatusIcon.h"

#include <QHBoxLayout>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace keyway {

ChecklistCard::ChecklistCard(QWidget *parent)
    : Card({}, parent), m_header(new StageHeader), m_body(new QWidget), m_rows(new QVBoxLayout(m_body))
{
    setObjectName(u"checklistCard"_s);
    body()->setContentsMargins(14, 8, 12, 8);
    m_header->setObjectName(u"checklistHeader"_s);
    m_rows->setContentsMargins(4, 2, 0, 4);
    m_rows->setSpacing(8);
    body()->addWidget(m_header);
    body()->addWidget(m_body);
    connect(m_header, &StageHeader::toggled, m_body, &QWidget::setVisible);
    setChecklist({});
}

Look ChecklistCard::look(ChecklistEntry::State state)
{
    switch (state) {
    case ChecklistEntry::State::Unknown:
        return {Symbol::Pending, Tone::Neutral, tr("not known yet")};
    case ChecklistEntry::State::Good:
        return {Symbol::Check, Tone::Good, tr("good")};
    case ChecklistEntry::State::Doubtful:
        return {Symbol::Exclamation, Tone::Warn, tr("may be wrong")};
    case ChecklistEntry::State::Bad:
        return {Symbol::Cross, Tone::Bad, tr("wrong")};
    }
    Q_UNREACHABLE();
}

void ChecklistCard::setChecklist(const QList<ChecklistEntry> &entries)
{
    using State = ChecklistEntry::State;
    const auto count = [&entries](State state) {
        return std::ranges::count(entries, state, &ChecklistEntry::state);
    };
    State worst = State::Good; // bad, then doubtful, then unknown
    for (State state : {State::Unknown, State::Doubtful, State::Bad})
        if (count(state) > 0)
            worst = state;
    const bool allGood = worst == State::Good;
    StageView view;
    view.look = look(worst);
    view.title = tr("Checklist");
    view.summary = tr("%1 of %2 shown to be good").arg(count(State::Good)).arg(entries.size());
    view.spoken = tr("%1, %2: %3", "title, state, summary").arg(view.title, view.look.word, view.summary);
    clearLayout(m_rows);
    for (const ChecklistEntry &entry : entries)
        m_rows->addWidget(makeRow(entry));
    m_header->setView(view, !entries.isEmpty());
    m_header->setChecked(!allGood);
    m_body->setVisible(!allGood);
    setVisible(!entries.isEmpty());
}

QWidget *ChecklistCard::makeRow(const ChecklistEntry &entry)
{
    const Look state = look(entry.state);
    auto *words = new RunsLabel({{entry.title, RunStyle::Strong},
                                 {tr(" (%1)  ", "state of a check").arg(state.word),
                                  state.tone == Tone::Bad ? RunStyle::Bad : RunStyle::Muted},
                                 {entry.evidence, RunStyle::Muted}});
    words->setObjectName(u"checklist_"_s + entry.id);
    auto *row = new QWidget;
    auto *line = new QHBoxLayout(row);
    line->setContentsMargins({});
    line->setSpacing(10);
    line->addWidget(new StatusIcon(state), 0, Qt::AlignTop);
    line->addWidget(words, 1);
    if (entry.topic.isEmpty())
        return row;
    auto *go = makeButton(tr("Go to step"), u"small"_s, u"checklistGo_"_s + entry.id);
    go->setAccessibleName(tr("Go to the step for: %1").arg(entry.title));
    go->setAccessibleDescription(tr("%1. %2", "state, evidence").arg(state.word, entry.evidence));
    line->addWidget(go, 0, Qt::AlignTop);
    connect(go, &QPushButton::clicked, this,
            [this, topic = entry.topic] { Q_EMIT goToTopicRequested(topic); });
    return row;
}

} // namespace keyway
