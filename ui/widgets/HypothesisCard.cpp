// SPDX-FileCopyrightText: 2026 The Keyway authors
// SPDX-License-Identifier: Apache-2.0

#include "ui/widgets/HypothesisCard.h"

#include "ui/Theme.h"
#include "ui/widgets/FlowLabel.h"
#include "ui/widgets/FlowLayout.h"
#include "ui/widgets/LiteralText.h"
#include "ui/widgets/RunsLabel.h"

#include <QHBoxLayout>
#include <QPainter>
#include <QPainterPath>

using namespace Qt::StringLiterals;

namespace keyway {

HypothesisCard::HypothesisCard(const Hypothesis &hypothesis, qsizetype place, bool numbered,
                               const Guide &guide, QWidget *parent)
    : Card({}, parent),
      m_hypothesis(hypothesis),
      m_place(place),
      m_literalPlace(new QVBoxLayout),
      m_afterButtons(new QVBoxLayout)
{
    keyway::setProperty(this, "role", u"hypothesis"_s); // paints its own frame
    body()->setContentsMargins(20, 12, 16, 12);
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
    body()->addLayout(m_afterButtons);
    auto *tellApart = hypothesis.tellApart.isEmpty()
                          ? nullptr
                          : new RunsLabel({{tr("How to tell:"), RunStyle::Strong},
                                           {u" "_s},
                                           {hypothesis.tellApart, RunStyle::Muted}});
    QPushButton *go = makeGoButton();
    if (place > 0 && (tellApart || go)) {
        auto *row = new QHBoxLayout;
        row->setSpacing(12);
        if (tellApart)
            row->addWidget(tellApart, 1);
        else
            row->addStretch(1);
        if (go)
            row->addWidget(go, 0, Qt::AlignBottom);
        m_afterButtons->addLayout(row);
        return;
    }
    if (go)
        buttonRow()->addWidget(go);
    if (tellApart)
        m_afterButtons->addWidget(tellApart);
}

QPushButton *HypothesisCard::makeGoButton()
{
    if (m_hypothesis.step <= 0)
        return nullptr;
    auto *go = m_place == 0 ? makeButton(tr("&Go to step %1").arg(m_hypothesis.step), u"primary"_s,
                                         u"goToStepButton"_s)
                            : makeButton(tr("Go to step %1").arg(m_hypothesis.step), u"link"_s,
                                         u"goToStepButton_%1"_s.arg(m_place + 1));
    go->setAccessibleName(
        tr("Go to step %1: %2").arg(QString::number(m_hypothesis.step), m_hypothesis.title));
    connect(go, &QPushButton::clicked, this, [this] { Q_EMIT goToStepRequested(m_hypothesis.step); });
    return go;
}

void HypothesisCard::paintEvent(QPaintEvent *)
{
    // A style sheet cannot draw a straight stripe inside a rounded frame.
    const Theme theme = currentTheme();
    QColor stripe = theme.border;
    if (m_place == 0)
        stripe = theme.bad;
    else if (m_place == 1)
        stripe = theme.dark ? theme.warn : QColor(0xdd, 0x9f, 0x00);
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const QRectF frame = QRectF(rect()).adjusted(0.5, 0.5, -0.5, -0.5);
    QPainterPath path;
    path.addRoundedRect(frame, 8, 8);
    painter.fillPath(path, theme.card);
    painter.setClipPath(path);
    const bool mirrored = layoutDirection() == Qt::RightToLeft;
    painter.fillRect(mirrored ? QRectF(width() - 5, 0, 5, height()) : QRectF(0, 0, 5, height()), stripe);
    painter.setClipping(false);
    QColor border = m_place == 0 ? theme.bad : theme.border;
    if (m_place == 0 && !theme.highContrast)
        border.setAlphaF(0.5F);
    painter.setPen(border);
    painter.drawPath(path);
}

void HypothesisCard::setLiteral(const QString &lead, const QString &literal)
{
    auto *words = new LiteralText(lead);
    words->setLiteral(literal);
    auto *copy = new CopyButton(lead, u"copyLiteralButton"_s);
    auto *row = new QHBoxLayout;
    row->setSpacing(10);
    auto *leadLabel = new RunsLabel({{lead, RunStyle::Muted}});
    // A short answer reads best in one line with its lead; a long one gets the whole width.
    if (lead.size() + literal.size() <= 70 && !literal.contains(u'\n'))
        row->addWidget(leadLabel);
    else
        m_literalPlace->addWidget(leadLabel);
    row->addWidget(words, 1);
    row->addWidget(copy);
    m_literalPlace->addLayout(row);
    connect(copy, &QPushButton::clicked, this, [this, literal] { Q_EMIT copyRequested(literal); });
}

void HypothesisCard::offerPage()
{
    if (m_hypothesis.setupNode.isEmpty())
        return;
    auto *open = makeButton(tr("&Open this page in Salesforce"), {}, u"openPageButton"_s);
    buttonRow()->addWidget(open);
    connect(open, &QPushButton::clicked, this, [this] { Q_EMIT openPageRequested(m_hypothesis.setupNode); });
}

void HypothesisCard::setHint(const QString &hint)
{
    buttonRow()->addWidget(new FlowLabel(hint, u"muted"_s));
}

QPushButton *HypothesisCard::offerRetry()
{
    auto *retry = makeButton(tr("&Retry until it works"), {}, u"retryButton"_s);
    buttonRow()->addWidget(retry);
    return retry;
}

QLayout *HypothesisCard::buttonRow()
{
    if (!m_buttons) {
        auto *row = new QWidget;
        m_buttons = new FlowLayout(10);
        m_buttons->setContentsMargins(0, 4, 0, 0);
        row->setLayout(m_buttons);
        body()->insertWidget(body()->indexOf(m_afterButtons), row);
    }
    return m_buttons;
}

} // namespace keyway
