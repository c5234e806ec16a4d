// SPDX-FileCopyrightText: 2026 The Keyway authors
// SPDX-License-Identifier: Apache-2.0

#include "core/base/TextBook.h"
#include "core/crypto/KeyConversion.h"
#include "core/crypto/KeyDoctor.h"
#include "core/crypto/KeyFiles.h"
#include "tests/core/crypto/OpenSslCommand.h"

using namespace Qt::StringLiterals;
using namespace keyway;

namespace {

constexpr char phrase[] = "correct horse";

} // namespace

class TestKeyConversion : public QObject
{
    Q_OBJECT
private:
    test::OpenSslCommand m_openssl;
    std::optional<KeyPair> m_pair;
    std::optional<KeyPair> m_other;
    QByteArray m_publicKey; ///< as openssl writes it

    static Secret secret(const QByteArray &text) { return Secret(QByteArray(text.constData(), text.size())); }

private Q_SLOTS:
    void initTestCase()
    {
        if (!test::OpenSslCommand::isThere())
            QSKIP("the openssl command is not installed");
        CertificateSpec spec;
        spec.notBeforeUtc = QDateTime::currentDateTimeUtc();
        m_pair = *generateKeyPair(2048, spec);
        m_other = *generateKeyPair(2048, spec);
        m_openssl.put(u"key.pem"_s, m_pair->key.toPkcs8Pem().reveal());
        m_openssl.put(u"cert.pem"_s, m_pair->certificate.toPem());
        QVERIFY(m_openssl(u"pkey -in key.pem -pubout"_s));
        m_publicKey = m_openssl.output();
    }

    void forms_areEachThereOnce_withWordAndName()
    {
        QSet<QString> words;
        QSet<QString> names;
        const auto texts = TextBook::load({u":/keyway/texts/keyfiles.en.md"_s});
        QVERIFY(texts.has_value());
        for (const KeyFormEntry &entry : keyForms()) {
            words << entry.word;
            names << entry.fileName;
            QVERIFY2(texts->contains(u"key-form."_s + entry.word), qPrintable(entry.word));
        }
        QCOMPARE(words.size(), 7);
        QCOMPARE(names.size(), 7);
    }

    void everyForm_isReadByOpensslAndByUs_data()
    {
        QTest::addColumn<QString>("word");
        QTest::addColumn<QString>("command"); ///< that prints the public key of "made"
        QTest::addColumn<QString>("kind");
        QTest::addColumn<QString>("encoding");
        const QString key = u"private-key"_s;
        QTest::newRow("pkcs8-pem") << u"pkcs8-pem"_s << u"pkey -in made -pubout"_s << key << u"pkcs8-pem"_s;
        QTest::newRow("pkcs1-pem") << u"pkcs1-pem"_s << u"rsa -in made -pubout"_s << key << u"pkcs1-pem"_s;
        QTest::newRow("pkcs8-der") << u"pkcs8-der"_s << u"pkey -in made -inform DER -pubout"_s << key
                                   << u"pkcs8-der"_s;
        QTest::newRow("pkcs1-der") << u"pkcs1-der"_s << u"rsa -in made -inform DER -pubout"_s << key
                                   << u"pkcs1-der"_s;
        QTest::newRow("encrypted-pkcs8-pem")
            << u"encrypted-pkcs8-pem"_s << u"pkey -in made -passin file:phrase -pubout"_s << key
            << u"encrypted-pkcs8-pem"_s;
        QTest::newRow("pkcs12") << u"pkcs12"_s << u"pkcs12 -in made -passin file:phrase -nodes -out opened"_s
                                << u"pkcs12"_s << u""_s;
        QTest::newRow("base64") << u"base64"_s << u"base64 -d -A -in made -out opened"_s << key
                                << u"pkcs8-pem"_s;
    }
    void everyForm_isReadByOpensslAndByUs()
    {
        QFETCH(QString, word);
        QFETCH(QString, command);
        QFETCH(QString, kind);
        QFETCH(QString, encoding);
        const Secret passphrase = secret(phrase);
        const auto &forms = keyForms();
        const auto form = std::find_if(forms.begin(), forms.end(),
                                       [&](const KeyFormEntry &entry) { return entry.word == word; });
        QVERIFY(form != forms.end());
        const auto made = convertKey(m_pair->key, form->form, form->needsPassphrase ? &passphrase : nullptr,
                                     &m_pair->certificate);
        QVERIFY2(made.has_value(), made ? "" : qPrintable(made.error().id));

        const KeyInspection inspection = inspectKey(made->reveal(), &passphrase);
        QVERIFY2(inspection.usable(), qPrintable(inspection.reason.id));
        QCOMPARE(inspection.kind, kind);
        QCOMPARE(inspection.encoding, encoding);
        QCOMPARE(inspection.encrypted, form->needsPassphrase);
        QVERIFY(m_pair->certificate.matches(*inspection.key));
        QCOMPARE(inspection.certificate.has_value(), form->form == KeyForm::Pkcs12);
        const KeyInspection closed = inspectKey(made->reveal());
        QCOMPARE(closed.reason.id, form->needsPassphrase ? u"key.encrypted"_s : QString());

        m_openssl.put(u"made"_s, made->reveal());
        m_openssl.put(u"phrase"_s, phrase);
        QVERIFY(m_openssl(command));
        if (m_openssl.output().isEmpty()) // it was unpacked into a file
            QVERIFY(m_openssl(u"pkey -in opened -pubout"_s));
        QCOMPARE(m_openssl.output(), m_publicKey);
    }

