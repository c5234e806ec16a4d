// SPDX-FileCopyrightText: 2026 The Keyway authors
// SPDX-License-Identifier: Apache-2.0

// Every word of the mail stands in resources/texts/reply.en.md; here is only what follows what.

#include "core/cases/CustomerReply.h"

#include "core/cases/Redaction.h"

#include <algorithm>
#include <limits>

using namespace Qt::StringLiterals;

namespace keyway {

namespace {

/// More candidates than this read as "we have no idea".
constexpr qsizetype mostOthers = 4;

/// A title has no full stop; in a mail it stands as a sentence.
QString sentence(const QString &title)
{
    const QString text = title.trimmed();
    return text.isEmpty() || text.endsWith(u'.') || text.endsWith(u'?') || text.endsWith(u'!') ? text
                                                                                               : text + u'.';
}

class Reply
{
public:
    Reply(const Diagnosis &diagnosis, const Guide &guide, const TextBook &texts)
        : m_diagnosis(diagnosis), m_guide(guide), m_texts(texts)
    {
    }

    QString text()
    {
        add(words(u"greeting"_s));
        message();
        if (m_diagnosis.hypotheses.isEmpty()) {
            add(words(u"none"_s));
        } else {
            if (!m_diagnosis.recognised)
                add(words(u"unknown"_s));
            firstCandidate(m_diagnosis.hypotheses.first());
        }
        if (m_diagnosis.mayBePropagation)
            add(words(u"wait"_s));
        ruledOut();
        others();
        add(words(u"closing"_s));
        return m_paragraphs.join(u"\n\n"_s) + u'\n';
    }

private:
    void add(const QString &paragraph)
    {
        if (!paragraph.isEmpty())
            m_paragraphs << paragraph;
    }

    /// Title and body of a text, as paragraphs.
    QString words(const QString &id, const QMap<QString, QString> &facts = {}) const
    {
        const Text text = m_texts.text(u"reply."_s + id, facts);
        return text.body.isEmpty() ? text.title : text.title + u"\n\n"_s + text.body;
    }

    /// "Step 6, Pre-authorize permission set", or the name of what is no step of the guide.
    QString place(const QString &topic, const QString &form = u"step"_s) const
    {
        if (const GuideStep *step = m_guide.stepForTopic(topic))
            return words(form, {{u"step"_s, QString::number(step->number)}, {u"title"_s, step->title}});
        const QString id = u"topic."_s + topic;
        return m_texts.contains(u"reply."_s + id) ? words(id) : topic;
    }

    void message()
    {
        if (m_diagnosis.literal.isEmpty())
            return add(words(u"no-message"_s));
        add(words(u"message"_s));
        add(u"    "_s + QString(m_diagnosis.literal.trimmed()).replace(u'\n', u"\n    "_s));
    }

    void firstCandidate(const Hypothesis &first)
    {
        const QString likelihood = u"first."_s + first.likelihood;
        const bool known = m_texts.contains(u"reply."_s + likelihood);
        add(words(
            known ? likelihood : u"first.possible"_s,
            {{u"place"_s, place(first.topic, u"step.within"_s)}, {u"sentence"_s, sentence(first.title)}}));
        add(first.why);
        if (!first.actions.isEmpty()) {
            add(words(u"actions"_s));
            QStringList lines{words(u"actions.place"_s, {{u"place"_s, place(first.topic)}})};
            for (qsizetype i = 0; i < first.actions.size(); ++i)
                lines << u"%1. "_s.arg(i + 1) + first.actions.at(i);
            add(lines.join(u'\n'));
        }
        if (const QString page = u"page."_s + first.setupNode; m_texts.contains(u"reply."_s + page))
            add(words(u"page"_s, {{u"page"_s, words(page)}}));
        if (!first.tellApart.isEmpty())
            add(words(u"tell"_s, {{u"question"_s, first.tellApart}}));
    }

    void ruledOut()
    {
        // In the guide's order; what is no step comes last.
        QList<RuledOut> sorted = m_diagnosis.ruledOut;
        const auto number = [this](const RuledOut &each) {
            const GuideStep *step = m_guide.stepForTopic(each.topic);
            return step ? step->number : std::numeric_limits<int>::max();
        };
        std::ranges::stable_sort(sorted, {}, number);
        QStringList lines;
        for (const RuledOut &each : std::as_const(sorted))
            lines << words(u"ruled-out.line"_s,
                           {{u"place"_s, place(each.topic)}, {u"sentence"_s, sentence(each.why)}});
        if (!lines.isEmpty())
            add(words(u"ruled-out"_s) + u'\n' + lines.join(u'\n'));
    }

    void others()
    {
        QStringList lines;
        for (const Hypothesis &each : m_diagnosis.hypotheses.mid(1, mostOthers))
            lines << words(each.tellApart.isEmpty() ? u"others.line"_s : u"others.line-question"_s,
                           {{u"place"_s, place(each.topic)},
                            {u"sentence"_s, sentence(each.title)},
                            {u"question"_s, each.tellApart}});
        if (!lines.isEmpty())
            add(words(u"others"_s) + u'\n' + lines.join(u'\n'));
    }

    const Diagnosis &m_diagnosis;
    const Guide &m_guide;
    const TextBook &m_texts;
    QStringList m_paragraphs;
};

} // namespace

QString customerReply(const Diagnosis &diagnosis, const Guide &guide, const TextBook &texts)
{
    return redacted(Reply(diagnosis, guide, texts).text());
}

} // namespace keyway
