// SPDX-FileCopyrightText: 2026 The Keyway authors
// SPDX-License-Identifier: Apache-2.0

#include "core/crypto/KeyFolder.h"

#include "core/crypto/CertificateList.h"
#include "core/crypto/DerContent.h"
#include "core/crypto/KeyDoctor.h"
#include "core/crypto/KeyFiles.h"
#include "core/crypto/OpenSslHandles.h"

#include <QDir>
#include <QFileInfo>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace keyway {

namespace {

constexpr qsizetype mostFiles = 500;
constexpr qint64 largestFile = 1024 * 1024;

/// A file with what decides where it belongs.
struct LookedAt
{
    KeyFolderFile file;
    QStringList publicKeys; ///< of all that is in it: a chain has several
    int keyRank = 0;        ///< higher is better; 0: no key that can be used
    QDateTime goodUntil;    ///< of a certificate file
};

QStringList filesIn(const QStringList &paths)
{
    QStringList files;
    const auto add = [&files](const QFileInfo &info) {
        const QString path = info.absoluteFilePath();
        if (files.size() < mostFiles && !files.contains(path))
            files << path;
    };
    for (const QString &path : paths) {
        if (!QFileInfo(path).isDir()) {
            add(QFileInfo(path));
            continue;
        }
        const auto entries =
            QDir(path).entryInfoList(QDir::Files | QDir::Hidden | QDir::Readable, QDir::Name);
        for (const QFileInfo &entry : entries) {
            if (entry.size() <= largestFile)
                add(entry);
        }
    }
    return files;
}

/// A protected file serves as well, but somebody has to know the pass phrase each time.
int rankOf(const KeyInspection &inspection)
{
    if (!inspection.usable())
        return 0;
    if (inspection.kind == "pkcs12"_L1)
        return inspection.encrypted ? 1 : 3;
    if (inspection.encrypted)
        return 2;
    return inspection.encoding.endsWith("-pem"_L1) && inspection.repairs.isEmpty() ? 5 : 4;
}

Problem whyNotUploaded(const CertificateList &list)
{
    const Certificate &first = list.certificates.first();
    if (first.keyType() != "RSA"_L1 || first.keyBits() < PrivateKey::leastBits)
        return {u"certificate.key-unsuitable"_s,
                {{u"type"_s, first.keyType()}, {u"bits"_s, QString::number(first.keyBits())}}};
    if (list.certificates.size() > 1 || list.isPkcs7)
        return {u"certificate.is-chain"_s, {{u"count"_s, QString::number(list.certificates.size())}}};
    if (const qsizetype size = first.toDer().size(); size > Certificate::uploadLimitBytes)
        return {u"certificate.too-large"_s,
                {{u"bytes"_s, QString::number(size)},
                 {u"limit"_s, QString::number(Certificate::uploadLimitBytes)}}};
    return {};
}

LookedAt lookedAtCertificates(const QString &path, const CertificateList &list)
{
    LookedAt looked{{path, u"certificate"_s, false, whyNotUploaded(list)}, {}, 0, {}};
    looked.file.usable = looked.file.reason.id.isEmpty();
    looked.goodUntil = list.certificates.first().notAfterUtc();
    for (const Certificate &certificate : list.certificates) {
        const QByteArray info = publicKeyInfo(X509_get0_pubkey(certificate.handle()));
        if (const QString sha256 = publicKeySha256(info); !sha256.isEmpty())
            looked.publicKeys << sha256;
    }
    return looked;
}

LookedAt lookAt(const QString &path, const Secret *passphrase)
{
    auto bytes = readFile(path, largestFile);
    if (!bytes)
        return {{path, u"unknown"_s, false, bytes.error()}, {}, 0, {}};
    const Secret text(std::move(*bytes));
    const KeyInspection inspection = inspectKey(text.reveal(), passphrase);
    const bool isKey = inspection.kind.endsWith("-key"_L1) || inspection.kind == "pkcs12"_L1;
    if (!isKey) {
        if (const CertificateList list = readCertificates(text.reveal()); !list.certificates.isEmpty())
            return lookedAtCertificates(path, list);
    }
    LookedAt looked{
        {path, inspection.kind, inspection.usable(), inspection.reason}, {}, rankOf(inspection), {}};
    if (!inspection.publicKeySha256.isEmpty())
        looked.publicKeys << inspection.publicKeySha256;
    return looked;
}

bool isPrivateKey(const LookedAt &looked)
{
    return looked.file.kind.endsWith("private-key"_L1) || looked.file.kind == "pkcs12"_L1;
}

/// A chain goes to the key of one of its certificates, wherever that one stands in it.
QString homeOf(const LookedAt &looked, const QStringList &privateKeys)
{
    for (const QString &sha256 : looked.publicKeys) {
        if (privateKeys.contains(sha256))
            return sha256;
    }
    return looked.publicKeys.value(0);
}

KeyFolderGroup groupOf(const QString &sha256, const QList<LookedAt> &members)
{
    KeyFolderGroup group{sha256, {}, {}, {}};
    int rank = 0;
    const LookedAt *certificate = nullptr;
    for (const LookedAt &member : members) {
        group.files << member.file;
        if (member.keyRank > rank) {
            rank = member.keyRank;
            group.keyFile = member.file.path;
        }
        const auto worth = [](const LookedAt &looked) {
            return std::pair(looked.file.usable, looked.goodUntil.toSecsSinceEpoch());
        };
        if (member.goodUntil.isValid() && (!certificate || worth(*certificate) < worth(member)))
            certificate = &member;
    }
    if (certificate)
        group.certificateFile = certificate->file.path;
    return group;
}

bool isComplete(const KeyFolderGroup &group)
{
    return !group.keyFile.isEmpty() && !group.certificateFile.isEmpty();
}

} // namespace

KeyFolder sortKeyFolder(const QStringList &paths, const Secret *passphrase)
{
    QList<LookedAt> all;
    QStringList privateKeys;
    for (const QString &path : filesIn(paths)) {
        all << lookAt(path, passphrase);
        if (isPrivateKey(all.last()))
            privateKeys << all.last().publicKeys;
    }
    KeyFolder folder;
    QStringList order;
    QHash<QString, QList<LookedAt>> members;
    for (const LookedAt &looked : std::as_const(all)) {
        const QString home = homeOf(looked, privateKeys);
        if (home.isEmpty()) {
            folder.others << looked.file;
            continue;
        }
        if (!order.contains(home))
            order << home;
        members[home] << looked;
    }
    for (const QString &sha256 : std::as_const(order))
        folder.groups << groupOf(sha256, members.value(sha256));
    std::stable_partition(folder.groups.begin(), folder.groups.end(), isComplete);
    return folder;
}

std::optional<Problem> whyNoPair(const KeyFolder &folder)
{
    if (!folder.groups.isEmpty() && isComplete(folder.groups.first()))
        return std::nullopt;
    int keys = 0;
    int certificates = 0;
    for (const KeyFolderGroup &group : folder.groups) {
        keys += group.keyFile.isEmpty() ? 0 : 1;
        certificates += group.certificateFile.isEmpty() ? 0 : 1;
    }
    for (const KeyFolderFile &file : folder.others) {
        if (file.reason.id == "key.encrypted"_L1 || file.reason.id == "key.passphrase-wrong"_L1)
            return Problem{file.reason.id, {{u"path"_s, QDir::toNativeSeparators(file.path)}}};
    }
    return Problem{u"key.no-pair"_s,
                   {{u"keys"_s, QString::number(keys)}, {u"certificates"_s, QString::number(certificates)}}};
}

} // namespace keyway
