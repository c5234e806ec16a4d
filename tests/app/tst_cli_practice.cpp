// SPDX-FileCopyrightText: 2026 The Keyway authors
// SPDX-License-Identifier: Apache-2.0

#include "tests/app/Reproducing.h"

#include <QTcpServer>

#ifndef Q_OS_WIN
#include <csignal>
#include <sys/types.h>
#endif

using namespace Qt::StringLiterals;
using namespace keyway::test;

class TestCliPractice : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void firstLine_saysHowToReachIt()
    {
        Practice practice;
        QVERIFY(practice.isReady());
        QVERIFY(practice.value("proxy").startsWith(u"http://127.0.0.1:"_s));
        QVERIFY(contentOf(practice.value("caFile")).contains("BEGIN CERTIFICATE"));
        QVERIFY(!contentOf(practice.value("caFile")).contains("PRIVATE KEY"));
        QVERIFY(QFileInfo::exists(practice.file()));
#ifndef Q_OS_WIN
        const auto others = QFile::ReadGroup | QFile::ReadOther | QFile::ExeGroup | QFile::ExeOther;
        QVERIFY(!(QFileInfo(practice.folder()).permissions() & others));
        QVERIFY(!(QFileInfo(practice.value("privateKeyFile")).permissions() & others));
#endif
    }

    void end_leavesNothingBehind()
    {
        Practice practice;
        QVERIFY(practice.isReady());
        QVERIFY(QFileInfo::exists(practice.folder()));
        QCOMPARE(run({u"check"_s, practice.file()}).exit, 0);
#ifdef Q_OS_WIN
        QSKIP("Windows has no SIGTERM to send");
#endif
        QCOMPARE(practice.end(), 0);
        QVERIFY2(!QFileInfo::exists(practice.folder()), qPrintable(practice.folder()));
        QVERIFY2(
            practice.printed().contains("POST https://practice.my.salesforce.com/services/oauth2/token 200"),
            practice.printed().constData());
    }

    void closedTerminal_leavesNothingBehind()
    {
#ifdef Q_OS_WIN
        QSKIP("Windows has no SIGHUP to send");
#else
        Practice practice;
        QVERIFY(practice.isReady());
        ::kill(static_cast<pid_t>(practice.process().processId()), SIGHUP);
        QVERIFY(practice.process().waitForFinished(20'000));
        QVERIFY2(!QFileInfo::exists(practice.folder()), qPrintable(practice.folder()));
#endif
    }

    void list_namesEverySettingWithItsValues()
    {
        const Ran json = run({u"practice"_s, u"--list"_s, u"--json"_s});
        QVERIFY_EXIT(json, 0);
        const Ran people = run({u"practice"_s, u"--list"_s});
        int settings = 0;
        for (const QJsonObject &setting : json.documents()) {
            if (setting.value("kind"_L1) != "setting"_L1)
                continue;
            ++settings;
            QVERIFY(setting.value("values"_L1).toArray().size() >= 2);
            QCOMPARE(setting.value("valueLabels"_L1).toArray().size(),
                     setting.value("values"_L1).toArray().size());
            QVERIFY(setting.value("needs"_L1).isObject());
            QVERIFY(people.out.contains(setting.value("id"_L1).toString().toUtf8() + '='));
        }
        QVERIFY(settings >= 16);
    }

    void wrongUse_isRefusedAndLeavesNothing_data()
    {
        QTest::addColumn<QStringList>("arguments");
        QTest::addColumn<QString>("names");
        QTest::newRow("port a word") << QStringList{u"--port"_s, u"http"_s} << u"http"_s;
        QTest::newRow("port too high") << QStringList{u"--port"_s, u"65536"_s} << u"65536"_s;
        QTest::newRow("port negative") << QStringList{u"--port=-1"_s} << u"-1"_s;
        QTest::newRow("unknown setting") << QStringList{u"--set"_s, u"weather=bad"_s} << u"weather"_s;
        QTest::newRow("unknown value") << QStringList{u"--set"_s, u"user=asleep"_s} << u"frozen"_s;
        QTest::newRow("no value") << QStringList{u"--set"_s, u"user"_s} << u"SETTING=VALUE"_s;
        QTest::newRow("reproduce a missing file")
            << QStringList{u"--reproduce"_s, u"/nowhere/answer.txt"_s} << u"/nowhere/answer.txt"_s;
        QTest::newRow("unknown guide") << QStringList{u"--guide"_s, u"zapier"_s} << u"zapier"_s;
        QTest::newRow("unknown scenario")
            << QStringList{u"--scenario"_s, u"user-froze"_s} << u"user-frozen"_s;
        QTest::newRow("no setting") << QStringList{u"--set"_s, u"=no"_s} << u"SETTING=VALUE"_s;
    }
    void wrongUse_isRefusedAndLeavesNothing()
    {
        QFETCH(QStringList, arguments);
        QFETCH(QString, names);
        const Ran ran = run(QStringList{u"practice"_s} + arguments);
        QVERIFY_EXIT(ran, 2);
        QVERIFY2(isHelpful(ran, names) && ran.out.isEmpty(), ran.told().constData());
    }

    void reproduce_givesTheAnswerOfTheText_data()
    {
        QTest::addColumn<QByteArray>("text");
        QTest::addColumn<QByteArray>("setting");
        QTest::addColumn<QString>("error");
        QTest::addColumn<QString>("description");
        QTest::newRow("token answer")
            << QByteArray(R"({"error":"invalid_app_access",)"
                          R"("error_description":"user is not admin approved to access this app"})")
            << QByteArray("permission-set-selected=no") << u"invalid_app_access"_s
            << u"user is not admin approved to access this app"_s;
        QTest::newRow("canned") << QByteArray(R"({"error":"unknown_error","error_description":)"
                                              R"("retry your request"})")
                                << QByteArray("answer=retry") << u"unknown_error"_s
                                << u"retry your request"_s;
    }
    void reproduce_givesTheAnswerOfTheText()
    {
        QFETCH(QByteArray, text);
        QFETCH(QByteArray, setting);
        QFETCH(QString, error);
        QFETCH(QString, description);
        Reproducing practice(text, {});
        QVERIFY(!practice.account.isEmpty());
        const Ran checked =
            run({u"check"_s, practice.account.value("connectionFile"_L1).toString(), u"--json"_s});
        const QJsonObject answer = checked.document().value("answer"_L1).toObject();
        QCOMPARE(answer.value("error"_L1).toString(), error);
        QVERIFY2(checked.out.contains(description.toUtf8()), checked.told().constData());
        const QByteArray said = practice.end();
        QVERIFY2(said.contains(setting), said.constData());              // on standard error: what was set
        QVERIFY2(said.contains(description.toUtf8()), said.constData()); // and why
    }

    void everyGuide_signsInWithItsConnectionFile_data()
    {
        QTest::addColumn<QString>("tokenHost");
        QTest::newRow("ampersand") << u"practice.my.salesforce.com"_s;
        QTest::newRow("nango") << u"practice.my.salesforce.com"_s;
        QTest::newRow("external-client-app") << u"practice.my.salesforce.com"_s;
        QTest::newRow("connected-app") << u"login.salesforce.com"_s;
    }
    void everyGuide_signsInWithItsConnectionFile()
    {
        QFETCH(QString, tokenHost);
        const QString guide = QString::fromLatin1(QTest::currentDataTag());
        Reproducing practice({}, {u"--guide"_s, guide});
        QVERIFY(!practice.account.isEmpty());
        const Ran checked = run({u"check"_s, practice.account.value("connectionFile"_L1).toString(),
                                 u"--consumer-secret-file"_s,
                                 practice.account.value("consumerSecretFile"_L1).toString(), u"--json"_s});
        QVERIFY_EXIT(checked, 0);
        QString introspected;
        for (const QJsonValue &check : checked.document().value("checks"_L1).toArray()) {
            if (check["id"_L1] == u"introspect.answers"_s)
                introspected = check["outcome"_L1].toString();
        }
        QCOMPARE(introspected, guide == u"nango"_s ? u"passed"_s : u"skipped"_s);
        QVERIFY(practice.end().contains("POST https://" + tokenHost.toLatin1() + "/services/oauth2/token"));
    }

    void reproduce_thenSet_setWins()
    {
        Reproducing practice("invalid_grant: inactive user", {u"--set"_s, u"user=active"_s});
        QVERIFY(!practice.account.isEmpty());
        const Ran checked = run({u"check"_s, practice.account.value("connectionFile"_L1).toString()});
        QVERIFY_EXIT(checked, 0);
    }

    void reproduce_saysWhyItCannot_data()
    {
        QTest::addColumn<QByteArray>("text");
        QTest::addColumn<QString>("names");
        QTest::newRow("local") << QByteArray("error:0909006C:PEM routines:get_name:no start line")
                               << u"before anything reaches Salesforce"_s;
        QTest::newRow("unknown") << QByteArray("the printer is on fire") << u"does not know"_s;
        QTest::newRow("nothing") << QByteArray("  \n") << u"standard input"_s;
        QTest::newRow("unknown words")
            << QByteArray(R"({"error":"invalid_grant","error_description":"the moon is full"})")
            << u"the moon is full"_s;
    }
    void reproduce_saysWhyItCannot()
    {
        QFETCH(QByteArray, text);
        QFETCH(QString, names);
        const Ran ran = run({u"practice"_s, u"--reproduce"_s, u"-"_s}, text);
        QVERIFY_EXIT(ran, 2);
        QVERIFY2(isHelpful(ran, names) && ran.out.isEmpty(), ran.told().constData());
    }

    void reproduce_repeatsNoSecret()
    {
        const QByteArray secret = "eyJhbGciOiJSUzI1NiJ9.eyJpc3MiOiJDQU5BUlkifQ.Q0FOQVJZLXNpZ25hdHVyZQ";
        Reproducing practice("assertion=" + secret + "\ninvalid_grant: inactive user", {});
        QVERIFY(!practice.account.isEmpty());
        const QByteArray said = practice.end();
        QVERIFY2(said.contains("user=inactive") && !said.contains(secret) && !said.contains("Q0FOQVJZ"),
                 said.constData());
    }

    void takenPort_isNamed()
    {
        QTcpServer other;
        QVERIFY(other.listen(QHostAddress::LocalHost));
        const QString port = QString::number(other.serverPort());
        const Ran ran = run({u"practice"_s, u"--port"_s, port});
        QVERIFY_EXIT(ran, 2);
        QVERIFY2(isHelpful(ran, port) && ran.out.isEmpty(), ran.told().constData());
    }
};

QTEST_GUILESS_MAIN(TestCliPractice)
#include "tst_cli_practice.moc"
