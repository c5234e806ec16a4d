// SPDX-FileCopyrightText: 2026 The Keyway authors
// SPDX-License-Identifier: Apache-2.0

#include "tests/app/Cli.h"

#include <QDir>
#include <QTemporaryDir>

using namespace Qt::StringLiterals;
using namespace keyway::test;

class TestCliGuides : public QObject
{
    Q_OBJECT

    QTemporaryDir m_folder;
    QByteArray m_good = contentOf(u"" KEYWAY_SOURCE_DIR "/resources/guides/ampersand/guide.json"_s);

    QString guideFolder(const QByteArray &json)
    {
        const QDir folder(m_folder.filePath(QString::fromLatin1(QTest::currentTestFunction())));
        folder.mkpath(u"."_s);
        writeText(folder.filePath(u"guide.json"_s), json);
        return folder.path();
    }

private Q_SLOTS:
    void initTestCase() { QVERIFY(m_good.size() > 1000); }

    void list_hasEveryStepWithItsTopics()
    {
        const Ran ran = run({u"guides"_s, u"--json"_s});
        QVERIFY_EXIT(ran, 0);
        bool found = false;
        const QList<QJsonObject> documents = ran.documents();
        for (const QJsonObject &guide : documents) {
            QVERIFY(!guide.value("id"_L1).toString().isEmpty() &&
                    !guide.value("title"_L1).toString().isEmpty());
            const QJsonArray steps = guide.value("steps"_L1).toArray();
            QVERIFY(!steps.isEmpty());
            QStringList topics;
            for (qsizetype i = 0; i < steps.size(); ++i) {
                const QJsonObject step = steps.at(i).toObject();
                QCOMPARE(step.value("number"_L1).toInt(), int(i) + 1);
                QVERIFY(!step.value("title"_L1).toString().isEmpty());
                const QJsonArray covered = step.value("topics"_L1).toArray();
                for (const QJsonValue &topic : covered)
                    topics << topic.toString();
            }
            if (guide.value("id"_L1).toString() != u"ampersand"_s)
                continue;
            found = true;
            QCOMPARE(topics, (QStringList{u"key"_s, u"app"_s, u"consumer-key"_s, u"policies"_s, u"user"_s,
                                          u"preauthorization"_s, u"domain"_s}));
        }
        QVERIFY(found);
        QVERIFY(run({u"guides"_s}).out.contains("  7. "));
    }

    void shippedGuide_isGood()
    {
        const Ran ran = run({u"guides"_s, u"--validate"_s, guideFolder(m_good), u"--json"_s});
        QVERIFY_EXIT(ran, 0);
        QCOMPARE(ran.document().value("id"_L1).toString(), u"ampersand"_s);
    }

    void mistake_isToldWithFileLineAndReason_data()
    {
        QTest::addColumn<QByteArray>("before");
        QTest::addColumn<QByteArray>("after");
        QTest::addColumn<QString>("reason");
        QTest::newRow("broken JSON") << QByteArray("\"title\": \"Ampersand\",")
                                     << QByteArray("\"title\": \"Ampersand\"") << QString();
        QTest::newRow("unknown topic")
            << QByteArray("\"preauthorization\"") << QByteArray("\"preauth\"") << u"preauth"_s;
        QTest::newRow("step number") << QByteArray("\"number\": 3") << QByteArray("\"number\": 33")
                                     << QString();
        QTest::newRow("unknown member")
            << QByteArray("\"destination\"") << QByteArray("\"destinaton\"") << u"destinaton"_s;
        QTest::newRow("wrong type") << QByteArray("\"number\": 3") << QByteArray("\"number\": \"three\"")
                                    << u"number"_s;
        QTest::newRow("given twice") << QByteArray("\"title\": \"Ampersand\",")
                                     << QByteArray("\"title\": \"Ampersand\",\n\"title\": \"Again\",")
                                     << u"title"_s;
    }
    void mistake_isToldWithFileLineAndReason()
    {
        QFETCH(QByteArray, before);
        QFETCH(QByteArray, after);
        QFETCH(QString, reason);
        QVERIFY2(m_good.contains(before),
                 before.constData()); // else the guide has changed and this test is blind
        const qsizetype place = m_good.indexOf(before);
        const QString folder = guideFolder(QByteArray(m_good).replace(place, before.size(), after));
        const Ran ran = run({u"guides"_s, u"--validate"_s, folder, u"--json"_s});
        QVERIFY_EXIT(ran, 2);
        const QJsonArray mistakes = ran.document().value("mistakes"_L1).toArray();
        QVERIFY2(!mistakes.isEmpty(), ran.told().constData());
        const int line = int(m_good.left(place).count('\n')) + 1;
        bool atTheLine = false;
        bool named = false;
        for (const QJsonValue &entry : mistakes) {
            const QJsonObject mistake = entry.toObject();
            QVERIFY2(mistake.value("file"_L1).toString().contains(u"guide.json"_s), ran.told().constData());
            QVERIFY(mistake.value("reason"_L1).toString().size() > 5);
            atTheLine = atTheLine || qAbs(mistake.value("line"_L1).toInt() - line) <= 1;
            named = named || mistake.value("reason"_L1).toString().contains(reason);
            const QByteArray at = u":%1"_s.arg(mistake.value("line"_L1).toInt()).toUtf8();
            QVERIFY2(ran.err.contains(at), ran.told().constData());
        }
        QVERIFY2(atTheLine && named, ran.told().constData());
        QVERIFY2(run({u"guides"_s, u"--validate"_s, folder}).out.isEmpty(),
                 "mistakes belong to standard error");
    }

    void folderWithoutAGuide_isRefused_data()
    {
        QTest::addColumn<QString>("folder");
        QTest::newRow("missing") << m_folder.filePath(u"missing"_s);
        QTest::newRow("empty") << QDir(m_folder.path()).filePath(u"."_s);
        QTest::newRow("a file") << u"" KEYWAY_SOURCE_DIR "/resources/guides/ampersand/guide.json"_s;
    }
    void folderWithoutAGuide_isRefused()
    {
        QFETCH(QString, folder);
        const Ran ran = run({u"guides"_s, u"--validate"_s, folder});
        QVERIFY_EXIT(ran, 2);
        QVERIFY2(ran.out.isEmpty() && ran.err.size() > 10, ran.told().constData());
    }
};

QTEST_GUILESS_MAIN(TestCliGuides)
#include "tst_cli_guides.moc"
