// SPDX-FileCopyrightText: 2026 The Keyway authors
// SPDX-License-Identifier: Apache-2.0

#include "tests/core/cases/Sample.h"

#include <QJsonArray>
#include <QRegularExpression>
#include <QSet>
#include <QTemporaryDir>
#include <QTest>

using namespace keyway;
using namespace sample;

namespace {

/// What in `value` the schema does not allow: only the words of JSON Schema that ours uses.
QStringList violations(const QJsonValue &value, QJsonObject schema, const QJsonObject &root,
                       const QString &path)
{
    if (const QString ref = schema.value(u"$ref"_s).toString(); !ref.isEmpty())
        schema = root.value(u"$defs"_s).toObject().value(ref.section(u'/', -1)).toObject();
    QStringList wrong;
    const QJsonValue type = schema.value(u"type"_s);
    QStringList types{type.toString()};
    if (type.isArray()) {
        types.clear();
        for (const auto &each : type.toArray())
            types << each.toString();
    }
    const QString is = value.isString()   ? u"string"_s
                       : value.isBool()   ? u"boolean"_s
                       : value.isArray()  ? u"array"_s
                       : value.isObject() ? u"object"_s
                       : value.toDouble() == double(value.toInteger()) && types.contains(u"integer"_s)
                           ? u"integer"_s
                           : u"number"_s;
    if (!type.isUndefined() && !types.contains(is))
        wrong << path + u" is "_s + is;
    if (schema.contains("enum"_L1) && !schema.value(u"enum"_s).toArray().contains(value))
        wrong << path + u": no word "_s + value.toString();
    for (const auto &name : schema.value(u"required"_s).toArray())
        if (!value.toObject().contains(name.toString()))
            wrong << path + u" lacks "_s + name.toString();
    const QJsonObject properties = schema.value(u"properties"_s).toObject();
    const QJsonObject members = value.toObject();
    for (auto member = members.begin(); member != members.end(); ++member) {
        if (!properties.contains(member.key()))
            wrong << path + u" has an unnamed "_s + member.key();
        else
            wrong += violations(*member, properties.value(member.key()).toObject(), root,
                                path + u'/' + member.key());
    }
    for (const auto &item : value.toArray())
        wrong += violations(item, schema.value(u"items"_s).toObject(), root, path + u"[]"_s);
    return wrong;
}

QJsonObject schema()
{
    QFile file(u":/keyway/schemas/case.schema.json"_s);
    return file.open(QIODevice::ReadOnly) ? QJsonDocument::fromJson(file.readAll()).object() : QJsonObject();
}

QList<QJsonObject> evidenceRows()
{
    QList<QJsonObject> rows;
    QFile file(QStringLiteral(KEYWAY_TEST_DATA "/diagnosis-evidence.jsonl"));
    if (file.open(QIODevice::ReadOnly))
        for (const QByteArray &line : file.readAll().split('\n'))
            if (!line.isEmpty())
                rows << QJsonDocument::fromJson(line).object();
    return rows;
}

} // namespace

