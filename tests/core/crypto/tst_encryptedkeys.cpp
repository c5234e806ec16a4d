// SPDX-FileCopyrightText: 2026 The Keyway authors
// SPDX-License-Identifier: Apache-2.0

#include "tests/core/crypto/KeyForms.h"

#include <QTest>

using namespace Qt::StringLiterals;
using namespace keyway;
using namespace keyway::test;

namespace {

Secret passphrase(const QByteArray &text)
{
    return Secret(QByteArray(text));
}

} // namespace

/// Keys behind a pass phrase.
class TestEncryptedKeys : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void encryptedKey_needsItsPassphrase_data()
    {
        QTest::addColumn<QByteArray>("bytes");
        QTest::addColumn<QString>("encoding");
        QTest::addColumn<QStringList>("repairs");
        const QByteArray pkcs8 = pkcs8Pem(rsa(), EVP_aes_256_cbc());
        const QByteArray old = pkcs1Pem(rsa(), EVP_aes_128_cbc());
        const QString encoding = u"encrypted-pkcs8-pem"_s;
        const QString oldEncoding = u"encrypted-pkcs1-pem"_s;
        const auto row = [](const char *name, const QByteArray &bytes, const QString &form,
                            const QStringList &repairs = {}) {
            QTest::newRow(name) << bytes << form << repairs;
        };
        row("PKCS#8, AES", pkcs8, encoding);
        row("PKCS#8, triple DES", pkcs8Pem(rsa(), EVP_des_ede3_cbc()), encoding);
        row("PKCS#8, DER", derOf(pkcs8), u"encrypted-pkcs8-der"_s);
        row("PKCS#8, on one line", QByteArray(pkcs8).replace("\n", " "), encoding, {u"lost-newlines"_s});
        row("PKCS#8, base64", pkcs8.toBase64(), encoding, {u"base64"_s});
        row("old, AES", old, oldEncoding);
        row("old, triple DES", pkcs1Pem(rsa(), EVP_des_ede3_cbc()), oldEncoding);
        row("old, CRLF", QByteArray(old).replace("\n", "\r\n"), oldEncoding, {u"crlf"_s});
        row("old, blanks for line ends", QByteArray(old).replace("\n", " "), oldEncoding,
            {u"lost-newlines"_s});
        row("old, on one line", QByteArray(old).replace("\n", ""), oldEncoding, {u"lost-newlines"_s});
        row("old, triple DES on one line", pkcs1Pem(rsa(), EVP_des_ede3_cbc()).replace("\n", ""), oldEncoding,
            {u"lost-newlines"_s});
    }
    void encryptedKey_needsItsPassphrase()
    {
        QFETCH(QByteArray, bytes);
        QFETCH(QString, encoding);
        QFETCH(QStringList, repairs);
        const Secret empty;
        for (const Secret *none : {static_cast<const Secret *>(nullptr), &empty}) {
            const KeyInspection closed = inspectKey(bytes, none);
            QVERIFY(!closed.usable());
            QCOMPARE(closed.reason.id, u"key.encrypted"_s);
            QCOMPARE(closed.kind, u"encrypted-private-key"_s);
            QCOMPARE(closed.encoding, encoding);
            QCOMPARE(closed.repairs, repairs);
            QVERIFY(closed.encrypted);
        }
        const Secret right = passphrase(phrase);
        const KeyInspection open = inspectKey(bytes, &right);
        QVERIFY2(open.usable(), qPrintable(open.reason.id));
        QCOMPARE(open.kind, u"private-key"_s);
        QCOMPARE(open.bits, 2048);
        QVERIFY(open.encrypted);
        QVERIFY(ownPair().certificate.matches(*open.key));

        const Secret wrong = passphrase("correct horse ");
        const KeyInspection refused = inspectKey(bytes, &wrong);
        QVERIFY(!refused.usable());
        QCOMPARE(refused.reason.id, u"key.passphrase-wrong"_s);
        QCOMPARE(refused.kind, u"encrypted-private-key"_s);
    }

    void initialisationVector_endsWhereItMust_thoughTheBodyBeginsWithDigits()
    {
        const QByteArray bytes =
            "-----BEGIN RSA PRIVATE KEY-----Proc-Type: 4,ENCRYPTEDDEK-Info: DES-EDE3-CBC,"
            "0011223344556677ABCD-----END RSA PRIVATE KEY-----";
        QCOMPARE(inspectKey(bytes).reason.id, u"key.encrypted"_s);
    }

    void wrongPassphrase_isNeverDamage_evenWhenThePaddingFitsByChance()
    {
        // One wrong pass phrase in 256 passes the padding check; 600 of them meet that case.
        const QByteArray old = pkcs1Pem(rsa(), EVP_aes_128_cbc());
        for (int i = 0; i < 600; ++i) {
            const Secret wrong = passphrase("wrong " + QByteArray::number(i));
            QCOMPARE(inspectKey(old, &wrong).reason.id, u"key.passphrase-wrong"_s);
        }
    }

    void encryptedKey_thatIsNotGoodEnough_isNamedOnceOpen()
    {
        const Secret right = passphrase(phrase);
        const KeyHandle ec(EVP_EC_gen("P-256"));
        QCOMPARE(inspectKey(pkcs8Pem(ec.get(), EVP_aes_256_cbc()), &right).reason.id, u"key.is-ec"_s);
        const KeyHandle small(EVP_RSA_gen(1024));
        QCOMPARE(inspectKey(pkcs8Pem(small.get(), EVP_aes_256_cbc()), &right).reason.id, u"key.too-small"_s);
    }

    void passphrase_thatIsNotNeeded_isIgnored()
    {
        const Secret some = passphrase(phrase);
        const KeyInspection inspection = inspectKey(ownPem(), &some);
        QVERIFY(inspection.usable());
        QVERIFY(!inspection.encrypted);
    }

    void encryptedKey_asCertificate_isRefusedWithoutAsking()
    {
        const QByteArray pem = pkcs8Pem(rsa(), EVP_aes_256_cbc());
        const QString isKey = u"certificate.is-private-key"_s;
        QCOMPARE(Certificate::fromBytes(pem).error().id, isKey);
        QCOMPARE(Certificate::fromBytes(derOf(pem)).error().id, isKey);
        QCOMPARE(Certificate::fromBytes(derOf(ownPem())).error().id, isKey);
        QCOMPARE(Certificate::fromBytes(pkcs1Pem(rsa(), EVP_aes_128_cbc())).error().id, isKey);
    }

    void unknownCipher_isSaid()
    {
        const Secret some = passphrase(phrase);
        const QByteArray bytes = "-----BEGIN RSA PRIVATE KEY-----\nProc-Type: 4,ENCRYPTED\n"
                                 "DEK-Info: ROT-13,0011223344556677\n\nAAAA\n-----END RSA PRIVATE KEY-----\n";
        const KeyInspection inspection = inspectKey(bytes, &some);
        QCOMPARE(inspection.reason.id, u"key.encryption-unsupported"_s);
        QVERIFY(inspection.encrypted);
    }
};

QTEST_GUILESS_MAIN(TestEncryptedKeys)
#include "tst_encryptedkeys.moc"
