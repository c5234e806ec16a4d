// SPDX-FileCopyrightText: 2026 The Keyway authors
// SPDX-License-Identifier: Apache-2.0

#include "core/exchange/ExchangeReport.h"

#include <QJsonArray>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace keyway {

QString toString(CheckStage stage)
{
    switch (stage) {
    case CheckStage::Local:
        return u"local"_s;
    case CheckStage::Reach:
        return u"reach"_s;
    case CheckStage::Decision:
        return u"decision"_s;
    case CheckStage::Token:
        return u"token"_s;
    }
    return {};
}

QString toString(CheckOutcome outcome)
{
    switch (outcome) {
    case CheckOutcome::Passed:
        return u"passed"_s;
    case CheckOutcome::Warning:
        return u"warning"_s;
    case CheckOutcome::Failed:
        return u"failed"_s;
    case CheckOutcome::Skipped:
        return u"skipped"_s;
    case CheckOutcome::Cancelled:
        return u"cancelled"_s;
    case CheckOutcome::Crashed:
        return u"crashed"_s;
    }
    return {};
}

bool ExchangeReport::passed() const
{
    return !cancelled && !checks.isEmpty() &&
           std::none_of(checks.begin(), checks.end(), [](const CheckResult &check) {
               return check.outcome == CheckOutcome::Failed || check.outcome == CheckOutcome::Crashed ||
                      check.outcome == CheckOutcome::Cancelled;
           });
}

int ExchangeReport::exitStatus() const
{
    if (cancelled)
        return 130;
    if (passed())
        return 0;
    // What cannot be used at all is the caller's to mend before anything can be tested.
    for (const QLatin1String id : {"key.readable"_L1, "key.usable"_L1, "certificate.readable"_L1,
                                   "consumer-key.entered"_L1, "username.entered"_L1, "domain.usable"_L1}) {
        const CheckResult *input = check(id);
        if (input && input->outcome == CheckOutcome::Failed)
            return 2;
    }
    static const QStringList undecided{u"offline"_s,           u"timeout"_s, u"refused"_s, u"reset"_s,
                                       u"proxy-unreachable"_s, u"cut"_s,     u"no-tls"_s};
    return undecided.contains(evidence.string(fact::transport)) ? 3 : 1;
}

const CheckResult *ExchangeReport::check(const QString &id) const
{
    const auto found = std::find_if(checks.begin(), checks.end(),
                                    [&id](const CheckResult &check) { return check.id == id; });
    return found == checks.end() ? nullptr : &*found;
}

Text detailText(const CheckResult &check, const TextBook &texts)
{
    QMap<QString, QString> facts = check.detail.facts;
    if (facts.contains(u"because"_s)) // the id of another check: name it as the person sees it
        facts.insert(u"because"_s, texts.text(u"check."_s + facts.value(u"because"_s)).title);
    const QString problem = facts.value(u"problem"_s);
    const QString id = problem.isEmpty() ? check.detail.id : problem;
    return texts.contains(id) ? texts.text(id, facts) : Text();
}

QString detailSentence(const CheckResult &check, const TextBook &texts)
{
    return detailText(check, texts).title;
}

QJsonObject ExchangeReport::toJson(const TextBook &texts) const
{
    QJsonArray list;
    for (const CheckResult &check : checks)
        list << QJsonObject{{u"id"_s, check.id},
                            {u"stage"_s, toString(check.stage)},
                            {u"outcome"_s, toString(check.outcome)},
                            {u"ms"_s, check.milliseconds},
                            {u"detail"_s, detailSentence(check, texts)},
                            {u"detailId"_s, check.detail.id}};
    const QString verdict = passed() ? u"passed"_s : cancelled ? u"cancelled"_s : u"failed"_s;
    return QJsonObject{{u"verdict"_s, verdict},
                       {u"guide"_s, guideId},
                       {u"host"_s, host},
                       {u"audience"_s, audience},
                       {u"username"_s, username},
                       {u"startedUtc"_s, startedUtc.toString(Qt::ISODate)},
                       {u"checks"_s, list},
                       {u"answer"_s, QJsonObject{{u"status"_s, answer.status},
                                                 {u"error"_s, answer.error},
                                                 {u"description"_s, answer.description}}},
                       {u"diagnosis"_s, diagnosis.toJson()}};
}

} // namespace keyway
