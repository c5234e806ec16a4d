// SPDX-FileCopyrightText: 2026 The Keyway authors
// SPDX-License-Identifier: Apache-2.0

#include "core/base/TextBook.h"
#include "core/exchange/ExchangePlan.h"

#include <QDirIterator>
#include <QFile>
#include <QRegularExpression>
#include <QSet>
#include <QTest>

#include <optional>

using namespace Qt::StringLiterals;
using namespace keyway;

namespace {

/// The words of fact::transport (core/diagnosis/Evidence.h).
const QStringList transportWords{u"dns"_s,          u"refused"_s,       u"reset"_s,
                                 u"timeout"_s,      u"tls-untrusted"_s, u"tls-hostname"_s,
                                 u"tls-expired"_s,  u"tls-other"_s,     u"cut"_s,
                                 u"too-large"_s,    u"proxy-auth"_s,    u"proxy-unreachable"_s,
                                 u"proxy-failed"_s, u"offline"_s,       u"not-json"_s,
                                 u"redirect"_s,     u"no-tls"_s};

/// What can happen to every check; its text is shared (Check::result()).
const QStringList sharedTexts{u"crashed"_s,   u"not-reached"_s,  u"cancelled"_s,
                              u"not-asked"_s, u"generic-host"_s, u"no-versions"_s};

/// What factsOf() gives every check that asks the network.
const QSet<QString> requestFacts{u"host"_s,   u"proxy"_s,    u"status"_s, u"type"_s,   u"location"_s,
                                 u"issuer"_s, u"protocol"_s, u"reason"_s, u"seconds"_s};

QString read(const QString &path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? QString::fromUtf8(file.readAll()) : QString();
}

QString sources(const QString &ending)
{
    QString all;
    QDirIterator files(QStringLiteral(KEYWAY_SOURCE_DIR "/core/exchange/checks"), {ending}, QDir::Files);
    while (files.hasNext())
        all += read(files.next());
    return all;
}

QStringList captures(const QString &text, const QString &pattern)
{
    QStringList list;
    auto matches = QRegularExpression(pattern).globalMatch(text);
    while (matches.hasNext())
        list << matches.next().captured(1);
    return list;
}

/// The arguments of a call that begins behind its opening bracket, split at commas of the first level.
QStringList arguments(const QString &text, qsizetype begin)
{
    QStringList list{QString()};
    int depth = 0;
    for (qsizetype i = begin; i < text.size(); ++i) {
        const QChar c = text[i];
        if (c == u'(' || c == u'{')
            ++depth;
        else if ((c == u')' || c == u'}') && --depth < 0)
            break;
        if (c == u',' && depth == 0)
            list << QString();
        else
            list.last() += c;
    }
    return list;
}

/// What the code of one check can say: the second arguments of its finish() calls, and the facts it names.
struct Said
{
    QSet<QString> words;
    QSet<QString> facts;
    bool asksNetwork = false;
};

Said saidIn(const QString &body)
{
    Said said;
    static const QRegularExpression call(u"\\bfinish\\("_s);
    auto calls = call.globalMatch(body);
    while (calls.hasNext()) {
        const QString second = arguments(body, calls.next().capturedEnd()).value(1);
        for (const QString &word : captures(second, u"u\"([^\"]*)\"_s"_s))
            said.words << word;
    }
    for (const QString &fact : captures(body, u"(?:\\{|insert\\()\\s*u\"([a-z0-9]+)\"_s,"_s))
        said.facts << fact;
    if (body.contains("finishRefused("_L1))
        said.words << u"answered"_s << u"answered-bare"_s << u"odd"_s;
    if (body.contains("noteRefusal("_L1) || body.contains("finishRefused("_L1))
        said.facts << u"error"_s << u"description"_s;
    said.asksNetwork = body.contains("factsOf("_L1) || body.contains("outcome"_L1);
    return said;
}

/// By check id. A class's id stands in its header, its code in all its member functions.
QMap<QString, Said> saidByChecks()
{
    QMap<QString, Said> all;
    const QString code = sources(u"*.cpp"_s);
    static const QRegularExpression declaration(
        u"(\\w+)\\(\\) : (?:Check|TokenCall|ApiCall|SoapCall)\\(QStringLiteral\\(\"([^\"]+)\"\\)"_s);
    auto classes = declaration.globalMatch(sources(u"*.h"_s));
    while (classes.hasNext()) {
        const auto match = classes.next();
        QString body;
        const QString begin = u"\nvoid "_s + match.captured(1) + u"::"_s;
        for (qsizetype at = code.indexOf(begin); at >= 0; at = code.indexOf(begin, at + 1))
            body += code.mid(at, code.indexOf("\n}\n"_L1, at) - at);
        all.insert(match.captured(2), saidIn(body));
    }
    return all;
}

} // namespace

