// SPDX-FileCopyrightText: 2026 The Keyway authors
// SPDX-License-Identifier: Apache-2.0

#include "app/commands/CheckJob.h"

#include "core/crypto/KeyDoctor.h"
#include "core/crypto/KeyFiles.h"

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
    m_wait.setSingleShot(true);
    connect(&m_wait, &QTimer::timeout, this, &CheckJob::runOnce);
}

void CheckJob::start()
{
    m_giveUpUtc = m_services.clock().nowUtc().addDuration(m_options.retry);
    if (m_problem)
        QMetaObject::invokeMethod(this, &CheckJob::finish, Qt::QueuedConnection);
    else
        runOnce();
}

void CheckJob::runOnce()
{
    m_run = std::make_unique<ExchangeRun>(m_input, m_services.rules(), m_services.clock());
    connect(m_run.get(), &ExchangeRun::finished, this, &CheckJob::runEnded);
    m_run->start();
}

void CheckJob::runEnded(const ExchangeReport &report)
{
    m_report = report;
    m_run.release()->deleteLater(); // it is in the middle of telling us
    const bool again = !report.passed() && !report.cancelled && report.diagnosis.mayBePropagation &&
                       m_services.clock().nowUtc().addDuration(m_gap) < m_giveUpUtc;
    if (again) {
        Q_EMIT retrying(m_name, static_cast<int>(m_gap.count()));
        m_wait.start(m_gap);
        m_gap = std::min(m_gap * 2, std::chrono::seconds(120));
    } else if (m_options.grid && !report.cancelled && report.check(u"token.granted"_s) &&
               report.check(u"token.granted"_s)->outcome != CheckOutcome::Skipped) {
        startGrid();
    } else {
        finish();
    }
}

void CheckJob::startGrid()
{
    const auto bytes = readFile(m_input.connection.keyFile);
    const auto inspection = inspectKey(bytes.value_or(QByteArray()));
    if (!inspection.key)
        return finish();
    m_gridRun = std::make_unique<GridRun>(m_input, *inspection.key, m_services.clock());
    connect(m_gridRun.get(), &GridRun::finished, this, [this](const QList<GridCell> &cells) {
        m_grid = cells;
        finish();
    });
    m_gridRun->start();
}

void CheckJob::cancel()
{
    m_wait.stop();
    m_gridRun.reset();
    m_options.grid = false;
    m_options.retry = {};
    m_giveUpUtc = {};
    if (m_run)
        m_run->cancel();
    else
        m_report.cancelled = true;
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
