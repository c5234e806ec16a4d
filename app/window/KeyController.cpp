// SPDX-FileCopyrightText: 2026 The Keyway authors
// SPDX-License-Identifier: Apache-2.0

#include "app/window/KeyController.h"

#include "app/window/FileDialogs.h"
#include "core/base/Async.h"
#include "core/crypto/KeyDoctor.h"

#include <QDir>

using namespace Qt::StringLiterals;

namespace keyway {

KeyController::KeyController(Session &session, KeyPage &page, SecretClipboard &clipboard, const QString &keyFolder)
    : m_session(session), m_page(page), m_clipboard(clipboard), m_keyFolder(keyFolder)
{
    connect(&page, &KeyPage::generateRequested, this, &KeyController::generate);
    connect(&page, &KeyPage::stopRequested, this, &KeyController::stop);
    connect(&page, &KeyPage::filesDropped, this, &KeyController::useFiles);
    connect(&page, &KeyPage::useFilesRequested, this, [this] {
        chooseFiles(&m_page, tr("Choose the private key and its certificate"), QString(), true,
                    [this](const QStringList &paths) { useFiles(paths); });
    });
    connect(&page, &KeyPage::showBase64Requested, this, [this](bool show) {
        m_showBase64 = show;
        refresh();
    });
    connect(&page, &KeyPage::copyBase64Requested, this, [this] {
        if (const auto key = base64Key())
            m_clipboard.copySecret(key->reveal());
        else
            showProblem(key.error());
    });
    connect(&page, &KeyPage::showInFolderRequested, this, &showInFolder);
    connect(&session, &Session::opened, this, [this] {
        stop();
        m_showBase64 = false;
        refresh();
    });
}

void KeyController::generate(int bits, int days)
{
    QDir().mkpath(m_keyFolder);
    chooseFolder(&m_page, tr("Choose a folder for the key and the certificate"), m_keyFolder,
                 [this, bits, days](const QString &folder) { generateInto(folder, bits, days); });
}

void KeyController::generateInto(const QString &folder, int bits, int days)
{
    KeyPageState state;
    state.phase = KeyPageState::Phase::Working;
    state.working = tr("Making an RSA key of %1 bits…").arg(bits);
    m_page.setState(state);

    CertificateSpec spec;
    spec.days = days;
    spec.notBeforeUtc = m_session.services().clock().nowUtc();
    m_working = std::make_unique<QObject>();
    // Two hops: the pair is made off this thread, but files are only written when nobody pressed Stop.
    using Pair = std::shared_ptr<Result<KeyPair>>;
    runThenCallback(
        m_working.get(),
        [bits, spec] { return std::make_shared<Result<KeyPair>>(generateKeyPair(bits, spec)); },
        [this, folder](const Pair &pair) {
            written(*pair ? writeKeyPair(folder, **pair) : Result<KeyPairFiles>(tl::unexpect, pair->error()));
        });
}

void KeyController::written(const Result<KeyPairFiles> &files)
{
    m_working.release()->deleteLater(); // we are in its callback
    if (!files)
        return showProblem(files.error());
    m_session.edit([&files](Connection &connection) {
        connection.keyFile = files->privateKeyFile;
        connection.certificateFile = files->certificateFile;
    });
    refresh();
}

void KeyController::stop()
{
    if (!m_working)
        return;
    m_working.reset();
    refresh();
}

void KeyController::useFiles(const QStringList &paths)
{
    QString keyFile;
    QString certificateFile;
    Problem lastReason{u"key.unknown"_s, {}};
    for (const QString &path : paths) {
        auto bytes = readFile(path);
        if (!bytes)
            return showProblem(bytes.error());
        const bool isCertificate = bytes->contains("BEGIN CERTIFICATE-----")
            || (!bytes->contains("-----BEGIN") && Certificate::fromBytes(*bytes).has_value());
        if (isCertificate) {
            certificateFile = path;
            lastReason = {u"key.is-certificate"_s, {}};
            continue;
        }
        const Secret text(std::move(*bytes));
        const KeyInspection inspection = inspectKey(text.reveal());
        if (inspection.usable())
            keyFile = path;
        else
            lastReason = inspection.reason;
    }
    if (keyFile.isEmpty() && !(paths.size() == 1 && !certificateFile.isEmpty() && !m_session.connection().keyFile.isEmpty()))
        return showProblem(lastReason);
    m_session.edit([&](Connection &connection) {
        if (!keyFile.isEmpty())
            connection.keyFile = keyFile;
        if (!certificateFile.isEmpty() || !keyFile.isEmpty())
            connection.certificateFile = certificateFile;
    });
    refresh();
}

void KeyController::showProblem(const Problem &problem)
{
    KeyPageState state = look();
    state.phase = KeyPageState::Phase::Problem;
    state.problem = m_session.services().texts().text(problem);
    m_page.setState(state);
}

void KeyController::refresh()
{
    if (!m_working)
        m_page.setState(look());
}

KeyPageState KeyController::look() const
{
    KeyPageState state;
    const Connection &connection = m_session.connection();
    const TextBook &texts = m_session.services().texts();
    if (connection.keyFile.isEmpty())
        return state;
    state.phase = KeyPageState::Phase::Ready;
    state.keyFile = connection.keyFile;
    state.certificateFile = connection.certificateFile;
    const auto refuse = [&state, &texts](const Problem &problem) {
        state.phase = KeyPageState::Phase::Problem;
        state.problem = texts.text(problem);
        return state;
    };
    auto bytes = readFile(connection.keyFile);
    if (!bytes)
        return refuse(bytes.error());
    const Secret text(std::move(*bytes));
    const KeyInspection inspection = inspectKey(text.reveal());
    if (!inspection.usable())
        return refuse(inspection.reason);
    state.bits = inspection.bits;
    state.keyOwnerOnly = isOwnerOnly(connection.keyFile);
    for (const QString &repair : inspection.repairs)
        state.repairs << texts.text(u"repair."_s + repair).title;
    if (const auto base64 = base64Key()) {
        state.base64Length = static_cast<int>(base64->size());
        if (m_showBase64)
            state.base64 = QString::fromLatin1(base64->reveal());
    }
    if (connection.certificateFile.isEmpty())
        return state;
    const auto certificateBytes = readFile(connection.certificateFile);
    if (!certificateBytes)
        return refuse(certificateBytes.error());
    const auto certificate = Certificate::fromBytes(*certificateBytes);
    if (!certificate)
        return refuse(certificate.error());
    state.subject = certificate->subject();
    state.sha256 = certificate->sha256Fingerprint();
    state.notAfterUtc = certificate->notAfterUtc();
    state.daysLeft = static_cast<int>(m_session.services().clock().nowUtc().daysTo(state.notAfterUtc));
    state.matches = certificate->matches(*inspection.key);
    if (certificate->toPem().size() > Certificate::uploadLimitBytes)
        state.warnings << texts.text(u"check.certificate.fits.too-large"_s,
                                     {{u"bytes"_s, QString::number(certificate->toPem().size())},
                                      {u"limit"_s, QString::number(Certificate::uploadLimitBytes)}})
                              .title;
    return state;
}

Result<Secret> KeyController::base64Key() const
{
    auto bytes = readFile(m_session.connection().keyFile);
    if (!bytes)
        return failure(bytes.error());
    const Secret text(std::move(*bytes));
    const KeyInspection inspection = inspectKey(text.reveal());
    if (!inspection.usable())
        return failure(inspection.reason);
    // A file that had to be repaired or is no PEM is handed over in its clean form.
    const bool asItIs = inspection.repairs.isEmpty() && inspection.encoding.endsWith(u"-pem"_s);
    return asItIs ? base64Line(text.reveal()) : base64Line(inspection.key->toPkcs8Pem().reveal());
}

} // namespace keyway
