// SPDX-FileCopyrightText: 2026 The Keyway authors
// SPDX-License-Identifier: Apache-2.0

#include "core/base/TextBook.h"
#include "core/salesforce/MyDomain.h"

#include <QDir>
#include <QElapsedTimer>
#include <QFile>
#include <QJsonDocument>
#include <QJsonObject>
#include <QRegularExpression>
#include <QTemporaryDir>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace keyway;

namespace {

QList<QJsonObject> rows(const QString &name)
{
    QFile file(QString::fromUtf8(KEYWAY_TEST_DATA) + u'/' + name);
    QList<QJsonObject> result;
    if (!file.open(QIODevice::ReadOnly))
        return result;
    while (!file.atEnd()) {
        const QByteArray line = file.readLine().trimmed();
        if (!line.isEmpty())
            result += QJsonDocument::fromJson(line).object();
    }
    return result;
}

QString described(const QString &kind, const QString &subdomain, const QString &environment,
                  const QString &audience, bool accepted, const QString &suggestion)
{
    return u"%1 | sub '%2' | %3 | aud '%4' | %5 | fix '%6'"_s.arg(
        kind, subdomain, environment, audience, accepted ? u"accepted"_s : u"refused"_s, suggestion);
}

int agreements(const HostFormats &formats, const QList<QJsonObject> &table)
{
    int agreed = 0;
    for (const QJsonObject &row : table) {
        const QJsonObject want = row.value(u"expected"_s).toObject();
        const DomainVerdict got = formats.judge(row.value(u"input"_s).toString());
        const QString wanted =
            described(want.value(u"kind"_s).toString(), want.value(u"subdomain"_s).toString(),
                      want.value(u"environment"_s).toString(), want.value(u"suggested_audience"_s).toString(),
                      want.value(u"valid"_s).toBool(), want.value(u"suggested_fix"_s).toString());
        const QString given =
            described(got.kind, got.subdomain, got.environment, got.audience, got.accepted, got.suggestion);
        if (wanted == given)
            ++agreed;
        else
            qWarning().noquote() << row.value(u"id"_s).toString() << row.value(u"input"_s).toString()
                                 << "\n  want" << wanted << "\n  got " << given << got.reason.id;
    }
    return agreed;
}

} // namespace

class TestMyDomain : public QObject
{
    Q_OBJECT

private:
    HostFormats m_formats = *HostFormats::load();

private Q_SLOTS:
    void everyRow_agreesWithTheTable_data()
    {
        QTest::addColumn<QString>("file");
        QTest::addColumn<int>("atLeast");
        QTest::newRow("collected") << u"hosts.jsonl"_s << 148;
        QTest::newRow("ours") << u"hosts-more.jsonl"_s << 60;
    }
    void everyRow_agreesWithTheTable()
    {
        QFETCH(QString, file);
        QFETCH(int, atLeast);
        const QList<QJsonObject> table = rows(file);
        QVERIFY2(table.size() >= atLeast, qPrintable(QString::number(table.size())));
        const int agreed = agreements(m_formats, table);
        qInfo("%d of %d rows of %s agree", agreed, int(table.size()), qPrintable(file));
        QCOMPARE(agreed, int(table.size()));
    }

    void acceptedVerdict_hasHost_refusedHasReasonAndNone()
    {
        for (const QJsonObject &row : rows(u"hosts.jsonl"_s) + rows(u"hosts-more.jsonl"_s)) {
            const QString input = row.value(u"input"_s).toString();
            const DomainVerdict verdict = m_formats.judge(input);
            if (verdict.accepted) {
                QCOMPARE(verdict.host, verdict.subdomain + u".my.salesforce.com"_s);
                // What was accepted is accepted again as it is: nothing but the same host comes out.
                QCOMPARE(m_formats.judge(verdict.host).subdomain, verdict.subdomain);
            } else {
                QVERIFY2(verdict.host.isEmpty() && verdict.subdomain.isEmpty(), qPrintable(input));
                QVERIFY2(!verdict.reason.id.isEmpty(), qPrintable(input));
            }
            if (!verdict.suggestion.isEmpty())
                QVERIFY2(m_formats.judge(verdict.suggestion).accepted, qPrintable(input));
        }
    }

