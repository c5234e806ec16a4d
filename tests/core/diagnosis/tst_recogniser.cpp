// SPDX-FileCopyrightText: 2026 The Keyway authors
// SPDX-License-Identifier: Apache-2.0

// over 400 lines because one table names every program whose text is recognised

#include "core/diagnosis/RuleBook.h"
#include "core/diagnosis/TextRecogniser.h"

#include <QElapsedTimer>
#include <QJsonDocument>
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

/// Nothing of it may be seen anywhere after hiding.
const QString canary = u"CaNaRy7Q"_s;

} // namespace

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

    void failuresOfPrograms_areRead_data()
    {
        QTest::addColumn<QByteArray>("text");
        QTest::addColumn<QString>("fact");
        QTest::addColumn<QString>("value");
        const auto key = [](const char *name, const char *text, const QString &value) {
            QTest::newRow(name) << QByteArray(text) << u"keyProblem"_s << value;
        };
        const auto transport = [](const char *name, const char *text, const QString &value) {
            QTest::newRow(name) << QByteArray(text) << u"transport"_s << value;
        };
        key("Node, old OpenSSL", "error:0909006C:PEM routines:get_name:no start line", u"key.unknown"_s);
        key("Node, new OpenSSL", "Error: error:1E08010C:DECODER routines::unsupported", u"key.unknown"_s);
        key("jsonwebtoken", "secretOrPrivateKey must be an asymmetric key when using RS256",
            u"key.unknown"_s);
        key("Python", "ValueError: Could not deserialize key data.", u"key.unknown"_s);
        key("Go", "x509: failed to parse private key (use ParsePKCS8PrivateKey instead for this key type)",
            u"key.wrong-encoding"_s);
        key("Go, Ampersand", "no PEM block found in private key", u"key.unknown"_s);
        key("PHP", "openssl_sign(): Supplied key param cannot be coerced into a private key",
            u"key.unknown"_s);
        key("Java",
            "java.security.spec.InvalidKeySpecException: java.security.InvalidKeyException: IOException : "
            "algid parse error, not a sequence",
            u"key.wrong-encoding"_s);
        key("Ruby", "OpenSSL::PKey::RSAError: Neither PUB key nor PRIV key: nested asn1 error",
            u"key.unknown"_s);
        key("OpenSSL, pass phrase",
            "error:06065064:digital envelope routines:EVP_DecryptFinal_ex:bad decrypt", u"key.encrypted"_s);
        key("Python, pass phrase", "TypeError: Password was not given but private key is encrypted",
            u"key.encrypted"_s);
        key("an encrypted key in a mail",
            "Hello, our integration cannot sign anything since the new key, which we made as your guide says "
            "with the command that it shows. What you want to see, I think, is how the file begins:\n"
            "-----BEGIN ENCRYPTED PRIVATE KEY-----\nMIIFDjBABgkqhkiG\n-----END ENCRYPTED PRIVATE KEY-----",
            u"key.encrypted"_s);
        key("missing file", "Error: ENOENT: no such file or directory, open 'server.key'", u"file.missing"_s);
        transport("Node", "Error: getaddrinfo ENOTFOUND acme.my.salesforce.com", u"dns"_s);
        transport("curl", "curl: (6) Could not resolve host: acme.my.salesforce.com", u"dns"_s);
        transport("Python, names", "socket.gaierror: [Errno -2] Name or service not known", u"dns"_s);
        transport("Java, names", "java.net.UnknownHostException: acme.my.salesforce.com", u"dns"_s);
        transport("Go, names", "dial tcp: lookup acme.my.salesforce.com: no such host", u"dns"_s);
        transport("curl, TLS", "curl: (60) SSL certificate problem: unable to get local issuer certificate",
                  u"tls-untrusted"_s);
        transport("Java, TLS", "sun.security.validator.ValidatorException: PKIX path building failed",
                  u"tls-untrusted"_s);
        transport("Go, TLS", "x509: certificate signed by unknown authority", u"tls-untrusted"_s);
        transport("Node, host name",
                  "Error [ERR_TLS_CERT_ALTNAME_INVALID]: Hostname/IP does not match certificate's altnames",
                  u"tls-hostname"_s);
        transport("expired", "x509: certificate has expired or is not yet valid", u"tls-expired"_s);
        transport("refused", "connect ECONNREFUSED 127.0.0.1:8080", u"refused"_s);
        transport("reset", "Error: read ECONNRESET", u"reset"_s);
        transport("time-out", "requests.exceptions.ReadTimeout: Read timed out. (read timeout=30)",
                  u"timeout"_s);
        transport("proxy", "tunneling socket could not be established, statusCode=407", u"proxy-auth"_s);
        transport("page", "SyntaxError: Unexpected token < in JSON at position 0", u"not-json"_s);
    }
    void failuresOfPrograms_areRead()
    {
        QFETCH(QByteArray, text);
        QFETCH(QString, fact);
        QFETCH(QString, value);
        const RecognisedText result = recogniseText(text);
        QVERIFY(result.recognised);
        QCOMPARE(result.evidence.value(fact).toString(), value);
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

    void secrets_areHidden_data()
    {
        QTest::addColumn<QString>("text");
        const QString body =
            (canary + u"MIIEvQIBADANBgkqhkiG9w0BAQEFAASCBKcwggSjAgEAAoIBAQC7VJTUt9Us8cKj"_s).left(64) + u'\n';
        const QString lines = body.repeated(20);
        const QString oneLine = lines.simplified().remove(u' ');
        const auto row = [](const char *name, const QString &text) { QTest::newRow(name) << text; };
        row("PKCS#8", u"-----BEGIN PRIVATE KEY-----\n"_s + lines + u"-----END PRIVATE KEY-----"_s);
        row("PKCS#1", u"-----BEGIN RSA PRIVATE KEY-----\n"_s + lines + u"-----END RSA PRIVATE KEY-----"_s);
        row("encrypted",
            u"-----BEGIN RSA PRIVATE KEY-----\nProc-Type: 4,ENCRYPTED\nDEK-Info: AES-256-CBC,00\n\n"_s +
                lines + u"-----END RSA PRIVATE KEY-----"_s);
        row("OpenSSH",
            u"-----BEGIN OPENSSH PRIVATE KEY-----\n"_s + lines + u"-----END OPENSSH PRIVATE KEY-----"_s);
        row("one line", u"-----BEGIN PRIVATE KEY-----"_s + oneLine + u"-----END PRIVATE KEY-----"_s);
        row("blanks for line ends",
            u"-----BEGIN PRIVATE KEY----- "_s + lines.simplified() + u" -----END PRIVATE KEY-----"_s);
        row("escaped line ends", u"-----BEGIN PRIVATE KEY-----\\n"_s +
                                     QString(lines).replace(u"\n"_s, u"\\n"_s) +
                                     u"-----END PRIVATE KEY-----\\n"_s);
        row("cut off", u"-----BEGIN PRIVATE KEY-----\n"_s + lines);
        row("first line missing", lines + u"-----END PRIVATE KEY-----"_s);
        row("base64 of PEM",
            u"key: LS0tLS1CRUdJTiBQUklWQVRFIEtFWS0tLS0t"_s + canary + u"TUlJRXZRSUJBREFO="_s);
        row("DER in base64", u"MIIEvQIBADANBgkqhkiG9w0BAQEFAASC"_s + oneLine);
        row("assertion", u"assertion=eyJhbGciOiJSUzI1NiJ9.eyJpc3MiOiIz"_s + canary + u".c2ln"_s + canary);
        row("JWT", u"got eyJhbGciOiJSUzI1NiJ9.eyJpc3MiOiIz."_s + canary + u" from"_s);
        row("JWT without signature", u"eyJhbGciOiJSUzI1NiJ9."_s + canary);
        row("opaque token", u"token 00D5g000004FAKE!AQ0AQ"_s + canary + u".x_y end"_s);
        row("opaque token, encoded", u"sid=00D5g000004FAKE%21AQ0AQ"_s + canary);
        row("opaque token, JSON escape", u"\"00D5g000004FAKE\\u0021AQ0AQ"_s + canary + u'"');
        row("JSON token",
            u"{\"access_token\": \""_s + canary + u" with \\\"quotes\\\" "_s + canary + u"\"}"_s);
        row("escaped JSON", u"{\\\"refresh_token\\\":\\\""_s + canary + u"\\\"}"_s);
        row("Ruby", u":client_secret => '"_s + canary + u"'"_s);
        row("environment", u"SF_PASSWORD="_s + canary + u"\nOTHER=1"_s);
        row("form",
            u"grant_type=password&client_secret="_s + canary + u"&password="_s + canary + u"&username=a"_s);
        row("YAML", u"password: "_s + canary);
        row("Go map", u"map[access_token:"_s + canary + u" scope:api]"_s);
        row("option", u"sf org login --client-secret "_s + canary + u" --x"_s);
        row("header", u"> Authorization: Bearer "_s + canary + u"\n> Accept: */*"_s);
        row("header, odd scheme", u"authorization: Whatever "_s + canary);
        row("header in JSON", u"{\"Authorization\": \"Bearer "_s + canary + u"\"}"_s);
        row("bearer in prose", u"sent Bearer 12345678901234567890"_s + canary);
        row("session header", u"X-SFDC-Session: "_s + canary);
        row("cookie", u"Set-Cookie: sid="_s + canary + u"; Path=/"_s);
        row("SOAP",
            u"<urn:SessionHeader><urn:sessionId>"_s + canary + u"</urn:sessionId></urn:SessionHeader>"_s);
        row("SOAP password", u"<n1:password>"_s + canary + u"</n1:password>"_s);
        row("address", u"https://user:"_s + canary + u"@acme.my.salesforce.com/"_s);
        row("auth address", u"force://PlatformCLI::"_s + canary + u"@acme.my.salesforce.com"_s);
        row("HAR header", u"{\"name\": \"Authorization\", \"value\": \"Basic "_s + canary + u"\"}"_s);
        row("HAR cookie", u"{\"name\":\"sid\",\"value\":\"00Dxx!"_s + canary + u"\"}"_s);
        row("HAR value first", u"{\"value\":\""_s + canary + u"\",\"name\":\"client_secret\"}"_s);
        row("HAR form", u"\"postData\":{\"text\":\"grant_type=x&assertion="_s + canary + u"\"}"_s);
        row("assertion in lines", (u"eyJhbGciOiJSUzI1NiJ9.eyJpc3MiOiIzTVZHOSIsInN1YiI6ImFAYi5jIn0abcd\n"_s +
                                   body + u"short"_s + canary));
        row("assertion in escaped lines",
            u"\"eyJhbGciOiJSUzI1NiJ9.eyJpc3MiOiIzTVZHOSIsInN1YiI6ImFAYi5jIn0abcd\\n"_s + lines.left(64) +
                u"\\nshort"_s + canary + u'"');
        row("assertion with an indented header",
            u"ewogICJhbGciOiAiUlMyNTYiCn0.ewog"_s + canary + u".c2ln"_s + canary);
        row("key in a form", u"key=-----BEGIN+PRIVATE+KEY-----%0AMIIEv"_s + canary + u"%0A-----END"_s);
        row("refresh token", u"5Aep8617VFpoP.M.4"_s + canary + u"abcdefgh"_s);
        row("base64 of PEM in lines",
            u"LS0tLS1CRUdJTiBSU0EgUFJJVkFURSBLRVktLS0tLQpNSUlFcFFJQkFBS0NB\n"_s + body + body);
        row("proxy header", u"Proxy-Authorization: Basic "_s + canary);
        row("XML token", u"<access_token>"_s + canary + u"</access_token>"_s);
        row("PowerShell", u"$body = @{ client_secret = '"_s + canary + u"' }"_s);
        row("body with a broken mark",
            u"-----BEGlN PRlVATE\nMIIEvQ!BADANBgkqhkiG9w0BAQEFAASC"_s + canary + u"8cKj3z"_s);
        row("inside a word", u"MYAPP_CLIENT_SECRET='"_s + canary + u"'"_s);
    }
    void secrets_areHidden()
    {
        QFETCH(QString, text);
        QVERIFY(text.contains(canary));
        QVERIFY2(!hideSecrets(text).contains(canary), qPrintable(hideSecrets(text)));
        const RecognisedText result =
            recogniseText((u"invalid_grant: invalid assertion\n"_s + text).toUtf8());
        const QString everything = result.literal + result.description + result.error +
                                   QString::fromUtf8(QJsonDocument(result.evidence.toJson()).toJson());
        QVERIFY2(!everything.contains(canary, Qt::CaseInsensitive), qPrintable(everything));
        QCOMPARE(result.description, u"invalid assertion"_s);
    }

    void consumerSecret_of64HexDigits_isHidden()
    {
        const QString secret = u"0A1B2C3D4E5F60718293A4B5C6D7E8F90A1B2C3D4E5F60718293A4B5C6D7E8F9"_s;
        QVERIFY(!hideSecrets(u"secret "_s + secret).contains(secret.left(16)));
    }

    void wordsThatOnlySoundSecret_areKept_data()
    {
        QTest::addColumn<QString>("text");
        for (const char *text :
             {"INVALID_OPERATION_WITH_EXPIRED_PASSWORD: The users password has expired",
              "INVALID_SESSION_ID: This session is not valid for use with the REST API",
              "refresh_token scope is required and the connected app should be installed",
              "expired access/refresh token",
              "Error authenticating with JWT: user hasn't approved this consumer",
              "{\"error\":\"invalid_grant\",\"error_description\":\"invalid assertion\"}",
              "error:0909006C:PEM routines:get_name:no start line",
              "[{\"message\":\"Session expired or invalid\",\"errorCode\":\"INVALID_SESSION_ID\"}]",
              "Error: Token was issued in the future",
              "iss 3MVG9lKcPoNINVB.w_V0k2nr8DU2tp1A8Rtto7CvhI0wY0Rw1Z5lyahMMK7yLuzKCEBAHKMU1O4i",
              "at org.springframework.security.oauth2.provider.token.store.KeyStoreKeyFactory.getKeyPair",
              "rpcId: 6cdd3cd5-d289-4cc0-a74b-12f13906514b",
              "https://acme--uat.sandbox.my.salesforce.com/services/oauth2/token"})
            QTest::newRow(text) << QString::fromUtf8(text);
    }
    void wordsThatOnlySoundSecret_areKept()
    {
        QFETCH(QString, text);
        QCOMPARE(hideSecrets(text), text);
    }
};

QTEST_GUILESS_MAIN(TestRecogniser)
#include "tst_recogniser.moc"
