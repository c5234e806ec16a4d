// SPDX-FileCopyrightText: 2026 The Keyway authors
// SPDX-License-Identifier: Apache-2.0

#include "tests/core/practice/World.h"

#include <QTest>

#include <tuple>

using namespace Qt::StringLiterals;
using namespace keyway;
using namespace keyway::test;

namespace {

/// What an integration does: token, userinfo, REST, Bulk 2.0, Bulk, SOAP. All that the orgs answered, with
/// the words as a client prints them.
QStringList everythingAnswered(World &world, const PracticeAccount &account)
{
    QStringList said;
    const auto note = [&](const OrgAnswer &answer) {
        said << answer.error + u" | "_s + answer.description;
        return answer;
    };
    PracticeAccount atLogin = account;
    atLogin.host = u"login.salesforce.com"_s;
    const QByteArray token =
        tokenIn(note(world.askForToken(account, {{u"aud"_s, u"https://login.salesforce.com"_s}})));
    note(world.askForToken(atLogin));
    if (token.isEmpty())
        return said;
    note(world.get(account.host, "/services/oauth2/userinfo", token));
    note(world.get(account.host, "/services/data/v60.0/limits", token));
    note(world.get(account.host, "/services/data/v60.0/limits", {}));
    note(world.get(account.host, "/services/data/v60.0/jobs/query", token));
    note(world.get(account.host, "/services/async/60.0/job", token));
    note(world.get(account.host, "/services/async/60.0/job", "x"));
    note(world.get(atLogin.host, "/services/data/v60.0/limits", token));
    note(world.send(account.host, "POST", "/services/Soap/u/60.0",
                    "<e:Envelope><e:Header><SessionHeader><sessionId>" + token +
                        "</sessionId></SessionHeader></e:Header></e:Envelope>"));
    return said;
}

} // namespace

/// The error catalogue, line by line: which setting makes the practice org give that answer.
class TestCatalogue : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void answer_canBeHad_data()
    {
        QTest::addColumn<QString>("error");
        QTest::addColumn<QString>("description");
        QTest::addColumn<QString>("setting");
        QTest::addColumn<QString>("value");
        using Row = std::tuple<const char *, const char *, const char *, const char *>;
        const QList<Row> rows{
            {"invalid_grant", "user hasn't approved this consumer", "permitted-users", "self-authorize"},
            {"invalid_grant", "", "answer", "grant-bare"},
            {"INVALID_SESSION_ID", "This session is not valid for use with the REST API", "scopes", "no-api"},
            {"invalid_client_id", "client identifier invalid", "consumer-key", "changed"},
            {"invalid_grant", "audience is invalid", "audience", "my-domain-only"},
            {"API_DISABLED_FOR_ORG", "The REST API is not enabled for this Organization.", "api-enabled",
             "no"},
            {"app_not_found", "External client app is not installed in this org", "app", "other-org"},
            {"INVALID_SESSION_ID", "Session expired or invalid", "session-address", "locked"},
            {"invalid_app_access", "user is not admin approved to access this app", "permission-set-assigned",
             "no"},
            {"invalid_grant", "expired authorization code", "clock", "ahead"},
            {"invalid_grant", "invalid assertion", "certificate", "other"},
            {"INVALID_OPERATION_WITH_EXPIRED_PASSWORD",
             "The users password has expired, you must call SetPassword before attempting any other API "
             "operations",
             "user", "password-expired"},
            {"invalid_grant", "authentication failure", "answer", "authentication-failure"},
            {"INVALID_AUTH_HEADER", "INVALID_HEADER_TYPE", "app", "installed"},
            {"INVALID_OPERATION_WITH_EXPIRED_PASSWORD",
             "Your password has expired. Please reset your password.", "answer", "password-expired-new"},
            {"INVALID_SESSION_ID", "Invalid Session ID found in SessionHeader: Illegal Session",
             "token-format", "jwt"},
            {"INVALID_SESSION_ID", "", "answer", "session-bare"},
            {"InvalidSessionId", "Invalid session id", "app", "installed"},
            {"OAUTH_APP_BLOCKED", "", "app", "blocked"},
            {"invalid_grant", "expired access/refresh token", "answer", "refresh-token-expired"},
            {"invalid_request",
             "refresh_token scope is required and the connected app should be installed and preauthorized.",
             "scopes", "no-refresh-token"},
            {"C-1016", "", "answer", "scratch-sign-up"},
            {"INVALID_AUTH_HEADER", "INVALID_HEADER_TYPE", "answer", "auth-header"},
            {"INVALID_JWT_FORMAT", "", "answer", "jwt-format"},
            {"INVALID_TYPE", "sObject type 'ApexTrigger' is not supported.", "answer", "object-unsupported"},
            {"MULTIPLE_API_ERRORS", "", "answer", "multiple-errors"},
            {"OAUTH_APP_ACCESS_DENIED", "user is not admin approved to access this app", "answer",
             "access-denied-browser"},
            {"invalid_client", "Token was issued in the future", "answer", "issued-in-future"},
            {"invalid_client", "app must be installed into org", "answer", "app-not-installed-browser"},
            {"invalid_grant", "inactive user", "user", "inactive"},
            {"invalid_grant", "login rate exceeded", "login-rate", "exceeded"},
            {"invalid_grant", "request not supported on this domain", "answer", "domain-unsupported"},
            {"invalid_grant", "token validity expired", "answer", "token-validity-expired"},
            {"invalid_scope", "the requested scope is not allowed", "answer", "scope-not-allowed"},
            {"unknown_error", "retry your request", "answer", "retry"},
            {"invalid_request", "Cross-org OAuth flows are not supported for this external client app", "app",
             "packaged"},
            {"LOGIN_RATE_EXCEEDED", "", "answer", "login-rate-403"},
            {"invalid_grant", "ip restricted", "ip-relaxation", "enforced"},
            // platform facts 2.6 and 3
            {"invalid_grant", "Audience validation failed", "answer", "audience-validation"},
            {"invalid_client", "invalid client credentials", "answer", "client-credentials"},
            {"unsupported_grant_type", "grant type not supported", "jwt-flow", "off"},
            {"inactive_user", "user is inactive", "answer", "inactive-user-code"},
            {"inactive_org", "org is locked, closed, or suspended", "org", "locked"},
            {"rate_limit_exceeded", "number of logins exceeded", "answer", "rate-limit"},
            {"REQUEST_LIMIT_EXCEEDED", "TotalRequests Limit exceeded.", "api-requests", "used-up"},
            {"URL_NOT_RESET", "Destination URL not reset. The URL returned from login must be set", "app",
             "installed"},
        };
        for (const auto &[error, description, setting, value] : rows)
            QTest::addRow("%s %s %s=%s", error, description, setting, value)
                << QString::fromLatin1(error) << QString::fromLatin1(description)
                << QString::fromLatin1(setting) << QString::fromLatin1(value);
    }
    void answer_canBeHad()
    {
        QFETCH(QString, error);
        QFETCH(QString, description);
        QFETCH(QString, setting);
        QFETCH(QString, value);
        World world({{setting, value}});
        const QStringList said = everythingAnswered(world, World().account());
        QVERIFY2(said.contains(error + u" | "_s + description), qPrintable(said.join(u'\n')));
    }
};

QTEST_GUILESS_MAIN(TestCatalogue)
#include "tst_catalogue.moc"
