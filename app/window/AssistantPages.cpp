// SPDX-FileCopyrightText: 2026 The Keyway authors
// SPDX-License-Identifier: Apache-2.0

#include "app/window/AssistantController.h"
#include "app/window/StepStates.h"

using namespace Qt::StringLiterals;

namespace keyway {

void AssistantController::makePages()
{
    m_start = new StartPage;
    m_window->addPage(u"start"_s, m_start);
    auto *keyPage = new KeyPage;
    m_window->addPage(u"key"_s, keyPage);
    m_keys = std::make_unique<KeyController>(m_session, *keyPage, m_clipboard, m_paths.keyFolder);
    m_keyTools = std::make_unique<KeyTools>(m_session, *m_keys, *keyPage, m_paths.keyFolder);
    auto *domainPage = new DomainPage;
    m_window->addPage(u"domain"_s, domainPage);
    m_steps = std::make_unique<StepsController>(m_session, *domainPage, m_clipboard, m_secrets);
    connect(m_steps.get(), &StepsController::openUrlRequested, this, &AssistantController::openUrlRequested);

    auto *testPage = new TestPage;
    m_window->addPage(u"test"_s, testPage);
    m_test = std::make_unique<TestController>(m_session, *testPage, m_clipboard);
    connect(m_test.get(), &TestController::reproduceRequested, this, [this] {
        const ExchangeReport &report = *m_session.report();
        reproduce(report.evidence, report.diagnosis, report.answer);
    });
    m_cases = std::make_unique<CaseController>(m_session, *testPage);
    connect(m_cases.get(), &CaseController::said, m_window.get(), &AssistantWindow::setBanner);
    connect(m_test.get(), &TestController::openUrlRequested, this, &AssistantController::openUrlRequested);
    connect(m_test.get(), &TestController::goToStepRequested, this,
            [this](int step) { showPage(stepKey(step)); });
    connect(m_test.get(), &TestController::runningChanged, this, [this] {
        refreshSteps();
        refreshFooter();
    });

    auto *valuesPage = new ValuesPage;
    m_window->addPage(u"values"_s, valuesPage);
    m_values = std::make_unique<ValuesController>(m_session, *m_keys, *valuesPage, m_clipboard);

    auto *explainPage = new ExplainPage;
    m_window->addPage(u"explain"_s, explainPage);
    m_explain = std::make_unique<ExplainController>(
        m_session, *explainPage, m_clipboard, [this](const Evidence &evidence, const Diagnosis &diagnosis) {
            return practice().reproductionOf(evidence, diagnosis).has_value();
        });
    connect(m_explain.get(), &ExplainController::caseChosen, this, &AssistantController::openFile);
    connect(m_explain.get(), &ExplainController::reproduceRequested, this, [this] {
        TokenAnswer answer;
        answer.error = m_explain->evidence().string(fact::error);
        answer.description = m_explain->evidence().string(fact::errorDescription);
        reproduce(m_explain->evidence(), *m_explain->diagnosis(), answer);
    });
    connect(m_explain.get(), &ExplainController::diagnosisChanged, this, &AssistantController::refreshSteps);
    connect(m_explain.get(), &ExplainController::goToStepRequested, this,
            [this](int step) { showPage(stepKey(step)); });
    makeHelpers();
}

PracticeController &AssistantController::practice()
{
    if (!m_practice)
        makePractice();
    return *m_practice;
}

void AssistantController::makePractice()
{
    auto *practicePage = new PracticePage;
    m_window->addPage(u"practice"_s, practicePage);
    m_practice = std::make_unique<PracticeController>(m_session, *practicePage, m_clipboard);
    connect(m_practice.get(), &PracticeController::runningChanged, this, &AssistantController::refreshSteps);
    connect(m_practice.get(), &PracticeController::useInWizardRequested, this,
            [this](const Connection &connection) {
                openConnection(connection, QString());
                showPage(stepKey(1));
            });
    m_reproduction = std::make_unique<ReproductionController>(m_session, *m_practice, *m_test);
    connect(m_reproduction.get(), &ReproductionController::openRequested, this,
            [this](const Connection &connection) { openConnection(connection, QString()); });
    connect(m_reproduction.get(), &ReproductionController::testShown, this, [this] { showPage(u"test"_s); });
    connect(m_reproduction.get(), &ReproductionController::said, m_window.get(), &AssistantWindow::setBanner);
}

void AssistantController::reproduce(const Evidence &evidence, const Diagnosis &diagnosis,
                                    const TokenAnswer &answer)
{
    practice();
    m_reproduction->reproduce(evidence, diagnosis, answer);
}

/// Parts that have no page of their own.
void AssistantController::makeHelpers()
{
    m_kits = std::make_unique<KitController>(m_session, m_store, m_paths.connectionFolder);
    connect(m_kits.get(), &KitController::said, m_window.get(), &AssistantWindow::setBanner);
    connect(m_kits.get(), &KitController::ready, this,
            [this](const Connection &connection, const QString &path, const QString &sentence) {
                openConnection(connection, path);
                showPage(connection.keyFile.isEmpty() ? stepKey(1) : u"test"_s);
                m_window->setBanner(sentence);
            });
    m_commands = std::make_unique<CommandsController>(m_session, m_clipboard);
    connect(m_window.get(), &AssistantWindow::commandsRequested, this,
            [this] { m_commands->show(topicsOfPage(), tr("Equivalent commands"), m_window.get()); });
    m_about = std::make_unique<About>(m_clipboard);
    connect(m_window.get(), &AssistantWindow::aboutRequested, this,
            [this] { m_about->show(m_window.get()); });
    connect(m_about.get(), &About::openUrlRequested, this, &AssistantController::openUrlRequested);
    connect(m_values.get(), &ValuesController::valuesChanged, this, [this] {
        refreshPages();
        showPage(u"test"_s);
    });
    connect(m_values.get(), &ValuesController::said, m_window.get(), &AssistantWindow::setBanner);
    connect(m_values.get(), &ValuesController::rotationRequested, this,
            [this] { showPage(stepKey(m_session.guide().stepForTopic(u"key"_s)->number)); });
}

/// What is large, and what few people open, is made for who opens it: the start does not wait for it.
void AssistantController::makePage(const QString &key)
{
    if (key == u"practice"_s)
        practice();
    for (const GuideStep &step : m_session.guide().steps) {
        if (pageOfStep(step) != key || m_steps->hasPage(step.number))
            continue;
        auto *page = new StepPage;
        m_window->addPage(key, page);
        m_steps->addPage(step.number, *page);
        m_window->setPageReadOnly(key, m_session.openedCase().has_value());
    }
}

} // namespace keyway
