// SPDX-FileCopyrightText: 2026 The Keyway authors
// SPDX-License-Identifier: Apache-2.0

#include "core/practice/LoginHistory.h"
#include "tests/core/practice/World.h"

#include <QTemporaryDir>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace keyway;
using namespace keyway::test;

/// Setup > Login History, as the org's admin sees it.
class TestLoginHistory : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void eachCause_hasItsStatus_data()
    {
        QTest::addColumn<SettingValues>("settings");
        QTest::addColumn<QString>("status"); // empty: no row
        const auto row = [](const char *setting, const char *value, const QString &status) {
            QTest::addRow("%s=%s", setting, value)
                << SettingValues{{QString::fromLatin1(setting), QString::fromLatin1(value)}} << status;
        };
        const QString notApproved = u"Failed: Not approved for access"_s;
        row("certificate", "uploaded", u"Success"_s);
        row("certificate", "other", u"Failed: Signature Invalid"_s);
        row("certificate", "missing", u"Failed: Signature Invalid"_s);
        row("clock", "ahead", u"Failed: Invalid Timestamp"_s);
        row("user", "inactive", u"User is inactive"_s);
        row("user", "frozen", u"User is frozen"_s);
        row("login-rate", "exceeded", u"Login rate exceeded"_s);
        row("ip-relaxation", "enforced", u"Failed: IP Address Not Allowed"_s);
        row("permission-set-assigned", "no", notApproved);
        row("permission-set-selected", "no", notApproved);
        row("permitted-users", "self-authorize", notApproved);
        row("refresh-token-policy", "lapsed", notApproved);
        row("app", "packaged", u"Package for this consumer is not installed in your organization"_s);
        row("org", "locked", u"Organization lockout"_s);
        // Nobody can tell whose row it would be, or for which app.
        for (const auto &[setting, value] : {std::pair{"username", "other"},
                                             {"app", "other-org"},
                                             {"app", "deleted"},
                                             {"consumer-key", "changed"},
                                             {"propagation", "pending"},
                                             {"org", "maintenance"},
                                             {"answer", "retry"}})
            row(setting, value, {});
    }
    void eachCause_hasItsStatus()
    {
        QFETCH(SettingValues, settings);
        QFETCH(QString, status);
        World world(settings);
        const PracticeAccount account = World().account();
        world.askForToken(account);
        const QList<LoginHistoryRow> rows = world.world().loginHistory();
        QCOMPARE(rows.size(), status.isEmpty() ? 0 : 1);
        if (status.isEmpty())
            return;
        QCOMPARE(rows.first().status, status);
        QCOMPARE(rows.first().username, account.username);
        QCOMPARE(rows.first().loginType, u"Remote Access 2.0"_s);
        QCOMPARE(rows.first().application, u"Practice Integration"_s);
        QCOMPARE(rows.first().sourceIp, u"127.0.0.1"_s);
        QVERIFY(qAbs(rows.first().timeUtc.secsTo(QDateTime::currentDateTimeUtc())) <= 660);
    }

    void everyReasonToRefuse_whereUserAndAppAreKnown_isInTheTable()
    {
        const auto statuses = loadLoginStatuses();
        QVERIFY2(statuses, statuses ? "" : qPrintable(statuses.error().toString()));
        const OrgDirectory directory = *OrgDirectory::load();
        const PracticeAccount account = World().account();
        const QDateTime now = QDateTime::currentDateTimeUtc();
        int met = 0;
        for (const PracticeSetting &setting : settings()) {
            for (const QString &value : setting.values) {
                SettingValues values;
                for (const PracticeSetting &one : test::settings())
                    values.insert(one.id, one.values.first());
                values.insert(setting.id, value);
                const auto org =
                    directory.stateOf(u"practice.my.salesforce.com"_s, values, myPair().certificate, now);
                const QByteArray body =
                    tokenForm(signedText(R"({"alg":"RS256"})",
                                         json({{u"iss"_s, account.consumerKey},
                                               {u"sub"_s, account.username},
                                               {u"aud"_s, u"https://login.salesforce.com"_s},
                                               {u"exp"_s, now.toSecsSinceEpoch() + 180}}),
                                         myPair().key));
                const TokenDecision decision =
                    decideToken(*org, {"POST", "application/x-www-form-urlencoded", {}, body});
                if (!decision.app || !decision.user)
                    continue;
                ++met;
                QVERIFY2(statuses->contains(decision.why), qPrintable(decision.why));
            }
        }
        QVERIFY(met > 50);
    }

    void badAssertion_ofAKnownUser_leavesARow()
    {
        World world;
        world.askForToken(world.account(), {{u"aud"_s, u"https://test.salesforce.com"_s}});
        world.askForToken(world.account(), {{u"exp"_s, u"soon"_s}});
        world.askForToken(world.account(), {{u"jti"_s, u"1"_s}});
        world.askForToken(world.account(), {{u"jti"_s, u"1"_s}});
        QStringList statuses;
        for (const LoginHistoryRow &row : world.world().loginHistory())
            statuses << row.status;
        QCOMPARE(statuses, (QStringList{u"Failed: Nonce Replay Detected"_s, u"Success"_s,
                                        u"Failed: Invalid Timestamp"_s, u"Failed: Audience Invalid"_s}));
    }

    void rows_standInTheOrgThatWasAsked()
    {
        World world;
        const PracticeAccount sandbox = World({{u"environment"_s, u"sandbox"_s}}).account();
        world.askForToken(sandbox); // its app does not have this certificate
        QVERIFY(world.world().loginHistory().isEmpty());
        world.set({{u"environment"_s, u"sandbox"_s}});
        QCOMPARE(world.world().loginHistory().size(), 1);
        QCOMPARE(world.world().loginHistory().first().username, sandbox.username);
    }

    void mistakeInTheTable_isNamed_data()
    {
        QTest::addColumn<QByteArray>("row");
        QTest::newRow("no why") << QByteArray(R"({"status": "Success", "confidence": "high"})");
        QTest::newRow("twice") << QByteArray(
            R"({"why": "a", "confidence": "low"}, {"why": "a", "confidence": "low"})");
        QTest::newRow("no confidence") << QByteArray(R"({"why": "a", "status": "Success"})");
        QTest::newRow("unknown confidence") << QByteArray(R"({"why": "a", "confidence": "sure"})");
        QTest::newRow("unknown member") << QByteArray(R"({"why": "a", "confidence": "low", "text": "x"})");
    }
    void mistakeInTheTable_isNamed()
    {
        QFETCH(QByteArray, row);
        QTemporaryDir folder;
        QFile file(folder.filePath(u"statuses.json"_s));
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write("{\"statuses\": [" + row + "]}");
        file.close();
        QVERIFY(!loadLoginStatuses(file.fileName()));
    }
};

QTEST_GUILESS_MAIN(TestLoginHistory)
#include "tst_loginhistory.moc"
