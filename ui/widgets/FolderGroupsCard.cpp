// SPDX-FileCopyrightText: 2026 The Keyway authors
// SPDX-License-Identifier: Apache-2.0

#include "ui/widgets/FolderGroupsCard.h"

#include "ui/widgets/PageTools.h"
#include "ui/widgets/RunsLabel.h"
#include "ui/widgets/StatusIcon.h"

#include <QHBoxLayout>

using namespace Qt::StringLiterals;

namespace keyway {

namespace {

Look stateOf(const KeyFolderRow &row)
{
    if (row.group < 0)
        return {Symbol::Dash, Tone::Neutral, {}};
    return row.complete ? Look{Symbol::Check, Tone::Good, FolderGroupsCard::tr("complete pair")}
                        : Look{Symbol::Exclamation, Tone::Warn, FolderGroupsCard::tr("not a pair")};
}

} // namespace

FolderGroupsCard::FolderGroupsCard(QWidget *parent) : Card({}, parent), m_rows(new QVBoxLayout)
{
    setObjectName(u"folderGroups"_s);
    m_rows->setSpacing(10);
    auto *none = makeButton(tr("None of these"), u"link"_s, u"noFolderGroupButton"_s);
    body()->addWidget(makeLabel(tr("Which of these files belong together"), u"heading"_s));
    body()->addLayout(m_rows);
    body()->addWidget(none);
    connect(none, &QPushButton::clicked, this, [this] { setRows({}); });
    hide();
}

void FolderGroupsCard::setRows(const QList<KeyFolderRow> &rows)
{
    clearLayout(m_rows);
    for (const KeyFolderRow &row : rows)
        m_rows->addWidget(makeRow(row));
    setVisible(!rows.isEmpty());
    if (!rows.isEmpty())
        scrollIntoView(this);
}

QWidget *FolderGroupsCard::makeRow(const KeyFolderRow &row)
{
    const Look look = stateOf(row);
    auto *words = new QVBoxLayout;
    words->setSpacing(2);
    Runs runs{{row.title, RunStyle::Strong}};
    if (!look.word.isEmpty())
        runs << Run{tr(" (%1)", "state of a group of files").arg(look.word), RunStyle::Muted};
    auto *title = new RunsLabel(runs);
    title->setObjectName(u"folderGroupTitle%1"_s.arg(row.group));
    words->addWidget(title);
    for (const QString &line : row.lines)
        words->addWidget(new RunsLabel({{line, RunStyle::Muted}}));
    auto *widget = new QWidget;
    auto *line = new QHBoxLayout(widget);
    line->setContentsMargins({});
    line->setSpacing(10);
    line->addWidget(new StatusIcon(look), 0, Qt::AlignTop);
    line->addLayout(words, 1);
    if (row.group < 0)
        return widget; // files that belong to nothing: there is nothing to choose
    auto *use = makeButton(tr("Use these"), u"small"_s, u"useFolderGroup%1"_s.arg(row.group));
    use->setProperty("edits", true);
    use->setAccessibleName(tr("Use these files: %1").arg(row.title));
    use->setAccessibleDescription((QStringList(look.word) + row.lines).join(u'\n'));
    line->addWidget(use, 0, Qt::AlignTop);
    connect(use, &QPushButton::clicked, this, [this, group = row.group] { Q_EMIT chosen(group); });
    return widget;
}

} // namespace keyway
