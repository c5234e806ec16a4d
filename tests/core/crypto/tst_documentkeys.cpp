// SPDX-FileCopyrightText: 2026 The Keyway authors
// SPDX-License-Identifier: Apache-2.0

#include "core/crypto/KeyDoctor.h"
#include "tests/core/crypto/OpenSslCommand.h"

using namespace Qt::StringLiterals;
using namespace keyway;

/// Keys made by the commands of the documents that the guides come from, as OpenSSL 1.1 wrote them
/// (-traditional: PKCS#1, DEK-Info) and as 3.x writes them (PKCS#8).
class TestDocumentKeys : public QObject
{
    Q_OBJECT
private:
    test::OpenSslCommand m_openssl;

    void verifyBelongsToCertificate(const KeyInspection &inspection) const
    {
        const auto certificate = Certificate::fromBytes(m_openssl.content(u"cert.pem"_s));
        QVERIFY(certificate.has_value());
        const auto signature = inspection.key->signSha256("input");
        QVERIFY(signature.has_value());
        QVERIFY(certificate->verifySha256("input", *signature));
    }

private Q_SLOTS:
    void initTestCase()
    {
        if (!test::OpenSslCommand::isThere())
            QSKIP("the openssl command is not installed");
        // The command of the Ampersand guide. Its key is then written in every form that the others make,
        // which saves making a key for each row.
        QVERIFY(m_openssl(u"req -x509 -sha256 -nodes -days 3650 -newkey rsa:2048 -keyout private-key.pem "
                          "-out cert.pem -subj /CN=salesforce-jwt-integration"_s));
    }

    void key_ofADocumentsCommand_isOpenedByItsPassphraseOnly_data()
    {
        QTest::addColumn<QString>("command"); ///< writes the file "made"
        QTest::addColumn<QString>("passphrase");
        QTest::addColumn<QString>("encoding");
        const QString in = u" -in private-key.pem -out made"_s;
        const QString none;
        const auto row = [](const char *name, const QString &command, const QString &passphrase,
                            const QString &encoding) {
            QTest::newRow(name) << command << passphrase << encoding;
        };
        row("001 req -x509 -nodes, 3.x", u"pkey"_s + in, none, u"pkcs8-pem"_s);
        row("001 req -x509 -nodes, older than 1.0", u"rsa -traditional"_s + in, none, u"pkcs1-pem"_s);
        row("002 genpkey -aes-256-cbc, 3.x",
            u"pkcs8 -topk8 -v2 aes-256-cbc -passout pass:SomePassword"_s + in, u"SomePassword"_s,
            u"encrypted-pkcs8-pem"_s);
        row("002 genpkey -aes-256-cbc, 1.1",
            u"pkcs8 -topk8 -v2 aes-256-cbc -v2prf hmacWithSHA1 -passout pass:SomePassword"_s + in,
            u"SomePassword"_s, u"encrypted-pkcs8-pem"_s);
        row("002 rsa -aes256, 1.1", u"rsa -traditional -aes256 -passout pass:SomePassword"_s + in,
            u"SomePassword"_s, u"encrypted-pkcs1-pem"_s);
        row("003 genrsa -des3, 3.x", u"rsa -des3 -passout pass:x"_s + in, u"x"_s, u"encrypted-pkcs8-pem"_s);
        row("003 genrsa -des3, 1.1", u"rsa -traditional -des3 -passout pass:x"_s + in, u"x"_s,
            u"encrypted-pkcs1-pem"_s);
    }
    void key_ofADocumentsCommand_isOpenedByItsPassphraseOnly()
    {
        QFETCH(QString, command);
        QFETCH(QString, passphrase);
        QFETCH(QString, encoding);
        QVERIFY(m_openssl(command));
        const QByteArray bytes = m_openssl.content(u"made"_s);
        const Secret right(passphrase.toUtf8());
        const Secret wrong(QByteArray("SomePassword "));
        const KeyInspection open = inspectKey(bytes, &right);
        QVERIFY2(open.usable(), qPrintable(open.reason.id));
        QCOMPARE(open.encoding, encoding);
        QCOMPARE(open.encrypted, !passphrase.isEmpty());
        verifyBelongsToCertificate(open);
        const KeyInspection closed = inspectKey(bytes);
        const KeyInspection refused = inspectKey(bytes, &wrong);
        QCOMPARE(closed.encoding, encoding);
        QCOMPARE(closed.reason.id, passphrase.isEmpty() ? QString() : u"key.encrypted"_s);
        QCOMPARE(refused.reason.id, passphrase.isEmpty() ? QString() : u"key.passphrase-wrong"_s);
    }

