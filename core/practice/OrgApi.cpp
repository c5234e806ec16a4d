// SPDX-FileCopyrightText: 2026 The Keyway authors
// SPDX-License-Identifier: Apache-2.0

#include "core/practice/OrgApi.h"

#include "core/practice/Discovery.h"
#include "core/practice/Introspection.h"
#include "core/practice/SoapApi.h"
#include "core/practice/TokenDecision.h"

#include <QJsonDocument>
#include <QJsonObject>

using namespace Qt::StringLiterals;

namespace keyway {

namespace {

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
        return userInfo(org, request);
    if (path == "/.well-known/openid-configuration" && (request.method == "GET" || request.method == "HEAD"))
        return openIdConfiguration(org);
    if (path == "/services/data" || path.startsWith("/services/data/")) {
        // Public report: the REST API on a login host.
        if (org.isLoginHost)
            return restRefusal(400, u"URL_NOT_RESET"_s,
                               u"Destination URL not reset. The URL returned from login must be set"_s,
                               u"no-login-host-api"_s);
        return m_rest->answer(org, request);
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

OrgAnswer OrgApi::userInfo(const OrgState &org, const OrgRequest &request) const
{
    const auto token = bearer(request);
    if (!token)
        return identityRefusal(u"Missing_OAuth_Token"_s, u"token-missing"_s);
    const auto session = m_tokens.sessionOf(org, *token);
    if (!session)
        return identityRefusal(u"Bad_OAuth_Token"_s, u"token-bad"_s);
    // Assumption, low: field reports show this answer for REST calls, and some say that identity calls still
    // work for such a user; Login History has "OAuth API access disabled", which speaks for a refusal here
    // too.
    if (!session->user.apiEnabled)
        return restRefusal(403, u"API_DISABLED_FOR_ORG"_s,
                           u"The REST API is not enabled for this Organization."_s, u"api-disabled"_s);

    const PracticeUser &user = session->user;
    const QString rest = org.instanceOrigin() + u"/services/data/v{version}/"_s;
    return jsonAnswer(
        200,
        QJsonDocument(
            QJsonObject{{u"sub"_s, u"https://%1/id/%2/%3"_s.arg(org.loginHost, org.organizationId, user.id)},
                        {u"user_id"_s, user.id},
                        {u"organization_id"_s, org.organizationId},
                        {u"preferred_username"_s, user.username},
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
                                                {u"custom_domain"_s, org.instanceOrigin()}}}}),
        u"session-good"_s);
}

} // namespace keyway
