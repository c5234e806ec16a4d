// SPDX-FileCopyrightText: 2026 The Keyway authors
// SPDX-License-Identifier: Apache-2.0

#include "core/base/TextBook.h"
#include "core/diagnosis/RuleBook.h"
#include "core/diagnosis/TextPatterns.h"

#include <QDir>
#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QTemporaryDir>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace keyway;

namespace {

const QString texts =
    u"# verdict.unknown\nUnknown\n\n# key.a\nTitle\n\n1. Do.\n\n# key.idle\nNothing to do\n"_s;

bool write(const QString &name, const QByteArray &bytes)
{
    QFile file(name);
    return file.open(QIODevice::WriteOnly) && file.write(bytes) == bytes.size();
}

/// A whole rule book around one answer, which starts on line 2.
QByteArray bookWith(const QByteArray &answers, const QByteArray &more = {})
{
    return "{\"answers\": [\n" + answers + "\n],\n\"adjustments\": [" + more +
           "], \"ruledOut\": [],\n\"fallbacks\": [{\"id\": \"last\", \"when\": {}, \"hypotheses\": "
           "[{\"topic\": \"key\", \"weight\": 1, \"text\": \"key.a\"}]}]}";
}

QByteArray answer(const QByteArray &id, const QByteArray &when, const QByteArray &hypotheses,
                  const QByteArray &rest = {})
{
    return "{\"id\": \"" + id + "\", \"rank\": 1, \"when\": " + when + rest + ", \"hypotheses\": [" +
           hypotheses + "]}";
}

const QByteArray hint = "{\"topic\": \"key\", \"weight\": 1, \"text\": \"key.a\"}";
const QByteArray said = "{\"error\": \"a\"}";

} // namespace

