// SPDX-FileCopyrightText: 2026 The Keyway authors
// SPDX-License-Identifier: Apache-2.0

// over 400 lines because one table names every form that a key file comes in

#include "core/base/TextBook.h"
#include "core/crypto/KeyDoctor.h"
#include "core/crypto/KeyFiles.h"
#include "core/crypto/OpenSslHandles.h"
#include "core/crypto/TlsAuthority.h"

#include <QElapsedTimer>
#include <QRandomGenerator>
#include <QStringEncoder>
#include <QTest>

#include <openssl/ec.h>
#include <openssl/rsa.h>

using namespace Qt::StringLiterals;
using namespace keyway;

namespace {

constexpr char phrase[] = "correct horse";

QByteArray pkcs1Pem(EVP_PKEY *key, const EVP_CIPHER *cipher = nullptr)
{
    const BioHandle out(BIO_new(BIO_s_mem()));
    PEM_write_bio_PrivateKey_traditional(out.get(), key, cipher,
                                         cipher ? reinterpret_cast<const unsigned char *>(phrase) : nullptr,
                                         cipher ? int(sizeof(phrase)) - 1 : 0, nullptr, nullptr);
    return bytesOf(out.get());
}

QByteArray pkcs8Pem(EVP_PKEY *key, const EVP_CIPHER *cipher = nullptr)
{
    const BioHandle out(BIO_new(BIO_s_mem()));
    PEM_write_bio_PKCS8PrivateKey(out.get(), key, cipher, cipher ? phrase : nullptr,
                                  cipher ? int(sizeof(phrase)) - 1 : 0, nullptr, nullptr);
    return bytesOf(out.get());
}

QByteArray derOf(QByteArray pem)
{
    const qsizetype start = pem.indexOf("-----\n") + 6;
    return QByteArray::fromBase64(pem.mid(start, pem.lastIndexOf("-----END") - start));
}

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

/// As `base64` without -w writes it.
QByteArray inLines(const QByteArray &base64)
{
    QByteArray lines;
    for (qsizetype i = 0; i < base64.size(); i += 76)
        lines += base64.mid(i, 76) + '\n';
    return lines;
}

QByteArray indented(const QByteArray &text)
{
    return "    " + QByteArray(text.trimmed()).replace("\n", "\n    ") + "\n";
}

} // namespace

class TestKeyDoctor : public QObject
{
    Q_OBJECT
private:
    std::optional<KeyPair> m_pair;
    std::optional<TextBook> m_texts;
    QByteArray m_pem; ///< PKCS#8

    EVP_PKEY *rsa() const { return m_pair->key.handle(); }
    static Secret passphrase(const QByteArray &text) { return Secret(QByteArray(text)); }

private Q_SLOTS:
    void initTestCase()
    {
        CertificateSpec spec;
        spec.notBeforeUtc = QDateTime::currentDateTimeUtc();
        const auto pair = generateKeyPair(2048, spec);
        QVERIFY(pair.has_value());
        m_pair = *pair;
        m_pem = m_pair->key.toPkcs8Pem().reveal();
        const auto texts = TextBook::load({u":/keyway/texts/crypto.en.md"_s});
        QVERIFY(texts.has_value());
        m_texts = *texts;
    }

