// SPDX-FileCopyrightText: 2026 The Keyway authors
// SPDX-License-Identifier: Apache-2.0

#include "tests/core/crypto/KeyForms.h"

#include <QElapsedTimer>
#include <QRandomGenerator>
#include <QStringEncoder>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace keyway;
using namespace keyway::test;

namespace {

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

/// Keys that can be used once they are cleaned up, and damaged ones.
class TestKeyDoctor : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void usableKey_isReadAndRepaired_data()
    {
        QTest::addColumn<QByteArray>("bytes");
        QTest::addColumn<QString>("encoding");
        QTest::addColumn<QStringList>("repairs");
        const QString pkcs8 = u"pkcs8-pem"_s;
        const QByteArray pem = ownPem();
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
        row("with its certificate", ownPair().certificate.toPem() + pem, pkcs8, {u"surrounding-text"_s});
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
        QVERIFY(ownPair().certificate.matches(*inspection.key));
    }

    void damagedKey_isSaidToBeDamaged_data()
    {
        QTest::addColumn<QByteArray>("bytes");
        const QByteArray pem = ownPem();
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
        const QByteArray der = derOf(ownPem());
        for (qsizetype size = 0; size + 1 < ownPem().size(); size += 13) {
            QVERIFY(!inspectKey(ownPem().left(size)).usable());
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
