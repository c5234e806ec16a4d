// SPDX-FileCopyrightText: 2026 The Keyway authors
// SPDX-License-Identifier: Apache-2.0

#include "core/base/TextBook.h"
#include "core/diagnosis/AnswerForms.h"
#include "core/diagnosis/TextRecogniser.h"

#include <QTest>

using namespace Qt::StringLiterals;
using namespace keyway;

namespace {

const char cliList[] =
    "Error (JwtGrantError): We encountered a JSON web token error, which is likely not an issue with "
    "Salesforce "
    "CLI. Here’s the error: JwtAuthError::Error authenticating with JWT.\nErrors encountered:\n"
    "External client app is not installed in this org\nExternal client app is not installed in this org\n"
    "audience is invalid  [audience=https://login.salesforce.com login=https://test.salesforce.com/]\n";

const char cliJson[] =
    R"({"status":1,"code":1,"context":"OrgLoginJwt","name":"JwtGrantError","exitCode":1,"message":"Error authenticating with JWT.\nErrors encountered:\nuser hasn't approved this consumer\nuser hasn't approved this consumer","warnings":[]})";

const char curlVerbose[] =
    "*   Trying 203.0.113.9:443...\n> POST /services/oauth2/token HTTP/1.1\n> Host: acme.my.salesforce.com\n"
    "> Content-Type: application/x-www-form-urlencoded\n>\n< HTTP/1.1 400 Bad Request\n"
    "< Date: Fri, 20 Nov 2026 10:00:00 GMT\n< Content-Type: application/json;charset=UTF-8\n<\n"
    "{\"error\":\"invalid_grant\",\"error_description\":\"invalid assertion\"}\n";

const char curlMoved[] = "HTTP/1.1 302 Found\r\nDate: Fri, 20 Nov 2026 10:00:00 GMT\r\n"
                         "Location: https://acme.my.salesforce.com/services/oauth2/token\r\n"
                         "Content-Type: text/html;charset=UTF-8\r\n\r\n";

} // namespace

