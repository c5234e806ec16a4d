// SPDX-FileCopyrightText: 2026 The Keyway authors
// SPDX-License-Identifier: Apache-2.0

#include "core/practice/OrgApi.h"

#include "core/practice/Discovery.h"
#include "core/practice/IdentityApi.h"
#include "core/practice/Introspection.h"
#include "core/practice/LoginHistory.h"
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
        return userInfo(org, request, m_tokens);
    if (path == "/services/oauth2/revoke")
        return revocation(org, request, m_tokens);
    if (path.startsWith("/id/") && request.method == "GET")
        return identity(org, request, m_tokens);
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

} // namespace keyway
