// SPDX-FileCopyrightText: 2026 The Keyway authors
// SPDX-License-Identifier: Apache-2.0

#include "core/base/TextBook.h"
#include "core/crypto/CertificateRequest.h"
#include "core/crypto/KeyFiles.h"
#include "tests/core/crypto/OpenSslCommand.h"

using namespace Qt::StringLiterals;
using namespace keyway;

/// A request, and what a real little authority (root, intermediate, leaf) answers to it.
class TestCertificateRequest : public QObject
{
    Q_OBJECT
private:
    test::OpenSslCommand m_openssl;
    std::optional<PrivateKey> m_key;
    const QString m_subject = u"/C=DE/O=Müller/CN=salesforce-jwt"_s;

    QByteArray leaf() const { return m_openssl.content(u"leaf.pem"_s); }
    QByteArray chain() const
    {
        return leaf() + m_openssl.content(u"middle.pem"_s) + m_openssl.content(u"root.pem"_s);
    }
    bool sign(const QString &request, const QString &out, const QString &more = {}) const
    {
        return m_openssl(u"x509 -req -sha256 -days 100 -in %1 -CA middle.pem -CAkey middle.key "
                         "-CAcreateserial -out %2"_s.arg(request, out) +
                         more);
    }

private Q_SLOTS:
    void initTestCase()
    {
        if (!test::OpenSslCommand::isThere())
            QSKIP("the openssl command is not installed");
        m_key = *PrivateKey::generate(2048);
        const auto request = certificateRequestPem(*m_key, m_subject);
        QVERIFY(request.has_value());
        m_openssl.put(u"request.pem"_s, *request);
        const QString curve = u" -newkey ec -pkeyopt ec_paramgen_curve:P-256 -nodes"_s;
        QVERIFY(m_openssl(u"req -x509 -days 900 -keyout root.key -out root.pem -subj /CN=Root"_s + curve));
        QVERIFY(m_openssl(u"req -new -keyout middle.key -out middle.csr -subj /CN=Middle"_s + curve));
        m_openssl.put(u"ca.ext"_s, "basicConstraints=critical,CA:TRUE\n");
        QVERIFY(m_openssl(u"x509 -req -in middle.csr -CA root.pem -CAkey root.key -CAcreateserial -days 800 "
                          "-extfile ca.ext -out middle.pem"_s));
        QVERIFY(sign(u"request.pem"_s, u"leaf.pem"_s));
        m_openssl.put(u"chain.pem"_s, chain());
    }

    void request_isReadAndVerifiedByOpenssl()
    {
        QVERIFY(m_openssl(u"req -in request.pem -noout -verify -text -nameopt RFC2253,-esc_msb,utf8"_s));
        const QByteArray text = m_openssl.output() + m_openssl.errors();
        QVERIFY2(text.contains("verify OK"), text.constData());
        QVERIFY2(text.contains("Subject: CN=salesforce-jwt,O=M\xC3\xBCller,C=DE"), text.constData());
        QVERIFY(text.contains("sha256WithRSAEncryption"));
        QVERIFY(text.contains("Version: 1 (0x0)"));
        QVERIFY(m_openssl(u"verify -CAfile root.pem -untrusted middle.pem leaf.pem"_s));
    }

    void request_ofABadSubject_namesThePart()
    {
        const auto request = certificateRequestPem(*m_key, u"/C=Germany/CN=x"_s);
        QCOMPARE(request.error().id, u"certificate.subject-invalid"_s);
        QCOMPARE(request.error().facts.value(u"part"_s), u"C=Germany"_s);
    }

    void answer_becomesOneCertificateOfTheKey_data()
    {
        QTest::addColumn<QByteArray>("bytes");
        QTest::addColumn<QStringList>("repairs");
        const auto row = [](const char *name, const QByteArray &bytes, const QStringList &repairs = {}) {
            QTest::newRow(name) << bytes << repairs;
        };
        const auto made = [this](const QString &command) {
            return m_openssl(command + u" -out made"_s) ? m_openssl.content(u"made"_s) : QByteArray();
        };
        const QByteArray root = m_openssl.content(u"root.pem"_s);
        const QByteArray middle = m_openssl.content(u"middle.pem"_s);
        const QString stripped = u"chain-stripped"_s;
        const QString text = u"text-stripped"_s;
        const QString pkcs7 = u"crl2pkcs7 -nocrl -certfile chain.pem"_s;
        const QByteArray bundle = made(pkcs7);
        const QByteArray bundleDer = made(pkcs7 + u" -outform DER"_s);
        const QByteArray der = made(u"x509 -in leaf.pem -outform DER"_s);
        row("PEM", leaf());
        row("PEM, CRLF", leaf().replace("\n", "\r\n"));
        row("DER", der);
        row("chain, leaf first", chain(), {stripped});
        row("chain, root first", root + middle + leaf(), {stripped});
        row("openssl's text before it", made(u"x509 -in leaf.pem -text"_s), {text});
        row("mail around a chain", "Dear customer,\n\nhere it is:\n" + chain() + "\nKind regards\n",
            {text, stripped});
        row("mail that quotes", "> " + leaf().trimmed().replace("\n", "\n> ") + "\n", {text});
        row("bag attributes", "subject=CN = x\n\n" + leaf() + "issuer=CN = y\n\n" + middle, {text, stripped});
        row("PKCS#7 PEM", bundle, {u"pkcs7"_s, stripped});
        row("PKCS#7 DER", bundleDer, {u"pkcs7"_s, stripped});
        row("PKCS#7 with the label CERTIFICATE", QByteArray(bundle).replace("PKCS7", "CERTIFICATE"),
            {u"pkcs7"_s, stripped});
        row("PKCS#7 of the leaf alone", made(u"crl2pkcs7 -nocrl -certfile leaf.pem"_s), {u"pkcs7"_s});
        row("base64 of PEM", leaf().toBase64(), {u"base64"_s});
        row("base64 of a chain", chain().toBase64(), {u"base64"_s, stripped});
        row("base64 of DER", der.toBase64(), {u"base64"_s});
        row("base64 of PKCS#7", bundleDer.toBase64(), {u"base64"_s, u"pkcs7"_s, stripped});
        row("base64 in JSON", "{\"certificate\": \"" + der.toBase64() + "\"}", {u"base64"_s, text});
        row("PEM in JSON", "{\"certificate\": \"" + leaf().replace("\n", "\\n") + "\"}", {text});
        row("with the request", m_openssl.content(u"request.pem"_s) + leaf(), {});
    }
    void answer_becomesOneCertificateOfTheKey()
    {
        QFETCH(QByteArray, bytes);
        QFETCH(QStringList, repairs);
        const auto answer = takeAuthorityAnswer(bytes, *m_key);
        QVERIFY2(answer.has_value(), answer ? "" : qPrintable(answer.error().id));
        QCOMPARE(answer->upload, leaf());
        QCOMPARE(answer->uploadFileName, u"cert.pem"_s);
        QVERIFY(answer->leaf.matches(*m_key));
        QCOMPARE(answer->repairs, repairs);
    }