/// A support engineer pastes what some tool printed: who printed it and what it says is found.
class TestSources : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void textOfATool_isRecognised_data()
    {
        QTest::addColumn<QByteArray>("text");
        QTest::addColumn<QString>("source");
        QTest::addColumn<QString>("error");
        QTest::addColumn<QString>("words");
        const auto row = [](const char *name, const QByteArray &text, const char *source, const char *error,
                            const char *words) {
            QTest::newRow(name) << text << QString::fromLatin1(source) << QString::fromLatin1(error)
                                << QString::fromUtf8(words);
        };
        row("CLI, old",
            "ERROR running force:auth:jwt:grant:  Error authenticating with JWT config due to: user hasn't "
            "approved "
            "this consumer",
            "salesforce-cli", "invalid_grant", "user hasn't approved this consumer");
        row("CLI, new", cliList, "salesforce-cli", "app_not_found",
            "External client app is not installed in this org");
        row("CLI, --json", cliJson, "salesforce-cli", "invalid_grant", "user hasn't approved this consumer");
        row("jsforce",
            "invalid_client_id: client identifier invalid\n    at OAuth2._postParams "
            "(/app/node_modules/jsforce/lib/oauth2.js:195:21) {\n  name: 'invalid_client_id'\n}",
            "jsforce", "invalid_client_id", "client identifier invalid");
        row("simple-salesforce",
            "Traceback (most recent call last):\n  File \"sync.py\", line 4, in <module>\n"
            "simple_salesforce.exceptions.SalesforceAuthenticationFailed: invalid_app_access: user is not "
            "admin "
            "approved to access this app",
            "simple-salesforce", "invalid_app_access", "user is not admin approved to access this app");
        row("restforce", "Restforce::AuthenticationError (invalid_grant: audience is invalid (400))",
            "restforce", "invalid_grant", "audience is invalid");
        row("forrest",
            "GuzzleHttp\\Exception\\ClientException: Client error: `POST "
            "https://test.salesforce.com/services/oauth2/token` resulted in a `400 Bad Request` response:\n"
            "{\"error\":\"invalid_grant\",\"error_description\":\"inactive user\"}\n in "
            "/srv/vendor/omniphx/forrest/src/Client.php",
            "forrest", "invalid_grant", "inactive user");
        row("Ampersand",
            "salesforce JWT token endpoint error: status 400: map[error:invalid_grant error_description:user "
            "hasn't approved this consumer]",
            "ampersand", "invalid_grant", "user hasn't approved this consumer");
        row("Nango",
            "Nango: failed to refresh connection salesforce-jwt: {\"error\":{\"code\":\"connection_error\","
            "\"payload\":{\"error\":\"invalid_client_id\",\"error_description\":\"client identifier "
            "invalid\"}}}",
            "nango", "invalid_client_id", "client identifier invalid");
        row("n8n",
            "NodeApiError: Bad request - please check your parameters\n  \"httpCode\": \"400\",\n  "
            "\"description\": "
            "\"External client app is not installed in this org\"",
            "n8n", "app_not_found", "External client app is not installed in this org");
        row("Airbyte",
            "{\"type\":\"TRACE\",\"trace\":{\"error\":{\"message\":\"The authentication failed\","
            "\"internal_message\":\"{\\\"error\\\":\\\"invalid_grant\\\",\\\"error_description\\\":"
            "\\\"expired "
            "access/refresh token\\\"}\"}},\"connector\":\"airbyte/source-salesforce\"}",
            "airbyte", "invalid_grant", "expired access/refresh token");
        row("curl -v", curlVerbose, "curl", "invalid_grant", "invalid assertion");
        row("REST errors",
            "[{\"message\":\"Session expired or invalid\",\"errorCode\":\"INVALID_SESSION_ID\"}]", "json",
            "INVALID_SESSION_ID", "Session expired or invalid");
        row("SOAP fault",
            "<?xml version=\"1.0\"?><soapenv:Envelope><soapenv:Body><soapenv:Fault>"
            "<faultcode>sf:INVALID_SESSION_ID</faultcode><faultstring>INVALID_SESSION_ID: Invalid Session ID "
            "found "
            "in SessionHeader: Illegal "
            "Session</faultstring></soapenv:Fault></soapenv:Body></soapenv:Envelope>",
            "xml", "INVALID_SESSION_ID", "Invalid Session ID found in SessionHeader: Illegal Session");
        row("Login History, status", "Failed: Signature Invalid", "login-history", "",
            "Failed: Signature Invalid");
        row("Login History, row",
            "integration@acme.com\t11/20/2026, 10:02:13 AM PST\t203.0.113.5\tRemote Access 2.0\tFailed: IP "
            "Address Not "
            "Allowed\tKeyway Test App",
            "login-history", "", "IP Address Not Allowed");
        row("Postman console",
            "POST "
            "https://acme.my.salesforce.com/services/oauth2/token\nPostmanRuntime/7.40\n400\n{\"error\": "
            "\"unsupported_grant_type\", \"error_description\": \"grant type not supported\"}",
            "postman", "unsupported_grant_type", "grant type not supported");
        row("Apex",
            "10:29:26:041 EXCEPTION_THROWN [33]|Auth.JWTBearerTokenExchange.JWTBearerTokenExchangeException: "
            "Apex, "
            "Error 400: {\"error\":\"invalid_grant\",\"error_description\":\"expired authorization code\"}",
            "apex", "invalid_grant", "expired authorization code");
        row("Kafka Connect",
            "org.apache.kafka.connect.errors.ConnectException: 400 Bad Request\n{\"error\":\"invalid_grant\","
            "\"error_description\":\"ip restricted\"}",
            "kafka-connect", "invalid_grant", "ip restricted");
        row("Beats",
            "{\"log.origin\":{\"file.name\":\"salesforce/input.go\"},\"message\":\"session: "
            "INVALID_SESSION_ID: Session "
            "expired or invalid\"}",
            "beats", "INVALID_SESSION_ID", "Session expired or invalid");
    }
    void textOfATool_isRecognised()
    {
        QFETCH(QByteArray, text);
        QFETCH(QString, source);
        QFETCH(QString, error);
        QFETCH(QString, words);
        const RecognisedText found = recogniseText(text);
        QVERIFY(found.recognised);
        QCOMPARE(found.source, source);
        QCOMPARE(found.error, error);
        QVERIFY2(found.description.startsWith(words, Qt::CaseInsensitive), qPrintable(found.description));
        QVERIFY(found.pasted == RecognisedText::Kind::Text);
    }

    void failureOfALibrary_isRecognised_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QString>("fact");
        QTest::addColumn<QString>("value");
        const auto row = [](const char *name, const QString &text, QLatin1String fact, const QString &value) {
            QTest::newRow(name) << text << QString(fact) << value;
        };
        row("Java, key store password",
            u"java.io.IOException: Keystore was tampered with, or password was incorrect"_s, fact::keyProblem,
            u"key.encrypted"_s);
        row("Java, padding", u"javax.crypto.BadPaddingException: Given final block not properly padded"_s,
            fact::keyProblem, u"key.encrypted"_s);
        row("Go, PEM", u"crypto/rsa: message too long for RSA key size"_s, fact::keyProblem,
            u"key.unknown"_s);
        row("PHP, key", u"Lcobucci\\JWT\\Signer\\InvalidKeyProvided: It was not possible to parse your key"_s,
            fact::keyProblem, u"key.unknown"_s);
        row("Node, key", u"Error: error:0480006C:PEM routines::no start line"_s, fact::keyProblem,
            u"key.unknown"_s);
        row("Python, key",
            u"ValueError: Could not deserialize key data. The data may be in an incorrect format"_s,
            fact::keyProblem, u"key.unknown"_s);
        row(".NET, key", u"System.Security.Cryptography.CryptographicException: ASN1 corrupted data."_s,
            fact::keyProblem, u"key.unknown"_s);
        row("Ruby, key", u"OpenSSL::PKey::PKeyError: Could not parse PKey: no start line"_s, fact::keyProblem,
            u"key.unknown"_s);
        row("Rust, key", u"thread 'main' panicked at 'sign: Error(InvalidKeyFormat)'"_s, fact::keyProblem,
            u"key.unknown"_s);
        row("pair", u"nginx: SSL_CTX_use_PrivateKey failed: key values mismatch"_s, fact::keyProblem,
            u"key.mismatch"_s);
        row("Java, TLS", u"javax.net.ssl.SSLHandshakeException: PKIX path building failed"_s, fact::transport,
            u"tls-untrusted"_s);
        row("Go, TLS", u"tls: failed to verify certificate: x509: certificate signed by unknown authority"_s,
            fact::transport, u"tls-untrusted"_s);
        row("PHP, TLS", u"cURL error 60: SSL certificate problem"_s, fact::transport, u"tls-untrusted"_s);
        row("Node, TLS", u"Error: self-signed certificate in certificate chain"_s, fact::transport,
            u"tls-untrusted"_s);
        row("Python, TLS", u"SSLCertVerificationError: certificate verify failed: Hostname mismatch"_s,
            fact::transport, u"tls-hostname"_s);
        row(".NET, TLS",
            u"AuthenticationException: The remote certificate is invalid: RemoteCertificateNameMismatch"_s,
            fact::transport, u"tls-hostname"_s);
        row("Rust, TLS", u"error trying to connect: invalid peer certificate: UnknownIssuer"_s,
            fact::transport, u"tls-untrusted"_s);
        row("browser, name", u"net::ERR_NAME_NOT_RESOLVED"_s, fact::transport, u"dns"_s);
        row("browser, proxy", u"net::ERR_TUNNEL_CONNECTION_FAILED"_s, fact::transport,
            u"proxy-unreachable"_s);
        row("PHP, time", u"cURL error 28: Operation did not finish"_s, fact::transport, u"timeout"_s);
        row("gRPC", u"StatusRuntimeException: UNAVAILABLE: io exception"_s, fact::transport, u"reset"_s);
    }
    void failureOfALibrary_isRecognised()
    {
        QFETCH(QString, text);
        QFETCH(QString, fact);
        QFETCH(QString, value);
        const RecognisedText found = recogniseText(text.toUtf8());
        QVERIFY(found.recognised);
        QCOMPARE(found.evidence.value(fact).toString(), value);
    }

    void headersOfAReply_becomeFacts()
    {
        const Evidence refused = recogniseText(curlVerbose).evidence;
        QCOMPARE(refused.value(u"httpStatus"_s).toInt(), 400);
        QCOMPARE(refused.string(fact::host), u"acme.my.salesforce.com"_s);
        QVERIFY(!refused.has(fact::contentType));
        const Evidence moved = recogniseText(curlMoved).evidence;
        QCOMPARE(moved.string(fact::location), u"https://acme.my.salesforce.com/services/oauth2/token"_s);
        QCOMPARE(moved.string(fact::contentType), u"text/html"_s);
        QCOMPARE(moved.string(fact::transport), u"redirect"_s);
        QCOMPARE(moved.value(u"httpStatus"_s).toInt(), 302);
        QVERIFY(!moved.has(fact::clockSkewSeconds));
    }

    void combinedListInJson_givesItsAttempts()
    {
        QCOMPARE(recogniseText(cliJson).evidence.string(fact::attempts), u"same"_s);
        QCOMPARE(recogniseText(cliList).evidence.string(fact::attempts), u"mixed"_s);
    }

    void context_setsCircumstancesAndWhatTheTextLeavesOpen_data()
    {
        QTest::addColumn<QString>("context");
        QTest::addColumn<QString>("fact");
        QTest::addColumn<QString>("value");
        const auto row = [](const char *context, QLatin1String fact, const char *value) {
            QTest::newRow(context) << QString::fromUtf8(context) << QString(fact)
                                   << QString::fromLatin1(value);
        };
        row("app was made five minutes ago", fact::justCreated, "true");
        row("the certificate was uploaded 3 minutes ago", fact::justCreated, "true");
        row("Connected app created minutes before", fact::justCreated, "true");
        row("it is a brand new app", fact::justCreated, "true");
        row("the app is two years old", fact::justCreated, "");
        row("sandbox refreshed last week", fact::sandboxRefreshed, "true");
        row("the UAT was refreshed on Friday", fact::sandboxRefreshed, "true");
        row("a sandbox with a refresh token", fact::sandboxRefreshed, "");
        row("worked until Tuesday", fact::workedBefore, "true");
        row("it stopped working this morning", fact::workedBefore, "true");
        row("it has never worked before", fact::workedBefore, "");
        row("did not work", fact::workedBefore, "");
        row("posted to login.salesforce.com with an external client app", fact::hostKind, "generic");
        row("we use the generic login host", fact::hostKind, "generic");
        row("they sent it to their My Domain", fact::hostKind, "my-domain");
        row("the lightning host was entered", fact::hostKind, "lightning");
        row("aud is https://test.salesforce.com", fact::audienceKind, "test");
        row("the audience was left at production", fact::audienceKind, "login");
        row("JWT-based access tokens are on", fact::tokenForm, "jwt");
        row("JWT-based access tokens are already off", fact::tokenForm, "");
        row("the first REST call", fact::call, "rest");
        row("a Bulk job", fact::call, "bulk");
        row("from an n8n workflow", fact::client, "n8n");
        row("they wrote invalid_client_id: client identifier invalid", fact::error, "invalid_grant");
        row("HTTP/1.1 503", fact::httpStatus, "");
    }
    void context_setsCircumstancesAndWhatTheTextLeavesOpen()
    {
        QFETCH(QString, context);
        QFETCH(QString, fact);
        QFETCH(QString, value);
        const RecognisedText found = recogniseText("invalid_grant: something new", context);
        const QJsonValue got = found.evidence.value(fact);
        QCOMPARE(got.isBool()     ? (got.toBool() ? u"true"_s : u"false"_s)
                 : got.isDouble() ? QString::number(got.toInt())
                                  : got.toString(),
                 value);
        QCOMPARE(found.description, u"something new"_s);
    }

    void factsOfTheText_winOverTheContext()
    {
        const RecognisedText found = recogniseText(
            "POST https://acme.my.salesforce.com/services/oauth2/token 400 invalid_grant: inactive user",
            u"sent to login.salesforce.com, aud is https://test.salesforce.com"_s);
        QCOMPARE(found.evidence.string(fact::host), u"acme.my.salesforce.com"_s);
        QCOMPARE(found.evidence.string(fact::hostKind), u"my-domain"_s);
        QCOMPARE(found.evidence.string(fact::audienceKind), u"test"_s);
    }

    void everySource_hasAName()
    {
        const auto names = TextBook::load({u":/keyway/texts/names.en.md"_s});
        QVERIFY(names.has_value());
        QStringList ids{u"unknown"_s, u"text"_s,         u"json"_s,   u"query"_s,
                        u"go"_s,      u"xml"_s,          u"har"_s,    u"assertion"_s,
                        u"key"_s,     u"access-token"_s, u"keyway"_s, u"certificate"_s};
        for (const auto &client : forms::textPatterns().clients)
            ids << client.id;
        for (const QString &id : ids)
            QVERIFY2(names->contains(u"source."_s + id), qPrintable(id));
    }
};

QTEST_GUILESS_MAIN(TestSources)
#include "tst_sources.moc"
