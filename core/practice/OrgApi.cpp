// SPDX-FileCopyrightText: 2026 The Keyway authors
// SPDX-License-Identifier: Apache-2.0

#include "core/practice/OrgApi.h"

#include "core/practice/IdentityApi.h"
#include "core/practice/Introspection.h"
#include "core/practice/LoginHistory.h"
#include "core/practice/ObjectsApi.h"
#include "core/practice/SoapApi.h"
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

OrgAnswer versions()
{
    QJsonArray list;
    for (int version = firstVersion; version <= lastVersion; ++version) {
        const QString number = QString::number(version) + u".0"_s;
        list << QJsonObject{{u"label"_s, u"Practice "_s + number},
                            {u"url"_s, u"/services/data/v"_s + number},
                            {u"version"_s, number}};
    }
    return jsonAnswer(200, QJsonDocument(list), u"public"_s);
}

OrgAnswer openIdConfiguration(const OrgState &org)
{
    const QString base = org.origin() + u"/services/oauth2/"_s;
    return jsonAnswer(200,
                      QJsonDocument(QJsonObject{
                          {u"issuer"_s, org.origin()},
                          {u"authorization_endpoint"_s, base + u"authorize"_s},
                          {u"token_endpoint"_s, base + u"token"_s},
                          {u"userinfo_endpoint"_s, base + u"userinfo"_s},
                          {u"introspection_endpoint"_s, base + u"introspect"_s},
                          {u"revocation_endpoint"_s, base + u"revoke"_s},
                          {u"scopes_supported"_s, QJsonArray{u"api"_s, u"refresh_token"_s,
                                                             u"offline_access"_s, u"openid"_s, u"id"_s}}}),
                      u"public"_s);
}

OrgAnswer limits()
{
    const auto limit = [](int most, int left) {
        return QJsonObject{{u"Max"_s, most}, {u"Remaining"_s, left}};
    };
    OrgAnswer answer =
        jsonAnswer(200,
                   QJsonDocument(QJsonObject{{u"DailyApiRequests"_s, limit(15000, 14975)},
                                             {u"DailyBulkV2QueryJobs"_s, limit(10000, 10000)}}),
                   u"session-good"_s);
    return answer;
}

/// Bulk API 2.0: no jobs yet.
OrgAnswer bulkJobs()
{
    return jsonAnswer(200,
                      QJsonDocument(QJsonObject{{u"done"_s, true},
                                                {u"records"_s, QJsonArray()},
                                                {u"nextRecordsUrl"_s, QJsonValue()}}),
                      u"session-good"_s);
}

OrgAnswer maintenancePage()
{
    return pageAnswer(
        503,
        "<!DOCTYPE html><html><head><title>Down for Maintenance</title></head>"
        "<body><h1>Down for Maintenance</h1><p>This org is being maintained.</p></body></html>\n",
        u"maintenance"_s);
}

/// A renamed My Domain redirects from its former host until the admin ends that (documented: 301 or 307).
OrgAnswer movedPage(const OrgState &org, const OrgRequest &request)
{
    OrgAnswer answer = pageAnswer(
        301, "<!DOCTYPE html><html><head><title>Moved</title></head><body></body></html>\n", u"renamed"_s);
    answer.headers.emplaceBack("Location", "https://" + org.movedTo.toUtf8() + request.path);
    return answer;
}

QByteArray withoutLastSlash(const QByteArray &path)
{
    return path.size() > 1 && path.endsWith('/') ? path.chopped(1) : path;
}

bool isBulkJobs(const QList<QByteArray> &parts)
{
    return parts.size() == 6 && parts.at(4) == "jobs" && (parts.at(5) == "ingest" || parts.at(5) == "query");
}

} // namespace

OrgAnswer OrgApi::answer(const OrgState &org, const OrgRequest &request) const
{
    if (org.isInMaintenance)
        return maintenancePage();
    if (!org.movedTo.isEmpty())
        return movedPage(org, request);
    const QByteArray path = withoutLastSlash(request.path);
    if (path == "/services/oauth2/token")
        return token(org, request);
    if (path == "/services/oauth2/introspect")
        return introspection(org, request, m_tokens);
    if (path == "/services/oauth2/userinfo" && (request.method == "GET" || request.method == "POST"))
        return userInfo(org, request, m_tokens);
    if (path == "/services/oauth2/revoke")
        return revocation(org, request, m_tokens);
    if (path.startsWith("/id/") && request.method == "GET")
        return identity(org, request, m_tokens);
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
    if (path.startsWith("/services/Soap/") && request.method == "POST" && !org.isLoginHost)
        return soapAnswer(org, request, m_tokens);
    if (path.startsWith("/services/async/") && !org.isLoginHost)
        return bulkAnswer(org, request, m_tokens);
    return noSuchPage();
}

