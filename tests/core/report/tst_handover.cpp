// SPDX-FileCopyrightText: 2026 The Keyway authors
// SPDX-License-Identifier: Apache-2.0

#include "core/base/TextBook.h"
#include "core/crypto/KeyConversion.h"
#include "core/crypto/KeyFiles.h"
#include "core/report/HandOver.h"
#include "tests/core/report/EnvReaders.h"

#include <QJsonDocument>
#include <QJsonObject>
#include <QTemporaryDir>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace keyway;
using namespace keyway::test;

namespace {

Guide guide()
{
    Guide guide;
    for (const QString &id : {u"consumerKey"_s, u"username"_s, u"privateKeyBase64"_s, u"subdomain"_s})
        guide.handOver << HandOverField{id, id, QString(), id == u"privateKeyBase64"_s};
    return guide;
}

Connection connection()
{
    Connection connection;
    connection.consumerKey = u"3MVG9$HOME'`x`"_s; // what a shell would spoil if it were not quoted
    connection.username = u"integration@acme.com"_s;
    return connection;
}

HandOverValues values(const QString &subdomain)
{
    HandOverValues values{guide(), connection(), {}, {}, {}};
    values.domain.accepted = true;
    values.domain.subdomain = subdomain;
    values.domain.host = subdomain + u".my.salesforce.com"_s;
    values.keyPem = std::make_shared<const Secret>(QByteArray("LETTERS"));
    return values;
}

} // namespace