    void renewedCertificate_isTakenRatherThanTheOldOne()
    {
        QVERIFY(sign(u"request.pem"_s, u"renewed.pem"_s, u" -days 500"_s));
        const QByteArray renewed = m_openssl.content(u"renewed.pem"_s);
        QCOMPARE(takeAuthorityAnswer(renewed + leaf(), *m_key)->upload, renewed);
        QCOMPARE(takeAuthorityAnswer(leaf() + renewed, *m_key)->upload, renewed);
    }

    void answerOver4KB_goesAsDer_orIsRefused_data()
    {
        QTest::addColumn<int>("comment"); ///< bytes in an extension
        QTest::addColumn<QString>("fileName");
        QTest::newRow("both fit") << 100 << u"cert.pem"_s;
        QTest::newRow("only DER fits") << 2600 << u"cert.der"_s;
        QTest::newRow("neither fits") << 4000 << u""_s;
    }
    void answerOver4KB_goesAsDer_orIsRefused()
    {
        QFETCH(int, comment);
        QFETCH(QString, fileName);
        m_openssl.put(u"big.ext"_s, "nsComment=\"" + QByteArray(comment, 'x') + "\"\n");
        QVERIFY(sign(u"request.pem"_s, u"big.pem"_s, u" -extfile big.ext"_s));
        const QByteArray pem = m_openssl.content(u"big.pem"_s);
        QCOMPARE(pem.size() > 4096, fileName != u"cert.pem"_s);
        const auto answer = takeAuthorityAnswer(pem, *m_key);
        if (fileName.isEmpty()) {
            QCOMPARE(answer.error().id, u"certificate.too-large"_s);
            QCOMPARE(answer.error().facts.value(u"limit"_s), u"4096"_s);
            return;
        }
        QCOMPARE(answer->uploadFileName, fileName);
        QVERIFY(answer->upload.size() <= 4096);
        QCOMPARE(answer->upload.startsWith('\x30'), fileName == u"cert.der"_s);
        QCOMPARE(answer->repairs.contains(u"der-smaller"_s), fileName == u"cert.der"_s);
        m_openssl.put(u"upload"_s, answer->upload);
        QVERIFY(m_openssl(u"x509 -noout -subject -in upload"_s));
    }

    void otherFiles_areRefusedByName_data()
    {
        QTest::addColumn<QByteArray>("bytes");
        QTest::addColumn<QString>("problem");
        const QByteArray key = m_key->toPkcs8Pem().reveal();
        const QByteArray request = m_openssl.content(u"request.pem"_s);
        QTest::newRow("the request itself") << request << u"certificate.is-request"_s;
        QTest::newRow("the request in base64") << request.toBase64() << u"certificate.is-request"_s;
        QTest::newRow("the key") << key << u"certificate.is-private-key"_s;
        QTest::newRow("nothing") << QByteArray(" \n") << u"certificate.empty"_s;
        QTest::newRow("words") << QByteArray("Your order is in progress") << u"certificate.unreadable"_s;
        QTest::newRow("a page") << QByteArray("<html><body>Log in</body></html>")
                                << u"certificate.unreadable"_s;
        QTest::newRow("cut") << leaf().left(500) << u"certificate.unreadable"_s;
        QTest::newRow("the authority's own")
            << m_openssl.content(u"middle.pem"_s) + m_openssl.content(u"root.pem"_s)
            << u"certificate.none-belongs"_s;
    }
    void otherFiles_areRefusedByName()
    {
        QFETCH(QByteArray, bytes);
        QFETCH(QString, problem);
        const auto answer = takeAuthorityAnswer(bytes, *m_key);
        QVERIFY(!answer.has_value());
        QCOMPARE(answer.error().id, problem);
        if (problem.endsWith("none-belongs"_L1))
            QCOMPARE(answer.error().facts.value(u"certificates"_s), u"CN=Middle; CN=Root"_s);
    }

    void repairs_haveWords()
    {
        const auto texts = TextBook::load({u":/keyway/texts/keyfiles.en.md"_s});
        QVERIFY(texts.has_value());
        for (const QString &id :
             {u"base64"_s, u"text-stripped"_s, u"pkcs7"_s, u"chain-stripped"_s, u"der-smaller"_s})
            QVERIFY2(texts->contains(u"answer-repair."_s + id), qPrintable(id));
    }
};

QTEST_GUILESS_MAIN(TestCertificateRequest)
#include "tst_certificaterequest.moc"
