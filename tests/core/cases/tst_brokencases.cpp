// SPDX-FileCopyrightText: 2026 The Keyway authors
// SPDX-License-Identifier: Apache-2.0

#include "tests/core/cases/Sample.h"

#include <QDir>
#include <QElapsedTimer>
#include <QJsonArray>
#include <QRandomGenerator>
#include <QTemporaryDir>
#include <QTest>

using namespace keyway;
using namespace sample;

namespace {

/// The document with one value replaced, or taken out when `value` is undefined. Path: "test/checks/3/id".
QJsonValue with(const QJsonValue &in, const QStringList &path, const QJsonValue &value)
{
    if (path.isEmpty())
        return value;
    const QStringList rest = path.mid(1);
    if (in.isArray()) {
        QJsonArray list = in.toArray();
        const qsizetype place = path.first().toInt();
        list.replace(place, with(list.at(place), rest, value));
        return list;
    }
    QJsonObject object = in.toObject();
    const QJsonValue changed = with(object.value(path.first()), rest, value);
    if (changed.isUndefined())
        object.remove(path.first());
    else
        object.insert(path.first(), changed);
    return object;
}

QByteArray changed(const QString &path, const QJsonValue &value)
{
    return bytes(with(json(one()), path.split(u'/'), value).toObject());
}

QJsonArray many(int count, const QJsonValue &each)
{
    QJsonArray list;
    for (int i = 0; i < count; ++i)
        list << each;
    return list;
}

} // namespace

