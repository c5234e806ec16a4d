// SPDX-FileCopyrightText: 2026 The Keyway authors
// SPDX-License-Identifier: Apache-2.0

#include "core/base/TextBook.h"
#include "core/practice/OrgApi.h"
#include "core/practice/OrgDirectory.h"
#include "tests/core/practice/Pair.h"

#include <QJsonArray>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace keyway;

namespace {

const QDateTime now = QDateTime::fromSecsSinceEpoch(1'800'000'000).toUTC();
const QString production = u"practice.my.salesforce.com"_s;

OrgState orgWith(const SettingValues &changes, const QString &host = production)
{
    SettingValues values;
    for (const PracticeSetting &setting : test::settings())
        values.insert(setting.id, changes.value(setting.id, setting.values.first()));
    return *OrgDirectory::load()->stateOf(host, values, test::myPair().certificate, now);
}

OrgAnswer tokenAnswer(const OrgApi &api, const OrgState &org)
{
    const QByteArray assertion = test::signedText(R"({"alg":"RS256"})",
                                                  test::json({{u"iss"_s, org.app->consumerKey},
                                                              {u"sub"_s, org.user->username},
                                                              {u"aud"_s, org.origin()},
                                                              {u"exp"_s, now.toSecsSinceEpoch() + 180}}),
                                                  test::myPair().key);
    return api.answer(org, {"POST",
                            "/services/oauth2/token",
                            {},
                            "application/x-www-form-urlencoded",
                            {},
                            test::tokenForm(assertion)});
}

QJsonObject object(const OrgAnswer &answer)
{
    return QJsonDocument::fromJson(answer.body).object();
}

QByteArray tokenOf(const OrgApi &api, const OrgState &org)
{
    return object(tokenAnswer(api, org)).value("access_token"_L1).toString().toLatin1();
}

OrgAnswer get(const OrgApi &api, const OrgState &org, const QByteArray &path, const QByteArray &token = {})
{
    return api.answer(org, {"GET", path, {}, {}, token.isEmpty() ? QByteArray() : "Bearer " + token, {}});
}

} // namespace

class TestOrgApi : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void grantedToken_hasSalesforcesFields()
    {
        const OrgApi api;
        const OrgAnswer answer = tokenAnswer(api, orgWith({}));
        QCOMPARE(answer.status, 200);
        QCOMPARE(answer.contentType, QByteArray("application/json;charset=UTF-8"));
        const QJsonObject body = object(answer);
        QCOMPARE(body.keys(),
                 (QStringList{u"access_token"_s, u"id"_s, u"instance_url"_s, u"scope"_s, u"token_type"_s}));
        QVERIFY(body.value("access_token"_L1).toString().startsWith("00DKW000000PROD!"_L1));
        QCOMPARE(body.value("id"_L1).toString(),
                 u"https://login.salesforce.com/id/00DKW000000PROD2AU/005KW000001PRACQAX"_s);
        QCOMPARE(body.value("instance_url"_L1).toString(), u"https://practice.my.salesforce.com"_s);
        QCOMPARE(body.value("scope"_L1).toString(), u"api refresh_token"_s);
        QCOMPARE(body.value("token_type"_L1).toString(), u"Bearer"_s);
    }

    void jwtFormat_givesAJwtWithSalesforcesHeader()
    {
        const OrgApi api;
        const QJsonObject body = object(tokenAnswer(api, orgWith({{u"token-format"_s, u"jwt"_s}})));
        const QByteArray token = body.value("access_token"_L1).toString().toLatin1();
        QVERIFY(token.startsWith("eyJ"));
        const auto parts = decodeAssertion(token);
        QVERIFY(parts);
        QCOMPARE(parts->header.value("typ"_L1).toString(), u"JWT"_s);
        QCOMPARE(parts->header.value("tty"_L1).toString(), u"sfdc-core-token"_s);
        QVERIFY(parts->header.contains("kid"_L1));
        QCOMPARE(body.value("token_format"_L1).toString(), u"jwt"_s);
        QVERIFY(body.contains("api_instance_url"_L1));
    }

