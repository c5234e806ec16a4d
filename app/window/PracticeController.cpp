// SPDX-FileCopyrightText: 2026 The Keyway authors
// SPDX-License-Identifier: Apache-2.0

#include "app/window/PracticeController.h"

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
    connect(&page, &PracticePage::startRequested, this, &PracticeController::start);
    connect(&page, &PracticePage::stopRequested, this, &PracticeController::stop);
    connect(&page, &PracticePage::resetRequested, this, [this] {
        m_org.resetValues();
        suitGuide();
    });
    connect(&page, &PracticePage::useInWizardRequested, this, [this] {
        if (start())
            Q_EMIT useInWizardRequested(connection());
    });
    connect(&page, &PracticePage::valueChanged, this, [this](const QString &id, const QString &value) {
        if (const auto done = m_org.setValue(id, value); !done)
            m_page.setProblem(m_session.services().texts().text(done.error()).title);
    });
    connect(&page, &PracticePage::copyRequested, &clipboard, &SecretClipboard::copy);
    connect(&m_org, &PracticeOrg::valueChanged, &page, &PracticePage::setValue);
    connect(&m_org, &PracticeOrg::requestServed, this, [this](const PracticeRequest &request) {
        m_page.addRequest({request.timeUtc.toLocalTime().toString(u"HH:mm:ss"_s), request.method,
                           request.path, request.status,
                           u"%1 %2"_s.arg(request.error, request.description).trimmed(), request.why});
    });
    connect(&session, &Session::changed, this, &PracticeController::uploadCertificate);
    connect(&session, &Session::changed, this, &PracticeController::followGuide);
    connect(&session, &Session::opened, this, &PracticeController::uploadCertificate);
    connect(&session, &Session::opened, this, &PracticeController::followGuide);
    suitGuide();
}

/// The practice app is of the kind that the guide is about; login hosts find Connected Apps only.
void PracticeController::suitGuide()
{
    m_guideId = m_session.guide().id;
    const bool classic = m_session.guide().profile.hostRule == SignInHost::LoginHost;
    if (const auto done =
            m_org.setValue(u"app-kind"_s, classic ? u"connected-app"_s : u"external-client-app"_s);
        !done)
        m_page.setProblem(m_session.services().texts().text(done.error()).title);
}

/// Only when the guide is another one: what the person set stays.
void PracticeController::followGuide()
{
    if (m_session.guide().id != m_guideId)
        suitGuide();
}

void PracticeController::fill()
{
    const auto settings = PracticeOrg::settings();
    if (!settings) {
        m_page.setProblem(settings.error().toString());
        return;
    }
    QList<PracticeSettingView> views;
    for (const PracticeSetting &one : *settings) {
        const GuideStep *step = m_session.guide().stepForTopic(one.topic);
        const QString group = step                           ? tr("step %1").arg(step->number)
                              : one.topic == u"salesforce"_s ? tr("Salesforce")
                              : one.topic == u"clock"_s      ? tr("clock")
                                                             : tr("network");
        views << PracticeSettingView{one.id,          one.label,       group,     one.values,
                                     one.valueLabels, one.description, one.choice};
    }
    m_page.setSettings(views);
    for (const PracticeSetting &one : *settings)
        m_page.setValue(one.id, m_org.value(one.id));
    m_page.setRunning(m_org.isRunning(), m_org.account().host, m_org.proxyUrl());
}

bool PracticeController::start()
{
    if (m_org.isRunning())
        return true;
    if (const auto started = m_org.start(); !started) {
        m_page.setProblem(m_session.services().texts().text(started.error()).title);
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
    m_page.setRunning(true, m_org.account().host, m_org.proxyUrl());
    m_page.setOtherClient(otherClientCommands());
    uploadCertificate();
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
    m_page.setRunning(false, m_org.account().host, QString());
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
    for (const auto &[setting, value] : reproduction.settings.asKeyValueRange()) {
        if (const auto done = m_org.setValue(setting, value); !done)
            m_page.setProblem(m_session.services().texts().text(done.error()).title);
    }
}

void PracticeController::prepare()
{
    if (!start())
        return;
    Connection ready = connection();
    if (QFileInfo::exists(ready.keyFile) && QFileInfo::exists(ready.certificateFile)) {
        Q_EMIT prepared(ready);
        return;
    }
    if (m_ownFiles) {
        ready.keyFile = m_ownFiles->privateKeyFile;
        ready.certificateFile = m_ownFiles->certificateFile;
        Q_EMIT prepared(ready);
        return;
    }
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
            if (!*files)
                return m_page.setProblem(m_session.services().texts().text((*files).error()).title);
            m_ownFiles = **files;
            prepare();
        });
}

void PracticeController::uploadCertificate()
{
    if (!m_org.isRunning() || m_session.connection().certificateFile.isEmpty())
        return;
    const auto bytes = readFile(m_session.connection().certificateFile);
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

QString PracticeController::otherClientCommands() const
{
    const PracticeAccount account = m_org.account();
    return u"export HTTPS_PROXY=%1\nexport NODE_EXTRA_CA_CERTS=%2\n\n"
           "sf org login jwt --client-id %3 \\\n  --jwt-key-file private-key.pem --username %4 \\\n  "
           "--instance-url https://%5\n\n"
           "curl --proxy %1 --cacert %2 https://%5/services/oauth2/token \\\n"
           "  --data-urlencode grant_type=urn:ietf:params:oauth:grant-type:jwt-bearer \\\n  --data-urlencode assertion=\"$ASSERTION\"\n"_s
               .arg(m_org.proxyUrl(), m_folder.filePath(u"practice-ca.pem"_s), account.consumerKey,
                    account.username, account.host);
}

} // namespace keyway
