// SPDX-FileCopyrightText: 2026 The Keyway authors
// SPDX-License-Identifier: Apache-2.0

#include "core/exchange/ExchangeRun.h"

#include "core/exchange/TokenExchange.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace keyway {

namespace {

bool stopsTheChain(CheckOutcome outcome)
{
    switch (outcome) {
    case CheckOutcome::Failed:
    case CheckOutcome::Cancelled:
    case CheckOutcome::Crashed:
        return true;
    case CheckOutcome::Passed:
    case CheckOutcome::Warning:
    case CheckOutcome::Skipped:
        return false;
    }
    return true;
}

QString hostKind(const QString &host, const DomainVerdict &domain)
{
    if (isGenericHost(host))
        return u"generic"_s;
    if (domain.kind.contains(u"legacy_sandbox"_s))
        return u"legacy-sandbox"_s;
    return domain.subdomain.isEmpty() ? u"other"_s : u"my-domain"_s; // other: an Experience Cloud site
}

QString audienceKind(const QString &audience, const DomainVerdict &domain)
{
    if (audience == u"https://login.salesforce.com"_s)
        return u"login"_s;
    if (audience == u"https://test.salesforce.com"_s)
        return u"test"_s;
    const bool own = audience == u"https://"_s + domain.host && !domain.subdomain.isEmpty();
    return own ? u"my-domain"_s : u"other"_s;
}

} // namespace

ExchangeRun::ExchangeRun(ExchangeInput input, RuleBook rules, const Clock &clock,
                         std::vector<std::unique_ptr<Check>> plan, QObject *parent)
    : QObject(parent), m_rules(std::move(rules)), m_checks(std::move(plan))
{
    m_context.input = std::move(input);
    m_context.clock = &clock;
    m_context.http = std::make_unique<HttpClient>(m_context.input.network);

    const ExchangeInput &given = m_context.input;
    m_context.audience = given.guide.audienceFor(given.domain);
    // A look that signs in nowhere is at the org's own host, whatever the destination asks.
    const bool signsIn = std::any_of(m_checks.begin(), m_checks.end(), [](const auto &check) {
        return check->stage() == CheckStage::Decision;
    });
    m_context.reachHost = signsIn ? given.tokenHost() : given.domain.host;
    m_report.startedUtc = clock.nowUtc();
    m_report.guideId = given.guide.id;
    m_report.host = m_context.reachHost;
    m_report.audience = m_context.audience;
    m_report.username = given.connection.username;

    Evidence &evidence = m_context.evidence;
    evidence.set(fact::guide, given.guide.id);
    evidence.set(fact::reached, u"local"_s);
    if (given.justCreated)
        evidence.set(fact::justCreated, true);
    if (given.workedBefore)
        evidence.set(fact::workedBefore, true);
    if (given.sandboxRefreshed)
        evidence.set(fact::sandboxRefreshed, true);
    if (given.domain.accepted) {
        evidence.set(fact::environment, given.domain.environment);
        evidence.set(fact::host, m_context.reachHost);
        evidence.set(fact::hostKind, hostKind(m_context.reachHost, given.domain));
        evidence.set(fact::audience, m_context.audience);
        evidence.set(fact::audienceKind, audienceKind(m_context.audience, given.domain));
    }
    for (const auto &check : m_checks)
        connect(check.get(), &Check::finished, this, &ExchangeRun::record);
}

ExchangeRun::~ExchangeRun()
{
    for (const auto &check : m_checks)
        check->disconnect(this);
}

void ExchangeRun::start()
{
    QMetaObject::invokeMethod(this, &ExchangeRun::startNext, Qt::QueuedConnection);
}

void ExchangeRun::startNext()
{
    if (m_done)
        return;
    if (m_next == m_checks.size()) {
        complete();
        return;
    }
    Check &check = *m_checks[m_next];
    if (!m_stoppedBy.isEmpty() && check.stage() != CheckStage::Local) {
        // One at a time, so that the window can show each line; none of them does anything.
        record(check.result(CheckOutcome::Skipped, u"not-reached"_s, {{u"because"_s, m_stoppedBy}}));
        return;
    }
    if (check.stage() != CheckStage::Local)
        m_context.evidence.set(fact::reached, toString(check.stage()));
    check.start(m_context); // does its work later, so whoever hears of it may end the run
    Q_EMIT checkStarted(check.id());
}

void ExchangeRun::record(const CheckResult &result)
{
    if (m_done)
        return;
    m_report.checks << result;
    if (m_stoppedBy.isEmpty() && stopsTheChain(result.outcome))
        m_stoppedBy = result.id;
    ++m_next;
    QMetaObject::invokeMethod(this, &ExchangeRun::startNext, Qt::QueuedConnection);
    Q_EMIT checkFinished(result); // last: whoever hears of it may end the run
}

void ExchangeRun::cancel()
{
    if (m_done)
        return;
    m_report.cancelled = true;
    for (; m_next < m_checks.size(); ++m_next) {
        m_checks[m_next]->disconnect(this);
        m_report.checks << m_checks[m_next]->result(CheckOutcome::Cancelled, u"cancelled"_s);
    }
    m_checks.clear(); // ends the request under way
    complete();
}

void ExchangeRun::complete()
{
    m_done = true;
    m_report.answer = m_context.answer;
    m_report.evidence = m_context.evidence;
    if (!m_report.passed() && !m_report.cancelled)
        m_report.diagnosis = m_rules.diagnose(m_report.evidence, &m_context.input.guide);
    Q_EMIT finished(m_report);
}

} // namespace keyway
