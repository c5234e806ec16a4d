// SPDX-FileCopyrightText: 2026 The Keyway authors
// SPDX-License-Identifier: Apache-2.0

#include "core/guide/Guide.h"
#include "core/guide/JsonLines.h"

#include <QDir>
#include <QFile>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTemporaryDir>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace keyway;

namespace {

/// A small guide without mistakes; the tests plant one mistake each. Lines are counted from 1.
const char smallGuide[] = R"({
 "id": "small",
 "title": "Small",
 "destination": "Small",
 "summary": "A guide.",
 "checkedAgainst": "today",
 "steps": [
  {
   "number": 1,
   "title": "Key",
   "summary": "The key.",
   "topics": ["key", "app", "consumer-key"],
   "kind": "keyPair",
   "instructions": [
    {
     "id": "key.make",
     "page": "Here",
     "control": "checkBox",
     "label": "Make it",
     "checked": true
    }
   ]
  },
  {
   "number": 2,
   "title": "Rest",
   "summary": "The rest.",
   "topics": ["policies", "user", "preauthorization", "domain"],
   "kind": "instructions",
   "instructions": [
    {
     "id": "rest.do",
     "page": "There",
     "control": "field",
     "label": "Name",
     "value": "Me",
     "copyable": true
    }
   ]
  }
 ],
 "profile": {
  "hostRule": "myDomain", "audienceRule": "sameAsHost",
  "lifetimeSeconds": 120,
  "keyFormat": "pem",
  "neededScopes": ["api"],
  "needsOpaqueToken": false
 },
 "handOver": [
  {
   "id": "consumerKey",
   "label": "Key",
   "source": "step 1"
  }
 ]
}
)";

void writeGuide(const QString &folder, const QByteArray &json)
{
    QVERIFY(QDir().mkpath(folder));
    QFile file(folder + u"/guide.json"_s);
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write(json);
}

QString allReasons(const QList<DataError> &errors)
{
    QStringList lines;
    for (const DataError &error : errors)
        lines << error.toString();
    return lines.join(u'\n');
}

} // namespace

