// SPDX-FileCopyrightText: 2026 The Keyway authors
// SPDX-License-Identifier: Apache-2.0

#include "tests/core/practice/World.h"

#include <QTest>

using namespace Qt::StringLiterals;
using namespace keyway;
using namespace keyway::test;

namespace {

const QString noApp = u"400 app_not_found: External client app is not installed in this org"_s;
const QString noKey = u"400 invalid_client_id: client identifier invalid"_s;
const QString noUser = u"400 invalid_grant: user hasn't approved this consumer"_s;
const QString badSignature = u"400 invalid_grant: invalid assertion"_s;

const QStringList environments{u"production"_s, u"sandbox"_s, u"scratch"_s, u"china"_s};

ProxyVerdict opened(World &world, const QByteArray &host)
{
    ProxyHead connect;
    connect.state = ProxyHead::State::Complete;
    connect.method = "CONNECT";
    connect.target = host + ":443";
    return world.world().judge(connect);
}

} // namespace

/// Several orgs at once, each with its own app and users.

class TestOrgWorld : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void everyOrg_givesItsOwnPeopleTokens_data()
    {
        QTest::addColumn<QString>("loginHost");
        QTest::newRow("production") << u"login.salesforce.com"_s;
        QTest::newRow("sandbox") << u"test.salesforce.com"_s;
        QTest::newRow("scratch") << u"test.salesforce.com"_s;
        QTest::newRow("china") << u"login.sfcrmproducts.cn"_s;
    }
    void everyOrg_givesItsOwnPeopleTokens()
    {
        QFETCH(QString, loginHost);
        World world({{u"environment"_s, QString::fromLatin1(QTest::currentDataTag())}});
        const PracticeAccount account = world.account();
        for (const QString &audience : {account.host, loginHost}) {
            const OrgAnswer answer =
                world.askForToken(account, {{u"aud"_s, QString(u"https://"_s + audience)}});
            QCOMPARE(summary(answer), u"200"_s);
            const QJsonObject body = bodyOf(answer);
            QCOMPARE(body[u"instance_url"_s].toString(), u"https://"_s + account.host);
            QVERIFY2(body[u"id"_s].toString().startsWith(
                         u"https://%1/id/%2/"_s.arg(loginHost, account.organizationId)),
                     qPrintable(body[u"id"_s].toString()));
            QVERIFY(tokenIn(answer).startsWith(account.organizationId.left(15).toLatin1() + '!'));
        }
    }

    void account_ofOneOrg_isUnknownToEveryOther()
    {
        for (const QString &home : environments) {
            World world({{u"environment"_s, home}});
            const PracticeAccount mine = world.account();
            const QByteArray token = tokenIn(world.askForToken());
            QVERIFY(!token.isEmpty());
            for (const QString &elsewhere : environments) {
                if (elsewhere == home)
                    continue;
                World other({{u"environment"_s, elsewhere}});
                PracticeAccount wrongHost = mine;
                wrongHost.host = other.account().host;
                QCOMPARE(summary(world.askForToken(wrongHost)), noApp);
                PracticeAccount wrongUser = mine;
                wrongUser.username = other.account().username;
                QCOMPARE(summary(world.askForToken(wrongUser)), noUser);
                PracticeAccount wrongKey = mine;
                wrongKey.consumerKey = other.account().consumerKey;
                QCOMPARE(summary(world.askForToken(wrongKey)), noApp);
                PracticeAccount theirs = other.account(); // all of it: their app has their certificate
                QCOMPARE(summary(world.askForToken(theirs)), badSignature);
                QCOMPARE(world.get(wrongHost.host, "/services/oauth2/userinfo", token).status, 403);
            }
        }
    }

    void settingsOfTheOrg_leaveTheOtherOrgsAlone_data()
    {
        QTest::addColumn<QString>("value");
        for (const auto &[setting, value] : {std::pair{"org", "locked"},
                                             {"org", "maintenance"},
                                             {"my-domain", "renamed"},
                                             {"audience", "my-domain-only"},
                                             {"login-rate", "exceeded"},
                                             {"api-requests", "used-up"},
                                             {"session-address", "locked"},
                                             {"api-access-control", "enforced"},
                                             {"answer", "retry"},
                                             {"user", "inactive"},
                                             {"app", "deleted"},
                                             {"certificate", "missing"},
                                             {"propagation", "pending"}})
            QTest::newRow(setting) << QString::fromLatin1(value);
    }
    void settingsOfTheOrg_leaveTheOtherOrgsAlone()
    {
        QFETCH(QString, value);
        World healthy({{u"environment"_s, u"sandbox"_s}});
        World broken(
            {{u"environment"_s, u"sandbox"_s}, {QString::fromLatin1(QTest::currentDataTag()), value}});
        const PracticeAccount production = World().account();
        const QJsonObject login{{u"aud"_s, u"https://login.salesforce.com"_s}};
        QCOMPARE(summary(broken.askForToken(production, login)), badSignature);
        QCOMPARE(summary(healthy.askForToken(production, login)), badSignature);
        QCOMPARE(broken.get(production.host, "/services/data", {}).status, 200);
    }

    void refreshedSandbox_isANewOrg_withCopiedUsersAndNoAppOfItsOwn()
    {
        const SettingValues sandbox{{u"environment"_s, u"sandbox"_s}};
        SettingValues refreshed = sandbox;
        refreshed[u"sandbox"_s] = u"refreshed"_s;
        World world(sandbox);
        const PracticeAccount before = world.account();
        const QByteArray token = tokenIn(world.askForToken());
        QVERIFY(!token.isEmpty());

        world.set(refreshed);
        const PracticeAccount after = world.account();
        QVERIFY(after.organizationId != before.organizationId);
        QCOMPARE(after.organizationId.size(), 18);
        QCOMPARE(after.host, before.host);
        QCOMPARE(summary(world.askForToken(before)), noApp);
        QCOMPARE(world.log().last().why, u"The app does not exist in the org that was asked"_s);
        QCOMPARE(world.get(before.host, "/services/oauth2/userinfo", token).status, 403);
        const auto org = world.world().directory().stateOf(
            before.host, {{u"environment"_s, u"sandbox"_s}, {u"sandbox"_s, u"refreshed"_s}}, std::nullopt,
            QDateTime::currentDateTimeUtc());
        QVERIFY(org && org->apps.isEmpty());
        QVERIFY(org->userNamed(World().account().username + u".dev"_s));

        refreshed[u"environment"_s] = u"production"_s; // which is no sandbox
        world.set(refreshed);
        QCOMPARE(summary(world.askForToken()), u"200"_s);
    }

    void appThatIsNotThere_isAnsweredByWhereItIs_data()
    {
        QTest::addColumn<QString>("answer");
        QTest::newRow("deleted") << noKey;
        QTest::newRow("other-org") << noApp;
    }
    void appThatIsNotThere_isAnsweredByWhereItIs()
    {
        QFETCH(QString, answer);
        World world({{u"app"_s, QString::fromLatin1(QTest::currentDataTag())}});
        QCOMPARE(summary(world.askForToken()), answer);
        PracticeAccount atTheSandbox = world.account();
        atTheSandbox.host = World({{u"environment"_s, u"sandbox"_s}}).account().host;
        QCOMPARE(summary(world.askForToken(atTheSandbox)), answer);
    }

    void renamedMyDomain_isKnownByBothNames_andOnlyTheHomeOrgIsRenamed()
    {
        World world({{u"my-domain"_s, u"renamed"_s}});
        PracticeAccount account = world.account();
        const OrgAnswer old = world.askForToken(account);
        QCOMPARE(old.status, 301);
        QVERIFY(std::any_of(old.headers.begin(), old.headers.end(), [](const auto &header) {
            return header.second == "https://practice-renamed.my.salesforce.com/services/oauth2/token";
        }));
        account.host = u"practice-renamed.my.salesforce.com"_s;
        QCOMPARE(summary(world.askForToken(account)), u"200"_s);
        QVERIFY(opened(world, "practice-renamed.my.salesforce.com").statusLine.isEmpty());
        QVERIFY(
            opened(world, "practice-renamed--dev.sandbox.my.salesforce.com").statusLine.startsWith("404"));
    }

    void unknownNameInEitherDomain_doesNotResolve_data()
    {
        QTest::addColumn<QByteArray>("status");
        QTest::newRow("acme.my.salesforce.com") << QByteArray("404");
        QTest::newRow("acme.my.sfcrmproducts.cn") << QByteArray("404");
        QTest::newRow("example.com") << QByteArray("403");
        QTest::newRow("practice.my.sfcrmproducts.cn") << QByteArray();
        QTest::newRow("login.sfcrmproducts.cn") << QByteArray();
    }
    void unknownNameInEitherDomain_doesNotResolve()
    {
        QFETCH(QByteArray, status);
        World world;
        const ProxyVerdict verdict = opened(world, QTest::currentDataTag());
        QVERIFY2(status.isEmpty() ? verdict.statusLine.isEmpty() : verdict.statusLine.startsWith(status),
                 verdict.statusLine.constData());
    }

    void lightningRedirect_staysInTheDomain_data()
    {
        QTest::addColumn<QByteArray>("lightning");
        QTest::newRow("sandbox") << QByteArray("https://practice--dev.sandbox.lightning.force.com/");
        QTest::newRow("china") << QByteArray("https://practice.lightning.sfcrmapps.cn/");
    }
    void lightningRedirect_staysInTheDomain()
    {
        QFETCH(QByteArray, lightning);
        World world({{u"environment"_s, QString::fromLatin1(QTest::currentDataTag())},
                     {u"network"_s, u"redirect"_s}});
        const OrgAnswer answer = world.get(world.account().host, "/services/oauth2/token", {});
        QCOMPARE(answer.status, 302);
        QVERIFY2(answer.headers.value(0).second.startsWith(lightning),
                 answer.headers.value(0).second.constData());
    }

    void administrator_getsThroughWhatIsWrongWithUserAndPreauthorization_only_data()
    {
        QTest::addColumn<QString>("value");
        QTest::addColumn<bool>("passes");
        QTest::newRow("permission-set-assigned") << u"no"_s << true;
        QTest::newRow("permission-set-selected") << u"no"_s << true;
        QTest::newRow("permitted-users") << u"self-authorize"_s << true;
        QTest::newRow("user") << u"inactive"_s << true;
        QTest::newRow("username") << u"other"_s << true;
        QTest::newRow("certificate") << u"other"_s << false;
        QTest::newRow("app") << u"other-org"_s << false;
        QTest::newRow("app") << u"blocked"_s << false;
        QTest::newRow("consumer-key") << u"changed"_s << false;
        QTest::newRow("scopes") << u"no-refresh-token"_s << false;
        QTest::newRow("ip-relaxation") << u"enforced"_s << false;
        QTest::newRow("refresh-token-policy") << u"lapsed"_s << false;
        QTest::newRow("org") << u"locked"_s << false;
    }
    void administrator_getsThroughWhatIsWrongWithUserAndPreauthorization_only()
    {
        QFETCH(QString, value);
        QFETCH(bool, passes);
        World world({{QString::fromLatin1(QTest::currentDataTag()), value}});
        PracticeAccount account = world.account();
        QVERIFY(world.askForToken(account).status != 200);
        account.username = account.administrator;
        QCOMPARE(world.askForToken(account).status == 200, passes);
    }

    void flapping_everySecondAnswerIsOfAServerThatIsBehind()
    {
        World world({{u"propagation"_s, u"flapping"_s}});
        QStringList answers;
        for (int i = 0; i < 4; ++i) {
            answers << summary(world.askForToken());
            world.get(world.account().host, "/services/data", {}); // other calls do not take a turn
        }
        QCOMPARE(answers, (QStringList{noApp, u"200"_s, noApp, u"200"_s}));
        world.set({});
        QCOMPARE(summary(world.askForToken()), u"200"_s);
    }

    void countedLogins_endWithTheHour()
    {
        LoginJournal journal;
        const QDateTime start = QDateTime::fromSecsSinceEpoch(1'800'000'000).toUTC();
        for (int i = 0; i < LoginJournal::loginsAnHour; ++i)
            QVERIFY(journal.count(u"a"_s, start.addSecs(i % 60)));
        QVERIFY(!journal.count(u"a"_s, start.addSecs(61)));
        QCOMPARE(journal.loginsInLastHour(u"a"_s, start.addSecs(61)), 3600);
        QVERIFY(journal.count(u"b"_s, start.addSecs(61)));
        QVERIFY(journal.count(u"a"_s, start.addSecs(3601)));
        QVERIFY(journal.loginsInLastHour(u"a"_s, start.addSecs(3601)) < 3600);
        journal.count(u"a"_s, start); // a clock that was set back breaks nothing
        QVERIFY(journal.loginsInLastHour(u"a"_s, start.addSecs(9000)) == 0);
    }

    void usedJti_isRememberedAcrossHalves()
    {
        LoginJournal journal;
        for (int i = 0; i < 50'001; ++i)
            QVERIFY(journal.use(QString::number(i)));
        QVERIFY(!journal.use(u"0"_s)); // older half
        QVERIFY(!journal.use(u"50000"_s));
        QVERIFY(journal.hasUsed(u"49999"_s));
    }

    void theLoginOver3600_isRefused_andTheHistorySaysSo()
    {
        World world({{u"login-rate"_s, u"counted"_s}});
        const PracticeAccount account = world.account();
        const QByteArray form =
            tokenForm(signedText(R"({"alg":"RS256"})",
                                 json({{u"iss"_s, account.consumerKey},
                                       {u"sub"_s, account.username},
                                       {u"aud"_s, u"https://login.salesforce.com"_s},
                                       {u"exp"_s, QDateTime::currentSecsSinceEpoch() + 3600}}),
                                 myPair().key));
        const auto login = [&] { return world.send(account.host, "POST", "/services/oauth2/token", form); };
        for (int i = 0; i < LoginJournal::loginsAnHour; ++i)
            QCOMPARE(login().status, 200);
        for (int i = 0; i < 3; ++i)
            QCOMPARE(summary(login()), u"400 invalid_grant: login rate exceeded"_s);
        const QList<LoginHistoryRow> rows = world.world().loginHistory();
        QCOMPARE(rows.size(), 500);
        QCOMPARE(rows.first().status, u"Login rate exceeded"_s);
        QVERIFY(rows.at(2).status == "Success"_L1); // thinned out: one row a minute

        PracticeAccount administrator = account; // has logins of an own
        administrator.username = account.administrator;
        QCOMPARE(summary(world.askForToken(administrator)), u"200"_s);
        world.set({{u"login-rate"_s, u"counted"_s}, {u"clock"_s, u"right"_s}});
        QCOMPARE(login().status, 400);
        world.set({});
        world.set({{u"login-rate"_s, u"counted"_s}}); // counted anew
        QCOMPARE(login().status, 200);
    }
};

QTEST_GUILESS_MAIN(TestOrgWorld)
#include "tst_orgworld.moc"
