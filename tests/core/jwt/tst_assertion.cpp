// SPDX-FileCopyrightText: 2026 The Keyway authors
// SPDX-License-Identifier: Apache-2.0

#include "core/crypto/OpenSslHandles.h"
#include "core/jwt/Assertion.h"

#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QTest>

#include <openssl/core_names.h>
#include <openssl/param_build.h>

using namespace Qt::StringLiterals;
using namespace keyway;

namespace {

BignumHandle number(const QJsonObject &jwk, const QString &name)
{
    const QByteArray bytes = *base64UrlDecode(jwk[name].toString().toLatin1());
    return BignumHandle(BN_bin2bn(reinterpret_cast<const unsigned char *>(bytes.constData()),
                                  static_cast<int>(bytes.size()), nullptr));
}

std::shared_ptr<EVP_PKEY> keyFromJwk(const QJsonObject &jwk)
{
    const BignumHandle n = number(jwk, u"n"_s);
    const BignumHandle e = number(jwk, u"e"_s);
    const BignumHandle d = number(jwk, u"d"_s);
    const OpenSslHandle<OSSL_PARAM_BLD, OSSL_PARAM_BLD_free> build(OSSL_PARAM_BLD_new());
    OSSL_PARAM_BLD_push_BN(build.get(), OSSL_PKEY_PARAM_RSA_N, n.get());
    OSSL_PARAM_BLD_push_BN(build.get(), OSSL_PKEY_PARAM_RSA_E, e.get());
    OSSL_PARAM_BLD_push_BN(build.get(), OSSL_PKEY_PARAM_RSA_D, d.get());
    const OpenSslHandle<OSSL_PARAM, OSSL_PARAM_free> params(OSSL_PARAM_BLD_to_param(build.get()));
    const KeyContextHandle context(EVP_PKEY_CTX_new_from_name(nullptr, "RSA", nullptr));
    EVP_PKEY *key = nullptr;
    EVP_PKEY_fromdata_init(context.get());
    EVP_PKEY_fromdata(context.get(), &key, EVP_PKEY_KEYPAIR, params.get());
    return std::shared_ptr<EVP_PKEY>(key, EVP_PKEY_free);
}

Certificate certificateOf(const PrivateKey &key)
{
    CertificateSpec spec;
    spec.notBeforeUtc = QDateTime::currentDateTimeUtc();
    return *Certificate::selfSigned(key, spec);
}

} // namespace

