// SPDX-FileCopyrightText: 2026 The Keyway authors
// SPDX-License-Identifier: Apache-2.0

#include "app/window/KeyTools.h"

#include "app/window/FileDialogs.h"
#include "core/base/Async.h"
#include "core/crypto/CertificateRequest.h"

#include <QDir>
#include <QFileInfo>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace keyway {

namespace {

Result<PrivateKey> readKey(const QString &path)
{
    auto opened = openProtectedKey(path, Secret());
    return opened ? Result<PrivateKey>(opened->key) : Result<PrivateKey>(tl::unexpect, opened.error());
}

/// Off the window's thread: opening and writing a key takes a third of a second.
Result<void> writeForm(const Connection &connection, KeyForm form, const Secret &passphrase,
                       const QString &path)
{
    const auto key = readKey(connection.keyFile);
    if (!key)
        return failure(key.error());
    std::optional<Certificate> certificate;
    if (const auto bytes = readFile(connection.certificateFile)) {
        if (auto read = Certificate::fromBytes(*bytes))
            certificate = *read;
    }
    const auto content = convertKey(*key, form, passphrase.isEmpty() ? nullptr : &passphrase,
                                    certificate ? &*certificate : nullptr);
    return content ? writeNewSecretFile(path, *content) : Result<void>(tl::unexpect, content.error());
}

} // namespace

KeyTools::KeyTools(Session &session, KeyController &keys, KeyPage &page, const QString &keyFolder)
    : m_session(session), m_keys(keys), m_page(page), m_keyFolder(keyFolder)
{
    QList<QPair<QString, QString>> forms;
    for (const KeyFormEntry &entry : keyForms())
        forms << qMakePair(entry.word, session.services().texts().text(u"key-form."_s + entry.word).title);
    page.setKeyForms(forms);
    connect(&page, &KeyPage::convertRequested, this, &KeyTools::convert);
    connect(&page, &KeyPage::requestCertificateRequested, this, &KeyTools::request);
    connect(&page, &KeyPage::authorityAnswerRequested, this, [this] {
        chooseFiles(&m_page, tr("Choose what the authority sent back"), QString(), false,
                    [this](const QStringList &paths) { takeAnswer(paths.value(0)); });
    });
    connect(&page, &KeyPage::rotationRequested, this, &KeyTools::newPair);
    connect(&session, &Session::opened, this, [this] { m_page.setNotice(QString()); });
}

void KeyTools::convert(const QString &word)
{
    const QList<KeyFormEntry> &forms = keyForms();
    const auto entry =
        std::find_if(forms.begin(), forms.end(), [&](const KeyFormEntry &one) { return one.word == word; });
    if (entry == forms.end())
        return;
    if (!entry->needsPassphrase)
        return save(*entry, QString());
    askText(&m_page, tr("Pass phrase for the copy"),
            tr("The copy is protected with this pass phrase. Keyway does not keep it."), QString(), true,
            [this, entry = *entry](const QString &passphrase) { save(entry, passphrase); });
}

void KeyTools::save(const KeyFormEntry &entry, const QString &passphrase)
{
    const QString name =
        QFileInfo(m_session.connection().keyFile).dir().filePath(QFileInfo(entry.fileName).fileName());
    chooseSaveFile(
        &m_page, tr("Save a copy of the key"), name, [this, entry, passphrase](const QString &path) {
            const Connection connection = m_session.connection();
            const auto words = std::make_shared<Secret>(passphrase.toUtf8());
            using Written = std::shared_ptr<Result<void>>;
            runThenCallback(
                this,
                [connection, form = entry.form, words, path] {
                    return std::make_shared<Result<void>>(writeForm(connection, form, *words, path));
                },
                [this, path](const Written &written) {
                    if (*written)
                        say(tr("A copy was written: %1").arg(QDir::toNativeSeparators(path)));
                    else
                        say(written->error());
                });
        });
}

void KeyTools::request()
{
    askText(&m_page, tr("Certificate request"), tr("Who the certificate is for, as your authority wants it:"),
            CertificateSpec().subject, false, [this](const QString &subject) {
                const QString name =
                    QFileInfo(m_session.connection().keyFile).dir().filePath(u"request.csr"_s);
                chooseSaveFile(
                    &m_page, tr("Save the certificate request"), name, [this, subject](const QString &path) {
                        const auto key = readKey(m_session.connection().keyFile);
                        const auto pem = key ? certificateRequestPem(*key, subject)
                                             : Result<QByteArray>(tl::unexpect, key.error());
                        const auto written =
                            pem ? writeNewPublicFile(path, *pem) : Result<void>(tl::unexpect, pem.error());
                        if (!written)
                            return say(written.error());
                        say(tr("Send %1 to your authority. When its answer is here, bring it in with "
                               "“Certificate from your authority”.")
                                .arg(QDir::toNativeSeparators(path)));
                    });
            });
}

void KeyTools::takeAnswer(const QString &path)
{
    const auto key = readKey(m_session.connection().keyFile);
    const auto bytes = key ? readFile(path) : Result<QByteArray>(tl::unexpect, key.error());
    const auto answer =
        bytes ? takeAuthorityAnswer(*bytes, *key) : Result<AuthorityAnswer>(tl::unexpect, bytes.error());
    if (!answer)
        return say(answer.error());
    QString target = path;
    QStringList done;
    if (!answer->repairs.isEmpty()) { // the file as it came is not what Salesforce takes
        const QFileInfo upload(answer->uploadFileName);
        const QFileInfo source(path);
        target = source.dir().filePath(source.completeBaseName() + u"-salesforce."_s + upload.suffix());
        if (const auto written = writeNewPublicFile(target, answer->upload); !written)
            return say(written.error());
        for (const QString &repair : answer->repairs)
            done << m_session.services().texts().text(u"answer-repair."_s + repair).title;
    }
    m_session.edit([&target](Connection &connection) { connection.certificateFile = target; });
    m_keys.refresh();
    done << tr("The certificate belongs to your key. Upload %1 in the app, and Save.")
                .arg(QDir::toNativeSeparators(target));
    say(done.join(u' '));
}

void KeyTools::newPair()
{
    const QFileInfo old(m_session.connection().keyFile);
    const QString day = m_session.services().clock().nowUtc().toString(u"yyyy-MM-dd"_s);
    const QString folder = (old.exists() ? old.dir() : QDir(m_keyFolder)).filePath(day);
    QDir().mkpath(folder);
    chooseFolder(&m_page, tr("Choose a folder for the new pair; the old one stays where it is"), folder,
                 [this](const QString &chosen) {
                     m_keys.generateInto(chosen, m_page.bits(), m_page.days());
                     say(tr("The old key stays where it is. The order of work stands on the last page, under "
                            "“Change the key pair”."));
                 });
}

void KeyTools::say(const QString &sentence)
{
    m_page.setNotice(sentence);
}

void KeyTools::say(const Problem &problem)
{
    const Text text = m_session.services().texts().text(problem);
    m_page.setNotice((text.title + u' ' + text.actions.join(u' ')).trimmed());
}

} // namespace keyway
