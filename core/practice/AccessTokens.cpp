// SPDX-FileCopyrightText: 2026 The Keyway authors
// SPDX-License-Identifier: Apache-2.0

#include "core/practice/AccessTokens.h"

#include "core/jwt/Assertion.h"

#include <QCryptographicHash>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QMessageAuthenticationCode>
#include <QRandomGenerator>

#include <algorithm>

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

const QString uidPrefix = u"uid:"_s;
constexpr qsizetype markSize = 6;

/// Short, and enough to tell the few apps and users of an org apart.
QByteArray mark(const QString &name)
{
    return QCryptographicHash::hash(name.toUtf8(), QCryptographicHash::Sha256).left(markSize);
}

QByteArray compact(const QJsonObject &json)
{
    return base64UrlEncode(QJsonDocument(json).toJson(QJsonDocument::Compact));
}

// The proof takes the place of a signature: clients treat the token as opaque, whatever its form.
QByteArray jwtText(const OrgState &org, const PracticeApp &app, const PracticeUser &user)
{
    const qint64 now = org.nowUtc.toSecsSinceEpoch();
    const QJsonObject header{{u"alg"_s, u"RS256"_s},
                             {u"typ"_s, u"JWT"_s},
                             {u"kid"_s, u"practice"_s},
                             {u"tty"_s, u"sfdc-core-token"_s},
                             {u"tnk"_s, u"core/practice/"_s + org.organizationId},
                             {u"ver"_s, u"1.0"_s}};
    const QJsonObject payload{{u"scp"_s, app.scopes.join(u' ')},
                              {u"aud"_s, QJsonArray{org.instanceOrigin()}},
                              {u"sub"_s, uidPrefix + user.id},
                              {u"iss"_s, org.instanceOrigin()},
                              {u"client_id"_s, app.consumerKey},
                              {u"iat"_s, now},
                              {u"nbf"_s, now},
                              {u"exp"_s, now + 1800},
                              {u"jti"_s, QString::fromLatin1(randomBytes(16).toHex())}};
    return compact(header) + '.' + compact(payload);
}

QByteArray opaqueText(const OrgState &org, const PracticeApp &app, const PracticeUser &user)
{
    const QByteArray kind = app.scopes.contains("api"_L1) ? "AQA" : "AQN";
    return org.organizationId.left(15).toLatin1() + '!' + kind +
           base64UrlEncode(mark(app.consumerKey) + mark(user.id) + randomBytes(18));
}

QByteArray decoded(const QByteArray &text)
{
    const auto bytes = base64UrlDecode(text);
    return bytes ? *bytes : QByteArray();
}

/// What a token says of itself.
struct Meaning
{
    QByteArray app;  ///< mark of its Consumer Key
    QByteArray user; ///< mark of its id
    bool hasApiScope = false;
};

Meaning opaqueMeaning(const QByteArray &token)
{
    constexpr qsizetype kindSize = 3;
    const qsizetype start = token.indexOf('!') + 1;
    const QByteArray said = token.mid(start + kindSize, token.lastIndexOf('.') - start - kindSize);
    const QByteArray bytes = decoded(said);
    return {bytes.left(markSize), bytes.mid(markSize, markSize), token.mid(start, kindSize) == "AQA"};
}

Meaning jwtMeaning(const QByteArray &token)
{
    const QList<QByteArray> parts = token.split('.');
    const QByteArray payload = decoded(parts.value(1));
    const QJsonObject json = QJsonDocument::fromJson(payload).object();
    return {mark(json.value("client_id"_L1).toString()),
            mark(json.value("sub"_L1).toString().mid(uidPrefix.size())),
            json.value("scp"_L1).toString().split(u' ').contains("api"_L1)};
}

} // namespace

AccessTokens::AccessTokens() : m_secret(randomBytes(32)) {}

QByteArray AccessTokens::issue(const OrgState &org, const PracticeApp &app, const PracticeUser &user) const
{
    const QByteArray text = app.issuesJwtTokens ? jwtText(org, app, user) : opaqueText(org, app, user);
    return text + '.' + proof(text, org);
}

std::optional<AccessTokens::Session> AccessTokens::sessionOf(const OrgState &org,
                                                             const QByteArray &token) const
{
    const qsizetype end = token.lastIndexOf('.');
    if (end < 0 || token.mid(end + 1) != proof(token.left(end), org))
        return std::nullopt;
    if (org.journal && org.journal->isRevoked(token))
        return std::nullopt;
    const bool isJwt = token.startsWith("eyJ");
    const Meaning meaning = isJwt ? jwtMeaning(token) : opaqueMeaning(token);
    const auto app = std::find_if(org.apps.begin(), org.apps.end(), [&](const PracticeApp &one) {
        return mark(one.consumerKey) == meaning.app;
    });
    const auto user = std::find_if(org.users.begin(), org.users.end(),
                                   [&](const PracticeUser &one) { return mark(one.id) == meaning.user; });
    if (app == org.apps.end() || user == org.users.end() || !user->active || user->frozen)
        return std::nullopt;
    return Session{*app, *user, meaning.hasApiScope, isJwt};
}

QByteArray AccessTokens::proof(const QByteArray &text, const OrgState &org) const
{
    return base64UrlEncode(QMessageAuthenticationCode::hash(text + '\n' + org.organizationId.toUtf8(),
                                                            m_secret, QCryptographicHash::Sha256));
}

} // namespace keyway
