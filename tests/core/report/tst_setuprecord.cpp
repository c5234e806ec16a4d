// SPDX-FileCopyrightText: 2026 The Keyway authors
// SPDX-License-Identifier: Apache-2.0

#include "core/report/SetUpRecord.h"

#include <QDir>
#include <QRegularExpression>
#include <QTest>
#include <QXmlStreamReader>

using namespace Qt::StringLiterals;
using namespace keyway;

namespace {

const QDateTime made(QDate(2026, 11, 22), QTime(8, 30), Qt::UTC);

const TextBook &texts()
{
    static const TextBook book = [] {
        QStringList files;
        for (const QString &name : QDir(u":/keyway/texts"_s).entryList({u"*.en.md"_s}))
            files << u":/keyway/texts/"_s + name;
        return *TextBook::load(files);
    }();
    return book;
}

Certificate certificateFor(int days)
{
    static const PrivateKey key = *PrivateKey::generate(2048);
    CertificateSpec spec;
    spec.notBeforeUtc = made;
    spec.days = days;
    return *Certificate::selfSigned(key, spec);
}

QString consumerKey()
{
    return u"3MVG9CANARY"_s + u"k"_s.repeated(70) + u"wxyz"_s;
}

SetUpRecordInput input()
{
    SetUpRecordInput input;
    input.guide = *GuideShelf::load()->guide(u"ampersand"_s);
    input.connection.consumerKey = consumerKey();
    input.connection.username = u"integration@acme.com"_s;
    input.connection.keyFile = u"/home/me/private-key.pem"_s;
    input.connection.tickedInstructions = {u"key.generate"_s, u"key.rsa"_s};
    input.domain = HostFormats::load()->judge(u"acme--dev.sandbox"_s);
    input.certificate = certificateFor(365);
    input.person = u"Ada Lovelace"_s;
    input.nowUtc = made;
    return input;
}

ExchangeReport passedReport()
{
    ExchangeReport report;
    report.startedUtc = made.addSecs(-600);
    report.host = u"acme--dev.sandbox.my.salesforce.com"_s;
    report.username = u"integration@acme.com"_s;
    CheckResult check;
    check.id = u"key.usable"_s;
    check.outcome = CheckOutcome::Passed;
    check.detail = {u"check.key.usable.passed"_s,
                    {{u"bits"_s, u"2048"_s}, {u"file"_s, u"private-key.pem"_s}}};
    report.checks << check;
    return report;
}

/// Strict reading of RFC 5545: lines end with CRLF, have at most 75 octets, and go on after CRLF and a blank.
QList<std::pair<QByteArray, QByteArray>> contentLines(QByteArray calendar)
{
    for (const QByteArray &line : calendar.split('\n')) {
        if (!line.isEmpty() && (!line.endsWith('\r') || line.size() > 76))
            qFatal("bad line: %s", line.constData());
    }
    if (!calendar.endsWith("\r\n"))
        qFatal("the last line does not end");
    calendar.replace("\r\n ", "");
    QList<std::pair<QByteArray, QByteArray>> lines;
    for (const QByteArray &line : calendar.split('\n')) {
        const qsizetype colon = line.indexOf(':');
        if (colon > 0)
            lines << std::pair{line.left(colon), line.mid(colon + 1).chopped(1)};
    }
    return lines;
}

struct Event
{
    QMap<QByteArray, QByteArray> properties;
    QMap<QByteArray, QByteArray> alarm;
};

QList<Event> eventsOf(const QByteArray &calendar)
{
    QList<Event> events;
    QByteArrayList open;
    for (const auto &[name, value] : contentLines(calendar)) {
        if (name == "BEGIN") {
            open << value;
            if (value == "VEVENT")
                events << Event();
        } else if (name == "END") {
            if (open.isEmpty() || open.takeLast() != value)
                qFatal("END:%s closes nothing", value.constData());
        } else if (open == QByteArrayList{"VCALENDAR", "VEVENT"}) {
            events.last().properties.insert(name, value);
        } else if (open == QByteArrayList{"VCALENDAR", "VEVENT", "VALARM"}) {
            events.last().alarm.insert(name, value);
        }
    }
    if (!open.isEmpty())
        qFatal("%s is not closed", open.last().constData());
    return events;
}

QString unescaped(const QByteArray &text)
{
    QString result;
    const QString escaped = QString::fromUtf8(text);
    for (qsizetype i = 0; i < escaped.size(); ++i) {
        if (escaped.at(i) == u'\\') {
            ++i;
            result += escaped.at(i) == u'n' ? QChar(u'\n') : escaped.at(i);
        } else if (escaped.at(i) == u',' || escaped.at(i) == u';') {
            qFatal("a comma or semicolon stands bare");
        } else {
            result += escaped.at(i);
        }
    }
    return result;
}

} // namespace

