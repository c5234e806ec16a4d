// SPDX-FileCopyrightText: 2026 The Keyway authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "core/diagnosis/RuleBook.h"
#include "core/exchange/Check.h"
#include "core/exchange/ExchangePlan.h"

#include <QObject>

#include <memory>
#include <vector>

namespace keyway {

/// Runs a plan: local checks all, the online chain until its first failure, the rest "not reached". Emits
/// `finished` exactly once, also after cancel(); destroying the run ends everything without a signal.
class ExchangeRun : public QObject
{
    Q_OBJECT
public:
    ExchangeRun(ExchangeInput input, RuleBook rules, const Clock &clock,
                std::vector<std::unique_ptr<Check>> plan = exchangePlan(), QObject *parent = nullptr);
    ~ExchangeRun() override;
    void start();
    void cancel();

Q_SIGNALS:
    void checkStarted(const QString &checkId);
    void checkFinished(const keyway::CheckResult &result);
    void finished(const keyway::ExchangeReport &report);

private:
    void startNext();
    void record(const CheckResult &result);
    void complete();

    RuleBook m_rules;
    ExchangeContext m_context;
    ExchangeReport m_report;
    std::vector<std::unique_ptr<Check>> m_checks; // after m_context: checks go first
    size_t m_next = 0;
    QString m_stoppedBy; // id of the check that ended the chain
    bool m_done = false;
};

} // namespace keyway