class TestHandOver : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void json_holdsTheFormsFields()
    {
        const Secret json = handOverJson(values(u"acme--dev.sandbox"_s));
        const QJsonObject read = QJsonDocument::fromJson(json.reveal()).object();
        QCOMPARE(read.keys().size(), 4);
        QCOMPARE(read.value(u"privateKeyBase64"_s).toString(), u"TEVUVEVSUw=="_s);
        QCOMPARE(read.value(u"subdomain"_s).toString(), u"acme--dev.sandbox"_s);
        QCOMPARE(read.value(u"consumerKey"_s).toString(), connection().consumerKey);
    }

    void env_readsBackTheSameEverywhere_data()
    {
        QTest::addColumn<QString>("value");
        QTest::newRow("plain") << u"3MVG9_x.Y-z+/=:,@%"_s;
        QTest::newRow("letters of the world") << u"Jürgen.Łódź.東京@acme.com"_s;
        QTest::newRow("dollar") << u"$HOME and ${HOME} and $(id)"_s;
        QTest::newRow("backtick") << u"`id`"_s;
        QTest::newRow("hash") << u"a # b#c"_s;
        QTest::newRow("blanks around") << u"  a b  "_s;
        QTest::newRow("backslashes") << u"C:\\new\\table\\"_s;
        QTest::newRow("double quotes") << u"say \"yes\""_s;
        QTest::newRow("apostrophe") << u"o'brien@acme.com"_s;
        QTest::newRow("apostrophe and hash") << u"it's # here"_s;
        QTest::newRow("apostrophe and dollar") << u"it's $HOME"_s;
        QTest::newRow("both quotes") << u"'a' \"b\""_s;
        QTest::newRow("line ends") << u"one\ntwo\r\nthree"_s;
        QTest::newRow("tab") << u"a\tb"_s;
        QTest::newRow("like a comment") << u"#comment"_s;
        QTest::newRow("tilde and star") << u"~/*"_s;
        QTest::newRow("semicolon") << u"a;exit 1"_s;
        QTest::newRow("exclamation mark") << u"wow!"_s;
        QTest::newRow("picture") << u"key 🔑"_s;
        QTest::newRow("hard blank") << u"a\u00a0b\u00a0"_s;
        QTest::newRow("nothing") << QString();
    }
    void env_readsBackTheSameEverywhere()
    {
        QFETCH(QString, value);
        HandOverValues handed = values(u"acme"_s);
        handed.connection.username = value;
        const Secret env = handOverEnv(handed);
        const QTemporaryDir folder;
        const QString path = folder.filePath(u"salesforce.env"_s);
        QVERIFY(writeOwnerOnly(path, env));

        // Base64 is only for what has no form that all of them read alike; a comment says so.
        const Variables docker = readAsDocker(env.reveal());
        const bool asBase64 = docker.contains("SALESFORCE_USERNAME_BASE64");
        const QByteArray name = asBase64 ? "SALESFORCE_USERNAME_BASE64" : "SALESFORCE_USERNAME";
        const auto same = [&](const QByteArray &read) {
            return (asBase64 ? QByteArray::fromBase64(read) : read) == value.toUtf8();
        };
        QCOMPARE(asBase64, env.reveal().contains("SALESFORCE_USERNAME cannot be written"));
#ifndef Q_OS_WIN
        QVERIFY2(same(readAsShell(path).value(name)), readAsShell(path).value(name).constData());
        if (!QStandardPaths::findExecutable(u"bash"_s).isEmpty())
            QVERIFY(same(readAsShell(path, u"bash"_s).value(name)));
#endif
        QVERIFY2(same(readAsDotenv(env.reveal()).value(name)), env.reveal().constData());
        if (const auto node = readAsNode(path))
            QVERIFY2(same(node->value(name)), node->value(name).constData());
        // Docker keeps quotes: then the file says so, and without them the value is right.
        const bool quoted = env.reveal().contains("SALESFORCE_USERNAME is quoted");
        const QByteArray dockers = docker.value(name);
        QVERIFY2(same(quoted ? dockers.mid(1, dockers.size() - 2) : dockers), dockers.constData());
    }

    void env_pemKey_comesBackToTheByte()
    {
        HandOverValues handed = values(u"acme"_s);
        const QByteArray pem = "-----BEGIN PRIVATE KEY-----\nAAAA\nBBBB\n-----END PRIVATE KEY-----\n";
        handed.guide.handOver = {HandOverField{u"privateKeyPem"_s, u"Key"_s, {}, true}};
        handed.keyPem = std::make_shared<const Secret>(QByteArray(pem));
        const Secret env = handOverEnv(handed);
        const QByteArray name = "SALESFORCE_PRIVATE_KEY_BASE64";
        QVERIFY(env.reveal().contains("base64 -d"));
        QCOMPARE(QByteArray::fromBase64(readAsDocker(env.reveal()).value(name)), pem);
        QCOMPARE(QByteArray::fromBase64(readAsDotenv(env.reveal()).value(name)), pem);
#ifndef Q_OS_WIN
        const QTemporaryDir folder;
        const QString path = folder.filePath(u"salesforce.env"_s);
        QVERIFY(writeOwnerOnly(path, env));
        QCOMPARE(QByteArray::fromBase64(readAsShell(path).value(name)), pem);
#endif
    }

    void env_ordinaryValues_areUnquoted()
    {
        HandOverValues handed = values(u"acme--dev.sandbox"_s);
        handed.connection.consumerKey = u"3MVG9_a.b"_s;
        const QByteArray env = handOverEnv(handed).reveal();
        QVERIFY2(!env.contains('\'') && !env.contains('"') && !env.contains("quoted"), env.constData());
        QVERIFY(env.contains("\nSALESFORCE_SUBDOMAIN=acme--dev.sandbox\n"));
    }

    void env_missingValue_isSaid()
    {
        HandOverValues handed = values(u"acme"_s);
        handed.connection.username.clear();
        QVERIFY(handOverEnv(handed).reveal().contains(
            "SALESFORCE_USERNAME is not known yet.\nSALESFORCE_USERNAME=\n"));
    }

    void newFile_isOwnerOnlyFromTheStart_andNeverReplaces()
    {
        const QTemporaryDir folder;
        const QString path = folder.filePath(u"values.json"_s);
        QVERIFY(writeNewSecretFile(path, Secret(QByteArray("first"))));
        QVERIFY(isOwnerOnly(path));
        const auto again = writeNewSecretFile(path, Secret(QByteArray("second")));
        QVERIFY(!again);
        QCOMPARE(again.error().id, u"file.exists"_s);
        QCOMPARE(*readFile(path), QByteArray("first"));
        QCOMPARE(writeNewSecretFile(u"/no/such/folder/x"_s, Secret(QByteArray("x"))).error().id,
                 u"file.not-written"_s);
    }

    void everyProblem_hasWords()
    {
        const auto texts = TextBook::load({u":/keyway/texts/hand-over.en.md"_s});
        QVERIFY(texts);
        for (const QString &id :
             {u"hand-over.format"_s, u"hand-over.secret-needs-out"_s, u"hand-over.raw-or-json"_s,
              u"hand-over.no-certificate"_s, u"hand-over.no-key"_s, u"hand-over.certificate-over"_s,
              u"hand-over.secret-form"_s, u"commands.topic"_s}) {
            QVERIFY2(texts->contains(id) && !texts->text(id).actions.isEmpty(), qPrintable(id));
        }
    }

    void file_isOwnerOnly_alsoWhenAnOpenOneIsReplaced()
    {
        const QTemporaryDir folder;
        const QString path = folder.filePath(u"salesforce.json"_s);
        QFile old(path);
        QVERIFY(old.open(QIODevice::WriteOnly));
        QVERIFY(old.setPermissions(QFile::ReadOwner | QFile::WriteOwner | QFile::ReadOther));
        old.close();
        QVERIFY(writeOwnerOnly(path, Secret(QByteArray("new"))));
        QVERIFY(isOwnerOnly(path));
        QCOMPARE(*readFile(path), QByteArray("new"));
    }

    void folderThatIsNotThere_isSaid()
    {
        const auto written = writeOwnerOnly(u"/no/such/folder/x.json"_s, Secret(QByteArray("x")));
        QVERIFY(!written);
        QCOMPARE(written.error().id, u"file.not-written"_s);
    }
};

QTEST_GUILESS_MAIN(TestHandOver)
#include "tst_handover.moc"
