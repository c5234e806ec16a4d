// SPDX-FileCopyrightText: 2026 The Keyway authors
// SPDX-License-Identifier: Apache-2.0

#include "ui/widgets/StageSection.h"

#include "ui/widgets/CheckRow.h"
#include "ui/widgets/DecisionLadder.h"
#include "ui/widgets/PageTools.h"
#include "ui/widgets/StageHeader.h"

#include <QVBoxLayout>

#include <algorithm>

namespace keyway {

namespace {

QWidget *makeBody()
{
    auto *body = new QWidget;
    auto *layout = new QVBoxLayout(body);
    layout->setContentsMargins(26, 0, 0, 2);
    layout->setSpacing(0);
    return body;
}

} // namespace

StageSection::StageSection(const QString &name, QWidget *parent)
    : QWidget(parent), m_header(new StageHeader), m_open(makeBody()), m_folded(makeBody())
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
    clearLayout(m_open->layout());
    clearLayout(m_folded->layout());
    StageView shown = view;
    for (CheckView &check : shown.checks) {
        if (!decisions.isEmpty() && check.look.tone == Tone::Bad) {
            check.folded = true; // the ladder says which decision it was; the line keeps the words
            shown.summary = check.detail;
            shown.spoken = check.spoken;
        }
        auto *body = check.folded ? m_folded : m_open;
        body->layout()->addWidget(new CheckRow(check));
    }
    if (!decisions.isEmpty())
        m_open->layout()->addWidget(new DecisionLadder(decisions));
    const bool canOpen = m_folded->layout()->count() > 0;
    m_open->setVisible(m_open->layout()->count() > 0);
    m_header->setView(shown, canOpen);
    if (!canOpen)
        m_header->setChecked(false);
    m_folded->setVisible(m_header->isChecked());
}

} // namespace keyway
