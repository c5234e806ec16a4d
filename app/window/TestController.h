// SPDX-FileCopyrightText: 2026 The Keyway authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "app/window/SecretClipboard.h"
#include "app/window/Session.h"
#include "core/exchange/ExchangeRun.h"
#include "core/exchange/ProbeRun.h"
#include "core/exchange/RetryRun.h"
#include "ui/pages/TestPage.h"

#include <memory>

namespace keyway {

/// Runs the live test, and more evidence when it is asked for, and shows both.
class TestController : public QObject
{
    Q_OBJECT
public:
    TestController(Session &session, TestPage &page, SecretClipboard &clipboard);
    void refresh();
    bool isRunning() const { return m_run || m_probe || m_retry; }
    void start();
    void stop();
    void setRetrySchedule(const RetrySchedule &schedule) { m_schedule = schedule; }

Q_SIGNALS:
    void runningChanged();
    void goToStepRequested(int step);
    void openUrlRequested(const QString &url);
    void reproduceRequested();

private:
    void ended(const ExchangeReport &report);
    QStringList missing() const;
    std::optional<ExchangeInput> input(); ///< says on the page why there is none
    void ask(ProbeKind kind, const QString &otherUsername);
    void askOnce(ProbeKind kind, const ExchangeInput &input, const QString &otherUsername);
    void retry(const ExchangeInput &input);
    void retryEnded(RetryRun::End end, const ExchangeReport &report, const QList<ProbeAnswer> &answers);
    void stopEvidence();
    void gathered(const QList<ProbeAnswer> &answers);
    void showEvidence();

    Session &m_session;
    TestPage &m_page;
    std::unique_ptr<ExchangeRun> m_run;
    std::unique_ptr<ProbeRun> m_probe;
    std::unique_ptr<RetryRun> m_retry;
    QList<ProbeAnswer> m_coming; ///< answers of the probe under way
    RetrySchedule m_schedule;
    EvidenceView m_evidence; ///< words that stay until the next question: running, problem, changes
};

} // namespace keyway
