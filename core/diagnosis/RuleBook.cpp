// SPDX-FileCopyrightText: 2026 The Keyway authors
// SPDX-License-Identifier: Apache-2.0

#include "core/diagnosis/RuleBook.h"
#include "core/diagnosis/RuleBookData.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace keyway {

namespace {

/// How far ahead of the second the first must be before it may be called the most likely.
constexpr int clearlyAhead = 15;
constexpr int closeBehind = 35;

/// "said": the answer's code and words. The rest of a pasted text is looked at only when they say nothing.
QString said(const Evidence &evidence, bool withText)
{
    QString words = evidence.string(fact::error) + u'\n' + evidence.string(fact::errorDescription);
    if (withText)
        words += u'\n' + evidence.string(fact::text);
    words.replace(u'’', u'\'');
    return words;
}

bool allHold(const QList<Condition> &when, const Evidence &evidence, const QString &words)
{
    return std::all_of(when.begin(), when.end(), [&](const Condition &condition) {
        const bool aboutWords = condition.fact() == "said"_L1;
        return condition.holds(aboutWords ? QJsonValue(words) : evidence.value(condition.fact()), evidence);
    });
}

const rules::Answer *bestAnswer(const RuleBook::Data &data, const Evidence &evidence, const QString &words)
{
    for (const auto &answer : data.answers)
        if (allHold(answer.when, evidence, words))
            return &answer;
    return nullptr;
}

void insert(QList<rules::Hint> &hints, const rules::Hint &hint)
{
    const auto same = std::find_if(hints.begin(), hints.end(),
                                   [&](const auto &other) { return other.topic == hint.topic; });
    if (same == hints.end())
        hints << hint;
    else if (hint.weight > same->weight)
        *same = hint;
}

int stepOf(const QString &topic, const Guide *guide)
{
    if (!guide) {
        const auto index = allTopics.indexOf(topic);
        return index < setupTopicCount ? int(index) + 1 : 0;
    }
    for (const GuideStep &step : guide->steps)
        if (step.topics.contains(topic))
            return step.number;
    return 0;
}

/// Facts by name, and "step:user" and the like: "step 5" in this guide.
QMap<QString, QString> placeholders(const RuleBook::Data &data, const Evidence &evidence, const Guide *guide)
{
    QMap<QString, QString> words = data.placeholders;
    for (const QString &topic : allTopics.first(setupTopicCount)) {
        const int step = stepOf(topic, guide);
        words.insert(u"step:"_s + topic, step > 0 ? u"step %1"_s.arg(step) : u"the set-up"_s);
    }
    for (const QLatin1String name : fact::all) {
        const QJsonValue value = evidence.value(name);
        if (value.isString() && !value.toString().isEmpty())
            words.insert(name, value.toString());
        else if (value.isDouble())
            words.insert(name, QString::number(value.toDouble()));
    }
    return words;
}

QString literal(const Evidence &evidence)
{
    const QString code = evidence.string(fact::error);
    const QString words = evidence.string(fact::errorDescription);
    if (code.isEmpty() && words.isEmpty())
        return evidence.string(fact::text).left(500);
    if (code.isEmpty() || words.contains(code))
        return words;
    return words.isEmpty() ? code : code + u": "_s + words;
}

class Diagnoser
{
public:
    Diagnoser(const RuleBook::Data &data, const Evidence &evidence, const Guide *guide, QStringList *used)
        : m_data(data), m_evidence(evidence), m_guide(guide), m_used(used), m_words(said(evidence, false))
    {
    }

    Diagnosis run()
    {
        const rules::Answer *answer = bestAnswer(m_data, m_evidence, m_words);
        if (!answer || !answer->known) {
            const QString more = said(m_evidence, true);
            const rules::Answer *other = bestAnswer(m_data, m_evidence, more);
            if (other && (!answer || other->known)) {
                answer = other;
                m_words = more;
            }
        }
        m_result.literal = literal(m_evidence);
        m_result.recognised = answer && answer->known;
        m_result.mayBePropagation = answer && answer->mayBePropagation;
        QList<rules::Hint> hints = answer ? answer->hypotheses : fallback();
        used(answer ? answer->id : QString());
        if (answer)
            m_proofs = answer->proves;
        adjust(hints, answer ? answer->id : QString());
        rank(hints);
        decide();
        ruleOut();
        m_result.verdict =
            m_result.recognised && !m_result.hypotheses.isEmpty()
                ? m_result.hypotheses.first().title
                : m_data.texts.text(u"verdict.unknown"_s, placeholders(m_data, m_evidence, m_guide)).title;
        return m_result;
    }

private:
    void used(const QString &id)
    {
        if (m_used && !id.isEmpty())
            *m_used << id;
    }

    QList<rules::Hint> fallback()
    {
        for (const auto &each : m_data.fallbacks) {
            if (allHold(each.when, m_evidence, m_words)) {
                used(each.id);
                return each.hypotheses;
            }
        }
        return {};
    }