    void path_ofAWholeDocument_endsWithAPairThatBelongsTogether_data()
    {
        QTest::addColumn<QStringList>("commands");
        QTest::addColumn<QByteArray>("passphrase"); ///< of server.pass.key
        QTest::addColumn<QString>("locked");
        QTest::addColumn<QString>("open");
        const auto rest = [](const QString &made, const QString &phrase, const QString &traditional) {
            return QStringList{
                made, u"rsa%1 -passin pass:%2 -in server.pass.key -out server.key"_s.arg(traditional, phrase),
                u"req -new -key server.key -out server.csr -subj /C=DE/O=Acme/CN=acme.example"_s,
                u"x509 -req -sha256 -days 365 -in server.csr -signkey server.key -out server.crt"_s};
        };
        const QString genpkey = u"genpkey -aes-256-cbc -algorithm RSA -pass pass:SomePassword "
                                "-out server.pass.key -pkeyopt rsa_keygen_bits:2048"_s;
        const QString genrsa = u"genrsa%1 -des3 -passout pass:x -out server.pass.key 2048"_s;
        const QString old = u" -traditional"_s;
        QTest::newRow("002") << rest(genpkey, u"SomePassword"_s, {}) << QByteArray("SomePassword")
                             << u"encrypted-pkcs8-pem"_s << u"pkcs8-pem"_s;
        QTest::newRow("003 and 004, 3.x") << rest(genrsa.arg(QString()), u"x"_s, {}) << QByteArray("x")
                                          << u"encrypted-pkcs8-pem"_s << u"pkcs8-pem"_s;
        QTest::newRow("003 and 004, 1.1") << rest(genrsa.arg(old), u"x"_s, old) << QByteArray("x")
                                          << u"encrypted-pkcs1-pem"_s << u"pkcs1-pem"_s;
    }
    void path_ofAWholeDocument_endsWithAPairThatBelongsTogether()
    {
        QFETCH(QStringList, commands);
        QFETCH(QByteArray, passphrase);
        QFETCH(QString, locked);
        QFETCH(QString, open);
        for (const QString &command : commands)
            QVERIFY(m_openssl(command));
        const Secret phrase(std::move(passphrase));
        const KeyInspection lockedKey = inspectKey(m_openssl.content(u"server.pass.key"_s), &phrase);
        const KeyInspection openKey = inspectKey(m_openssl.content(u"server.key"_s));
        const auto certificate = Certificate::fromBytes(m_openssl.content(u"server.crt"_s));
        QCOMPARE(lockedKey.encoding, locked);
        QCOMPARE(openKey.encoding, open);
        QVERIFY(lockedKey.usable() && openKey.usable() && certificate.has_value());
        QVERIFY(certificate->matches(*lockedKey.key));
        QVERIFY(certificate->matches(*openKey.key));
        QCOMPARE(inspectKey(m_openssl.content(u"server.csr"_s)).reason.id, u"key.is-request"_s);
        QCOMPARE(inspectKey(m_openssl.content(u"server.csr"_s)).publicKeySha256, openKey.publicKeySha256);
    }
};

QTEST_GUILESS_MAIN(TestDocumentKeys)
#include "tst_documentkeys.moc"
