// SPDX-FileCopyrightText: 2026 The Keyway authors
// SPDX-License-Identifier: Apache-2.0

#include "core/diagnosis/RuleBook.h"
#include "core/diagnosis/TextRecogniser.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace keyway;

namespace {

QJsonObject exchange(const QString &url, int status, const QString &body, const QJsonObject &more = {})
{
    QJsonObject response{{u"status"_s, status},
                         {u"statusText"_s, status == 400 ? u"Bad Request"_s : u"OK"_s},
                         {u"headers"_s, QJsonArray{QJsonObject{{u"name"_s, u"Content-Type"_s},
                                                               {u"value"_s, u"application/json"_s}}}},
                         {u"content"_s, QJsonObject{{u"text"_s, body}}}};
    for (auto each = more.begin(); each != more.end(); ++each)
        response.insert(each.key(), each.value());
    return {
        {u"request"_s,
         QJsonObject{{u"method"_s, u"POST"_s},
                     {u"url"_s, url},
                     {u"headers"_s,
                      QJsonArray{QJsonObject{{u"name"_s, u"Cookie"_s}, {u"value"_s, u"sid=CaNaRy7Q"_s}}}},
                     {u"postData"_s,
                      QJsonObject{{u"text"_s, u"grant_type=x&client_secret=CaNaRy7Q&assertion="
                                              "eyJhbGciOiJSUzI1NiJ9.eyJpc3MiOiIzTVZHOWFiY2RlZmdoaWprbG1uIiw"
                                              "ic3ViIjoiYUBiLmNvbSIsImF1ZCI6Imh0dHBzOi8vbG9naW4uc2FsZXNmb3Jj"
                                              "ZS5jb20iLCJleHAiOjF9.CaNaRy7Q"_s}}}}},
        {u"response"_s, response}};
}

QByteArray har(const QJsonArray &entries)
{
    return QJsonDocument(
               QJsonObject{{u"log"_s, QJsonObject{{u"version"_s, u"1.2"_s}, {u"entries"_s, entries}}}})
        .toJson();
}

const QString tokenUrl = u"https://acme--uat.sandbox.my.salesforce.com/services/oauth2/token"_s;
const QString refusal = u"{\"error\":\"invalid_grant\",\"error_description\":\"invalid assertion\"}"_s;

const char history[] =
    "\"Username\",\"Login Time\",\"Source IP\",\"Login Type\",\"Status\",\"Application\"\r\n"
    "\"ada@acme.com\",\"11/20/2026, 10:30:00 AM PST\",\"203.0.113.5\",\"Application\",\"Invalid Password\","
    "\"Browser\"\r\n"
    "\"integration@acme.com\",\"11/20/2026, 10:02:00 AM PST\",\"203.0.113.5\",\"Remote Access "
    "2.0\",\"Success\",\"Sync\"\r\n"
    "\"integration@acme.com\",\"11/19/2026, 9:00:00 AM PST\",\"203.0.113.5\",\"Remote Access 2.0\",\"Failed: "
    "Signature Invalid\",\"Sync, old\"\r\n"
    "\"integration@acme.com\",\"11/20/2026, 9:58:00 AM PST\",\"203.0.113.5\",\"Remote Access 2.0\",\"Failed: "
    "Not approved for access\",\"Sync\"\r\n";

} // namespace

