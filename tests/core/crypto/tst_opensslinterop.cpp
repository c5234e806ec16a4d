// SPDX-FileCopyrightText: 2026 The Keyway authors
// SPDX-License-Identifier: Apache-2.0

#include "core/crypto/KeyDoctor.h"
#include "core/crypto/KeyFiles.h"
#include "core/jwt/Assertion.h"

#include <QDir>
#include <QFile>
#include <QProcess>
#include <QStandardPaths>
#include <QTemporaryDir>
#include <QTest>

#include <map>

using namespace Qt::StringLiterals;
using namespace keyway;

/// The plain openssl command and we, each reading what the other made.
class TestOpenSslInterop : public QObject
{
    Q_OBJECT
private:
    struct Run
    {
        int exitCode = -1;
        QByteArray output;
        QByteArray errors;
    };

    QTemporaryDir m_dir;
    std::map<int, KeyPair> m_pairs; ///< made once for each size: 4096 bits take seconds
    const QString m_subject = u"/C=DE/O=Müller+OU=R\\+D/CN=keyway interop"_s;
    const QDateTime m_now = QDateTime::fromSecsSinceEpoch(QDateTime::currentSecsSinceEpoch()).toUTC();

    Run run(const QString &program, const QStringList &arguments) const
    {
        QProcess process;
        process.setWorkingDirectory(m_dir.path());
        process.setStandardInputFile(QProcess::nullDevice());
        process.start(program, arguments);
        if (!process.waitForFinished(120'000))
            return {-1, {}, process.errorString().toUtf8()};
        return {process.exitCode(), process.readAllStandardOutput(), process.readAllStandardError()};
    }
    Run openssl(const QString &arguments) const { return run(u"openssl"_s, arguments.split(u' ')); }

    QByteArray content(const QString &name) const { return *readFile(m_dir.filePath(name)); }
    void put(const QString &name, const QByteArray &bytes) const
    {
        QFile file(m_dir.filePath(name));
        QVERIFY(file.open(QIODevice::WriteOnly) && file.write(bytes) == bytes.size());
    }
    static QString folder(int bits) { return u"ours-%1"_s.arg(bits); }

    static void addSizes()
    {
        QTest::addColumn<int>("bits");
        for (const int bits : {2048, 3072, 4096})
            QTest::addRow("%d bits", bits) << bits;
    }

private Q_SLOTS:
    void initTestCase()
    {
        if (QStandardPaths::findExecutable(u"openssl"_s).isEmpty())
            QSKIP("the openssl command is not installed");
        QVERIFY(m_dir.isValid());
        for (const int bits : {2048, 3072, 4096}) {
            const auto pair = generateKeyPair(bits, {m_subject, 42, m_now});
            QVERIFY(pair.has_value());
            QVERIFY(writeKeyPair(m_dir.filePath(folder(bits)), *pair).has_value());
            m_pairs.emplace(bits, *pair);
        }
    }

    void ourKey_isReadAndFoundSound_data() { addSizes(); }
    void ourKey_isReadAndFoundSound()
    {
        QFETCH(int, bits);
        const Run check = openssl(u"pkey -in %1/private-key.pem -check -noout"_s.arg(folder(bits)));
        QCOMPARE(check.exitCode, 0);
        QVERIFY2((check.output + check.errors).contains("Key is valid"), check.output.constData());
        const Run text = openssl(u"pkey -in %1/private-key.pem -text -noout"_s.arg(folder(bits)));
        QVERIFY(text.output.contains("(" + QByteArray::number(bits) + " bit"));
        // Written again by openssl it is the same file, so it is PKCS#8 as `openssl req -keyout` writes it.
        QCOMPARE(openssl(u"pkey -in %1/private-key.pem"_s.arg(folder(bits))).output,
                 content(folder(bits) + u"/private-key.pem"_s));
    }

    void ourCertificate_belongsToOurKey_andVerifies_data() { addSizes(); }
    void ourCertificate_belongsToOurKey_andVerifies()
    {
        QFETCH(int, bits);
        const QString cert = folder(bits) + u"/cert.pem"_s;
        const QByteArray publicKey = openssl(u"x509 -in %1 -pubkey -noout"_s.arg(cert)).output;
        QVERIFY(publicKey.startsWith("-----BEGIN PUBLIC KEY-----"));
        QCOMPARE(publicKey, openssl(u"pkey -in %1/private-key.pem -pubout"_s.arg(folder(bits))).output);
        const Run verify = openssl(u"verify -x509_strict -check_ss_sig -CAfile %1 %1"_s.arg(cert));
        QVERIFY2(verify.exitCode == 0, verify.errors.constData());
        QCOMPARE(verify.output.trimmed(), cert.toUtf8() + ": OK");
        QVERIFY(content(cert).size() < Certificate::uploadLimitBytes);
    }

    void ourCertificate_saysWhatWasAsked_data() { addSizes(); }
    void ourCertificate_saysWhatWasAsked()
    {
        QFETCH(int, bits);
        const QString cert = folder(bits) + u"/cert.pem"_s;
        const QByteArray text =
            openssl(u"x509 -in %1 -noout -text -nameopt RFC2253,-esc_msb,utf8"_s.arg(cert)).output;
        QVERIFY2(text.contains("Version: 3 (0x2)"), text.constData());
        QCOMPARE(text.count("Signature Algorithm: sha256WithRSAEncryption"), 2);
        QVERIFY(text.contains("Subject: CN=keyway interop,O=M\xC3\xBCller+OU=R\\+D,C=DE\n"));
        QVERIFY(text.contains("Issuer: CN=keyway interop,O=M\xC3\xBCller+OU=R\\+D,C=DE\n"));
        QVERIFY(text.contains("CA:TRUE"));
        const auto written = [](const QDateTime &time) {
            const QString day = QString::number(time.date().day()).rightJustified(2);
            return QLocale::c().toString(time, u"MMM '%1' HH:mm:ss yyyy 'GMT'"_s).arg(day).toUtf8();
        };
        QVERIFY2(text.contains("Not Before: " + written(m_now) + '\n'), text.constData());
        QVERIFY(text.contains("Not After : " + written(m_now.addDays(42)) + '\n'));
        const QByteArray print =
            openssl(u"x509 -in %1 -noout -fingerprint -sha256"_s.arg(cert)).output.trimmed();
        QCOMPARE(print.mid(print.indexOf('=') + 1),
                 m_pairs.at(bits).certificate.sha256Fingerprint().toLatin1());
    }

    void ourSubject_isWhatOpensslMakesOfTheSameText()
    {
        const Run made =
            run(u"openssl"_s, {u"req"_s, u"-x509"_s, u"-new"_s, u"-key"_s, u"ours-2048/private-key.pem"_s,
                               u"-utf8"_s, u"-subj"_s, m_subject, u"-out"_s, u"theirs-cert.pem"_s});
        QVERIFY2(made.exitCode == 0, made.errors.constData());
        const auto hash = [&](const QString &file) {
            return openssl(u"x509 -noout -subject_hash -in "_s + file).output;
        };
        QCOMPARE(hash(u"ours-2048/cert.pem"_s), hash(u"theirs-cert.pem"_s));
        QVERIFY(!hash(u"theirs-cert.pem"_s).isEmpty());
        QCOMPARE(m_pairs.at(2048).certificate.subject(),
                 Certificate::fromBytes(content(u"theirs-cert.pem"_s))->subject());
    }

    void ourAssertion_isVerifiedByOpenssl_data() { addSizes(); }
    void ourAssertion_isVerifiedByOpenssl()
    {
        QFETCH(int, bits);
        const KeyPair &pair = m_pairs.at(bits);
        const auto compact = signAssertion({u"key"_s,
                                            u"me@acme.com"_s,
                                            u"https://login.salesforce.com"_s,
                                            std::chrono::seconds(1'900'000'000),
                                            {}},
                                           pair.key);
        const auto assertion = decodeAssertion(compact->reveal());
        put(u"input"_s, assertion->signingInput);
        put(u"signature"_s, assertion->signature);
        put(u"public.pem"_s, openssl(u"x509 -in %1/cert.pem -pubkey -noout"_s.arg(folder(bits))).output);
        const QString verify = u"dgst -sha256 -verify public.pem -signature signature input"_s;
        QCOMPARE(openssl(verify).output.trimmed(), QByteArray("Verified OK"));
        put(u"input"_s, assertion->signingInput + ' ');
        QCOMPARE(openssl(verify).exitCode, 1);
    }

    void opensslsSignature_isVerifiedByUs_data() { addSizes(); }
    void opensslsSignature_isVerifiedByUs()
    {
        QFETCH(int, bits);
        const QByteArray input =
            base64UrlEncode(R"({"alg":"RS256"})") + '.' + base64UrlEncode(R"({"iss":"x"})");
        put(u"input"_s, input);
        const QString key = folder(bits) + u"/private-key.pem"_s;
        QCOMPARE(openssl(u"dgst -sha256 -sign %1 -out signature input"_s.arg(key)).exitCode, 0);
        const auto assertion = decodeAssertion(input + '.' + base64UrlEncode(content(u"signature"_s)));
        QVERIFY(assertion.has_value());
        QVERIFY(verifyAssertion(*assertion, m_pairs.at(bits).certificate));
        QVERIFY(!verifyAssertion(*assertion, m_pairs.at(bits == 2048 ? 3072 : 2048).certificate));
        QCOMPARE(*m_pairs.at(bits).key.signSha256(input), content(u"signature"_s));
    }

    void opensslsPair_byTheCommandOfTheGuide_isRead_data() { addSizes(); }
    void opensslsPair_byTheCommandOfTheGuide_isRead()
    {
        QFETCH(int, bits);
        const Run made = openssl(u"req -x509 -sha256 -nodes -days 3650 -newkey rsa:%1 -keyout theirs.pem "
                                 "-out theirs-cert.pem -subj /CN=salesforce-jwt-integration"_s.arg(bits));
        QVERIFY2(made.exitCode == 0, made.errors.constData());
        const KeyInspection inspection = inspectKey(content(u"theirs.pem"_s));
        QVERIFY(inspection.usable());
        QCOMPARE(inspection.bits, bits);
        QCOMPARE(inspection.encoding, u"pkcs8-pem"_s);
        QCOMPARE(inspection.repairs, QStringList());
        QCOMPARE(inspection.key->toPkcs8Pem().reveal(), content(u"theirs.pem"_s));
        const auto certificate = Certificate::fromBytes(content(u"theirs-cert.pem"_s));
        QVERIFY(certificate.has_value());
        QCOMPARE(certificate->subject(), u"CN=salesforce-jwt-integration"_s);
        QCOMPARE(certificate->keyBits(), bits);
        QCOMPARE(certificate->notBeforeUtc().daysTo(certificate->notAfterUtc()), 3650);
        QCOMPARE(certificate->toPem(), content(u"theirs-cert.pem"_s));
        QVERIFY(certificate->matches(*inspection.key));
        QVERIFY(!certificate->matches(m_pairs.at(bits).key));
    }

    void opensslsOtherForms_areRecognised_data()
    {
        QTest::addColumn<QString>("command");
        QTest::addColumn<QString>("encoding"); ///< of a usable key
        QTest::addColumn<QString>("reason");   ///< without a pass phrase
        const QString in = u" -in ours-2048/private-key.pem -out made"_s;
        const QString pass = u" -passout pass:secret"_s;
        QTest::newRow("genrsa -traditional")
            << u"genrsa -traditional -out made 2048"_s << u"pkcs1-pem"_s << u""_s;
        QTest::newRow("genrsa") << u"genrsa -out made 2048"_s << u"pkcs8-pem"_s << u""_s;
        QTest::newRow("pkcs8 -topk8 -nocrypt") << u"pkcs8 -topk8 -nocrypt"_s + in << u"pkcs8-pem"_s << u""_s;
        QTest::newRow("pkcs8 DER") << u"pkcs8 -topk8 -nocrypt -outform DER"_s + in << u"pkcs8-der"_s << u""_s;
        QTest::newRow("rsa DER") << u"rsa -traditional -outform DER"_s + in << u"pkcs1-der"_s << u""_s;
        QTest::newRow("pkcs8 default cipher")
            << u"pkcs8 -topk8"_s + in + pass << u"encrypted-pkcs8-pem"_s << u"key.encrypted"_s;
        QTest::newRow("pkcs8 des3") << u"pkcs8 -topk8 -v2 des3"_s + in + pass << u"encrypted-pkcs8-pem"_s
                                    << u"key.encrypted"_s;
        QTest::newRow("pkcs8 scrypt")
            << u"pkcs8 -topk8 -scrypt"_s + in + pass << u"encrypted-pkcs8-pem"_s << u"key.encrypted"_s;
        QTest::newRow("pkcs8 PKCS#12 triple DES") << u"pkcs8 -topk8 -v1 PBE-SHA1-3DES"_s + in + pass
                                                  << u"encrypted-pkcs8-pem"_s << u"key.encrypted"_s;
        QTest::newRow("pkcs8 encrypted DER")
            << u"pkcs8 -topk8 -outform DER"_s + in + pass << u"encrypted-pkcs8-der"_s << u"key.encrypted"_s;
        QTest::newRow("rsa -aes256 -traditional")
            << u"rsa -aes256 -traditional"_s + in + pass << u"encrypted-pkcs1-pem"_s << u"key.encrypted"_s;
        QTest::newRow("rsa -des3 -traditional")
            << u"rsa -des3 -traditional"_s + in + pass << u"encrypted-pkcs1-pem"_s << u"key.encrypted"_s;
        QTest::newRow("1024 bits") << u"genrsa -out made 1024"_s << u""_s << u"key.too-small"_s;
        QTest::newRow("EC") << u"ecparam -name prime256v1 -genkey -out made"_s << u""_s << u"key.is-ec"_s;
        QTest::newRow("EC PKCS#8") << u"genpkey -algorithm EC -pkeyopt ec_paramgen_curve:P-384 -out made"_s
                                   << u""_s << u"key.is-ec"_s;
        QTest::newRow("Ed25519") << u"genpkey -algorithm ED25519 -out made"_s << u""_s << u"key.is-other"_s;
        QTest::newRow("public key") << u"rsa -pubout"_s + in << u""_s << u"key.is-public-key"_s;
        QTest::newRow("PKCS#1 public key")
            << u"rsa -RSAPublicKey_out"_s + in << u""_s << u"key.is-public-key"_s;
        QTest::newRow("request") << u"req -new -key ours-2048/private-key.pem -subj /CN=x -out made"_s
                                 << u""_s << u"key.is-request"_s;
        QTest::newRow("PKCS#12")
            << u"pkcs12 -export -inkey ours-2048/private-key.pem -in ours-2048/cert.pem -out made"_s + pass
            << u""_s << u"key.encrypted"_s;
    }
    void opensslsOtherForms_areRecognised()
    {
        QFETCH(QString, command);
        QFETCH(QString, encoding);
        QFETCH(QString, reason);
        const Run made = openssl(command);
        QVERIFY2(made.exitCode == 0, made.errors.constData());
        const QByteArray bytes = content(u"made"_s);
        const KeyInspection closed = inspectKey(bytes);
        QCOMPARE(closed.reason.id, reason);
        if (encoding.isEmpty())
            return;
        QCOMPARE(closed.encoding, encoding);
        const Secret phrase(QByteArray("secret"));
        const KeyInspection open = inspectKey(bytes, &phrase);
        QVERIFY2(open.usable(), qPrintable(open.reason.id));
        const bool isOurs = command.contains("ours-2048"_L1);
        QCOMPARE(m_pairs.at(2048).certificate.matches(*open.key), isOurs);
        const Secret wrong(QByteArray("Secret"));
        QCOMPARE(inspectKey(bytes, &wrong).reason.id,
                 closed.encrypted ? u"key.passphrase-wrong"_s : QString());
    }

    void encryptionThatNeedsTheLegacyProvider_isOpenedWhereThatIs()
    {
        const Run made = openssl(u"pkcs8 -topk8 -v1 PBE-MD5-DES -provider legacy -provider default "
                                 "-in ours-2048/private-key.pem -out made -passout pass:secret"_s);
        if (made.exitCode != 0)
            QSKIP("this openssl has no legacy provider");
        const Secret phrase(QByteArray("secret"));
        const KeyInspection inspection = inspectKey(content(u"made"_s), &phrase);
        QVERIFY2(inspection.usable(), qPrintable(inspection.reason.id));
        QVERIFY(m_pairs.at(2048).certificate.matches(*inspection.key));
        const Secret wrong(QByteArray("Secret"));
        QCOMPARE(inspectKey(content(u"made"_s), &wrong).reason.id, u"key.passphrase-wrong"_s);
    }

    void base64Line_equalsTheCommandOfTheGuide()
    {
        if (QStandardPaths::findExecutable(u"base64"_s).isEmpty())
            QSKIP("the base64 command is not installed");
        const QString key = folder(2048) + u"/private-key.pem"_s;
        const Run command = run(u"base64"_s, {u"-w"_s, u"0"_s, key});
        if (command.exitCode != 0)
            QSKIP("this base64 has no option -w");
        QCOMPARE(base64Line(content(key)).reveal(), command.output);
    }
};

QTEST_GUILESS_MAIN(TestOpenSslInterop)
#include "tst_opensslinterop.moc"
