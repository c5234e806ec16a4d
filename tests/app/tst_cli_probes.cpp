// SPDX-FileCopyrightText: 2026 The Keyway authors
// SPDX-License-Identifier: Apache-2.0

#include "tests/app/Practice.h"

#include <QRegularExpression>

using namespace Qt::StringLiterals;
using namespace keyway::test;

/// More evidence from the command line: only when it is asked for, and only after a refusal.
class TestCliProbes : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void grid_hasFiveCells()
    {
        const Practice practice({u"audience=my-domain-only"_s});
        const Ran ran = run({u"check"_s, practice.file(), u"--grid"_s, u"--json"_s});
        QVERIFY_EXIT(ran, 1);
        const QJsonArray grid = ran.document().value("grid"_L1).toArray();
        QVERIFY2(grid.size() == 5, ran.told().constData());
        QStringList granted;
        for (const QJsonValue &entry : grid) {
            const QJsonObject cell = entry.toObject();
            QCOMPARE(cell.keys(), (QStringList{u"audience"_s, u"description"_s, u"error"_s, u"granted"_s,
                                               u"host"_s, u"status"_s, u"transport"_s}));
            const bool refused =
                cell.value("status"_L1).toInt() >= 400 || !cell.value("transport"_L1).toString().isEmpty();
            QVERIFY(cell.value("granted"_L1).toBool() != refused);
            if (!refused)
                granted << cell.value("audience"_L1).toString();
        }
        QCOMPARE(granted, QStringList{u"https://practice.my.salesforce.com"_s});
        const Ran people = run({u"check"_s, practice.file(), u"--grid"_s});
        QCOMPARE(people.out.count("  aud "), 5);
    }

    void probes_areAskedTogether_andChangeTheDiagnosis()
    {
        const Practice practice({u"app=other-org"_s});
        const Ran plain = run({u"check"_s, practice.file(), u"--json"_s});
        QVERIFY_EXIT(plain, 1);
        QVERIFY(!plain.document().contains("probes"_L1) && !plain.document().contains("changes"_L1));
        const QStringList arguments{u"check"_s,        practice.file(),
                                    u"--grid"_s,       u"--throw-away-key"_s,
                                    u"--other-user"_s, u"admin@practice.example"_s};
        const Ran ran = run(arguments + QStringList{u"--json"_s});
        QVERIFY_EXIT(ran, 1);
        QStringList kinds;
        const QJsonArray probes = ran.document().value("probes"_L1).toArray();
        for (const QJsonValue &entry : probes) {
            const QJsonObject probe = entry.toObject();
            kinds << probe.value("kind"_L1).toString();
            QCOMPARE(probe.value("error"_L1).toString(), u"app_not_found"_s);
            const bool otherUser = kinds.last() == "other-user"_L1;
            QCOMPARE(probe.value("username"_L1).toString(),
                     otherUser ? u"admin@practice.example"_s : u"integration@practice.example"_s);
        }
        QCOMPARE(kinds, (QStringList{u"grid"_s, u"grid"_s, u"grid"_s, u"grid"_s, u"grid"_s,
                                     u"throw-away-key"_s, u"other-user"_s}));
        static const QRegularExpression secret(u"eyJ[\\w-]{8}|00D\\w+!|PRIVATE KEY-"_s);
        QVERIFY(!secret.match(QString::fromUtf8(ran.out + ran.err)).hasMatch());
        const QJsonArray changes = ran.document().value("changes"_L1).toArray();
        QVERIFY2(!changes.isEmpty() && changes.first().toString().size() > 20, ran.told().constData());
        const Ran people = run(arguments);
        QVERIFY_EXIT(people, 1);
        const QByteArray verdict =
            ran.document().value("diagnosis"_L1).toObject().value("verdict"_L1).toString().toUtf8();
        for (const QByteArray &line :
             {QByteArray("  aud "), QByteArray("with a key that Salesforce cannot"),
              QByteArray("for admin@practice.example"), verdict, changes.first().toString().toUtf8()})
            QVERIFY2(people.out.contains(line), (line + '\n' + people.told()).constData());
    }

    void probes_areNotAsked_withoutARefusal_data()
    {
        QTest::addColumn<QString>("setting");
        QTest::addColumn<int>("exit");
        QTest::newRow("it works") << u"certificate=uploaded"_s << 0;
        QTest::newRow("no answer") << u"network=reset"_s << 3;
        QTest::newRow("refused after the token") << u"api-enabled=no"_s << 1;
    }
    void probes_areNotAsked_withoutARefusal()
    {
        QFETCH(QString, setting);
        QFETCH(int, exit);
        Practice practice({setting});
        const Ran ran = run({u"check"_s, practice.file(), u"--grid"_s, u"--throw-away-key"_s,
                             u"--other-user"_s, u"admin@practice.example"_s, u"--json"_s});
        QVERIFY_EXIT(ran, exit);
        for (const QString &name : {u"grid"_s, u"probes"_s, u"changes"_s})
            QVERIFY2(!ran.document().contains(name), ran.told().constData());
        practice.end();
        QVERIFY2(practice.printed().count("POST ") <= 1, practice.printed().constData());
    }

    void theUserOfTheConnection_isNoOtherUser()
    {
        const Practice practice({u"user=inactive"_s});
        const Ran ran = run(
            {u"check"_s, practice.file(), u"--other-user"_s, u"Integration@practice.example"_s, u"--json"_s});
        QVERIFY_EXIT(ran, 1);
        QVERIFY2(ran.err.contains("Integration@practice.example") ||
                     ran.err.contains("integration@practice.example"),
                 ran.told().constData());
        QVERIFY(!ran.document().contains("probes"_L1));
        QCOMPARE(ran.documents().size(), 1);
    }

    void whatIsKnownOfThePast_countsInTheDiagnosis()
    {
        const Practice practice({u"app=other-org"_s});
        const auto first = [&](const QStringList &options) {
            const Ran ran = run(QStringList{u"check"_s, practice.file(), u"--json"_s} + options);
            return ran.document()
                .value("diagnosis"_L1)
                .toObject()
                .value("hypotheses"_L1)
                .toArray()
                .first()
                .toObject()
                .value("title"_L1)
                .toString();
        };
        const QString unsaid = first({});
        QVERIFY(!unsaid.isEmpty());
        QVERIFY(first({u"--just-created"_s}) != unsaid);
        QVERIFY(!first({u"--worked-before"_s, u"--sandbox-refreshed"_s}).isEmpty());
    }
};

QTEST_GUILESS_MAIN(TestCliProbes)
#include "tst_cli_probes.moc"