    void refusal_isErrorAndDescriptionOnly()
    {
        const OrgApi api;
        const OrgAnswer answer = tokenAnswer(api, orgWith({{u"permission-set-selected"_s, u"no"_s}}));
        QCOMPARE(answer.status, 400);
        QCOMPARE(object(answer),
                 (QJsonObject{{u"error"_s, u"invalid_app_access"_s},
                              {u"error_description"_s, u"user is not admin approved to access this app"_s}}));
    }

    void userInfo_namesUserAndOrg_data()
    {
        QTest::addColumn<QString>("format");
        QTest::newRow("opaque") << u"opaque"_s;
        QTest::newRow("jwt") << u"jwt"_s;
    }
    void userInfo_namesUserAndOrg()
    {
        QFETCH(QString, format);
        const OrgApi api;
        const OrgState org = orgWith({{u"token-format"_s, format}});
        const OrgAnswer answer = get(api, org, "/services/oauth2/userinfo", tokenOf(api, org));
        QCOMPARE(answer.status, 200);
        QCOMPARE(object(answer).value("preferred_username"_L1).toString(), u"integration@practice.example"_s);
        QCOMPARE(object(answer).value("organization_id"_L1).toString(), u"00DKW000000PROD2AU"_s);
        QCOMPARE(object(answer).value("user_id"_L1).toString(), u"005KW000001PRACQAX"_s);
    }

