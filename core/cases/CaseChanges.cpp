// SPDX-FileCopyrightText: 2026 The Keyway authors
// SPDX-License-Identifier: Apache-2.0

// "What changed since": two cases side by side, in the order of the set-up.

#include "core/cases/CaseWords.h"

#include <QSet>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace keyway {

namespace {

const QString nothing = u"—"_s;

QString shown(const QString &text)
{
    return text.isEmpty() ? nothing : text;
}

/// "400 invalid_grant: user hasn't approved this consumer", a word for what kept the answer away, or nothing.
QString answerOf(const ExchangeReport &report)
{
    const TokenAnswer &answer = report.answer;
    if (answer.status == 0 && answer.error.isEmpty())
        return report.evidence.string(fact::transport);
    QString words = u"HTTP %1"_s.arg(answer.status);
    if (!answer.error.isEmpty())
        words += u' ' + answer.error;
    return answer.description.isEmpty() ? words : words + u": "_s + answer.description;
}

QString certificateOf(const Case &one)
{
    if (!one.certificate)
        return {};
    const QString end = one.certificate->notAfter.date().toString(Qt::ISODate);
    return end.isEmpty() ? one.certificate->sha256 : u"%1 (%2)"_s.arg(one.certificate->sha256, end);
}

QString consumerKeyOf(const Case &one)
{
    if (one.consumerKey.isEmpty())
        return {};
    return u"%1 (%2)"_s.arg(one.consumerKey).arg(one.consumerKeyLength);
}

QString wordOf(const QJsonValue &value)
{
    if (value.isBool())
        return value.toBool() ? u"yes"_s : u"no"_s;
    return value.toString();
}

QString firstTopic(const Case &one)
{
    const auto &hypotheses = one.report.diagnosis.hypotheses;
    return hypotheses.isEmpty() ? QString() : hypotheses.first().topic;
}

QString firstTitle(const Case &one)
{
    const auto &hypotheses = one.report.diagnosis.hypotheses;
    return hypotheses.isEmpty() ? QString() : hypotheses.first().title;
}

class Comparison
{
public:
    Comparison(const Case &older, const Case &newer) : m_older(older), m_newer(newer) {}

    QList<Problem> all()
    {
        compare(u"guide"_s, m_older.guide.id, m_newer.guide.id);
        compare(u"certificate"_s, certificateOf(m_older), certificateOf(m_newer));
        ticks(u"key"_s);
        ticks(u"app"_s);
        compare(u"consumer-key"_s, consumerKeyOf(m_older), consumerKeyOf(m_newer));
        ticks(u"consumer-key"_s);
        ticks(u"policies"_s);
        compare(u"username"_s, m_older.username, m_newer.username);
        ticks(u"user"_s);
        ticks(u"preauthorization"_s);
        compare(u"domain"_s, m_older.domain, m_newer.domain);
        compare(u"host"_s, m_older.report.host, m_newer.report.host);
        compareFact(u"environment"_s, fact::environment);
        compare(u"audience"_s, m_older.report.audience, m_newer.report.audience);
        ticks(u"domain"_s);
        otherTicks();
        compare(u"practice"_s, wordOf(m_older.practice), wordOf(m_newer.practice));
        compareFact(u"just-created"_s, fact::justCreated);
        compareFact(u"worked-before"_s, fact::workedBefore);
        compareFact(u"sandbox-refreshed"_s, fact::sandboxRefreshed);
        checks();
        compare(u"answer"_s, answerOf(m_older.report), answerOf(m_newer.report));
        diagnosis();
        compare(u"version"_s, m_older.keywayVersion, m_newer.keywayVersion);
        return m_changes;
    }

private:
    void add(const QString &what, const QString &before, const QString &after,
             QMap<QString, QString> facts = {})
    {
        facts.insert(u"before"_s, shown(before));
        facts.insert(u"after"_s, shown(after));
        m_changes << Problem{u"case.changed."_s + what, facts};
    }

    void compare(const QString &what, const QString &before, const QString &after)
    {
        if (before != after)
            add(what, before, after);
    }

    void compareFact(const QString &what, QLatin1String fact)
    {
        compare(what, wordOf(m_older.report.evidence.value(fact)),
                wordOf(m_newer.report.evidence.value(fact)));
    }

    /// Instructions are named after the topic of their step: "app.enable-jwt-flow".
    static QStringList ticksOf(const Case &one, const QString &group)
    {
        QStringList ticks;
        for (const QString &id : one.tickedInstructions)
            if (id.section(u'.', 0, 0) == group)
                ticks << id;
        return ticks;
    }

    void ticks(const QString &group)
    {
        m_tickGroups << group;
        const QStringList before = ticksOf(m_older, group);
        const QStringList after = ticksOf(m_newer, group);
        const auto onlyIn = [](const QStringList &one, const QStringList &other) {
            QStringList ids;
            for (const QString &id : one)
                if (!other.contains(id))
                    ids << id;
            ids.sort();
            return ids.join(u", "_s);
        };
        const QString ticked = onlyIn(after, before);
        const QString unticked = onlyIn(before, after);
        if (ticked.isEmpty() && unticked.isEmpty())
            return;
        const GuideStep *step = m_newer.guide.stepForTopic(group);
        add(u"ticks"_s, QString::number(before.size()), QString::number(after.size()),
            {{u"step"_s, step ? step->title : group},
             {u"ticked"_s, shown(ticked)},
             {u"unticked"_s, shown(unticked)}});
    }

    void otherTicks()
    {
        QStringList groups;
        for (const Case *one : {&m_older, &m_newer})
            for (const QString &id : one->tickedInstructions)
                groups << id.section(u'.', 0, 0);
        groups.sort();
        groups.removeDuplicates();
        for (const QString &group : std::as_const(groups))
            if (!m_tickGroups.contains(group))
                ticks(group);
    }

    void checks()
    {
        QStringList ids;
        for (const Case *one : {&m_newer, &m_older}) // what the older one alone has comes last
            for (const CheckResult &check : one->report.checks)
                if (!ids.contains(check.id))
                    ids << check.id;
        for (const QString &id : std::as_const(ids)) {
            const CheckResult *before = m_older.report.check(id);
            const CheckResult *after = m_newer.report.check(id);
            const QString old = before ? toString(before->outcome) : QString();
            const QString now = after ? toString(after->outcome) : QString();
            if (old != now)
                add(u"check"_s, old, now, {{u"check"_s, id}});
        }
    }

    void diagnosis()
    {
        if (firstTopic(m_older) == firstTopic(m_newer))
            return;
        add(u"diagnosis"_s, firstTitle(m_older), firstTitle(m_newer),
            {{u"beforeTopic"_s, shown(firstTopic(m_older))}, {u"afterTopic"_s, shown(firstTopic(m_newer))}});
    }

    const Case &m_older;
    const Case &m_newer;
    QStringList m_tickGroups;
    QList<Problem> m_changes;
};

} // namespace

QList<Problem> changesSince(const Case &older, const Case &newer)
{
    return Comparison(older, newer).all();
}

Text changeText(const Problem &change, const TextBook &texts)
{
    QMap<QString, QString> facts = change.facts;
    if (const QString check = u"check."_s + facts.value(u"check"_s); texts.contains(check))
        facts.insert(u"check"_s, texts.text(check).title);
    return texts.text(change.id, facts);
}

} // namespace keyway
