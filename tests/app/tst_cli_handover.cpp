// SPDX-FileCopyrightText: 2026 The Keyway authors
// SPDX-License-Identifier: Apache-2.0

#include "tests/app/Practice.h"

#include <QTemporaryDir>

using namespace Qt::StringLiterals;
using namespace keyway::test;

/// `hand-over` and `commands`, as a person or a script runs them.
class TestCliHandOver : public QObject
{
    Q_OBJECT

    QTemporaryDir m_folder;
    QString m_file;
    QByteArray m_key;

    QString path(const QString &name) const { return m_folder.filePath(name); }
    QString connectionFile(const QString &name, const QJsonObject &changes) const
    {
        QJsonObject json{{u"version"_s, 1},
                         {u"guide"_s, u"ampersand"_s},
                         {u"domain"_s, u"acme--dev.sandbox.my.salesforce.com"_s},
                         {u"consumerKey"_s, u"3MVG9"_s + u"x"_s.repeated(80)},
                         {u"username"_s, u"integration@acme.com"_s},
                         {u"privateKeyFile"_s, u"private-key.pem"_s},
                         {u"certificateFile"_s, u"cert.pem"_s}};
        for (auto change = changes.begin(); change != changes.end(); ++change)
            json.insert(change.key(), change.value());
        return writeText(path(name), QJsonDocument(json).toJson());
    }
    Ran handOver(const QString &format, const QStringList &more = {}, const QString &file = {}) const
    {
        return run(QStringList{u"hand-over"_s, file.isEmpty() ? m_file : file, u"--format"_s, format} + more);
    }
    bool isLeaked(const Ran &ran) const
    {
        return (ran.out + ran.err).contains(m_key.mid(100, 40)) ||
               (ran.out + ran.err).contains(m_key.toBase64().mid(100, 40));
    }

private Q_SLOTS:
    void initTestCase()
    {
        QVERIFY_EXIT(run({u"generate"_s, u"--out"_s, m_folder.path()}), 0);
        m_key = contentOf(path(u"private-key.pem"_s));
        m_file = connectionFile(u"acme.keyway"_s, {});
    }

    void json_holdsTheFormsValues_inANewOwnerOnlyFile()
    {
        const QString out = path(u"values.json"_s);
        const Ran ran = handOver(u"json"_s, {u"--out"_s, out});
        QVERIFY_EXIT(ran, 0);
        QVERIFY(!isLeaked(ran));
        const QJsonObject values = QJsonDocument::fromJson(contentOf(out)).object();
        QCOMPARE(values.value("subdomain"_L1).toString(), u"acme--dev.sandbox"_s);
        QCOMPARE(values.value("privateKeyBase64"_L1).toString().toLatin1(), m_key.toBase64());
#ifndef Q_OS_WIN
        QVERIFY(!(QFileInfo(out).permissions() & (QFile::ReadGroup | QFile::ReadOther)));
#endif
    }

    void existingFile_isNeverReplaced()
    {
        const QString out = writeText(path(u"old.env"_s), "precious");
        const Ran ran = handOver(u"env"_s, {u"--out"_s, out});
        QVERIFY_EXIT(ran, 2);
        QVERIFY2(isHelpful(ran, out) && contentOf(out) == "precious", ran.told().constData());
    }

    void secrets_goNowhereUnasked_data()
    {
        QTest::addColumn<QString>("format");
        for (const char *format : {"json", "env", "postman"})
            QTest::newRow(format) << QString::fromLatin1(format);
    }
    void secrets_goNowhereUnasked()
    {
        QFETCH(QString, format);
        const Ran unasked = handOver(format);
        QVERIFY_EXIT(unasked, 2);
        QVERIFY2(isHelpful(unasked, u"--out"_s) && unasked.out.isEmpty() && !isLeaked(unasked),
                 unasked.told().constData());
        const Ran asked = handOver(format, {u"--out"_s, u"-"_s});
        QVERIFY_EXIT(asked, 0);
        QVERIFY(asked.err.isEmpty());
        QVERIFY(isLeaked(asked) || QJsonDocument::fromJson(asked.out).object().contains("item"_L1));
    }

    void record_needsNoOut_andHoldsNoSecret()
    {
        const Ran ran = handOver(u"record"_s, {u"--person"_s, u"Ada <Lovelace>"_s});
        QVERIFY_EXIT(ran, 0);
        QVERIFY2(ran.out.startsWith("<!DOCTYPE html>") && ran.out.contains("Ada &lt;Lovelace&gt;") &&
                     ran.out.contains("SHA-256"),
                 ran.told().constData());
        QVERIFY(!isLeaked(ran) && !ran.out.contains("xxxxxxxxxxxxxxxxxxxx"));
    }

    void calendar_remindsTwice()
    {
        const Ran ran = handOver(u"calendar"_s);
        QVERIFY_EXIT(ran, 0);
        QVERIFY(ran.out.startsWith("BEGIN:VCALENDAR\r\n"));
        QCOMPARE(ran.out.count("BEGIN:VEVENT"), 2);
        const Ran none =
            handOver(u"calendar"_s, {}, connectionFile(u"bare.keyway"_s, {{u"certificateFile"_s, u""_s}}));
        QVERIFY_EXIT(none, 2);
        QVERIFY(isHelpful(none, u"certificate"_s));
    }

    void json_saysWhatWasWritten()
    {
        const QString out = path(u"collection.json"_s);
        const Ran ran = handOver(u"postman"_s, {u"--out"_s, out, u"--json"_s});
        QVERIFY_EXIT(ran, 0);
        QCOMPARE(ran.document().value("file"_L1).toString(), out);
        QCOMPARE(ran.document().value("format"_L1).toString(), u"postman"_s);
        QVERIFY(!isLeaked(ran));
    }

