// SPDX-FileCopyrightText: 2026 The Keyway authors
// SPDX-License-Identifier: Apache-2.0

#include "core/base/TextBook.h"
#include "tests/core/report/Sample.h"

#include <QElapsedTimer>
#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QProcess>
#include <QRandomGenerator>
#include <QTemporaryDir>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace keyway;
using namespace keyway::test;

namespace {

QByteArray with(const QByteArray &document, const QString &name, const QJsonValue &value)
{
    QJsonObject object = QJsonDocument::fromJson(document).object();
    if (value.isUndefined())
        object.remove(name);
    else
        object.insert(name, value);
    return QJsonDocument(object).toJson();
}

const TextBook &texts()
{
    static const TextBook book =
        TextBook::load({u":/keyway/texts/kit.en.md"_s, u":/keyway/texts/connection.en.md"_s,
                        u":/keyway/texts/salesforce.en.md"_s})
            .value();
    return book;
}

/// What a refusal owes: words, a way out, and facts that fit a screen and are no secret.
void isHelpful(const Problem &problem)
{
    QVERIFY2(texts().contains(problem.id), qPrintable(problem.id));
    const Text text = texts().text(problem);
    QVERIFY2(!text.title.contains("{{"_L1) && !text.body.contains("{{"_L1), qPrintable(text.title));
    QVERIFY2(!text.actions.isEmpty(), qPrintable(problem.id));
    for (const QString &fact : problem.facts)
        QVERIFY2(fact.size() <= 200 && !fact.contains("PRIVATE KEY"_L1), qPrintable(fact.left(300)));
}

/// Made by plain OpenSSL, because ours makes RSA keys only.
QString ecCertificate()
{
    QProcess openssl;
    openssl.start(u"openssl"_s,
                  {u"req"_s, u"-x509"_s, u"-newkey"_s, u"ec"_s, u"-pkeyopt"_s, u"ec_paramgen_curve:P-256"_s,
                   u"-nodes"_s, u"-keyout"_s, QProcess::nullDevice(), u"-subj"_s, u"/CN=ec"_s});
    if (!openssl.waitForFinished() || openssl.exitCode() != 0)
        qWarning("no openssl: %s", openssl.readAllStandardError().constData());
    return QString::fromLatin1(openssl.readAllStandardOutput());
}

/// A refused document: everything but the certificate's own problems is the same for kits and replies.
void commonRows(const QByteArray &whole, const QString &family, const QString &version)
{
    const auto row = [&](const char *name, const QByteArray &bytes, const char *id,
                         const QString &field = {}) {
        QTest::newRow(name) << bytes << family + u'.' + QString::fromLatin1(id) << field;
    };
    const QString someName = family == "kit"_L1 ? u"from"_s : u"domain"_s;
    const QByteArray mark = '"' + version.toLatin1() + '"';
    const QByteArray notOne = family == "kit"_L1 ? "not-a-kit" : "not-a-reply";
    const QByteArray keyPem = pair().key.toPkcs8Pem().reveal();
    row("nothing", "", "not-json");
    row("text", "hello", "not-json");
    row("binary", QByteArray("\0\xFF\xFE\x80", 4), "not-json");
    row("cut", whole.left(whole.size() / 2), "not-json");
    row("two documents", whole + whole, "not-json");
    row("deep", "{" + mark + ":1,\"x\":" + QByteArray(50'000, '['), "not-json");
    row("a list", "[1]", notOne.constData());
    row("a connection", "{\"version\":1,\"guide\":\"ampersand\"}", notOne.constData());
    row("newer", "{" + mark + ":2}", "newer");
    row("much newer", "{" + mark + ":1e300}", "newer");
    row("version 0", with(whole, version, 0), "broken", version);
    row("version as text", with(whole, version, u"1"_s), "broken", version);
    row("half a version", with(whole, version, 0.5), "broken", version);
    row("too large", whole + QByteArray(64 * 1024, ' '), "broken", u"the file"_s);
    row("unknown member", with(whole, u"extra"_s, u"x"_s), "broken", u"extra"_s);
    row("unknown long member", with(whole, QString(5000, u'x'), u"x"_s), "broken", QString(120, u'x'));
    row("member twice", QByteArray(whole).replace('{', "{\"guide\":\"nango\","), "broken", u"the file"_s);
    row("secret in the first of two",
        QByteArray(whole).replace(
            '{', "{\"guide\":" + QJsonDocument(QJsonArray{QString::fromLatin1(keyPem)}).toJson() + ","),
        "secret-inside", u"the file"_s);
    for (const QJsonValue &wrong :
         {QJsonValue(1), QJsonValue(true), QJsonValue(QJsonArray{u"a"_s}),
          QJsonValue(QJsonObject{{u"a"_s, u"b"_s}}), QJsonValue(QJsonValue::Null)}) {
        const QByteArray shown = QJsonDocument(QJsonArray{wrong}).toJson(QJsonDocument::Compact);
        row(("wrong type " + shown).constData(), with(whole, someName, wrong), "broken", someName);
    }
    for (const QString &name : QJsonDocument::fromJson(whole).object().keys()) {
        if (name != version)
            row(qPrintable(u"without "_s + name), with(whole, name, QJsonValue::Undefined), "broken", name);
    }
    for (const QString &bad :
         {QString(), u"../ampersand"_s, u"Ampersand"_s, u"a b"_s, QString(65, u'a'), u"<script>"_s})
        row(qPrintable(u"guide "_s + bad.left(20)), with(whole, u"guide"_s, bad), "broken", u"guide"_s);
    row("key file", keyPem, "not-json");
    row("key in a member", with(whole, someName, QString::fromLatin1(keyPem)), "secret-inside",
        u"the file"_s);
    row("key in base64", with(whole, someName, QString::fromLatin1(keyPem.toBase64())), "secret-inside",
        someName);
    row("key without its marks",
        with(whole, someName, QString::fromLatin1(keyPem.split('\n').mid(1, 20).join('\n'))), "secret-inside",
        someName);
    row("Consumer Secret", with(whole, someName, QString(64, u'A')), "secret-inside", someName);
    row("token", with(whole, someName, u"00D5g000004XYZabc!AQEAQNnJ7b9kQ3xY.sdKJ2hs8"_s), "secret-inside",
        someName);
    row("secret by name", with(whole, u"clientSecret"_s, u"x"_s), "secret-inside", u"clientSecret"_s);
    row("secret deep inside", with(whole, u"x"_s, QJsonArray{QJsonObject{{u"pass phrase"_s, u"x"_s}}}),
        "secret-inside", u"pass phrase"_s);
}

} // namespace

class TestSplitHandOver : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void kit_comesBackAsItWent()
    {
        const QByteArray bytes = toBytes(kit());
        QVERIFY(looksLikeKit(bytes));
        QVERIFY(!looksLikeReply(bytes));
        for (const QByteArray &form :
             {bytes, "\xEF\xBB\xBF" + bytes, QByteArray(bytes).replace("\n", "\r\n")}) {
            const auto read = kitFromBytes(form);
            QVERIFY2(read, read ? "" : qPrintable(texts().text(read.error()).title));
            QCOMPARE(read->guideId, kit().guideId);
            QCOMPARE(read->from, kit().from);
            QCOMPARE(read->note, kit().note);
            QCOMPARE(read->certificate.toDer(), kit().certificate.toDer());
        }
        HandOverKit quiet = kit();
        quiet.note.clear();
        QVERIFY(kitFromBytes(toBytes(quiet)));
    }

    void brokenKit_isRefusedWithItsField_data()
    {
        QTest::addColumn<QByteArray>("bytes");
        QTest::addColumn<QString>("id");
        QTest::addColumn<QString>("field");
        const QByteArray whole = toBytes(kit());
        commonRows(whole, u"kit"_s, u"keywayKit"_s);
        const auto row = [&](const char *name, const QString &field, const QJsonValue &value,
                             const QString &id = u"kit.broken"_s) {
            QTest::newRow(name) << with(whole, field, value) << id << field;
        };
        const QString pem = QString::fromLatin1(pair().certificate.toPem());
        row("blank sender", u"from"_s, u"  "_s);
        row("long sender", u"from"_s, QString(201, u'x'));
        row("sender of two lines", u"from"_s, u"Jo\nMeyer"_s);
        row("sender that turns the text", u"from"_s, u"Jo \u202Egnp.exe"_s);
        row("sender with an escape", u"from"_s, u"Jo \u001b[31m"_s);
        row("long note", u"note"_s, u"word "_s.repeated(801));
        row("note with a bell", u"note"_s, u"Hello\u0007"_s);
        row("password in the note", u"note"_s, u"password: Tr0ub4dor&3"_s, u"kit.secret-inside"_s);
        row("no certificate", u"certificate"_s, u"none"_s);
        row("two certificates", u"certificate"_s, pem + pem);
        row("text around the certificate", u"certificate"_s, u"Here it is: "_s + pem);
        row("damaged certificate", u"certificate"_s, QString(pem).replace(200, 20, QString(20, u'A')));
        row("public key", u"certificate"_s, QString(pem).replace("CERTIFICATE"_L1, "PUBLIC KEY"_L1));
        const QString fingerprint = pair().certificate.sha256Fingerprint();
        const QString otherByte = fingerprint.startsWith("00"_L1) ? u"01"_s : u"00"_s;
        row("fingerprint of another", u"sha256"_s, otherByte + fingerprint.mid(2));
        row("fingerprint without colons", u"sha256"_s, pair().certificate.sha256Fingerprint().remove(u':'));
        row("certificate of an EC key", u"certificate"_s, ecCertificate());
    }
    void brokenKit_isRefusedWithItsField()
    {
        QFETCH(QByteArray, bytes);
        const auto read = kitFromBytes(bytes);
        QVERIFY(!read);
        QTEST(read.error().id, "id");
        QTEST(read.error().facts.value(u"field"_s), "field");
        isHelpful(read.error());
    }

    void changedBytes_areRefusedOrHarmless()
    {
        QRandomGenerator random(20261122); // the same changes in every run
        const QByteArray whole = toBytes(kit());
        for (int i = 0; i < 500; ++i) {
            QByteArray bytes = whole;
            for (int n = random.bounded(1, 4); n > 0; --n)
                bytes[random.bounded(bytes.size())] = static_cast<char>(random.bounded(256));
            const auto read = kitFromBytes(bytes);
            if (read) // only the letter and the guide's id may differ: the certificate vouches for itself
                QCOMPARE(read->certificate.toDer(), pair().certificate.toDer());
            else
                QVERIFY(texts().contains(read.error().id));
        }
    }

    void hugeText_isJudgedAtOnce_data()
    {
        QTest::addColumn<QString>("text");
        for (const QString &part : {u"x"_s, u"eyJ"_s, u"password="_s, u"-----BEGIN "_s, u"A1b"_s, u"\\"_s,
                                    u"LS0tLS1CRUdJTi"_s, u"00D"_s, u"\n"_s})
            QTest::newRow(qPrintable(part.trimmed())) << part.repeated(40'000 / part.size());
    }
    void hugeText_isJudgedAtOnce()
    {
        QFETCH(QString, text);
        QElapsedTimer timer;
        timer.start();
        QVERIFY(!kitFromBytes(with(toBytes(kit()), u"note"_s, text)));
        QVERIFY(!replyFromBytes(with(toBytes(reply()), u"username"_s, text)));
        QVERIFY2(timer.elapsed() < 5000, qPrintable(QString::number(timer.elapsed())));
    }

    void reply_comesBackAsItWent()
    {
        const QByteArray bytes = toBytes(reply());
        QVERIFY(looksLikeReply(bytes));
        QVERIFY(!looksLikeKit(bytes));
        const auto read = replyFromBytes(bytes);
        QVERIFY2(read, read ? "" : qPrintable(texts().text(read.error()).title));
        QCOMPARE(read->guideId, reply().guideId);
        QCOMPARE(read->certificateSha256, reply().certificateSha256);
        QCOMPARE(read->consumerKey, reply().consumerKey);
        QCOMPARE(read->username, reply().username);
        QCOMPARE(read->domain, reply().domain);
    }

    void brokenReply_isRefusedWithItsField_data()
    {
        QTest::addColumn<QByteArray>("bytes");
        QTest::addColumn<QString>("id");
        QTest::addColumn<QString>("field");
        const QByteArray whole = toBytes(reply());
        commonRows(whole, u"reply"_s, u"keywayReply"_s);
        const auto row = [&](const char *name, const QString &field, const QJsonValue &value,
                             const char *id = "reply.broken") {
            QTest::newRow(name) << with(whole, field, value) << QString::fromLatin1(id) << field;
        };
        row("fingerprint in small letters", u"certificateSha256"_s,
            pair().certificate.sha256Fingerprint().toLower());
        row("short fingerprint", u"certificateSha256"_s, u"AA:BB"_s);
        row("long key", u"consumerKey"_s, u"3MVG9"_s + QString(1000, u'a'));
        row("no key", u"consumerKey"_s, QString(), "consumer-key.empty");
        row("blank in the key", u"consumerKey"_s, u"3MVG9 abc"_s, "consumer-key.blank-inside");
        row("username as key", u"consumerKey"_s, u"integration@acme.com"_s, "consumer-key.is-username");
        row("key as username", u"username"_s, reply().consumerKey, "username.is-consumer-key");
        row("no at", u"username"_s, u"integration"_s, "username.no-at");
        row("line end in the username", u"username"_s, u"i@acme.com\n.dev"_s);
        row("somebody else's host", u"domain"_s, u"acme.my.salesforce.com.evil.example"_s, "");
        row("no domain", u"domain"_s, QString(), "");
    }
    void brokenReply_isRefusedWithItsField()
    {
        QFETCH(QByteArray, bytes);
        QFETCH(QString, id);
        const auto read = replyFromBytes(bytes);
        QVERIFY(!read);
        if (!id.isEmpty())
            QCOMPARE(read.error().id, id);
        QTEST(read.error().facts.value(u"field"_s), "field");
        isHelpful(read.error());
    }

    void replyFile_isNeverOverwrittenNorWrittenBad()
    {
        const QTemporaryDir folder;
        const QString path = folder.filePath(u"acme.keyway-reply.json"_s);
        HandOverReply bad = reply();
        bad.username = QString(64, u'A');
        QCOMPARE(writeReply(path, bad).error().id, u"reply.secret-inside"_s);
        QVERIFY(!QFile::exists(path));
        QVERIFY(writeReply(path, reply()));
        QCOMPARE(contentOf(path), toBytes(reply()));
        HandOverReply other = reply();
        other.username = u"other@acme.com"_s;
        QCOMPARE(writeReply(path, other).error().id, u"file.exists"_s);
        QCOMPARE(contentOf(path), toBytes(reply()));
    }

    void acceptedReply_fillsItsThreeValuesAndNothingElse()
    {
        Connection before;
        before.keyFile = u"/somewhere/private-key.pem"_s;
        before.tickedInstructions = {u"app.new"_s};
        const auto after = accept(reply(), before, pair().certificate);
        QVERIFY(after);
        Connection wanted = before;
        wanted.consumerKey = reply().consumerKey;
        wanted.username = reply().username;
        wanted.domain = reply().domain;
        QVERIFY(*after == wanted);
    }

    void replyToAnotherKit_isRefused()
    {
        Connection nango;
        nango.guideId = u"nango"_s;
        const auto otherGuide = accept(reply(), nango, pair().certificate);
        QVERIFY(!otherGuide);
        QCOMPARE(otherGuide.error().id, u"reply.other-guide"_s);
        isHelpful(otherGuide.error());

        const KeyPair other = generateKeyPair(2048, spec()).value();
        const auto otherCertificate = accept(reply(), {}, other.certificate);
        QVERIFY(!otherCertificate);
        QCOMPARE(otherCertificate.error().id, u"reply.other-certificate"_s);
        QCOMPARE(otherCertificate.error().facts.value(u"found"_s), reply().certificateSha256);
        isHelpful(otherCertificate.error());
    }

    void schemas_nameTheMembersThatAreWritten_data()
    {
        QTest::addColumn<QString>("file");
        QTest::addColumn<QByteArray>("bytes");
        QTest::newRow("kit") << u"kit"_s << toBytes(kit());
        QTest::newRow("reply") << u"reply"_s << toBytes(reply());
    }
    void schemas_nameTheMembersThatAreWritten()
    {
        QFETCH(QString, file);
        QFETCH(QByteArray, bytes);
        const QByteArray text = contentOf(u":/keyway/schemas/"_s + file + u".schema.json"_s);
        const QJsonObject schema = QJsonDocument::fromJson(text).object();
        const QStringList written = QJsonDocument::fromJson(bytes).object().keys();
        QCOMPARE(schema.value(u"properties"_s).toObject().keys(), written);
        QCOMPARE(schema.value(u"required"_s).toArray().size(), written.size());
        QCOMPARE(schema.value(u"additionalProperties"_s), QJsonValue(false));
    }
};

QTEST_GUILESS_MAIN(TestSplitHandOver)
#include "tst_splithandover.moc"
