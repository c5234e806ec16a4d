// SPDX-FileCopyrightText: 2026 The Keyway authors
// SPDX-License-Identifier: Apache-2.0

#include "core/crypto/KeyDoctor.h"
#include "core/report/HandOver.h"

#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

using namespace Qt::StringLiterals;

namespace keyway {

namespace {

/// A script of resources/commands as the lines of a Postman event; our licence lines stay here.
QJsonObject script(const QString &listen, const QString &name, const QString &firstLine = {})
{
    QFile file(u":/keyway/commands/"_s + name);
    const bool open = file.open(QIODevice::ReadOnly);
    Q_ASSERT(open); // compiled into the program
    QStringList lines = QString::fromUtf8(open ? file.readAll() : QByteArray()).trimmed().split(u'\n');
    lines.removeIf([](const QString &line) { return line.startsWith(u"// SPDX"_s); });
    if (!firstLine.isEmpty())
        lines.prepend(firstLine);
    return {{u"listen"_s, listen},
            {u"script"_s,
             QJsonObject{{u"type"_s, u"text/javascript"_s}, {u"exec"_s, QJsonArray::fromStringList(lines)}}}};
}

/// What the destination puts into header and claims beside the values.
QString profileLine(const DestinationProfile &profile)
{
    QJsonObject header{{u"alg"_s, u"RS256"_s}};
    if (profile.sendsType)
        header.insert(u"typ"_s, u"JWT"_s);
    const QJsonObject all{{u"header"_s, header},
                          {u"lifetimeSeconds"_s, static_cast<int>(profile.lifetime.count())},
                          {u"sendsIssuedAt"_s, profile.sendsIssuedAt}};
    return u"const profile = %1;"_s.arg(QString::fromUtf8(QJsonDocument(all).toJson(QJsonDocument::Compact)));
}

QJsonObject field(const QString &key, const QString &value)
{
    return {{u"key"_s, key}, {u"value"_s, value}, {u"type"_s, u"text"_s}};
}

QJsonObject variable(const QString &key, const QString &value, bool secret = false)
{
    return {{u"key"_s, key}, {u"value"_s, value}, {u"type"_s, secret ? u"secret"_s : u"string"_s}};
}

QJsonObject tokenItem(const DestinationProfile &profile)
{
    const QJsonObject body{
        {u"mode"_s, u"urlencoded"_s},
        {u"urlencoded"_s, QJsonArray{field(u"grant_type"_s, u"urn:ietf:params:oauth:grant-type:jwt-bearer"_s),
                                     field(u"assertion"_s, u"{{assertion}}"_s)}}};
    return {{u"name"_s, u"1. Ask for a token"_s},
            {u"event"_s, QJsonArray{script(u"prerequest"_s, u"postman-sign.js"_s, profileLine(profile)),
                                    script(u"test"_s, u"postman-token.js"_s)}},
            // A redirect would carry the assertion to another host, or turn the POST into a GET.
            {u"protocolProfileBehavior"_s, QJsonObject{{u"followRedirects"_s, false}}},
            {u"request"_s, QJsonObject{{u"method"_s, u"POST"_s},
                                       {u"header"_s, QJsonArray()},
                                       {u"body"_s, body},
                                       {u"url"_s, u"{{tokenUrl}}"_s}}},
            {u"response"_s, QJsonArray()}};
}

QJsonObject userinfoItem()
{
    const QJsonObject bearer = field(u"Authorization"_s, u"Bearer {{accessToken}}"_s);
    return {{u"name"_s, u"2. Who am I"_s},
            {u"event"_s, QJsonArray{script(u"test"_s, u"postman-userinfo.js"_s)}},
            {u"request"_s, QJsonObject{{u"method"_s, u"GET"_s},
                                       {u"header"_s, QJsonArray{bearer}},
                                       {u"url"_s, u"{{instanceUrl}}/services/oauth2/userinfo"_s}}},
            {u"response"_s, QJsonArray()}};
}

/// Web Crypto reads PKCS#8 alone.
QString pkcs8Text(const Secret *keyPem)
{
    if (!keyPem)
        return {};
    const KeyInspection inspection = inspectKey(keyPem->reveal());
    return QString::fromUtf8(inspection.usable() ? inspection.key->toPkcs8Pem().reveal() : QByteArray());
}

} // namespace

Secret handOverPostman(const HandOverValues &values)
{
    const auto value = [&](const QString &id) { return publicHandOverValue(id, values); };
    // Login and test belong to no org: there, the answer names the instance.
    const QString instance = values.domain.subdomain.isEmpty() ? QString() : value(u"instanceUrl"_s);
    const QJsonArray variables{variable(u"consumerKey"_s, value(u"consumerKey"_s)),
                               variable(u"username"_s, value(u"username"_s)),
                               variable(u"audience"_s, value(u"audience"_s)),
                               variable(u"tokenUrl"_s, value(u"tokenUrl"_s)),
                               variable(u"instanceUrl"_s, instance),
                               variable(u"privateKey"_s, pkcs8Text(values.keyPem.get()), true),
                               variable(u"accessToken"_s, QString(), true)};
    const QJsonObject info{
        {u"name"_s, u"Salesforce JWT bearer, as %1 signs in"_s.arg(values.guide.destination.simplified())},
        {u"description"_s, u"Needs Postman 11 or newer. Run the requests in order. The variable privateKey "
                           u"holds a private key: "
                           u"keep this collection out of shared workspaces."_s},
        {u"schema"_s, u"https://schema.getpostman.com/json/collection/v2.1.0/collection.json"_s}};
    const QJsonObject collection{{u"info"_s, info},
                                 {u"event"_s, QJsonArray{script(u"prerequest"_s, u"postman-version.js"_s)}},
                                 {u"item"_s, QJsonArray{tokenItem(values.guide.profile), userinfoItem()}},
                                 {u"variable"_s, variables}};
    return Secret(QJsonDocument(collection).toJson(QJsonDocument::Indented));
}

} // namespace keyway
