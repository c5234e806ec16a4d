// SPDX-FileCopyrightText: 2026 The Keyway authors
// SPDX-License-Identifier: Apache-2.0

#include "app/window/StepsController.h"

#include "app/window/FileDialogs.h"
#include "app/window/StepStates.h"
#include "core/salesforce/TokenEndpoint.h"

using namespace Qt::StringLiterals;

namespace keyway {

namespace {

QString fieldOf(const GuideStep &step, const Connection &connection)
{
    return step.kind == StepKind::ConsumerKey ? connection.consumerKey
           : step.kind == StepKind::Username  ? connection.username
                                              : QString();
}

std::optional<Problem> judgeField(const GuideStep &step, const QString &text)
{
    return step.kind == StepKind::ConsumerKey ? judgeConsumerKey(text)
           : step.kind == StepKind::Username  ? judgeUsername(text)
                                              : std::nullopt;
}

} // namespace

StepsController::StepsController(Session &session, DomainPage &domainPage, SecretClipboard &clipboard,
                                 SecretStore &secrets)
    : m_session(session), m_domainPage(domainPage), m_clipboard(clipboard), m_secrets(session, secrets)
{
    connect(&domainPage, &DomainPage::textEdited, this, [this](const QString &text) {
        enterDomain(text);
        refreshDomain();
    });
    connect(&domainPage, &DomainPage::textLeft, this, [this] {
        m_domainJudged = true;
        refreshDomain();
    });
    connect(&domainPage, &DomainPage::suggestionTaken, this, [this](const QString &subdomain) {
        enterDomain(subdomain);
        refreshDomain();
    });
    connect(&domainPage, &DomainPage::lookRequested, this, &StepsController::look);
    connect(&domainPage, &DomainPage::openPageRequested, this, &StepsController::openNode);
    connect(&session, &Session::opened, this, [this] {
        m_judged.clear();
        m_domainJudged = false;
        m_look.reset();
        m_lookResult.clear();
        m_domain = m_session.domain();
        for (StepPage *page : std::as_const(m_pages))
            page->setCreatedJustNow(false);
        refresh();
    });
    connect(&session, &Session::changed, this, [this] {
        for (StepPage *page : std::as_const(m_pages)) {
            page->setOpenPageEnabled(m_session.domain().accepted);
            page->setCertificateFile(m_session.connection().certificateFile);
        }
        m_domainPage.setOpenPageEnabled(m_session.domain().accepted);
    });
    connect(&session, &Session::reportChanged, this, &StepsController::refresh);
}

void StepsController::addPage(int number, StepPage &page)
{
    m_pages.insert(number, &page);
    m_secrets.addPage(page);
    const auto step = [this, number]() -> const GuideStep & { return *m_session.guide().step(number); };
    connect(&page, &StepPage::tickChanged, this, [this](const QString &id, bool ticked) {
        m_session.edit([&](Connection &connection) {
            if (ticked)
                connection.tickedInstructions.insert(id);
            else
                connection.tickedInstructions.remove(id);
        });
    });
    connect(&page, &StepPage::fieldEdited, this, [this, number, step, &page](const QString &text) {
        enter(step(), text);
        if (m_judged.contains(number))
            judge(step(), page);
    });
    connect(&page, &StepPage::fieldLeft, this, [this, step, &page](const QString &text) {
        enter(step(), text);
        if (!text.trimmed().isEmpty()) // somebody who only walks through is not told off
            judge(step(), page);
    });
    connect(&page, &StepPage::openPageRequested, this, &StepsController::openNode);
    connect(&page, &StepPage::createdJustNow, this, [this] {
        Circumstances circumstances = m_session.circumstances();
        circumstances.justCreated = true;
        m_session.setCircumstances(circumstances);
    });
    connect(&page, &StepPage::copyRequested, &m_clipboard, &SecretClipboard::copy);
    connect(&page, &StepPage::showInFolderRequested, this, &showInFolder);
    refreshPage(number, page);
}

void StepsController::enter(const GuideStep &step, const QString &text)
{
    const QString value = text.trimmed();
    m_session.edit([&](Connection &connection) {
        if (step.kind == StepKind::ConsumerKey)
            connection.consumerKey = value;
        else if (step.kind == StepKind::Username)
            connection.username = value;
    });
}

void StepsController::judge(const GuideStep &step, StepPage &page)
{
    const auto problem = judgeField(step, fieldOf(step, m_session.connection()));
    if (problem)
        m_judged.insert(step.number);
    page.setFieldProblem(problem ? std::optional(m_session.services().texts().text(*problem)) : std::nullopt,
                         problem && isWarning(*problem));
}

bool StepsController::confirm(int number)
{
    const GuideStep &step = *m_session.guide().step(number);
    if (step.kind == StepKind::Domain) {
        m_domainJudged = true;
        refreshDomain();
        if (!m_session.domain().accepted)
            m_domainPage.focusField();
        return m_session.domain().accepted;
    }
    StepPage *page = m_pages.value(number);
    if (!page)
        return true;
    judge(step, *page);
    const auto problem = judgeField(step, fieldOf(step, m_session.connection()));
    if (!problem || isWarning(*problem))
        return true;
    page->focusField();
    return false;
}

void StepsController::refresh()
{
    for (auto entry = m_pages.begin(); entry != m_pages.end(); ++entry)
        refreshPage(entry.key(), *entry.value());
    if (const GuideStep *step = domainStep()) {
        m_domainPage.setStep(*step, m_session.guide().destination);
        m_domainPage.setDiagnosis(diagnosisOfStep(step->number, m_session));
    }
    m_domainPage.setOpenPageEnabled(m_session.domain().accepted);
    refreshDomain();
}

void StepsController::refreshPage(int number, StepPage &page)
{
    const GuideStep *step = m_session.guide().step(number);
    if (!step || step->kind == StepKind::KeyPair || step->kind == StepKind::Domain)
        return; // of another guide
    page.setStep(*step);
    page.setTicked(m_session.connection().tickedInstructions);
    page.setFieldText(fieldOf(*step, m_session.connection()));
    page.setFieldProblem(std::nullopt, false);
    m_secrets.showOn(page, *step);
    page.setOpenPageEnabled(m_session.domain().accepted);
    page.setCertificateFile(m_session.connection().certificateFile);
    page.setDiagnosis(diagnosisOfStep(number, m_session));
}

const DomainVerdict &StepsController::enterDomain(const QString &text)
{
    m_lookResult.clear();
    m_look.reset();
    m_domain = m_session.services().hosts().judge(text, m_session.guide().profile.hostRule);
    // What is kept is the judged text: a secret, or a session id in an address, must not stay anywhere.
    const QString kept = m_domain.isSecret() ? QString() : m_domain.input;
    m_session.edit([&kept](Connection &connection) { connection.domain = kept; });
    return m_domain;
}

QString StepsController::audienceReason(AudienceRule rule)
{
    switch (rule) {
    case AudienceRule::SubdomainText:
        return tr("worked out from the name");
    case AudienceRule::ByEnvironment:
        return tr("follows from the kind of org");
    case AudienceRule::SameAsHost:
        return tr("the same address: one field says both");
    }
    return {};
}

void StepsController::refreshDomain()
{
    const DomainVerdict &verdict = m_domain;
    const TextBook &texts = m_session.services().texts();
    DomainPageState state;
    state.text = m_session.connection().domain;
    state.empty = state.text.trimmed().isEmpty() && !verdict.isSecret();
    state.accepted = verdict.accepted;
    if (verdict.accepted) {
        state.subdomain = verdict.subdomain;
        state.kind = texts.text(u"environment."_s + verdict.environment).title;
        state.tokenUrl = tokenUrl(m_session.guide().tokenHostFor(verdict));
        state.audience = m_session.guide().audienceFor(verdict);
        state.wholeHost = m_session.guide().profile.hostRule == SignInHost::AuthorizationServer;
        state.host = m_session.guide().tokenHostFor(verdict);
        state.audienceReason = audienceReason(m_session.guide().profile.audienceRule);
    }
    // Nothing is said about an empty field before the person pressed Continue, nor at each key before the
    // field was left once; an accepted name shows at once.
    if (!verdict.reason.id.isEmpty() &&
        (m_domainJudged || verdict.accepted || verdict.isSecret() || !verdict.suggestion.isEmpty()))
        state.message = texts.text(verdict.reason);
    state.suggestion = verdict.suggestion;
    state.looking = m_look != nullptr;
    state.lookResult = m_lookResult;
    state.lookGood = m_lookGood;
    m_domainPage.setState(state);
}

void StepsController::look()
{
    const auto input = m_session.services().exchangeInput(m_session.connection());
    if (!input || !m_session.domain().accepted) {
        m_lookGood = false;
        m_lookResult =
            input ? tr("Enter an address first.") : m_session.services().texts().text(input.error()).title;
        return refreshDomain();
    }
    m_look = std::make_unique<ExchangeRun>(*input, m_session.services().rules(), m_session.services().clock(),
                                           reachPlan());
    connect(m_look.get(), &ExchangeRun::finished, this, &StepsController::lookEnded);
    m_look->start();
    refreshDomain();
}

void StepsController::lookEnded(const ExchangeReport &report)
{
    m_look.release()->deleteLater();
    const TextBook &texts = m_session.services().texts();
    m_lookGood = report.passed();
    m_lookResult = m_lookGood
                       ? tr("Found at %1: the name resolves, the connection is trusted, and the org answers.")
                             .arg(report.startedUtc.toLocalTime().toString(u"HH:mm"_s))
                       : QString();
    for (const CheckResult &check : report.checks) {
        if (check.outcome == CheckOutcome::Failed && m_lookResult.isEmpty())
            m_lookResult = detailSentence(check, texts);
    }
    refreshDomain();
}

void StepsController::openNode(const QString &node)
{
    if (m_session.domain().accepted)
        Q_EMIT openUrlRequested(setupUrl(m_session.domain().host, node));
}

const GuideStep *StepsController::domainStep() const
{
    for (const GuideStep &step : m_session.guide().steps) {
        if (step.kind == StepKind::Domain)
            return &step;
    }
    return nullptr;
}

} // namespace keyway