    void ownForms_areTheSameBytesAsOpenssls_data()
    {
        QTest::addColumn<KeyForm>("form");
        QTest::addColumn<QString>("command");
        QTest::newRow("PKCS#8") << KeyForm::Pkcs8Pem << u"pkey -in key.pem -out made"_s;
        QTest::newRow("PKCS#1") << KeyForm::Pkcs1Pem << u"rsa -traditional -in key.pem -out made"_s;
        QTest::newRow("PKCS#8 DER") << KeyForm::Pkcs8Der
                                    << u"pkcs8 -topk8 -nocrypt -in key.pem -outform DER -out made"_s;
        QTest::newRow("PKCS#1 DER") << KeyForm::Pkcs1Der
                                    << u"rsa -traditional -in key.pem -outform DER -out made"_s;
        QTest::newRow("base64") << KeyForm::Base64Line << u"base64 -A -in key.pem -out made"_s;
    }
    void ownForms_areTheSameBytesAsOpenssls()
    {
        QFETCH(KeyForm, form);
        QFETCH(QString, command);
        QVERIFY(m_openssl(command));
        QCOMPARE(convertKey(m_pair->key, form)->reveal(), m_openssl.content(u"made"_s));
    }

    void protectedForms_useWhatIsPromised()
    {
        const Secret passphrase = secret(phrase);
        m_openssl.put(u"phrase"_s, phrase);
        m_openssl.put(u"made"_s,
                      convertKey(m_pair->key, KeyForm::Pkcs12, &passphrase, &m_pair->certificate)->reveal());
        QVERIFY(m_openssl(u"pkcs12 -in made -passin file:phrase -info -noout"_s));
        const QByteArray info = m_openssl.output() + m_openssl.errors();
        QVERIFY2(info.contains("MAC: sha256"), info.constData());
        QCOMPARE(info.count("PBES2, PBKDF2, AES-256-CBC"), 2);
        m_openssl.put(u"made"_s, convertKey(m_pair->key, KeyForm::EncryptedPkcs8Pem, &passphrase)->reveal());
        QVERIFY(m_openssl(u"asn1parse -in made"_s));
        for (const char *name : {"PBES2", "PBKDF2", "hmacWithSHA256", "aes-256-cbc"})
            QVERIFY2(m_openssl.output().contains(name), name);
    }

    void whatIsMissing_isSaid()
    {
        const Secret good = secret(phrase);
        const Secret empty;
        const Secret tooShort = secret("abc");
        const Secret fourLetters = secret("\xC3\xA4\xC3\xB6\xC3\xBC\xC3\x9F");
        const Secret threeLetters = secret("\xC3\xA4\xC3\xB6\xC3\xBC");
        const auto problem = [this](KeyForm form, const Secret *passphrase, const Certificate *certificate) {
            const auto made = convertKey(m_pair->key, form, passphrase, certificate);
            return made ? QString() : made.error().id;
        };
        const auto pem = KeyForm::EncryptedPkcs8Pem;
        QCOMPARE(problem(pem, nullptr, nullptr), u"key.passphrase-missing"_s);
        QCOMPARE(problem(pem, &empty, nullptr), u"key.passphrase-missing"_s);
        QCOMPARE(problem(pem, &tooShort, nullptr), u"key.passphrase-too-short"_s);
        QCOMPARE(problem(pem, &threeLetters, nullptr), u"key.passphrase-too-short"_s);
        QCOMPARE(problem(pem, &fourLetters, nullptr), QString());
        QCOMPARE(problem(KeyForm::Pkcs12, nullptr, &m_pair->certificate), u"key.passphrase-missing"_s);
        QCOMPARE(problem(KeyForm::Pkcs12, &good, nullptr), u"key.certificate-missing"_s);
        QCOMPARE(problem(KeyForm::Pkcs12, &good, &m_other->certificate), u"key.certificate-of-another-key"_s);
    }

