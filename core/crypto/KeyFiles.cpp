// SPDX-FileCopyrightText: 2026 The Keyway authors
// SPDX-License-Identifier: Apache-2.0

#include "core/crypto/KeyFiles.h"

#include "core/crypto/KeyDoctor.h"
#include "core/crypto/NewFile.h"

#ifdef Q_OS_WIN
#include "core/crypto/WindowsRights.h"
#endif

#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QLocale>

using namespace Qt::StringLiterals;

namespace keyway {

namespace {

Result<void> prepareFolder(const QString &folder)
{
    const QFileInfo info(folder);
    if (info.exists() && !info.isDir())
        return pathFailure(u"folder.not-writable"_s, folder, u"there is a file of that name"_s);
    if (!QDir().mkpath(folder))
        return pathFailure(u"folder.not-writable"_s, folder, u"it cannot be made"_s);
    return {};
}

} // namespace

Result<KeyPair> generateKeyPair(int bits, const CertificateSpec &spec)
{
    const Result<PrivateKey> key = PrivateKey::generate(bits);
    if (!key)
        return failure(key.error());
    const Result<Certificate> certificate = Certificate::selfSigned(*key, spec);
    if (!certificate)
        return failure(certificate.error());
    return KeyPair{*key, *certificate};
}

Result<KeyPairFiles> writeKeyPair(const QString &folder, const KeyPair &pair)
{
    const QDir dir(QDir(folder).absolutePath());
    const KeyPairFiles files{dir.filePath(u"private-key.pem"_s), dir.filePath(u"cert.pem"_s)};
    if (const auto ready = prepareFolder(dir.path()); !ready)
        return failure(ready.error());
    for (const QString &path : {files.privateKeyFile, files.certificateFile}) {
        if (QFileInfo::exists(path))
            return existsFailure(path);
    }
    const Secret keyPem = pair.key.toPkcs8Pem();
    auto keyFile = writeBeside(files.privateKeyFile, keyPem.reveal());
    if (!keyFile)
        return failure(keyFile.error());
    auto certificateFile = writeBeside(files.certificateFile, pair.certificate.toPem());
    if (!certificateFile)
        return failure(certificateFile.error());
    openToReaders(**certificateFile);

    if (const auto named = publish(**keyFile, files.privateKeyFile); !named)
        return failure(named.error());
    if (const auto named = publish(**certificateFile, files.certificateFile); !named) {
        QFile::remove(files.privateKeyFile);
        return failure(named.error());
    }
    return files;
}

Result<QByteArray> readFile(const QString &path, qint64 limitBytes)
{
    const QString shown = QDir::toNativeSeparators(path);
    const QFileInfo info(path);
    if (!info.exists())
        return failure(u"file.missing"_s, {{u"path"_s, shown}});
    if (info.isDir())
        return failure(u"file.is-folder"_s, {{u"path"_s, shown}});
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return pathFailure(u"file.unreadable"_s, path, file.errorString());
    // Devices and pipes have no size that could be asked first, so the reading itself is limited.
    QByteArray bytes;
    while (bytes.size() <= limitBytes) {
        const QByteArray more = file.read(limitBytes + 1 - bytes.size());
        if (more.isEmpty())
            break;
        bytes += more;
    }
    if (file.error() != QFile::NoError)
        return pathFailure(u"file.unreadable"_s, path, file.errorString());
    if (bytes.isEmpty())
        return failure(u"file.empty"_s, {{u"path"_s, shown}});
    if (bytes.size() > limitBytes) {
        const QString limit =
            QLocale::c().formattedDataSize(limitBytes, 0, QLocale::DataSizeTraditionalFormat);
        return failure(u"file.too-large"_s, {{u"path"_s, shown}, {u"limit"_s, limit}});
    }
    return bytes;
}

bool isOwnerOnly(const QString &path)
{
#ifdef Q_OS_WIN
    return QFileInfo::exists(path) && isClosedToOthers(path);
#else
    constexpr QFile::Permissions others = QFile::ReadGroup | QFile::WriteGroup | QFile::ExeGroup |
                                          QFile::ReadOther | QFile::WriteOther | QFile::ExeOther;
    const QFileInfo info(path);
    return info.exists() && !(info.permissions() & others);
#endif
}

Result<OpenedKey> openProtectedKey(const QString &path, const Secret &passphrase)
{
    auto bytes = readFile(path);
    if (!bytes)
        return failure(bytes.error());
    const Secret text(std::move(*bytes));
    KeyInspection inspection = inspectKey(text.reveal(), &passphrase);
    if (!inspection.usable()) {
        inspection.reason.facts.insert(u"path"_s, QDir::toNativeSeparators(path));
        return failure(inspection.reason);
    }
    return OpenedKey{*inspection.key, inspection.certificate};
}

Result<void> writeNewPublicFile(const QString &path, const QByteArray &content)
{
    auto file = writeBeside(path, content);
    if (!file)
        return failure(file.error());
    openToReaders(**file);
    return publish(**file, path);
}

Secret base64Line(const QByteArray &fileBytes)
{
    return Secret(fileBytes.toBase64());
}

} // namespace keyway