class TestBrokenCases : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void brokenCase_isRefusedWithItsField_data()
    {
        QTest::addColumn<QByteArray>("bytes");
        QTest::addColumn<QString>("id");
        QTest::addColumn<QString>("field");
        const auto row = [](const char *name, const QByteArray &bytes, const QString &id,
                            const QString &field = {}) { QTest::newRow(name) << bytes << id << field; };
        const QByteArray whole = toBytes(one(), texts());
        row("nothing", "", u"case.not-json"_s);
        row("text", "invalid_grant", u"case.not-json"_s);
        row("binary", QByteArray("\0\xFF\xFE\x80", 4), u"case.not-json"_s);
        row("cut", whole.left(whole.size() / 2), u"case.not-json"_s);
        row("two documents", whole + whole, u"case.not-json"_s);
        row("deep", "{\"keywayCase\":1,\"x\":" + QByteArray(100'000, '['), u"case.not-json"_s);
        row("a list", "[1]", u"case.not-a-case"_s);
        row("a connection", "{\"version\":1,\"guide\":\"ampersand\"}", u"case.not-a-case"_s);
        row("newer", "{\"keywayCase\":2}", u"case.newer"_s);
        row("much newer", "{\"keywayCase\":1e300}", u"case.newer"_s);
        row("too large", QByteArray(1024 * 1024 + 1, ' '), u"case.broken"_s, u"file"_s);

        const auto broken = [&row](const char *path, const QJsonValue &value, const char *field) {
            QTest::newRow(qPrintable(
                QString::fromLatin1(path) + u" = "_s +
                QString::fromUtf8(QJsonDocument(QJsonArray{value}).toJson(QJsonDocument::Compact)).left(30)))
                << changed(QString::fromLatin1(path), value) << u"case.broken"_s
                << QString::fromLatin1(field);
        };
        const QJsonValue none(QJsonValue::Undefined);
        broken("keywayCase", u"1"_s, "keywayCase");
        broken("keywayCase", 0, "keywayCase");
        broken("keywayCase", -1, "keywayCase");
        broken("keywayCase", QJsonValue::Null, "keywayCase");
        broken("savedUtc", u"yesterday"_s, "savedUtc");
        broken("savedUtc", 5, "savedUtc");
        broken("keywayVersion", 1.2, "keywayVersion");
        broken("practice", u"yes"_s, "practice");
        broken("guide", none, "guide");
        broken("guide", u"ampersand"_s, "guide");
        broken("guide/id", QJsonArray{}, "guide.id");
        broken("guide/id", u"../../etc"_s, "guide.id");
        broken("guide/steps", none, "guide.steps");
        broken("guide/steps", QJsonObject{}, "guide.steps");
        broken("guide/steps", many(51, QJsonObject{}), "guide.steps");
        broken("guide/steps/0", 3, "guide.steps[0]");
        broken("guide/steps/1/number", 1, "guide.steps[1].number");
        broken("guide/steps/1/number", 1.5, "guide.steps[1].number");
        broken("guide/steps/1/number", u"2"_s, "guide.steps[1].number");
        broken("guide/steps/1/title", none, "guide.steps[1].title");
        broken("guide/steps/1/title", true, "guide.steps[1].title");
        broken("guide/steps/2/kind", u"poem"_s, "guide.steps[2].kind");
        broken("guide/steps/2/topics", u"app"_s, "guide.steps[2].topics");
        broken("guide/steps/2/topics", QJsonArray{u"a b"_s}, "guide.steps[2].topics[0]");
        broken("entered", QJsonArray{}, "entered");
        broken("entered/domain", 7, "entered.domain");
        broken("entered/username", QJsonObject{}, "entered.username");
        broken("entered/consumerKey", false, "entered.consumerKey");
        broken("entered/consumerKeyLength", -1, "entered.consumerKeyLength");
        broken("entered/tickedInstructions", QJsonArray{1}, "entered.tickedInstructions[0]");
        broken("entered/tickedInstructions", many(1001, u"x"_s), "entered.tickedInstructions");
        broken("certificate", u"PEM"_s, "certificate");
        broken("certificate/notAfter", u"31.12.2039"_s, "certificate.notAfter");
        broken("certificate/bits", u"2048"_s, "certificate.bits");
        broken("test", none, "test");
        broken("test", 1, "test");
        broken("test/startedUtc", QString(50, u'1'), "test.startedUtc");
        broken("test/host", QJsonArray{}, "test.host");
        broken("test/cancelled", 0, "test.cancelled");
        broken("test/checks", none, "test.checks");
        broken("test/checks", many(201, QJsonObject{}), "test.checks");
        broken("test/checks/0/id", none, "test.checks[0].id");
        broken("test/checks/0/id", u"<b>"_s, "test.checks[0].id");
        broken("test/checks/1/id", u"key.readable"_s, "test.checks[1].id");
        broken("test/checks/3/outcome", u"great"_s, "test.checks[3].outcome");
        broken("test/checks/3/stage", none, "test.checks[3].stage");
        broken("test/checks/3/ms", -5, "test.checks[3].ms");
        broken("test/checks/3/facts", QJsonArray{}, "test.checks[3].facts");
        broken("test/checks/3/facts/error", QJsonObject{}, "test.checks[3].facts.error");
        broken("test/answer", u"400"_s, "test.answer");
        broken("test/answer/status", 70000, "test.answer.status");
        broken("test/answer/error", QJsonArray{}, "test.answer.error");
        broken("test/evidence", none, "test.evidence");
        broken("test/evidence", QJsonArray{}, "test.evidence");
        broken("test/evidence/error", QJsonObject{}, "test.evidence.error");
        broken("test/evidence/host", QJsonArray{u"a"_s}, "test.evidence.host");
        broken("probes", QJsonObject{}, "probes");
        broken("probes", many(1001, QJsonObject{}), "probes");
        broken("probes/1/kind", u"guess"_s, "probes[1].kind");
        broken("probes/1/granted", u"true"_s, "probes[1].granted");
        broken("probes/1/transport", u"a b"_s, "probes[1].transport");
    }
    void brokenCase_isRefusedWithItsField()
    {
        QFETCH(QByteArray, bytes);
        QFETCH(QString, id);
        QFETCH(QString, field);
        const auto opened = caseFromBytes(bytes, rules());
        QVERIFY(!opened);
        QCOMPARE(opened.error().id, id);
        QCOMPARE(opened.error().facts.value(u"field"_s), field);

        // What a person reads names the reason, fills every gap and says what to do.
        const Text text = texts().text(opened.error());
        QVERIFY(texts().contains(id));
        QVERIFY(!text.title.isEmpty() && !text.actions.isEmpty());
        const QString all = text.title + text.body + text.actions.join(u' ');
        QVERIFY2(!all.contains("{{"_L1), qPrintable(all));
    }

    void unchangedCase_opens() // or the table above would prove nothing
    {
        QVERIFY(caseFromBytes(changed(u"practice"_s, false), rules()));
    }

    void whatIsNotNamed_isIgnored_data()
    {
        QTest::addColumn<QByteArray>("bytes");
        const auto row = [](const char *path, const QJsonValue &value) {
            QTest::newRow(path) << changed(QString::fromLatin1(path), value);
        };
        row("extra", QJsonObject{{u"deep"_s, 1}});
        row("guide/colour", u"red"_s);
        row("test/checks/0/extra", 5);
        row("test/checks/0/facts/unknown", u"x"_s);
        row("test/evidence/unknown", QJsonObject{});
        row("diagnosis", 5);
        row("certificate", QJsonValue::Undefined);
        row("certificate", QJsonValue::Null);
        row("entered", QJsonValue::Undefined);
        row("probes", QJsonValue::Undefined);
        row("test/answer", QJsonValue::Undefined);
    }
    void whatIsNotNamed_isIgnored()
    {
        QFETCH(QByteArray, bytes);
        const auto opened = caseFromBytes(bytes, rules());
        QVERIFY2(opened, opened ? "" : qPrintable(opened.error().facts.value(u"field"_s)));
        QVERIFY(!opened->report.diagnosis.hypotheses.isEmpty());
        QVERIFY(!toBytes(*opened, texts()).contains("unknown\""));
    }

    void longTexts_areCut()
    {
        const auto opened =
            caseFromBytes(changed(u"test/answer/description"_s, u"no! "_s.repeated(100'000)), rules());
        QVERIFY(opened);
        QCOMPARE(opened->report.answer.description.size(), 4096);
    }

    void controlCharacters_areTakenOut()
    {
        const QString nasty = u"a"_s + QChar(0) + QChar(0x1b) + u"[31mb\u202Ec\nd"_s;
        const auto opened = caseFromBytes(changed(u"test/answer/description"_s, nasty), rules());
        QVERIFY(opened);
        QCOMPARE(opened->report.answer.description, u"a[31mbc\nd"_s);
    }

    void loadedFile_saysWhichFileIsBroken()
    {
        QTemporaryDir folder;
        const QString path = folder.filePath(u"x.keyway-case.json"_s);
        QFile file(path);
        QVERIFY(file.open(QIODevice::WriteOnly) && file.write("{\"keywayCase\":9}") > 0);
        file.close();
        const auto opened = loadCase(path, rules());
        QVERIFY(!opened);
        QCOMPARE(opened.error().id, u"case.newer"_s);
        QCOMPARE(opened.error().facts.value(u"path"_s), QDir::toNativeSeparators(path));
        QCOMPARE(loadCase(folder.filePath(u"none"_s), rules()).error().id, u"file.missing"_s);
        QCOMPARE(loadCase(folder.path(), rules()).error().id, u"file.is-folder"_s);
    }

    void hostileBytes_neitherCrashNorStall()
    {
        const QByteArray whole = toBytes(one(), texts());
        QRandomGenerator random(20300203); // the same every time
        QElapsedTimer timer;
        timer.start();
        int opened = 0;
        for (int round = 0; round < 400; ++round) {
            QByteArray mutant = whole;
            const int hits = 1 + round % 8;
            for (int hit = 0; hit < hits; ++hit) {
                const int at = int(random.bounded(mutant.size()));
                const int what = int(random.bounded(4));
                if (what == 0)
                    mutant[at] = char(random.bounded(256));
                else if (what == 1)
                    mutant.remove(at, int(random.bounded(40)));
                else if (what == 2)
                    mutant.insert(at, whole.mid(int(random.bounded(whole.size())), 60));
                else
                    mutant.insert(at, QByteArray("\0", 1));
            }
            const auto result = caseFromBytes(mutant, rules());
            looksLikeCase(mutant);
            opened += result ? 1 : 0;
            QVERIFY(result || result.error().id.startsWith("case."_L1));
        }
        QVERIFY(opened < 400);
        QVERIFY2(timer.elapsed() < 60'000, qPrintable(QString::number(timer.elapsed())));
    }

    void largestCases_openInReasonableTime_data()
    {
        QTest::addColumn<QString>("text");
        QTest::newRow("letters") << QString(900'000, u'a');
        QTest::newRow("words") << u"ab "_s.repeated(300'000);
        QTest::newRow("slashes") << QString(900'000, u'/');
        QTest::newRow("folders") << u"/home/a b/"_s.repeated(90'000);
        QTest::newRow("tildes") << u"~/ "_s.repeated(300'000);
        QTest::newRow("dashes") << u"/-"_s.repeated(450'000);
        QTest::newRow("dashes and blanks") << u"/- - - -"_s.repeated(110'000);
        QTest::newRow("drives") << u"C:\\a b "_s.repeated(100'000);
        QTest::newRow("marks") << u"-----BEGIN "_s.repeated(80'000);
    }
    void largestCases_openInReasonableTime()
    {
        QFETCH(QString, text);
        const QByteArray bytes = changed(u"test/answer/description"_s, text);
        QElapsedTimer timer;
        timer.start();
        QVERIFY(bytes.size() > 700'000);
        QVERIFY(caseFromBytes(bytes, rules())); // small enough to be looked at
        qInfo("%lld ms", timer.elapsed());
        QVERIFY(timer.elapsed() < 20'000);
    }
};

QTEST_GUILESS_MAIN(TestBrokenCases)
#include "tst_brokencases.moc"
