// SPDX-FileCopyrightText: 2026 The Keyway authors
// SPDX-License-Identifier: Apache-2.0

#include "app/window/TestController.h"

#include "app/window/StepStates.h"
#include "core/cases/CustomerReply.h"
#include "core/report/Checklist.h"
#include "ui/presenters/EvidencePresenter.h"

using namespace Qt::StringLiterals;

namespace keyway {

TestController::TestController(Session &session, TestPage &page, SecretClipboard &clipboard)
    : m_session(session), m_page(page)
{
    page.setTexts(session.services().texts());
    connect(&page, &TestPage::objectsEdited, this, [this](const QStringList &objects) {
        m_session.edit([&objects](Connection &connection) { connection.objects = objects; });
    });
    connect(&page, &TestPage::goToTopicRequested, this, [this](const QString &topic) {
        if (const GuideStep *step = m_session.guide().stepForTopic(topic))
            Q_EMIT goToStepRequested(step->number);
    });
    connect(&page, &TestPage::testRequested, this, &TestController::start);
    connect(&page, &TestPage::stopRequested, this, &TestController::stop);
    connect(&page, &TestPage::goToStepRequested, this, &TestController::goToStepRequested);
    connect(&page, &TestPage::copyRequested, &clipboard, &SecretClipboard::copy);
    connect(&page, &TestPage::probeRequested, this, &TestController::ask);
    connect(&page, &TestPage::stopEvidenceRequested, this, &TestController::stopEvidence);
    connect(&page, &TestPage::reproduceRequested, this, &TestController::reproduceRequested);
    connect(&page, &TestPage::circumstancesChanged, &session, &Session::setCircumstances);
    connect(&session, &Session::circumstancesChanged, this, &TestController::refresh);
    connect(&page, &TestPage::replyRequested, this, [this, &clipboard] {
        if (m_session.report())
            clipboard.copy(customerReply(m_session.report()->diagnosis, m_session.guide(),
                                         m_session.services().texts()));
    });
    connect(&page, &TestPage::openPageRequested, this, [this](const QString &node) {
        Q_EMIT openUrlRequested(setupUrl(m_session.domain().host, node));
    });
    connect(&session, &Session::opened, this, [this] {
        m_run.reset();
        m_probe.reset();
        m_retry.reset();
        m_evidence = {};
        m_page.setDifferences({}, {});
        refresh();
        Q_EMIT runningChanged();
    });
    connect(&session, &Session::changed, this, [this] {
        if (!m_session.report()) // an old report stays to be read; the step list says that it is old
            refresh();
    });
}

void TestController::refresh()
{
    if (m_run)
        return;
    m_page.setGuide(m_session.guide());
    m_page.setCaseOpen(m_session.openedCase().has_value());
    m_page.setCircumstances(m_session.circumstances());
    m_page.setObjectsVisible(!m_session.openedCase() &&
                             m_session.guide().profile.callsAfterToken.contains(u"objects"_s));
    m_page.setObjects(m_session.connection().objects);
    m_page.setChecklist(m_session.report() ? checklistOf(&*m_session.report(), m_session.services().texts())
                                           : QList<ChecklistEntry>());
    if (m_session.report()) {
        m_page.showReport(*m_session.report());
        showEvidence();
    } else {
        m_page.showReady(m_session.guide().tokenHostFor(m_session.domain()), missing());
    }
}

std::optional<ExchangeInput> TestController::input()
{
    auto input = m_session.services().exchangeInput(m_session.connection());
    if (!input) {
        m_page.showReady(m_session.domain().host, {m_session.services().texts().text(input.error()).title});
        return std::nullopt;
    }
    input->consumerSecret = m_session.consumerSecret();
    input->justCreated = m_session.circumstances().justCreated;
    input->workedBefore = m_session.circumstances().workedBefore;
    input->sandboxRefreshed = m_session.circumstances().sandboxRefreshed;
    return *input;
}

void TestController::start()
{
    if (isRunning() || m_session.openedCase())
        return;
    const auto given = input();
    if (!given)
        return;
    m_evidence = {};
    m_run = std::make_unique<ExchangeRun>(*given, m_session.services().rules(), m_session.services().clock());
    connect(m_run.get(), &ExchangeRun::checkFinished, &m_page, &TestPage::addResult);
    connect(m_run.get(), &ExchangeRun::finished, this, &TestController::ended);
    m_page.setGuide(m_session.guide());
    m_page.setCaseOpen(false);
    m_page.showRunning(m_session.guide().tokenHostFor(m_session.domain()));
    m_run->start();
    Q_EMIT runningChanged();
}

void TestController::stop()
{
    if (m_run)
        m_run->cancel();
}

void TestController::ended(const ExchangeReport &report)
{
    m_run.release()->deleteLater(); // it is in the middle of telling us
    m_session.setReport(report);
    refresh();
    Q_EMIT runningChanged();
}

QStringList TestController::missing() const
{
    QStringList titles;
    for (const GuideStep &step : m_session.guide().steps) {
        if (step.kind != StepKind::Instructions && !isStepDone(step, m_session))
            titles << tr("Step %1: %2").arg(step.number).arg(step.title);
    }
    return titles;
}

void TestController::ask(ProbeKind kind, const QString &otherUsername)
{
    if (isRunning() || !m_session.report())
        return;
    const auto given = input();
    if (!given)
        return;
    m_evidence = {};
    m_coming.clear();
    if (kind == ProbeKind::Retry)
        retry(*given);
    else
        askOnce(kind, *given, otherUsername);
    showEvidence();
    Q_EMIT runningChanged();
}

void TestController::askOnce(ProbeKind kind, const ExchangeInput &input, const QString &otherUsername)
{
    m_evidence.running = tr("Asking: %1…").arg(EvidencePresenter::title(kind));
    m_probe = std::make_unique<ProbeRun>(kind, input, m_session.services().clock(), otherUsername);
    connect(m_probe.get(), &ProbeRun::answered, this, [this](const ProbeAnswer &answer) {
        m_coming << answer;
        showEvidence();
    });
    connect(m_probe.get(), &ProbeRun::failed, this, [this](const Problem &problem) {
        m_evidence.problem = m_session.services().texts().text(problem).title;
        m_probe.release()->deleteLater();
        gathered({});
    });
    connect(m_probe.get(), &ProbeRun::finished, this, [this](const QList<ProbeAnswer> &answers) {
        m_probe.release()->deleteLater();
        gathered(answers);
    });
    m_probe->start();
}

void TestController::retry(const ExchangeInput &input)
{
    m_evidence.running = tr("Testing again…");
    m_retry = std::make_unique<RetryRun>(input, *m_session.report(), m_session.services().rules(),
                                         m_session.services().clock(), m_schedule);
    connect(m_retry.get(), &RetryRun::waiting, this, [this](int attempt, std::chrono::milliseconds left) {
        m_evidence.running = EvidencePresenter::countdown(attempt, left.count());
        showEvidence();
    });
    connect(m_retry.get(), &RetryRun::testing, this, [this](int attempt) {
        m_evidence.running = tr("Attempt %1 is running…").arg(attempt);
        showEvidence();
    });
    connect(m_retry.get(), &RetryRun::answered, this, [this](const ProbeAnswer &answer) {
        m_coming << answer;
        showEvidence();
    });
    connect(m_retry.get(), &RetryRun::finished, this, &TestController::retryEnded);
    m_retry->start();
}

void TestController::retryEnded(RetryRun::End end, const ExchangeReport &report,
                                const QList<ProbeAnswer> &answers)
{
    m_retry.release()->deleteLater();
    QString words;
    switch (end) {
    case RetryRun::End::Passed:
        words = tr("It works now: the change had not reached all of Salesforce yet.");
        break;
    case RetryRun::End::OtherAnswer:
        words = tr("Salesforce answers something else now, so waiting was ended.");
        break;
    case RetryRun::End::TimeUp:
        words = tr("The same answer for the whole time: waiting longer is not likely to help.");
        break;
    case RetryRun::End::Cancelled:
        words = tr("Stopped.");
        break;
    case RetryRun::End::NotPropagation:
        words = tr("This answer does not come from a change that is still spreading; waiting cannot help.");
        break;
    }
    m_coming.clear();
    m_evidence.problem = words;
    const bool isNewReport = end == RetryRun::End::Passed || end == RetryRun::End::OtherAnswer;
    if (isNewReport)
        m_session.setReport(report);
    else if (!answers.isEmpty())
        return gathered(answers);
    m_evidence.running.clear();
    refresh();
    Q_EMIT runningChanged();
}

void TestController::stopEvidence()
{
    if (m_retry)
        return m_retry->cancel();
    m_probe.reset();
    gathered(m_coming); // what was answered until now counts
}

void TestController::gathered(const QList<ProbeAnswer> &answers)
{
    const Diagnosis before = m_session.report()->diagnosis;
    m_coming.clear();
    m_evidence.running.clear();
    if (!answers.isEmpty()) {
        m_session.addProbes(answers);
        for (const Problem &change : changesOfDiagnosis(before, m_session.report()->diagnosis))
            m_evidence.changes << m_session.services().texts().text(change).title;
    }
    refresh();
    Q_EMIT runningChanged();
}

void TestController::showEvidence()
{
    EvidenceView view = m_evidence;
    view.canAsk = !m_session.openedCase() && mayBeProbed(*m_session.report());
    view.answers = m_session.probes() + m_coming;
    m_page.setEvidence(view);
}

} // namespace keyway
