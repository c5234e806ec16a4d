// SPDX-FileCopyrightText: 2026 The Keyway authors
// SPDX-License-Identifier: Apache-2.0

#include "app/window/PracticeController.h"

#include "app/window/PracticeWords.h"
#include "core/base/Async.h"
#include "core/crypto/KeyFiles.h"

#include <QFile>
#include <QFileInfo>

using namespace Qt::StringLiterals;

namespace keyway {

PracticeController::PracticeController(Session &session, PracticePage &page, SecretClipboard &clipboard)
    : m_session(session), m_page(page)
{
    fill();
    if (auto known = Reproductions::load())
        m_reproductions = *known;
    else
        m_page.setProblem(known.error().toString());
    if (auto scenarios = PracticeOrg::scenarios())
        offer(*scenarios);
    else
        m_page.setProblem(scenarios.error().toString());
    if (auto book = CommandBook::load())
        m_book = *std::move(book);
    connectPage(clipboard);
    connectOrg();
    connect(&session, &Session::changed, this, &PracticeController::uploadCertificate);
    connect(&session, &Session::changed, this, &PracticeController::followGuide);
    connect(&session, &Session::opened, this, &PracticeController::uploadCertificate);
    connect(&session, &Session::opened, this, &PracticeController::followGuide);
    suitGuide();
}

void PracticeController::connectPage(SecretClipboard &clipboard)
{
    connect(&m_page, &PracticePage::startRequested, this, &PracticeController::start);
    connect(&m_page, &PracticePage::stopRequested, this, &PracticeController::stop);
    connect(&m_page, &PracticePage::resetRequested, this, [this] {
        m_org.resetValues();
        suitGuide();
        m_page.showScenario(std::nullopt);
    });
    connect(&m_page, &PracticePage::useInWizardRequested, this, [this] {
        if (start())
            Q_EMIT useInWizardRequested(connection());
    });
    connect(&m_page, &PracticePage::otherClientRequested, this, [this] {
        if (start())
            withKey([this](const Connection &ready) { showOtherClient(ready); });
    });
    connect(&m_page, &PracticePage::scenarioRequested, this, [this](const QString &id) {
        for (const PracticeScenario &scenario : std::as_const(m_scenarios)) {
            if (scenario.id == id)
                return startScenario(scenario);
        }
    });
    connect(&m_page, &PracticePage::valueChanged, this, [this](const QString &id, const QString &value) {
        set({{id, value}});
        m_page.setValue(id, m_org.value(id)); // a certificate is not there for being chosen
    });
    connect(&m_page, &PracticePage::copyRequested, &clipboard, &SecretClipboard::copy);
}

void PracticeController::connectOrg()
{
    m_historyDue.setSingleShot(true);
    m_historyDue.setInterval(std::chrono::milliseconds(150));
    connect(&m_historyDue, &QTimer::timeout, this,
            [this] { m_page.setLoginHistory(loginViews(m_org.loginHistory())); });
    connect(&m_org, &PracticeOrg::valueChanged, this, [this](const QString &id, const QString &value) {
        showAccount(); // first: whether a value is broken on purpose
        m_page.setValue(id, value);
        m_historyDue.start(); // of the org that holds the app now
    });
    connect(&m_org, &PracticeOrg::requestServed, this, [this](const PracticeRequest &request) {
        m_page.addRequest(logLine(request, m_org.account().host));
        if (!m_historyDue.isActive())
            m_historyDue.start();
    });
}

/// Login hosts find Connected Apps only.
QString PracticeController::appKind() const
{
    const bool classic = m_session.guide().profile.hostRule == SignInHost::LoginHost;
    return classic ? u"connected-app"_s : u"external-client-app"_s;
}

/// The practice app is of the kind that the guide is about.
void PracticeController::suitGuide()
{
    m_guideId = m_session.guide().id;
    set({{u"app-kind"_s, appKind()}});
}

void PracticeController::set(const QMap<QString, QString> &settings)
{
    for (const auto &[setting, value] : settings.asKeyValueRange()) {
        if (const auto done = m_org.setValue(setting, value); !done)
            m_page.setProblem(m_session.services().texts().text(done.error()).title);
    }
}

/// Only when the guide is another one: what the person set stays.
void PracticeController::followGuide()
{
    if (m_session.guide().id != m_guideId) {
        suitGuide();
        fill(); // its steps have other numbers
        fillScenarios();
    }
    showAccount();
}

void PracticeController::fill()
{
    const auto settings = PracticeOrg::settings();
    if (!settings) {
        m_page.setProblem(settings.error().toString());
        return;
    }
    m_page.setSettings(settingViews(*settings, m_session.guide()));
    showAccount(); // first: whether a value is broken on purpose
    for (const PracticeSetting &one : *settings)
        m_page.setValue(one.id, m_org.value(one.id));
}

void PracticeController::offer(const QList<PracticeScenario> &scenarios)
{
    m_scenarios = scenarios;
    fillScenarios();
}

void PracticeController::fillScenarios()
{
    m_page.setScenarios(views(m_scenarios));
}

QList<PracticeScenarioView> PracticeController::views(const QList<PracticeScenario> &scenarios) const
{
    return scenarioViews(scenarios, m_session.guide(),
                         tr("Told for another guide (%1): choose that one on Start first."));
}

/// Which org the page is about, what its app still waits for, and whether the wizard is about it too.
void PracticeController::showAccount()
{
    const PracticeAccount account = m_org.account();
    m_page.setRunning(m_org.isRunning(), account.host, m_org.proxyUrl());
    const Connection &entered = m_session.connection();
    const bool ours = m_org.isRunning() && entered.practice && entered.practice->proxy == m_org.proxyUrl();
    m_page.setPending(u"certificate"_s,
                      m_org.awaitsCertificate()
                          ? certificateAwaited(m_session.guide(), entered.certificateFile, m_org.isRunning())
                          : QString());
    m_page.setForeignValues(ours ? foreignValues(entered, m_session.domain().host, account) : QStringList());
}

void PracticeController::startScenario(const PracticeScenario &scenario)
{
    if (!start())
        return;
    PracticeScenario suited = scenario;
    if (!suited.settings.contains(u"app-kind"_s))
        suited.settings.insert(u"app-kind"_s, appKind());
    m_org.apply(suited);
    m_page.showScenario(views({scenario}).first());
}

bool PracticeController::start()
{
    if (m_org.isRunning())
        return true;
    if (const auto started = m_org.start(); !started) {
        const Text text = m_session.services().texts().text(started.error());
        m_page.setProblem((text.title + u'\n' + text.body).trimmed());
        return false;
    }
    QFile authority(m_folder.filePath(u"practice-ca.pem"_s));
    if (!authority.open(QIODevice::WriteOnly) || authority.write(m_org.authorityPem()) < 0) {
        m_org.stop();
        m_page.setProblem(authority.errorString());
        return false;
    }
    authority.close();
    m_page.setProblem({});
    m_page.clearRequests();
    uploadCertificate();
    showAccount();
    Q_EMIT runningChanged();
    return true;
}

void PracticeController::giveSecret()
{
    if (m_session.connection().practice && m_session.guide().profile.asksConsumerSecret &&
        !m_session.consumerSecret())
        m_session.setConsumerSecret(
            std::make_shared<const Secret>(m_org.account().consumerSecret.toLatin1()));
}

void PracticeController::stop()
{
    m_org.stop();
    showAccount();
    Q_EMIT runningChanged();
}

std::optional<Reproduction> PracticeController::reproductionOf(const Evidence &evidence,
                                                               const Diagnosis &diagnosis) const
{
    if (!m_reproductions || !diagnosis.recognised || diagnosis.hypotheses.isEmpty())
        return std::nullopt;
    return m_reproductions->forEvidence(evidence, diagnosis.hypotheses.first().topic);
}

void PracticeController::apply(const Reproduction &reproduction)
{
    m_org.resetValues();
    suitGuide();
    set(reproduction.settings);
    PracticeScenarioView view{
        reproduction.id, tr("Set from a diagnosed error"), reproduction.note, {}, reproduction.settings};
    for (const PracticeScenario &scenario : std::as_const(m_scenarios)) {
        if (scenario.settings == reproduction.settings)
            view = {scenario.id, scenario.title, scenario.story, reproduction.note, scenario.settings};
    }
    m_page.showScenario(view);
}

void PracticeController::prepare()
{
    if (start())
        withKey([this](const Connection &ready) { Q_EMIT prepared(ready); });
}

/// The session's key, or one of our own where it has none.
void PracticeController::withKey(const std::function<void(const Connection &)> &then)
{
    Connection ready = connection();
    if (QFileInfo::exists(ready.keyFile) && QFileInfo::exists(ready.certificateFile))
        return then(ready);
    if (!m_ownFiles)
        return makeKey(then);
    ready.keyFile = m_ownFiles->privateKeyFile;
    ready.certificateFile = m_ownFiles->certificateFile;
    then(ready);
}

void PracticeController::makeKey(const std::function<void(const Connection &)> &then)
{
    m_waitingForKey << then;
    if (m_working)
        return;
    CertificateSpec spec;
    spec.notBeforeUtc = m_session.services().clock().nowUtc();
    const QString folder = m_folder.filePath(u"key"_s);
    using Files = std::shared_ptr<Result<KeyPairFiles>>;
    m_working = std::make_unique<QObject>();
    runThenCallback(
        m_working.get(),
        [spec, folder] {
            const auto pair = generateKeyPair(2048, spec);
            return std::make_shared<Result<KeyPairFiles>>(
                pair ? writeKeyPair(folder, *pair) : Result<KeyPairFiles>(tl::unexpect, pair.error()));
        },
        [this](const Files &files) {
            m_working.release()->deleteLater(); // we are in its callback
            const auto waiting = std::exchange(m_waitingForKey, {});
            if (!*files)
                return m_page.setProblem(m_session.services().texts().text((*files).error()).title);
            m_ownFiles = **files;
            for (const auto &each : waiting)
                withKey(each);
        });
}

void PracticeController::showOtherClient(const Connection &connection)
{
    if (!m_book)
        return;
    // A client that uses a key of ours is to get in: its certificate is what the app knows.
    if (connection.certificateFile != m_session.connection().certificateFile)
        upload(connection.certificateFile);
    const DomainVerdict domain =
        m_session.services().hosts().judge(connection.domain, m_session.guide().profile.hostRule);
    QList<CommandTab> tabs;
    for (const EquivalentCommand &command :
         m_book->commandsFor({u"client"_s}, m_session.guide(), connection, domain))
        tabs << CommandTab{command.tool, command.title, command.script};
    m_page.showOtherClient(tabs);
}

void PracticeController::uploadCertificate()
{
    if (m_org.isRunning() && !m_session.connection().certificateFile.isEmpty())
        upload(m_session.connection().certificateFile);
}

void PracticeController::upload(const QString &certificateFile)
{
    const auto bytes = readFile(certificateFile);
    if (!bytes)
        return;
    if (const auto certificate = Certificate::fromBytes(*bytes))
        m_org.uploadCertificate(*certificate);
}

Connection PracticeController::connection() const
{
    const PracticeAccount account = m_org.account();
    Connection connection;
    connection.guideId = m_session.guide().id;
    connection.domain = account.subdomain;
    connection.consumerKey = account.consumerKey;
    connection.username = account.username;
    // A key made already serves here as well.
    connection.keyFile = m_session.connection().keyFile;
    connection.certificateFile = m_session.connection().certificateFile;
    connection.practice = PracticeAddress{m_org.proxyUrl(), m_folder.filePath(u"practice-ca.pem"_s)};
    return connection;
}

} // namespace keyway
