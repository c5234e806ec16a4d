// SPDX-FileCopyrightText: 2026 The Keyway authors
// SPDX-License-Identifier: Apache-2.0

#include "core/practice/OrgDirectory.h"
#include "core/practice/TokenDecision.h"
#include "tests/core/practice/Pair.h"

#include <QMessageAuthenticationCode>
#include <QTest>

#include <openssl/ec.h>
#include <openssl/evp.h>

#include <memory>

using namespace Qt::StringLiterals;
using namespace keyway;

namespace {

const QDateTime now = QDateTime::fromSecsSinceEpoch(1'800'000'000).toUTC();

OrgState healthyOrg()
{
    SettingValues values;
    for (const PracticeSetting &setting : test::settings())
        values.insert(setting.id, setting.values.first());
    return *OrgDirectory::load()->stateOf(u"practice.my.salesforce.com"_s, values, test::myPair().certificate,
                                          now);
}

QByteArray payload(const QByteArray &before = {}, const QByteArray &after = {})
{
    return "{" + before + R"("iss":")" + healthyOrg().apps.first().consumerKey.toUtf8() +
           R"(","sub":"integration@practice.example","aud":"https://login.salesforce.com","exp":1800000100)" +
           after + "}";
}

QByteArray rs256(const QByteArray &header, const QByteArray &body)
{
    return test::signedText(header, body, test::myPair().key);
}

QByteArray hs256(const QByteArray &secret)
{
    const QByteArray input = base64UrlEncode(R"({"alg":"HS256"})") + '.' + base64UrlEncode(payload());
    return input + '.' +
           base64UrlEncode(QMessageAuthenticationCode::hash(input, secret, QCryptographicHash::Sha256));
}

/// Signed by any key with any hash, so that the signature is real for what the header says.
QByteArray signedWith(const QByteArray &header, EVP_PKEY *key, const EVP_MD *hash)
{
    const QByteArray input = base64UrlEncode(header) + '.' + base64UrlEncode(payload());
    const std::unique_ptr<EVP_MD_CTX, void (*)(EVP_MD_CTX *)> context(EVP_MD_CTX_new(), EVP_MD_CTX_free);
    QByteArray signature(1024, 0);
    auto size = static_cast<size_t>(signature.size());
    EVP_DigestSignInit(context.get(), nullptr, hash, nullptr, key);
    if (EVP_DigestSign(context.get(), reinterpret_cast<unsigned char *>(signature.data()), &size,
                       reinterpret_cast<const unsigned char *>(input.constData()),
                       static_cast<size_t>(input.size())) != 1)
        qFatal("cannot sign");
    return input + '.' + base64UrlEncode(signature.left(static_cast<qsizetype>(size)));
}

} // namespace