OrgAnswer OrgApi::token(const OrgState &org, const OrgRequest &request) const
{
    const TokenDecision decision =
        decideToken(org, {request.method, request.contentType, request.query, request.body});
    recordLogin(org, decision);
    QJsonObject body;
    if (decision.granted()) {
        body = {{u"access_token"_s, QString::fromLatin1(m_tokens.issue(org, *decision.app, *decision.user))},
                {u"scope"_s, decision.app->scopes.join(u' ')},
                {u"instance_url"_s, org.instanceOrigin()},
                {u"id"_s, u"https://%1/id/%2/%3"_s.arg(org.loginHost, org.organizationId, decision.user->id)},
                {u"token_type"_s, u"Bearer"_s}};
        if (decision.app->issuesJwtTokens) {
            body[u"token_format"_s] = u"jwt"_s;
            body[u"api_instance_url"_s] = u"https://api.salesforce.com"_s;
        }
    } else {
        body.insert(u"error"_s, decision.error);
        if (!decision.description.isEmpty())
            body.insert(u"error_description"_s, decision.description);
    }
    OrgAnswer answer = jsonAnswer(decision.status, QJsonDocument(body), decision.why);
    answer.headers.emplaceBack("Cache-Control", "no-cache, no-store");
    answer.error = decision.error;
    answer.description = decision.description;
    return answer;
}

/// Assumption, medium: the order. That a call which needs no right of the API's own (userinfo) still answers
/// for most of these is reported.
std::optional<OrgAnswer> OrgApi::sessionRefusal(const OrgState &org, const OrgRequest &request,
                                                const std::optional<AccessTokens::Session> &session) const
{
    if (org.canned && org.canned->call == "rest"_L1)
        return restRefusal(org.canned->status, org.canned->error, org.canned->description, u"canned"_s);
    const auto token = bearer(request);
    if (!token || token->isEmpty())
        return restRefusal(401, u"INVALID_AUTH_HEADER"_s, u"INVALID_HEADER_TYPE"_s, u"token-missing"_s);
    // One public report of a session locked to the address of its login, used from another one.
    if (!session || org.sessionsLockedToAddress)
        return restRefusal(401, u"INVALID_SESSION_ID"_s, u"Session expired or invalid"_s,
                           session ? u"session-address"_s : u"token-bad"_s);
    if (!session->user.apiEnabled)
        return restRefusal(403, u"API_DISABLED_FOR_ORG"_s,
                           u"The REST API is not enabled for this Organization."_s, u"api-disabled"_s);
    // The older of two wordings, which more reports have; the newer one can be had by "answer".
    if (session->user.passwordExpired)
        return restRefusal(403, u"INVALID_OPERATION_WITH_EXPIRED_PASSWORD"_s,
                           u"The users password has expired, you must call SetPassword before attempting any "
                           "other API operations"_s,
                           u"password-expired"_s);
    // Field reports, most of them for the missing scope. Assumption, medium: 401, as of every
    // INVALID_SESSION_ID.
    const QString why = !session->hasApiScope              ? u"api-scope"_s
                        : session->user.needsHighAssurance ? u"session-level"_s
                        : org.apiAccessControlled          ? u"api-access-control"_s
                                                           : QString();
    if (!why.isEmpty())
        return restRefusal(401, u"INVALID_SESSION_ID"_s,
                           u"This session is not valid for use with the REST API"_s, why);
    // One public report, of long Bulk 2.0 runs, without a message. Assumption, low: this is how a JWT-based
    // token is refused there.
    if (session->isJwt && isBulkJobs(withoutLastSlash(request.path).split('/')))
        return restRefusal(401, u"INVALID_JWT_FORMAT"_s, {}, u"bulk-jwt"_s);
    if (org.requestsUsedUp)
        return restRefusal(403, u"REQUEST_LIMIT_EXCEEDED"_s, u"TotalRequests Limit exceeded."_s,
                           u"requests-used-up"_s);
    return std::nullopt;
}

OrgAnswer OrgApi::rest(const OrgState &org, const OrgRequest &request) const
{
    const auto answerTo = [&]() -> OrgAnswer {
        const auto token = bearer(request);
        const auto session = token ? m_tokens.sessionOf(org, *token) : std::nullopt;
        if (const auto refusal = sessionRefusal(org, request, session))
            return *refusal;
        const QList<QByteArray> parts =
            withoutLastSlash(request.path).split('/'); // "", services, data, vNN.0, …
        bool isNumber = false;
        const int version =
            parts.value(3).mid(1).chopped(parts.value(3).endsWith(".0") ? 2 : 0).toInt(&isNumber);
        const bool known =
            isNumber && parts.value(3).startsWith('v') && version >= firstVersion && version <= lastVersion;
        if (known && parts.size() == 5 && parts.at(4) == "limits" && request.method == "GET")
            return limits();
        if (known && isBulkJobs(parts) && request.method == "GET")
            return bulkJobs();
        if (auto objects = known ? objectsAnswer(session->user, request, parts.mid(4)) : std::nullopt)
            return *objects;
        return restRefusal(404, u"NOT_FOUND"_s, u"The requested resource does not exist"_s,
                           u"no-such-page"_s);
    };
    OrgAnswer answer = answerTo();
    if (answer.status < 400 || answer.status == 404)
        answer.headers.emplaceBack("Sforce-Limit-Info", "api-usage=25/15000");
    return answer;
}

} // namespace keyway