class TestSetUpRecord : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void record_saysWhoWhenWhatAndTheFingerprint()
    {
        SetUpRecordInput all = input();
        all.report = passedReport();
        all.proved = true;
        const QString html = setUpRecordHtml(all, texts());
        for (const QString &part :
             {u"Ada Lovelace"_s, u"22 November 2026, 08:30 UTC"_s, u"22 November 2026, 08:20 UTC"_s,
              u"integration@acme.com"_s, u"acme--dev.sandbox.my.salesforce.com"_s,
              u"https://test.salesforce.com"_s, u"180 seconds"_s, u"iss, sub, aud, exp"_s,
              all.certificate->sha256Fingerprint(), u"22 November 2027 (365 days"_s,
              u"passed with exactly these values"_s, u"2 of 5 instructions ticked"_s})
            QVERIFY2(html.contains(part), qPrintable(part + u'\n' + html));
        static const QRegularExpression unfilled(u"record\\.[a-z]+[.<-]|\\{\\{"_s);
        QVERIFY2(!html.contains(unfilled),
                 qPrintable(unfilled.match(html).captured())); // every text was found and filled
    }

    void record_verdict_isNotStrongerThanTheTest_data()
    {
        QTest::addColumn<bool>("tested");
        QTest::addColumn<bool>("passed");
        QTest::addColumn<bool>("proved");
        QTest::addColumn<QString>("says");
        QTest::newRow("never") << false << false << false << u"No live test has been made"_s;
        QTest::newRow("failed") << true << false << false << u"did not pass"_s;
        QTest::newRow("failed, said to be proved") << true << false << true << u"did not pass"_s;
        QTest::newRow("changed since") << true << true << false << u"was changed after it"_s;
        QTest::newRow("proved") << true << true << true << u"passed with exactly these values"_s;
    }
    void record_verdict_isNotStrongerThanTheTest()
    {
        QFETCH(bool, tested);
        QFETCH(bool, passed);
        QFETCH(bool, proved);
        QFETCH(QString, says);
        SetUpRecordInput one = input();
        one.proved = proved;
        if (tested) {
            one.report = passedReport();
            if (!passed)
                one.report->checks.first().outcome = CheckOutcome::Failed;
        }
        QVERIFY(setUpRecordHtml(one, texts()).contains(says));
    }

    void record_holdsNoSecret()
    {
        SetUpRecordInput one = input();
        const QString secret = u"5EC4E7CA9A4C"_s.repeated(6).left(64);
        one.report = passedReport();
        one.report->answer.body = u"{\"access_token\":\"00D5e000000Nary!AQwAQCanary\"}"_s;
        one.report->host = u"acme.my.salesforce.com "_s + consumerKey();
        one.person = u"eyJhbGciOiJSUzI1NiJ9.eyJpc3MiOiJjYW5hcnkifQ.Q2FuYXJ5Q2FuYXJ5Q2FuYXJ5"_s;
        const QString html = setUpRecordHtml(one, texts());
        for (const QString &canary :
             {consumerKey(), u"kkkkkkkkkkkkkkkk"_s, u"AQwAQCanary"_s, u"Q2FuYXJ5Q2FuYXJ5"_s})
            QVERIFY2(!html.contains(canary), qPrintable(canary));
        QVERIFY(html.contains(u"3MVG9CAN…wxyz"_s));
        one.connection.consumerKey = secret; // in the wrong field
        QVERIFY(!setUpRecordHtml(one, texts()).contains(secret.left(8)));
    }

    void record_isMarkupOfOurs_whateverWasEntered()
    {
        SetUpRecordInput one = input();
        one.person = u"<script>alert(1)</script> & \"Co\""_s;
        one.connection.username = u"<b>x</b>@acme.com"_s;
        one.connection.objects = {u"</td><img src=x>"_s};
        one.guide.destination = u"A & B"_s;
        one.report = passedReport();
        one.report->host = u"<iframe>"_s;
        const QString html = setUpRecordHtml(one, texts());
        for (const QString &tag : {u"<script"_s, u"<b>"_s, u"<img"_s, u"<iframe"_s})
            QVERIFY2(!html.contains(tag), qPrintable(tag));
        // Well-formed, and nothing but what QTextDocument reads and a browser does not run.
        static const QStringList known{u"html"_s, u"head"_s, u"meta"_s,  u"title"_s, u"body"_s, u"h1"_s,
                                       u"h2"_s,   u"p"_s,    u"table"_s, u"tr"_s,    u"th"_s,   u"td"_s};
        QXmlStreamReader reader(QString(html).replace(u"<meta charset=\"utf-8\">"_s, u"<meta/>"_s));
        while (!reader.atEnd()) {
            if (reader.readNext() == QXmlStreamReader::StartElement)
                QVERIFY2(known.contains(reader.name().toString()), qPrintable(reader.name().toString()));
        }
        QVERIFY2(!reader.hasError(), qPrintable(reader.errorString()));
    }

    void calendar_hasBothDays_eachWithAnAlarm()
    {
        const Certificate certificate = certificateFor(365); // until 22 November 2027
        const QList<Event> events = eventsOf(expiryCalendar(certificate, u"Ampersand"_s, made, texts()));
        QCOMPARE(events.size(), 2);
        QCOMPARE(events.at(0).properties.value("DTSTART;VALUE=DATE"), QByteArray("20270923"));
        QCOMPARE(events.at(0).properties.value("DTEND;VALUE=DATE"), QByteArray("20270924"));
        QCOMPARE(events.at(1).properties.value("DTSTART;VALUE=DATE"), QByteArray("20271108"));
        for (const Event &event : events) {
            QCOMPARE(event.properties.value("DTSTAMP"), QByteArray("20261122T083000Z"));
            QCOMPARE(event.alarm.value("ACTION"), QByteArray("DISPLAY"));
            QVERIFY(event.alarm.contains("TRIGGER;RELATED=START") && event.alarm.contains("DESCRIPTION"));
            const QString told = unescaped(event.properties.value("DESCRIPTION"));
            QVERIFY2(told.contains(certificate.sha256Fingerprint()) && told.contains(u"22 November 2027"_s),
                     qPrintable(told));
        }
        QVERIFY(events.at(0).properties.value("UID") != events.at(1).properties.value("UID"));
        QVERIFY(events.at(0).properties.value("SUMMARY").startsWith("60 days"));
    }

    void calendar_secondImport_doublesNothing()
    {
        const Certificate certificate = certificateFor(365);
        const auto uids = [&](const QDateTime &now) {
            QByteArrayList found;
            for (const Event &event : eventsOf(expiryCalendar(certificate, u"x"_s, now, texts())))
                found << event.properties.value("UID");
            return found;
        };
        QCOMPARE(uids(made), uids(made.addDays(10)));
        QVERIFY(uids(made) != QByteArrayList());
    }

    void calendar_dayThatIsOver_isLeftOut_data()
    {
        QTest::addColumn<int>("days");
        QTest::addColumn<int>("events");
        QTest::newRow("61 days left") << 61 << 2;
        QTest::newRow("60, that is today") << 60 << 2;
        QTest::newRow("59") << 59 << 1;
        QTest::newRow("14, that is today") << 14 << 1;
    }
    void calendar_dayThatIsOver_isLeftOut()
    {
        QFETCH(int, days);
        QFETCH(int, events);
        const Certificate certificate = certificateFor(days);
        QCOMPARE(eventsOf(expiryCalendar(certificate, u"x"_s, made, texts())).size(), events);
    }

    void calendar_withoutADayLeft_isNone()
    {
        QCOMPARE(expiryCalendar(certificateFor(13), u"x"_s, made, texts()), QByteArray());
    }

    void calendar_anyName_isEscapedAndFolded()
    {
        const QString what = u"Köln; A, B\\C\nnext "_s + u"日本"_s.repeated(60);
        const QList<Event> events = eventsOf(expiryCalendar(certificateFor(365), what, made, texts()));
        QCOMPARE(events.size(), 2);
        QVERIFY(unescaped(events.first().properties.value("SUMMARY")).contains(what));
    }

    void calendar_fold_cutsNoCharacter()
    {
        const QByteArray calendar =
            expiryCalendar(certificateFor(365), u"é日🔑"_s.repeated(60), made, texts());
        for (const QByteArray &line : calendar.split('\n'))
            QCOMPARE(QString::fromUtf8(line).toUtf8(), line);
    }
};

QTEST_GUILESS_MAIN(TestSetUpRecord)
#include "tst_setuprecord.moc"
