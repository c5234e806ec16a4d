// SPDX-FileCopyrightText: 2026 The Keyway authors
// SPDX-License-Identifier: Apache-2.0

#include "tests/core/exchange/Practice.h"
#include "tests/core/exchange/ScriptedOrg.h"

using namespace Qt::StringLiterals;
using namespace keyway;
using test::Practice;
using test::reportOf;
using test::Scripted;

/// What a destination does with its token: each refusal leads to the topic that repairs it.
class TestAfterToken : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void initTestCase() { m_practice = std::make_unique<Practice>(); }
    void cleanup() { m_practice->org.resetValues(); }

    void healthyOrg_passesEveryCall()
    {
        const ExchangeReport report =
            reportOf(input(afterTokenCalls(), {u"Account"_s, u"Practice__c"_s}), m_services);
        QCOMPARE(test::flawOf(report, m_services.texts()), QString());
        for (const CheckResult &check : report.checks)
            QVERIFY2(check.outcome == CheckOutcome::Passed || check.id == "name.resolves"_L1,
                     qPrintable(check.id + u' ' + detailSentence(check, m_services.texts())));
        QVERIFY(report.passed());
    }

    void brokenSetting_leadsToItsTopic_data()
    {
        QTest::addColumn<QString>("setting");
        QTest::addColumn<QString>("value");
        QTest::addColumn<QString>("call");
        QTest::addColumn<QString>("failedCheck");
        QTest::addColumn<QString>("error");
        QTest::addColumn<QString>("topic");
        const auto row = [](const char *setting, const char *value, const char *call, const char *check,
                            const char *error, const char *topic) {
            QTest::addRow("%s=%s, %s", setting, value, call)
                << QString::fromLatin1(setting) << QString::fromLatin1(value) << QString::fromLatin1(call)
                << QString::fromLatin1(check) << QString::fromLatin1(error) << QString::fromLatin1(topic);
        };
        row("consumer-secret", "changed", "introspect", "introspect.answers", "invalid_client",
            "consumer-key");
        row("object-access", "read-only", "objects", "objects.access", "", "user");
        row("object-access", "none", "objects", "objects.access", "NOT_FOUND", "user");
        row("token-format", "jwt", "bulk", "bulk.answers", "INVALID_JWT_FORMAT", "app");
        row("token-format", "jwt", "soap", "soap.answers", "INVALID_SESSION_ID", "app");
        row("token-format", "jwt", "metadata", "metadata.answers", "INVALID_SESSION_ID", "app");
        const char *expired = "INVALID_OPERATION_WITH_EXPIRED_PASSWORD";
        row("user", "password-expired", "rest", "rest.answers", expired, "user");
        row("user", "password-expired", "bulk", "bulk.answers", expired, "user");
        row("user", "password-expired", "soap", "soap.answers", expired, "user");
        row("user", "password-expired", "metadata", "metadata.answers", expired, "user");
        row("user", "password-expired", "objects", "objects.access", expired, "user");
    }
    void brokenSetting_leadsToItsTopic()
    {
        QFETCH(QString, setting);
        QFETCH(QString, value);
        QFETCH(QString, call);
        QFETCH(QString, failedCheck);
        QFETCH(QString, error);
        QFETCH(QString, topic);
        const ExchangeInput asked = input({call}, {u"Account"_s}); // as before it broke
        QVERIFY(m_practice->org.setValue(setting, value));
        const ExchangeReport report = reportOf(asked, m_services);
        QCOMPARE(test::firstFailure(report), failedCheck);
        QCOMPARE(test::flawOf(report, m_services.texts()), QString());
        QCOMPARE(report.answer.error, error);
        QVERIFY(report.diagnosis.recognised);
        QCOMPARE(report.diagnosis.hypotheses.first().topic, topic);
        QVERIFY(report.diagnosis.hypotheses.first().step > 0);
        QVERIFY(!report.diagnosis.hypotheses.first().actions.isEmpty());
    }

    void callThatIsNotListed_isNotMade()
    {
        const qsizetype before = m_practice->org.requests().size();
        const ExchangeReport report = reportOf(input({u"userinfo"_s}, {u"Account"_s}), m_services);
        QVERIFY(report.passed());
        QCOMPARE(m_practice->org.requests().size() - before, 3); // look, token, userinfo
        for (const char *id : {"introspect.answers", "rest.answers", "bulk.answers", "soap.answers",
                               "metadata.answers", "objects.access"})
            QCOMPARE(report.check(QLatin1String(id))->detail.id, u"check.not-asked"_s);
    }

    void withoutASecret_nothingIsIntrospected()
    {
        ExchangeInput asked = input({u"introspect"_s}, {});
        asked.consumerSecret.reset();
        const qsizetype before = m_practice->org.requests().size();
        const ExchangeReport report = reportOf(asked, m_services);
        QVERIFY(report.passed());
        QVERIFY(report.check(u"introspect.answers"_s)->outcome == CheckOutcome::Skipped);
        QCOMPARE(report.check(u"introspect.answers"_s)->detail.id, u"check.introspect.answers.no-secret"_s);
        QCOMPARE(m_practice->org.requests().size() - before, 3);
    }

    void introspection_saysWhatItMeans_data()
    {
        QTest::addColumn<int>("status");
        QTest::addColumn<QByteArray>("body");
        QTest::addColumn<QString>("what");
        QTest::addColumn<QString>("topic"); // empty: passes
        QTest::newRow("inactive") << 200 << QByteArray(R"({"active":false})") << u"inactive"_s << u"app"_s;
        QTest::newRow("another user")
            << 200 << QByteArray(R"({"active":true,"username":"eve@acme.com"})") << u"another"_s << u"user"_s;
        QTest::newRow("no user") << 200 << QByteArray(R"({"active":true})") << u"passed-bare"_s << QString();
        QTest::newRow("not allowed")
            << 403 << QByteArray(R"({"error":"unauthorized_client","error_description":"not allowed"})")
            << u"answered"_s << u"app"_s;
        QTest::newRow("odd") << 200 << QByteArray("<html>hello</html>") << u"odd"_s << u"domain"_s;
    }
    void introspection_saysWhatItMeans()
    {
        QFETCH(int, status);
        QFETCH(QByteArray, body);
        QFETCH(QString, what);
        QFETCH(QString, topic);
        const ExchangeInput asked = input({u"introspect"_s}, {});
        test::ScriptedOrg org(asked.connection.username, "/services/oauth2/introspect",
                              Scripted::json(status, body));
        const ExchangeReport report = reportOf(org.input(asked), m_services);
        QCOMPARE(report.check(u"introspect.answers"_s)->detail.id, u"check.introspect.answers."_s + what);
        QCOMPARE(report.passed(), topic.isEmpty());
        if (!topic.isEmpty())
            QCOMPARE(report.diagnosis.hypotheses.first().topic, topic);
        const test::SeenRequest sent = org.server.requests().last();
        QCOMPARE(sent.path, QByteArray("/services/oauth2/introspect"));
        QVERIFY(sent.body.contains("client_secret=" + asked.consumerSecret->reveal()));
        QVERIFY(!sent.headers.contains("authorization"));
    }

    void introspectionSecret_isInNoResult()
    {
        const ExchangeInput asked = input({u"introspect"_s}, {});
        QVERIFY(m_practice->org.setValue(u"consumer-secret"_s, u"changed"_s));
        const ExchangeReport report = reportOf(asked, m_services);
        const QByteArray json = QJsonDocument(report.toJson(m_services.texts())).toJson() +
                                QJsonDocument(report.evidence.toJson()).toJson();
        QVERIFY(!json.contains(asked.consumerSecret->reveal()));
    }

    void secretThatIsRepeated_isHidden()
    {
        const ExchangeInput asked = input({u"introspect"_s}, {});
        const QByteArray secret = asked.consumerSecret->reveal();
        QByteArray body = R"({"error":"invalid_client","error_description":"no such secret SECRET"})";
        body.replace("SECRET", secret);
        test::ScriptedOrg org(asked.connection.username, "/services/oauth2/introspect",
                              Scripted::json(401, body));
        const ExchangeReport report = reportOf(org.input(asked), m_services);
        QCOMPARE(report.answer.description, u"no such secret [hidden]"_s);
        QVERIFY(!QJsonDocument(report.evidence.toJson()).toJson().contains(secret));
    }

    void soapCall_isWellFormed_andCarriesTheTokenAsItsSession()
    {
        const ExchangeInput asked = input({u"soap"_s, u"metadata"_s}, {});
        test::ScriptedOrg org(asked.connection.username);
        org.server.reply("/services/Soap/u/67.0", Scripted::json(200, "<getUserInfoResponse/>"));
        org.server.reply("/services/Soap/m/67.0", Scripted::json(200, "<describeMetadataResponse/>"));
        const ExchangeReport report = reportOf(org.input(asked), m_services);
        QCOMPARE(test::firstFailure(report), QString());
        const QList<test::SeenRequest> requests = org.server.requests();
        for (const test::SeenRequest &soap : requests.mid(requests.size() - 2)) {
            QCOMPARE(soap.method, QByteArray("POST"));
            QCOMPARE(soap.headers.value("soapaction"), QByteArray("\"\""));
            QVERIFY(soap.headers.value("content-type").startsWith("text/xml"));
            QVERIFY(soap.body.contains("sessionId>00Dxx0000000001!AQ</"));
        }
        QVERIFY(requests.last().body.contains("asOfVersion>67.0<"));
    }

    void metadataPermission_isTheUsersMatter()
    {
        const ExchangeInput asked = input({u"metadata"_s}, {});
        test::ScriptedOrg org(asked.connection.username);
        org.server.reply("/services/Soap/m/67.0",
                         Scripted::json(500, "<e><faultcode>sf:INSUFFICIENT_ACCESS</faultcode><faultstring>"
                                             "INSUFFICIENT_ACCESS: use of the Metadata API requires a user "
                                             "with the ModifyAllData permission</faultstring></e>"));
        const ExchangeReport report = reportOf(org.input(asked), m_services);
        QCOMPARE(test::firstFailure(report), u"metadata.answers"_s);
        QCOMPARE(report.answer.error, u"INSUFFICIENT_ACCESS"_s);
        QVERIFY(report.answer.description.startsWith(u"use of the Metadata API"_s));
        QCOMPARE(report.diagnosis.hypotheses.first().topic, u"user"_s);
    }

    void objects_areToldOneByOne()
    {
        const ExchangeInput asked = input({u"objects"_s}, {u"Account"_s, u"Lead"_s, u"Order__c"_s});
        test::ScriptedOrg org(asked.connection.username);
        const QByteArray base = "/services/data/v67.0/sobjects/";
        // A real description can have a megabyte.
        const QByteArray fields = "\"" + QByteArray(700'000, 'x') + "\"}";
        org.server.reply(
            base + "Account/describe",
            Scripted::json(200,
                           "{\"queryable\":true,\"createable\":true,\"updateable\":true,\"x\":" + fields));
        org.server.reply(base + "Lead/describe",
                         Scripted::json(200, R"({"queryable":true,"createable":false,"updateable":true})"));
        org.server.reply(base + "Order__c/describe",
                         Scripted::json(404, R"([{"errorCode":"NOT_FOUND","message":"no such resource"}])"));
        const ExchangeReport report = reportOf(org.input(asked), m_services);
        const CheckResult objects = *report.check(u"objects.access"_s);
        QCOMPARE(objects.detail.id, u"check.objects.access.unseen"_s);
        QCOMPARE(objects.detail.facts.value(u"missing"_s), u"Lead (create), Order__c (read)"_s);
        QCOMPARE(report.answer.status, 404);
        QCOMPARE(report.diagnosis.hypotheses.first().topic, u"user"_s);
        QVERIFY(report.diagnosis.hypotheses.first().title.contains(u"Order__c"_s));
    }

    void nameThatIsNone_isNeverPartOfAnAddress()
    {
        const qsizetype before = m_practice->org.requests().size();
        const ExchangeReport report =
            reportOf(input({u"objects"_s}, {u"Account"_s, u"../limits?x="_s}), m_services);
        QVERIFY(report.passed());
        QVERIFY(report.check(u"objects.access"_s)->outcome == CheckOutcome::Warning);
        QCOMPARE(m_practice->org.requests().size() - before, 3);
    }

    void withoutObjects_noneIsAskedFor()
    {
        const ExchangeReport report = reportOf(input({u"objects"_s}, {}), m_services);
        QCOMPARE(report.check(u"objects.access"_s)->detail.id, u"check.objects.access.none-listed"_s);
    }

    void userOfAnotherOrg_isAWarning()
    {
        const ExchangeInput asked = input({u"userinfo"_s}, {});
        QByteArray body = R"({"organization_id":"00Dzz0000000009AAA","preferred_username":"NAME"})";
        body.replace("NAME", asked.connection.username.toUtf8());
        test::ScriptedOrg org(asked.connection.username, "/services/oauth2/userinfo",
                              Scripted::json(200, body));
        const ExchangeReport report = reportOf(org.input(asked), m_services);
        const CheckResult check = *report.check(u"userinfo.org"_s);
        QVERIFY(check.outcome == CheckOutcome::Warning);
        QCOMPARE(check.detail.facts.value(u"found"_s), u"00Dzz0000000009"_s);
        QVERIFY(report.passed());
    }

private:
    ExchangeInput input(const QStringList &calls, const QStringList &objects) const
    {
        Connection connection = m_practice->connection();
        connection.objects = objects;
        ExchangeInput input = m_practice->input(m_services, connection);
        input.guide.profile.callsAfterToken = calls;
        input.guide.profile.needsOpaqueToken = false; // so that the call itself has to find out
        input.consumerSecret =
            std::make_shared<const Secret>(m_practice->org.account().consumerSecret.toUtf8());
        return input;
    }

    const AppServices m_services = test::loadServices();
    std::unique_ptr<Practice> m_practice;
};

QTEST_GUILESS_MAIN(TestAfterToken)
#include "tst_aftertoken.moc"
