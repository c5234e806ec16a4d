// SPDX-FileCopyrightText: 2026 The Keyway authors
// SPDX-License-Identifier: Apache-2.0

#include "tests/core/practice/Client.h"

#include <tuple>

using namespace Qt::StringLiterals;
using namespace keyway;
using test::Client;

namespace {

QJsonObject object(QNetworkReply &reply)
{
    return QJsonDocument::fromJson(reply.readAll()).object();
}

} // namespace

/// What the running org answers, and what its log says of that.
class TestPracticeAnswers : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init() { m_org = test::startedOrg(); }
    void cleanup() { m_org.reset(); }

    void healthyOrg_givesATokenAndKnowsItsUser()
    {
        Client client(*m_org);
        const auto token = client.askForToken(*m_org);
        QVERIFY(Client::finished(*token));
        QVERIFY2(token->error() == QNetworkReply::NoError, qPrintable(token->errorString()));
        QCOMPARE(Client::status(*token), 200);
        QCOMPARE(token->rawHeader("Content-Type"), QByteArray("application/json;charset=UTF-8"));
        const QDateTime date = Client::date(*token);
        QVERIFY(date.isValid());
        QVERIFY2(qAbs(date.secsTo(QDateTime::currentDateTimeUtc())) < 60,
                 token->rawHeader("Date").constData());
        const QJsonObject body = object(*token);

        const auto user =
            client.get(body.value("instance_url"_L1).toString() + u"/services/oauth2/userinfo"_s,
                       body.value("access_token"_L1).toString().toLatin1());
        QVERIFY(Client::finished(*user));
        QCOMPARE(Client::status(*user), 200);
        QCOMPARE(object(*user).value("preferred_username"_L1).toString(), m_org->account().username);
    }

    void brokenSetting_isAnsweredLiterally_data()
    {
        QTest::addColumn<QString>("setting");
        QTest::addColumn<QString>("value");
        QTest::addColumn<QString>("error");
        QTest::addColumn<QString>("description");
        using Row = std::tuple<const char *, const char *, const char *, const char *>;
        const char *app = "External client app is not installed in this org";
        const char *admin = "user is not admin approved to access this app";
        const char *approved = "user hasn't approved this consumer";
        const QList<Row> rows{
            {"certificate", "missing", "invalid_grant", "invalid assertion"},
            {"certificate", "other", "invalid_grant", "invalid assertion"},
            {"jwt-flow", "off", "unsupported_grant_type", "grant type not supported"},
            {"app", "other-org", "app_not_found", app},
            {"scopes", "no-refresh-token", "invalid_request",
             "refresh_token scope is required and the connected app should be installed and preauthorized."},
            {"consumer-key", "changed", "invalid_client_id", "client identifier invalid"},
            {"refresh-token-policy", "lapsed", "invalid_grant", approved},
            {"ip-relaxation", "enforced", "invalid_grant", "ip restricted"},
            {"user", "inactive", "invalid_grant", "inactive user"},
            {"user", "frozen", "invalid_grant", "inactive user"},
            {"username", "other", "invalid_grant", approved},
            {"permission-set-assigned", "no", "invalid_app_access", admin},
            {"permitted-users", "self-authorize", "invalid_grant", approved},
            {"permission-set-selected", "no", "invalid_app_access", admin},
            {"environment", "sandbox", "invalid_grant", "invalid assertion"}, // production has its own app
            {"propagation", "pending", "app_not_found", app},
            {"clock", "ahead", "invalid_grant", "expired authorization code"},
        };
        for (const auto &[setting, value, error, description] : rows)
            QTest::addRow("%s=%s", setting, value)
                << QString::fromLatin1(setting) << QString::fromLatin1(value) << QString::fromLatin1(error)
                << QString::fromLatin1(description);
    }
    void brokenSetting_isAnsweredLiterally()
    {
        QFETCH(QString, setting);
        QFETCH(QString, value);
        QFETCH(QString, error);
        QFETCH(QString, description);
        Client client(*m_org);
        const PracticeAccount entered = m_org->account(); // before it broke
        QVERIFY(m_org->setValue(setting, value));
        const auto reply = client.askForToken(entered);
        QVERIFY(Client::finished(*reply));
        QCOMPARE(Client::status(*reply), 400);
        QCOMPARE(object(*reply), (QJsonObject{{u"error"_s, error}, {u"error_description"_s, description}}));

        m_org->resetValues();
        const auto again = client.askForToken(entered);
        QVERIFY(Client::finished(*again));
        QCOMPARE(Client::status(*again), 200);
    }

    void apiEnabledOff_isAnsweredByUserInfo()
    {
        Client client(*m_org);
        QVERIFY(m_org->setValue(u"api-enabled"_s, u"no"_s));
        const auto token = client.askForToken(*m_org);
        QVERIFY(Client::finished(*token));
        QCOMPARE(Client::status(*token), 200);
        const auto user = client.get(u"https://practice.my.salesforce.com/services/oauth2/userinfo"_s,
                                     object(*token).value("access_token"_L1).toString().toLatin1());
        QVERIFY(Client::finished(*user));
        QCOMPARE(Client::status(*user), 403);
        QCOMPARE(
            user->readAll(),
            QByteArray(
                R"([{"errorCode":"API_DISABLED_FOR_ORG","message":"The REST API is not enabled for this Organization."}])"));
    }

    void clock_showsInTheDateHeader_data()
    {
        QTest::addColumn<QString>("value");
        QTest::addColumn<int>("seconds");
        QTest::newRow("ahead") << u"ahead"_s << 600;
        QTest::newRow("behind") << u"behind"_s << -600;
        QTest::newRow("an hour behind") << u"-3600"_s << -3600;
        QTest::newRow("a day ahead") << u"86400"_s << 86400;
    }
    void clock_showsInTheDateHeader()
    {
        QFETCH(QString, value);
        QFETCH(int, seconds);
        QVERIFY(m_org->setValue(u"clock"_s, value));
        Client client(*m_org);
        const auto reply = client.get(u"https://practice.my.salesforce.com/services/data/"_s);
        QVERIFY(Client::finished(*reply));
        const QDateTime date = Client::date(*reply);
        QVERIFY(date.isValid());
        QVERIFY(qAbs(QDateTime::currentDateTimeUtc().secsTo(date) - seconds) < 60);
    }

    void sandbox_isAWholeOrgOfItsOwn()
    {
        QVERIFY(m_org->setValue(u"environment"_s, u"sandbox"_s));
        Client client(*m_org);
        const auto reply = client.askForToken(*m_org);
        QVERIFY(Client::finished(*reply));
        QCOMPARE(Client::status(*reply), 200);
        QCOMPARE(object(*reply).value("instance_url"_L1).toString(),
                 u"https://practice--dev.sandbox.my.salesforce.com"_s);
    }

    void loginHosts_answerAppNotFound_data()
    {
        QTest::addColumn<QString>("host");
        QTest::newRow("login") << u"login.salesforce.com"_s;
        QTest::newRow("test") << u"test.salesforce.com"_s;
        QTest::newRow("the other org") << u"practice--dev.sandbox.my.salesforce.com"_s;
    }
    void loginHosts_answerAppNotFound()
    {
        QFETCH(QString, host);
        Client client(*m_org);
        PracticeAccount account = m_org->account();
        account.host = host;
        const auto reply = client.askForToken(account);
        QVERIFY(Client::finished(*reply));
        QCOMPARE(Client::status(*reply), 400);
        QCOMPARE(object(*reply).value("error"_L1).toString(), u"app_not_found"_s);
    }

    void requests_areLoggedWithLiteralAnswerAndReason()
    {
        QSignalSpy served(m_org.get(), &PracticeOrg::requestServed);
        QVERIFY(m_org->setValue(u"permission-set-selected"_s, u"no"_s));
        Client client(*m_org);
        const auto reply = client.askForToken(*m_org);
        QVERIFY(Client::finished(*reply));
        QTRY_COMPARE(served.size(), 1);
        const PracticeRequest request = m_org->requests().value(0);
        QCOMPARE(request.method, u"POST"_s);
        QCOMPARE(request.host, u"practice.my.salesforce.com"_s);
        QCOMPARE(request.path, u"/services/oauth2/token"_s);
        QCOMPARE(request.status, 400);
        QCOMPARE(request.error, u"invalid_app_access"_s);
        QCOMPARE(request.description, u"user is not admin approved to access this app"_s);
        QCOMPARE(request.why, u"No permission set is selected in the app's policies"_s);
    }

    void assertionInTheQuery_isNotLogged()
    {
        Client client(*m_org);
        const auto reply =
            client.post(u"https://practice.my.salesforce.com/services/oauth2/token?assertion=CANARY"_s, {});
        QVERIFY(Client::finished(*reply));
        QTRY_COMPARE(m_org->requests().size(), 1);
        QCOMPARE(m_org->requests().first().path, u"/services/oauth2/token"_s);
    }

    void largeForm_isReadAndRefused()
    {
        Client client(*m_org);
        const auto reply = client.post(u"https://practice.my.salesforce.com/services/oauth2/token"_s,
                                       test::tokenForm(QByteArray(100'000, 'A')));
        QVERIFY(Client::finished(*reply));
        QCOMPARE(Client::status(*reply), 400);
        QCOMPARE(object(*reply).value("error_description"_L1).toString(), u"invalid assertion"_s);
    }

private:
    std::unique_ptr<PracticeOrg> m_org;
};

QTEST_GUILESS_MAIN(TestPracticeAnswers)
#include "tst_practiceanswers.moc"