class TestCheckTexts : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void initTestCase()
    {
        auto texts = TextBook::load({u":/keyway/texts/checks.en.md"_s});
        QVERIFY2(texts, texts ? "" : qPrintable(texts.error().toString()));
        m_texts.emplace(*texts);
        m_said = saidByChecks();
    }

    void scan_seesWhatACheckSays()
    {
        const Said said = saidIn(
            u"if (a) return finish(CheckOutcome::Failed, b ? u\"one\"_s : u\"two\"_s, {{u\"path\"_s, f(x, "
            u"y)}});"
            u" finish(CheckOutcome::Passed, u\"transport.\"_s + word); facts.insert(u\"more\"_s, z);"_s);
        QCOMPARE(said.words, (QSet<QString>{u"one"_s, u"two"_s, u"transport."_s}));
        QCOMPARE(said.facts, (QSet<QString>{u"path"_s, u"more"_s}));
    }

    void everyCheckOfThePlans_wasScanned()
    {
        QSet<QString> ids;
        for (const auto &plan : {exchangePlan(), reachPlan()}) {
            for (const auto &check : plan)
                ids << check->id();
        }
        QCOMPARE(QSet<QString>(m_said.keyBegin(), m_said.keyEnd()), ids);
        for (auto it = m_said.cbegin(); it != m_said.cend(); ++it)
            QVERIFY2(!it->words.isEmpty(), qPrintable(it.key()));
    }

    void everyCheck_hasAName()
    {
        for (const QString &id : m_said.keys())
            QVERIFY2(m_texts->contains(u"check."_s + id), qPrintable(id));
    }

    void everythingThatACheckSays_hasAText()
    {
        for (const QString &id : usedTexts())
            QVERIFY2(m_texts->contains(id), qPrintable(id));
    }

    void noTextIsUnused()
    {
        QSet<QString> unused;
        for (const QString &id : m_texts->ids())
            unused << id;
        unused.subtract(usedTexts());
        QVERIFY2(unused.isEmpty(), qPrintable(unused.values().join(u' ')));
    }

    void transportWords_areThoseOfTheFact()
    {
        const QString header = read(QStringLiteral(KEYWAY_SOURCE_DIR "/core/diagnosis/Evidence.h"));
        const qsizetype begin = header.indexOf("// How the transport failed"_L1);
        const QString words = header.mid(begin, header.indexOf("QLatin1String transport"_L1) - begin);
        const QStringList documented = captures(words, u"\"([a-z-]+)\""_s);
        QCOMPARE(QSet<QString>(documented.begin(), documented.end()),
                 QSet<QString>(transportWords.begin(), transportWords.end()));
        const QString code = read(QStringLiteral(KEYWAY_SOURCE_DIR "/core/exchange/TransportFailure.cpp"));
        const QStringList produced = captures(code, u"u\"([a-z-]+)\"_s"_s);
        QVERIFY(produced.size() > 10);
        for (const QString &word : produced)
            QVERIFY2(transportWords.contains(word), qPrintable(word));
    }

    void everyPlaceholder_isAFactThatTheCheckGives()
    {
        const QString source = read(u":/keyway/texts/checks.en.md"_s);
        QString id;
        int seen = 0;
        for (const QString &line : source.split(u'\n')) {
            if (line.startsWith("# "_L1))
                id = line.mid(2).trimmed();
            if (!id.startsWith("check."_L1))
                continue;
            for (const QString &name : captures(line, u"\\{\\{(\\w+)\\}\\}"_s)) {
                ++seen;
                QVERIFY2(factsFor(id).contains(name), qPrintable(id + u' ' + name));
            }
        }
        QVERIFY(seen > 30);
    }

private:
    QSet<QString> usedTexts() const
    {
        QSet<QString> used;
        for (auto it = m_said.cbegin(); it != m_said.cend(); ++it) {
            used << u"check."_s + it.key();
            for (const QString &word : it->words) {
                if (word.startsWith("transport."_L1) && word.size() > 10)
                    used << u"check."_s + word;
                else if (word != "transport."_L1 &&
                         !sharedTexts.contains(word)) // with one of the transport words behind it
                    used << u"check."_s + it.key() + u'.' + word;
            }
        }
        for (const QString &word : transportWords)
            used << u"check.transport."_s + word;
        for (const CheckStage stage :
             {CheckStage::Local, CheckStage::Reach, CheckStage::Decision, CheckStage::Token})
            used << u"stage.%1.passed"_s.arg(toString(stage)); // the window's line for a whole stage
        for (const QString &word : sharedTexts)
            used << u"check."_s + word;
        return used;
    }

    QSet<QString> factsFor(const QString &textId) const
    {
        if (textId == "check.not-reached"_L1)
            return {u"because"_s};
        if (textId == "check.crashed"_L1)
            return {u"reason"_s};
        if (textId == "check.generic-host"_L1)
            return {u"host"_s};
        if (textId.startsWith("check.transport."_L1))
            return requestFacts;
        const Said said = m_said.value(textId.section(u'.', 1, 2));
        return said.asksNetwork ? said.facts + requestFacts : said.facts;
    }

    std::optional<TextBook> m_texts;
    QMap<QString, Said> m_said;
};

QTEST_GUILESS_MAIN(TestCheckTexts)
#include "tst_checktexts.moc"
