// SPDX-FileCopyrightText: 2026 The Keyway authors
// SPDX-License-Identifier: Apache-2.0

#include "app/window/SecretController.h"

#include "core/connection/PastedText.h"

using namespace Qt::StringLiterals;

namespace keyway {

std::optional<Problem> judgeConsumerSecret(const QString &text)
{
    switch (recognise(text)) {
    case PastedKind::ConsumerSecret:
        return std::nullopt;
    case PastedKind::ConsumerKey:
        return Problem{u"consumer-secret.is-consumer-key"_s, {}};
    case PastedKind::PrivateKey:
    case PastedKind::Certificate:
        return Problem{u"consumer-secret.is-private-key"_s, {}};
    case PastedKind::Token:
    case PastedKind::Address:
    case PastedKind::Other:
        break;
    }
    return Problem{u"consumer-secret.form"_s, {{u"length"_s, QString::number(text.size())}}};
}

SecretController::SecretController(Session &session, SecretStore &store) : m_session(session), m_store(store)
{
    connect(&session, &Session::opened, this, &SecretController::load);
}

void SecretController::addPage(StepPage &page)
{
    m_pages << &page;
    connect(&page, &StepPage::secretEntered, this, &SecretController::enter);
    connect(&page, &StepPage::secretForgotten, this, &SecretController::forget);
}

void SecretController::showOn(StepPage &page, const GuideStep &step)
{
    const bool asked = step.kind == StepKind::ConsumerKey && m_session.guide().profile.asksConsumerSecret &&
                       !m_session.openedCase();
    const QString kept = m_state.isEmpty() ? tr("Kept until Keyway is closed") : m_state;
    page.setSecretField(asked, m_session.consumerSecret() ? kept : QString());
    page.setSecretProblem(asked ? m_problem : std::nullopt);
}

void SecretController::enter(const QString &text)
{
    if (const auto problem = judgeConsumerSecret(text))
        return say(m_state, m_session.services().texts().text(*problem));
    m_session.setConsumerSecret(std::make_shared<const Secret>(text.toUtf8()));
    keep();
}

void SecretController::keep()
{
    // A practice org's secret is worth nothing tomorrow; without a Consumer Key there is no name to keep it
    // under.
    if (m_session.connection().practice || m_session.connection().consumerKey.isEmpty())
        return say(tr("Kept until Keyway is closed"));
    say(tr("Keeping it…"));
    m_store.write(key(), m_session.consumerSecret()->clone(), [this](const Result<void> &written) {
        if (written)
            return say(tr("Kept in this computer’s key chain"));
        const Text why = m_session.services().texts().text(written.error());
        say(tr("Kept until Keyway is closed, then asked again: %1").arg(why.title));
    });
}

void SecretController::forget()
{
    if (!m_session.connection().practice && !m_session.connection().consumerKey.isEmpty())
        m_store.remove(key(), [](const Result<void> &) {}); // where there is no key chain, nothing was kept
    m_session.setConsumerSecret(nullptr);
    say({});
}

void SecretController::load()
{
    m_state.clear();
    m_problem.reset();
    const Connection &connection = m_session.connection();
    if (!m_session.guide().profile.asksConsumerSecret || connection.consumerKey.isEmpty() ||
        connection.practice || m_session.openedCase())
        return;
    m_store.read(key(), [this, asked = key()](const Result<Secret> &secret) {
        if (!secret || asked != key() || m_session.consumerSecret())
            return; // it is asked for on its page
        m_session.setConsumerSecret(std::make_shared<const Secret>(secret->clone()));
        say(tr("Kept in this computer’s key chain"));
    });
}

void SecretController::say(const QString &state, const std::optional<Text> &problem)
{
    m_state = state;
    m_problem = problem;
    const GuideStep *step = m_session.guide().stepForTopic(u"consumer-key"_s);
    for (StepPage *page : std::as_const(m_pages)) {
        if (step)
            showOn(*page, *step);
    }
}

QString SecretController::key() const
{
    return secretKey(m_session.guide().id, m_session.connection().consumerKey);
}

} // namespace keyway
