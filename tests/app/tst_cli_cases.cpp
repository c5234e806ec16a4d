// SPDX-FileCopyrightText: 2026 The Keyway authors
// SPDX-License-Identifier: Apache-2.0

#include "tests/app/Practice.h"

#include <QTemporaryDir>

using namespace Qt::StringLiterals;
using namespace keyway::test;

/// A support engineer's way with cases on the command line.
class TestCliCases : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void aSavedCase_isExplainedOffline_asItWasTested()
    {
        const QString path = m_folder.filePath(u"a.keyway-case.json"_s);
        QJsonObject tested;
        {
            Practice practice({u"user=inactive"_s});
            const Ran ran = run({u"check"_s, practice.file(), u"--save-case"_s, path, u"--json"_s});
            QVERIFY_EXIT(ran, 1);
            tested = ran.document().value("diagnosis"_L1).toObject();
            const QByteArray key = contentOf(practice.value("privateKeyFile")).split('\n').value(3);
            QVERIFY(key.size() > 40 && !contentOf(path).contains(key));
            QVERIFY(!contentOf(path).contains(practice.folder().toUtf8()));
        } // neither the org nor the key is there any more
        const Ran ran = run({u"explain"_s, path, u"--json"_s});
        QVERIFY_EXIT(ran, 0);
        const QJsonObject document = ran.document();
        QCOMPARE(document.value("source"_L1).toString(), u"keyway-case"_s);
        QCOMPARE(document.value("error"_L1).toString(), u"invalid_grant"_s);
        QCOMPARE(document.value("description"_L1).toString(), u"inactive user"_s);
        QCOMPARE(document.value("diagnosis"_L1).toObject(), tested);
    }

    void twoCases_tellWhatChanged()
    {
        const QString before = m_folder.filePath(u"before.json"_s);
        const QString after = m_folder.filePath(u"after.json"_s);
        const Practice practice({u"certificate=missing"_s});
        run({u"check"_s, practice.file(), u"--save-case"_s, before});
        const QString changed =
            practice.changedFile(u"other.keyway"_s, {{u"username"_s, u"other@practice.example"_s}});
        const Ran tested = run({u"check"_s, changed, u"--save-case"_s, after});
        QVERIFY_EXIT(tested, 1);
        const Ran ran = run({u"explain"_s, after, u"--since"_s, before, u"--json"_s});
        QVERIFY_EXIT(ran, 0);
        const QJsonArray changes = ran.document().value("changes"_L1).toArray();
        QVERIFY2(!changes.isEmpty(), ran.told().constData());
        QVERIFY2(QJsonDocument(changes).toJson().contains("other@practice.example"), ran.told().constData());
        const Ran none = run({u"explain"_s, after, u"--since"_s, after, u"--json"_s});
        QVERIFY2(none.document().value("changes"_L1).toArray().isEmpty(), none.told().constData());
    }

    void aReply_isWrittenForACaseAndForAText()
    {
        const Ran ran = run({u"explain"_s, u"--reply"_s, u"--json"_s},
                            "{\"error\":\"invalid_app_access\",\"error_description\":\"user is not admin "
                            "approved to access this app\"}");
        QVERIFY_EXIT(ran, 0);
        const QString reply = ran.document().value("reply"_L1).toString();
        QVERIFY2(reply.contains(u"step 6"_s, Qt::CaseInsensitive), ran.told().constData());
        QVERIFY(!run({u"explain"_s, u"--json"_s}, "invalid_app_access").document().contains("reply"_L1));
    }

    void aCase_isReproduced()
    {
        const QString path = m_folder.filePath(u"again.json"_s);
        {
            const Practice practice({u"ip-relaxation=enforced"_s});
            run({u"check"_s, practice.file(), u"--save-case"_s, path});
        }
        QProcess process;
        process.setProcessEnvironment(plainEnvironment());
        process.start(QStringLiteral(KEYWAY_CLI), {u"practice"_s, u"--reproduce"_s, path});
        while (!process.canReadLine() && process.waitForReadyRead(60'000)) {
        }
        const QJsonObject line = QJsonDocument::fromJson(process.readLine()).object();
        const Ran ran = run({u"check"_s, line.value("connectionFile"_L1).toString(), u"--json"_s});
        QVERIFY_EXIT(ran, 1);
        QCOMPARE(ran.document().value("answer"_L1).toObject().value("description"_L1).toString(),
                 u"ip restricted"_s);
        process.terminate();
        QVERIFY(process.waitForFinished(60'000));
    }

    void badInput_isRefusedWithItsReason_data()
    {
        QTest::addColumn<QStringList>("arguments");
        QTest::addColumn<QByteArray>("content");
        QTest::newRow("broken case") << QStringList{u"explain"_s} << QByteArray("{\"keywayCase\": 1}");
        QTest::newRow("newer case") << QStringList{u"explain"_s} << QByteArray("{\"keywayCase\": 99}");
        QTest::newRow("since without a case")
            << QStringList{u"explain"_s, u"--since"_s, u"x"_s} << QByteArray("invalid_grant");
        QTest::newRow("broken case to reproduce")
            << QStringList{u"practice"_s, u"--reproduce"_s} << QByteArray("{\"keywayCase\": 1}");
    }
    void badInput_isRefusedWithItsReason()
    {
        QFETCH(QStringList, arguments);
        QFETCH(QByteArray, content);
        const QString path = writeText(m_folder.filePath(u"bad.json"_s), content);
        const Ran ran = run(arguments + QStringList{path});
        QVERIFY_EXIT(ran, 2);
        QVERIFY2(isHelpful(ran, QString()), ran.told().constData());
    }

private:
    QTemporaryDir m_folder;
};

QTEST_GUILESS_MAIN(TestCliCases)
#include "tst_cli_cases.moc"
