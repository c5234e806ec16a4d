// SPDX-FileCopyrightText: 2026 The Keyway authors
// SPDX-License-Identifier: Apache-2.0

#include "core/base/TextBook.h"
#include "tests/core/crypto/KeyForms.h"

#include <QTest>

using namespace Qt::StringLiterals;
using namespace keyway;
using namespace keyway::test;

namespace {

QByteArray publicPem(EVP_PKEY *key)
{
    const BioHandle out(BIO_new(BIO_s_mem()));
    PEM_write_bio_PUBKEY(out.get(), key);
    return bytesOf(out.get());
}

QByteArray requestPem(EVP_PKEY *key)
{
    const RequestHandle request(X509_REQ_new());
    X509_REQ_set_pubkey(request.get(), key);
    X509_REQ_sign(request.get(), key, EVP_sha256());
    const BioHandle out(BIO_new(BIO_s_mem()));
    PEM_write_bio_X509_REQ(out.get(), request.get());
    return bytesOf(out.get());
}

QByteArray pkcs12(EVP_PKEY *key, X509 *certificate)
{
    const Pkcs12Handle bag(PKCS12_create(phrase, "x", key, certificate, nullptr, 0, 0, 0, 0, 0));
    const BioHandle out(BIO_new(BIO_s_mem()));
    i2d_PKCS12_bio(out.get(), bag.get());
    return bytesOf(out.get());
}

} // namespace

