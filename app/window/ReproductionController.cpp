// SPDX-FileCopyrightText: 2026 The Keyway authors
// SPDX-License-Identifier: Apache-2.0

#include "app/window/ReproductionController.h"

#include "core/practice/Scenarios.h"

using namespace Qt::StringLiterals;

namespace keyway {

namespace {

/// The scenario with the same settings, so that its story can be read on the practice page.
QString storyOf(const Reproduction &reproduction)
{
    const auto scenarios = PracticeOrg::scenarios();
    const auto scenario =
        scenarios ? scenarioFor(reproduction.settings, *scenarios) : std::optional<PracticeScenario>();
    return scenario ? ReproductionController::tr("It is the scenario “%1”.").arg(scenario->title) : QString();
}

} // namespace

ReproductionController::ReproductionController(Session &session, PracticeController &practice,
                                               TestController &test)
    : m_session(session), m_practice(practice), m_test(test)
{
    connect(&practice, &PracticeController::prepared, this, &ReproductionController::prepared);
    connect(&test, &TestController::runningChanged, this, &ReproductionController::judge);
}

void ReproductionController::reproduce(const Evidence &evidence, const Diagnosis &diagnosis,
                                       const TokenAnswer &answer)
{
    const auto reproduction = m_practice.reproductionOf(evidence, diagnosis);
    if (!reproduction)
        return Q_EMIT said(tr("The practice org cannot give this answer: it does not come from an "
                              "org's settings, or it is not known."));
    m_wanted = Wanted{answer, *reproduction, missingObjects(evidence)};
    m_practice.prepare();
}

void ReproductionController::prepared(const Connection &connection)
{
    const auto wanted = std::exchange(m_wanted, std::nullopt);
    Connection asking = connection;
    if (wanted)
        asking.objects = wanted->objects;
    Q_EMIT openRequested(asking);
    if (!wanted)
        return;
    m_wanted = wanted;
    m_practice.apply(wanted->reproduction); // after opening, which uploads the certificate
    Q_EMIT testShown();
    m_test.start();
}

void ReproductionController::judge()
{
    if (!m_wanted || m_test.isRunning() || !m_session.report() || !m_session.connection().practice)
        return;
    const TokenAnswer &answer = m_session.report()->answer;
    const bool same =
        answer.error == m_wanted->answer.error && answer.description == m_wanted->answer.description;
    const QString result = same ? tr("The same answer came back.")
                                : tr("The answer that came back is another one; compare them.");
    QStringList settings;
    for (const auto &[setting, value] : m_wanted->reproduction.settings.asKeyValueRange())
        settings << u"%1 = %2"_s.arg(setting, value);
    Q_EMIT said(
        tr("Practice org, set to: %1. %2 %3 %4", "settings, result, note, scenario")
            .arg(settings.join(u", "_s), result, m_wanted->reproduction.note, storyOf(m_wanted->reproduction))
            .simplified());
}

} // namespace keyway
