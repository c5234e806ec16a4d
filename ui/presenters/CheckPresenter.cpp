// SPDX-FileCopyrightText: 2026 The Keyway authors
// SPDX-License-Identifier: Apache-2.0

#include "ui/presenters/CheckPresenter.h"

#include <QLocale>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace keyway {

namespace {

int weight(CheckOutcome outcome)
{
    switch (outcome) {
    case CheckOutcome::Skipped:
        return 0;
    case CheckOutcome::Passed:
        return 1;
    case CheckOutcome::Warning:
        return 2;
    case CheckOutcome::Cancelled:
        return 3;
    case CheckOutcome::Failed:
        return 4;
    case CheckOutcome::Crashed:
        return 5;
    }
    Q_UNREACHABLE();
}

int count(const QList<CheckResult> &results, CheckOutcome outcome)
{
    return static_cast<int>(std::ranges::count(results, outcome, &CheckResult::outcome));
}

QString stageId(CheckStage stage)
{
    switch (stage) {
    case CheckStage::Local:
        return u"stage.local.passed"_s;
    case CheckStage::Reach:
        return u"stage.reach.passed"_s;
    case CheckStage::Decision:
        return u"stage.decision.passed"_s;
    case CheckStage::Token:
        return u"stage.token.passed"_s;
    }
    Q_UNREACHABLE();
}

constexpr CheckStage allStages[] = {CheckStage::Local, CheckStage::Reach, CheckStage::Decision,
                                    CheckStage::Token};

} // namespace

Look CheckPresenter::look(CheckOutcome outcome)
{
    switch (outcome) {
    case CheckOutcome::Passed:
        return {Symbol::Check, Tone::Good, tr("passed")};
    case CheckOutcome::Warning:
        return {Symbol::Exclamation, Tone::Warn, tr("works, with a warning")};
    case CheckOutcome::Failed:
        return {Symbol::Cross, Tone::Bad, tr("failed")};
    case CheckOutcome::Skipped:
        return {Symbol::Dash, Tone::Neutral, tr("not checked")};
    case CheckOutcome::Cancelled:
        return {Symbol::Dash, Tone::Warn, tr("stopped")};
    case CheckOutcome::Crashed:
        return {Symbol::Exclamation, Tone::Bad, tr("could not be checked, a fault in Keyway")};
    }
    Q_UNREACHABLE();
}

CheckOutcome CheckPresenter::worst(const QList<CheckResult> &results)
{
    CheckOutcome worst = CheckOutcome::Skipped;
    for (const CheckResult &result : results)
        if (weight(result.outcome) > weight(worst))
            worst = result.outcome;
    return worst;
}

bool CheckPresenter::passed(const ExchangeReport &report)
{
    return !report.cancelled && weight(worst(report.checks)) <= weight(CheckOutcome::Warning);
}

QString CheckPresenter::stageTitle(CheckStage stage, const QString &host)
{
    switch (stage) {
    case CheckStage::Local:
        return tr("On this computer");
    case CheckStage::Reach:
        return host.isEmpty() ? tr("Reaching the org") : tr("Reaching %1").arg(host);
    case CheckStage::Decision:
        return tr("Salesforce’s decision");
    case CheckStage::Token:
        return tr("Using the token");
    }
    Q_UNREACHABLE();
}

QString CheckPresenter::duration(qint64 milliseconds)
{
    if (milliseconds <= 0)
        return {};
    if (milliseconds < 1000)
        return tr("%1 ms").arg(milliseconds);
    return tr("%1 s").arg(QLocale().toString(static_cast<double>(milliseconds) / 1000.0, 'f', 1));
}

QString CheckPresenter::detail(const CheckResult &result) const
{
    // A raw id helps nobody; the outcome's word and the check's title still stand there.
    return detailSentence(result, m_texts);
}