/// Files that hold no key that can be used: each is called by its name.
class TestNoKeys : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void otherThings_areNamed_data()
    {
        QTest::addColumn<QByteArray>("bytes");
        QTest::addColumn<QString>("kind");
        QTest::addColumn<Problem>("reason");
        const auto row = [](const char *name, const QByteArray &bytes, const QString &kind, const QString &id,
                            const QMap<QString, QString> &facts = {}) {
            QTest::newRow(name) << bytes << kind << Problem{id, facts};
        };
        const QString type = u"type"_s;
        const KeyHandle ec(EVP_EC_gen("P-256"));
        const KeyHandle ed(EVP_PKEY_Q_keygen(nullptr, nullptr, "ED25519"));
        const KeyContextHandle pssContext(EVP_PKEY_CTX_new_from_name(nullptr, "RSA-PSS", nullptr));
        EVP_PKEY *pssKey = nullptr;
        EVP_PKEY_keygen_init(pssContext.get());
        EVP_PKEY_generate(pssContext.get(), &pssKey);
        const KeyHandle pss(pssKey);
        const KeyHandle small(EVP_RSA_gen(1024));
        const KeyHandle almost(EVP_RSA_gen(2040));
        const QByteArray certificate = ownPair().certificate.toPem();
        const QMap<QString, QString> bits{{u"bits"_s, u"1024"_s}};
        row("nothing", {}, u"empty"_s, u"key.empty"_s);
        row("blanks", " \r\n\t", u"empty"_s, u"key.empty"_s);
        row("only a byte order mark", "\xEF\xBB\xBF", u"empty"_s, u"key.empty"_s);
        row("certificate", certificate, u"certificate"_s, u"key.is-certificate"_s);
        row("certificate DER", ownPair().certificate.toDer(), u"certificate"_s, u"key.is-certificate"_s);
        row("certificate base64", certificate.toBase64(), u"certificate"_s, u"key.is-certificate"_s);
        row("public key", publicPem(rsa()), u"public-key"_s, u"key.is-public-key"_s);
        row("public key DER", derOf(publicPem(rsa())), u"public-key"_s, u"key.is-public-key"_s);
        row("request", requestPem(rsa()), u"certificate-request"_s, u"key.is-request"_s);
        row("request DER", derOf(requestPem(rsa())), u"certificate-request"_s, u"key.is-request"_s);
        row("EC key", pkcs8Pem(ec.get()), u"ec-private-key"_s, u"key.is-ec"_s);
        row("EC key, SEC 1", pkcs1Pem(ec.get()), u"ec-private-key"_s, u"key.is-ec"_s);
        row("EC key, SEC 1 DER", derOf(pkcs1Pem(ec.get())), u"ec-private-key"_s, u"key.is-ec"_s);
        row("EC key, encrypted the old way", pkcs1Pem(ec.get(), EVP_aes_128_cbc()), u"ec-private-key"_s,
            u"key.is-ec"_s);
        row("EC key with parameters",
            "-----BEGIN EC PARAMETERS-----\nBggqhkjOPQMBBw==\n-----END EC PARAMETERS-----\n" +
                pkcs1Pem(ec.get()),
            u"ec-private-key"_s, u"key.is-ec"_s);
        row("Ed25519", pkcs8Pem(ed.get()), u"other-private-key"_s, u"key.is-other"_s, {{type, u"ED25519"_s}});
        row("RSA-PSS", pkcs8Pem(pss.get()), u"other-private-key"_s, u"key.is-other"_s,
            {{type, u"RSASSA-PSS"_s}});
        row("DSA", "-----BEGIN DSA PRIVATE KEY-----\nAAAA\n-----END DSA PRIVATE KEY-----\n",
            u"other-private-key"_s, u"key.is-other"_s, {{type, u"DSA"_s}});
        row("1024 bits", pkcs8Pem(small.get()), u"private-key"_s, u"key.too-small"_s, bits);
        row("1024 bits DER", derOf(pkcs1Pem(small.get())), u"private-key"_s, u"key.too-small"_s, bits);
        row("2040 bits", pkcs8Pem(almost.get()), u"private-key"_s, u"key.too-small"_s,
            {{u"bits"_s, u"2040"_s}});
        row("SSH private key",
            "-----BEGIN OPENSSH PRIVATE KEY-----\nb3BlbnNzaC1rZXk=\n-----END OPENSSH PRIVATE KEY-----\n",
            u"ssh-key"_s, u"key.is-ssh"_s);
        row("SSH public key", "ssh-ed25519 AAAAC3NzaC1lZDI1NTE5 me@there", u"ssh-key"_s, u"key.is-ssh"_s);
        row("PuTTY key", "PuTTY-User-Key-File-3: ssh-rsa\nEncryption: none\n", u"ssh-key"_s, u"key.is-ssh"_s);
        row("PKCS#12", pkcs12(rsa(), ownPair().certificate.handle()), u"pkcs12"_s, u"key.encrypted"_s);
        row("JWT", "eyJhbGciOiJSUzI1NiJ9.eyJpc3MiOiJqb2UifQ.cC4hiUPoj9Ee", u"jwt"_s, u"key.is-jwt"_s);
        row("JWT in quotes", "\"eyJhbGciOiJSUzI1NiJ9.eyJpc3MiOiJqb2UifQ.cC4hiUPoj9Ee\"\n", u"jwt"_s,
            u"key.is-jwt"_s);
        row("words", "my private key", u"unknown"_s, u"key.unknown"_s);
        row("a word that is base64 too", "password", u"unknown"_s, u"key.unknown"_s);
        row("JSON", "{\"a\": 1}", u"unknown"_s, u"key.unknown"_s);
        row("HTML", "<html><body>Log in</body></html>", u"unknown"_s, u"key.unknown"_s);
        row("another PEM", "-----BEGIN PKCS7-----\nMIIB\n-----END PKCS7-----\n", u"unknown"_s,
            u"key.unknown"_s);
        row("NULs", QByteArray(1000, '\0'), u"unknown"_s, u"key.unknown"_s);
        row("sequence tags", QByteArray(1000, '\x30'), u"unknown"_s, u"key.unknown"_s);
        row("over 1 MB", QByteArray(1024 * 1024 + 1, 'A'), u"unknown"_s, u"key.too-large-file"_s,
            {{u"size"_s, u"1048577"_s}});
    }
    void otherThings_areNamed()
    {
        QFETCH(QByteArray, bytes);
        QFETCH(QString, kind);
        QFETCH(Problem, reason);
        const KeyInspection inspection = inspectKey(bytes);
        QVERIFY(!inspection.usable());
        QCOMPARE(inspection.reason.id, reason.id);
        QCOMPARE(inspection.reason.facts, reason.facts);
        QCOMPARE(inspection.kind, kind);
        const auto texts = TextBook::load({u":/keyway/texts/crypto.en.md"_s});
        QVERIFY(texts.has_value());
        const Text text = texts->text(inspection.reason);
        QVERIFY2(!(text.title + text.body).contains(u"{{"_s), qPrintable(text.title + text.body));
    }
};

QTEST_GUILESS_MAIN(TestNoKeys)
#include "tst_nokeys.moc"