    void badToken_isRefusedByIdentityAndRest_data()
    {
        QTest::addColumn<QByteArray>("authorization");
        QTest::addColumn<QByteArray>("word");
        QTest::addColumn<QByteArray>("code");
        const OrgApi other;
        const QByteArray foreign = tokenOf(other, orgWith({}));
        QTest::newRow("none") << QByteArray() << QByteArray("Missing_OAuth_Token")
                              << QByteArray("INVALID_AUTH_HEADER");
        QTest::newRow("basic") << QByteArray("Basic eDp5") << QByteArray("Missing_OAuth_Token")
                               << QByteArray("INVALID_AUTH_HEADER");
        QTest::newRow("made up") << QByteArray("Bearer 00DKW000000PROD!AQA.x")
                                 << QByteArray("Bad_OAuth_Token") << QByteArray("INVALID_SESSION_ID");
        QTest::newRow("of another practice org")
            << "Bearer " + foreign << QByteArray("Bad_OAuth_Token") << QByteArray("INVALID_SESSION_ID");
        QTest::newRow("100 kB") << "Bearer " + QByteArray(100'000, 'x') << QByteArray("Bad_OAuth_Token")
                                << QByteArray("INVALID_SESSION_ID");
    }
    void badToken_isRefusedByIdentityAndRest()
    {
        QFETCH(QByteArray, authorization);
        QFETCH(QByteArray, word);
        QFETCH(QByteArray, code);
        const OrgApi api;
        const OrgAnswer identity =
            api.answer(orgWith({}), {"GET", "/services/oauth2/userinfo", {}, {}, authorization, {}});
        QCOMPARE(identity.status, 403);
        QCOMPARE(identity.body, word);
        const OrgAnswer rest =
            api.answer(orgWith({}), {"GET", "/services/data/v60.0/limits", {}, {}, authorization, {}});
        QCOMPARE(rest.status, 401);
        QCOMPARE(rest.error.toLatin1(), code);
    }

    void everyAnswer_hasAWrittenReason()
    {
        const auto book = TextBook::load({u":/keyway/texts/practice.en.md"_s});
        QVERIFY(book);
        const OrgApi api;
        const OrgState good = orgWith({});
        const QByteArray token = tokenOf(api, good);
        const OrgState noApi = orgWith({{u"scopes"_s, u"no-api"_s}});
        const OrgState apiOff = orgWith({{u"api-enabled"_s, u"no"_s}});
        const QByteArray limits = "/services/data/v60.0/limits";
        for (const OrgAnswer &answer :
             {tokenAnswer(api, good), get(api, good, "/services/oauth2/userinfo", token),
              get(api, good, limits, token), get(api, good, "/services/oauth2/userinfo"),
              get(api, good, limits, "x"), get(api, good, "/services/data"), get(api, good, "/nothing"),
              get(api, noApi, limits, tokenOf(api, noApi)), get(api, apiOff, limits, tokenOf(api, apiOff)),
              get(api, orgWith({}, u"login.salesforce.com"_s), limits)})
            QVERIFY2(book->contains(u"practice.why."_s + answer.why), qPrintable(answer.why));
    }

    void changedToken_isABadToken()
    {
        const OrgApi api;
        const OrgState org = orgWith({});
        QByteArray token = tokenOf(api, org);
        token[20] = token[20] == 'x' ? 'y' : 'x';
        QCOMPARE(get(api, org, "/services/oauth2/userinfo", token).status, 403);
    }

    void tokenOfOneOrg_isBadInTheOther()
    {
        const OrgApi api;
        const QByteArray token = tokenOf(api, orgWith({}));
        const OrgState sandbox =
            orgWith({{u"environment"_s, u"sandbox"_s}}, u"practice--dev.sandbox.my.salesforce.com"_s);
        QCOMPARE(get(api, sandbox, "/services/oauth2/userinfo", token).status, 403);
    }

    void sessions_areRefusedAsRestDoes_data()
    {
        QTest::addColumn<QString>("setting");
        QTest::addColumn<QString>("value");
        QTest::addColumn<int>("identityStatus");
        QTest::addColumn<int>("restStatus");
        QTest::addColumn<QString>("restCode");
        QTest::newRow("healthy") << u"user"_s << u"active"_s << 200 << 200 << QString();
        QTest::newRow("api off") << u"api-enabled"_s << u"no"_s << 403 << 403 << u"API_DISABLED_FOR_ORG"_s;
        QTest::newRow("password expired") << u"user"_s << u"password-expired"_s << 200 << 403
                                          << u"INVALID_OPERATION_WITH_EXPIRED_PASSWORD"_s;
        QTest::newRow("high assurance")
            << u"session-level"_s << u"high-assurance"_s << 200 << 401 << u"INVALID_SESSION_ID"_s;
        QTest::newRow("another address")
            << u"session-address"_s << u"locked"_s << 200 << 401 << u"INVALID_SESSION_ID"_s;
        QTest::newRow("not listed") << u"api-access-control"_s << u"enforced"_s << 200 << 401
                                    << u"INVALID_SESSION_ID"_s;
        QTest::newRow("used up") << u"api-requests"_s << u"used-up"_s << 200 << 403
                                 << u"REQUEST_LIMIT_EXCEEDED"_s;
        QTest::newRow("canned") << u"answer"_s << u"url-not-reset"_s << 200 << 400 << u"URL_NOT_RESET"_s;
        QTest::newRow("no api scope") << u"scopes"_s << u"no-api"_s << 200 << 401 << u"INVALID_SESSION_ID"_s;
    }
    void sessions_areRefusedAsRestDoes()
    {
        QFETCH(QString, setting);
        QFETCH(QString, value);
        QFETCH(int, identityStatus);
        QFETCH(int, restStatus);
        QFETCH(QString, restCode);
        const OrgApi api;
        const OrgState org = orgWith({{setting, value}});
        const QByteArray token = tokenOf(api, org);
        QVERIFY(!token.isEmpty());
        QCOMPARE(get(api, org, "/services/oauth2/userinfo", token).status, identityStatus);
        const OrgAnswer rest = get(api, org, "/services/data/v60.0/limits", token);
        QCOMPARE(rest.status, restStatus);
        QCOMPARE(rest.error, restCode);
        if (restStatus != 200) {
            const QJsonArray list = QJsonDocument::fromJson(rest.body).array();
            QCOMPARE(list.size(), 1);
            QCOMPARE(list.first().toObject().value("errorCode"_L1).toString(), restCode);
        }
    }

    void severalRefusals_areGivenInTheirOrder_data()
    {
        QTest::addColumn<SettingValues>("changes");
        QTest::addColumn<QString>("why");
        const auto row = [](const char *name, const SettingValues &changes, const QString &why) {
            QTest::newRow(name) << changes << why;
        };
        row("address before API Enabled", {{u"session-address"_s, u"locked"_s}, {u"api-enabled"_s, u"no"_s}},
            u"session-address"_s);
        row("API Enabled before password", {{u"api-enabled"_s, u"no"_s}, {u"user"_s, u"password-expired"_s}},
            u"api-disabled"_s);
        row("password before scope", {{u"user"_s, u"password-expired"_s}, {u"scopes"_s, u"no-api"_s}},
            u"password-expired"_s);
        row("scope before level", {{u"scopes"_s, u"no-api"_s}, {u"session-level"_s, u"high-assurance"_s}},
            u"api-scope"_s);
        row("level before access control",
            {{u"session-level"_s, u"high-assurance"_s}, {u"api-access-control"_s, u"enforced"_s}},
            u"session-level"_s);
        row("access control before limit",
            {{u"api-access-control"_s, u"enforced"_s}, {u"api-requests"_s, u"used-up"_s}},
            u"api-access-control"_s);
    }
    void severalRefusals_areGivenInTheirOrder()
    {
        QFETCH(SettingValues, changes);
        QFETCH(QString, why);
        const OrgApi api;
        const OrgState org = orgWith(changes);
        QCOMPARE(get(api, org, "/services/data/v60.0/limits", tokenOf(api, org)).why, why);
    }

    void limits_sayHowManyRequestsAreUsed()
    {
        const OrgApi api;
        const OrgState org = orgWith({});
        const OrgAnswer answer = get(api, org, "/services/data/v60.0/limits", tokenOf(api, org));
        QCOMPARE(answer.status, 200);
        QVERIFY(object(answer).contains("DailyApiRequests"_L1));
        const std::pair<QByteArray, QByteArray> usage("Sforce-Limit-Info", "api-usage=25/15000");
        QVERIFY(answer.headers.contains(usage));
    }

    void otherApis_takeOpaqueTokensOnly_data()
    {
        QTest::addColumn<QByteArray>("path");
        QTest::addColumn<QString>("refusal");
        QTest::newRow("SOAP")
            << QByteArray("/services/Soap/u/60.0")
            << u"500 INVALID_SESSION_ID Invalid Session ID found in SessionHeader: Illegal Session"_s;
        QTest::newRow("Metadata")
            << QByteArray("/services/Soap/m/60.0")
            << u"500 INVALID_SESSION_ID Invalid Session ID found in SessionHeader: Illegal Session"_s;
        QTest::newRow("Bulk") << QByteArray("/services/async/60.0/job")
                              << u"400 InvalidSessionId Invalid session id"_s;
        QTest::newRow("Bulk 2.0") << QByteArray("/services/data/v60.0/jobs/ingest")
                                  << u"401 INVALID_JWT_FORMAT "_s;
    }
    void otherApis_takeOpaqueTokensOnly()
    {
        QFETCH(QByteArray, path);
        QFETCH(QString, refusal);
        const OrgApi api;
        const bool soap = path.contains("/Soap/");
        const auto call = [&](const QString &format) {
            const OrgState org = orgWith({{u"token-format"_s, format}});
            const QByteArray token = tokenOf(api, org);
            return api.answer(org, {soap ? "POST" : "GET",
                                    path,
                                    {},
                                    "text/xml",
                                    "Bearer " + token,
                                    "<a:sessionId>" + token + "</a:sessionId>"});
        };
        QCOMPARE(call(u"opaque"_s).status, 200);
        const OrgAnswer refused = call(u"jwt"_s);
        QCOMPARE(u"%1 %2 %3"_s.arg(refused.status).arg(refused.error, refused.description), refusal);
        QVERIFY(refused.body.contains(refused.error.toUtf8()));
    }

    void renamedMyDomain_redirectsEveryCall_andAnswersAtTheNewHost()
    {
        const SettingValues renamed{{u"my-domain"_s, u"renamed"_s}};
        const OrgApi api;
        const OrgAnswer moved = get(api, orgWith(renamed), "/services/data/");
        QCOMPARE(moved.status, 301);
        const std::pair<QByteArray, QByteArray> location(
            "Location", "https://practice-renamed.my.salesforce.com/services/data/");
        QVERIFY(moved.headers.contains(location));
        const OrgState org = orgWith(renamed, u"practice-renamed.my.salesforce.com"_s);
        const QByteArray token = tokenOf(api, org);
        QCOMPARE(get(api, org, "/services/data/v60.0/limits", token).status, 200);
        QVERIFY(!OrgDirectory::load()->knows(u"practice-renamed.my.salesforce.com"_s, {}));
    }

    void maintenance_isAPageForEveryCall()
    {
        const OrgState org = orgWith({{u"org"_s, u"maintenance"_s}});
        for (const char *path : {"/services/data/", "/services/oauth2/token", "/services/oauth2/userinfo"}) {
            const OrgAnswer answer = get(OrgApi(), org, path);
            QCOMPARE(answer.status, 503);
            QVERIFY(answer.contentType.startsWith("text/html"));
        }
    }

    void everyReasonInTheSource_isWritten()
    {
        const auto book = TextBook::load({u":/keyway/texts/practice.en.md"_s});
        QVERIFY(book);
        for (const char *why : {"canned", "maintenance", "renamed", "session-address", "password-expired",
                                "session-level", "api-access-control", "requests-used-up", "soap-jwt",
                                "bulk-jwt", "token-missing", "token-bad", "api-scope", "api-disabled"})
            QVERIFY2(book->contains(u"practice.why."_s + QLatin1String(why)), why);
    }

    void userWhoIsDeactivatedLater_losesTheSession()
    {
        const OrgApi api;
        const QByteArray token = tokenOf(api, orgWith({}));
        QCOMPARE(get(api, orgWith({{u"user"_s, u"inactive"_s}}), "/services/oauth2/userinfo", token).status,
                 403);
    }

    void publicPages_needNoToken()
    {
        const OrgApi api;
        const OrgAnswer versions = get(api, orgWith({}), "/services/data/");
        QCOMPARE(versions.status, 200);
        QVERIFY(QJsonDocument::fromJson(versions.body).array().last().toObject().contains("version"_L1));
        QCOMPARE(get(api, orgWith({}), "/services/data").body, versions.body);
        const QJsonObject configuration = object(get(api, orgWith({}), "/.well-known/openid-configuration"));
        QCOMPARE(configuration.value("issuer"_L1).toString(), u"https://practice.my.salesforce.com"_s);
        QCOMPARE(configuration.value("token_endpoint"_L1).toString(),
                 u"https://practice.my.salesforce.com/services/oauth2/token"_s);
    }

    void loginHost_servesNoData()
    {
        const OrgApi api;
        const OrgAnswer answer =
            get(api, orgWith({}, u"login.salesforce.com"_s), "/services/data/v60.0/limits");
        QCOMPARE(answer.status, 400);
        QCOMPARE(answer.error, u"URL_NOT_RESET"_s);
    }

    void unknownPages_areNotFound_data()
    {
        QTest::addColumn<QByteArray>("path");
        for (const char *path :
             {"/", "", "/services/oauth2", "/services/oauth2/tokens", "/../etc/passwd", "//"})
            QTest::newRow(path) << QByteArray(path);
    }
    void unknownPages_areNotFound()
    {
        QFETCH(QByteArray, path);
        QCOMPARE(get(OrgApi(), orgWith({}), path).status, 404);
    }

    void unknownRestVersionOrPage_isNotFound_data()
    {
        QTest::addColumn<QByteArray>("path");
        for (const char *path :
             {"/services/data/v1.0/limits", "/services/data/v60.0/nothing", "/services/data/x/limits",
              "/services/data/v/limits", "/services/data/v60.0"})
            QTest::newRow(path) << QByteArray(path);
    }
    void unknownRestVersionOrPage_isNotFound()
    {
        QFETCH(QByteArray, path);
        const OrgApi api;
        const OrgState org = orgWith({});
        const OrgAnswer answer = get(api, org, path, tokenOf(api, org));
        QCOMPARE(answer.status, 404);
        QCOMPARE(answer.error, u"NOT_FOUND"_s);
    }
};

QTEST_GUILESS_MAIN(TestOrgApi)
#include "tst_orgapi.moc"