CheckView CheckPresenter::check(const CheckResult &result) const
{
    CheckView view;
    view.look = look(result.outcome);
    view.title = m_texts.text(u"check."_s + result.id, result.detail.facts).title;
    view.detail = detail(result);
    const Text text = detailText(result, m_texts);
    view.more = text.body;
    view.actions = text.actions;
    if (view.detail.isEmpty() && result.outcome == CheckOutcome::Skipped)
        view.detail = tr("Not reached, because an earlier check failed");
    view.time = duration(result.milliseconds);
    view.folded = result.outcome == CheckOutcome::Passed || result.outcome == CheckOutcome::Skipped;
    view.spoken = view.detail.isEmpty() ? tr("%1: %2").arg(view.title, view.look.word)
                                        : tr("%1: %2. %3").arg(view.title, view.look.word, view.detail);
    return view;
}

QString CheckPresenter::summary(CheckStage stage, CheckOutcome outcome, const QList<CheckResult> &own) const
{
    if (outcome == CheckOutcome::Skipped)
        return check(own.first()).detail;
    if (outcome == CheckOutcome::Passed && m_texts.contains(stageId(stage))) {
        QMap<QString, QString> facts;
        for (const CheckResult &result : own)
            facts.insert(result.detail.facts);
        const QString line = m_texts.text(stageId(stage), facts).title;
        if (!line.contains(u"{{"_s))
            return line;
    }
    QStringList parts;
    if (const int n = count(own, CheckOutcome::Passed))
        parts << tr("%n passed", nullptr, n);
    if (const int n = count(own, CheckOutcome::Warning))
        parts << tr("%n with a warning", nullptr, n);
    if (const int n = count(own, CheckOutcome::Failed) + count(own, CheckOutcome::Crashed))
        parts << tr("%n failed", nullptr, n);
    if (const int n = count(own, CheckOutcome::Cancelled))
        parts << tr("%n stopped", nullptr, n);
    if (const int n = count(own, CheckOutcome::Skipped))
        parts << tr("%n not checked", nullptr, n);
    return parts.join(tr(", ", "between the parts of a list"));
}

StageView CheckPresenter::stage(CheckStage stage, const QString &host, const QList<CheckResult> &results,
                                bool running) const
{
    QList<CheckResult> own;
    std::ranges::copy_if(results, std::back_inserter(own),
                         [stage](const CheckResult &result) { return result.stage == stage; });
    StageView view;
    view.stage = stage;
    view.title = stageTitle(stage, host);
    qint64 total = 0;
    for (const CheckResult &result : std::as_const(own)) {
        view.checks << check(result);
        total += result.milliseconds;
    }
    view.time = duration(total);

    const CheckStage current = results.isEmpty() ? CheckStage::Local : results.last().stage;
    const CheckOutcome outcome = worst(own);
    const bool wentWrong = weight(outcome) > weight(CheckOutcome::Warning);
    if (running && stage == current && !wentWrong)
        view.look = {Symbol::Running, Tone::Neutral, tr("running")};
    else if (own.isEmpty())
        view.look = {Symbol::Pending, Tone::Neutral, running ? tr("waiting") : tr("not tested yet")};
    else
        view.look = look(outcome);
    if (!own.isEmpty())
        view.summary = summary(stage, outcome, own);
    view.spoken = view.summary.isEmpty() ? tr("%1: %2").arg(view.title, view.look.word)
                                         : tr("%1: %2. %3").arg(view.title, view.look.word, view.summary);
    return view;
}

QList<StageView> CheckPresenter::stages(const QString &host, const QList<CheckResult> &results,
                                        bool running) const
{
    QList<StageView> views;
    for (const CheckStage each : allStages)
        views << stage(each, host, results, running);
    return views;
}

QString CheckPresenter::verdict(const ExchangeReport &report) const
{
    if (report.cancelled)
        return tr("The test was stopped. Nothing is decided.");
    if (!report.diagnosis.verdict.isEmpty())
        return report.diagnosis.verdict;
    if (passed(report))
        return tr("The connection works: %1 signed in to %2.").arg(report.username, report.host);
    const CheckOutcome outcome = worst(report.checks);
    const auto culprit = std::ranges::find(report.checks, outcome, &CheckResult::outcome);
    const QString found = culprit == report.checks.end() ? QString() : detail(*culprit);
    return found.isEmpty() ? tr("The test failed.") : found;
}

} // namespace keyway
