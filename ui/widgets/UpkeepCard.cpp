// SPDX-FileCopyrightText: 2026 The Keyway authors
// SPDX-License-Identifier: Apache-2.0

#include "ui/widgets/UpkeepCard.h"

#include "ui/widgets/Disclosure.h"
#include "ui/widgets/FlowLayout.h"
#include "ui/widgets/PageTools.h"
#include "ui/widgets/RunsLabel.h"

using namespace Qt::StringLiterals;

namespace keyway {

UpkeepCard::UpkeepCard(QWidget *parent)
    : Card({}, parent), m_notes(new QVBoxLayout), m_sections(new QVBoxLayout)
{
    setObjectName(u"upkeepCard"_s);
    m_notes->setSpacing(6);
    m_sections->setSpacing(2);
    auto *reminder = makeButton(tr("&Add a calendar reminder…"), {}, u"reminderButton"_s);
    reminder->setAccessibleDescription(tr("60 and 14 days before the certificate expires"));
    reminder->setToolTip(reminder->accessibleDescription());
    auto *rotation = makeButton(tr("C&hange the key pair…"), {}, u"rotationButton"_s);
    auto *refresh = makeButton(tr("After a &sandbox refresh…"), {}, u"sandboxRefreshButton"_s);
    for (QPushButton *each : {rotation, refresh})
        each->setProperty("edits", true);
    auto *row = new FlowLayout(10);
    for (QPushButton *each : {reminder, rotation, refresh})
        row->addWidget(each);
    body()->addWidget(makeLabel(tr("Keep it working"), u"heading"_s));
    body()->addLayout(m_notes);
    body()->addLayout(m_sections);
    body()->addLayout(row);
    connect(reminder, &QPushButton::clicked, this, &UpkeepCard::reminderRequested);
    connect(rotation, &QPushButton::clicked, this, &UpkeepCard::rotationRequested);
    connect(refresh, &QPushButton::clicked, this, &UpkeepCard::sandboxRefreshRequested);
}

void UpkeepCard::setNotes(const QStringList &notes)
{
    clearLayout(m_notes);
    for (const QString &note : notes)
        m_notes->addWidget(new RunsLabel({{tr("• %1", "list item").arg(note)}}));
}

void UpkeepCard::setSections(const QList<QPair<QString, QStringList>> &sections)
{
    clearLayout(m_sections);
    for (qsizetype i = 0; i < sections.size(); ++i) {
        QStringList lines;
        for (const QString &sentence : sections.at(i).second)
            lines << tr("%1. %2", "a numbered action").arg(lines.size() + 1).arg(sentence);
        m_sections->addWidget(new Disclosure(sections.at(i).first, lines.join(u'\n'), u"upkeep_%1"_s.arg(i)));
    }
}

} // namespace keyway
