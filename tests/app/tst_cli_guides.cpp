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

    void shippedGuide_isGood_data()
    {
        QTest::addColumn<QString>("id");
        const QStringList ids =
            QDir(u"" KEYWAY_SOURCE_DIR "/resources/guides"_s).entryList(QDir::Dirs | QDir::NoDotAndDotDot);
        QVERIFY(ids.size() >= 4);
        for (const QString &id : ids)
            QTest::newRow(qPrintable(id)) << id;
    }
    void shippedGuide_isGood()
    {
        QFETCH(QString, id);
        const QString folder = u"" KEYWAY_SOURCE_DIR "/resources/guides/"_s + id;
        const Ran ran = run({u"guides"_s, u"--validate"_s, folder, u"--json"_s});
        QVERIFY_EXIT(ran, 0);
        QCOMPARE(ran.document().value("id"_L1).toString(), id);
    }

    void mistake_isToldWithFileLineAndReason_data()
    {
        QTest::addColumn<QByteArray>("before");
        QTest::addColumn<QByteArray>("after");
        QTest::addColumn<QString>("reason");
        QTest::addColumn<int>("up"); // how far above the planted line it is told
        // What is missing has no line of its own: its object's first line is told.
        const auto row = [](const char *name, const char *before, const char *after, const char *reason,
                            int up = 0) {
            QTest::newRow(name) << QByteArray(before) << QByteArray(after) << QString::fromUtf8(reason) << up;
        };
        row("trailing comma", "\"setupNode\": \"OrgDomain\",\n      \"warnings\"",
            "\"setupNode\": \"OrgDomain\",,\n      \"warnings\"", "no valid JSON");
        row("comma forgotten", "\"title\": \"Ampersand\",", "\"title\": \"Ampersand\"", "no valid JSON", -1);
        row("member missing", "      \"kind\": \"keyPair\",\n", "", "“kind” is missing", 5);
        row("wrong type", "\"number\": 3", "\"number\": \"three\"", "“number” must be a number, not a text");
        row("list instead of a text", "\"destination\": \"Ampersand\"", "\"destination\": [\"Ampersand\"]",
            "“destination” must be a text, not a list");
        row("number out of order", "\"number\": 3", "\"number\": 33", "this is step 3, but its number is 33");
        row("unknown member", "\"destination\"", "\"destinaton\"", "unknown member “destinaton”");
        row("member given twice", "\"title\": \"Ampersand\",",
            "\"title\": \"Ampersand\",\n\"title\": \"Again\",", "“title” is given twice", -1);
        row("unknown control", "\"control\": \"upload\"", "\"control\": \"file\"",
            "“file” is no value of “control”");
        row("id of another instruction", "\"id\": \"app.new\"", "\"id\": \"app.log-in\"",
            "the id “app.log-in” is used in line");
        row("unknown topic", "[\"preauthorization\"]", "[\"preauth\"]", "unknown topic “preauth”");
        row("topic twice", "[\"policies\"]", "[\"policies\", \"app\"]",
            "the topic “app” is covered by step 2 already");
        row("state of a field", "\"value\": \"Local\"", "\"value\": \"Local\",\n \"checked\": true",
            "“checked” goes with the control “checkBox” only", -1);
        row("value missing", ",\n          \"value\": \"Local\"", "", "“value” is missing: a choice needs it",
            6);
        row("Setup page with its path", "\"setupNode\": \"OrgDomain\"",
            "\"setupNode\": \"/setup/OrgDomain/home\"", "“/setup/OrgDomain/home” is no Setup node");
        row("word of the profile", "\"subdomainText\"", "\"bySubdomain\"",
            "“bySubdomain” is no value of “audienceRule”");
        row("lifetime", "\"lifetimeSeconds\": 180", "\"lifetimeSeconds\": 0", "whole number from 1 to 86400");
        row("unknown call", "[\"userinfo\", \"rest\"", "[\"userinfo\", \"graphql\"",
            "“graphql” is no value of “callsAfterToken”");
        row("unknown field of the form", "\"id\": \"subdomain\"", "\"id\": \"workspace\"",
            "unknown field “workspace”");
        row("note without its confidence", "\"note\": \"Inferred: a self-signed", "\"note\": \"A self-signed",
            "“note” must begin with how sure we are");
        row("empty text", "\"destination\": \"Ampersand\"", "\"destination\": \" \"",
            "“destination” is empty");
    }
    void mistake_isToldWithFileLineAndReason()
    {
        QFETCH(QByteArray, before);
        QFETCH(QByteArray, after);
        QFETCH(QString, reason);
        QFETCH(int, up);
        QVERIFY2(m_good.contains(before),
                 before.constData()); // else the guide has changed and this test is blind
        const qsizetype place = m_good.indexOf(before);
        const QString folder = guideFolder(QByteArray(m_good).replace(place, before.size(), after));
        const Ran ran = run({u"guides"_s, u"--validate"_s, folder, u"--json"_s});
        QVERIFY_EXIT(ran, 2);
        const QJsonArray mistakes = ran.document().value("mistakes"_L1).toArray();
        QVERIFY2(!mistakes.isEmpty(), ran.told().constData());
        const int line = int(m_good.left(place).count('\n')) + 1;
        bool told = false;
        for (const QJsonValue &entry : mistakes) {
            const QString file = entry["file"_L1].toString();
            const int at = entry["line"_L1].toInt();
            QCOMPARE(file, folder + u"/guide.json"_s);
            const QString inWords = u"%1:%2: %3"_s.arg(file).arg(at).arg(entry["reason"_L1].toString());
            QVERIFY2(ran.err.contains(inWords.toUtf8()), ran.told().constData());
            told = told || (entry["reason"_L1].toString().contains(reason) && at == line - up);
        }
        QVERIFY2(told, ("line " + QByteArray::number(line) + ": " + ran.told()).constData());
        QVERIFY2(run({u"guides"_s, u"--validate"_s, folder}).out.isEmpty(),
                 "mistakes belong to standard error");
    }

    /// Adding a guide: copy a folder, change words, and it is there.
    void ownGuide_appearsWithoutARebuild_data()
    {
        QTest::addColumn<bool>("option");
        QTest::newRow("--guides DIR") << true;
        QTest::newRow("the person's own folder") << false;
    }
    void ownGuide_appearsWithoutARebuild()
    {
        QFETCH(bool, option);
#ifndef Q_OS_LINUX
        if (!option)
            QSKIP("where a person's data is can be told by the environment on Linux only");
#endif
        QTemporaryDir data;
        const QString guides = data.filePath(option ? u"mine"_s : u"Keyway/guides"_s);
        QVERIFY(QDir().mkpath(guides + u"/acme"_s) && QDir().mkpath(guides + u"/broken"_s));
        QByteArray own = m_good;
        own.replace("\"id\": \"ampersand\"", "\"id\": \"acme\"")
            .replace("\"title\": \"Ampersand\"", "\"title\": \"Acme\"");
        writeText(guides + u"/acme/guide.json"_s, own);
        writeText(guides + u"/broken/guide.json"_s,
                  QByteArray(own).replace("\"number\": 3", "\"number\": 4"));
        QProcessEnvironment environment = plainEnvironment();
        if (!option)
            environment.insert(u"XDG_DATA_HOME"_s, data.path());
        const QStringList more = option ? QStringList{u"--guides"_s, guides} : QStringList{};

        const Ran ran = run(QStringList{u"guides"_s, u"--json"_s} + more, {}, environment);
        QVERIFY_EXIT(ran, 0);
        QStringList ids;
        for (const QJsonObject &guide : ran.documents())
            ids << guide.value("id"_L1).toString();
        QCOMPARE(ids, (QStringList{u"ampersand"_s, u"connected-app"_s, u"external-client-app"_s, u"nango"_s,
                                   u"acme"_s}));
        const QByteArray mistake = (guides + u"/broken/guide.json:"_s).toUtf8();
        QVERIFY2(ran.err.contains(mistake) && ran.err.contains("its number is 4"), ran.told().constData());

        const Ran domain = run(QStringList{u"domain"_s, u"--guide"_s, u"acme"_s, u"--json"_s} + more +
                                   QStringList{u"--"_s, u"x--y.sandbox"_s},
                               {}, environment);
        QVERIFY_EXIT(domain, 0);
        QCOMPARE(domain.document().value("audience"_L1).toString(), u"https://test.salesforce.com"_s);
    }

    void missingFolderOfGuides_isTold_theRestWorks()
    {
        const QString missing = m_folder.filePath(u"no-such-folder"_s);
        const Ran ran = run({u"guides"_s, u"--guides="_s + missing});
        QVERIFY_EXIT(ran, 0);
        QVERIFY2(ran.err.contains(missing.toUtf8()) && ran.out.contains("nango"), ran.told().constData());
        QVERIFY_EXIT(run({u"guides"_s, u"--guides"_s}), 2);
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
