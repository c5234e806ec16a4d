// SPDX-FileCopyrightText: 2026 The Keyway authors
// SPDX-License-Identifier: Apache-2.0

#include "core/practice/AccessTokens.h"

#include "core/jwt/Assertion.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QMessageAuthenticationCode>
#include <QRandomGenerator>

using namespace Qt::StringLiterals;

namespace keyway {

namespace {

QByteArray randomBytes(qsizetype count)
{
    QByteArray bytes(count, Qt::Uninitialized);
    for (char &byte : bytes)
        byte = static_cast<char>(QRandomGenerator::system()->generate());
    return bytes;
}

QByteArray compact(const QJsonObject &json)
{
    return base64UrlEncode(QJsonDocument(json).toJson(QJsonDocument::Compact));
}

// The proof takes the place of a signature: clients treat the token as opaque, whatever its form.
QByteArray jwtText(const OrgState &org)
{
    const qint64 now = org.nowUtc.toSecsSinceEpoch();
    const QJsonObject header{{u"alg"_s, u"RS256"_s},
                             {u"typ"_s, u"JWT"_s},
                             {u"kid"_s, u"practice"_s},
                             {u"tty"_s, u"sfdc-core-token"_s},
                             {u"tnk"_s, u"core/practice/"_s + org.organizationId},
                             {u"ver"_s, u"1.0"_s}};
    const QJsonObject payload{{u"scp"_s, org.app->scopes.join(u' ')},
                              {u"aud"_s, QJsonArray{org.instanceOrigin()}},
                              {u"sub"_s, u"uid:"_s + org.user->id},
                              {u"iss"_s, org.instanceOrigin()},
                              {u"client_id"_s, org.app->consumerKey},
                              {u"iat"_s, now},
                              {u"nbf"_s, now},
                              {u"exp"_s, now + 1800},
                              {u"jti"_s, QString::fromLatin1(randomBytes(16).toHex())}};
    return compact(header) + '.' + compact(payload);
}

QByteArray opaqueText(const OrgState &org)
{
    const QByteArray kind = org.app->scopes.contains("api"_L1) ? "AQA" : "AQN";
    return org.organizationId.left(15).toLatin1() + '!' + kind + base64UrlEncode(randomBytes(24));
}

bool namesApiScope(const QByteArray &text)
{
    if (!text.startsWith("eyJ"))
        return text.contains("!AQA");
    const auto payload = base64UrlDecode(text.mid(text.indexOf('.') + 1));
    const QJsonObject json = payload ? QJsonDocument::fromJson(*payload).object() : QJsonObject();
    return json.value("scp"_L1).toString().split(u' ').contains("api"_L1);
}

} // namespace

AccessTokens::AccessTokens() : m_secret(randomBytes(32)) {}

QByteArray AccessTokens::issue(const OrgState &org) const
{
    const QByteArray text = org.app->issuesJwtTokens ? jwtText(org) : opaqueText(org);
    return text + '.' + proof(text, org);
}

std::optional<AccessTokens::Session> AccessTokens::recognise(const OrgState &org,
                                                             const QByteArray &token) const
{
    const qsizetype end = token.lastIndexOf('.');
    if (end < 0 || token.mid(end + 1) != proof(token.left(end), org))
        return std::nullopt;
    return Session{namesApiScope(token.left(end)), token.startsWith("eyJ")};
}

std::optional<AccessTokens::Session> AccessTokens::sessionOf(const OrgState &org,
                                                             const QByteArray &token) const
{
    const bool may = org.app && org.user && org.user->active;
    return may ? recognise(org, token) : std::nullopt;
}

QByteArray AccessTokens::proof(const QByteArray &text, const OrgState &org) const
{
    return base64UrlEncode(QMessageAuthenticationCode::hash(text + '\n' + org.organizationId.toUtf8(),
                                                            m_secret, QCryptographicHash::Sha256));
}

} // namespace keyway
