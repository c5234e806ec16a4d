// SPDX-FileCopyrightText: 2026 The Keyway authors
// SPDX-License-Identifier: Apache-2.0

#include "ui/widgets/StageSection.h"

#include "ui/widgets/CheckRow.h"
#include "ui/widgets/DecisionLadder.h"
#include "ui/widgets/PageTools.h"
#include "ui/widgets/StageHeader.h"

#include <QHBoxLayout>

#include <algorithm>

namespace keyway {

namespace {

QVBoxLayout *addRows(QWidget *body)
{
    auto *indented = new QHBoxLayout(body);
    indented->setContentsMargins(0, 0, 0, 2);
    indented->addSpacing(20); // an item, because margins do not mirror
    auto *rows = new QVBoxLayout;
    rows->setSpacing(0);
    indented->addLayout(rows, 1);
    return rows;
}

} // namespace

StageSection::StageSection(const QString &name, QWidget *parent)
    : QWidget(parent),
      m_header(new StageHeader),
      m_open(new QWidget),
      m_folded(new QWidget),
      m_openRows(addRows(m_open)),
      m_foldedRows(addRows(m_folded))
{
    m_header->setObjectName(name);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins({});
    layout->setSpacing(0);
    layout->addWidget(m_header);
    layout->addWidget(m_open);
    layout->addWidget(m_folded);
    m_open->hide();
    m_folded->hide();
    connect(m_header, &StageHeader::toggled, m_folded, &QWidget::setVisible);
}

void StageSection::setView(const StageView &view, const QList<DecisionRow> &decisions)
{
    clearLayout(m_openRows);
    clearLayout(m_foldedRows);
    StageView shown = view;
    for (CheckView &check : shown.checks) {
        if (!decisions.isEmpty() && check.look.tone == Tone::Bad) {
            check.folded = true; // the ladder says which decision it was; the line keeps the words
            shown.summary = check.detail;
            shown.spoken = check.spoken;
        }
        auto *rows = check.folded ? m_foldedRows : m_openRows;
        rows->addWidget(new CheckRow(check));
    }
    if (!decisions.isEmpty())
        m_openRows->addWidget(new DecisionLadder(decisions));
    const bool canOpen = m_foldedRows->count() > 0;
    m_open->setVisible(m_openRows->count() > 0);
    m_header->setView(shown, canOpen);
    if (!canOpen)
        m_header->setChecked(false);
    m_folded->setVisible(m_header->isChecked());
}

} // namespace keyway
