// SPDX-FileCopyrightText: 2026 The Keyway authors
// SPDX-License-Identifier: Apache-2.0

#include "core/report/HandOver.h"

#include <QJsonDocument>
#include <QJsonObject>
#include <QRegularExpression>
#include <QSaveFile>

using namespace Qt::StringLiterals;

namespace keyway {

namespace {

QByteArray valueOf(const QString &fieldId, const Connection &connection, const QString &subdomain,
                   const Secret &key)
{
    if (fieldId == u"privateKeyBase64"_s)
        return key.reveal();
    if (fieldId == u"consumerKey"_s)
        return connection.consumerKey.toUtf8();
    if (fieldId == u"username"_s)
        return connection.username.toUtf8();
    if (fieldId == u"subdomain"_s)
        return subdomain.toUtf8();
    return {};
}

} // namespace

Secret handOverJson(const Guide &guide, const Connection &connection, const QString &subdomain,
                    const Secret &base64Key)
{
    QJsonObject json;
    for (const HandOverField &field : guide.handOver)
        json.insert(field.id, QString::fromUtf8(valueOf(field.id, connection, subdomain, base64Key)));
    return Secret(QJsonDocument(json).toJson(QJsonDocument::Indented));
}

Secret handOverEnv(const Guide &guide, const Connection &connection, const QString &subdomain,
                   const Secret &base64Key)
{
    static const QRegularExpression upper(u"([a-z0-9])([A-Z])"_s);
    QByteArray lines;
    for (const HandOverField &field : guide.handOver) {
        const QString name = u"SALESFORCE_"_s + QString(field.id).replace(upper, u"\\1_\\2"_s).toUpper();
        QByteArray value = valueOf(field.id, connection, subdomain, base64Key);
        value.replace('\'', "'\\''");
        lines += name.toLatin1() + "='" + value + "'\n";
    }
    return Secret(std::move(lines));
}

Result<void> writeOwnerOnly(const QString &path, const Secret &content)
{
    // Rights before the first byte; the old file stays until the new one is whole.
    QSaveFile file(path);
    if (!file.open(QIODevice::WriteOnly) ||
        !file.setPermissions(QFileDevice::ReadOwner | QFileDevice::WriteOwner) ||
        file.write(content.reveal()) != content.size() || !file.commit())
        return failure(u"file.not-written"_s, {{u"path"_s, path}, {u"reason"_s, file.errorString()}});
    return {};
}

} // namespace keyway
