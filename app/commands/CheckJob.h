// SPDX-FileCopyrightText: 2026 The Keyway authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "app/services/AppServices.h"
#include "core/exchange/ExchangeRun.h"
#include "core/exchange/ProbeRun.h"
#include "core/exchange/RetryRun.h"

#include <memory>

namespace keyway {

struct CheckOptions
{
    QString proxyUrl;
    std::shared_ptr<const Secret> consumerSecret; ///< for destinations that introspect their tokens
    std::shared_ptr<const Secret> passphrase;     ///< of a protected key file
    QByteArray extraAuthorityPem;
    bool grid = false;
    bool throwAwayKey = false;
    QString otherUser; ///< empty: not asked for
    bool justCreated = false;
    bool workedBefore = false;
    bool sandboxRefreshed = false;
    std::chrono::minutes retry{0};
    std::chrono::seconds timeLimit{30};
};

/// One live test of one connection, with its retries and the evidence that was asked for.
class CheckJob : public QObject
{
    Q_OBJECT
public:
    CheckJob(QString name, Result<Connection> connection, const AppServices &services,
             const CheckOptions &options);
    void start();
    void cancel();

    const QString &name() const { return m_name; }
    bool isDone() const { return m_done; }
    const std::optional<Problem> &problem() const { return m_problem; } ///< the input cannot be used
    const ExchangeInput &input() const { return m_input; }
    const ExchangeReport &report() const { return m_report; }       ///< of the last test, by itself
    const QList<ProbeAnswer> &answers() const { return m_answers; } ///< of everything asked beside it
    const QList<Problem> &unasked() const { return m_unasked; }     ///< why a probe could not be sent
    ExchangeReport fullReport() const;                              ///< diagnosed from all evidence
    QList<Problem> changes() const;                                 ///< empty where nothing was added
    int exitStatus() const;

Q_SIGNALS:
    void finished();
    void retrying(const QString &name, int seconds);

private:
    void tested(const ExchangeReport &report);
    void startRetry();
    void startProbes();
    void startNextProbe();
    void finish();

    QString m_name;
    const AppServices &m_services;
    CheckOptions m_options;
    std::optional<Problem> m_problem;
    ExchangeInput m_input;
    std::unique_ptr<ExchangeRun> m_run;
    std::unique_ptr<RetryRun> m_retry;
    std::unique_ptr<ProbeRun> m_probe;
    QList<ProbeKind> m_probes; // still to be asked
    ExchangeReport m_report;
    QList<ProbeAnswer> m_answers;
    QList<Problem> m_unasked;
    bool m_done = false;
};

} // namespace keyway
