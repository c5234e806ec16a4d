// SPDX-FileCopyrightText: 2026 The Keyway authors
// SPDX-License-Identifier: Apache-2.0

#include "tests/app/Cli.h"

#include <QTemporaryDir>

using namespace Qt::StringLiterals;
using namespace keyway::test;

class TestCliUpkeep : public QObject
{
    Q_OBJECT

    QTemporaryDir m_folder;

    QString connection(QJsonObject values = {}) const
    {
        values.insert(u"version"_s, 1);
        if (!values.contains("guide"_L1))
            values.insert(u"guide"_s, u"ampersand"_s);
        return writeText(m_folder.filePath(u"acme.keyway"_s), QJsonDocument(values).toJson());
    }
    QString sandbox() const
    {
        return connection(
            {{u"username"_s, u"integration@acme.com.dev"_s}, {u"domain"_s, u"acme--dev.sandbox"_s}});
    }

private Q_SLOTS:
    void rotate_printsTheOrderOfWork()
    {
        const QString file = sandbox();
        const QByteArray before = contentOf(file);
        const Ran ran = run({u"upkeep"_s, file, u"--rotate"_s});
        QVERIFY_EXIT(ran, 0);
        const auto upload = ran.out.indexOf("Upload the new certificate");
        const auto destination = ran.out.indexOf("Give Ampersand the new key");
        const auto away = ran.out.indexOf("Put the old key away");
        QVERIFY2(ran.out.startsWith("1. ") && 0 < upload && upload < destination && destination < away,
                 ran.told().constData());
        QVERIFY(ran.out.contains("one certificate") && ran.out.contains("“Private Key”"));
        QVERIFY(!ran.out.contains("{{"));
        QVERIFY(ran.err.isEmpty());
        const Ran json = run({u"upkeep"_s, file, u"--rotate"_s, u"--json"_s});
        QVERIFY_EXIT(json, 0);
        const QJsonArray steps = json.document().value("steps"_L1).toArray();
        QVERIFY(steps.size() >= 6);
        for (const QJsonValue &each : steps) {
            const QJsonObject step = each.toObject();
            QVERIFY(!step.value("id"_L1).toString().isEmpty() &&
                    !step.value("title"_L1).toString().isEmpty());
            QVERIFY(!step.value("actions"_L1).toArray().isEmpty());
            QCOMPARE(step.value("topic"_L1).isNull(), step.value("step"_L1).isNull());
        }
        QCOMPARE(contentOf(file), before);
    }

    void refresh_proposesNameAndAddress()
    {
        const Ran ran = run({u"upkeep"_s, sandbox(), u"--sandbox-refresh"_s, u"full"_s});
        QVERIFY_EXIT(ran, 0);
        QVERIFY2(ran.out.contains("integration@acme.com.full") && ran.out.contains("acme--full.sandbox"),
                 ran.told().constData());
        QVERIFY(!ran.out.contains("{{"));
        const Ran json = run({u"upkeep"_s, sandbox(), u"--sandbox-refresh"_s, u"full"_s, u"--json"_s});
        QCOMPARE(json.document().value("username"_L1).toString(), u"integration@acme.com.full"_s);
        QCOMPARE(json.document().value("usernameIsGuess"_L1), QJsonValue(false));
        QCOMPARE(json.document().value("subdomain"_L1).toString(), u"acme--full.sandbox"_s);
        QVERIFY(!json.document().value("steps"_L1).toArray().isEmpty());
    }

    void badUse_isRefusedWithAWayOut_data()
    {
        QTest::addColumn<QStringList>("arguments");
        QTest::addColumn<QJsonObject>("values");
        QTest::addColumn<QString>("id");
        const QJsonObject good{{u"username"_s, u"i@acme.com.dev"_s}, {u"domain"_s, u"acme--dev.sandbox"_s}};
        const auto with = [&](const QString &name, const QString &value) {
            QJsonObject values = good;
            values.insert(name, value);
            return values;
        };
        const QStringList refresh{u"--sandbox-refresh"_s, u"full"_s};
        QTest::newRow("neither") << QStringList{} << good << u"usage.upkeep-mode"_s;
        QTest::newRow("both") << QStringList{u"--rotate"_s} + refresh << good << u"usage.upkeep-mode"_s;
        QTest::newRow("two files") << QStringList{u"--rotate"_s, u"more.keyway"_s} << good
                                   << u"usage.one-file"_s;
        QTest::newRow("bad sandbox") << QStringList{u"--sandbox-refresh"_s, u"my-box"_s} << good
                                     << u"upkeep.sandbox-name"_s;
        QTest::newRow("no domain") << refresh << with(u"domain"_s, QString()) << u"upkeep.not-a-domain"_s;
        QTest::newRow("developer org")
            << refresh << with(u"domain"_s, u"acme-dev-ed.develop"_s) << u"upkeep.not-a-domain"_s;
        QTest::newRow("no username") << refresh << with(u"username"_s, QString()) << u"username.empty"_s;
        QTest::newRow("no guide") << refresh << with(u"guide"_s, u"nope"_s) << u"guide.unknown"_s;
    }
    void badUse_isRefusedWithAWayOut()
    {
        QFETCH(QStringList, arguments);
        QFETCH(QJsonObject, values);
        const QString file = connection(values);
        const Ran ran = run(QStringList{u"upkeep"_s, file} + arguments);
        QVERIFY_EXIT(ran, 2);
        QVERIFY2(isHelpful(ran, QString()) && ran.out.isEmpty() && !ran.err.contains("{{"),
                 ran.told().constData());
        const Ran json = run(QStringList{u"upkeep"_s, file, u"--json"_s} + arguments);
        QTEST(json.document().value("problem"_L1).toObject().value("id"_L1).toString(), "id");
    }

    void fileThatIsNotThere_isNamed()
    {
        const Ran ran = run({u"upkeep"_s, u"nothing.keyway"_s, u"--rotate"_s});
        QVERIFY_EXIT(ran, 2);
        QVERIFY2(isHelpful(ran, u"nothing.keyway"_s), ran.told().constData());
    }
};

QTEST_GUILESS_MAIN(TestCliUpkeep)
#include "tst_cli_upkeep.moc"
