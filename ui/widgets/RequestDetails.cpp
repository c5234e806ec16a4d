// SPDX-FileCopyrightText: 2026 The Keyway authors
// SPDX-License-Identifier: Apache-2.0

#include "ui/widgets/RequestDetails.h"

#include "ui/widgets/Basics.h"
#include "ui/widgets/LiteralText.h"
#include "ui/widgets/RunsLabel.h"

#include <QHBoxLayout>

using namespace Qt::StringLiterals;

namespace keyway {

namespace {

QString about(const PracticeLogLine &line)
{
    QStringList parts{line.time, line.host, line.content};
    parts.removeAll(QString());
    return parts.join(u" · "_s);
}

QString statusWords(const PracticeLogLine &line)
{
    return line.status > 0 ? QString::number(line.status) : RequestDetails::tr("no answer");
}

} // namespace

bool isRefused(const PracticeLogLine &line)
{
    return line.status < 200 || line.status >= 400;
}

QString requestLine(const PracticeLogLine &line)
{
    return u"%1  %2 %3  "_s.arg(line.time, line.method.leftJustified(4), line.host + line.path);
}

QString requestText(const PracticeLogLine &line)
{
    QStringList parts{requestLine(line) + statusWords(line) + (line.words.isEmpty() ? QString() : u"  "_s) +
                      line.words};
    if (!line.content.isEmpty())
        parts << RequestDetails::tr("Content type: %1").arg(line.content);
    if (!line.why.isEmpty())
        parts << RequestDetails::tr("Why this answer: %1").arg(line.why);
    if (!line.answer.isEmpty())
        parts << RequestDetails::tr("Answer:") + u'\n' + line.answer.trimmed();
    if (!line.assertion.isEmpty())
        parts << RequestDetails::tr("Assertion sent:") + u'\n' + line.assertion.trimmed();
    return parts.join(u"\n\n"_s);
}

RequestDetails::RequestDetails(QWidget *parent)
    : QFrame(parent),
      m_title(new RunsLabel),
      m_about(new RunsLabel),
      m_whyHeading(makeLabel(tr("Why this answer"), u"heading"_s)),
      m_why(makeLabel({})),
      m_answerHeading(makeLabel({}, u"heading"_s)),
      m_answer(new LiteralText(tr("The answer, word for word"), 12)),
      m_assertionHeading(makeLabel(tr("The assertion that was sent: header, then claims"), u"heading"_s)),
      m_assertion(new LiteralText(tr("The assertion that was sent: header, then claims"), 14))
{
    setObjectName(u"requestDetails"_s);
    m_why->setObjectName(u"requestWhy"_s);
    m_answer->setObjectName(u"requestAnswer"_s);
    m_assertion->setObjectName(u"requestAssertion"_s);
    auto *copy = new CopyButton(tr("all of this request"), u"copyRequestButton"_s);
    auto *close = makeButton(tr("Hide"), u"small"_s, u"hideRequestButton"_s);
    close->setAccessibleName(tr("Hide the details of this request"));
    auto *words = new QVBoxLayout;
    words->setSpacing(2);
    words->addWidget(m_title);
    words->addWidget(m_about);
    auto *top = new QHBoxLayout;
    top->setSpacing(8);
    top->addLayout(words, 1);
    top->addWidget(copy, 0, Qt::AlignTop);
    top->addWidget(close, 0, Qt::AlignTop);
    auto *rule = new QFrame;
    rule->setProperty("role", u"rule"_s);
    rule->setFixedHeight(1);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 4, 0, 0);
    column->setSpacing(6);
    column->addWidget(rule);
    column->addLayout(top);
    for (QWidget *each : {static_cast<QWidget *>(m_whyHeading), static_cast<QWidget *>(m_why),
                          static_cast<QWidget *>(m_answerHeading), static_cast<QWidget *>(m_answer),
                          static_cast<QWidget *>(m_assertionHeading), static_cast<QWidget *>(m_assertion)})
        column->addWidget(each);
    connect(copy, &QPushButton::clicked, this, [this] { Q_EMIT copyRequested(requestText(m_line)); });
    connect(close, &QPushButton::clicked, this, &RequestDetails::closeRequested);
    hide();
}

void RequestDetails::show(const PracticeLogLine &line)
{
    m_line = line;
    m_title->setRuns({{line.method + u' ' + line.path + u"  "_s, RunStyle::Strong},
                      {statusWords(line), isRefused(line) ? RunStyle::BadStrong : RunStyle::GoodStrong}});
    m_about->setRuns({{about(line), RunStyle::Muted}});
    m_why->setText(line.why);
    m_whyHeading->setVisible(!line.why.isEmpty());
    m_why->setVisible(!line.why.isEmpty());
    m_answerHeading->setText(line.answer.isEmpty() ? tr("The answer has no body")
                                                   : tr("The answer, word for word"));
    m_answer->setVisible(!line.answer.isEmpty());
    m_answer->setLiteral(line.answer);
    m_assertionHeading->setVisible(!line.assertion.isEmpty());
    m_assertion->setVisible(!line.assertion.isEmpty());
    m_assertion->setLiteral(line.assertion);
    setVisible(true);
}

void RequestDetails::takeFocus()
{
    if (m_answer->isVisible())
        m_answer->setFocus();
    else
        findChild<QPushButton *>(u"copyRequestButton"_s)->setFocus();
}

} // namespace keyway
