// SPDX-FileCopyrightText: 2026 The Keyway authors
// SPDX-License-Identifier: Apache-2.0

#include "core/practice/IdentityApi.h"

#include "core/practice/TokenDecision.h"

#include <QJsonObject>

using namespace Qt::StringLiterals;

namespace keyway {

namespace {

constexpr qsizetype shortId = 15; // an id of 18 characters ends with three that only say its case

/// Either a session, or why there is none.
struct Caller
{
    std::optional<AccessTokens::Session> session;
    OrgAnswer refusal;
};

Caller callerOf(const OrgState &org, const OrgRequest &request, const AccessTokens &tokens)
{
    const auto token = bearer(request);
    if (!token)
        return {{}, identityRefusal(u"Missing_OAuth_Token"_s, u"token-missing"_s)};
    auto session = tokens.sessionOf(org, *token);
    if (!session)
        return {{}, identityRefusal(u"Bad_OAuth_Token"_s, u"token-bad"_s)};
    // Assumption, low: field reports show this answer for REST calls, and some say that identity calls still
    // work for such a user; Login History has "OAuth API access disabled", which speaks for a refusal here
    // too.
    if (!session->user.apiEnabled)
        return {{},
                restRefusal(403, u"API_DISABLED_FOR_ORG"_s,
                            u"The REST API is not enabled for this Organization."_s, u"api-disabled"_s)};
    return {std::move(session), {}};
}

QString idUrl(const OrgState &org, const PracticeUser &user)
{
    return u"https://%1/id/%2/%3"_s.arg(org.loginHost, org.organizationId, user.id);
}

QJsonObject urls(const OrgState &org, const PracticeUser &user)
{
    const QString origin = org.instanceOrigin();
    const QString soap = origin + u"/services/Soap/"_s;
    const QString versionAndOrg = u"/{version}/"_s + org.organizationId.left(shortId);
    const QString rest = origin + u"/services/data/v{version}/"_s;
    return {{u"enterprise"_s, soap + u'c' + versionAndOrg},
            {u"metadata"_s, soap + u'm' + versionAndOrg},
            {u"partner"_s, soap + u'u' + versionAndOrg},
            {u"rest"_s, rest},
            {u"sobjects"_s, rest + u"sobjects/"_s},
            {u"search"_s, rest + u"search/"_s},
            {u"query"_s, rest + u"query/"_s},
            {u"recent"_s, rest + u"recent/"_s},
            {u"tooling_soap"_s, soap + u'T' + versionAndOrg},
            {u"tooling_rest"_s, rest + u"tooling/"_s},
            {u"profile"_s, origin + u'/' + user.id},
            {u"custom_domain"_s, origin}};
}

struct Person
{
    QString first;
    QString last;
    QString name() const { return first + u' ' + last; }
};

Person personOf(const PracticeUser &user)
{
    return {u"Practice"_s, user.isAdministrator ? u"Administrator"_s : u"Integration"_s};
}

QString nickname(const PracticeUser &user)
{
    return user.isAdministrator ? u"administrator"_s : u"integration"_s;
}

QString mailOf(const PracticeUser &user) // not the username, which is the point that admins stumble over
{
    return nickname(user) + u"@practice.example"_s;
}

QJsonObject about(const OrgState &org, const PracticeUser &user)
{
    return {{u"user_id"_s, user.id},
            {u"organization_id"_s, org.organizationId},
            {u"email"_s, mailOf(user)},
            {u"email_verified"_s, true},
            {u"locale"_s, u"en_US"_s},
            {u"language"_s, u"en_US"_s},
            {u"utcOffset"_s, 0},
            {u"active"_s, true},
            {u"user_type"_s, u"STANDARD"_s},
            {u"is_app_installed"_s, true},
            {u"urls"_s, urls(org, user)}};
}

OrgAnswer refused(const QString &error, const QString &description, const QString &why)
{
    OrgAnswer answer = jsonAnswer(
        400, QJsonDocument(QJsonObject{{u"error"_s, error}, {u"error_description"_s, description}}), why);
    answer.error = error;
    answer.description = description;
    return answer;
}

} // namespace

OrgAnswer userInfo(const OrgState &org, const OrgRequest &request, const AccessTokens &tokens)
{
    const Caller caller = callerOf(org, request, tokens);
    if (!caller.session)
        return caller.refusal;
    const PracticeUser &user = caller.session->user;
    const Person person = personOf(user);
    QJsonObject body = about(org, user);
    body.insert(u"sub"_s, idUrl(org, user));
    body.insert(u"preferred_username"_s, user.username);
    body.insert(u"nickname"_s, nickname(user));
    body.insert(u"name"_s, person.name());
    body.insert(u"given_name"_s, person.first);
    body.insert(u"family_name"_s, person.last);
    body.insert(u"profile"_s, QString(org.instanceOrigin() + u'/' + user.id));
    body.insert(u"zoneinfo"_s, u"Europe/Berlin"_s);
    return jsonAnswer(200, QJsonDocument(body), u"session-good"_s);
}

// Assumption, medium: the documented scope is `id`, a token with `api` alone is told to work. Statuses and
// words of the refusals are general knowledge; high for 403, medium for 404, low for another user of the org.
OrgAnswer identity(const OrgState &org, const OrgRequest &request, const AccessTokens &tokens)
{
    const Caller caller = callerOf(org, request, tokens);
    if (!caller.session)
        return caller.refusal;
    const auto missing = [](const QString &word, const QString &why) {
        OrgAnswer answer = identityRefusal(word, why);
        answer.status = 404;
        return answer;
    };
    const QList<QByteArray> parts = request.path.split('/'); // "", id, ORGANIZATION, USER
    const auto names = [](const QByteArray &part, const QString &id) {
        return (part.size() == id.size() || part.size() == shortId) && id.startsWith(QLatin1String(part));
    };
    if (!names(parts.value(2), org.organizationId))
        return identityRefusal(u"Wrong_Org"_s, u"identity-wrong-org"_s);
    const PracticeUser &user = caller.session->user;
    if (parts.size() > 4 || !names(parts.value(3), user.id)) {
        for (const PracticeUser &other : org.users)
            if (names(parts.value(3), other.id))
                return missing(u"No_Access"_s, u"identity-other-user"_s);
        return missing(u"Bad_Id"_s, u"identity-no-user"_s);
    }
    const Person person = personOf(user);
    QJsonObject body = about(org, user);
    body.insert(u"id"_s, idUrl(org, user));
    body.insert(u"asserted_user"_s, true);
    body.insert(u"username"_s, user.username);
    body.insert(u"nick_name"_s, nickname(user));
    body.insert(u"display_name"_s, person.name());
    body.insert(u"first_name"_s, person.first);
    body.insert(u"last_name"_s, person.last);
    body.insert(u"timezone"_s, u"Europe/Berlin"_s);
    body.insert(u"mobile_phone"_s, QJsonValue::Null);
    body.insert(u"mobile_phone_verified"_s, false);
    body.insert(u"is_lightning_login_user"_s, false);
    body.insert(u"status"_s,
                QJsonObject{{u"created_date"_s, QJsonValue::Null}, {u"body"_s, QJsonValue::Null}});
    return jsonAnswer(200, QJsonDocument(body), u"session-good"_s);
}

// RFC 7009 would answer 200 to an unknown token as well. Assumption, medium: Salesforce says invalid_token;
// low: its words.
OrgAnswer revocation(const OrgState &org, const OrgRequest &request, const AccessTokens &tokens)
{
    if (request.method != "POST")
        return refused(u"invalid_request"_s, u"must use HTTP POST"_s, u"not-post"_s);
    const QByteArray token =
        requestParameters({request.method, request.contentType, request.query, request.body}, u"token"_s)
            .value(0)
            .toUtf8();
    if (!tokens.sessionOf(org, token))
        return refused(u"invalid_token"_s, u"invalid token"_s, u"token-inactive"_s);
    if (org.journal)
        org.journal->revoke(token);
    return pageAnswer(200, {}, u"revoked"_s);
}

} // namespace keyway