    void secretFile_isOwnerOnly_andNeverOverAnother()
    {
        const QString path = m_openssl.path(u"new.pem"_s);
        const Secret content = convertKey(m_pair->key, KeyForm::Pkcs1Pem).value();
        QVERIFY(writeNewSecretFile(path, content).has_value());
        QVERIFY(isOwnerOnly(path));
        QCOMPARE(m_openssl.content(u"new.pem"_s), content.reveal());
        QCOMPARE(writeNewSecretFile(path, secret("x")).error().id, u"file.exists"_s);
        QCOMPARE(m_openssl.content(u"new.pem"_s), content.reveal());
        const auto nowhere = writeNewSecretFile(m_openssl.path(u"no/such/folder/k.pem"_s), content);
        QCOMPARE(nowhere.error().id, u"file.not-written"_s);
        QVERIFY(nowhere.error().facts.contains(u"path"_s) && nowhere.error().facts.contains(u"reason"_s));
    }

    void pkcs12_ofOpenssl_isOpened_data()
    {
        QTest::addColumn<QString>("options");
        QTest::addColumn<QByteArray>("passphrase");
        QTest::newRow("3.x") << u""_s << QByteArray(phrase);
        QTest::newRow("1.1: RC2 and triple DES") << u" -legacy"_s << QByteArray(phrase);
        QTest::newRow("Windows: triple DES")
            << u" -keypbe PBE-SHA1-3DES -certpbe PBE-SHA1-3DES -macalg SHA1"_s << QByteArray(phrase);
        QTest::newRow("letters beyond ASCII") << u""_s << QByteArray("gr\xC3\xBC\xC3\x9F mich");
        QTest::newRow("no pass phrase") << u""_s << QByteArray();
    }
    void pkcs12_ofOpenssl_isOpened()
    {
        QFETCH(QString, options);
        QFETCH(QByteArray, passphrase);
        m_openssl.put(u"phrase"_s, passphrase + '\n');
        m_openssl.put(u"more.pem"_s, m_other->certificate.toPem() + m_pair->certificate.toPem());
        const QString pass = passphrase.isEmpty() ? u" -passout pass:"_s : u" -passout file:phrase"_s;
        const bool made =
            m_openssl(u"pkcs12 -export -inkey key.pem -in more.pem -out made"_s + pass + options);
        if (!made && options.contains("legacy"_L1))
            QSKIP("this openssl has no legacy provider");
        QVERIFY(made);
        const Secret right = secret(passphrase);
        const Secret wrong = secret("wrong horse");
        const QByteArray bytes = m_openssl.content(u"made"_s);
        const QByteArray base64 = bytes.toBase64();
        for (const QByteArray &form : {bytes, base64}) {
            const KeyInspection open = inspectKey(form, &right);
            QVERIFY2(open.usable(), qPrintable(open.reason.id + open.reason.facts.value(u"reason"_s)));
            QCOMPARE(open.kind, u"pkcs12"_s);
            QCOMPARE(open.encoding, QString());
            QCOMPARE(open.encrypted, !passphrase.isEmpty());
            QCOMPARE(open.bits, 2048);
            QVERIFY(open.certificate.has_value());
            QCOMPARE(open.certificate->sha256Fingerprint(), m_pair->certificate.sha256Fingerprint());
            QVERIFY(open.certificate->matches(*open.key));
        }
        const KeyInspection closed = inspectKey(bytes);
        QCOMPARE(closed.kind, u"pkcs12"_s);
        QCOMPARE(closed.reason.id, passphrase.isEmpty() ? QString() : u"key.encrypted"_s);
        QCOMPARE(inspectKey(bytes, &wrong).reason.id,
                 passphrase.isEmpty() ? QString() : u"key.passphrase-wrong"_s);
    }

