// SPDX-FileCopyrightText: 2026 The Keyway authors
// SPDX-License-Identifier: Apache-2.0

#include "core/base/TextBook.h"
#include "core/crypto/KeyConversion.h"
#include "core/crypto/KeyDoctor.h"
#include "core/crypto/KeyFiles.h"

#include <QStringEncoder>
#include <QTest>

#include <functional>

using namespace Qt::StringLiterals;
using namespace keyway;

namespace {

using Damage = std::function<QByteArray(QByteArray)>;

Damage replaced(const QByteArray &from, const QByteArray &to)
{
    return [from, to](QByteArray bytes) { return bytes.replace(from, to); };
}

QByteArray base64InLines(const QByteArray &bytes, qsizetype width)
{
    const QByteArray base64 = bytes.toBase64();
    QByteArray lines;
    for (qsizetype i = 0; i < base64.size(); i += width)
        lines += base64.mid(i, width) + '\n';
    return lines;
}

QByteArray derOf(const QByteArray &pem)
{
    const qsizetype start = pem.indexOf('\n') + 1;
    return QByteArray::fromBase64(pem.mid(start, pem.indexOf("-----END") - start));
}

QByteArray changedAt(QByteArray bytes, qsizetype position, char mask)
{
    bytes[position] = char(bytes.at(position) ^ mask);
    return bytes;
}

} // namespace

/// One real key, damaged in the ways that mail, chat, editors, clipboards and people do. It is repaired, and
/// then signs what the certificate verifies, or refused for the right reason; nothing between.
class TestDamagedKeys : public QObject
{
    Q_OBJECT
private:
    std::optional<KeyPair> m_pair;
    std::optional<TextBook> m_texts;
    Secret m_phrase{QByteArray("correct horse")};
    QByteArray m_pem;
    QByteArray m_locked;
    QByteArray m_bag;

private Q_SLOTS:
    void initTestCase()
    {
        CertificateSpec spec;
        spec.notBeforeUtc = QDateTime::currentDateTimeUtc();
        m_pair = *generateKeyPair(2048, spec);
        m_pem = m_pair->key.toPkcs8Pem().reveal();
        m_locked = convertKey(m_pair->key, KeyForm::EncryptedPkcs8Pem, &m_phrase)->reveal();
        m_bag = convertKey(m_pair->key, KeyForm::Pkcs12, &m_phrase, &m_pair->certificate)->reveal();
        m_texts = *TextBook::load({u":/keyway/texts/crypto.en.md"_s});
    }

