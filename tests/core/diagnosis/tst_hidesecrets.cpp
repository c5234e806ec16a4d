// SPDX-FileCopyrightText: 2026 The Keyway authors
// SPDX-License-Identifier: Apache-2.0

#include "core/diagnosis/TextRecogniser.h"

#include <QJsonDocument>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace keyway;

namespace {

/// Nothing of it may be seen anywhere after hiding.
const QString canary = u"CaNaRy7Q"_s;

} // namespace

/// Texts that hold what nobody else may see.
class TestHideSecrets : public QObject
{
    Q_OBJECT
private Q_SLOTS:
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

QTEST_GUILESS_MAIN(TestHideSecrets)
#include "tst_hidesecrets.moc"
