// SPDX-FileCopyrightText: 2026 The Keyway authors
// SPDX-License-Identifier: Apache-2.0

#include "core/practice/RestApi.h"

#include "core/practice/ObjectsApi.h"

#include <QJsonArray>
#include <QJsonObject>

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

QByteArray withoutLastSlash(const QByteArray &path)
{
    return path.size() > 1 && path.endsWith('/') ? path.chopped(1) : path;
}

bool isBulkJobs(const QList<QByteArray> &parts)
{
    return parts.size() == 6 && parts.at(4) == "jobs" && (parts.at(5) == "ingest" || parts.at(5) == "query");
}

} // namespace

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
    if (session->isJwt && isBulkJobs(withoutLastSlash(request.path).split('/')))
        return restRefusal(401, u"INVALID_JWT_FORMAT"_s, {}, u"bulk-jwt"_s);
    if (org.requestsUsedUp)
        return restRefusal(403, u"REQUEST_LIMIT_EXCEEDED"_s, u"TotalRequests Limit exceeded."_s,
                           u"requests-used-up"_s);
    return std::nullopt;
}

OrgAnswer RestApi::answer(const OrgState &org, const OrgRequest &request) const
{
    if (withoutLastSlash(request.path) == "/services/data" && request.method == "GET")
        return versions();
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
