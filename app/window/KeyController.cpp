// SPDX-FileCopyrightText: 2026 The Keyway authors
// SPDX-License-Identifier: Apache-2.0

#include "app/window/KeyController.h"

#include "app/window/FileDialogs.h"
#include "app/window/StepStates.h"
#include "core/base/Async.h"
#include "core/crypto/KeyConversion.h"
#include "core/crypto/KeyDoctor.h"

#include <QDir>
#include <QFileInfo>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace keyway {

namespace {

/// The name, or the first numbered one that is free.
QString freePath(const QDir &folder, const QString &name)
{
    QString path = folder.filePath(name);
    const QFileInfo info(name);
    for (int number = 2; QFileInfo::exists(path); ++number)
        path = folder.filePath(u"%1-%2.%3"_s.arg(info.completeBaseName()).arg(number).arg(info.suffix()));
    return path;
}

/// What the person chooses from: each pair, and each half that has no partner here.
QList<KeyFolderRow> folderRows(const KeyFolder &folder, const TextBook &texts)
{
    QList<KeyFolderRow> rows;
    for (qsizetype i = 0; i < folder.groups.size(); ++i) {
        const KeyFolderGroup &group = folder.groups.at(i);
        KeyFolderRow row;
        row.group = static_cast<int>(i);
        row.complete = !group.keyFile.isEmpty() && !group.certificateFile.isEmpty();
        row.title = row.complete              ? KeyController::tr("Key and certificate that belong together")
                    : group.keyFile.isEmpty() ? KeyController::tr("Without a key here")
                                              : KeyController::tr("A key without its certificate");
        for (const KeyFolderFile &file : group.files) {
            const QString why = file.usable ? QString() : u" — "_s + texts.text(file.reason).title;
            row.lines << QFileInfo(file.path).fileName() + why;
        }
        rows << row;
    }
    return rows;
}

} // namespace

KeyController::KeyController(Session &session, KeyPage &page, SecretClipboard &clipboard,
                             const QString &keyFolder)
    : m_session(session), m_page(page), m_clipboard(clipboard), m_keyFolder(keyFolder)
{
    connect(&page, &KeyPage::generateRequested, this, &KeyController::generate);
    connect(&page, &KeyPage::stopRequested, this, &KeyController::stop);
    connect(&page, &KeyPage::filesDropped, this, &KeyController::useFiles);
    connect(&page, &KeyPage::pasteRequested, this, &KeyController::usePasted);
    connect(&page, &KeyPage::passphraseGiven, this, &KeyController::openProtected);
    connect(&page, &KeyPage::passphraseCancelled, this, [this] {
        m_protected.clear();
        m_page.endPassphrase();
    });
    connect(&page, &KeyPage::folderGroupChosen, this, [this](int group) {
        if (group >= 0 && group < m_folderGroups.groups.size())
            takeGroup(m_folderGroups.groups.at(group));
    });
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
            const bool pem = m_session.guide().profile.keyFormat == KeyFormat::Pem;
            if (key)
                m_clipboard.copySecret(pem ? QByteArray::fromBase64(key->reveal()) : key->reveal());
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
        m_page.setFolderGroups({});
        m_page.endPassphrase();
        m_protected.clear();
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
    m_page.setFolderGroups({});
    const bool isFolder =
        std::any_of(paths.begin(), paths.end(), [](const QString &path) { return QFileInfo(path).isDir(); });
    if (isFolder || paths.size() > 2)
        return sortFolder(paths);
    m_looking = std::make_unique<QObject>();
    runThenCallback(
        m_looking.get(), [paths] { return sortKeyFiles(paths); },
        [this](const Result<SortedKeyFiles> &files) {
            if (files && files->keyNeedsCopy) { // a PKCS#12 file whose password is empty
                m_protected = files->keyFile;
                return openProtected(QString());
            }
            if (files)
                return take(*files);
            if (files.error().id == u"key.encrypted"_s)
                return askPassphrase(files.error().facts.value(u"path"_s), false);
            showProblem(files.error());
        });
}

void KeyController::take(const SortedKeyFiles &files)
{
    const bool onlyCertificate = files.keyFile.isEmpty();
    if (onlyCertificate && m_session.connection().keyFile.isEmpty())
        return showProblem({u"key.is-certificate"_s, {}});
    m_session.edit([&files, onlyCertificate](Connection &connection) {
        if (!onlyCertificate)
            connection.keyFile = files.keyFile;
        connection.certificateFile = files.certificateFile;
    });
    refresh();
}