class TestHostileAssertions : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void theGoodOne_isAccepted() // or the table below proves nothing
    {
        QVERIFY(decide(rs256(R"({"alg":"RS256"})", payload())).granted());
    }

    void none_isEverAccepted_data()
    {
        QTest::addColumn<QByteArray>("assertion");
        const QByteArray header = R"({"alg":"RS256"})";
        const QByteArray good = rs256(header, payload());
        const QList<QByteArray> parts = good.split('.');
        const Certificate &certificate = test::myPair().certificate;
        EVP_PKEY *rsa = test::myPair().key.handle();
        const std::unique_ptr<EVP_PKEY, void (*)(EVP_PKEY *)> ec(EVP_EC_gen("P-256"), EVP_PKEY_free);
        const auto row = [](const char *name, const QByteArray &assertion) {
            QTest::newRow(name) << assertion;
        };

        // algorithms
        row("alg none, no signature", base64UrlEncode(R"({"alg":"none"})") + '.' + parts[1] + '.');
        row("alg none, signature kept",
            base64UrlEncode(R"({"alg":"none"})") + '.' + parts[1] + '.' + parts[2]);
        row("alg None", rs256(R"({"alg":"None"})", payload()));
        row("alg nOnE, signed", rs256(R"({"alg":"nOnE"})", payload()));
        row("alg absent", rs256(R"({"typ":"JWT"})", payload()));
        row("alg empty", rs256(R"({"alg":""})", payload()));
        row("alg null", rs256(R"({"alg":null})", payload()));
        row("alg number", rs256(R"({"alg":256})", payload()));
        row("alg list", rs256(R"({"alg":["RS256"]})", payload()));
        row("alg lower case", rs256(R"({"alg":"rs256"})", payload()));
        row("alg with blank", rs256(R"({"alg":"RS256 "})", payload()));
        row("alg twice", rs256(R"({"alg":"none","alg":"RS256"})", payload()));
        row("HS256 with certificate PEM", hs256(certificate.toPem()));
        row("HS256 with certificate DER", hs256(certificate.toDer()));
        row("HS256 with empty secret", hs256({}));
        row("HS256 named, RS256 made", rs256(R"({"alg":"HS256"})", payload()));
        row("ES256 by an EC key", signedWith(R"({"alg":"ES256"})", ec.get(), EVP_sha256()));
        row("RS256 named, made by an EC key", signedWith(header, ec.get(), EVP_sha256()));
        row("RS512", signedWith(R"({"alg":"RS512"})", rsa, EVP_sha512()));
        row("RS384", signedWith(R"({"alg":"RS384"})", rsa, EVP_sha384()));
        row("RS256 named, RS512 made", signedWith(header, rsa, EVP_sha512()));
        row("RS256 named, SHA-1 made", signedWith(header, rsa, EVP_sha1()));
        row("PS256 named", rs256(R"({"alg":"PS256"})", payload()));
        row("crit extension", rs256(R"({"alg":"RS256","crit":["x"],"x":1})", payload()));
        row("another key", test::signedText(header, payload(), test::Pair::make().key));
        row("another key, brought along as jwk",
            test::signedText(R"({"alg":"RS256","jwk":{"kty":"RSA","n":"AQAB","e":"AQAB"}})", payload(),
                             test::Pair::make().key));

        // form
        row("blank only", " ");
        row("one part", "abc");
        row("two parts", parts[0] + '.' + parts[1]);
        row("four parts", good + ".AAAA");
        row("five parts, like an encrypted JWT", good + ".AAAA.AAAA");
        row("empty header", '.' + parts[1] + '.' + parts[2]);
        row("empty payload", parts[0] + ".." + parts[2]);
        row("empty signature", parts[0] + '.' + parts[1] + '.');
        row("dots only", "..");
        row("swapped parts", parts[1] + '.' + parts[0] + '.' + parts[2]);
        row("signature of another payload",
            parts[0] + '.' + base64UrlEncode(payload({}, R"(,"x":1)")) + '.' + parts[2]);
        row("signature cut", good.chopped(4));
        row("signature longer", good + "AAAA");
        row("signature zero", parts[0] + '.' + parts[1] + '.' + base64UrlEncode(QByteArray(256, 0)));
        row("padding", good + "==");
        row("plain base64 letters",
            parts[0] + '.' + parts[1] + "." + QByteArray(parts[2]).replace(0, 2, "+/"));
        row("line end inside", QByteArray(good).insert(20, '\n'));
        row("NUL inside", QByteArray(good).insert(20, '\0'));
        row("unicode inside", QByteArray(good).insert(20, "é"));
        row("full-width dot", parts[0] + "．" + parts[1] + "．" + parts[2]);
        row("100 kB of A", QByteArray(100'000, 'A'));
        row("100 kB signature", parts[0] + '.' + parts[1] + '.' + QByteArray(100'000, 'A'));
        row("100 kB of dots", QByteArray(100'000, '.'));
        row("the PEM of the certificate", certificate.toPem());

        // JSON
        row("payload a list", rs256(header, "[1]"));
        row("payload a text", rs256(header, "\"x\""));
        row("payload null", rs256(header, "null"));
        row("payload empty object", rs256(header, "{}"));
        row("payload cut", rs256(header, payload().chopped(1)));
        row("payload followed by more", rs256(header, payload() + payload()));
        row("payload not UTF-8", rs256(header, payload(R"("x":")"
                                                       "\xff\xfe"
                                                       R"(",)")));
        row("payload deeply nested",
            rs256(header, payload(R"("x":)" + QByteArray(20'000, '[') + QByteArray(20'000, ']') + ',')));
        row("header a list", rs256(R"(["RS256"])", payload()));
        row("sub twice, wrong first", rs256(header, payload(R"("sub":"admin@practice.example",)")));
        row("sub twice, wrong last", rs256(header, payload({}, R"(,"sub":"admin@practice.example")")));
        row("iss twice", rs256(header, payload(R"("iss":"x",)")));
        row("exp twice", rs256(header, payload(R"("exp":1,)")));
        row("sub twice, once escaped", rs256(header, payload(R"("s\u0075b":"admin@practice.example",)")));
        row("sub with a zero-width blank",
            rs256(header, payload({}, R"(,"prn":"integration@practice.example\u200b")")));
        row("sub in a list", rs256(header, payload({}, R"(,"prn":["integration@practice.example"])")));
        row("sub null", rs256(header, payload({}, R"(,"prn":null)")));
        row("sub Cyrillic", rs256(header, payload({}, R"(,"prn":"integr\u0430tion@practice.example")")));
    }
    void none_isEverAccepted()
    {
        QFETCH(QByteArray, assertion);
        const TokenDecision decision = decide(assertion);
        QCOMPARE(decision.status, 400);
        const QStringList sensible{u"invalid_grant"_s, u"invalid_client_id"_s, u"invalid_request"_s};
        QVERIFY2(sensible.contains(decision.error), qPrintable(decision.error));
        QVERIFY(!decision.description.isEmpty());
        QVERIFY(!decision.why.isEmpty());
    }

    void appWithoutCertificate_verifiesNothing()
    {
        OrgState org = healthyOrg();
        org.apps.first().certificate.reset();
        QCOMPARE(decideToken(org, request(rs256(R"({"alg":"RS256"})", payload()))).why,
                 u"certificate-absent"_s);
    }

private:
    static TokenRequest request(const QByteArray &assertion)
    {
        return {"POST",
                "application/x-www-form-urlencoded",
                {},
                "grant_type=urn%3Aietf%3Aparams%3Aoauth%3Agrant-type%3Ajwt-bearer&assertion=" +
                    assertion.toPercentEncoding()};
    }
    static TokenDecision decide(const QByteArray &assertion)
    {
        return decideToken(healthyOrg(), request(assertion));
    }
};

QTEST_GUILESS_MAIN(TestHostileAssertions)
#include "tst_hostileassertions.moc"
