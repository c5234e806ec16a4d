// SPDX-FileCopyrightText: 2026 The Keyway authors
// SPDX-License-Identifier: Apache-2.0

// Every instruction of the four source documents has a place in the product, and the README names it.
// After a change of a guide or the list: KEYWAY_UPDATE_README=1 tst_seed_instructions writes the table.

#include "core/diagnosis/RuleBook.h"
#include "core/exchange/ExchangePlan.h"
#include "tests/core/guide/Guides.h"

#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QRegularExpression>
#include <QSet>

using namespace Qt::StringLiterals;
using namespace keyway;
using namespace keyway::test;

namespace {

const QString startMark = u"<!-- guide map, written by tst_seed_instructions -->\n"_s;
const QString endMark = u"<!-- end of the guide map -->"_s;

QByteArray contentOf(const QString &path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

struct Entry
{
    QString document;
    QString number;
    QString gist;
    QString where; ///< empty: an instruction of the guide
};

struct Document
{
    QString id;
    QString title;
    QString guide;
};

/// The numbers an instruction names, as the list of entries writes them. A guide made of two documents says
/// which of them it means ("003 2.2.4.1").
QStringList placesOf(const Instruction &instruction, const QList<Document> &documentsOfGuide)
{
    QStringList places;
    for (const QString &number : instruction.seedNumber.split(u", "_s, Qt::SkipEmptyParts))
        places << (documentsOfGuide.size() == 1 ? documentsOfGuide.first().id + u' ' + number : number);
    return places;
}

} // namespace

class TestSeedInstructions : public QObject
{
    Q_OBJECT

    GuideShelf m_shelf = builtInGuides();
    QList<Document> m_documents;
    QList<Entry> m_entries;
    QHash<QString, QStringList> m_instructions; ///< "001 2.7.1" → "step 2, `app.enable-jwt-flow`"
    QSet<QString> m_checks;
    QSet<QString> m_rules;

    const Guide &guideOf(const Entry &entry) const
    {
        for (const Document &document : m_documents) {
            if (document.id == entry.document)
                return *m_shelf.guide(document.guide);
        }
        return m_shelf.guides().first();
    }

    /// Is there what the entry's `where` speaks of?
    bool isInTheProduct(const Entry &entry) const
    {
        const Guide &guide = guideOf(entry);
        const auto after = [&entry](const QString &words) {
            return entry.where.startsWith(words) ? entry.where.mid(words.size()) : QString();
        };
        if (const QString field = after(u"hand-over field "_s); !field.isEmpty()) {
            return std::any_of(guide.handOver.begin(), guide.handOver.end(),
                               [&](const HandOverField &one) { return one.id == field; });
        }
        if (const QString check = after(u"live test: "_s); !check.isEmpty())
            return m_checks.contains(check);
        if (const QString rule = after(u"diagnosis rule "_s); !rule.isEmpty())
            return m_rules.contains(rule);
        if (const QString word = after(u"guide summary: "_s); !word.isEmpty())
            return guide.summary.contains(word);
        if (const QString words = after(u"keep working: "_s); !words.isEmpty())
            return guide.keepWorking.join(u'\n').contains(words);
        if (const QString word = after(u"step 2 warning: "_s); !word.isEmpty())
            return guide.step(2)->warnings.join(u'\n').contains(word);
        if (const QString call = after(u"profile callsAfterToken: "_s); !call.isEmpty())
            return guide.profile.callsAfterToken.contains(call);
        if (const QString seconds = after(u"profile lifetimeSeconds: "_s); !seconds.isEmpty())
            return guide.profile.lifetime.count() == seconds.toInt();
        if (const QString item = after(u"checklist: "_s); !item.isEmpty())
            return QStringList{u"consumer-key"_s, u"username"_s, u"audience"_s,
                               u"certificate"_s,  u"approval"_s, u"access"_s}
                .contains(item);
        return QStringList{u"hand-over file: Postman collection"_s, u"window: verdict of the live test"_s,
                           u"window: certificate page generates without OpenSSL"_s}
            .contains(entry.where);
    }

    QString table() const
    {
        QString text;
        for (const Document &document : m_documents) {
            text += u"<details><summary>%1 %2: guide <code>%3</code></summary>\n\n"
                    "| No. | What it asks for | Where it is |\n|---|---|---|\n"_s.arg(
                        document.id, document.title, document.guide);
            for (const Entry &entry : m_entries) {
                if (entry.document != document.id)
                    continue;
                const QStringList found = m_instructions.value(entry.document + u' ' + entry.number);
                text += u"| %1 | %2 | %3 |\n"_s.arg(entry.number, entry.gist,
                                                    found.isEmpty() ? entry.where : found.join(u"; "_s));
            }
            text += u"\n</details>\n\n"_s;
        }
        return text;
    }

private Q_SLOTS:
    void initTestCase()
    {
        QVERIFY(!m_shelf.guides().isEmpty());
        const QJsonObject list =
            QJsonDocument::fromJson(contentOf(u"" KEYWAY_TEST_DATA "/seed-instructions.json"_s)).object();
        const QJsonArray documents = list.value("documents"_L1).toArray();
        for (const QJsonValue &value : documents) {
            m_documents.append(
                {value["id"_L1].toString(), value["title"_L1].toString(), value["guide"_L1].toString()});
            QVERIFY(m_shelf.guide(m_documents.constLast().guide));
        }
        const QJsonArray instructions = list.value("instructions"_L1).toArray();
        for (const QJsonValue &value : instructions)
            m_entries.append({value["document"_L1].toString(), value["number"_L1].toString(),
                              value["gist"_L1].toString(), value["where"_L1].toString()});
        QVERIFY(m_entries.size() > 200);

        for (const Guide &guide : m_shelf.guides()) {
            QList<Document> sources;
            for (const Document &document : m_documents) {
                if (document.guide == guide.id)
                    sources << document;
            }
            for (const GuideStep &step : guide.steps) {
                for (const Instruction &instruction : step.instructions) {
                    for (const QString &place : placesOf(instruction, sources))
                        m_instructions[place] << u"step %1, `%2`"_s.arg(step.number).arg(instruction.id);
                }
            }
        }
        for (const auto &check : exchangePlan())
            m_checks.insert(check->id());
        const QJsonArray rules = QJsonDocument::fromJson(contentOf(u":/keyway/diagnosis/rules.json"_s))
                                     .object()
                                     .value("answers"_L1)
                                     .toArray();
        for (const QJsonValue &rule : rules)
            m_rules.insert(rule["id"_L1].toString());
    }