    void protectedKey_isHandedOverOpen()
    {
        const QString protectedKey = path(u"protected.pem"_s);
        if (output(u"openssl"_s, {u"pkcs8"_s, u"-topk8"_s, u"-in"_s, path(u"private-key.pem"_s), u"-out"_s,
                                  protectedKey, u"-passout"_s, u"pass:open sesame"_s})
                .isNull() &&
            !QFileInfo::exists(protectedKey))
            QSKIP("openssl is not there");
        const QString file =
            connectionFile(u"protected.keyway"_s, {{u"privateKeyFile"_s, u"protected.pem"_s}});
        QVERIFY_EXIT(handOver(u"json"_s, {u"--out"_s, u"-"_s}, file), 2);
        const QString wrong = writeText(path(u"wrong.txt"_s), "other\n");
        QVERIFY_EXIT(handOver(u"json"_s, {u"--out"_s, u"-"_s, u"--passphrase-file"_s, wrong}, file), 2);
        const QString right = writeText(path(u"right.txt"_s), "open sesame\r\n");
        const Ran ran = handOver(u"json"_s, {u"--out"_s, u"-"_s, u"--passphrase-file"_s, right}, file);
        QVERIFY_EXIT(ran, 0);
        const QByteArray given = QByteArray::fromBase64(
            QJsonDocument::fromJson(ran.out).object().value("privateKeyBase64"_L1).toString().toLatin1());
        QCOMPARE(given, m_key);
    }

    void unusableInput_isNotHandedOver_data()
    {
        QTest::addColumn<QJsonObject>("changes");
        QTest::addColumn<QStringList>("more");
        QTest::addColumn<QString>("names");
        QTest::newRow("no consumer key")
            << QJsonObject{{u"consumerKey"_s, u""_s}} << QStringList{} << u"Consumer Key"_s;
        QTest::newRow("not a username")
            << QJsonObject{{u"username"_s, u"integration"_s}} << QStringList{} << u"integration"_s;
        QTest::newRow("not a domain")
            << QJsonObject{{u"domain"_s, u"example.com"_s}} << QStringList{} << u"example.com"_s;
        QTest::newRow("key is a certificate")
            << QJsonObject{{u"privateKeyFile"_s, u"cert.pem"_s}} << QStringList{} << u"certificate"_s;
        QTest::newRow("key is gone") << QJsonObject{{u"privateKeyFile"_s, u"gone.pem"_s}} << QStringList{}
                                     << u"gone.pem"_s;
        QTest::newRow("secret in the wrong form")
            << QJsonObject{} << QStringList{u"--consumer-secret-file"_s, m_folder.filePath(u"cert.pem"_s)}
            << u"64"_s;
    }
    void unusableInput_isNotHandedOver()
    {
        QFETCH(QJsonObject, changes);
        QFETCH(QStringList, more);
        QFETCH(QString, names);
        const QString out = path(u"never.json"_s);
        const Ran ran = handOver(u"json"_s, QStringList{u"--out"_s, out} + more,
                                 connectionFile(u"unusable.keyway"_s, changes));
        QVERIFY_EXIT(ran, 2);
        QVERIFY2(isHelpful(ran, names) && !QFileInfo::exists(out), ran.told().constData());
    }

    void wrongUse_isRefused_data()
    {
        QTest::addColumn<QStringList>("arguments");
        QTest::addColumn<QString>("names");
        QTest::newRow("no file") << QStringList{u"hand-over"_s, u"--format"_s, u"json"_s} << u"FILE"_s;
        QTest::newRow("no format") << QStringList{u"hand-over"_s, m_file} << u"--format"_s;
        QTest::newRow("unknown format")
            << QStringList{u"hand-over"_s, m_file, u"--format"_s, u"pdf"_s} << u"postman"_s;
        QTest::newRow("raw and json")
            << QStringList{u"hand-over"_s, m_file, u"--format"_s, u"record"_s, u"--json"_s} << u"--json"_s;
        QTest::newRow("commands without file") << QStringList{u"commands"_s} << u"FILE"_s;
        QTest::newRow("unknown topic")
            << QStringList{u"commands"_s, m_file, u"--topic"_s, u"weather"_s} << u"weather"_s;
        QTest::newRow("missing file") << QStringList{u"commands"_s, u"/no/such.keyway"_s} << u"such.keyway"_s;
    }
    void wrongUse_isRefused()
    {
        QFETCH(QStringList, arguments);
        QFETCH(QString, names);
        const Ran ran = run(arguments);
        QVERIFY_EXIT(ran, 2);
        QVERIFY2(isHelpful(ran, names), ran.told().constData());
    }

    void commands_carryTheConnectionsValues()
    {
        const Ran json = run({u"commands"_s, m_file, u"--topic"_s, u"test"_s, u"--json"_s});
        QVERIFY_EXIT(json, 0);
        QStringList ids;
        for (const QJsonObject &command : json.documents()) {
            ids << command.value("id"_L1).toString();
            QVERIFY(!command.value("tool"_L1).toString().isEmpty());
            QVERIFY(!command.value("title"_L1).toString().isEmpty());
            QVERIFY(command.value("script"_L1).toString().contains(u"integration@acme.com"_s));
        }
        QVERIFY(ids.contains(u"test.curl"_s) && ids.contains(u"test.node"_s) && !isLeaked(json));
        const Ran people = run({u"commands"_s, m_file});
        QVERIFY_EXIT(people, 0);
        QVERIFY(people.out.contains("== ") && people.out.contains("openssl x509") && !isLeaked(people));
    }
};

QTEST_GUILESS_MAIN(TestCliHandOver)
#include "tst_cli_handover.moc"