    void adjust(QList<rules::Hint> &hints, const QString &answerId)
    {
        for (const auto &each : m_data.adjustments) {
            if (!each.answers.isEmpty() && !each.answers.contains(answerId))
                continue;
            if (!allHold(each.when, m_evidence, m_words))
                continue;
            used(each.id);
            for (const auto &[decision, proof] : each.proves.asKeyValueRange())
                m_proofs.insert(decision, proof);
            for (rules::Hint &hint : hints)
                hint.weight += each.add.value(hint.topic, 0);
            for (const rules::Hint &hint : each.insert)
                insert(hints, hint);
        }
    }

    void rank(QList<rules::Hint> hints)
    {
        hints.removeIf([](const rules::Hint &hint) { return hint.weight <= 0; });
        std::stable_sort(hints.begin(), hints.end(),
                         [](const auto &a, const auto &b) { return a.weight > b.weight; });
        const auto words = placeholders(m_data, m_evidence, m_guide);
        for (const rules::Hint &hint : std::as_const(hints)) {
            const Text text = m_data.texts.text(hint.text, words);
            const int behind = hints.first().weight - hint.weight;
            const bool first = m_result.hypotheses.isEmpty();
            const bool ahead = hints.size() == 1 || hint.weight - hints.at(1).weight >= clearlyAhead;
            const QString likelihood = !m_result.recognised            ? u"possible"_s
                                       : first && ahead                ? u"most-likely"_s
                                       : first || behind < closeBehind ? u"likely"_s
                                                                       : u"possible"_s;
            m_result.hypotheses << Hypothesis{hint.topic,     stepOf(hint.topic, m_guide),
                                              likelihood,     text.title,
                                              text.body,      text.actions,
                                              text.tellApart, hint.setupNode};
        }
    }

    void decide()
    {
        // A token of this very run means that every decision was favourable, whatever failed afterwards.
        const bool token = m_evidence.string(fact::reached) == "token"_L1;
        for (const QString &id : allDecisions) {
            const Proof proof = token ? Proof::Passed : m_proofs.value(id, Proof::NotDecided);
            m_result.decisions << DecisionStage{id, proof};
        }
    }

    void ruleOut()
    {
        // What was measured first: it is a stronger reason than what the answer alone carries.
        for (const auto &each : m_data.exclusions) {
            if (allHold(each.when, m_evidence, m_words)) {
                used(each.id);
                addRuledOut(each.topic, each.text);
            }
        }
        // None for the address: the policies have more to them, so an address let in does not clear them.
        static const QStringList topicOfDecision{u"consumer-key"_s, u"key"_s, u"domain"_s, u"user"_s,
                                                 u"preauthorization"_s};
        for (qsizetype i = 0; i < topicOfDecision.size(); ++i)
            if (m_result.decisions.at(i).proof == Proof::Passed)
                addRuledOut(topicOfDecision.at(i), u"ruled-out."_s + allDecisions.at(i));
    }

    /// A topic that is still suspected for another reason is never called ruled out.
    void addRuledOut(const QString &topic, const QString &text)
    {
        const auto sameTopic = [&](const auto &other) { return other.topic == topic; };
        if (std::any_of(m_result.hypotheses.begin(), m_result.hypotheses.end(), sameTopic) ||
            std::any_of(m_result.ruledOut.begin(), m_result.ruledOut.end(), sameTopic))
            return;
        m_result.ruledOut << RuledOut{
            topic, m_data.texts.text(text, placeholders(m_data, m_evidence, m_guide)).title};
    }

    const RuleBook::Data &m_data;
    const Evidence &m_evidence;
    const Guide *m_guide;
    QStringList *m_used;
    QString m_words;
    QMap<QString, Proof> m_proofs;
    Diagnosis m_result;
};

} // namespace

Diagnosis RuleBook::diagnose(const Evidence &evidence, const Guide *guide) const
{
    return Diagnoser(*m_data, evidence, guide, nullptr).run();
}

QStringList RuleBook::rulesFor(const Evidence &evidence) const
{
    QStringList used;
    Diagnoser(*m_data, evidence, nullptr, &used).run();
    return used;
}

QStringList RuleBook::rivals(const Evidence &evidence) const
{
    const QString words = said(evidence, false);
    QStringList ids;
    int rank = -1;
    for (const auto &answer : m_data->answers) { // highest rank first
        if ((rank >= 0 && answer.rank < rank) || !allHold(answer.when, evidence, words))
            continue;
        rank = answer.rank;
        ids << answer.id;
    }
    return ids.size() > 1 ? ids : QStringList();
}

QStringList RuleBook::ruleIds() const
{
    QStringList ids;
    const auto collect = [&](const auto &rules) {
        for (const auto &each : rules)
            ids << each.id;
    };
    collect(m_data->answers);
    collect(m_data->adjustments);
    collect(m_data->exclusions);
    collect(m_data->fallbacks);
    return ids;
}

} // namespace keyway
