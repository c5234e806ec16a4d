// SPDX-FileCopyrightText: 2026 The Keyway authors
// SPDX-License-Identifier: Apache-2.0

#include "core/base/TextBook.h"
#include "tests/core/practice/Calls.h"

#include <QJsonArray>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace keyway;

using test::freshApi;
using test::get;
using test::object;
using test::orgWith;
using test::tokenAnswer;
using test::tokenOf;

class TestOrgApi : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void grantedToken_hasSalesforcesFields()
    {
        const OrgApi api = freshApi();
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
        const OrgApi api = freshApi();
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
        const OrgApi api = freshApi();
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
        const OrgApi api = freshApi();
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
        const OrgApi other = freshApi();
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
        const OrgApi api = freshApi();
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
        const OrgApi api = freshApi();
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
        const OrgApi api = freshApi();
        const OrgState org = orgWith({});
        QByteArray token = tokenOf(api, org);
        token[20] = token[20] == 'x' ? 'y' : 'x';
        QCOMPARE(get(api, org, "/services/oauth2/userinfo", token).status, 403);
    }

    void tokenOfOneOrg_isBadInTheOther()
    {
        const OrgApi api = freshApi();
        const QByteArray token = tokenOf(api, orgWith({}));
        const OrgState sandbox =
            orgWith({{u"environment"_s, u"sandbox"_s}}, u"practice--dev.sandbox.my.salesforce.com"_s);
        QCOMPARE(get(api, sandbox, "/services/oauth2/userinfo", token).status, 403);
    }

    void userWhoIsDeactivatedLater_losesTheSession()
    {
        const OrgApi api = freshApi();
        const QByteArray token = tokenOf(api, orgWith({}));
        QCOMPARE(get(api, orgWith({{u"user"_s, u"inactive"_s}}), "/services/oauth2/userinfo", token).status,
                 403);
    }

    void publicPages_needNoToken()
    {
        const OrgApi api = freshApi();
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
        const OrgApi api = freshApi();
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
        QCOMPARE(get(freshApi(), orgWith({}), path).status, 404);
    }

    void unknownRestVersionOrPage_isNotFound_data()
    {
        QTest::addColumn<QByteArray>("path");
        for (const char *path :
             {"/services/data/v1.0/limits", "/services/data/v60.0/nothing", "/services/data/x/limits",
              "/services/data/v/limits", "/services/data/60.0/limits", "/services/data/v99.0"})
            QTest::newRow(path) << QByteArray(path);
    }
    void unknownRestVersionOrPage_isNotFound()
    {
        QFETCH(QByteArray, path);
        const OrgApi api = freshApi();
        const OrgState org = orgWith({});
        const OrgAnswer answer = get(api, org, path, tokenOf(api, org));
        QCOMPARE(answer.status, 404);
        QCOMPARE(answer.error, u"NOT_FOUND"_s);
    }
};

QTEST_GUILESS_MAIN(TestOrgApi)
#include "tst_orgapi.moc"