/// Whole files, and files that nobody can read: the time limit is that of ctest.
class TestFiles : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void har_givesItsFailingTokenRequest()
    {
        const RecognisedText found = recogniseText(har(
            {exchange(u"https://www.example.com/pixel"_s, 404, u"not found"_s),
             exchange(tokenUrl, 400, refusal),
             exchange(
                 u"https://acme.my.salesforce.com/services/data/v60.0/"_s, 401,
                 u"[{\"errorCode\":\"INVALID_SESSION_ID\",\"message\":\"Session expired or invalid\"}]"_s),
             exchange(u"https://acme.lightning.force.com/aura"_s, 200, u"{}"_s)}));
        QCOMPARE(found.source, u"har"_s);
        QCOMPARE(found.error, u"invalid_grant"_s);
        QCOMPARE(found.description, u"invalid assertion"_s);
        QCOMPARE(found.evidence.value(u"httpStatus"_s).toInt(), 400);
        QCOMPARE(found.evidence.string(fact::host), u"acme--uat.sandbox.my.salesforce.com"_s);
        QCOMPARE(found.evidence.string(fact::audience), u"https://login.salesforce.com"_s);
        QCOMPARE(found.evidence.string(fact::call), u"token"_s);
        const QByteArray all = QJsonDocument(found.evidence.toJson()).toJson() + found.literal.toUtf8();
        QVERIFY2(!all.toLower().contains("canary7q"), all.constData());
    }

    void har_givesTheApiCall_aRedirect_orTheNetwork()
    {
        const RecognisedText api = recogniseText(har(
            {exchange(tokenUrl, 200, u"{\"access_token\":\"00D5g000004FAKE!CaNaRy7Q\"}"_s),
             exchange(
                 u"https://acme.my.salesforce.com/services/data/v60.0/"_s, 403,
                 u"[{\"errorCode\":\"API_DISABLED_FOR_ORG\",\"message\":\"The REST API is not enabled for "
                 "this Organization.\"}]"_s)}));
        QCOMPARE(api.error, u"API_DISABLED_FOR_ORG"_s);
        const RecognisedText moved = recogniseText(har({exchange(
            tokenUrl, 302, {},
            {{u"headers"_s,
              QJsonArray{QJsonObject{
                  {u"name"_s, u"location"_s},
                  {u"value"_s, u"https://new.my.salesforce.com/services/oauth2/token?x=1"_s}}}}})}));
        QCOMPARE(moved.evidence.string(fact::transport), u"redirect"_s);
        QCOMPARE(moved.evidence.string(fact::location),
                 u"https://new.my.salesforce.com/services/oauth2/token"_s);
        const RecognisedText dead =
            recogniseText(har({exchange(tokenUrl, 0, {}, {{u"_error"_s, u"net::ERR_NAME_NOT_RESOLVED"_s}})}));
        QCOMPARE(dead.evidence.string(fact::transport), u"dns"_s);
        const RecognisedText nothing = recogniseText(har({exchange(tokenUrl, 200, u"{}"_s)}));
        QVERIFY(nothing.fine);
        QCOMPARE(nothing.remark.id, u"explain.har-no-failure"_s);
    }

    void loginHistory_givesTheNewestFailedOAuthRow_data()
    {
        QTest::addColumn<QByteArray>("text");
        const QByteArray commas = history;
        QTest::newRow("commas") << commas;
        QTest::newRow("byte order mark") << "\xef\xbb\xbf" + commas;
        QTest::newRow("tabs") << QByteArray(commas).replace("\",\"", "\"\t\"");
        QTest::newRow("semicolons") << QByteArray(commas).replace("\",\"", "\";\"");
        const QString wide = QString::fromUtf8(commas);
        QTest::newRow("UTF-16") << QByteArray("\xff\xfe", 2) +
                                       QByteArray(reinterpret_cast<const char *>(wide.utf16()),
                                                  wide.size() * qsizetype(sizeof(char16_t)));
    }
    void loginHistory_givesTheNewestFailedOAuthRow()
    {
        QFETCH(QByteArray, text);
        const RecognisedText found = recogniseText(text);
        QCOMPARE(found.source, u"login-history"_s);
        QVERIFY2(found.description.contains(u"Not approved for access"_s), qPrintable(found.description));
        QVERIFY2(found.literal.contains(u"integration@acme.com"_s), qPrintable(found.literal));
        QVERIFY2(!found.literal.contains(u"Sync, old"_s), qPrintable(found.literal));
        const auto book = RuleBook::load();
        QVERIFY(book.has_value());
        QCOMPARE(book->diagnose(found.evidence).hypotheses.first().topic, u"preauthorization"_s);
    }

    void loginHistory_withoutFailure_saysSo()
    {
        const RecognisedText found =
            recogniseText("Username,Login Time,Login Type,Status\na@b.c,x,Remote Access "
                          "2.0,Success\n");
        QVERIFY(found.fine);
        QCOMPARE(found.remark.id, u"explain.history-no-failure"_s);
    }

    void keywaysOwnReport_tellsWhichCallWasRefused()
    {
        const auto failedAt = [](const QString &id, const QString &error, const QString &detail) {
            const QJsonObject answer{{u"status"_s, 401}, {u"error"_s, error}, {u"description"_s, QString()}};
            const QJsonObject check{
                {u"id"_s, id}, {u"stage"_s, u"token"_s}, {u"outcome"_s, u"failed"_s}, {u"detail"_s, detail}};
            const QJsonObject report{
                {u"verdict"_s, u"failed"_s}, {u"answer"_s, answer}, {u"checks"_s, QJsonArray{check}}};
            return recogniseText(QJsonDocument(report).toJson()).evidence;
        };
        const auto topicOf = [](const Evidence &evidence) {
            return RuleBook::load()->diagnose(evidence).hypotheses.first().topic;
        };
        const Evidence secret =
            failedAt(u"introspect.answers"_s, u"invalid_client"_s, u"Introspection answered 401"_s);
        QCOMPARE(secret.string(fact::call), u"introspect"_s);
        QCOMPARE(topicOf(secret), u"consumer-key"_s);
        const Evidence rights =
            failedAt(u"objects.access"_s, QString(), u"What is missing: Lead (create, edit)"_s);
        QCOMPARE(rights.string(fact::missingAccess), u"Lead (create, edit)"_s);
        QCOMPARE(topicOf(rights), u"user"_s);
    }

    void keywaysOwnReport_isRead()
    {
        const QByteArray passed =
            R"({"verdict":"passed","checks":[],"answer":{"status":200},"host":"a.my.salesforce.com"})";
        const QByteArray failed =
            R"({"verdict":"failed","guide":"ampersand","host":"acme.my.salesforce.com","audience":"https://login.salesforce.com","checks":[{"id":"token.granted","stage":"decision","outcome":"failed","detail":"Salesforce refused"}],"answer":{"status":400,"error":"invalid_client_id","description":"client identifier invalid"},"diagnosis":{"literal":"client identifier invalid"}})";
        const RecognisedText found = recogniseText(passed + '\n' + failed + '\n');
        QCOMPARE(found.source, u"keyway"_s);
        QCOMPARE(found.error, u"invalid_client_id"_s);
        QCOMPARE(found.evidence.string(fact::guide), u"ampersand"_s);
        QCOMPARE(found.evidence.string(fact::hostKind), u"my-domain"_s);
        QCOMPARE(found.evidence.string(fact::audienceKind), u"login"_s);
        QCOMPARE(found.evidence.string(fact::reached), u"decision"_s);
        QCOMPARE(recogniseText(passed).remark.id, u"explain.keyway-passed"_s);
    }

    void hostileFile_neitherCrashesNorStalls_data()
    {
        QTest::addColumn<QByteArray>("text");
        constexpr qsizetype size = 10 * 1024 * 1024;
        const auto repeated = [](const QByteArray &part) { return part.repeated(size / part.size()); };
        QTest::newRow("100 000 brackets") << QByteArray(100'000, '[') + QByteArray(100'000, ']');
        QTest::newRow("deep objects") << QByteArray("{\"log\":").repeated(100'000);
        QTest::newRow("HAR of 10 MB")
            << har({exchange(tokenUrl, 200, QString(size, u'x')), exchange(tokenUrl, 400, refusal)});
        QJsonArray many;
        for (int i = 0; i < 5000; ++i)
            many << exchange(u"https://www.example.com/%1"_s.arg(i), 404, QString(1500, u'y'));
        QTest::newRow("HAR of 5000 requests") << har(many);
        QTest::newRow("HAR cut off") << har({exchange(tokenUrl, 400, refusal)}).chopped(40);
        QTest::newRow("entries of other kinds")
            << QByteArray(R"({"log":{"entries":[1,null,"x",[],{"request":[],"response":7}]}})");
        QTest::newRow("CSV of 100 000 rows")
            << QByteArray("Username,Login Time,Login Type,Status\n") +
                   QByteArray("a@b.c,11/20/2026 10:02,Remote Access 2.0,Failed: Signature Invalid\n")
                       .repeated(100'000);
        QTest::newRow("CSV, a quote that never closes")
            << QByteArray("Username,Login Time,Login Type,Status\n\"") + QByteArray(size, 'a');
        QTest::newRow("CSV of commas") << QByteArray("Status,Application,Username\n") + QByteArray(size, ',');
        QTest::newRow("tokens") << repeated("eyJhbGciOiJSUzI1NiJ9.eyJpc3MiOiIzIn0.c2ln ");
        QTest::newRow("one endless token") << "eyJ" + QByteArray(size, 'a');
        QTest::newRow("dots") << "eyJhbGciOiJSUzI1NiJ9" + QByteArray(size, '.');
        QTest::newRow("wrapped for ever") << "eyJ" + repeated(QByteArray(64, 'a') + '\n');
        QTest::newRow("values") << repeated("\"value\":\"");
        QTest::newRow("names") << repeated("{\"name\":\"sid\",\"value\":\"");
        QTest::newRow("key without end") << "-----BEGIN PRIVATE KEY-----" + QByteArray(900'000, 'A');
        QTest::newRow("DER that lies") << QByteArray("\x30\x82\xff\xff", 4) + QByteArray(500'000, '\x30');
        QTest::newRow("headers") << repeated("location: http://a\n");
        QTest::newRow("reports") << repeated("{\"verdict\":1,\"checks\":[]}\n");
        QTest::newRow("UTF-16, swapped")
            << QByteArray("\xfe\xff", 2) + QByteArray("\0a", 2).repeated(200'000);
        QTest::newRow("NULs") << QByteArray(size, '\0');
        QTest::newRow("blanks") << QByteArray(size, ' ');
        QTest::newRow("nothing") << QByteArray();
    }
    void hostileFile_neitherCrashesNorStalls()
    {
        QFETCH(QByteArray, text);
        const RecognisedText found = recogniseText(text, QString(100'000, u'a'));
        QVERIFY(found.literal.size() <= 1024);
        QVERIFY(found.evidence.string(fact::text).size() <= 8 * 1024);
        QVERIFY(found.assertion.claims.size() <= 60);
        const auto book = RuleBook::load();
        QVERIFY(book.has_value());
        if (!found.fine)
            QVERIFY(!book->diagnose(found.evidence).hypotheses.isEmpty());
    }

    void unknownAnswer_isUnknown_withItsLiteralText_data()
    {
        QTest::addColumn<QString>("text");
        for (const QString &text :
             {u"ユーザーがこのコンシューマーを承認していません"_s,
              u"Der Benutzer hat diesen Verbraucher nicht freigegeben"_s, u"שגיאת אימות"_s,
              u"{\"error\":\"brand_new_code\",\"error_description\":\"nobody knows\"}"_s})
            QTest::newRow(qPrintable(text)) << text;
    }
    void unknownAnswer_isUnknown_withItsLiteralText()
    {
        QFETCH(QString, text);
        const RecognisedText found = recogniseText(text.toUtf8());
        const auto book = RuleBook::load();
        QVERIFY(book.has_value());
        const Diagnosis diagnosis = book->diagnose(found.evidence);
        QVERIFY(!diagnosis.recognised);
        QVERIFY2(found.literal.contains(text.left(10)) || found.literal.contains(u"nobody knows"_s),
                 qPrintable(found.literal));
        QVERIFY(!diagnosis.hypotheses.isEmpty());
    }
};

QTEST_GUILESS_MAIN(TestFiles)
#include "tst_files.moc"
