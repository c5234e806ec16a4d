// SPDX-FileCopyrightText: 2026 The Keyway authors
// SPDX-License-Identifier: Apache-2.0

#include "core/report/HandOver.h"

#include "core/salesforce/TokenEndpoint.h"

#ifdef Q_OS_WIN
#include "core/crypto/NewFile.h"
#include "core/crypto/WindowsRights.h"
#endif

#include <QDir>
#include <QJsonDocument>
#include <QJsonObject>
#include <QSaveFile>

using namespace Qt::StringLiterals;

namespace keyway {

Secret handOverValue(const QString &fieldId, const HandOverValues &values)
{
    if (fieldId == u"privateKeyPem"_s)
        return values.keyPem ? values.keyPem->clone() : Secret();
    if (fieldId == u"privateKeyBase64"_s)
        return values.keyPem ? Secret(values.keyPem->reveal().toBase64()) : Secret();
    if (fieldId == u"consumerSecret"_s)
        return values.consumerSecret ? values.consumerSecret->clone() : Secret();
    return Secret(publicHandOverValue(fieldId, values).toUtf8());
}

QString publicHandOverValue(const QString &fieldId, const HandOverValues &values)
{
    const QString tokenHost = values.guide.tokenHostFor(values.domain);
    if (fieldId == u"consumerKey"_s)
        return values.connection.consumerKey;
    if (fieldId == u"username"_s)
        return values.connection.username;
    if (fieldId == u"subdomain"_s)
        return values.domain.subdomain;
    if (fieldId == u"authorizationUrl"_s)
        return tokenHost;
    if (fieldId == u"audience"_s)
        return values.guide.audienceFor(values.domain);
    if (fieldId == u"tokenUrl"_s)
        return tokenHost.isEmpty() ? QString() : tokenUrl(tokenHost);
    if (fieldId == u"instanceUrl"_s)
        return values.domain.accepted ? u"https://"_s + values.domain.host : QString();
    return {};
}

Secret handOverJson(const HandOverValues &values)
{
    QJsonObject json;
    for (const HandOverField &field : values.guide.handOver)
        json.insert(field.id, QString::fromUtf8(handOverValue(field.id, values).reveal()));
    return Secret(QJsonDocument(json).toJson(QJsonDocument::Indented));
}

Result<void> writeOwnerOnly(const QString &path, const Secret &content)
{
    // Rights before the first byte; the old file stays until the new one is whole.
#ifdef Q_OS_WIN
    const auto file = writeBeside(path, content.reveal());
    if (!file)
        return failure(u"file.not-written"_s, {{u"path"_s, QDir::toNativeSeparators(path)},
                                               {u"reason"_s, file.error().facts.value(u"reason"_s)}});
    (*file)->close();
    if (const QString reason = moveFile((*file)->fileName(), path, Replacing::Yes); !reason.isEmpty())
        return failure(u"file.not-written"_s,
                       {{u"path"_s, QDir::toNativeSeparators(path)}, {u"reason"_s, reason}});
    (*file)->setAutoRemove(false);
    return {};
#else
    QSaveFile file(path);
    if (!file.open(QIODevice::WriteOnly) ||
        !file.setPermissions(QFileDevice::ReadOwner | QFileDevice::WriteOwner) ||
        file.write(content.reveal()) != content.size() || !file.commit())
        return failure(u"file.not-written"_s,
                       {{u"path"_s, QDir::toNativeSeparators(path)}, {u"reason"_s, file.errorString()}});
    return {};
#endif
}

} // namespace keyway