void KeyController::sortFolder(const QStringList &paths)
{
    m_looking = std::make_unique<QObject>();
    runThenCallback(
        m_looking.get(), [paths] { return sortKeyFolder(paths); },
        [this](const KeyFolder &folder) {
            m_folderGroups = folder;
            const QList<KeyFolderRow> rows = folderRows(folder, m_session.services().texts());
            const auto complete =
                std::count_if(rows.begin(), rows.end(), [](const KeyFolderRow &row) { return row.complete; });
            if (complete == 1 && folder.groups.size() == 1)
                return takeGroup(folder.groups.first());
            if (folder.groups.isEmpty() && folder.others.size() == 1)
                return useFiles({folder.others.first().path}); // one file: its own reason, or its pass phrase
            if (rows.isEmpty())
                return showProblem({u"key.unknown"_s, {}});
            m_page.setFolderGroups(rows);
        });
}

void KeyController::takeGroup(const KeyFolderGroup &group)
{
    m_page.setFolderGroups({});
    if (group.keyFile.isEmpty() && m_session.connection().keyFile.isEmpty())
        return showProblem({u"key.is-certificate"_s, {}});
    take({group.keyFile, group.certificateFile});
}

void KeyController::askPassphrase(const QString &path, bool wasWrong)
{
    m_protected = path;
    m_page.askPassphrase(QFileInfo(path).fileName(), wasWrong);
}

void KeyController::openProtected(const QString &passphrase)
{
    if (m_protected.isEmpty())
        return;
    const auto words = std::make_shared<Secret>(passphrase.toUtf8());
    m_looking = std::make_unique<QObject>();
    using Opened = std::shared_ptr<Result<OpenedKey>>;
    runThenCallback(
        m_looking.get(),
        [path = m_protected, words] {
            return std::make_shared<Result<OpenedKey>>(openProtectedKey(path, *words));
        },
        [this](const Opened &opened) { keepOpened(*opened); });
}

void KeyController::keepOpened(const Result<OpenedKey> &opened)
{
    if (!opened && opened.error().id == u"key.passphrase-wrong"_s)
        return askPassphrase(m_protected, true);
    m_page.endPassphrase();
    const QFileInfo source(std::exchange(m_protected, QString()));
    if (!opened)
        return showProblem(opened.error());
    // The destination's form takes no protected key, so an open copy is what the connection needs.
    const QString keyFile = freePath(source.dir(), source.completeBaseName() + u"-unprotected.pem"_s);
    if (const auto written = writeNewSecretFile(keyFile, opened->key.toPkcs8Pem()); !written)
        return showProblem(written.error());
    QString certificateFile;
    if (opened->certificate) {
        certificateFile = freePath(source.dir(), source.completeBaseName() + u"-cert.pem"_s);
        if (const auto written = writeNewSecretFile(certificateFile, Secret(opened->certificate->toPem()));
            !written)
            return showProblem(written.error());
    }
    m_session.edit([&](Connection &connection) {
        connection.keyFile = keyFile;
        connection.certificateFile = certificateFile;
    });
    refresh();
}

void KeyController::usePasted(const QString &text)
{
    const Secret bytes(text.toUtf8());
    const KeyInspection inspection = inspectKey(bytes.reveal());
    const bool isProtected = inspection.reason.id == u"key.encrypted"_s;
    const bool isCertificate = inspection.kind == u"certificate"_s;
    if (!inspection.usable() && !isProtected && !isCertificate)
        return showProblem(inspection.reason);
    QDir().mkpath(m_keyFolder);
    const QString path =
        freePath(QDir(m_keyFolder), isCertificate ? u"pasted-cert.pem"_s : u"pasted-key.pem"_s);
    const Secret content = inspection.usable() ? inspection.key->toPkcs8Pem() : bytes.clone();
    if (const auto written = writeNewSecretFile(path, content); !written)
        return showProblem(written.error());
    QStringList files{path};
    if (isCertificate && !m_session.connection().keyFile.isEmpty())
        files << m_session.connection().keyFile;
    useFiles(files);
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
    if (m_session.isKeyElsewhere())
        return showElsewhere();
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
            m_state.pemForm = m_session.guide().profile.keyFormat == KeyFormat::Pem;
            m_page.setState(m_state);
            m_state.base64.clear();
            Q_EMIT looked();
        });
}

/// The connection began with somebody's kit: there is a certificate to upload, and no key to look at.
void KeyController::showElsewhere()
{
    m_looking.reset();
    m_state = {};
    m_state.phase = KeyPageState::Phase::Case;
    m_state.holder = tr("The private key stays with whoever sent you this certificate");
    m_state.certificateFile = m_session.connection().certificateFile;
    if (const auto certificate = readCaseCertificate(m_state.certificateFile)) {
        m_state.subject = certificate->subject;
        m_state.sha256 = certificate->sha256;
        m_state.notAfterUtc = certificate->notAfter;
        m_state.bits = certificate->bits;
    }
    m_page.setState(m_state);
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