    void warning_isGivenForAcceptedOnesToConfirm_data()
    {
        QTest::addColumn<QString>("input");
        QTest::addColumn<QString>("reason");
        QTest::newRow("legacy sandbox") << u"acme--dev.my.salesforce.com"_s << u"domain.legacy-sandbox"_s;
        QTest::newRow("two joints") << u"acme--a--b.my.salesforce.com"_s
                                    << u"domain.ambiguous-double-hyphen"_s;
        QTest::newRow("prefix") << u"rootbeer"_s << u"domain.suspicious-prefix"_s;
        QTest::newRow("length") << u"a"_s.repeated(41) << u"domain.suspicious-length"_s;
        QTest::newRow("visualforce") << u"acme--c.vf.force.com"_s << u"domain.confirm-visualforce"_s;
        QTest::newRow("old") << u"acme--c.visualforce.com"_s << u"domain.confirm-old-host"_s;
        QTest::newRow("files") << u"acme.file.force.com"_s << u"domain.confirm-content"_s;
        QTest::newRow("path") << u"acme/dev"_s << u"domain.path-dropped"_s;
        QTest::newRow("nothing to say") << u"acme.my.salesforce.com"_s << QString();
    }
    void warning_isGivenForAcceptedOnesToConfirm()
    {
        QFETCH(QString, input);
        QFETCH(QString, reason);
        const DomainVerdict verdict = m_formats.judge(input);
        QVERIFY(verdict.accepted);
        QCOMPARE(verdict.reason.id, reason);
        QCOMPARE(verdict.isWarning(), !reason.isEmpty());
    }

    void secret_isNotKept_data()
    {
        QTest::addColumn<QString>("input");
        QTest::addColumn<QString>("secret");
        const QString key = u"-----BEGIN PRIVATE KEY-----\nMIIEvQIBADAN\n-----END PRIVATE KEY-----"_s;
        const QString session = u"00D5e000000abcd!AQwAQExampleSession"_s;
        const QString refresh = u"force://PlatformCLI::5Aep861TheRefreshToken@acme.my.salesforce.com"_s;
        QTest::newRow("PEM") << key << u"MIIEvQ"_s;
        QTest::newRow("PEM, then 10 MB") << key + u"x"_s.repeated(10'000'000) << u"MIIEvQ"_s;
        QTest::newRow("consumer key") << u"3MVG9abcdefgh.ijkl"_s << u"3MVG"_s;
        QTest::newRow("token") << session << u"AQwAQ"_s;
        QTest::newRow("password in URL") << u"https://me:hunter2@acme.my.salesforce.com"_s << u"hunter2"_s;
        QTest::newRow("session in query")
            << u"https://acme.my.salesforce.com/secur/frontdoor.jsp?sid=%1"_s.arg(session) << u"AQwAQ"_s;
        QTest::newRow("CLI link") << refresh << u"5Aep861"_s;
    }
    void secret_isNotKept()
    {
        QFETCH(QString, input);
        QFETCH(QString, secret);
        const DomainVerdict verdict = m_formats.judge(input);
        QVERIFY2(!verdict.input.contains(secret), qPrintable(verdict.input));
        for (const QString &fact : verdict.reason.facts)
            QVERIFY2(!fact.contains(secret), qPrintable(fact));
    }

