// SPDX-FileCopyrightText: 2026 The Keyway authors
// SPDX-License-Identifier: Apache-2.0

#include "ui/widgets/Notice.h"

#include "ui/widgets/Announce.h"
#include "ui/widgets/Basics.h"
#include "ui/widgets/StateBadge.h"

using namespace Qt::StringLiterals;

namespace keyway {

namespace {

QString numbered(const QStringList &actions)
{
    if (actions.size() < 2)
        return actions.join(u'\n');
    QStringList lines;
    for (qsizetype i = 0; i < actions.size(); ++i)
        lines << Notice::tr("%1. %2", "a numbered action").arg(i + 1).arg(actions.at(i));
    return lines.join(u'\n');
}

void setOrHide(QLabel *label, const QString &text)
{
    label->setText(text);
    label->setVisible(!text.isEmpty());
}

} // namespace

Notice::Notice(Look look, QWidget *parent)
    : QFrame(parent),
      m_badge(new StateBadge),
      m_lead(makeLabel({}, u"small"_s)),
      m_title(makeLabel({}, u"heading"_s)),
      m_body(makeLabel({})),
      m_actions(makeLabel({})),
      m_words(new QVBoxLayout)
{
    setProperty("role", look == Look::Card ? u"card"_s : u"notice"_s);
    m_words->setSpacing(5);
    for (QLabel *label : {m_lead, m_title, m_body, m_actions})
        m_words->addWidget(label);
    auto *row = new QHBoxLayout(this);
    row->setContentsMargins(14, look == Look::Card ? 13 : 10, 14, look == Look::Card ? 13 : 10);
    row->setSpacing(10);
    row->addWidget(m_badge, 0, Qt::AlignTop);
    row->addLayout(m_words, 1);
    hide();
}

void Notice::show(const std::optional<Text> &text, const QString &tone, const QString &lead)
{
    setVisible(text.has_value());
    if (!text)
        return announce(this, {});
    for (QWidget *widget : {static_cast<QWidget *>(this), static_cast<QWidget *>(m_title)})
        keyway::setProperty(widget, "tone", tone);
    m_badge->showTone(tone);
    setOrHide(m_lead, lead);
    setOrHide(m_title, text->title);
    setOrHide(m_body, text->body.trimmed());
    setOrHide(m_actions, numbered(text->actions));
    QStringList spoken{lead, text->title, text->body.trimmed(), m_actions->text()};
    spoken.removeAll(QString());
    setAccessibleName(spoken.first());
    announce(this, spoken.join(u'\n'));
}

void Notice::showSentence(const QString &sentence, const QString &tone)
{
    if (sentence.isEmpty())
        return show(std::nullopt, tone);
    show(Text{{}, sentence, {}, {}}, tone);
}

void Notice::addWidget(QWidget *widget)
{
    m_words->addWidget(widget);
}

} // namespace keyway