class TestGuideReader : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void smallGuide_isReadTyped()
    {
        QTemporaryDir dir;
        writeGuide(dir.path(), smallGuide);
        const auto guide = loadGuide(dir.path());
        QVERIFY2(guide.has_value(), guide ? "" : qPrintable(allReasons(guide.error())));
        QCOMPARE(guide->steps.size(), 2);
        QCOMPARE(guide->steps.at(0).kind, StepKind::KeyPair);
        QCOMPARE(guide->steps.at(0).instructions.at(0).control, ControlKind::CheckBox);
        QCOMPARE(guide->steps.at(0).instructions.at(0).checked, std::optional(true));
        QVERIFY(guide->steps.at(1).instructions.at(0).copyable);
        QCOMPARE(guide->stepForTopic(u"domain"_s)->number, 2);
        QCOMPARE(guide->profile.lifetime, std::chrono::seconds(120));
        QCOMPARE(guide->profile.keyFormat, KeyFormat::Pem);
    }

    void plantedMistake_isReportedWithItsLineAndReason_data()
    {
        QTest::addColumn<QByteArray>("original");
        QTest::addColumn<QByteArray>("planted");
        QTest::addColumn<int>("line");
        QTest::addColumn<QString>("reason");
        const auto row = [](const char *name, const char *original, const char *planted, int line,
                            const char *reason) {
            QTest::newRow(name) << QByteArray(original) << QByteArray(planted) << line
                                << QString::fromUtf8(reason);
        };
        row("unknown member", "\"value\": \"Me\"", "\"value\": \"Me\", \"lable\": \"x\"", 36,
            "unknown member “lable”");
        row("unknown member of the guide", "\"title\": \"Small\"", "\"title\": \"Small\",\n \"colour\": 1", 4,
            "unknown member “colour”");
        row("missing member", "     \"page\": \"There\",\n", "", 31, "“page” is missing");
        row("missing profile member", "  \"keyFormat\": \"pem\",\n", "", 42, "“keyFormat” is missing");
        row("wrong type", "\"label\": \"Name\"", "\"label\": 7", 35, "“label” must be a text, not a number");
        row("wrong type of a flag", "\"copyable\": true", "\"copyable\": \"yes\"", 37,
            "“copyable” must be true or false, not a text");
        row("wrong type of a list", "[\"api\"]", "\"api\"", 46, "“neededScopes” must be a list, not a text");
        row("wrong type in a list", "[\"api\"]", "[\"api\", null]", 46, "must be a text, not null");
        row("unknown control", "\"field\"", "\"slider\"", 34, "“slider” is no value of “control”");
        row("unknown kind of step", "\"keyPair\"", "\"keys\"", 13, "“keys” is no value of “kind”");
        row("unknown topic", "\"user\", ", "\"user\", \"users\", ", 28, "unknown topic “users”");
        row("topic twice", "\"user\", ", "\"user\", \"app\", ", 28,
            "the topic “app” is covered by step 1 already");
        row("topic not covered", "\"user\", ", "", 7, "no step covers the topic “user”");
        row("step number", "\"number\": 2", "\"number\": 3", 25, "this is step 2, but its number is 3");
        row("step number not whole", "\"number\": 2", "\"number\": 2.5", 25, "must be a whole number");
        row("id twice", "\"rest.do\"", "\"key.make\"", 32, "the id “key.make” is used in line 16 already");
        row("audience rule", "\"sameAsHost\"", "\"guess\"", 43, "“guess” is no value of “audienceRule”");
        row("call that the live test does not know", "[\"api\"],",
            "[\"api\"], \"callsAfterToken\": [\"rest\", \"ftp\"],", 46,
            "“ftp” is no value of “callsAfterToken”");
        row("marks missing", "\"sameAsHost\"", "\"subdomainText\"", 42, "“sandboxMarks” is missing");
        row("marks without use", "\"sameAsHost\"", "\"sameAsHost\", \"sandboxMarks\": [\"--\"]", 43,
            "goes with the audience rule “subdomainText” only");
        row("empty text", "\"The rest.\"", "\"  \"", 27, "“summary” is empty");
        row("empty optional text", "\"value\": \"Me\"", "\"value\": \"Me\", \"why\": \"\"", 36,
            "“why” is empty; leave it out");
        row("empty list", "[\"api\"]", "[]", 46, "“neededScopes” is empty");
        row("check box without state", ",\n     \"checked\": true", "", 15, "“checked” is missing");
        row("state of a field", "\"value\": \"Me\"", "\"value\": \"Me\", \"checked\": true", 36,
            "goes with the control “checkBox” only");
        row("field without value", "     \"value\": \"Me\",\n", "", 31, "“value” is missing");
        row("note without its confidence", "\"value\": \"Me\"",
            "\"value\": \"Me\", \"note\": \"Others say No.\"", 36, "“note” must begin with how sure we are");
        row("hand-over field", "\"consumerKey\"", "\"consumerId\"", 51, "unknown field “consumerId”");
        row("host rule", "\"myDomain\"", "\"mydomain\"", 43, "“mydomain” is no value of “hostRule”");
        row("Setup node with path", "\"kind\": \"instructions\"",
            "\"kind\": \"instructions\", \"setupNode\": \"/setup/x\"", 29, "no Setup node");
        row("member twice", "\"title\": \"Rest\"", "\"title\": \"Rest\",\n\"title\": \"Test\"", 27,
            "is given twice");
        row("no object in a list", "  {\n   \"id\": \"consumerKey\"", "  4, {\n   \"id\": \"consumerKey\"",
            50, "must be an object, not a number");
        row("broken JSON", "\"kind\": \"keyPair\",", "\"kind\": \"keyPair\"", 14, "no valid JSON");
    }
    void plantedMistake_isReportedWithItsLineAndReason()
    {
        QFETCH(QByteArray, original);
        QFETCH(QByteArray, planted);
        QFETCH(int, line);
        QFETCH(QString, reason);
        QByteArray json(smallGuide);
        const qsizetype at = json.lastIndexOf(original);
        QVERIFY(at >= 0);
        json.replace(at, original.size(), planted);
        QTemporaryDir dir;
        writeGuide(dir.path(), json);

        const auto guide = loadGuide(dir.path());
        QVERIFY(!guide);
        QVERIFY2(guide.error().size() == 1, qPrintable(allReasons(guide.error())));
        const DataError error = guide.error().constFirst();
        QVERIFY2(error.reason.contains(reason), qPrintable(error.reason));
        QVERIFY2(error.line == line, qPrintable(error.toString()));
        QCOMPARE(error.file, dir.path() + u"/guide.json"_s);
    }

    /// Writers read the schema, the program reads with code: neither may know a member the other does not.
    void schema_namesTheMembersTheReaderKnows_data()
    {
        QTest::addColumn<QString>("definition");
        QTest::addColumn<QByteArray>("original");
        QTest::newRow("guide") << QString() << QByteArray("\"title\": \"Small\"");
        QTest::newRow("step") << u"step"_s << QByteArray("\"title\": \"Rest\"");
        QTest::newRow("instruction") << u"instruction"_s << QByteArray("\"page\": \"There\"");
        QTest::newRow("profile") << u"profile"_s << QByteArray("\"lifetimeSeconds\": 120");
        QTest::newRow("field") << u"field"_s << QByteArray("\"source\": \"step 1\"");
    }
    void schema_namesTheMembersTheReaderKnows()
    {
        QFETCH(QString, definition);
        QFETCH(QByteArray, original);
        QFile file(u":/keyway/schemas/guide.schema.json"_s);
        QVERIFY(file.open(QIODevice::ReadOnly));
        const QJsonObject schema = QJsonDocument::fromJson(file.readAll()).object();
        const QJsonObject part =
            definition.isEmpty() ? schema : schema.value(u"$defs"_s).toObject().value(definition).toObject();
        QStringList named = part.value(u"properties"_s).toObject().keys();
        named.sort();
        QVERIFY(!named.isEmpty());

        QTemporaryDir dir;
        writeGuide(dir.path(), QByteArray(smallGuide).replace(original, original + ", \"colour\": 1"));
        const auto guide = loadGuide(dir.path());
        QVERIFY(!guide);
        QCOMPARE(guide.error().size(), 1);
        QCOMPARE(guide.error().constFirst().reason.section(u"known here: "_s, 1), named.join(u", "_s));
    }

    void severalMistakes_areAllReported()
    {
        QByteArray json(smallGuide);
        json.replace("\"The key.\"", "5").replace("\"field\"", "\"slider\"").replace("\"pem\"", "\"der\"");
        QTemporaryDir dir;
        writeGuide(dir.path(), json);
        const auto guide = loadGuide(dir.path());
        QVERIFY(!guide);
        QCOMPARE(guide.error().size(), 3);
    }

    void unusableFile_isReported_data()
    {
        QTest::addColumn<QByteArray>("json");
        QTest::newRow("empty") << QByteArray();
        QTest::newRow("list") << QByteArray("[]");
        QTest::newRow("noise") << QByteArray("\0\1\2{{{", 6);
        QTest::newRow("very deep") << QByteArray(5000, '[');
        QTest::newRow("empty object") << QByteArray("{}");
    }
    void unusableFile_isReported()
    {
        QFETCH(QByteArray, json);
        QTemporaryDir dir;
        writeGuide(dir.path(), json);
        const auto guide = loadGuide(dir.path());
        QVERIFY(!guide);
        QVERIFY(!guide.error().isEmpty());
        QVERIFY(guide.error().constFirst().line >= 1);
    }

    void missingFile_isReported()
    {
        QTemporaryDir dir;
        QVERIFY(!loadGuide(dir.path()));
        QVERIFY(!GuideShelf::load({dir.path()}));
        QVERIFY(!GuideShelf::load({dir.path() + u"/none"_s}));
    }

    void laterFolder_replacesGuideOfSameId_othersStay()
    {
        QTemporaryDir first;
        QTemporaryDir second;
        writeGuide(first.path() + u"/a"_s, smallGuide);
        writeGuide(first.path() + u"/b"_s, QByteArray(smallGuide).replace("\"small\"", "\"other\""));
        writeGuide(second.path() + u"/c"_s, QByteArray(smallGuide).replace("\"A guide.\"", "\"Mine.\""));
        const auto shelf = GuideShelf::load({first.path(), second.path()});
        QVERIFY2(shelf.has_value(), shelf ? "" : qPrintable(allReasons(shelf.error())));
        QCOMPARE(shelf->guides().size(), 2);
        QCOMPARE(shelf->guide(u"small"_s)->summary, u"Mine."_s);
        QVERIFY(shelf->guide(u"other"_s));
        QCOMPARE(shelf->guide(u"none"_s), nullptr);
    }

    void brokenGuideOfAnAddedFolder_isToldAndLeftOut()
    {
        QTemporaryDir dir;
        writeGuide(dir.path() + u"/a"_s, QByteArray(smallGuide).replace("\"pem\"", "\"der\""));
        writeGuide(dir.path() + u"/b"_s, QByteArray(smallGuide).replace("\"small\"", "\"other\""));
        GuideShelf shelf = *GuideShelf::load();
        const qsizetype before = shelf.guides().size();
        const QList<DataError> mistakes = shelf.add(dir.path());
        QCOMPARE(mistakes.size(), 1);
        QCOMPARE(mistakes.first().file, dir.path() + u"/a/guide.json"_s);
        QCOMPARE(mistakes.first().line, 45);
        QVERIFY(shelf.guide(u"other"_s) && !shelf.guide(u"small"_s));
        QCOMPARE(shelf.guides().size(), before + 1);
        QVERIFY(shelf.add(dir.path() + u"/b"_s).isEmpty()); // the folder of one guide does as well
        QCOMPARE(shelf.guides().size(), before + 1);
        QCOMPARE(shelf.add(dir.path() + u"/none"_s).size(), 1);
    }

    void builtInFolder_canBeJoinedWithOneOnDisk()
    {
        QTemporaryDir dir;
        writeGuide(dir.path() + u"/small"_s, smallGuide);
        const auto shelf = GuideShelf::load({u":/keyway/guides"_s, dir.path()});
        QVERIFY(shelf.has_value());
        QVERIFY(shelf->guide(u"ampersand"_s));
        QVERIFY(shelf->guide(u"small"_s));
    }

    void audience_followsTheRule_data()
    {
        QTest::addColumn<AudienceRule>("rule");
        QTest::addColumn<QString>("subdomain");
        QTest::addColumn<QString>("environment");
        QTest::addColumn<QString>("audience");
        const QString login = u"https://login.salesforce.com"_s;
        const QString test = u"https://test.salesforce.com"_s;
        const auto text = AudienceRule::SubdomainText;
        QTest::newRow("text: production") << text << u"acme"_s << u"production"_s << login;
        QTest::newRow("text: sandbox") << text << u"acme--dev.sandbox"_s << u"sandbox"_s << test;
        QTest::newRow("text: legacy") << text << u"acme--dev"_s << u"sandbox"_s << test;
        QTest::newRow("text: mark only") << text << u"acme.sandbox"_s << u"sandbox"_s << test;
        QTest::newRow("text: case counts") << text << u"acme.SANDBOX"_s << u"sandbox"_s << login;
        QTest::newRow("text: hyphens and capitals") << text << u"acme--dev.SANDBOX"_s << u"sandbox"_s << test;
        QTest::newRow("text: scratch is missed") << text << u"x-dev-ed.scratch"_s << u"scratch"_s << login;
        QTest::newRow("text: old production name") << text << u"ac--me"_s << u"production"_s << test;
        const auto environment = AudienceRule::ByEnvironment;
        QTest::newRow("environment: production") << environment << u"a--b"_s << u"production"_s << login;
        QTest::newRow("environment: sandbox") << environment << u"x"_s << u"sandbox"_s << test;
        QTest::newRow("environment: scratch") << environment << u"x"_s << u"scratch"_s << test;
        QTest::newRow("environment: developer") << environment << u"x"_s << u"developer"_s << login;
        QTest::newRow("environment: unknown") << environment << u"x"_s << u"unknown"_s << login;
        QTest::newRow("host") << AudienceRule::SameAsHost << u"acme--dev.sandbox"_s << u"sandbox"_s
                              << u"https://acme--dev.sandbox.my.salesforce.com"_s;
    }
    void audience_followsTheRule()
    {
        QFETCH(AudienceRule, rule);
        QFETCH(QString, subdomain);
        QFETCH(QString, environment);
        Guide guide;
        guide.profile.audienceRule = rule;
        guide.profile.sandboxMarks = QStringList{u".sandbox"_s, u"--"_s};
        DomainVerdict domain;
        domain.accepted = true;
        domain.subdomain = subdomain;
        domain.host = subdomain + u".my.salesforce.com"_s;
        domain.environment = environment;
        QTEST(guide.audienceFor(domain), "audience");
        domain.accepted = false;
        QCOMPARE(guide.audienceFor(domain), QString());
    }

    void lines_surviveStringsWithBracketsAndEscapes()
    {
        const JsonLines lines(
            "\xEF\xBB\xBF{\n\"a\": \"}]\\\"{\",\n\"b\": [1,\n {\"c\": {}, \"d\": []},\n2]\n}\n");
        QCOMPARE(lines.line(u"a"_s), 2);
        QCOMPARE(lines.line(u"b[0]"_s), 3);
        QCOMPARE(lines.line(u"b[1].d"_s), 4);
        QCOMPARE(lines.line(u"b[2]"_s), 5);
        QCOMPARE(lines.line(u"b[1].none.at.all"_s), 4);
        QVERIFY(lines.repeated().isEmpty());
    }
};

QTEST_GUILESS_MAIN(TestGuideReader)
#include "tst_guide_reader.moc"