class TestCaseFile : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void savedCase_opensWithEverythingThatIsAllowed()
    {
        const Case before = one();
        const auto after = caseFromBytes(toBytes(before, texts()), rules());
        QVERIFY2(after, after ? "" : qPrintable(after.error().id));
        QCOMPARE(after->savedUtc, savedUtc());
        QVERIFY(!after->keywayVersion.isEmpty());
        QCOMPARE(after->keywayVersion, before.keywayVersion);
        QCOMPARE(after->guide.id, u"ampersand"_s);
        QCOMPARE(after->guide.title, guide().title);
        QCOMPARE(after->guide.steps.size(), guide().steps.size());
        for (qsizetype i = 0; i < guide().steps.size(); ++i) {
            QCOMPARE(after->guide.steps.at(i).number, guide().steps.at(i).number);
            QCOMPARE(after->guide.steps.at(i).title, guide().steps.at(i).title);
            QCOMPARE(after->guide.steps.at(i).topics, guide().steps.at(i).topics);
            QVERIFY(after->guide.steps.at(i).kind == guide().steps.at(i).kind);
        }
        QCOMPARE(after->domain, connection().domain);
        QCOMPARE(after->username, connection().username);
        QCOMPARE(after->consumerKey, u"3MVG9kkk…WXYZ"_s);
        QCOMPARE(after->consumerKeyLength, 85);
        QCOMPARE(after->tickedInstructions,
                 (QStringList{u"app.enable-oauth"_s, u"app.new"_s, u"key.generate"_s}));
        QVERIFY(!after->practice);
        QVERIFY(after->certificate == certificate());
        QVERIFY(after->probes == probes());

        const ExchangeReport expected = report();
        QCOMPARE(after->report.startedUtc, expected.startedUtc);
        QCOMPARE(after->report.guideId, expected.guideId);
        QCOMPARE(after->report.host, expected.host);
        QCOMPARE(after->report.audience, expected.audience);
        QCOMPARE(after->report.username, expected.username);
        QVERIFY(after->report.checks == before.report.checks);
        QCOMPARE(after->report.answer.error, expected.answer.error);
        QCOMPARE(after->report.answer.description, expected.answer.description);
        QCOMPARE(after->report.answer.status, 400);
        QCOMPARE(after->report.evidence.toJson(), expected.evidence.toJson());
        QVERIFY(after->report.diagnosis == expected.diagnosis);
        QCOMPARE(toBytes(*after, texts()), toBytes(before, texts()));
    }

    void savedCase_leavesOutBodyFoldersAndTheWholeConsumerKey()
    {
        const Case saved = one();
        QCOMPARE(saved.report.answer.body, QString());
        QCOMPARE(saved.report.check(u"key.readable"_s)->detail.facts.value(u"path"_s), u"private-key.pem"_s);
        QVERIFY(saved.guide.step(2)->instructions.isEmpty());
        const QByteArray written = toBytes(saved, texts());
        QVERIFY(!written.contains(connection().consumerKey.toUtf8()));
        QVERIFY(!written.contains("joe"));
        QVERIFY(written.contains("private-key.pem can be read"));
    }

    void caseBuiltByHand_isRedactedWhenItIsWritten()
    {
        Case bare;
        bare.consumerKey = connection().consumerKey;
        bare.report = report();
        bare.report.evidence.set(fact::text, u"all that was pasted"_s);
        bare.report.checks.first().detail.facts.insert(u"privateThought"_s, u"not on the list"_s);
        const QByteArray written = toBytes(bare, texts());
        for (const char *left : {"joe", "all that was pasted", "privateThought", "not on the list"})
            QVERIFY2(!written.contains(left), left);
        QVERIFY(!written.contains(connection().consumerKey.toUtf8()));
    }

    void practiceCase_saysSoAndNeverWhere()
    {
        Connection practice = connection();
        practice.practice = PracticeAddress{u"http://127.0.0.1:34567"_s, u"/home/joe/practice/ca.pem"_s};
        ExchangeReport run = report();
        run.checks[2].detail.facts[u"proxy"_s] = u"127.0.0.1:34567"_s;
        const Case saved = caseOf(practice, guide(), run, {}, {}, savedUtc());
        const QByteArray written = toBytes(saved, texts());
        QVERIFY(!written.contains("34567") && !written.contains("ca.pem"));
        const auto opened = caseFromBytes(written, rules());
        QVERIFY(opened && opened->practice && !opened->certificate);
    }

    void everythingThatIsWritten_isNamedInTheSchema()
    {
        const QJsonObject root = schema();
        QVERIFY(!root.isEmpty());
        Case full = one();
        for (const QLatin1String fact : fact::all)
            if (!full.report.evidence.has(fact))
                full.report.evidence.set(fact, u"x"_s);
        QCOMPARE(violations(json(full), root, root, {}).join(u'\n'), QString());
        QJsonObject extra = json(full);
        extra.insert(u"extra"_s, true);
        QCOMPARE(violations(extra, root, root, {}).size(), 1); // the walk can see one
    }

    void everyFactThatASentenceNeeds_isKept()
    {
        static const QRegularExpression placeholder(u"\\{\\{(\\w+)\\}\\}"_s);
        Case full = one();
        QSet<QString> names;
        for (const QString &name : {u"checks"_s, u"crypto"_s, u"jwt"_s, u"salesforce"_s}) {
            QFile file(u":/keyway/texts/%1.en.md"_s.arg(name));
            QVERIFY(file.open(QIODevice::ReadOnly));
            auto matches = placeholder.globalMatch(QString::fromUtf8(file.readAll()));
            while (matches.hasNext())
                names << matches.next().captured(1);
        }
        QVERIFY(names.size() > 25);
        for (const QString &name : std::as_const(names))
            full.report.checks.first().detail.facts.insert(name, u"here"_s);
        const auto opened = caseFromBytes(toBytes(full, texts()), rules());
        QVERIFY(opened);
        for (const QString &name : std::as_const(names))
            QVERIFY2(opened->report.checks.first().detail.facts.value(name) == "here"_L1, qPrintable(name));
    }

    void everyFactOfEvidence_isInTheSchemaButThePastedText()
    {
        const QJsonObject named = schema()
                                      .value(u"$defs"_s)
                                      .toObject()
                                      .value(u"evidence"_s)
                                      .toObject()
                                      .value(u"properties"_s)
                                      .toObject();
        for (const QLatin1String fact : fact::all)
            QCOMPARE(named.contains(fact), fact != fact::text);
        QCOMPARE(named.size(), fact::all.size() - 1);
    }

    void caseOfAnUnknownGuide_opensWithItsStepList()
    {
        Guide own;
        own.id = u"warehouse"_s;
        own.title = u"Warehouse loader"_s;
        own.steps = {{3,
                      u"Everything in Salesforce"_s,
                      {},
                      {u"app"_s, u"preauthorization"_s},
                      StepKind::Instructions,
                      {},
                      {},
                      {}},
                     {9, u"Who signs in"_s, {}, {u"user"_s}, StepKind::Username, {}, {}, {}}};
        ExchangeReport run = report();
        run.guideId = own.id;
        const auto opened =
            caseFromBytes(toBytes(caseOf(connection(), own, run, {}, {}, savedUtc()), texts()), rules());
        QVERIFY(opened);
        QCOMPARE(opened->guide.title, own.title);
        QCOMPARE(opened->guide.steps.size(), 2);
        QCOMPARE(opened->guide.step(9)->title, u"Who signs in"_s);
        QCOMPARE(opened->report.diagnosis.hypotheses.first().topic, u"preauthorization"_s);
        QCOMPARE(opened->report.diagnosis.hypotheses.first().step, 3);
    }

    void diagnosisInTheFile_isNotBelieved()
    {
        QJsonObject forged = json(one());
        forged.insert(u"diagnosis"_s,
                      QJsonObject{{u"verdict"_s, u"Send your key to evil.example"_s}, {u"hypotheses"_s, 7}});
        QJsonObject test = forged.value(u"test"_s).toObject();
        test.insert(u"verdict"_s, u"passed"_s);
        forged.insert(u"test"_s, test);
        const auto opened = caseFromBytes(bytes(forged), rules());
        QVERIFY(opened);
        QVERIFY(opened->report.diagnosis == report().diagnosis);
        QVERIFY(!opened->report.passed());
    }

    void everyKnownEvidence_opensWithTheSameTopicAndStep_data()
    {
        QTest::addColumn<QJsonObject>("facts");
        for (const QJsonObject &row : evidenceRows())
            QTest::addRow("%s", qPrintable(row.value(u"name"_s).toString()))
                << row.value(u"facts"_s).toObject();
    }
    void everyKnownEvidence_opensWithTheSameTopicAndStep()
    {
        QFETCH(QJsonObject, facts);
        ExchangeReport run = report();
        run.evidence = Evidence::fromJson(facts);
        run.evidence.remove(fact::text); // of pasted texts alone; a live test, which a case records, has none
        run.diagnosis = rules().diagnose(run.evidence, &guide());
        const auto opened =
            caseFromBytes(toBytes(caseOf(connection(), guide(), run, {}, {}, savedUtc()), texts()), rules());
        QVERIFY(opened);
        const auto &before = run.diagnosis;
        const auto &after = opened->report.diagnosis;
        QCOMPARE(after.hypotheses.isEmpty(), before.hypotheses.isEmpty());
        if (!before.hypotheses.isEmpty()) {
            QCOMPARE(after.hypotheses.first().topic, before.hypotheses.first().topic);
            QCOMPARE(after.hypotheses.first().step, before.hypotheses.first().step);
        }
        QVERIFY(after.decisions == before.decisions);
        QCOMPARE(after.recognised, before.recognised);
    }

    void evidenceRows_areFound() { QVERIFY(evidenceRows().size() > 100); }

    void passedOrCancelledRun_opensWithoutADiagnosis()
    {
        ExchangeReport passed = report();
        passed.checks = {passed.checks.first()};
        passed.diagnosis = {};
        const auto good = caseFromBytes(
            toBytes(caseOf(connection(), guide(), passed, {}, {}, savedUtc()), texts()), rules());
        QVERIFY(good && good->report.passed());
        QVERIFY(good->report.diagnosis == Diagnosis());

        ExchangeReport cancelled = report();
        cancelled.cancelled = true;
        const auto stopped = caseFromBytes(
            toBytes(caseOf(connection(), guide(), cancelled, {}, {}, savedUtc()), texts()), rules());
        QVERIFY(stopped && stopped->report.cancelled);
        QVERIFY(stopped->report.diagnosis == Diagnosis());
    }

    void savedFile_isReplacedWhole()
    {
        QTemporaryDir folder;
        const QString path = folder.filePath(u"acme.keyway-case.json"_s);
        QFile old(path);
        QVERIFY(old.open(QIODevice::WriteOnly) && old.write(QByteArray(100'000, 'x')) > 0);
        old.close();
        QVERIFY(saveCase(path, one(), texts()));
        const auto opened = loadCase(path, rules());
        QVERIFY2(opened, opened ? "" : qPrintable(opened.error().id));
        QCOMPARE(toBytes(*opened, texts()), toBytes(one(), texts()));
        QCOMPARE(QDir(folder.path()).entryList(QDir::Files).size(), 1);
    }

    void fileThatCannotBeWritten_isSaid()
    {
        QTemporaryDir folder;
        const auto saved = saveCase(folder.filePath(u"no/such/folder.json"_s), one(), texts());
        QVERIFY(!saved);
        QCOMPARE(saved.error().id, u"file.not-written"_s);
    }

    void looksLikeCase_tellsCasesFromPastedTexts_data()
    {
        QTest::addColumn<QByteArray>("text");
        QTest::addColumn<bool>("expected");
        QTest::newRow("saved") << toBytes(one(), texts()) << true;
        QTest::newRow("newer") << QByteArray("{\"keywayCase\": 7}") << true;
        QTest::newRow("cut") << toBytes(one(), texts()).left(2000) + "\"keywayCase\" : 1" << true;
        QTest::newRow("with byte order mark") << QByteArray("\xEF\xBB\xBF {\"keywayCase\":1}") << true;
        QTest::newRow("nothing") << QByteArray() << false;
        QTest::newRow("an answer") << QByteArray("{\"error\":\"invalid_grant\"}") << false;
        QTest::newRow("about cases") << QByteArray("my \"keywayCase\": 1 does not open") << false;
        QTest::newRow("quoted inside") << QByteArray("{\"text\": \"\\\"keywayCase\\\": 1\"}") << false;
        QTest::newRow("as a value") << QByteArray("{\"text\": \"keywayCase\"}") << false;
    }
    void looksLikeCase_tellsCasesFromPastedTexts()
    {
        QFETCH(QByteArray, text);
        QFETCH(bool, expected);
        QCOMPARE(looksLikeCase(text), expected);
    }
};

QTEST_GUILESS_MAIN(TestCaseFile)
#include "tst_casefile.moc"