    void damagedKey_isRepairedOrRefusedForTheRightReason_data()
    {
        QTest::addColumn<QByteArray>("bytes");
        QTest::addColumn<QString>("reason"); ///< empty: repaired
        int rows = 0;
        const auto row = [&rows](const char *name, const QByteArray &bytes, const QString &reason) {
            QTest::newRow(name) << bytes << reason;
            ++rows;
        };
        const auto repaired = [&](const char *name, const Damage &damage) { row(name, damage(m_pem), {}); };
        const auto damaged = [&](const char *name, const Damage &damage) {
            row(name, damage(m_pem), u"key.damaged"_s);
        };
        const QByteArray pem = m_pem;
        const QByteArray line = pem.mid(pem.indexOf('\n') + 1, 64);

        repaired("line ends of Windows", replaced("\n", "\r\n"));
        repaired("line ends of old Macs", replaced("\n", "\r"));
        repaired("line ends doubled", replaced("\n", "\r\n\r\n"));
        repaired("line ends lost", replaced("\n", ""));
        repaired("line ends became blanks", replaced("\n", " "));
        repaired("line ends became tabs", replaced("\n", "\t"));
        repaired("line ends written out", replaced("\n", "\\n"));
        repaired("line ends written out twice", replaced("\n", "\\\\n"));
        repaired("line ends of Windows written out", replaced("\n", "\\r\\n"));
        repaired("line ends of web pages", replaced("\n", "\xE2\x80\xA8"));
        repaired("blanks at the ends of lines", replaced("\n", "   \n"));
        repaired("blanks that do not break", replaced("\n", "\xC2\xA0\n"));
        repaired("mark of no width inside", [](QByteArray b) { return b.insert(90, "\xE2\x80\x8B"); });
        repaired("blank inside a line", [](QByteArray b) { return b.insert(90, ' '); });
        repaired("lines wrapped again at 40", [&](const QByteArray &b) {
            return "-----BEGIN PRIVATE KEY-----\n" + base64InLines(derOf(b), 40) +
                   "-----END PRIVATE KEY-----";
        });
        repaired("indented", replaced("\n", "\n      "));
        repaired("byte order mark", [](const QByteArray &b) { return "\xEF\xBB\xBF" + b; });
        repaired("UTF-16 of a Windows shell", [](const QByteArray &b) {
            QStringEncoder encoder(QStringEncoder::Utf16LE);
            return QByteArray("\xFF\xFE") + QByteArray(encoder(QString::fromLatin1(b)));
        });
        repaired("quoted in a mail", replaced("\n", "\n> "));
        repaired("quoted from its first line on",
                 [](QByteArray b) { return "> " + b.trimmed().replace("\n", "\n> "); });
        repaired("a diff that adds it", [](QByteArray b) { return "+" + b.trimmed().replace("\n", "\n+"); });
        repaired("commented out", [](QByteArray b) { return "// " + b.trimmed().replace("\n", "\n// "); });
        repaired("each line in quotes",
                 [](QByteArray b) { return "\"" + b.trimmed().replace("\n", "\",\n\"") + "\""; });
        repaired("line of .env", [](QByteArray b) { return "KEY=\"" + b.replace("\n", "\\n") + "\"\n"; });
        repaired("shell line", [](const QByteArray &b) { return "export KEY='" + b + "'\n"; });
        repaired("value in JSON",
                 [](QByteArray b) { return R"({"key":")" + b.replace("\n", "\\n") + R"("})"; });
        repaired("block in YAML", [](QByteArray b) {
            return "key: |\n    " + b.trimmed().replace("\n", "\n    ") + "\nother: 1\n";
        });
        repaired("greeting and signature", [](const QByteArray &b) { return "Hi,\n" + b + "\n-- \nJoe\n"; });
        repaired("label of the other form", replaced(" PRIVATE KEY", " RSA PRIVATE KEY"));
        repaired("base64 around it", [](const QByteArray &b) { return b.toBase64(); });
        repaired("base64 around it, in lines", [](const QByteArray &b) { return base64InLines(b, 64); });
        repaired("base64 twice", [](const QByteArray &b) { return b.toBase64().toBase64(); });
        repaired("base64 in a line of .env",
                 [](const QByteArray &b) { return "KEY=" + b.toBase64() + "\n"; });
        repaired("base64 of the binary form", [](const QByteArray &b) { return derOf(b).toBase64(); });
        repaired("marker lines gone, body whole",
                 [](const QByteArray &b) { return base64InLines(derOf(b), 64); });
        repaired("pasted twice", [](const QByteArray &b) { return b + b; });
        repaired("certificate pasted along",
                 [&](const QByteArray &b) { return m_pair->certificate.toPem() + b; });

        damaged("BEGIN line missing", [](const QByteArray &b) { return b.mid(b.indexOf('\n') + 1); });
        damaged("END line missing", [](const QByteArray &b) { return b.left(b.indexOf("-----END")); });
        damaged("END line cut", [](const QByteArray &b) { return b.trimmed().chopped(2); });
        damaged("only the BEGIN line", [](const QByteArray &b) { return b.left(27); });
        damaged("long dashes of a word processor", replaced("-----", "\xE2\x80\x94"));
        damaged("four dashes", replaced("-----", "----"));
        damaged("markers in small letters",
                [](QByteArray b) { return b.replace("BEGIN PRIVATE KEY", "begin private key"); });
        damaged("END of another kind", replaced("END PRIVATE", "END RSA PRIVATE"));
        damaged("first line lost", [&](QByteArray b) { return b.replace(line + '\n', ""); });
        damaged("line in the middle lost", [](QByteArray b) { return b.remove(28 + 65 * 5, 65); });
        damaged("two lines swapped", [](const QByteArray &b) {
            return b.left(28 + 65 * 3) + b.mid(28 + 65 * 4, 65) + b.mid(28 + 65 * 3, 65) + b.mid(28 + 65 * 5);
        });
        damaged("line twice", [](QByteArray b) { return b.insert(28 + 65 * 5, b.mid(28 + 65 * 4, 65)); });
        damaged("letter lost", [](QByteArray b) { return b.remove(300, 1); });
        damaged("letter changed",
                [](QByteArray b) { return b.replace(300, 1, b.at(300) == 'A' ? "B" : "A"); });
        damaged("small letters only",
                [](const QByteArray &b) { return b.left(28) + b.mid(28, 600).toLower() + b.mid(628); });
        damaged("masked by asterisks",
                [](QByteArray b) { return b.replace(200, 300, QByteArray(300, '*')); });
        damaged("shortened by dots", [](QByteArray b) { return b.replace(200, 900, "..."); });
        damaged("plus signs became blanks", [](QByteArray b) {
            const qsizetype body = b.indexOf('\n');
            return b.left(body) + b.mid(body).replace("+", " ");
        });
        damaged("placeholder from a guide", [](const QByteArray &) {
            return QByteArray("-----BEGIN PRIVATE KEY-----\nMIIE...\n-----END PRIVATE KEY-----\n");
        });
        damaged("base64 cut", [](const QByteArray &b) { return b.toBase64().left(1200); });
        damaged("base64 with a foreign letter",
                [](const QByteArray &b) { return b.toBase64().replace(700, 1, "!"); });
        damaged("binary form cut", [](const QByteArray &b) { return derOf(b).left(700); });
        damaged("bit changed in the modulus",
                [](const QByteArray &b) { return changedAt(derOf(b), 100, 1); });
        damaged("bit changed in a prime", [](const QByteArray &b) { return changedAt(derOf(b), 700, 8); });

        row("protected, END line missing", m_locked.left(m_locked.indexOf("-----END")), u"key.damaged"_s);
        row("protected, line ends lost", QByteArray(m_locked).replace("\n", ""), {});
        row("protected, in a mail", "> " + m_locked.trimmed().replace("\n", "\n> "), {});
        row("PKCS#12 as base64 in .env", "P12=" + m_bag.toBase64(), {});
        row("PKCS#12 with a bit changed", changedAt(m_bag, m_bag.size() / 2, 1), u"key.passphrase-wrong"_s);
        row("certificate for the key", m_pair->certificate.toPem(), u"key.is-certificate"_s);
        row("nothing but blanks", " \n\n", u"key.empty"_s);
        row("name of the file", "private-key.pem", u"key.unknown"_s);
        QVERIFY2(rows >= 40, "the issue asks for forty");
    }
    void damagedKey_isRepairedOrRefusedForTheRightReason()
    {
        QFETCH(QByteArray, bytes);
        QFETCH(QString, reason);
        const KeyInspection inspection = inspectKey(bytes, &m_phrase);
        QCOMPARE(inspection.reason.id, reason);
        QCOMPARE(inspection.usable(), reason.isEmpty());
        if (inspection.usable()) {
            const auto signature = inspection.key->signSha256("header.claims");
            QVERIFY(signature.has_value());
            QVERIFY(m_pair->certificate.verifySha256("header.claims", *signature));
            return;
        }
        const Text text = m_texts->text(inspection.reason);
        const QString words = text.title + text.body + text.actions.join(u' ');
        QVERIFY2(!text.actions.isEmpty() && !words.contains(u"{{"_s), qPrintable(words));
        // What is said never repeats the key, nor the pass phrase.
        for (qsizetype i = 0; i + 16 <= bytes.size(); i += 16) {
            const QByteArray piece = bytes.mid(i, 16);
            QVERIFY2(piece.contains(' ') || !words.toUtf8().contains(piece), piece.constData());
        }
        QVERIFY(!words.contains(QString::fromUtf8(m_phrase.reveal())));
    }
};

QTEST_GUILESS_MAIN(TestDamagedKeys)
#include "tst_damagedkeys.moc"
