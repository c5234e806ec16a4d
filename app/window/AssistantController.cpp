// SPDX-FileCopyrightText: 2026 The Keyway authors
// SPDX-License-Identifier: Apache-2.0

#include "app/window/AssistantController.h"

#include "app/window/FileDialogs.h"
#include "app/window/StepStates.h"
#include "core/crypto/KeyFiles.h"

#include <QApplication>
#include <QClipboard>
#include <QFileInfo>

using namespace Qt::StringLiterals;

namespace keyway {

AssistantController::AssistantController(const AppServices &services, QSettings &settings,
                                         const WindowPaths &paths, SecretStore &secrets)
    : m_services(services),
      m_session(services),
      m_store(m_session, paths.connectionFolder, settings),
      m_paths(paths),
      m_secrets(secrets),
      m_clipboard(QApplication::clipboard()),
      m_window(std::make_unique<AssistantWindow>())
{
    makePages();
    connectStart();
    connect(m_window.get(), &AssistantWindow::pageChosen, this, &AssistantController::showPage);
    connect(m_window.get(), &AssistantWindow::continueRequested, this, &AssistantController::goOn);
    connect(m_window.get(), &AssistantWindow::backRequested, this, &AssistantController::goBack);
    connect(&m_session, &Session::opened, this, [this] {
        refreshStart();
        refreshSteps();
    });
    connect(&m_session, &Session::changed, this, &AssistantController::refreshSteps);
    connect(&m_session, &Session::reportChanged, this, &AssistantController::refreshSteps);
    connect(&m_store, &ConnectionStore::notSaved, this,
            [this](const Problem &problem) { m_window->setBanner(m_services.texts().text(problem).title); });
    beginNew();
    showPage(u"start"_s);
    if (!services.guideMistakes().isEmpty())
        m_window->setBanner(
            tr("A guide of your own was left out: %1").arg(services.guideMistakes().first().toString()));
}

AssistantController::~AssistantController() = default;

QStringList AssistantController::topicsOfPage() const
{
    const QString page = m_window->currentPage();
    if (page == u"test"_s)
        return {u"test"_s};
    for (const GuideStep &step : m_session.guide().steps) {
        if (page == stepKey(step.number))
            return step.topics;
    }
    return {};
}

void AssistantController::connectStart()
{
    connect(m_start, &StartPage::guideChosen, this, &AssistantController::chooseGuide);
    connect(m_start, &StartPage::orgTextEdited, this, [this](const QString &text) {
        const DomainVerdict verdict = m_steps->enterDomain(text);
        m_steps->refresh();
        if (text.trimmed().isEmpty())
            m_start->setOrgVerdict(QString(), false);
        else if (verdict.accepted)
            m_start->setOrgVerdict(
                tr("%1: %2. Each step can open its own Setup page.")
                    .arg(m_services.texts().text(u"environment."_s + verdict.environment).title,
                         verdict.subdomain),
                true);
        else
            m_start->setOrgVerdict(m_services.texts().text(verdict.reason).title, false);
    });
    connect(m_start, &StartPage::beginRequested, this, [this] { showPage(stepKey(1)); });
    connect(m_start, &StartPage::explainRequested, this, [this] { showPage(u"explain"_s); });
    connect(m_start, &StartPage::practiceRequested, this, &AssistantController::usePracticeOrg);
    connect(m_start, &StartPage::continueRequested, this, &AssistantController::openFile);
    connect(m_start, &StartPage::openRequested, this, [this] {
        chooseFiles(m_window.get(), tr("Open a connection, or the key you already have"),
                    tr("Connections, reports and keys (*.keyway *.keyway-case.json *.pem *.key *.der *.crt "
                       "*.cer);;All files (*)"),
                    true, [this](const QStringList &paths) { openFiles(paths); });
    });
}

void AssistantController::beginNew()
{
    Connection connection;
    connection.guideId = m_session.guide().id;
    openConnection(connection, m_store.newPath());
}

void AssistantController::chooseGuide(const QString &id)
{
    // What was ticked belongs to its guide: the same words may ask for another value in the next one.
    const QString before = m_session.connection().guideId;
    if (id == before)
        return;
    m_ticks.insert(before, m_session.connection().tickedInstructions);
    m_session.edit([this, &id](Connection &connection) {
        connection.guideId = id;
        connection.tickedInstructions = m_ticks.value(id);
    });
    refreshPages();
}

void AssistantController::openFiles(const QStringList &paths)
{
    for (const QString &path : paths) {
        if (path.endsWith(u".keyway"_s, Qt::CaseInsensitive) ||
            path.endsWith(u".json"_s, Qt::CaseInsensitive))
            return openFile(path);
    }
    // No file of ours yet: the key is where repairing begins, and the other values are asked for on the way.
    beginNew();
    m_keys->useFiles(paths);
    showPage(stepKey(m_session.guide().stepForTopic(u"key"_s)->number));
}

void AssistantController::openFile(const QString &path)
{
    const auto bytes = readFile(path);
    if (looksLikeCase(bytes.value_or(QByteArray()))) {
        if (m_cases->open(path)) {
            refreshPages();
            showPage(u"test"_s);
        }
        return;
    }
    if (looksLikeKit(bytes.value_or(QByteArray())))
        return m_kits->openKit(*bytes);
    if (looksLikeReply(bytes.value_or(QByteArray())))
        return m_kits->openReply(*bytes);
    const auto connection = loadConnection(path);
    if (!connection) {
        m_window->setBanner(m_services.texts().text(connection.error()).title);
        return;
    }
    openConnection(*connection, path);
    showPage(u"test"_s);
}

void AssistantController::openConnection(const Connection &connection, const QString &path)
{
    if (m_reproduction)
        m_reproduction->forget();
    m_ticks.clear();
    m_session.open(connection, path);
    refreshPages();
    m_window->setBanner(
        connection.practice
            ? tr("Practice: everything here happens on this computer; Salesforce is not asked.")
            : QString());
}

void AssistantController::refreshPages()
{
    for (const GuideStep &step : m_session.guide().steps)
        m_window->placePage(stepKey(step.number), pageOfStep(step));
    if (m_session.connection().practice)
        practice().giveSecret();
    m_keys->refresh();
    m_steps->refresh();
    m_test->refresh();
    m_values->refresh();
    // A case is to be read: what cannot be edited cannot be taken for one's own connection.
    for (const GuideStep &step : m_session.guide().steps)
        m_window->setPageReadOnly(stepKey(step.number), m_session.openedCase().has_value());
}

void AssistantController::usePracticeOrg()
{
    practice().start(); // or the page says why not
    showPage(u"practice"_s);
}

void AssistantController::showPage(const QString &key)
{
    makePage(key);
    m_window->showPage(key);
    m_window->stepList()->setCurrent(key);
    refreshSteps();
    refreshFooter();
}

void AssistantController::refreshStart()
{
    QList<GuideChoice> guides;
    for (const Guide &guide : m_services.guides().guides())
        guides << GuideChoice{guide.id, guide.title, guide.summary};
    m_start->setGuides(guides, m_session.guide().id);
    m_start->setOrgText(m_session.connection().domain);
    m_start->setRecent(m_store.recent());
}

void AssistantController::refreshSteps()
{
    const bool explaining = m_window->currentPage() == u"explain"_s;
    const Diagnosis *highlight = nullptr;
    if (explaining && m_explain->diagnosis())
        highlight = &*m_explain->diagnosis();
    else if (!explaining && m_session.report() && !m_session.report()->passed() &&
             !m_session.report()->cancelled)
        highlight = &m_session.report()->diagnosis;
    m_window->stepList()->setEntries(stepEntries(m_session, highlight, explaining,
                                                 m_practice && m_practice->isRunning(), m_test->isRunning()));
    const DomainVerdict &domain = m_session.domain();
    m_window->setWindowTitle(domain.accepted ? tr("%1 — Keyway").arg(domain.subdomain) : tr("Keyway"));
}

void AssistantController::refreshFooter()
{
    const QString page = m_window->currentPage();
    if (page == u"start"_s)
        m_window->setFooter(tr("Nothing is sent to anyone but the org you name."), QString(), tr("&Begin"));
    else if (page == u"explain"_s)
        m_window->setFooter(tr("Offline: no org is contacted on this page."), QString(), tr("&Close"));
    else if (page == u"practice"_s)
        m_window->setFooter(tr("Nothing here reaches Salesforce."), QString(), tr("&Close"));
    else if (page == u"values"_s)
        m_window->setFooter(QString(), tr("Bac&k"), tr("&Finish"));
    else
        m_window->setFooter(QString(), tr("Bac&k"), tr("&Continue"),
                            page != u"test"_s || !m_test->isRunning(), m_commands->has(topicsOfPage()));
}

QString AssistantController::pageAfter(const QString &key, int offset) const
{
    QStringList order{u"start"_s};
    for (const GuideStep &step : m_session.guide().steps)
        order << stepKey(step.number);
    order << u"test"_s << u"values"_s;
    const qsizetype index = order.indexOf(key) + offset;
    return order.value(qBound(qsizetype(0), index, order.size() - 1));
}

void AssistantController::goOn()
{
    const QString page = m_window->currentPage();
    if (page == u"explain"_s || page == u"practice"_s || page == u"values"_s)
        return showPage(u"start"_s);
    for (const GuideStep &step : m_session.guide().steps) {
        if (page == stepKey(step.number) && !m_steps->confirm(step.number))
            return;
    }
    showPage(pageAfter(page, 1));
}

void AssistantController::goBack()
{
    showPage(pageAfter(m_window->currentPage(), -1));
}

} // namespace keyway
