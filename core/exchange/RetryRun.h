// SPDX-FileCopyrightText: 2026 The Keyway authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "core/base/Clock.h"
#include "core/diagnosis/RuleBook.h"
#include "core/exchange/ExchangeInput.h"
#include "core/exchange/Probe.h"

#include <QObject>

#include <chrono>
#include <memory>

namespace keyway {

/// Growing gaps between attempts: each twice the one before, up to `longest`, until `total` is used up. The
/// last gap is shorter where that brings one more attempt, but never shorter than `first`.
struct RetrySchedule
{
    std::chrono::milliseconds first{std::chrono::seconds(15)};
    std::chrono::milliseconds longest{std::chrono::minutes(2)};
    std::chrono::milliseconds total{std::chrono::minutes(10)};
};

/// "Retry until it works": runs the whole live test again after each gap while the answer stays the one that
/// the first report had and propagation can cause it. Ends with the first test that passes, at once on any
/// other answer, when the time is used up, or when cancelled.
class RetryRun : public QObject
{
    Q_OBJECT
public:
    enum class End { Passed, OtherAnswer, TimeUp, Cancelled, NotPropagation };

    RetryRun(ExchangeInput input, const ExchangeReport &first, RuleBook rules, const Clock &clock,
             const RetrySchedule &schedule = {}, QObject *parent = nullptr);
    ~RetryRun() override;
    void start();  ///< waits the first gap, then tests
    void cancel(); ///< at once; `finished` follows with what is known so far

Q_SIGNALS:
    void waiting(int attempt,
                 std::chrono::milliseconds left); ///< at the start of a gap and each second of it
    void testing(int attempt);
    void answered(const keyway::ProbeAnswer &answer);
    /// `report` is of the last complete test (the first one where none was).
    void finished(keyway::RetryRun::End end, const keyway::ExchangeReport &report,
                  const QList<keyway::ProbeAnswer> &answers);

private:
    void waitNext();
    void tick();
    void test();
    void judge(const ExchangeReport &report);
    void end(End how);

    struct Private;
    std::unique_ptr<Private> d;
};

} // namespace keyway
