// SPDX-FileCopyrightText: 2026 The Keyway authors
// SPDX-License-Identifier: Apache-2.0

#include "core/exchange/Probe.h"

#include "core/diagnosis/TextRecogniser.h"
#include "core/exchange/TokenExchange.h"

#include <algorithm>
#include <optional>

using namespace Qt::StringLiterals;

namespace keyway {

namespace {

/// Where no answer came, nothing is known: such an exchange is shown, but it is no evidence.
bool counts(const ProbeAnswer &answer)
{
    return answer.granted || (answer.transport.isEmpty() && answer.answer.status != 0);
}

QList<ProbeAnswer> countingAnswers(const QList<ProbeAnswer> &answers, ProbeKind kind)
{
    QList<ProbeAnswer> some;
    std::copy_if(answers.begin(), answers.end(), std::back_inserter(some),
                 [kind](const ProbeAnswer &answer) { return answer.kind == kind && counts(answer); });
    return some;
}

bool isGranted(const ProbeAnswer &answer)
{
    return answer.granted;
}

/// The value of the fact: "granted" where one was, "same" where all answered as the run, else `otherwise`.
QString summary(const QList<ProbeAnswer> &answers, const TokenAnswer &ofRun, const QString &otherwise)
{
    if (std::any_of(answers.begin(), answers.end(), isGranted))
        return u"granted"_s;
    const bool same = std::all_of(answers.begin(), answers.end(), [&ofRun](const ProbeAnswer &answer) {
        return isSameAnswer(answer.answer, ofRun);
    });
    return same ? u"same"_s : otherwise;
}

/// The answer that such a pair gets whatever the set-up: a generic host knows no External Client App
/// (platform.md 2.3), and an audience that the org does not take is called so. It says nothing of the run.
bool isOfAWrongPair(const ProbeAnswer &cell, const ExchangeReport &report)
{
    const bool unknownThere = isGenericHost(cell.host) && cell.answer.error == u"app_not_found"_s;
    if (unknownThere && isGenericHost(report.host))
        return true; // two hosts that know no such app agree: that says nothing of the org's own
    const bool wrong = unknownThere || cell.answer.description.contains(u"audience"_s, Qt::CaseInsensitive);
    return wrong && !isSameAnswer(cell.answer, report.answer);
}

const Hypothesis *firstOf(const Diagnosis &diagnosis)
{
    return diagnosis.hypotheses.isEmpty() ? nullptr : &diagnosis.hypotheses.first();
}

bool suspects(const Diagnosis &diagnosis, const QString &topic)
{
    return std::any_of(diagnosis.hypotheses.begin(), diagnosis.hypotheses.end(),
                       [&topic](const Hypothesis &each) { return each.topic == topic; });
}

bool rulesOut(const Diagnosis &diagnosis, const QString &topic)
{
    return std::any_of(diagnosis.ruledOut.begin(), diagnosis.ruledOut.end(),
                       [&topic](const RuledOut &each) { return each.topic == topic; });
}

qsizetype rankOf(const QString &likelihood)
{
    return QStringList{u"possible"_s, u"likely"_s, u"most-likely"_s}.indexOf(likelihood);
}

/// What became of the first hypothesis.
std::optional<Problem> changeOfFirst(const Diagnosis &before, const Diagnosis &after)
{
    const Hypothesis *was = firstOf(before);
    const Hypothesis *is = firstOf(after);
    if (!was || !is)
        return {};
    if (was->topic != is->topic || was->title != is->title)
        return Problem{u"evidence.first-changed"_s, {{u"before"_s, was->title}, {u"after"_s, is->title}}};
    const qsizetype more = rankOf(is->likelihood) - rankOf(was->likelihood);
    if (more == 0)
        return {};
    return Problem{more > 0 ? u"evidence.confirmed"_s : u"evidence.less-certain"_s,
                   {{u"title"_s, is->title}}};
}

} // namespace

QString toString(ProbeKind kind)
{
    switch (kind) {
    case ProbeKind::Grid:
        return u"grid"_s;
    case ProbeKind::ThrowAwayKey:
        return u"throw-away-key"_s;
    case ProbeKind::OtherUser:
        return u"other-user"_s;
    case ProbeKind::Retry:
        return u"retry"_s;
    }
    return {};
}

QJsonObject ProbeAnswer::toJson() const
{
    return {{u"kind"_s, toString(kind)},
            {u"askedUtc"_s, askedUtc.toUTC().toString(Qt::ISODateWithMs)},
            {u"host"_s, host},
            {u"audience"_s, audience},
            {u"username"_s, username},
            {u"granted"_s, granted},
            {u"status"_s, answer.status},
            {u"error"_s, answer.error},
            {u"description"_s, answer.description},
            {u"transport"_s, transport}};
}

ProbeAnswer ProbeAnswer::fromJson(const QJsonObject &json)
{
    ProbeAnswer answer;
    for (const ProbeKind kind : allProbeKinds) {
        if (json.value(u"kind"_s).toString() == toString(kind))
            answer.kind = kind;
    }
    answer.askedUtc = QDateTime::fromString(json.value(u"askedUtc"_s).toString(), Qt::ISODateWithMs);
    answer.host = json.value(u"host"_s).toString();
    answer.audience = json.value(u"audience"_s).toString();
    answer.username = json.value(u"username"_s).toString();
    answer.granted = json.value(u"granted"_s).toBool();
    answer.answer.status = json.value(u"status"_s).toInt();
    answer.answer.error = json.value(u"error"_s).toString();
    answer.answer.description = json.value(u"description"_s).toString();
    answer.transport = json.value(u"transport"_s).toString();
    return answer;
}

bool isSameAnswer(const TokenAnswer &one, const TokenAnswer &other)
{
    // Of an answer that repeats what was sent, only what is not secret can be compared.
    return hideSecrets(one.error) == hideSecrets(other.error) &&
           hideSecrets(one.description) == hideSecrets(other.description);
}

bool mayBeProbed(const ExchangeReport &report)
{
    const CheckResult *token = report.check(u"token.granted"_s);
    return token && token->outcome == CheckOutcome::Failed && !report.cancelled &&
           !report.answer.error.isEmpty();
}

Evidence evidenceOf(const ExchangeReport &report, const QList<ProbeAnswer> &answers)
{
    Evidence evidence;
    const auto add = [&](QLatin1String fact, ProbeKind kind, const QString &otherwise) {
        QList<ProbeAnswer> some = countingAnswers(answers, kind);
        if (kind == ProbeKind::Grid) {
            some.removeIf([&report](const ProbeAnswer &cell) { return isOfAWrongPair(cell, report); });
        }
        if (!some.isEmpty())
            evidence.set(fact, summary(some, report.answer, otherwise));
        return some;
    };
    const QList<ProbeAnswer> grid = add(fact::attempts, ProbeKind::Grid, u"mixed"_s);
    add(fact::throwAwayKey, ProbeKind::ThrowAwayKey, u"other"_s);
    add(fact::otherUser, ProbeKind::OtherUser, u"other"_s);
    add(fact::retried, ProbeKind::Retry, u"other"_s);

    // The run's own host and audience come first: if they are granted by now, nothing has to be changed.
    const auto asTheRun = [&report](const ProbeAnswer &cell) {
        return cell.granted && cell.host == report.host && cell.audience == report.audience;
    };
    auto granted = std::find_if(grid.begin(), grid.end(), asTheRun);
    if (granted != grid.end())
        evidence.set(fact::retried, u"granted"_s); // the same exchange again, and now it works
    else
        granted = std::find_if(grid.begin(), grid.end(), isGranted);
    if (granted != grid.end())
        evidence.set(fact::grantedAt, u"%1, %2"_s.arg(granted->host, granted->audience));
    return evidence;
}

ExchangeReport withProbes(const ExchangeReport &report, const QList<ProbeAnswer> &answers,
                          const RuleBook &rules, const Guide &guide)
{
    ExchangeReport more = report;
    const Evidence evidence = evidenceOf(report, answers);
    if (evidence.has(fact::attempts))
        more.evidence.remove(fact::grantedAt); // of an earlier grid
    more.evidence.merge(evidence);
    if (!more.passed() && !more.cancelled)
        more.diagnosis = rules.diagnose(more.evidence, &guide);
    return more;
}

QList<Problem> changesOfDiagnosis(const Diagnosis &before, const Diagnosis &after)
{
    QList<Problem> changes;
    if (const auto change = changeOfFirst(before, after))
        changes << *change;
    for (const RuledOut &each : after.ruledOut) {
        if (!rulesOut(before, each.topic))
            changes << Problem{u"evidence.ruled-out"_s, {{u"topic"_s, each.topic}, {u"why"_s, each.why}}};
    }
    for (const Hypothesis &each : before.hypotheses) {
        if (!suspects(after, each.topic) && !rulesOut(after, each.topic))
            changes << Problem{u"evidence.no-longer-suspected"_s,
                               {{u"topic"_s, each.topic}, {u"title"_s, each.title}}};
    }
    for (const Hypothesis &each : after.hypotheses) {
        const bool isFirst = &each == firstOf(after) && firstOf(before); // said above
        if (!suspects(before, each.topic) && !isFirst)
            changes << Problem{u"evidence.newly-suspected"_s,
                               {{u"topic"_s, each.topic}, {u"title"_s, each.title}}};
    }
    if (changes.isEmpty())
        changes << Problem{u"evidence.nothing"_s, {}};
    return changes;
}

} // namespace keyway
