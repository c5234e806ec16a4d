// SPDX-FileCopyrightText: 2026 The Keyway authors
// SPDX-License-Identifier: Apache-2.0

#include "core/practice/RestApi.h"

#include "core/practice/ApiVersion.h"
#include "core/practice/CollectionsApi.h"
#include "core/practice/ObjectsApi.h"

#include <QJsonArray>
#include <QUrl>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace keyway {

namespace {

constexpr int requestsOfADay = 15'000;
constexpr int requestsBefore = 24; // made by others today, so that the number is seen to be the org's

/// The path below /services/data: "v60.0", "query", …
QByteArrayList partsOf(const QByteArray &path)
{
    QByteArrayList parts;
    for (const QByteArray &part : path.split('/').mid(3))
        parts << QByteArray::fromPercentEncoding(part);
    if (parts.size() > 1 && parts.last().isEmpty())
        parts.removeLast();
    return parts;
}

OrgAnswer versions()
{
    QJsonArray list;
    for (int version = firstApiVersion; version <= lastApiVersion; ++version) {
        const QString number = QString::number(version) + u".0"_s;
        list << QJsonObject{{u"label"_s, releaseName(version)},
                            {u"url"_s, u"/services/data/v"_s + number},
                            {u"version"_s, number}};
    }
    return jsonAnswer(200, QJsonDocument(list), u"public"_s);
}

/// GET /services/data/vNN.0: what there is below it, in this org.
OrgAnswer resources(const RestCall &call)
{
    QJsonObject list;
    for (const char *name : {"composite", "jobs", "limits", "query", "queryAll", "sobjects"})
        list.insert(QString::fromLatin1(name), call.root() + u'/' + QLatin1StringView(name));
    list.insert(u"identity"_s,
                u"https://%1/id/%2/%3"_s.arg(call.org.loginHost, call.org.organizationId, call.user().id));
    return good(QJsonDocument(list));
}

bool isBulkJobs(const QByteArrayList &parts)
{
    return parts.value(1) == "jobs" && (parts.value(2) == "ingest" || parts.value(2) == "query");
}

} // namespace

// Past the number of a day Salesforce lets calls through for a while; the setting "api-requests" ends that.
int RestApi::count(const QString &organizationId)
{
    const std::lock_guard lock(m_mutex);
    int &requests = m_requests[organizationId];
    requests = std::min(requests + 1, requestsOfADay - requestsBefore);
    return requestsBefore + requests;
}

int RestApi::used(const QString &organizationId) const
{
    const std::lock_guard lock(m_mutex);
    return requestsBefore + m_requests.value(organizationId);
}

OrgAnswer RestApi::limits(const RestCall &call) const
{
    const auto limit = [](int most, int left) {
        return QJsonObject{{u"Max"_s, most}, {u"Remaining"_s, left}};
    };
    return good(QJsonDocument(QJsonObject{
        {u"DailyApiRequests"_s, limit(requestsOfADay, requestsOfADay - used(call.org.organizationId))},
        {u"DailyBulkApiBatches"_s, limit(15'000, 15'000)},
        {u"DailyBulkV2QueryJobs"_s, limit(10'000, 10'000)},
        {u"DailyBulkV2QueryFileStorageMB"_s, limit(976'562, 976'562)},
        {u"DailyAsyncApexExecutions"_s, limit(250'000, 250'000)},
        {u"DailyDurableStreamingApiEvents"_s, limit(10'000, 10'000)},
        {u"ConcurrentAsyncGetReportInstances"_s, limit(200, 200)},
        {u"DataStorageMB"_s, limit(5, 5)},
        {u"FileStorageMB"_s, limit(20, 20)},
        {u"HourlyTimeBasedWorkflow"_s, limit(1000, 1000)},
        {u"SingleEmail"_s, limit(15, 15)}}));
}

/// Assumption, medium: the order. That a call which needs no right of the API's own (userinfo) still answers
/// for most of these is reported.
std::optional<OrgAnswer> RestApi::sessionRefusal(const OrgState &org, const OrgRequest &request,
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
    if (session->isJwt && isBulkJobs(partsOf(request.path)))
        return restRefusal(401, u"INVALID_JWT_FORMAT"_s, {}, u"bulk-jwt"_s);
    if (org.requestsUsedUp)
        return restRefusal(403, u"REQUEST_LIMIT_EXCEEDED"_s, u"TotalRequests Limit exceeded."_s,
                           u"requests-used-up"_s);
    return std::nullopt;
}

OrgAnswer RestApi::resourceAnswer(const RestCall &call)
{
    const QByteArray first = call.parts.value(0);
    const bool gets = call.method == "GET";
    if (call.parts.isEmpty())
        return gets ? resources(call) : methodRefused(call.method, "HEAD,GET");
    if (call.parts.size() == 1 && first == "limits")
        return gets ? limits(call) : methodRefused(call.method, "HEAD,GET");
    if (call.parts.size() == 1 && (first == "query" || first == "queryAll"))
        return gets ? queryAnswer(call) : methodRefused(call.method, "HEAD,GET");
    if (const auto answer = m_jobs.answer(call))
        return *answer;
    if (const auto answer = collectionsAnswer(call))
        return *answer;
    return objectsAnswer(call).value_or(noSuchResource(u"no-such-page"_s));
}

OrgAnswer RestApi::answer(const OrgState &org, const OrgRequest &request)
{
    QByteArrayList parts = partsOf(request.path);
    const QByteArray method = request.method == "HEAD" ? QByteArray("GET") : request.method;
    if (parts.isEmpty() || (parts.size() == 1 && parts.first().isEmpty()))
        return method == "GET" ? versions() : methodRefused(method, "HEAD,GET");
    const auto token = bearer(request);
    const auto session = token ? m_tokens.sessionOf(org, *token) : std::nullopt;
    if (const auto refusal = sessionRefusal(org, request, session))
        return *refusal;

    const int requests = count(org.organizationId);
    const QByteArray version = parts.takeFirst();
    const auto number = version.startsWith('v') ? apiVersionIn(version) : std::nullopt;
    OrgAnswer answer = number ? resourceAnswer({org, request, *session, method, parts, *number, m_records})
                              : noSuchResource(u"no-such-page"_s);
    answer.headers.emplaceBack("Sforce-Limit-Info", "api-usage=" + QByteArray::number(requests) + '/' +
                                                        QByteArray::number(requestsOfADay));
    return answer;
}

} // namespace keyway
