// SPDX-FileCopyrightText: 2026 The Keyway authors
// SPDX-License-Identifier: Apache-2.0

#include "tests/app/Cli.h"
#include "tests/core/diagnosis/Cases.h"

#include <QElapsedTimer>
#include <QTemporaryDir>

using namespace Qt::StringLiterals;
using namespace keyway::test;

namespace {

const QByteArray notApproved =
    R"({"error":"invalid_app_access","error_description":"user is not admin approved to access this app"})";

QStringList topicsOf(const QJsonObject &document)
{
    QStringList topics;
    const QJsonArray hypotheses = document.value("diagnosis"_L1).toObject().value("hypotheses"_L1).toArray();
    for (const QJsonValue &hypothesis : hypotheses)
        topics << hypothesis.toObject().value("topic"_L1).toString();
    return topics;
}

} // namespace

class TestCliExplain : public QObject
{
    Q_OBJECT

    QTemporaryDir m_folder;

private Q_SLOTS:
    void knownText_isExplained_fromStandardInputAndFile()
    {
        const QString file = writeText(m_folder.filePath(u"error.txt"_s), notApproved);
        const QList<Ran> runs{run({u"explain"_s, u"--json"_s}, notApproved),
                              run({u"explain"_s, u"-"_s, u"--json"_s}, notApproved),
                              run({u"explain"_s, file, u"--json"_s})};
        for (const Ran &ran : runs) {
            QVERIFY_EXIT(ran, 0);
            QCOMPARE(ran.documents().size(), 1);
            const QJsonObject document = ran.document();
            QCOMPARE(document.value("recognised"_L1), QJsonValue(true));
            QVERIFY(document.value("source"_L1).isString());
            QCOMPARE(document.value("error"_L1).toString(), u"invalid_app_access"_s);
            QVERIFY(document.value("description"_L1).toString().contains("not admin approved"_L1));
            QVERIFY(topicsOf(document).mid(0, 1).contains(u"preauthorization"_s) ||
                    topicsOf(document).mid(0, 1).contains(u"user"_s));
            const QJsonObject diagnosis = document.value("diagnosis"_L1).toObject();
            for (const QString &field : {u"verdict"_s, u"hypotheses"_s, u"ruledOut"_s, u"literal"_s})
                QVERIFY2(diagnosis.contains(field), qPrintable(field));
            const QJsonObject first = diagnosis.value("hypotheses"_L1).toArray().first().toObject();
            for (const QString &field :
                 {u"topic"_s, u"step"_s, u"likelihood"_s, u"title"_s, u"actions"_s, u"tellApart"_s})
                QVERIFY2(first.contains(field), qPrintable(field));
            QVERIFY(first.value("step"_L1).toInt() > 0);
            QVERIFY(!first.value("actions"_L1).toArray().isEmpty());
        }
        const Ran people = run({u"explain"_s, file});
        QVERIFY_EXIT(people, 0);
        QVERIFY2(people.out.contains("[step ") && people.err.isEmpty(), people.told().constData());
    }

    void unknownText_isUndecided_data()
    {
        QTest::addColumn<QByteArray>("text");
        QTest::newRow("a recipe") << QByteArray("Take two eggs and a pound of flour.");
        QTest::newRow("10 MB") << QByteArray(10'000'000, 'x');
        QByteArray binary;
        for (int i = 0; i < 200'000; ++i)
            binary += static_cast<char>(i * 7919 % 256);
        QTest::newRow("binary") << binary;
        QTest::newRow("one NUL") << QByteArray(1, '\0');
    }
    void unknownText_isUndecided()
    {
        QFETCH(QByteArray, text);
        QElapsedTimer timer;
        timer.start();
        const Ran ran = run({u"explain"_s, u"--json"_s}, text);
        QVERIFY_EXIT(ran, 3);
        QCOMPARE(ran.documents().size(), 1);
        QCOMPARE(ran.document().value("recognised"_L1), QJsonValue(false));
        QVERIFY(ran.document().value("diagnosis"_L1).toObject().contains("literal"_L1));
        QVERIFY2(timer.elapsed() < 20'000, qPrintable(QString::number(timer.elapsed())));
        QVERIFY_EXIT(run({u"explain"_s, writeText(m_folder.filePath(u"unknown"_s), text)}), 3);
    }

    void errorInALongLog_isFound()
    {
        QByteArray log;
        for (int i = 0; i < 1000; ++i)
            log += "2026-01-01 12:00:00 INFO nothing to see\n";
        const Ran ran = run({u"explain"_s, u"--json"_s}, log + notApproved + '\n' + log);
        QVERIFY_EXIT(ran, 0);
        QCOMPARE(ran.document().value("error"_L1).toString(), u"invalid_app_access"_s);
    }

    void nothing_isUnusable()
    {
        const QString empty = writeText(m_folder.filePath(u"empty.txt"_s), {});
        const QList<Ran> runs{run({u"explain"_s}),
                              run({u"explain"_s}, " \n\n"),
                              run({u"explain"_s, empty}),
                              run({u"explain"_s, m_folder.filePath(u"missing"_s)}),
                              run({u"explain"_s, m_folder.path()}),
                              run({u"explain"_s, u"a"_s, u"b"_s}),
                              run({u"explain"_s, u"--guide"_s, u"nope"_s}, "x")};
        for (const Ran &ran : runs) {
            QVERIFY_EXIT(ran, 2);
            QVERIFY2(isHelpful(ran, {}) && ran.out.isEmpty(), ran.told().constData());
        }
    }

    void publicCases_leadToTheRightTopic()
    {
        const QList<PublicCase> cases = publicCases(u"error-cases.jsonl"_s);
        QVERIFY(cases.size() >= 103);
        int first = 0;
        int amongThree = 0;
        for (const PublicCase &each : cases) {
            const Ran ran = run({u"explain"_s, u"--json"_s}, each.message.toUtf8());
            QVERIFY2(ran.exit == 0 || ran.exit == 3, ran.told().constData());
            const QStringList topics = topicsOf(ran.document());
            first += each.accepted.contains(topics.value(0));
            amongThree += topics.mid(0, 3).contains(each.topic);
        }
        const auto percent = [&cases](int count) { return 100.0 * count / double(cases.size()); };
        qInfo("explain: accepted topic first %d/%d = %.1f %%, topic among the first three %d/%d = %.1f %%",
              first, int(cases.size()), percent(first), amongThree, int(cases.size()), percent(amongThree));
        QVERIFY(percent(first) >= 85.0);
        QVERIFY(percent(amongThree) >= 95.0);
    }
};

QTEST_GUILESS_MAIN(TestCliExplain)
#include "tst_cli_explain.moc"