    void entries_areUniqueAndShort()
    {
        QSet<QString> seen;
        for (const Entry &entry : m_entries) {
            const QString place = entry.document + u' ' + entry.number;
            QVERIFY2(!seen.contains(place), qPrintable(place));
            seen.insert(place);
            QVERIFY2(!entry.gist.isEmpty() && entry.gist.count(u' ') < 12, qPrintable(place));
        }
    }

    /// The list itself is compared with the documents that number their steps plainly.
    void everyNumberOfTheDocument_isListed_data()
    {
        QTest::addColumn<QString>("document");
        QTest::addColumn<int>("atLeast");
        QTest::newRow("002") << u"002"_s << 30;
        QTest::newRow("003") << u"003"_s << 25;
    }
    void everyNumberOfTheDocument_isListed()
    {
        QFETCH(QString, document);
        QFETCH(int, atLeast);
        const QString text = sourceDocuments(document);
        if (text.isEmpty())
            QSKIP("the source documents do not lie beside this checkout (../shared); set KEYWAY_REFERENCE");
        QSet<QString> listed; // "2.2.4.1" lists "2.2.4" as well
        for (const Entry &entry : m_entries) {
            QString number = entry.document == document ? entry.number : QString();
            for (; !number.isEmpty(); number = number.left(qMax(qsizetype(0), number.lastIndexOf(u'.'))))
                listed.insert(number);
        }
        static const QRegularExpression heading(u"^#{2,4} (?:Step )?(\\d(?:\\.\\d)?)[: ]"_s);
        static const QRegularExpression item(u"^(\\d)\\. "_s);
        QString section = u"0"_s;
        QStringList missing;
        int found = 0;
        for (const QString &line : text.split(u'\n')) {
            QString place;
            if (const auto match = heading.match(line); match.hasMatch()) {
                section = match.captured(1);
                place = section.contains(u'.') ? section : QString();
            } else if (const auto number = item.match(line); number.hasMatch()) {
                place = section + u'.' + number.captured(1);
            }
            found += place.isEmpty() ? 0 : 1;
            if (!place.isEmpty() && !listed.contains(place))
                missing << place + u": "_s + line;
        }
        QVERIFY2(missing.isEmpty(), qPrintable(missing.join(u'\n')));
        QVERIFY2(found >= atLeast, "the document's form has changed and this test is blind");
    }

    void everyInstructionOfADocument_hasItsPlace()
    {
        QStringList missing;
        for (const Entry &entry : m_entries) {
            const QString place = entry.document + u' ' + entry.number;
            const bool instructed = m_instructions.contains(place);
            if (instructed == entry.where.isEmpty() && (instructed || isInTheProduct(entry)))
                continue;
            missing << place + u": "_s + (instructed ? u"both in the guide and elsewhere"_s : entry.where);
        }
        QVERIFY2(missing.isEmpty(), qPrintable(missing.join(u'\n')));
    }

    void numberThatAGuideNames_isOneOfItsDocument()
    {
        QSet<QString> places;
        for (const Entry &entry : m_entries)
            places.insert(entry.document + u' ' + entry.number);
        for (auto named = m_instructions.begin(); named != m_instructions.end(); ++named)
            QVERIFY2(places.contains(named.key()), qPrintable(named.key() + u": "_s + named->first()));
    }

    void readme_hasARowForEachEntry()
    {
        const QString path = u"" KEYWAY_SOURCE_DIR "/README.md"_s;
        const QString readme = QString::fromUtf8(contentOf(path));
        QVERIFY(readme.contains("## Where each instruction of the source documents is"_L1));
        const qsizetype start = readme.indexOf(startMark) + startMark.size();
        const qsizetype end = readme.indexOf(endMark);
        QVERIFY(start > startMark.size() && end >= start);
        if (qEnvironmentVariableIsSet("KEYWAY_UPDATE_README")) {
            QFile file(path);
            QVERIFY(file.open(QIODevice::WriteOnly));
            file.write((readme.left(start) + table() + readme.mid(end)).toUtf8());
            return;
        }
        const QStringList rows = readme.mid(start, end - start).split(u'\n');
        const QStringList wanted = table().split(u'\n');
        for (qsizetype i = 0; i < wanted.size(); ++i)
            QCOMPARE(rows.value(i), wanted.at(i));
        QCOMPARE(rows.size(), wanted.size());
    }
};

QTEST_GUILESS_MAIN(TestSeedInstructions)
#include "tst_seed_instructions.moc"
