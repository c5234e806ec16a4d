// SPDX-FileCopyrightText: 2026 The Keyway authors
// SPDX-License-Identifier: Apache-2.0

#include "app/window/KeyController.h"

#include "app/window/FileDialogs.h"
#include "app/window/KeyLook.h"
#include "app/window/StepStates.h"
#include "core/base/Async.h"

#include <QDir>

using namespace Qt::StringLiterals;

namespace keyway {

KeyController::KeyController(Session &session, KeyPage &page, SecretClipboard &clipboard,
                             const QString &keyFolder)
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
        withBase64Key([this](const Result<Secret> &key) {
            if (key)
                m_clipboard.copySecret(key->reveal());
            else
                showProblem(key.error());
        });
    });
    connect(&page, &KeyPage::showInFolderRequested, this, &showInFolder);
    connect(&session, &Session::reportChanged, this, [this] {
        m_page.setDiagnosis(diagnosisOfStep(m_session.guide().stepForTopic(u"key"_s)->number, m_session));
    });
    connect(&session, &Session::opened, this, [this] {
        m_page.setDiagnosis(std::nullopt);
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
    m_looking = std::make_unique<QObject>();
    runThenCallback(
        m_looking.get(), [paths] { return sortKeyFiles(paths); },
        [this](const Result<SortedKeyFiles> &files) {
            if (!files)
                return showProblem(files.error());
            const bool onlyCertificate = files->keyFile.isEmpty();
            if (onlyCertificate && m_session.connection().keyFile.isEmpty())
                return showProblem({u"key.is-certificate"_s, {}});
            m_session.edit([&files, onlyCertificate](Connection &connection) {
                if (!onlyCertificate)
                    connection.keyFile = files->keyFile;
                connection.certificateFile = files->certificateFile;
            });
            refresh();
        });
}

void KeyController::showProblem(const Problem &problem)
{
    KeyPageState state = m_state;
    state.phase = KeyPageState::Phase::Problem;
    state.problem = m_session.services().texts().text(problem);
    m_page.setState(state);
}

void KeyController::refresh()
{
    if (m_working)
        return;
    if (const GuideStep *step = m_session.guide().stepForTopic(u"key"_s))
        m_page.setStep(*step);
    if (m_session.openedCase())
        return showCase();
    const Connection connection = m_session.connection();
    const TextBook texts = m_session.services().texts();
    const QDateTime now = m_session.services().clock().nowUtc();
    const bool showBase64 = m_showBase64;
    m_looking = std::make_unique<QObject>();
    runThenCallback(
        m_looking.get(),
        [connection, texts, now, showBase64] { return lookAtKeyPair(connection, texts, now, showBase64); },
        [this](const KeyPageState &state) {
            m_state = state;
            m_state.base64.clear();
            m_page.setState(state);
            Q_EMIT looked();
        });
}

void KeyController::showCase()
{
    m_looking.reset();
    m_state = {};
    m_state.phase = KeyPageState::Phase::Case;
    if (const auto &certificate = m_session.openedCase()->certificate) {
        m_state.subject = certificate->subject;
        m_state.sha256 = certificate->sha256;
        m_state.notAfterUtc = certificate->notAfter;
        m_state.bits = certificate->bits;
    }
    m_page.setState(m_state);
}

void KeyController::withBase64Key(std::function<void(const Result<Secret> &)> then)
{
    const QString path = m_session.connection().keyFile;
    using Shared = std::shared_ptr<Result<Secret>>;
    runThenCallback(
        this, [path] { return std::make_shared<Result<Secret>>(readBase64Key(path)); },
        [then = std::move(then)](const Shared &key) { then(*key); });
}

} // namespace keyway
