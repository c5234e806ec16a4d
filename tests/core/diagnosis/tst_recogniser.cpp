// SPDX-FileCopyrightText: 2026 The Keyway authors
// SPDX-License-Identifier: Apache-2.0

#include "core/diagnosis/RuleBook.h"
#include "core/diagnosis/TextRecogniser.h"

#include <QElapsedTimer>
#include <QRandomGenerator>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace keyway;

namespace {

QByteArray utf16(const QString &text)
{
    return QByteArray("\xff\xfe", 2) + QByteArray(reinterpret_cast<const char *>(text.utf16()),
                                                  text.size() * qsizetype(sizeof(char16_t)));
}

} // namespace

/// Texts that hold Salesforce's answer, and texts that hold none.
class TestRecogniser : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void formsOfOneAnswer_giveTheSameCodeAndWords_data()
    {
        QTest::addColumn<QByteArray>("text");
        QTest::addColumn<QString>("source");
        const QString words = u"user hasn't approved this consumer"_s;
        QTest::newRow("JSON") << QByteArray("{\"error\":\"invalid_grant\",\"error_description\":\"user "
                                            "hasn't approved this consumer\"}")
                              << u"json"_s;
        QTest::newRow("JSON, other order") << QByteArray("{ \"error_description\" : \"user hasn't approved "
                                                         "this consumer\", \"error\" : \"invalid_grant\" }")
                                           << u"json"_s;
        QTest::newRow("JSON inside JSON")
            << QByteArray("{\"body\":\"{\\\"error\\\":\\\"invalid_grant\\\",\\\"error_description\\\":"
                          "\\\"user hasn't approved this consumer\\\"}\"}")
            << u"json"_s;
        QTest::newRow("query")
            << QByteArray("https://app.example.com/"
                          "cb?error=invalid_grant&error_description=user+hasn%27t+approved+this+consumer")
            << u"query"_s;
        QTest::newRow("Ampersand")
            << QByteArray("salesforce JWT token endpoint error: status 400: map[error:invalid_grant "
                          "error_description:user hasn't approved this consumer]")
            << u"ampersand"_s;
        QTest::newRow("curl -i") << QByteArray(
                                        "HTTP/1.1 400 Bad Request\r\nContent-Type: application/json\r\n\r\n"
                                        "{\"error\":\"invalid_grant\",\"error_description\":\"user hasn't "
                                        "approved this consumer\"}")
                                 << u"curl"_s;
        QTest::newRow("restforce")
            << QByteArray("Restforce::AuthenticationError: invalid_grant: user hasn't approved this consumer")
            << u"restforce"_s;
        QTest::newRow("typographic apostrophe")
            << QByteArray("invalid_grant: user hasn’t approved this consumer") << u"text"_s;
        QTest::newRow("HTML entities")
            << QByteArray("{&quot;error&quot;:&quot;invalid_grant&quot;,&quot;error_description&quot;:"
                          "&quot;user hasn&#39;t approved this consumer&quot;}")
            << u"json"_s;
        QTest::newRow("UTF-16, as PowerShell writes") << utf16(u"invalid_grant: "_s + words) << u"text"_s;
        QTest::newRow("colours") << QByteArray(
                                        "\x1b[31minvalid_grant\x1b[0m: user hasn't approved this consumer")
                                 << u"text"_s;
        QTest::newRow("CLI, new")
            << QByteArray("Error (JwtGrantError): Error authenticating with JWT.\nErrors encountered:\n"
                          "audience is invalid [audience=https://login.salesforce.com "
                          "login=https://x.my.salesforce.com]\n"
                          "user hasn't approved this consumer\n")
            << u"salesforce-cli"_s;
        QTest::newRow("CLI, old")
            << QByteArray("ERROR running force:auth:jwt:grant:  Error authenticating with JWT config due to: "
                          "user hasn't approved this consumer")
            << u"salesforce-cli"_s;
        QTest::newRow("Python")
            << QByteArray("simple_salesforce.exceptions.SalesforceAuthenticationFailed: invalid_grant: "
                          "user hasn't approved this consumer")
            << u"simple-salesforce"_s;
        QTest::newRow("direction marks")
            << QByteArray("\u202einvalid_grant\u202c: user hasn't approved this consumer") << u"text"_s;
    }
    void formsOfOneAnswer_giveTheSameCodeAndWords()
    {
        QFETCH(QByteArray, text);
        QFETCH(QString, source);
        const RecognisedText result = recogniseText(text);
        QVERIFY(result.recognised);
        QCOMPARE(result.error, u"invalid_grant"_s);
        QCOMPARE(result.description, u"user hasn't approved this consumer"_s);
        QCOMPARE(result.source, source);
        QCOMPARE(result.evidence.string(fact::error), result.error);
        QVERIFY(!result.literal.isEmpty());
    }

    void otherAnswers_areRead_data()
    {
        QTest::addColumn<QByteArray>("text");
        QTest::addColumn<QString>("error");
        QTest::addColumn<QString>("words");
        QTest::newRow("REST array")
            << QByteArray(
                   "[{\"message\":\"Session expired or invalid\",\"errorCode\":\"INVALID_SESSION_ID\"}]")
            << u"INVALID_SESSION_ID"_s << u"Session expired or invalid"_s;
        QTest::newRow("printed by Python")
            << QByteArray("[{'message': 'Session expired or invalid', 'errorCode': 'INVALID_SESSION_ID'}]")
            << u"INVALID_SESSION_ID"_s << u"Session expired or invalid"_s;
        QTest::newRow("SOAP fault")
            << QByteArray("<soapenv:Fault><faultcode>sf:INVALID_SESSION_ID</faultcode><faultstring>"
                          "INVALID_SESSION_ID: Invalid Session ID found in "
                          "SessionHeader</faultstring></soapenv:Fault>")
            << u"INVALID_SESSION_ID"_s << u"Invalid Session ID found in SessionHeader"_s;
        QTest::newRow("printed by Java")
            << QByteArray("[AsyncApiException  exceptionCode='InvalidSessionId'\n exceptionMessage='Invalid "
                          "session id'\n]")
            << u"InvalidSessionId"_s << u"Invalid session id"_s;
        QTest::newRow("printed by Node")
            << QByteArray("{ error: 'invalid_client_id', error_description: 'client identifier invalid' }")
            << u"invalid_client_id"_s << u"client identifier invalid"_s;
        QTest::newRow("two colons")
            << QByteArray("due to: invalid_app_access::user is not admin approved to access this app")
            << u"invalid_app_access"_s << u"user is not admin approved to access this app"_s;
        QTest::newRow("login history")
            << QByteArray("11/20/2026 10:02  Remote Access 2.0  Failed: Not approved for access") << QString()
            << u"Failed: Not approved for access"_s;
        QTest::newRow("unknown words")
            << QByteArray("{\"error\":\"invalid_grant\",\"error_description\":\"something new\"}")
            << u"invalid_grant"_s << u"something new"_s;
    }
    void otherAnswers_areRead()
    {
        QFETCH(QByteArray, text);
        QFETCH(QString, error);
        QFETCH(QString, words);
        const RecognisedText result = recogniseText(text);
        QVERIFY(result.recognised);
        QCOMPARE(result.error, error);
        QCOMPARE(result.description, words);
    }

    void combinedList_tellsWhetherAllAttemptsAgree()
    {
        const QByteArray head = "Error authenticating with JWT.\nErrors encountered:\n";
        const QByteArray refused = "user hasn't approved this consumer\n";
        const QByteArray foreign =
            "audience is invalid [audience=https://login.salesforce.com login=https://a.my.salesforce.com]\n";
        QCOMPARE(recogniseText(head + refused + refused).evidence.string(fact::attempts), u"same"_s);
        QCOMPARE(recogniseText(head + foreign + refused).evidence.string(fact::attempts), u"mixed"_s);
        QVERIFY(!recogniseText(head + refused).evidence.has(fact::attempts));
        QCOMPARE(recogniseText(head + foreign + foreign).description, u"audience is invalid"_s);
    }

    void context_isRead()
    {
        const RecognisedText result =
            recogniseText("Client error: `POST https://login.salesforce.com/services/oauth2/token` resulted "
                          "in a `400 Bad Request` "
                          "response: {\"error\":\"invalid_grant\",\"error_description\":\"audience is "
                          "invalid\"} aud=https://acme.my.salesforce.com");
        QCOMPARE(result.evidence.value(u"httpStatus"_s).toInt(), 400);
        QCOMPARE(result.evidence.string(fact::host), u"login.salesforce.com"_s);
        QCOMPARE(result.evidence.string(fact::hostKind), u"generic"_s);
        QCOMPARE(result.evidence.string(fact::call), u"token"_s);
        QCOMPARE(result.evidence.string(fact::audienceKind), u"my-domain"_s);
        QCOMPARE(recogniseText("https://acme--uat.my.salesforce.com failed").evidence.string(fact::hostKind),
                 u"legacy-sandbox"_s);
        QCOMPARE(recogniseText("https://acme.lightning.force.com failed").evidence.string(fact::hostKind),
                 u"lightning"_s);
    }

    void circumstances_inAMail_areRead()
    {
        const RecognisedText mail =
            recogniseText("Hello, it worked for weeks and then our sandbox was refreshed. Now we see "
                          "invalid_grant: user hasn't approved this consumer");
        QVERIFY(mail.evidence.value(u"workedBefore"_s).toBool());
        QVERIFY(mail.evidence.value(u"sandboxRefreshed"_s).toBool());
        QVERIFY(!mail.evidence.has(fact::justCreated));
        QVERIFY(recogniseText("We just created the app: app_not_found")
                    .evidence.value(u"justCreated"_s)
                    .toBool());
        QVERIFY(!recogniseText("{\"error\":\"invalid_grant\"}").evidence.has(fact::workedBefore));
    }

    void answerAmongManyLines_isFound()
    {
        QByteArray log;
        for (int i = 0; i < 2000; ++i)
            log += "2026-11-20T10:00:00Z INFO worker " + QByteArray::number(i) +
                   " did something without any trouble\n";
        const QByteArray answer =
            "2026-11-20T10:00:01Z ERROR {\"error\":\"invalid_app_access\",\"error_description\":\"user is "
            "not admin approved to access this app\"}";
        const RecognisedText result = recogniseText(log + answer + "\n" + log);
        QCOMPARE(result.error, u"invalid_app_access"_s);
        QVERIFY(result.evidence.string(fact::text).size() <= 8 * 1024);
    }

    void innocentTexts_areNotRecognised_data()
    {
        QTest::addColumn<QByteArray>("text");
        QTest::newRow("empty") << QByteArray();
        QTest::newRow("blanks") << QByteArray("  \n\t\r\n ");
        QTest::newRow("prose") << QByteArray("Good morning, could you call me back this afternoon?");
        QTest::newRow("other JSON") << QByteArray("{\"name\": \"Ada\", \"born\": 1815}");
        QTest::newRow("zeros") << QByteArray(5000, '\0');
    }
    void innocentTexts_areNotRecognised()
    {
        QFETCH(QByteArray, text);
        const RecognisedText result = recogniseText(text);
        QVERIFY2(!result.recognised, qPrintable(result.literal));
        QCOMPARE(result.source, u"unknown"_s);
    }

    void hostileTexts_takeBoundedTime_data()
    {
        QTest::addColumn<QByteArray>("text");
        constexpr qsizetype size = 10 * 1024 * 1024;
        const auto repeated = [](const QByteArray &part) { return part.repeated(size / part.size()); };
        QByteArray random(size, Qt::Uninitialized);
        QRandomGenerator generator(7);
        for (char &byte : random)
            byte = char(generator.bounded(256));
        QTest::newRow("random") << random;
        QTest::newRow("zeros") << QByteArray(size, '\0');
        QTest::newRow("one letter") << QByteArray(size, 'a');
        QTest::newRow("blanks") << QByteArray(size, ' ');
        QTest::newRow("line ends") << QByteArray(size, '\n');
        QTest::newRow("quotes") << QByteArray(size, '"');
        QTest::newRow("backslashes") << QByteArray(size, '\\');
        QTest::newRow("deep JSON") << QByteArray(size, '[');
        QTest::newRow("deep objects") << repeated("{\"error\":");
        QTest::newRow("open strings") << repeated("error:\"'");
        QTest::newRow("open XML") << repeated("<faultcode>");
        QTest::newRow("open keys") << repeated("-----BEGIN RSA PRIVATE KEY-----\n");
        QTest::newRow("open passwords") << repeated("password=\"");
        QTest::newRow("half tokens") << repeated("eyJhbGciOi.");
        QTest::newRow("codes") << repeated("invalid_grant: ");
        QTest::newRow("queries") << repeated("error=invalid_grant&a=b&c=d&");
        QTest::newRow("addresses") << repeated("://a.b.c.d.e.");
        QTest::newRow("hosts") << repeated("a.b.c-d.salesforce.");
        QTest::newRow("base64") << repeated("QUJDREVGR0hJSktMTU5PUFFSU1RVVldYWVo=\n");
        QTest::newRow("right to left") << QByteArray("\u202e\u05d0\u05d1").repeated(100000);
        QTest::newRow("cut UTF-8") << repeated("\xe2\x80");
    }
    void hostileTexts_takeBoundedTime()
    {
        QFETCH(QByteArray, text);
        QElapsedTimer timer;
        timer.start();
        const RecognisedText result = recogniseText(text);
        const qint64 elapsed = timer.elapsed();
        QVERIFY(result.evidence.string(fact::text).size() <= 8 * 1024);
        QVERIFY(result.literal.size() <= 1024);
        QVERIFY(result.description.size() <= 1024);
        QVERIFY2(elapsed < 5000, qPrintable(QString::number(elapsed)));
        const auto book = RuleBook::load();
        QVERIFY(book.has_value());
        QVERIFY(!book->diagnose(result.evidence).hypotheses.isEmpty());
    }
};

QTEST_GUILESS_MAIN(TestRecogniser)
#include "tst_recogniser.moc"
