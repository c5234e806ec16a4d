// SPDX-FileCopyrightText: 2026 The Keyway authors
// SPDX-License-Identifier: Apache-2.0

#include "core/practice/OrgApi.h"

#include "core/practice/TokenDecision.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

#include <optional>

using namespace Qt::StringLiterals;

namespace keyway {

namespace {

constexpr int firstVersion = 50;
constexpr int lastVersion = 67;

OrgAnswer json(int status, const QJsonDocument &document, const QString &why)
{
    OrgAnswer answer;
    answer.status = status;
    answer.contentType = "application/json;charset=UTF-8";
    answer.body = document.toJson(QJsonDocument::Compact);
    answer.why = why;
    return answer;
}

/// The REST API's way to refuse: a list of one object.
OrgAnswer restRefusal(int status, const QString &code, const QString &message, const QString &why)
{
    OrgAnswer answer = json(
        status, QJsonDocument(QJsonArray{QJsonObject{{u"message"_s, message}, {u"errorCode"_s, code}}}), why);
    answer.error = code;
    answer.description = message;
    return answer;
}

/// The identity service's way to refuse: 403 and one word of plain text (public clients match on it).
OrgAnswer identityRefusal(const QString &word, const QString &why)
{
    OrgAnswer answer;
    answer.status = 403;
    answer.contentType = "text/html;charset=UTF-8";
    answer.body = word.toLatin1();
    answer.error = word;
    answer.why = why;
    return answer;
}

OrgAnswer noSuchPage()
{
    OrgAnswer answer;
    answer.status = 404;
    answer.contentType = "text/html;charset=UTF-8";
    answer.body = "<!DOCTYPE html><html><head><title>URL No Longer Exists</title></head>"
                  "<body><h1>URL No Longer Exists</h1></body></html>\n";
    answer.why = u"no-such-page"_s;
    return answer;
}

OrgAnswer versions()
{
    QJsonArray list;
    for (int version = firstVersion; version <= lastVersion; ++version) {
        const QString number = QString::number(version) + u".0"_s;
        list << QJsonObject{{u"label"_s, u"Practice "_s + number},
                            {u"url"_s, u"/services/data/v"_s + number},
                            {u"version"_s, number}};
    }
    return json(200, QJsonDocument(list), u"public"_s);
}

OrgAnswer openIdConfiguration(const OrgState &org)
{
    const QString base = org.origin() + u"/services/oauth2/"_s;
    return json(200,
                QJsonDocument(QJsonObject{
                    {u"issuer"_s, org.origin()},
                    {u"authorization_endpoint"_s, base + u"authorize"_s},
                    {u"token_endpoint"_s, base + u"token"_s},
                    {u"userinfo_endpoint"_s, base + u"userinfo"_s},
                    {u"introspection_endpoint"_s, base + u"introspect"_s},
                    {u"revocation_endpoint"_s, base + u"revoke"_s},
                    {u"scopes_supported"_s,
                     QJsonArray{u"api"_s, u"refresh_token"_s, u"offline_access"_s, u"openid"_s, u"id"_s}}}),
                u"public"_s);
}

OrgAnswer limits()
{
    const auto limit = [](int most, int left) {
        return QJsonObject{{u"Max"_s, most}, {u"Remaining"_s, left}};
    };
    OrgAnswer answer = json(200,
                            QJsonDocument(QJsonObject{{u"DailyApiRequests"_s, limit(15000, 14975)},
                                                      {u"DailyBulkV2QueryJobs"_s, limit(10000, 10000)}}),
                            u"session-good"_s);
    answer.headers.emplaceBack("Sforce-Limit-Info", "api-usage=25/15000");
    return answer;
}

/// "Bearer TOKEN" (Salesforce takes "OAuth TOKEN" as well).
std::optional<QByteArray> bearer(const OrgRequest &request)
{
    const QByteArray text = request.authorization.trimmed();
    const qsizetype blank = text.indexOf(' ');
    const QByteArray scheme = text.left(blank).toLower();
    if (blank < 0 || (scheme != "bearer" && scheme != "oauth"))
        return std::nullopt;
    return text.mid(blank + 1).trimmed();
}

bool canHoldSession(const OrgState &org)
{
    return org.app && org.user && org.user->active;
}

QByteArray withoutLastSlash(const QByteArray &path)
{
    return path.size() > 1 && path.endsWith('/') ? path.chopped(1) : path;
}

} // namespace

OrgAnswer OrgApi::answer(const OrgState &org, const OrgRequest &request) const
{
    const QByteArray path = withoutLastSlash(request.path);
    if (path == "/services/oauth2/token")
        return token(org, request);
    if (path == "/services/oauth2/userinfo" && (request.method == "GET" || request.method == "POST"))
        return userInfo(org, request);
    if (path == "/.well-known/openid-configuration" && request.method == "GET")
        return openIdConfiguration(org);
    if (path == "/services/data" || path.startsWith("/services/data/")) {
        // Public report: the REST API on a login host.
        if (org.isLoginHost)
            return restRefusal(400, u"URL_NOT_RESET"_s,
                               u"Destination URL not reset. The URL returned from login must be set"_s,
                               u"no-login-host-api"_s);
        return path == "/services/data" && request.method == "GET" ? versions() : rest(org, request);
    }
    return noSuchPage();
}

OrgAnswer OrgApi::token(const OrgState &org, const OrgRequest &request) const
{
    const TokenDecision decision =
        decideToken(org, {request.method, request.contentType, request.query, request.body});
    QJsonObject body;
    if (decision.granted()) {
        body = {{u"access_token"_s, QString::fromLatin1(m_tokens.issue(org))},
                {u"scope"_s, org.app->scopes.join(u' ')},
                {u"instance_url"_s, org.origin()},
                {u"id"_s, u"https://%1/id/%2/%3"_s.arg(org.loginHost, org.organizationId, org.user->id)},
                {u"token_type"_s, u"Bearer"_s}};
        if (org.app->issuesJwtTokens) {
            body[u"token_format"_s] = u"jwt"_s;
            body[u"api_instance_url"_s] = u"https://api.salesforce.com"_s;
        }
    } else {
        body = {{u"error"_s, decision.error}, {u"error_description"_s, decision.description}};
    }
    OrgAnswer answer = json(decision.status, QJsonDocument(body), decision.why);
    answer.headers.emplaceBack("Cache-Control", "no-cache, no-store");
    answer.error = decision.error;
    answer.description = decision.description;
    answer.assertionId = decision.assertionId;
    return answer;
}

OrgAnswer OrgApi::userInfo(const OrgState &org, const OrgRequest &request) const
{
    const auto token = bearer(request);
    if (!token)
        return identityRefusal(u"Missing_OAuth_Token"_s, u"token-missing"_s);
    if (!canHoldSession(org) || !m_tokens.recognise(org, *token))
        return identityRefusal(u"Bad_OAuth_Token"_s, u"token-bad"_s);
    // Assumption, low: field reports show this answer for REST calls, and some say that identity calls still
    // work for such a user; Login History has "OAuth API access disabled", which speaks for a refusal here
    // too.
    if (!org.user->apiEnabled)
        return restRefusal(403, u"API_DISABLED_FOR_ORG"_s,
                           u"The REST API is not enabled for this Organization."_s, u"api-disabled"_s);

    const QString user = org.user->username;
    const QString rest = org.origin() + u"/services/data/v{version}/"_s;
    return json(200,
                QJsonDocument(QJsonObject{
                    {u"sub"_s, u"https://%1/id/%2/%3"_s.arg(org.loginHost, org.organizationId, org.user->id)},
                    {u"user_id"_s, org.user->id},
                    {u"organization_id"_s, org.organizationId},
                    {u"preferred_username"_s, user},
                    {u"nickname"_s, u"integration"_s},
                    {u"name"_s, u"Practice Integration"_s},
                    {u"given_name"_s, u"Practice"_s},
                    {u"family_name"_s, u"Integration"_s},
                    {u"email"_s, u"integration@practice.example"_s},
                    {u"email_verified"_s, true},
                    {u"zoneinfo"_s, u"Europe/Berlin"_s},
                    {u"locale"_s, u"en_US"_s},
                    {u"language"_s, u"en_US"_s},
                    {u"utcOffset"_s, 0},
                    {u"active"_s, true},
                    {u"user_type"_s, u"STANDARD"_s},
                    {u"is_app_installed"_s, true},
                    {u"urls"_s, QJsonObject{{u"rest"_s, rest},
                                            {u"sobjects"_s, rest + u"sobjects/"_s},
                                            {u"query"_s, rest + u"query/"_s},
                                            {u"custom_domain"_s, org.origin()}}}}),
                u"session-good"_s);
}

OrgAnswer OrgApi::rest(const OrgState &org, const OrgRequest &request) const
{
    const auto token = bearer(request);
    if (!token || token->isEmpty())
        return restRefusal(401, u"INVALID_AUTH_HEADER"_s, u"INVALID_HEADER_TYPE"_s, u"token-missing"_s);
    const auto session = canHoldSession(org) ? m_tokens.recognise(org, *token) : std::nullopt;
    if (!session)
        return restRefusal(401, u"INVALID_SESSION_ID"_s, u"Session expired or invalid"_s, u"token-bad"_s);
    if (!org.user->apiEnabled)
        return restRefusal(403, u"API_DISABLED_FOR_ORG"_s,
                           u"The REST API is not enabled for this Organization."_s, u"api-disabled"_s);
    // Field reports, most of them for the missing scope. Assumption, medium: 401, as of every
    // INVALID_SESSION_ID.
    if (!session->hasApiScope)
        return restRefusal(401, u"INVALID_SESSION_ID"_s,
                           u"This session is not valid for use with the REST API"_s, u"api-scope"_s);

    const QList<QByteArray> parts = withoutLastSlash(request.path).split('/'); // "", services, data, vNN.0, …
    bool isNumber = false;
    const int version = parts.value(3).mid(1).chopped(parts.value(3).endsWith(".0") ? 2 : 0).toInt(&isNumber);
    const bool known =
        isNumber && parts.value(3).startsWith('v') && version >= firstVersion && version <= lastVersion;
    if (known && parts.size() == 5 && parts.at(4) == "limits" && request.method == "GET")
        return limits();
    return restRefusal(404, u"NOT_FOUND"_s, u"The requested resource does not exist"_s, u"no-such-page"_s);
}

} // namespace keyway
