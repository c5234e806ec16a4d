// SPDX-FileCopyrightText: 2026 The Keyway authors
// SPDX-License-Identifier: Apache-2.0

#include "core/exchange/RetryRun.h"

#include "core/diagnosis/TextRecogniser.h"
#include "core/exchange/ExchangeRun.h"

#include <QElapsedTimer>
#include <QTimer>

#include <algorithm>
#include <optional>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace keyway {

namespace {

/// One attempt as an answer beside the others; nothing where the test did not come as far as asking.
std::optional<ProbeAnswer> answerOf(const ExchangeReport &report)
{
    ProbeAnswer answer;
    answer.kind = ProbeKind::Retry;
    answer.askedUtc = report.startedUtc;
    answer.host = report.host;
    answer.audience = report.audience;
    answer.username = report.username;
    answer.answer = report.answer;
    answer.answer.error = hideSecrets(report.answer.error);
    answer.answer.description = hideSecrets(report.answer.description);
    answer.answer.body = report.passed() ? QString() : hideSecrets(report.answer.body);
    answer.transport = report.evidence.string(fact::transport);
    answer.granted = report.passed();
    if (!answer.granted && answer.answer.status == 0 && answer.transport.isEmpty())
        return {};
    return answer;
}

} // namespace

struct RetryRun::Private
{
    ExchangeInput input;
    ExchangeReport report; // of the last whole test
    RuleBook rules;
    const Clock &clock;
    RetrySchedule schedule;
    TokenAnswer firstAnswer = report.answer;
    std::chrono::milliseconds nextGap = schedule.first;
    std::chrono::milliseconds gap{0};
    int attempt = 0;
    bool ended = false;
    QList<ProbeAnswer> answers{};
    std::unique_ptr<ExchangeRun> run{};
    QElapsedTimer sinceStart{};
    QElapsedTimer sinceGap{};
    QTimer timer{};
};

RetryRun::RetryRun(ExchangeInput input, const ExchangeReport &first, RuleBook rules, const Clock &clock,
                   const RetrySchedule &schedule, QObject *parent)
    : QObject(parent), d(new Private{std::move(input), first, std::move(rules), clock, schedule})
{
    d->timer.setSingleShot(true);
    d->timer.setTimerType(Qt::PreciseTimer);
    connect(&d->timer, &QTimer::timeout, this, &RetryRun::tick);
}

RetryRun::~RetryRun() = default;

void RetryRun::start()
{
    d->sinceStart.start();
    QMetaObject::invokeMethod(
        this,
        [this] {
            if (d->report.diagnosis.mayBePropagation)
                waitNext();
            else
                end(End::NotPropagation);
        },
        Qt::QueuedConnection);
}

void RetryRun::waitNext()
{
    if (d->ended)
        return;
    const std::chrono::milliseconds left =
        d->schedule.total - std::chrono::milliseconds(d->sinceStart.elapsed());
    if (left < d->schedule.first)
        return end(End::TimeUp);
    d->gap = std::min(d->nextGap, left);
    d->nextGap = std::min(d->nextGap * 2, d->schedule.longest);
    ++d->attempt;
    d->sinceGap.start();
    d->timer.start(std::min<std::chrono::milliseconds>(d->gap, 1s));
    Q_EMIT waiting(d->attempt, d->gap); // last, as every signal here: whoever hears it may end the run
}

void RetryRun::tick()
{
    const std::chrono::milliseconds left = d->gap - std::chrono::milliseconds(d->sinceGap.elapsed());
    if (left <= 0ms)
        return test();
    d->timer.start(std::min<std::chrono::milliseconds>(left, 1s));
    Q_EMIT waiting(d->attempt, left);
}

void RetryRun::test()
{
    d->run = std::make_unique<ExchangeRun>(d->input, d->rules, d->clock);
    connect(d->run.get(), &ExchangeRun::finished, this, &RetryRun::judge);
    d->run->start();
    Q_EMIT testing(d->attempt);
}

void RetryRun::judge(const ExchangeReport &report)
{
    d->run.release()->deleteLater(); // it is in the middle of telling us
    d->report = report;
    const std::optional<ProbeAnswer> answer = answerOf(report);
    if (answer)
        d->answers << *answer;
    const bool same = answer && answer->transport.isEmpty() && isSameAnswer(report.answer, d->firstAnswer);
    const auto goOn = [this, passed = report.passed(), same] {
        if (passed)
            end(End::Passed);
        else if (same)
            waitNext();
        else
            end(End::OtherAnswer);
    };
    QMetaObject::invokeMethod(this, goOn, Qt::QueuedConnection);
    if (answer)
        Q_EMIT answered(*answer);
}

void RetryRun::cancel()
{
    d->timer.stop();
    if (d->run) {
        d->run.reset(); // ends the request under way
    }
    end(End::Cancelled);
}

void RetryRun::end(End how)
{
    if (d->ended)
        return;
    d->ended = true;
    Q_EMIT finished(how, d->report, d->answers);
}

} // namespace keyway
