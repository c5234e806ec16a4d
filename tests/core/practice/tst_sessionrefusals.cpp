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
using test::tokenOf;

/// What a token does not open, and in which words it is said.
class TestSessionRefusals : public QObject
{
    Q_OBJECT
private Q_SLOTS:
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
        const OrgApi api = freshApi();
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
        const OrgApi api = freshApi();
        const OrgState org = orgWith(changes);
        QCOMPARE(get(api, org, "/services/data/v60.0/limits", tokenOf(api, org)).why, why);
    }

    void limits_sayHowManyRequestsAreUsed()
    {
        const OrgApi api = freshApi();
        const OrgState org = orgWith({});
        const OrgAnswer answer = get(api, org, "/services/data/v60.0/limits", tokenOf(api, org));
        QCOMPARE(answer.status, 200);
        QVERIFY(object(answer).contains("DailyApiRequests"_L1));
        const auto usage = [](const OrgAnswer &one) {
            for (const auto &[name, value] : one.headers)
                if (name == "Sforce-Limit-Info")
                    return value;
            return QByteArray();
        };
        QCOMPARE(usage(answer), QByteArray("api-usage=25/15000"));
        QCOMPARE(object(answer)[u"DailyApiRequests"_s][u"Remaining"_s].toInt(), 14'975);
        // A token request and a refused call do not count, a call that finds nothing does.
        QVERIFY(!tokenOf(api, org).isEmpty());
        QCOMPARE(usage(get(api, org, "/services/data/v60.0/limits", "x")), QByteArray());
        QCOMPARE(usage(get(api, org, "/services/data/v60.0/nothing", tokenOf(api, org))),
                 QByteArray("api-usage=26/15000"));
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
        const OrgApi api = freshApi();
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
        const OrgApi api = freshApi();
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
            const OrgAnswer answer = get(freshApi(), org, path);
            QCOMPARE(answer.status, 503);
            QVERIFY(answer.contentType.startsWith("text/html"));
        }
    }

    void everyReasonInTheSource_isWritten()
    {
        const auto book = TextBook::load({u":/keyway/texts/practice.en.md"_s});
        QVERIFY(book);
        for (const char *why : {"canned",
                                "maintenance",
                                "renamed",
                                "session-address",
                                "password-expired",
                                "session-level",
                                "api-access-control",
                                "requests-used-up",
                                "soap-jwt",
                                "bulk-jwt",
                                "query-unknown",
                                "field-unknown",
                                "relationship-unknown",
                                "record-unknown",
                                "record-refused",
                                "records-too-many",
                                "method-wrong",
                                "bulk-job",
                                "metadata-access",
                                "version-unknown",
                                "token-missing",
                                "token-bad",
                                "api-scope",
                                "api-disabled"})
            QVERIFY2(book->contains(u"practice.why."_s + QLatin1String(why)), why);
    }
};

QTEST_GUILESS_MAIN(TestSessionRefusals)
#include "tst_sessionrefusals.moc"
