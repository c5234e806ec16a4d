// SPDX-FileCopyrightText: 2026 The Keyway authors
// SPDX-License-Identifier: Apache-2.0

#include "core/crypto/Certificate.h"

#include <QTest>

using namespace Qt::StringLiterals;
using namespace keyway;

class TestCertificate : public QObject
{
    Q_OBJECT
private:
    std::optional<PrivateKey> m_key;
    const QDateTime m_now = QDateTime::fromSecsSinceEpoch(1'790'000'000).toUTC();

    Result<Certificate> make(const QString &subject, int days = 10) const
    {
        return Certificate::selfSigned(*m_key, {subject, days, m_now});
    }

private Q_SLOTS:
    void initTestCase()
    {
        const auto key = PrivateKey::generate(2048);
        QVERIFY(key.has_value());
        m_key = *key;
    }

    void bits_otherThanTheThreeSizes_areRefused_data()
    {
        QTest::addColumn<int>("bits");
        for (const int bits : {0, -1, 1024, 2047, 2049, 8192})
            QTest::addRow("%d", bits) << bits;
    }
    void bits_otherThanTheThreeSizes_areRefused()
    {
        QFETCH(int, bits);
        const auto key = PrivateKey::generate(bits);
        QVERIFY(!key);
        QCOMPARE(key.error(), (Problem{u"key.bits-unsupported"_s, {{u"bits"_s, QString::number(bits)}}}));
    }

    void defaults_areThoseOfTheCustomerGuide()
    {
        CertificateSpec spec;
        spec.notBeforeUtc = m_now;
        const auto certificate = Certificate::selfSigned(*m_key, spec);
        QVERIFY(certificate.has_value());
        QCOMPARE(certificate->subject(), u"CN=salesforce-jwt-integration"_s);
        QCOMPARE(certificate->notBeforeUtc(), m_now);
        QCOMPARE(certificate->notAfterUtc(), m_now.addDays(3650));
        QCOMPARE(certificate->keyType(), u"RSA"_s);
        QCOMPARE(certificate->keyBits(), 2048);
        QVERIFY(certificate->toPem().size() < Certificate::uploadLimitBytes);
    }

    void serialNumbers_differ_soTwoCertificatesOfOneKeyAreTellable()
    {
        QVERIFY(make(u"/CN=a"_s)->sha256Fingerprint() != make(u"/CN=a"_s)->sha256Fingerprint());
    }

    void subject_inOneLineForm_isRead_data()
    {
        QTest::addColumn<QString>("subject");
        QTest::addColumn<QString>("readBack");
        QTest::newRow("one part") << u"/CN=x"_s << u"CN=x"_s;
        QTest::newRow("three parts") << u"/C=DE/O=Acme/CN=x"_s << u"CN=x,O=Acme,C=DE"_s;
        QTest::newRow("long names") << u"/countryName=DE/commonName=x"_s << u"CN=x,C=DE"_s;
        QTest::newRow("escaped slash") << u"/CN=a\\/b"_s << u"CN=a/b"_s;
        QTest::newRow("escaped plus") << u"/O=R\\+D/CN=x"_s << u"CN=x,O=R\\+D"_s;
        QTest::newRow("several values in one part") << u"/CN=x+OU=y"_s << u"OU=y+CN=x"_s;
        QTest::newRow("equals sign inside") << u"/CN=a=b"_s << u"CN=a=b"_s;
        QTest::newRow("umlauts") << u"/C=DE/O=Müller & Söhne/CN=Schlüssel"_s
                                 << u"CN=Schlüssel,O=Müller & Söhne,C=DE"_s;
        QTest::newRow("Japanese") << u"/CN=日本語"_s << u"CN=日本語"_s;
        QTest::newRow("beyond the first plane") << u"/CN=🔑 key"_s << u"CN=🔑 key"_s;
        QTest::newRow("64 characters") << u"/CN="_s + QString(64, u'ü') << u"CN="_s + QString(64, u'ü');
    }
    void subject_inOneLineForm_isRead()
    {
        QFETCH(QString, subject);
        QFETCH(QString, readBack);
        const auto certificate = make(subject);
        QVERIFY(certificate.has_value());
        QCOMPARE(certificate->subject(), readBack);
    }

    void subject_thatCannotBe_isRefusedWithThePart_data()
    {
        QTest::addColumn<QString>("subject");
        QTest::addColumn<QString>("part");
        QTest::newRow("empty") << u""_s << u""_s;
        QTest::newRow("only a slash") << u"/"_s << u"/"_s;
        QTest::newRow("no slash") << u"CN=x"_s << u"CN=x"_s;
        QTest::newRow("unknown attribute") << u"/CN=x/ZZ=y"_s << u"ZZ=y"_s;
        QTest::newRow("no attribute") << u"/=y"_s << u"=y"_s;
        QTest::newRow("no value") << u"/O=/CN=x"_s << u"O="_s;
        QTest::newRow("no equals sign") << u"/CN"_s << u"CN="_s;
        QTest::newRow("country too long") << u"/C=Germany/CN=x"_s << u"C=Germany"_s;
        QTest::newRow("name too long") << u"/CN="_s + QString(65, u'a') << u"CN="_s + QString(65, u'a');
        QTest::newRow("line end inside") << u"/CN=a\nb"_s << u"CN=a\nb"_s;
        QTest::newRow("NUL inside") << u"/CN=a"_s + QChar(0) + u"b"_s << u"CN=a"_s + QChar(0) + u"b"_s;
        QTest::newRow("e-mail with umlaut") << u"/emailAddress=ü@x.de"_s << u"emailAddress=ü@x.de"_s;
    }
    void subject_thatCannotBe_isRefusedWithThePart()
    {
        QFETCH(QString, subject);
        QFETCH(QString, part);
        const auto certificate = make(subject);
        QVERIFY(!certificate);
        QCOMPARE(certificate.error().id, u"certificate.subject-invalid"_s);
        QCOMPARE(certificate.error().facts.value(u"part"_s), part);
    }

    void days_data()
    {
        QTest::addColumn<int>("days");
        QTest::addColumn<bool>("good");
        QTest::newRow("one") << 1 << true;
        QTest::newRow("past 2050, where the encoding changes") << 20000 << true;
        QTest::newRow("none") << 0 << false;
        QTest::newRow("negative") << -5 << false;
        QTest::newRow("beyond the year 9999") << 3'000'000 << false;
        QTest::newRow("the largest number") << std::numeric_limits<int>::max() << false;
    }
    void days()
    {
        QFETCH(int, days);
        QFETCH(bool, good);
        const auto certificate = make(u"/CN=x"_s, days);
        QCOMPARE(certificate.has_value(), good);
        if (good)
            QCOMPARE(certificate->notAfterUtc(), m_now.addDays(days));
        else
            QCOMPARE(certificate.error().id, u"certificate.days-invalid"_s);
    }

    void reading_findsTheCertificateInEveryForm_data()
    {
        const Certificate certificate = *make(u"/CN=x"_s);
        const QByteArray pem = certificate.toPem();
        QTest::addColumn<QByteArray>("bytes");
        QTest::addColumn<QString>("fingerprint");
        const auto row = [&](const char *name, const QByteArray &bytes) {
            QTest::newRow(name) << bytes << certificate.sha256Fingerprint();
        };
        row("PEM", pem);
        row("DER", certificate.toDer());
        row("CRLF", QByteArray(pem).replace("\n", "\r\n"));
        row("byte order mark", "\xEF\xBB\xBF" + pem);
        row("lost line ends", QByteArray(pem).replace("\n", ""));
        row("text around it", "subject=CN = x\n" + pem + "bye\n");
        row("key before it", m_key->toPkcs8Pem().reveal() + pem);
        row("another certificate after it", pem + make(u"/CN=y"_s)->toPem());
    }
    void reading_findsTheCertificateInEveryForm()
    {
        QFETCH(QByteArray, bytes);
        QFETCH(QString, fingerprint);
        const auto certificate = Certificate::fromBytes(bytes);
        QVERIFY(certificate.has_value());
        QCOMPARE(certificate->sha256Fingerprint(), fingerprint);
        QVERIFY(certificate->matches(*m_key));
    }

    void reading_saysWhyNot_data()
    {
        const QByteArray pem = make(u"/CN=x"_s)->toPem();
        QTest::addColumn<QByteArray>("bytes");
        QTest::addColumn<QString>("id");
        QTest::newRow("empty") << QByteArray() << u"certificate.empty"_s;
        QTest::newRow("blanks") << QByteArray(" \r\n") << u"certificate.empty"_s;
        QTest::newRow("private key") << m_key->toPkcs8Pem().reveal() << u"certificate.is-private-key"_s;
        QTest::newRow("noise") << QByteArray(5000, '\x30') << u"certificate.unreadable"_s;
        QTest::newRow("text") << QByteArray("hello") << u"certificate.unreadable"_s;
        QTest::newRow("cut") << pem.left(500) << u"certificate.unreadable"_s;
        QTest::newRow("no base64") << QByteArray(
                                          "-----BEGIN CERTIFICATE-----\n!!\n-----END CERTIFICATE-----\n")
                                   << u"certificate.unreadable"_s;
    }
    void reading_saysWhyNot()
    {
        QFETCH(QByteArray, bytes);
        QFETCH(QString, id);
        const auto certificate = Certificate::fromBytes(bytes);
        QVERIFY(!certificate);
        QCOMPARE(certificate.error().id, id);
        if (id.endsWith(u"unreadable"_s))
            QVERIFY(!certificate.error().facts.value(u"reason"_s).isEmpty());
    }

    void anotherKey_doesNotMatch_andItsSignatureDoesNotVerify()
    {
        const auto other = PrivateKey::generate(2048);
        const auto certificate = make(u"/CN=x"_s);
        const QByteArray data = "data";
        QVERIFY(certificate->matches(*m_key));
        QVERIFY(!certificate->matches(*other));
        QVERIFY(certificate->verifySha256(data, *m_key->signSha256(data)));
        QVERIFY(!certificate->verifySha256(data, *other->signSha256(data)));
        QVERIFY(!certificate->verifySha256("Data", *m_key->signSha256(data)));
        QVERIFY(!certificate->verifySha256(data, {}));
    }
};

QTEST_GUILESS_MAIN(TestCertificate)
#include "tst_certificate.moc"
