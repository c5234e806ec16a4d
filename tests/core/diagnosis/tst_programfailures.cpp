// SPDX-FileCopyrightText: 2026 The Keyway authors
// SPDX-License-Identifier: Apache-2.0

#include "core/diagnosis/TextRecogniser.h"

#include <QTest>

using namespace Qt::StringLiterals;
using namespace keyway;

/// Texts of programs that never got an answer: keys, names, TLS, proxies.
class TestProgramFailures : public QObject
{
    Q_OBJECT
private Q_SLOTS:
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
};

QTEST_GUILESS_MAIN(TestProgramFailures)
#include "tst_programfailures.moc"
