// SPDX-FileCopyrightText: 2026 The Keyway authors
// SPDX-License-Identifier: Apache-2.0

// HandOverKit ⇄ NAME.keyway-kit.json, HandOverReply ⇄ NAME.keyway-reply.json;
// resources/schemas/kit.schema.json and reply.schema.json describe the documents.

#include "core/report/SplitHandOver.h"
#include "core/crypto/KeyFiles.h"

#include "core/report/GuideHtml.h"
#include "core/report/MailedFile.h"
#include "core/salesforce/MyDomain.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QJsonDocument>
#include <QRegularExpression>

using namespace Qt::StringLiterals;

namespace keyway {

namespace {

constexpr qsizetype longestName = 200;
constexpr qsizetype longestNote = 4000;
constexpr qsizetype longestValue = 1000;

const MailedFormat &kitFormat()
{
    static const MailedFormat format{
        u"kit"_s, u"keywayKit"_s, {u"guide"_s, u"from"_s, u"note"_s, u"certificate"_s, u"sha256"_s}};
    return format;
}

const MailedFormat &replyFormat()
{
    static const MailedFormat format{
        u"reply"_s,
        u"keywayReply"_s,
        {u"guide"_s, u"certificateSha256"_s, u"consumerKey"_s, u"username"_s, u"domain"_s}};
    return format;
}

bool isGuideId(const QString &text)
{
    static const QRegularExpression form(u"\\A[a-z0-9][a-z0-9-]{0,63}\\z"_s);
    return form.match(text).hasMatch();
}

bool isFingerprint(const QString &text)
{
    static const QRegularExpression form(u"\\A[0-9A-F]{2}(:[0-9A-F]{2}){31}\\z"_s);
    return form.match(text).hasMatch();
}

QString onlyLineFeeds(QString text)
{
    return text.replace(u"\r\n"_s, u"\n"_s).replace(u'\r', u'\n');
}

/// Exactly one certificate, which Salesforce takes; the reason when it is not.
Result<Certificate, QString> readCertificate(const QString &pem)
{
    static const QRegularExpression form(
        u"\\A\\s*-----BEGIN CERTIFICATE-----[A-Za-z0-9+/=\\s]+-----END CERTIFICATE-----\\s*\\z"_s);
    if (pem.size() > 16 * 1024 || !form.match(pem).hasMatch())
        return tl::unexpected<QString>(u"must be one certificate in PEM form, and nothing else"_s);
    const auto certificate = Certificate::fromBytes(pem.toLatin1());
    if (!certificate)
        return tl::unexpected<QString>(u"cannot be read as a certificate"_s);
    if (certificate->keyType() != "RSA"_L1 || certificate->keyBits() < 2048)
        return tl::unexpected<QString>(u"must be of an RSA key with 2048 bits or more, not %1 with %2"_s.arg(
            certificate->keyType().left(20), QString::number(certificate->keyBits())));
    if (certificate->toDer().size() > Certificate::uploadLimitBytes)
        return tl::unexpected<QString>(u"is larger than the 4 KB that Salesforce takes"_s);
    return *certificate;
}

QByteArray bytesOf(const QJsonObject &json)
{
    return QJsonDocument(json).toJson(QJsonDocument::Indented);
}

} // namespace

QByteArray toBytes(const HandOverKit &kit)
{
    return bytesOf({{u"keywayKit"_s, 1},
                    {u"guide"_s, kit.guideId},
                    {u"from"_s, kit.from.trimmed()},
                    {u"note"_s, onlyLineFeeds(kit.note).trimmed()},
                    {u"certificate"_s, QString::fromLatin1(kit.certificate.toPem())},
                    {u"sha256"_s, kit.certificate.sha256Fingerprint()}});
}

bool looksLikeKit(const QByteArray &bytes)
{
    return looksLikeMailedFile(bytes, kitFormat());
}

Result<HandOverKit> kitFromBytes(const QByteArray &bytes)
{
    const MailedFormat &format = kitFormat();
    const auto json = readMailedFile(bytes, format);
    if (!json)
        return failure(json.error());
    const auto text = [&](const QString &name) { return json->value(name).toString(); };
    if (!isGuideId(text(u"guide"_s)))
        return brokenField(format, u"guide"_s, u"must be the id of a guide, such as ampersand"_s);
    if (text(u"from"_s).trimmed().isEmpty())
        return brokenField(format, u"from"_s, u"is empty"_s);
    if (const QString why = unfitText(text(u"from"_s), longestName); !why.isEmpty())
        return brokenField(format, u"from"_s, why);
    const QString note = onlyLineFeeds(text(u"note"_s));
    if (const QString why = unfitText(note, longestNote, true); !why.isEmpty())
        return brokenField(format, u"note"_s, why);
    const auto certificate = readCertificate(text(u"certificate"_s));
    if (!certificate)
        return brokenField(format, u"certificate"_s, certificate.error());
    if (text(u"sha256"_s) != certificate->sha256Fingerprint())
        return brokenField(format, u"sha256"_s, u"is not the fingerprint of the certificate in it"_s);
    return HandOverKit{text(u"guide"_s), text(u"from"_s).trimmed(), note.trimmed(), *certificate};
}

Result<QString> writeKit(const QString &folder, const HandOverKit &kit, const Guide &guide)
{
    const QByteArray kitBytes = toBytes(kit);
    // What we would not read ourselves we do not send: a key pasted into the note, a certificate of an EC
    // key.
    if (const auto readBack = kitFromBytes(kitBytes); !readBack)
        return failure(readBack.error());
    const QDir dir(QDir::cleanPath(QDir(folder).absolutePath()));
    const bool isNew = !QFileInfo::exists(dir.path());
    if (!QDir().mkpath(dir.path()))
        return failure(u"file.not-written"_s, {{u"path"_s, QDir::toNativeSeparators(dir.path())},
                                               {u"reason"_s, u"the folder cannot be made"_s}});
    const QString kitFile = dir.filePath(dir.dirName() + u".keyway-kit.json"_s);
    const QList<std::pair<QString, QByteArray>> files{
        {kitFile, kitBytes},
        {dir.filePath(u"cert.pem"_s), kit.certificate.toPem()},
        {dir.filePath(u"guide.html"_s), guidePage(guide, &kit).toUtf8()}};
    QStringList written;
    for (const auto &[path, bytes] : files) {
        if (const auto done = writeNewPublicFile(path, bytes); !done) {
            for (const QString &each : written)
                QFile::remove(each);
            if (isNew)
                QDir().rmdir(dir.path());
            return failure(done.error());
        }
        written << path;
    }
    return kitFile;
}

QByteArray toBytes(const HandOverReply &reply)
{
    return bytesOf({{u"keywayReply"_s, 1},
                    {u"guide"_s, reply.guideId},
                    {u"certificateSha256"_s, reply.certificateSha256},
                    {u"consumerKey"_s, reply.consumerKey.trimmed()},
                    {u"username"_s, reply.username.trimmed()},
                    {u"domain"_s, reply.domain.trimmed()}});
}

bool looksLikeReply(const QByteArray &bytes)
{
    return looksLikeMailedFile(bytes, replyFormat());
}

Result<HandOverReply> replyFromBytes(const QByteArray &bytes)
{
    const MailedFormat &format = replyFormat();
    const auto json = readMailedFile(bytes, format);
    if (!json)
        return failure(json.error());
    const auto text = [&](const QString &name) { return json->value(name).toString(); };
    if (!isGuideId(text(u"guide"_s)))
        return brokenField(format, u"guide"_s, u"must be the id of a guide, such as ampersand"_s);
    if (!isFingerprint(text(u"certificateSha256"_s)))
        return brokenField(format, u"certificateSha256"_s, u"must be a SHA-256 fingerprint with colons"_s);
    for (const QString &name : {u"consumerKey"_s, u"username"_s, u"domain"_s}) {
        if (const QString why = unfitText(text(name), longestValue); !why.isEmpty())
            return brokenField(format, name, why);
    }
    HandOverReply reply{text(u"guide"_s), text(u"certificateSha256"_s), text(u"consumerKey"_s).trimmed(),
                        text(u"username"_s).trimmed(), text(u"domain"_s).trimmed()};
    const auto refuse = [](Problem problem, const QString &field) {
        problem.facts.insert(u"field"_s, field);
        return failure(problem);
    };
    if (const auto problem = judgeConsumerKey(reply.consumerKey); problem && !isWarning(*problem))
        return refuse(*problem, u"consumerKey"_s);
    if (const auto problem = judgeUsername(reply.username); problem && !isWarning(*problem))
        return refuse(*problem, u"username"_s);
    const auto hosts = HostFormats::load();
    if (!hosts)
        return brokenField(format, u"domain"_s, hosts.error().toString());
    // The widest rule: what a guide of one's own org refuses, it refuses again when the value is used.
    const DomainVerdict domain = hosts->judge(reply.domain, SignInHost::AuthorizationServer);
    if (!domain.accepted)
        return refuse(domain.reason, u"domain"_s);
    return reply;
}

Result<void> writeReply(const QString &path, const HandOverReply &reply)
{
    const QByteArray bytes = toBytes(reply);
    // The integrator's Keyway judges the values; better to hear it here, where they can be mended.
    if (const auto readBack = replyFromBytes(bytes); !readBack)
        return failure(readBack.error());
    return writeNewPublicFile(path, bytes);
}

Result<Connection> accept(const HandOverReply &reply, const Connection &connection,
                          const Certificate &certificate)
{
    if (reply.guideId != connection.guideId)
        return failure(u"reply.other-guide"_s,
                       {{u"expected"_s, connection.guideId}, {u"found"_s, reply.guideId}});
    if (reply.certificateSha256 != certificate.sha256Fingerprint())
        return failure(u"reply.other-certificate"_s, {{u"expected"_s, certificate.sha256Fingerprint()},
                                                      {u"found"_s, reply.certificateSha256}});
    Connection accepted = connection;
    accepted.consumerKey = reply.consumerKey;
    accepted.username = reply.username;
    accepted.domain = reply.domain;
    return accepted;
}

} // namespace keyway
