// SPDX-FileCopyrightText: 2026 The Keyway authors
// SPDX-License-Identifier: Apache-2.0

#include "tests/app/Reproducing.h"

#include <QTemporaryDir>

using namespace Qt::StringLiterals;
using namespace keyway::test;

class TestCliScenarios : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void list_tellsEveryScenarioWithItsSettings()
    {
        const Ran json = run({u"practice"_s, u"--list"_s, u"--json"_s});
        QVERIFY_EXIT(json, 0);
        const Ran people = run({u"practice"_s, u"--list"_s});
        int scenarios = 0;
        for (const QJsonObject &scenario : json.documents()) {
            if (scenario.value("kind"_L1) != "scenario"_L1)
                continue;
            ++scenarios;
            for (const char *member : {"id", "title", "story"}) {
                const QByteArray text = scenario.value(QLatin1String(member)).toString().toUtf8();
                QVERIFY2(!text.isEmpty() && people.out.contains(text), member);
            }
            const QJsonObject settings = scenario.value("settings"_L1).toObject();
            for (auto each = settings.begin(); each != settings.end(); ++each)
                QVERIFY(people.out.contains((each.key() + u'=' + each.value().toString()).toUtf8()));
        }
        QVERIFY(scenarios >= 25);
    }

    void scenario_givesItsAnswerAndTellsItsStory_data()
    {
        QTest::addColumn<QStringList>("more");
        QTest::addColumn<int>("exit");
        QTest::addColumn<QString>("error");
        QTest::addColumn<QString>("topic");
        QTest::newRow("fresh-and-working") << QStringList() << 0 << QString() << QString();
        QTest::newRow("worked-for-weeks") << QStringList() << 1 << u"invalid_grant"_s << u"policies"_s;
        QTest::newRow("app-made-again") << QStringList() << 1 << u"invalid_client_id"_s << u"app"_s;
        QTest::newRow("object-rights-missing") << QStringList() << 1 << QString() << u"user"_s;
        QTest::newRow("consumer-secret-changed") << QStringList() << 1 << QString() << u"consumer-key"_s;
        QTest::newRow("user-frozen") << QStringList{u"--set"_s, u"user=active"_s} << 0 << QString()
                                     << QString(); // --set wins
    }
    void scenario_givesItsAnswerAndTellsItsStory()
    {
        QFETCH(QStringList, more);
        QFETCH(int, exit);
        QFETCH(QString, error);
        QFETCH(QString, topic);
        const QString id = QString::fromLatin1(QTest::currentDataTag());
        Reproducing practice({}, QStringList{u"--scenario"_s, id} + more);
        QCOMPARE(practice.account.value("scenario"_L1).toString(), id);
        const QByteArray said = practice.saidSoFar();
        QVERIFY2(said.contains("Scenario " + id.toUtf8() + ": "), said.constData());
        const Ran checked = run(practice.whatToTry() + QStringList{u"--json"_s});
        QVERIFY_EXIT(checked, exit);
        const QJsonObject report = checked.document();
        if (!error.isEmpty())
            QCOMPARE(report.value("answer"_L1)[u"error"_s].toString(), error);
        if (!topic.isEmpty())
            QCOMPARE(report.value("diagnosis"_L1)[u"hypotheses"_s][0][u"topic"_s].toString(), topic);
    }

    void choices_standInTheConnectionFile_data()
    {
        QTest::addColumn<QStringList>("arguments");
        QTest::newRow("set") << QStringList{u"--set"_s, u"environment=sandbox"_s};
        QTest::newRow("set, with a guide")
            << QStringList{u"--set"_s, u"environment=sandbox"_s, u"--guide"_s, u"nango"_s};
        QTest::newRow("set before a breaking one")
            << QStringList{u"--scenario"_s, u"fresh-and-working"_s, u"--set"_s, u"environment=sandbox"_s};
    }
    void choices_standInTheConnectionFile()
    {
        QFETCH(QStringList, arguments);
        Reproducing practice({}, arguments);
        QCOMPARE(practice.account.value("host"_L1).toString(), u"practice--dev.sandbox.my.salesforce.com"_s);
        QCOMPARE(practice.account.value("administrator"_L1).toString(), u"admin@practice.example.dev"_s);
        const QByteArray file = contentOf(practice.account.value("connectionFile"_L1).toString());
        QVERIFY2(file.contains("integration@practice.example.dev"), file.constData());
        const Ran checked = run(practice.whatToTry());
        QVERIFY_EXIT(checked, 0);
    }

    void appKind_ofTheCommandLineWinsOverTheGuides()
    {
        Reproducing practice(
            {}, {u"--guide"_s, u"connected-app"_s, u"--set"_s, u"app-kind=external-client-app"_s});
        const Ran checked = run(practice.whatToTry() + QStringList{u"--json"_s});
        QVERIFY_EXIT(checked, 1);
        QCOMPARE(checked.document().value("answer"_L1)[u"error"_s].toString(), u"app_not_found"_s);
    }

    void administrator_isAnotherUserWhoGetsIn()
    {
        Reproducing practice({}, {u"--scenario"_s, u"set-not-assigned"_s});
        const Ran checked =
            run(practice.whatToTry() + QStringList{u"--other-user"_s,
                                                   practice.account.value("administrator"_L1).toString(),
                                                   u"--json"_s});
        QVERIFY_EXIT(checked, 1);
        const QJsonObject evidence = checked.document().value("diagnosis"_L1).toObject();
        QVERIFY2(checked.out.contains("granted"), checked.told().constData());
        QVERIFY(!evidence.isEmpty());
    }

    void reproduce_ofMissingRightsAsksForTheSameObjects()
    {
        QTemporaryDir folder;
        const QString file = folder.filePath(u"rights.keywaycase"_s);
        {
            Reproducing customer({}, {u"--scenario"_s, u"object-rights-missing"_s});
            const Ran checked = run(customer.whatToTry() + QStringList{u"--save-case"_s, file});
            QVERIFY_EXIT(checked, 1);
        }
        Reproducing practice({}, {u"--reproduce"_s, file});
        QCOMPARE(practice.account.value("scenario"_L1).toString(), u"object-rights-missing"_s);
        QVERIFY(contentOf(practice.account.value("connectionFile"_L1).toString()).contains("\"Account\""));
        const Ran checked = run(practice.whatToTry() + QStringList{u"--json"_s});
        QVERIFY_EXIT(checked, 1);
        QCOMPARE(checked.document().value("diagnosis"_L1)[u"hypotheses"_s][0][u"topic"_s].toString(),
                 u"user"_s);
    }

    void reproduce_namesItsScenario()
    {
        Reproducing practice(R"({"error":"unsupported_grant_type",)"
                             R"("error_description":"grant type not supported"})",
                             {});
        QCOMPARE(practice.account.value("scenario"_L1).toString(), u"flow-never-enabled"_s);
        const QByteArray said = practice.end();
        QVERIFY2(said.contains("This is the scenario flow-never-enabled: "), said.constData());
        QVERIFY2(said.contains("template that we use"), said.constData()); // its story
    }
};

QTEST_GUILESS_MAIN(TestCliScenarios)
#include "tst_cli_scenarios.moc"
