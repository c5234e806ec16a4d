// SPDX-FileCopyrightText: 2026 The Keyway authors
// SPDX-License-Identifier: Apache-2.0

#include "app/commands/CheckJob.h"

using namespace Qt::StringLiterals;

namespace keyway {

CheckJob::CheckJob(QString name, Result<Connection> connection, const AppServices &services,
                   const CheckOptions &options)
    : m_name(std::move(name)), m_services(services), m_options(options)
{
    const auto input = connection ? services.exchangeInput(*connection)
                                  : Result<ExchangeInput>(tl::unexpect, connection.error());
    if (!input) {
        m_problem = input.error();
        return;
    }
    m_input = *input;
    if (!options.proxyUrl.isEmpty())
        m_input.network.proxyUrl = options.proxyUrl;
    m_input.network.timeLimit = options.timeLimit;
    m_input.network.extraAuthorityPem += options.extraAuthorityPem;
    m_input.consumerSecret = options.consumerSecret;
    m_input.passphrase = options.passphrase;
    m_input.justCreated = options.justCreated;
    m_input.workedBefore = options.workedBefore;
    m_input.sandboxRefreshed = options.sandboxRefreshed;
}

void CheckJob::start()
{
    if (m_problem) {
        QMetaObject::invokeMethod(this, &CheckJob::finish, Qt::QueuedConnection);
        return;
    }
    m_run = std::make_unique<ExchangeRun>(m_input, m_services.rules(), m_services.clock());
    connect(m_run.get(), &ExchangeRun::finished, this, &CheckJob::tested);
    m_run->start();
}

void CheckJob::tested(const ExchangeReport &report)
{
    m_report = report;
    m_run.release()->deleteLater(); // it is in the middle of telling us
    const bool failed = !report.passed() && !report.cancelled;
    if (failed && m_options.retry.count() > 0 && report.diagnosis.mayBePropagation)
        startRetry();
    else
        startProbes();
}

void CheckJob::startRetry()
{
    RetrySchedule schedule;
    schedule.total = m_options.retry;
    m_retry = std::make_unique<RetryRun>(m_input, m_report, m_services.rules(), m_services.clock(), schedule);
    connect(m_retry.get(), &RetryRun::waiting, this,
            [this, told = 0](int attempt, std::chrono::milliseconds left) mutable {
                const auto seconds = static_cast<int>((left.count() + 500) / 1000);
                if (seconds == 0 || (attempt == told && seconds % 15 != 0))
                    return; // at the start of each gap, and now and then in a long one
                told = attempt;
                Q_EMIT retrying(m_name, seconds);
            });
    connect(m_retry.get(), &RetryRun::finished, this,
            [this](RetryRun::End, const ExchangeReport &report, const QList<ProbeAnswer> &answers) {
                m_retry.release()->deleteLater();
                m_report = report;
                m_answers << answers;
                startProbes();
            });
    m_retry->start();
}

void CheckJob::startProbes()
{
    if (mayBeProbed(m_report)) {
        if (m_options.grid)
            m_probes << ProbeKind::Grid;
        if (m_options.throwAwayKey)
            m_probes << ProbeKind::ThrowAwayKey;
        if (!m_options.otherUser.isEmpty())
            m_probes << ProbeKind::OtherUser;
    }
    startNextProbe();
}

void CheckJob::startNextProbe()
{
    if (m_probe)
        m_probe.release()->deleteLater();
    if (m_probes.isEmpty())
        return finish();
    m_probe =
        std::make_unique<ProbeRun>(m_probes.takeFirst(), m_input, m_services.clock(), m_options.otherUser);
    connect(m_probe.get(), &ProbeRun::answered, this,
            [this](const ProbeAnswer &answer) { m_answers << answer; });
    connect(m_probe.get(), &ProbeRun::failed, this, [this](const Problem &problem) {
        m_unasked << problem;
        startNextProbe();
    });
    connect(m_probe.get(), &ProbeRun::finished, this, &CheckJob::startNextProbe);
    m_probe->start();
}

void CheckJob::cancel()
{
    if (m_done)
        return;
    m_options = CheckOptions();
    m_probes.clear();
    m_probe.reset();
    if (m_retry)
        m_retry->cancel();
    if (m_run)
        m_run->cancel();
    m_report.cancelled = true;
    finish();
}

ExchangeReport CheckJob::fullReport() const
{
    return m_answers.isEmpty() ? m_report
                               : withProbes(m_report, m_answers, m_services.rules(), m_input.guide);
}

QList<Problem> CheckJob::changes() const
{
    if (m_answers.isEmpty() || m_report.passed() || m_report.cancelled)
        return {};
    return changesOfDiagnosis(m_report.diagnosis, fullReport().diagnosis);
}

void CheckJob::finish()
{
    if (m_done)
        return;
    m_done = true;
    Q_EMIT finished();
}

int CheckJob::exitStatus() const
{
    return m_problem ? 2 : m_report.exitStatus();
}

} // namespace keyway
