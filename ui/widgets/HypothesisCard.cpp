// SPDX-FileCopyrightText: 2026 The Keyway authors
// SPDX-License-Identifier: Apache-2.0

#include "ui/widgets/HypothesisCard.h"

#include "ui/widgets/LiteralText.h"
#include "ui/widgets/RunsLabel.h"

#include <QHBoxLayout>

using namespace Qt::StringLiterals;

namespace keyway {

HypothesisCard::HypothesisCard(const Hypothesis &hypothesis, qsizetype place, bool numbered,
                               const Guide &guide, QWidget *parent)
    : Card(DiagnosisPresenter::cardTone(place), parent),
      m_hypothesis(hypothesis),
      m_literalPlace(new QVBoxLayout)
{
    setObjectName(place == 0 ? u"hypothesis"_s : u"hypothesis_%1"_s.arg(place + 1));
    body()->setSpacing(6);
    const QString title =
        numbered ? tr("%1. %2", "place. explanation").arg(QString::number(place + 1), hypothesis.title)
                 : hypothesis.title;
    const QString pill = DiagnosisPresenter::pill(hypothesis, guide);
    setAccessibleName(tr("%1, %2", "explanation, step and likelihood").arg(title, pill));
    auto *top = new QHBoxLayout;
    top->setSpacing(12);
    top->addWidget(makeLabel(title, u"heading"_s), 1);
    top->addWidget(makePill(pill, DiagnosisPresenter::pillTone(place)), 0, Qt::AlignTop);
    body()->addLayout(top);
    if (!hypothesis.why.isEmpty())
        body()->addWidget(new RunsLabel({{hypothesis.why, RunStyle::Muted}}));
    body()->addLayout(m_literalPlace);
    for (qsizetype i = 0; i < hypothesis.actions.size(); ++i)
        body()->addWidget(
            makeLabel(tr("%1. %2", "number. action").arg(QString::number(i + 1), hypothesis.actions.at(i))));
    if (!hypothesis.tellApart.isEmpty())
        body()->addWidget(new RunsLabel(
            {{tr("How to tell:"), RunStyle::Strong}, {u" "_s}, {hypothesis.tellApart, RunStyle::Muted}}));
    if (hypothesis.step <= 0)
        return;
    auto *go = place == 0
                   ? makeButton(tr("&Go to step %1").arg(hypothesis.step), u"primary"_s, u"goToStepButton"_s)
                   : makeButton(tr("Go to step %1").arg(hypothesis.step), u"link"_s,
                                u"goToStepButton_%1"_s.arg(place + 1));
    go->setAccessibleName(tr("Go to step %1: %2").arg(QString::number(hypothesis.step), hypothesis.title));
    buttonRow()->insertWidget(0, go);
    connect(go, &QPushButton::clicked, this, [this] { Q_EMIT goToStepRequested(m_hypothesis.step); });
}

void HypothesisCard::setLiteral(const QString &lead, const QString &literal)
{
    auto *top = new QHBoxLayout;
    top->setSpacing(12);
    top->addWidget(new RunsLabel({{lead, RunStyle::Muted}}), 1);
    auto *words = new LiteralText(lead);
    words->setLiteral(literal);
    auto *copy = new CopyButton(lead, u"copyLiteralButton"_s);
    m_literalPlace->addLayout(top);
    auto *row = new QHBoxLayout;
    row->setSpacing(10);
    row->addWidget(words, 1);
    row->addWidget(copy, 0, Qt::AlignTop);
    m_literalPlace->addLayout(row);
    connect(copy, &QPushButton::clicked, this, [this, literal] { Q_EMIT copyRequested(literal); });
}

void HypothesisCard::offerPage()
{
    if (m_hypothesis.setupNode.isEmpty())
        return;
    auto *open = makeButton(tr("&Open this page in Salesforce"), {}, u"openPageButton"_s);
    buttonRow()->insertWidget(buttonRow()->count() - 1, open);
    connect(open, &QPushButton::clicked, this, [this] { Q_EMIT openPageRequested(m_hypothesis.setupNode); });
}

void HypothesisCard::setHint(const QString &hint)
{
    auto *row = buttonRow();
    row->insertWidget(row->count() - 1, new RunsLabel({{hint, RunStyle::Muted}}), 1);
}

QHBoxLayout *HypothesisCard::buttonRow()
{
    if (!m_buttons) {
        m_buttons = new QHBoxLayout;
        m_buttons->setSpacing(10);
        m_buttons->setContentsMargins(0, 4, 0, 0);
        m_buttons->addStretch();
        body()->addLayout(m_buttons);
    }
    return m_buttons;
}

} // namespace keyway