class TestRuleBook : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void ownRuleBook_isWithoutMistake()
    {
        const auto book = RuleBook::load();
        QVERIFY2(book.has_value(), book ? "" : qPrintable(book.error().toString()));
        QVERIFY(book->ruleIds().size() > 80);
    }

    void ownPatterns_areWithoutMistake()
    {
        const auto patterns = TextPatterns::load(u":/keyway/diagnosis/recogniser.json"_s);
        QVERIFY2(patterns.has_value(), patterns ? "" : qPrintable(patterns.error().toString()));
        QVERIFY(patterns->anyCode.isValid());
    }

    void everyText_ofACandidate_hasTitleReasonAndActions()
    {
        const auto book = TextBook::load({u":/keyway/diagnosis/texts.en.md"_s});
        QVERIFY2(book.has_value(), book ? "" : qPrintable(book.error().toString()));
        for (const QString &id : book->ids()) {
            const Text text = book->text(id);
            QVERIFY2(text.title.size() > 10 && !text.title.endsWith(u'.'), qPrintable(id));
            if (!id.startsWith(u"ruled-out."_s))
                QVERIFY2(!text.actions.isEmpty(), qPrintable(id));
        }
    }

    void everyText_isUsed()
    {
        QFile rules(u":/keyway/diagnosis/rules.json"_s);
        QVERIFY(rules.open(QIODevice::ReadOnly));
        const QByteArray all = rules.readAll();
        const auto book = TextBook::load({u":/keyway/diagnosis/texts.en.md"_s});
        QVERIFY(book.has_value());
        for (const QString &id : book->ids())
            if (!id.startsWith(u"ruled-out."_s) && id != u"verdict.unknown"_s)
                QVERIFY2(all.contains('"' + id.toUtf8() + '"'), qPrintable(id));
    }

    void mistakes_areReportedWithLineAndReason_data()
    {
        QTest::addColumn<QByteArray>("rules");
        QTest::addColumn<int>("line");
        QTest::addColumn<QString>("reason");
        const auto row = [](const char *name, const QByteArray &rules, int line, const QString &reason) {
            QTest::newRow(name) << rules << line << reason;
        };
        row("not JSON", "{\n\n oops", 3, u""_s);
        row("empty", "", 1, u""_s);
        row("no lists", "{}", 0, u"must be a list"_s);
        row("unknown fact", bookWith(answer("x", "{\"weather\": \"rain\"}", hint)), 2,
            u"unknown fact “weather”"_s);
        row("unknown topic",
            bookWith(answer("x", said, "{\"topic\": \"moon\", \"weight\": 1, \"text\": \"key.a\"}")), 2,
            u"unknown topic “moon”"_s);
        row("missing text",
            bookWith(answer("x", said, "{\"topic\": \"key\", \"weight\": 1, \"text\": \"key.b\"}")), 2,
            u"no text “key.b”"_s);
        row("text without actions",
            bookWith(answer("x", said, "{\"topic\": \"key\", \"weight\": 1, \"text\": \"key.idle\"}")), 2,
            u"nothing to do"_s);
        row("no weight", bookWith(answer("x", said, "{\"topic\": \"key\", \"text\": \"key.a\"}")), 2,
            u"no weight"_s);
        row("bad expression", bookWith(answer("x", "{\"text\": {\"matches\": \"(a\"}}", hint)), 2,
            u"regular expression"_s);
        row("explosive expression", bookWith(answer("x", "{\"text\": {\"matches\": \"(a+)+b\"}}", hint)), 2,
            u"repetition inside"_s);
        row("unknown demand", bookWith(answer("x", "{\"text\": {\"like\": \"a\"}}", hint)), 2,
            u"not understood"_s);
        row("no condition", bookWith(answer("x", "{}", hint)), 2, u"needs a condition"_s);
        row("id twice", bookWith(answer("x", said, hint) + ",\n" + answer("x", "{\"error\": \"b\"}", hint)),
            3, u"used twice"_s);
        row("same rank, same conditions", bookWith(answer("x", said, hint) + ",\n" + answer("y", said, hint)),
            3, u"same rank"_s);
        row("one topic twice", bookWith(answer("x", said, hint + "," + hint)), 2, u"two hypotheses"_s);
        row("no hypothesis", bookWith(answer("x", said, "")), 2, u"no hypothesis"_s);
        row("unknown decision", bookWith(answer("x", said, hint, ", \"proves\": {\"luck\": \"passed\"}")), 2,
            u"unknown decision"_s);
        row("unknown proof", bookWith(answer("x", said, hint, ", \"proves\": {\"user\": \"maybe\"}")), 2,
            u"unknown proof"_s);
        row("unknown key", bookWith(answer("x", said, hint, ", \"colour\": \"red\"")), 2,
            u"“colour” is not understood"_s);
        row("adjustment of no answer",
            bookWith(answer("x", said, hint),
                     "{\"id\": \"adj\", \"when\": {}, \"answers\": [\"z\"], \"add\": {\"key\": 1}}"),
            4, u"no answer “z”"_s);
        row("adjustment that proves luck",
            bookWith(answer("x", said, hint),
                     "{\"id\": \"adj\", \"when\": {}, \"proves\": {\"luck\": \"passed\"}}"),
            4, u"unknown decision"_s);
        row("adjustment without effect", bookWith(answer("x", said, hint), "{\"id\": \"adj\", \"when\": {}}"),
            4, u"changes nothing"_s);
    }
    void mistakes_areReportedWithLineAndReason()
    {
        QFETCH(QByteArray, rules);
        QFETCH(int, line);
        QFETCH(QString, reason);
        QTemporaryDir folder;
        QVERIFY(write(folder.filePath(u"rules.json"_s), rules));
        QVERIFY(write(folder.filePath(u"texts.en.md"_s), texts.toUtf8()));
        const auto book = RuleBook::load(folder.path());
        QVERIFY(!book);
        QVERIFY(book.error().file.endsWith(u"rules.json"_s));
        QVERIFY2(book.error().reason.contains(reason), qPrintable(book.error().toString()));
        QCOMPARE(book.error().line, line);
    }

    void smallestRuleBook_loads()
    {
        QTemporaryDir folder;
        QVERIFY(write(folder.filePath(u"rules.json"_s), bookWith(answer("x", said, hint))));
        QVERIFY(write(folder.filePath(u"texts.en.md"_s), texts.toUtf8()));
        const auto book = RuleBook::load(folder.path());
        QVERIFY2(book.has_value(), book ? "" : qPrintable(book.error().toString()));
    }

    void answersOfOneRank_thatClaimTheSameEvidence_areRivals()
    {
        QTemporaryDir folder;
        const QByteArray both = answer("code", said, hint) + ",\n" +
                                answer("words", "{\"errorDescription\": {\"matches\": \"b\"}}", hint);
        QVERIFY(write(folder.filePath(u"rules.json"_s), bookWith(both)));
        QVERIFY(write(folder.filePath(u"texts.en.md"_s), texts.toUtf8()));
        const auto book = RuleBook::load(folder.path());
        QVERIFY2(book.has_value(), book ? "" : qPrintable(book.error().toString()));
        Evidence evidence;
        evidence.set(fact::error, u"a"_s);
        QCOMPARE(book->rivals(evidence), QStringList());
        evidence.set(fact::errorDescription, u"abc"_s);
        QCOMPARE(book->rivals(evidence), (QStringList{u"code"_s, u"words"_s}));
    }

    void ruleThatTakesNoPart_isMissingFromTheRulesOfItsEvidence()
    {
        QTemporaryDir folder;
        const QByteArray both =
            answer("met", said, hint) + ",\n" + answer("never", "{\"error\": \"b\"}", hint);
        QVERIFY(write(folder.filePath(u"rules.json"_s), bookWith(both)));
        QVERIFY(write(folder.filePath(u"texts.en.md"_s), texts.toUtf8()));
        const auto book = RuleBook::load(folder.path());
        QVERIFY2(book.has_value(), book ? "" : qPrintable(book.error().toString()));
        QVERIFY(book->ruleIds().contains(u"never"_s));
        Evidence evidence;
        evidence.set(fact::error, u"a"_s);
        QCOMPARE(book->rulesFor(evidence), QStringList{u"met"_s});
    }

    void missingFolder_isReported()
    {
        const auto book = RuleBook::load(u"/nowhere/at/all"_s);
        QVERIFY(!book);
        QVERIFY(!book.error().reason.isEmpty());
    }

    void patternMistakes_areReported_data()
    {
        QTest::addColumn<QByteArray>("patterns");
        QTest::addColumn<QString>("reason");
        const QByteArray rest =
            "\"codes\": [\"a\"], \"clients\": [{\"id\": \"a\", \"matches\": \"a\"}], "
            "\"wordings\": [{\"matches\": \"a\"}], \"circumstances\": [{\"matches\": \"a\"}]";
        QTest::newRow("not JSON") << QByteArray("[") << QString();
        QTest::newRow("no lists") << QByteArray("{}") << u"list"_s;
        QTest::newRow("unknown fact")
            << "{" + rest + ", \"failures\": [{\"matches\": \"a\", \"facts\": {\"moon\": 1}}]}"
            << u"unknown fact"_s;
        QTest::newRow("expression") << "{" + rest +
                                           ", \"failures\": [{\"matches\": \"(a*)*\", \"facts\": {}}]}"
                                    << u"repetition"_s;
    }
    void patternMistakes_areReported()
    {
        QFETCH(QByteArray, patterns);
        QFETCH(QString, reason);
        QTemporaryDir folder;
        const QString name = folder.filePath(u"recogniser.json"_s);
        QVERIFY(write(name, patterns));
        const auto loaded = TextPatterns::load(name);
        QVERIFY(!loaded);
        QVERIFY2(loaded.error().reason.contains(reason), qPrintable(loaded.error().toString()));
    }

    void schema_namesEveryKeyOfTheRuleBook()
    {
        QFile schema(u":/keyway/schemas/rules.schema.json"_s);
        QVERIFY(schema.open(QIODevice::ReadOnly));
        const QJsonObject root = QJsonDocument::fromJson(schema.readAll()).object();
        const QJsonObject lists = root.value(u"properties"_s).toObject();
        for (const QString &key :
             {u"answers"_s, u"adjustments"_s, u"ruledOut"_s, u"fallbacks"_s, u"placeholders"_s})
            QVERIFY2(lists.contains(key), qPrintable(key));

        // Every key that a rule really has stands in the schema of its kind.
        QFile rules(u":/keyway/diagnosis/rules.json"_s);
        QVERIFY(rules.open(QIODevice::ReadOnly));
        const QJsonObject book = QJsonDocument::fromJson(rules.readAll()).object();
        const QJsonObject kinds = root.value(u"$defs"_s).toObject();
        const QMap<QString, QString> kindOf{{u"answers"_s, u"answer"_s},
                                            {u"adjustments"_s, u"adjustment"_s},
                                            {u"ruledOut"_s, u"exclusion"_s},
                                            {u"fallbacks"_s, u"fallback"_s}};
        for (const auto &[list, kind] : kindOf.asKeyValueRange()) {
            const QJsonObject known = kinds.value(kind).toObject().value(u"properties"_s).toObject();
            const QJsonArray all = book.value(list).toArray();
            QVERIFY(!all.isEmpty());
            for (const auto &each : all)
                for (const QString &key : each.toObject().keys())
                    QVERIFY2(known.contains(key), qPrintable(kind + u'.' + key));
        }
    }
};

QTEST_GUILESS_MAIN(TestRuleBook)
#include "tst_rulebook.moc"