    void pkcs12_withoutAUsableKey_saysWhy()
    {
        const Secret passphrase = secret(phrase);
        m_openssl.put(u"phrase"_s, phrase);
        QVERIFY(m_openssl(u"pkcs12 -export -nokeys -in cert.pem -out made -passout file:phrase"_s));
        const KeyInspection none = inspectKey(m_openssl.content(u"made"_s), &passphrase);
        QCOMPARE(none.reason.id, u"key.is-pkcs12"_s);
        QCOMPARE(none.kind, u"pkcs12"_s);
        QVERIFY(m_openssl(u"req -x509 -nodes -newkey ec -pkeyopt ec_paramgen_curve:P-256 -keyout ec.pem "
                          "-out ec.crt -subj /CN=x"_s));
        QVERIFY(m_openssl(u"pkcs12 -export -inkey ec.pem -in ec.crt -out made -passout file:phrase"_s));
        const KeyInspection curve = inspectKey(m_openssl.content(u"made"_s), &passphrase);
        QCOMPARE(curve.reason.id, u"key.is-ec"_s);
        QCOMPARE(curve.kind, u"pkcs12"_s);
        QVERIFY(!curve.usable() && !curve.certificate);
    }

    void oldCiphers_withoutTheLegacyProvider_areSaidToBeTheReason()
    {
        m_openssl.put(u"phrase"_s, phrase);
        const bool made =
            m_openssl(
                u"pkcs12 -export -legacy -inkey key.pem -in cert.pem -out made -passout file:phrase"_s) &&
            m_openssl(u"rsa -provider legacy -provider default -traditional -des -in key.pem -out old "
                      "-passout file:phrase"_s);
        if (!made)
            QSKIP("this openssl has no legacy provider");
        const Secret right = secret(phrase);
        QVERIFY(inspectKey(m_openssl.content(u"made"_s), &right).usable());
        QVERIFY(inspectKey(m_openssl.content(u"old"_s), &right).usable());
        const QByteArray before = qgetenv("OPENSSL_MODULES");
        qputenv("OPENSSL_MODULES", m_openssl.folder().toUtf8()); // where no provider is
        const KeyInspection bag = inspectKey(m_openssl.content(u"made"_s), &right);
        const KeyInspection old = inspectKey(m_openssl.content(u"old"_s), &right);
        before.isNull() ? qunsetenv("OPENSSL_MODULES") : qputenv("OPENSSL_MODULES", before);
        QCOMPARE(bag.reason.id, u"key.encryption-unsupported"_s);
        QCOMPARE(bag.kind, u"pkcs12"_s);
        QCOMPARE(old.reason.id, u"key.encryption-unsupported"_s);
    }

    void protectedKey_isOpenedFromItsFile()
    {
        const Secret right = secret(phrase);
        const Secret wrong = secret("wrong horse");
        const QString path = m_openssl.path(u"bag.p12"_s);
        QVERIFY(writeNewSecretFile(
                    path, convertKey(m_pair->key, KeyForm::Pkcs12, &right, &m_pair->certificate).value())
                    .has_value());
        const auto opened = openProtectedKey(path, right);
        QVERIFY(opened.has_value());
        QVERIFY(opened->certificate && opened->certificate->matches(opened->key));
        QVERIFY(m_pair->certificate.matches(opened->key));
        const auto refused = openProtectedKey(path, wrong);
        QCOMPARE(refused.error().id, u"key.passphrase-wrong"_s);
        QVERIFY(refused.error().facts.value(u"path"_s).endsWith(u"bag.p12"_s));
        QCOMPARE(openProtectedKey(path, Secret()).error().id, u"key.encrypted"_s);
        QCOMPARE(openProtectedKey(m_openssl.path(u"none"_s), right).error().id, u"file.missing"_s);
        QVERIFY(openProtectedKey(m_openssl.path(u"key.pem"_s), Secret()).has_value());
    }

    void bundle_givesTheCertificateThatBelongs()
    {
        const QByteArray key = m_pair->key.toPkcs8Pem().reveal();
        const QByteArray own = m_pair->certificate.toPem();
        const QByteArray foreign = m_other->certificate.toPem();
        const KeyInspection both = inspectKey(foreign + key + own);
        QVERIFY(both.certificate.has_value());
        QCOMPARE(both.certificate->toPem(), own);
        QVERIFY(!inspectKey(foreign + key).certificate);
        QVERIFY(!inspectKey(key).certificate);
    }
};

QTEST_GUILESS_MAIN(TestKeyConversion)
#include "tst_keyconversion.moc"
