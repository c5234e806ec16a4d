// SPDX-FileCopyrightText: 2026 The Keyway authors
// SPDX-License-Identifier: Apache-2.0

#include "core/practice/Introspection.h"

#include "core/practice/TokenDecision.h"

#include <QJsonObject>

using namespace Qt::StringLiterals;

namespace keyway {

namespace {

OrgAnswer refused(int status, const QString &error, const QString &description, const QString &why)
{
    OrgAnswer answer = jsonAnswer(
        status, QJsonDocument(QJsonObject{{u"error"_s, error}, {u"error_description"_s, description}}), why);
    answer.error = error;
    answer.description = description;
    return answer;
}

struct Credentials
{
    QString id;
    QString secret;
};

/// In the form, or in a Basic header (RFC 6749 section 2.3.1).
Credentials credentialsOf(const OrgRequest &request, const TokenRequest &form)
{
    if (!request.authorization.toLower().startsWith("basic "))
        return {requestParameters(form, u"client_id"_s).value(0),
                requestParameters(form, u"client_secret"_s).value(0)};
    const QByteArray pair = QByteArray::fromBase64(request.authorization.mid(6).trimmed());
    const qsizetype colon = pair.indexOf(':');
    return {QString::fromUtf8(pair.left(colon)), QString::fromUtf8(pair.mid(colon + 1))};
}

} // namespace

OrgAnswer introspection(const OrgState &org, const OrgRequest &request, const AccessTokens &tokens)
{
    if (request.method != "POST")
        return refused(400, u"invalid_request"_s, u"must use HTTP POST"_s, u"not-post"_s);
    const TokenRequest form{request.method, request.contentType, {}, request.body};
    const Credentials given = credentialsOf(request, form);
    const PracticeApp *app = org.appWithKey(given.id);
    if (!app)
        return refused(400, u"invalid_client_id"_s, u"client identifier invalid"_s, u"issuer"_s);
    // Assumption, low: words and status. RFC 7662 section 2.3 asks for 401; the words are those of the token
    // endpoint.
    if (given.secret != app->consumerSecret)
        return refused(401, u"invalid_client"_s, u"invalid client credentials"_s, u"secret-wrong"_s);

    const QByteArray token = requestParameters(form, u"token"_s).value(0).toUtf8();
    const auto session = tokens.sessionOf(org, token);
    if (!session || session->app.consumerKey != app->consumerKey) // an app may ask about its own tokens
        return jsonAnswer(200, QJsonDocument(QJsonObject{{u"active"_s, false}}), u"token-inactive"_s);
    const qint64 now = org.nowUtc.toSecsSinceEpoch();
    return jsonAnswer(
        200,
        QJsonDocument(QJsonObject{
            {u"active"_s, true},
            {u"scope"_s, app->scopes.join(u' ')},
            {u"client_id"_s, app->consumerKey},
            {u"username"_s, session->user.username},
            {u"sub"_s, u"https://%1/id/%2/%3"_s.arg(org.loginHost, org.organizationId, session->user.id)},
            {u"token_type"_s, u"access_token"_s},
            {u"iat"_s, now},
            {u"nbf"_s, now},
            {u"exp"_s, now + 7200}}),
        u"introspected"_s);
}

} // namespace keyway