class TestAssertion : public QObject
{
    Q_OBJECT
private:
    std::optional<PrivateKey> m_key;
    const Claims m_claims{u"3MVG9.key"_s, u"integration@acme.com"_s, u"https://login.salesforce.com"_s,
                          std::chrono::seconds(1'900'000'000)};

private Q_SLOTS:
    void initTestCase()
    {
        const auto key = PrivateKey::generate(2048);
        QVERIFY(key.has_value());
        m_key = *key;
    }

    void rfc7515AppendixA2_verifies_andIsReproduced()
    {
        QFile file(QStringLiteral(KEYWAY_TEST_DATA) + u"/rfc7515-a2.json"_s);
        QVERIFY(file.open(QIODevice::ReadOnly));
        const QJsonObject example = QJsonDocument::fromJson(file.readAll()).object();
        const PrivateKey key(keyFromJwk(example[u"jwk"_s].toObject()));
        QCOMPARE(key.bits(), 2048);
        auto assertion = decodeAssertion(example[u"compact"_s].toString().toLatin1());
        QVERIFY(assertion.has_value());
        QCOMPARE(assertion->header, (QJsonObject{{u"alg"_s, u"RS256"_s}}));
        QCOMPARE(assertion->payload[u"iss"_s].toString(), u"joe"_s);
        QVERIFY(verifyAssertion(*assertion, certificateOf(key)));
        QCOMPARE(*key.signSha256(assertion->signingInput), assertion->signature);
        QVERIFY(!verifyAssertion(*assertion, certificateOf(*m_key)));
        assertion->signingInput[5] = assertion->signingInput[5] == 'a' ? 'b' : 'a';
        QVERIFY(!verifyAssertion(*assertion, certificateOf(key)));
    }

    void signed_hasExactlyTheHeaderAndTheFourClaims()
    {
        const auto compact = signAssertion(m_claims, *m_key);
        QVERIFY(compact.has_value());
        const QList<QByteArray> parts = compact->reveal().split('.');
        QCOMPARE(parts.size(), 3);
        QCOMPARE(*base64UrlDecode(parts.at(0)), QByteArray(R"({"alg":"RS256"})"));
        QCOMPARE(*base64UrlDecode(parts.at(1)),
                 QByteArray(R"({"aud":"https://login.salesforce.com","exp":1900000000,"iss":"3MVG9.key",)"
                            R"("sub":"integration@acme.com"})"));
        QVERIFY(!compact->reveal().contains('='));
        QVERIFY(verifyAssertion(*decodeAssertion(compact->reveal()), certificateOf(*m_key)));
    }

    void exp_isAnInteger_howeverLarge_data()
    {
        QTest::addColumn<qint64>("expiry");
        QTest::addColumn<QByteArray>("written");
        QTest::newRow("now") << qint64(1'790'000'000) << QByteArray("\"exp\":1790000000,");
        QTest::newRow("past 2038") << qint64(5'000'000'000) << QByteArray("\"exp\":5000000000,");
        QTest::newRow("milliseconds by mistake")
            << qint64(1'790'000'000'123) << QByteArray("\"exp\":1790000000123,");
        QTest::newRow("zero") << qint64(0) << QByteArray("\"exp\":0,");
        QTest::newRow("before 1970") << qint64(-1) << QByteArray("\"exp\":-1,");
    }
    void exp_isAnInteger_howeverLarge()
    {
        QFETCH(qint64, expiry);
        QFETCH(QByteArray, written);
        Claims claims = m_claims;
        claims.expiry = std::chrono::seconds(expiry);
        const auto compact = signAssertion(claims, *m_key);
        const QByteArray payload = *base64UrlDecode(compact->reveal().split('.').at(1));
        QVERIFY2(payload.contains(written), payload.constData());
        QCOMPARE(decodeAssertion(compact->reveal())->payload[u"exp"_s].toInteger(), expiry);
    }

    void extraHeader_isAdded_butCannotChangeTheAlgorithm()
    {
        const auto compact = signAssertion(m_claims, *m_key, {{u"typ"_s, u"JWT"_s}, {u"alg"_s, u"none"_s}});
        QCOMPARE(decodeAssertion(compact->reveal())->header,
                 (QJsonObject{{u"alg"_s, u"RS256"_s}, {u"typ"_s, u"JWT"_s}}));
    }

    void claims_withQuotesAndLettersBeyondAscii_surviveTheJourney()
    {
        Claims claims = m_claims;
        claims.subject = u"größe\"\\\n日本@acme.com"_s;
        const auto compact = signAssertion(claims, *m_key);
        QCOMPARE(decodeAssertion(compact->reveal())->payload[u"sub"_s].toString(), claims.subject);
    }

    void signing_isDeterministic()
    {
        QCOMPARE(signAssertion(m_claims, *m_key)->reveal(), signAssertion(m_claims, *m_key)->reveal());
    }

    void base64Url_data()
    {
        // The letters of RFC 4648 section 10, with the padding left off.
        QTest::addColumn<QByteArray>("bytes");
        QTest::addColumn<QByteArray>("text");
        QTest::newRow("nothing") << QByteArray("") << QByteArray("");
        QTest::newRow("one") << QByteArray("f") << QByteArray("Zg");
        QTest::newRow("two") << QByteArray("fo") << QByteArray("Zm8");
        QTest::newRow("three") << QByteArray("foo") << QByteArray("Zm9v");
        QTest::newRow("url letters") << QByteArray("\xfb\xff\xfe") << QByteArray("-__-");
        QTest::newRow("NUL") << QByteArray(1, '\0') << QByteArray("AA");
    }
    void base64Url()
    {
        QFETCH(QByteArray, bytes);
        QFETCH(QByteArray, text);
        QCOMPARE(base64UrlEncode(bytes), text);
        QCOMPARE(*base64UrlDecode(text), bytes);
    }

    void base64Url_isStrict_data()
    {
        QTest::addColumn<QByteArray>("text");
        QTest::newRow("padding") << QByteArray("Zg==");
        QTest::newRow("plain alphabet") << QByteArray("+//+");
        QTest::newRow("blank") << QByteArray("Zm 9v");
        QTest::newRow("line end") << QByteArray("Zm9v\n");
        QTest::newRow("one letter too many") << QByteArray("Zm9vZ");
        QTest::newRow("spare bits set") << QByteArray("Zh");
        QTest::newRow("not ASCII") << QByteArray("Zm9\xc3\xbc");
    }
    void base64Url_isStrict()
    {
        QFETCH(QByteArray, text);
        const auto decoded = base64UrlDecode(text);
        QVERIFY(!decoded);
        QCOMPARE(decoded.error().id, u"jwt.bad-base64url"_s);
    }

    void decoding_saysWhyNot_data()
    {
        QTest::addColumn<QByteArray>("compact");
        QTest::addColumn<QString>("id");
        QTest::addColumn<QString>("fact");
        const QByteArray object = base64UrlEncode("{}");
        QTest::newRow("empty") << QByteArray() << u"jwt.empty"_s << u""_s;
        QTest::newRow("blanks") << QByteArray(" \n") << u"jwt.empty"_s << u""_s;
        QTest::newRow("one part") << QByteArray("abc") << u"jwt.parts"_s << u"1"_s;
        QTest::newRow("two parts") << object + '.' + object << u"jwt.parts"_s << u"2"_s;
        QTest::newRow("four parts") << QByteArray("a.b.c.d") << u"jwt.parts"_s << u"4"_s;
        QTest::newRow("header no base64") << "!!." + object + ".AA" << u"jwt.bad-base64url"_s << u"header"_s;
        QTest::newRow("payload no base64") << object + ".e30=.AA" << u"jwt.bad-base64url"_s << u"payload"_s;
        QTest::newRow("signature no base64")
            << object + '.' + object + ".+" << u"jwt.bad-base64url"_s << u"signature"_s;
        QTest::newRow("header no JSON")
            << base64UrlEncode("{") + '.' + object + ".AA" << u"jwt.bad-json"_s << u"header"_s;
        QTest::newRow("payload a list")
            << object + '.' + base64UrlEncode("[1]") + ".AA" << u"jwt.bad-json"_s << u"payload"_s;
        QTest::newRow("header empty") << '.' + object + ".AA" << u"jwt.bad-json"_s << u"header"_s;
    }
    void decoding_saysWhyNot()
    {
        QFETCH(QByteArray, compact);
        QFETCH(QString, id);
        QFETCH(QString, fact);
        const auto assertion = decodeAssertion(compact);
        QVERIFY(!assertion);
        QCOMPARE(assertion.error().id, id);
        QCOMPARE(assertion.error().facts.values(), fact.isEmpty() ? QStringList() : QStringList{fact});
    }

    void decoding_takesBlanksAround_andAnEmptySignature_andDoesNotJudge()
    {
        const QByteArray text =
            base64UrlEncode(R"({"alg":"none"})") + '.' + base64UrlEncode(R"({"exp":"12"})") + '.';
        const auto assertion = decodeAssertion(" " + text + "\n");
        QVERIFY(assertion.has_value());
        QCOMPARE(assertion->payload[u"exp"_s].toString(), u"12"_s);
        QVERIFY(assertion->signature.isEmpty());
        QVERIFY(!verifyAssertion(*assertion, certificateOf(*m_key)));
    }
};

QTEST_GUILESS_MAIN(TestAssertion)
#include "tst_assertion.moc"