    void anyText_isJudgedInBoundedTime_data()
    {
        QTest::addColumn<QString>("input");
        QTest::newRow("10 MB letters") << u"a"_s.repeated(10'000'000);
        QTest::newRow("10 MB dots") << u"."_s.repeated(10'000'000);
        QTest::newRow("4096 dots and letters") << u"a."_s.repeated(2048);
        QTest::newRow("4096 brackets") << u"<("_s.repeated(2048);
        QTest::newRow("4096 words") << u"a.b "_s.repeated(1024);
        QTest::newRow("4096 schemes") << u"https:/"_s.repeated(585);
        QTest::newRow("NULs") << QString(100, QChar(0));
        QTest::newRow("lone surrogates") << QString(100, QChar(0xD800));
        QTest::newRow("right to left") << u"\u202Emoc.ecrofselas.ym.emca\u05D0"_s;
        QString binary;
        for (int i = 0; i < 4000; ++i)
            binary += QChar(i * 7919 % 65536);
        QTest::newRow("binary") << binary;
    }
    void anyText_isJudgedInBoundedTime()
    {
        QFETCH(QString, input);
        QElapsedTimer timer;
        timer.start();
        const DomainVerdict verdict = m_formats.judge(input);
        QVERIFY2(timer.elapsed() < 20'000, qPrintable(QString::number(timer.elapsed())));
        QVERIFY(!verdict.accepted);
        QVERIFY(!verdict.reason.id.isEmpty());
        QVERIFY(verdict.input.size() <= 4096);
    }

    void everyReason_hasATextWithTitleAndAction()
    {
        const auto book = TextBook::load({u":/keyway/texts/salesforce.en.md"_s});
        QVERIFY2(book.has_value(), book ? "" : qPrintable(book.error().toString()));
        QSet<QString> ids;
        QStringList sources{u":/keyway/salesforce/hosts.json"_s};
        const QDir folder(QString::fromUtf8(KEYWAY_SOURCE_DIR) + u"/core/salesforce"_s);
        for (const QString &name : folder.entryList({u"*.cpp"_s}))
            sources += folder.filePath(name);
        static const QRegularExpression pattern(u"\"(domain\\.[a-z-]+[?]?)\""_s);
        for (const QString &source : std::as_const(sources)) {
            QFile file(source);
            QVERIFY(file.open(QIODevice::ReadOnly));
            auto matches = pattern.globalMatch(QString::fromUtf8(file.readAll()));
            while (matches.hasNext())
                ids += matches.next().captured(1);
        }
        QVERIFY(ids.size() > 30);
        for (const QString &id : std::as_const(ids)) {
            QVERIFY2(book->contains(id), qPrintable(id));
            QVERIFY2(!book->text(id).title.isEmpty() && !book->text(id).actions.isEmpty(), qPrintable(id));
        }
        for (const QString &id : book->ids())
            QVERIFY2(ids.contains(id), qPrintable(u"nobody says "_s + id));
    }

    void dataFileMistake_isReportedWithPlace_data()
    {
        QTest::addColumn<QByteArray>("json");
        QTest::addColumn<int>("line");
        QTest::addColumn<QString>("reason");
        QTest::newRow("syntax") << QByteArray("{\n\"a\": 1,\n\"b\" 2 }") << 3 << QString();
        QTest::newRow("list") << QByteArray("[]") << 1 << u"object"_s;
        QTest::newRow("member") << QByteArray("{}") << 0 << u"\"login_suffix\" is missing"_s;
        QTest::newRow("kind of member")
            << QByteArray("{\"login_suffix\": 3}") << 0 << u"\"login_suffix\" must be"_s;
    }
    void dataFileMistake_isReportedWithPlace()
    {
        QFETCH(QByteArray, json);
        QFETCH(int, line);
        QFETCH(QString, reason);
        QTemporaryDir folder;
        const QString path = folder.filePath(u"hosts.json"_s);
        QFile file(path);
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write(json);
        file.close();
        const auto result = HostFormats::load(path);
        QVERIFY(!result);
        QCOMPARE(result.error().file, path);
        QCOMPARE(result.error().line, line);
        QVERIFY2(result.error().reason.contains(reason), qPrintable(result.error().reason));
    }

    void everyRequiredMember_isMissedByName()
    {
        QFile good(u":/keyway/salesforce/hosts.json"_s);
        QVERIFY(good.open(QIODevice::ReadOnly));
        const QJsonObject whole = QJsonDocument::fromJson(good.readAll()).object();
        QTemporaryDir folder;
        for (const QString &name : whole.keys()) {
            if (name == "format"_L1)
                continue;
            QJsonObject part = whole;
            part.remove(name);
            const QString path = folder.filePath(name);
            QFile file(path);
            QVERIFY(file.open(QIODevice::WriteOnly));
            file.write(QJsonDocument(part).toJson());
            file.close();
            const auto result = HostFormats::load(path);
            QVERIFY2(!result, qPrintable(name));
            QVERIFY2(result.error().reason.contains(name), qPrintable(result.error().reason));
        }
    }

    void missingFile_isAnError() { QVERIFY(!HostFormats::load(u":/keyway/salesforce/none.json"_s)); }

    void setupUrl_isMadeFromHostAndNode()
    {
        QCOMPARE(setupUrl(u"acme.my.salesforce.com"_s, u"OrgDomain"_s),
                 u"https://acme.my.salesforce.com/lightning/setup/OrgDomain/home"_s);
    }
};

QTEST_GUILESS_MAIN(TestMyDomain)
#include "tst_mydomain.moc"