    void usableKey_isReadAndRepaired_data()
    {
        QTest::addColumn<QByteArray>("bytes");
        QTest::addColumn<QString>("encoding");
        QTest::addColumn<QStringList>("repairs");
        const QString pkcs8 = u"pkcs8-pem"_s;
        const QByteArray pem = m_pem;
        const QByteArray oneLine = QByteArray(pem.trimmed()).replace("\n", "");
        const QByteArray blanks = QByteArray(pem.trimmed()).replace("\n", " ");
        const QByteArray escaped = QByteArray(pem).replace("\n", "\\n");
        const auto row = [](const char *name, const QByteArray &bytes, const QString &encoding,
                            const QStringList &repairs = {}) {
            QTest::newRow(name) << bytes << encoding << repairs;
        };
        row("PKCS#8 PEM", pem, pkcs8);
        row("PKCS#1 PEM", pkcs1Pem(rsa()), u"pkcs1-pem"_s);
        row("PKCS#8 DER", derOf(pem), u"pkcs8-der"_s);
        row("PKCS#1 DER", derOf(pkcs1Pem(rsa())), u"pkcs1-der"_s);
        row("no line end at the end", pem.trimmed(), pkcs8);
        row("blank lines around", "\n\n" + pem + "\n\n", pkcs8);
        row("label of the other form", QByteArray(pem).replace(" PRIVATE", " RSA PRIVATE"), pkcs8);
        row("byte order mark", "\xEF\xBB\xBF" + pem, pkcs8, {u"bom"_s});
        row("UTF-16 from a Windows shell",
            QByteArray("\xFF\xFE") +
                QByteArray(QStringEncoder(QStringEncoder::Utf16LE)(QString::fromLatin1(pem))),
            pkcs8, {u"bom"_s});
        row("CRLF", QByteArray(pem).replace("\n", "\r\n"), pkcs8, {u"crlf"_s});
        row("CR alone", QByteArray(pem).replace("\n", "\r"), pkcs8, {u"crlf"_s});
        row("escaped line ends", escaped, pkcs8, {u"escaped-newlines"_s});
        row("escaped CRLF", QByteArray(pem).replace("\n", "\\r\\n"), pkcs8, {u"escaped-newlines"_s});
        row("escaped twice", QByteArray(pem).replace("\n", "\\\\n"), pkcs8, {u"escaped-newlines"_s});
        row("escaped slashes too", QByteArray(escaped).replace("/", "\\/"), pkcs8, {u"escaped-newlines"_s});
        row("all on one line", oneLine, pkcs8, {u"lost-newlines"_s});
        row("blanks instead of line ends", blanks, pkcs8, {u"lost-newlines"_s});
        row("PKCS#1 on one line", QByteArray(pkcs1Pem(rsa())).replace("\n", " "), u"pkcs1-pem"_s,
            {u"lost-newlines"_s});
        row("body on one line",
            QByteArray(oneLine).replace("KEY-----M", "KEY-----\nM").replace("-----END", "\n-----END"), pkcs8,
            {u"lost-newlines"_s});
        row("indented", indented(pem), pkcs8, {u"indented"_s});
        row("indented by tabs", QByteArray(indented(pem)).replace("    ", "\t"), pkcs8, {u"indented"_s});
        row("blanks at line ends", QByteArray(pem).replace("\n", "  \n"), pkcs8);
        row("blank line inside", QByteArray(pem).replace("KEY-----\n", "KEY-----\n\n"), pkcs8);
        row("text around", "Here is the key:\n" + pem + "Regards\n", pkcs8, {u"surrounding-text"_s});
        row("bag attributes", "Bag Attributes\n    localKeyID: 01\nKey Attributes: <No Attributes>\n" + pem,
            pkcs8, {u"surrounding-text"_s});
        row("with its certificate", m_pair->certificate.toPem() + pem, pkcs8, {u"surrounding-text"_s});
        row("as JSON", "{\"private_key\": \"" + escaped + "\"}", pkcs8,
            {u"surrounding-text"_s, u"escaped-newlines"_s});
        row("as YAML", "key: |\n" + indented(pem), pkcs8, {u"surrounding-text"_s, u"indented"_s});
        row("after another key", pkcs8Pem(KeyHandle(EVP_EC_gen("P-256")).get()) + pem, pkcs8,
            {u"surrounding-text"_s});
        row("quoted in a mail",
            "On Monday Joe wrote:\n> " + QByteArray(pem.trimmed()).replace("\n", "\n> ") + "\n", pkcs8,
            {u"surrounding-text"_s, u"quoted-lines"_s});
        row("quoted twice in a mail", ">> " + QByteArray(pem.trimmed()).replace("\n", "\n>> "), pkcs8,
            {u"surrounding-text"_s, u"quoted-lines"_s});
        row("mail headers", "From: joe@acme.com\nContent-Type: text/plain\n\n" + pem + "--\nJoe\n", pkcs8,
            {u"surrounding-text"_s});
        row("commented out", "# " + QByteArray(pem.trimmed()).replace("\n", "\n# "), pkcs8,
            {u"surrounding-text"_s, u"quoted-lines"_s});
        row("strings joined in a program",
            "key = \"" + QByteArray(pem.trimmed()).replace("\n", "\\n\" +\n    \"") + "\\n\";", pkcs8,
            {u"surrounding-text"_s, u"escaped-newlines"_s, u"quoted-lines"_s});
        row("lines continued by backslashes",
            "KEY=\"" + QByteArray(pem.trimmed()).replace("\n", "\\n\\\n") + '"', pkcs8,
            {u"surrounding-text"_s, u"escaped-newlines"_s, u"quoted-lines"_s});
        row(".env, escaped", "A=1\nKEY=\"" + escaped + "\"\nB=2\n", pkcs8,
            {u"surrounding-text"_s, u"escaped-newlines"_s});
        row(".env, real line ends", "export KEY='" + pem + "'\n", pkcs8, {u"surrounding-text"_s});
        row("blanks that do not break", QByteArray(pem).replace("\n", "\xC2\xA0\n"), pkcs8,
            {u"invisible-characters"_s});
        row("marks of no width", QByteArray(pem).insert(100, "\xE2\x80\x8B"), pkcs8,
            {u"invisible-characters"_s});
        row(".env, base64", "A=1\nKEY=" + pem.toBase64() + "\nOTHER=2\n", pkcs8,
            {u"surrounding-text"_s, u"base64"_s});
        row(".env, base64 in quotes", "export KEY=\"" + pem.toBase64() + "\"", pkcs8,
            {u"surrounding-text"_s, u"base64"_s});
        row("base64 in JSON", "{\"kid\": \"x\", \"key\": \"" + pem.toBase64() + "\"}", pkcs8,
            {u"surrounding-text"_s, u"base64"_s});
        row("base64 of DER in JSON", "{\"key\": \"" + derOf(pem).toBase64() + "\"}", u"pkcs8-der"_s,
            {u"surrounding-text"_s, u"base64"_s});
        row("base64 twice in .env", "KEY=" + pem.toBase64().toBase64(), pkcs8,
            {u"surrounding-text"_s, u"base64-twice"_s});
        row("base64 after words", "the key is " + pem.toBase64(), pkcs8,
            {u"surrounding-text"_s, u"base64"_s});
        row("base64 in the lines of YAML", "key: |\n" + indented(inLines(pem.toBase64())) + "other: 1\n",
            pkcs8, {u"surrounding-text"_s, u"base64"_s});
        row("base64 in the lines of a mail", "Hello,\n" + inLines(pem.toBase64()) + "\nRegards\n", pkcs8,
            {u"surrounding-text"_s, u"base64"_s});
        row("base64", pem.toBase64(), pkcs8, {u"base64"_s});
        row("base64 with line end", pem.toBase64() + "\n", pkcs8, {u"base64"_s});
        row("base64 in lines", QByteArray(pem.toBase64()).insert(76, "\n").insert(153, "\n"), pkcs8,
            {u"base64"_s});
        row("base64 in quotes", '"' + pem.toBase64() + '"', pkcs8, {u"surrounding-text"_s, u"base64"_s});
        row("base64 twice", pem.toBase64().toBase64(), pkcs8, {u"base64-twice"_s});
        row("base64 of CRLF", QByteArray(pem).replace("\n", "\r\n").toBase64(), pkcs8,
            {u"base64"_s, u"crlf"_s});
        row("base64 of DER", derOf(pem).toBase64(), u"pkcs8-der"_s, {u"base64"_s});
        row("base64 of PKCS#1", pkcs1Pem(rsa()).toBase64(), u"pkcs1-pem"_s, {u"base64"_s});
    }
    void usableKey_isReadAndRepaired()
    {
        QFETCH(QByteArray, bytes);
        QFETCH(QString, encoding);
        QFETCH(QStringList, repairs);
        const KeyInspection inspection = inspectKey(bytes);
        QVERIFY2(inspection.usable(), qPrintable(inspection.reason.id));
        QCOMPARE(inspection.kind, u"private-key"_s);
        QCOMPARE(inspection.encoding, encoding);
        QStringList sorted = inspection.repairs;
        sorted.sort();
        repairs.sort();
        QCOMPARE(sorted, repairs);
        QCOMPARE(inspection.bits, 2048);
        QVERIFY(!inspection.encrypted);
        QCOMPARE(inspection.reason, Problem());
        QVERIFY(m_pair->certificate.matches(*inspection.key));
    }

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
        const QByteArray certificate = m_pair->certificate.toPem();
        const QMap<QString, QString> bits{{u"bits"_s, u"1024"_s}};
        row("nothing", {}, u"empty"_s, u"key.empty"_s);
        row("blanks", " \r\n\t", u"empty"_s, u"key.empty"_s);
        row("only a byte order mark", "\xEF\xBB\xBF", u"empty"_s, u"key.empty"_s);
        row("certificate", certificate, u"certificate"_s, u"key.is-certificate"_s);
        row("certificate DER", m_pair->certificate.toDer(), u"certificate"_s, u"key.is-certificate"_s);
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
        row("PKCS#12", pkcs12(rsa(), m_pair->certificate.handle()), u"pkcs12"_s, u"key.encrypted"_s);
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
        const Text text = m_texts->text(inspection.reason);
        QVERIFY2(!(text.title + text.body).contains(u"{{"_s), qPrintable(text.title + text.body));
    }

    void damagedKey_isSaidToBeDamaged_data()
    {
        QTest::addColumn<QByteArray>("bytes");
        const QByteArray pem = m_pem;
        const QByteArray der = derOf(pem);
        const auto pemOf = [](const QByteArray &body) {
            return "-----BEGIN PRIVATE KEY-----\n" + body + "\n-----END PRIVATE KEY-----\n";
        };
        QByteArray flipped = der;
        flipped[flipped.size() - 40] = char(flipped.at(flipped.size() - 40) ^ 1);
        QByteArray exponent = der;
        exponent[400] = char(exponent.at(400) ^ 4);
        QTest::newRow("END line missing") << pem.left(pem.indexOf("-----END"));
        QTest::newRow("cut in the middle") << pem.left(pem.size() / 2);
        QTest::newRow("only the BEGIN line") << pem.left(28);
        QTest::newRow("BEGIN line missing") << pem.mid(pem.indexOf('\n') + 1);
        QTest::newRow("BEGIN line with other dashes")
            << QByteArray(pem).replace("-----BEGIN", QByteArray("\xE2\x80\x94") + "BEGIN");
        QTest::newRow("END line cut") << pem.trimmed().chopped(3);
        QTest::newRow("other END line") << QByteArray(pem).replace("END PRIVATE", "END RSA PRIVATE");
        QTest::newRow("a letter lost") << QByteArray(pem).remove(200, 1);
        QTest::newRow("a line lost") << QByteArray(pem).remove(28 + 65, 65);
        QTest::newRow("a letter that is not base64") << QByteArray(pem).replace(200, 1, "*");
        QTest::newRow("dots where it was cut") << QByteArray(pem).replace(200, 600, "...");
        QTest::newRow("empty body") << pemOf("");
        QTest::newRow("words as body") << pemOf("your+key+here+is");
        QTest::newRow("a bit changed, DER still reads") << pemOf(flipped.toBase64());
        QTest::newRow("private exponent changed") << pemOf(exponent.toBase64());
        QTest::newRow("a bit changed, as DER") << flipped;
        QTest::newRow("DER cut") << der.left(600);
        QTest::newRow("base64 cut") << pem.toBase64().left(1000);
        QTest::newRow("base64 with a foreign letter") << pem.toBase64().replace(500, 1, "*");
        QTest::newRow("encrypted, cut") << pkcs8Pem(rsa(), EVP_aes_256_cbc()).left(500);
        QTest::newRow("encrypted, no body")
            << QByteArray("-----BEGIN ENCRYPTED PRIVATE KEY-----\n-----END ENCRYPTED PRIVATE KEY-----\n");
    }
    void damagedKey_isSaidToBeDamaged()
    {
        QFETCH(QByteArray, bytes);
        const KeyInspection inspection = inspectKey(bytes);
        QVERIFY(!inspection.usable());
        QCOMPARE(inspection.reason.id, u"key.damaged"_s);
        QVERIFY(!inspection.reason.facts.value(u"reason"_s).isEmpty());
        QVERIFY2(inspection.kind.endsWith(u"private-key"_s), qPrintable(inspection.kind));
    }

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
        QVERIFY(m_pair->certificate.matches(*open.key));

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
        const KeyInspection inspection = inspectKey(m_pem, &some);
        QVERIFY(inspection.usable());
        QVERIFY(!inspection.encrypted);
    }

    void encryptedKey_asCertificate_isRefusedWithoutAsking()
    {
        const QByteArray pem = pkcs8Pem(rsa(), EVP_aes_256_cbc());
        const QString isKey = u"certificate.is-private-key"_s;
        QCOMPARE(Certificate::fromBytes(pem).error().id, isKey);
        QCOMPARE(Certificate::fromBytes(derOf(pem)).error().id, isKey);
        QCOMPARE(Certificate::fromBytes(derOf(m_pem)).error().id, isKey);
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

    void noise_isUnknown_atOnce()
    {
        QRandomGenerator random(1);
        QByteArray noise(1024 * 1024, '\0');
        for (char &c : noise)
            c = char(random.generate());
        QElapsedTimer timer;
        timer.start();
        for (const QByteArray &bytes : {noise, noise.toBase64().left(1024 * 1024), '\x30' + noise.mid(1)})
            QCOMPARE(inspectKey(bytes).reason.id, u"key.unknown"_s);
        QVERIFY2(timer.elapsed() < 5000, qPrintable(QString::number(timer.elapsed())));
    }

    void hugeModulus_isRefused_notComputedWith()
    {
        const auto sized = [](char tag, const QByteArray &value) {
            const int size = int(value.size());
            return QByteArray(1, tag) + '\x83' + char(size >> 16) + char(size >> 8) + char(size) + value;
        };
        QByteArray numbers("\x02\x01\x00", 3);
        for (int i = 0; i < 8; ++i)
            numbers += sized('\x02', QByteArray(80'000, '\x55'));
        QElapsedTimer timer;
        timer.start();
        const KeyInspection inspection = inspectKey(sized('\x30', numbers));
        QCOMPARE(inspection.reason.id, u"key.damaged"_s);
        QVERIFY2(timer.elapsed() < 5000, qPrintable(QString::number(timer.elapsed())));
    }

    void everyShorterAndEveryChangedForm_endsWithAnAnswer()
    {
        // No expectation beyond "one answer, no crash": the sanitizers look on.
        QRandomGenerator random(2);
        const QByteArray der = derOf(m_pem);
        for (qsizetype size = 0; size + 1 < m_pem.size(); size += 13) {
            QVERIFY(!inspectKey(m_pem.left(size)).usable());
            QVERIFY(!inspectKey(der.left(std::min(size, der.size() - 1))).usable());
        }
        for (int i = 0; i < 300; ++i) {
            QByteArray changed = der;
            changed[random.bounded(24)] = char(random.bounded(256));
            const KeyInspection inspection = inspectKey(changed);
            QVERIFY(inspection.usable() != !inspection.reason.id.isEmpty());
        }
    }
};

QTEST_GUILESS_MAIN(TestKeyDoctor)
#include "tst_keydoctor.moc"
