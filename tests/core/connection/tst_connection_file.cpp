// SPDX-FileCopyrightText: 2026 The Keyway authors
// SPDX-License-Identifier: Apache-2.0

#include "core/base/TextBook.h"
#include "core/connection/Connection.h"

#include <QDir>
#include <QFile>
#include <QJsonDocument>
#include <QJsonObject>
#include <QRandomGenerator>
#include <QTemporaryDir>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace keyway;

namespace {

QByteArray contentOf(const QString &path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

void write(const QString &path, const QByteArray &content)
{
    QFile file(path);
    QVERIFY(file.open(QIODevice::WriteOnly));
    QCOMPARE(file.write(content), content.size());
}

QByteArray noise()
{
    QByteArray bytes(1024 * 1024, Qt::Uninitialized);
    QRandomGenerator generator(7);
    for (char &byte : bytes)
        byte = static_cast<char>(generator.bounded(256));
    return bytes;
}

} // namespace

class TestConnectionFile : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init()
    {
        m_dir = std::make_unique<QTemporaryDir>();
        QVERIFY(m_dir->isValid());
        m_path = m_dir->filePath(u"acme.keyway"_s);
    }

    void connection_comesBackAsItWasSaved()
    {
        const Connection saved = sample();
        const auto written = saveConnection(saved, m_path);
        QVERIFY2(written.has_value(), written ? "" : qPrintable(written.error().id));
        const auto loaded = loadConnection(m_path);
        QVERIFY2(loaded.has_value(), loaded ? "" : qPrintable(loaded.error().id));
        QVERIFY(*loaded == saved);
    }

    void emptyConnection_comesBackEmpty()
    {
        QVERIFY(saveConnection(Connection(), m_path));
        const auto loaded = loadConnection(m_path);
        QVERIFY(loaded.has_value());
        QVERIFY(*loaded == Connection());
    }

    void paths_areRelativeInTheFile_soThatTheFolderCanMove()
    {
        QVERIFY(saveConnection(sample(), m_path));
        const QJsonObject json = QJsonDocument::fromJson(contentOf(m_path)).object();
        QCOMPARE(json.value(u"privateKeyFile"_s).toString(), u"keys/private-key.pem"_s);
        QCOMPARE(json.value(u"certificateFile"_s).toString(), u"cert.pem"_s);
        QCOMPARE(json.value(u"practice"_s).toObject().value(u"caFile"_s).toString(), u"ca.pem"_s);
        QVERIFY(!contentOf(m_path).contains(m_dir->path().toUtf8()));

        QVERIFY(QDir(m_dir->path()).mkdir(u"moved"_s));
        const QString moved = m_dir->filePath(u"moved/acme.keyway"_s);
        QVERIFY(QFile::rename(m_path, moved));
        const auto loaded = loadConnection(moved);
        QVERIFY(loaded.has_value());
        QCOMPARE(loaded->keyFile, m_dir->filePath(u"moved/keys/private-key.pem"_s));
    }

    void sameConnection_givesTheSameBytes()
    {
        QVERIFY(saveConnection(sample(), m_path));
        const QByteArray first = contentOf(m_path);
        QVERIFY(saveConnection(sample(), m_path));
        QCOMPARE(contentOf(m_path), first);
    }

    void unknownMembers_areKeptOut()
    {
        write(m_path, R"({"version": 1, "domain": "acme", "colour": "red", "more": {"a": [1]}})");
        const auto loaded = loadConnection(m_path);
        QVERIFY(loaded.has_value());
        QCOMPARE(loaded->domain, u"acme"_s);
        QVERIFY(saveConnection(*loaded, m_path));
        QVERIFY(!contentOf(m_path).contains("colour"));
    }

    void badFile_isRefusedWithTheRightProblem_data()
    {
        QTest::addColumn<QByteArray>("content");
        QTest::addColumn<QString>("id");
        QTest::addColumn<QString>("fact"); // what one of the facts must contain
        const auto row = [](const char *name, const QByteArray &content, const char *id,
                            const char *fact = "") {
            QTest::newRow(name) << content << QString::fromLatin1(id) << QString::fromUtf8(fact);
        };
        row("empty", "", "file.empty");
        row("no JSON", "hello", "connection.not-json", "line 1");
        row("cut", "{\"version\": 1,\n \"domain\": \"ac", "connection.not-json", "line 2");
        row("list", "[]", "connection.not-json", "list");
        row("noise of 1 MB", noise(), "connection.not-json");
        row("larger than 1 MB", QByteArray(1024 * 1024 + 1, ' '), "file.too-large");
        row("deep", QByteArray(100'000, '['), "connection.not-json");
        row("no version", R"({"domain": "acme"})", "connection.version", "none");
        row("later version", R"({"version": 2})", "connection.version", "2");
        row("version as text", R"({"version": "1"})", "connection.version", "1");
        row("number as domain", R"({"version": 1, "domain": 5})", "connection.not-json", "“domain”");
        row("text as ticks", R"({"version": 1, "ticked": "a"})", "connection.not-json", "“ticked”");
        row("number in ticks", R"({"version": 1, "ticked": [1]})", "connection.not-json", "“ticked”");
        row("text as practice", R"({"version": 1, "practice": "on"})", "connection.not-json", "“practice”");
        row("number as proxy", R"({"version": 1, "practice": {"proxy": 1}})", "connection.not-json",
            "“proxy”");
        row("private key", R"({"version": 1, "privateKey": "x"})", "connection.secret-inside", "privateKey");
        row("private key, other spelling", R"({"version": 1, "private_key": "x"})",
            "connection.secret-inside", "private_key");
        row("consumer secret", R"({"version": 1, "consumerSecret": ""})", "connection.secret-inside",
            "consumerSecret");
        row("token, deep", R"({"version": 1, "x": [{"y": {"accessToken": "x"}}]})",
            "connection.secret-inside", "accessToken");
        row("pass phrase", R"({"version": 1, "passphrase": "x"})", "connection.secret-inside", "passphrase");
        row("PEM as value", R"({"version": 1, "domain": "-----BEGIN PRIVATE KEY-----\nx"})",
            "connection.secret-inside", "domain");
        row("certificate as value", R"({"version": 1, "note": "-----BEGIN CERTIFICATE-----"})",
            "connection.secret-inside", "note");
        row("base64 key in a list", R"({"version": 1, "ticked": ["LS0tLS1CRUdJTiBQUklW"]})",
            "connection.secret-inside", "ticked");
        row("secret and other version", R"({"version": 9, "token": "x"})", "connection.secret-inside",
            "token");
    }
    void badFile_isRefusedWithTheRightProblem()
    {
        QFETCH(QByteArray, content);
        QFETCH(QString, id);
        QFETCH(QString, fact);
        write(m_path, content);
        const auto loaded = loadConnection(m_path);
        QVERIFY(!loaded);
        QCOMPARE(loaded.error().id, id);
        QCOMPARE(loaded.error().facts.value(u"path"_s), QDir::toNativeSeparators(m_path));
        QVERIFY2(loaded.error().facts.values().join(u'\n').contains(fact),
                 qPrintable(loaded.error().facts.values().join(u'\n')));
        checkWords(loaded.error());
    }

    void missingFileAndFolder_areToldApart()
    {
        const auto missing = loadConnection(m_path);
        QVERIFY(!missing);
        QCOMPARE(missing.error().id, u"file.missing"_s);
        const auto folder = loadConnection(m_dir->path());
        QVERIFY(!folder);
        QCOMPARE(folder.error().id, u"file.is-folder"_s);
    }

    void practice_isObeyedOnLoopbackOnly_data()
    {
        QTest::addColumn<QString>("proxy");
        QTest::addColumn<bool>("obeyed");
        const auto row = [](const char *proxy, bool obeyed) {
            QTest::newRow(proxy) << QString::fromUtf8(proxy) << obeyed;
        };
        row("http://127.0.0.1:8080", true);
        row("http://127.0.0.1:8080/", true);
        row("http://127.255.255.254:1", true);
        row("http://[::1]:8080", true);
        row("http://localhost:8080", true);
        row("http://LOCALHOST:8080", true);
        row("", false);
        row("127.0.0.1:8080", false);
        row("http://127.0.0.1", false); // would be port 80
        row("http://127.0.0.1:0", false);
        row("https://127.0.0.1:8080", false);
        row("socks5://127.0.0.1:8080", false);
        row("http://128.0.0.1:8080", false);
        row("http://0.0.0.0:8080", false);
        row("http://192.168.0.1:8080", false);
        row("http://[::2]:8080", false);
        row("http://[::]:8080", false);
        row("http://proxy.example.com:8080", false);
        row("http://127.0.0.1.example.com:8080", false);
        row("http://localhost.example.com:8080", false);
        row("http://localhost.:8080", false);
        row("http://127.0.0.1@example.com:8080", false);
        row("http://127.0.0.1:8080@example.com:8080", false);
        row("http://user@127.0.0.1:8080", false);
        row("http://example.com:8080#127.0.0.1", false);
        row("http://example.com:8080/127.0.0.1", false);
        row("http://127.0.0.1:8080/path", false);
        row("http://127.0.0.1:8080?x", false);
        row("http://127.0.0.1\\@example.com:8080", false);
        row(" http://127.0.0.1:8080 ", false);
    }
    void practice_isObeyedOnLoopbackOnly()
    {
        QFETCH(QString, proxy);
        QFETCH(bool, obeyed);
        const QJsonObject practice{{u"proxy"_s, proxy}, {u"caFile"_s, u"ca.pem"_s}};
        const QJsonObject json{{u"version"_s, 1}, {u"practice"_s, practice}};
        write(m_path, QJsonDocument(json).toJson());
        const auto loaded = loadConnection(m_path);
        QCOMPARE(loaded.has_value(), obeyed);
        if (obeyed) {
            QCOMPARE(loaded->practice->proxy, proxy);
            QCOMPARE(loaded->practice->caFile, m_dir->filePath(u"ca.pem"_s));
        } else {
            QCOMPARE(loaded.error().id, u"connection.practice-not-loopback"_s);
            QCOMPARE(loaded.error().facts.value(u"proxy"_s), proxy);
            checkWords(loaded.error());
        }
    }

    void secretInAField_isNotWritten_theOldFileStays_data()
    {
        QTest::addColumn<QString>("secret");
        QTest::newRow("PEM") << u"-----BEGIN RSA PRIVATE KEY-----"_s;
        QTest::newRow("consumer secret") << u"0123456789ABCDEF"_s.repeated(4);
        QTest::newRow("token") << u"00D5g000001abcd!AQEAQ"_s;
        QTest::newRow("assertion") << u"eyJhbGciOiJSUzI1NiJ9.eyJpc3MiOiJ4In0.c2ln"_s;
    }
    void secretInAField_isNotWritten_theOldFileStays()
    {
        QFETCH(QString, secret);
        QVERIFY(saveConnection(sample(), m_path));
        const QByteArray before = contentOf(m_path);
        Connection connection = sample();
        connection.consumerKey = secret;
        const auto saved = saveConnection(connection, m_path);
        QVERIFY(!saved);
        QCOMPARE(saved.error().id, u"connection.secret-inside"_s);
        QCOMPARE(saved.error().facts.value(u"field"_s), u"consumerKey"_s);
        QVERIFY(!saved.error().facts.values().join(u' ').contains(secret));
        QCOMPARE(contentOf(m_path), before);
    }

    void unwritablePlace_isReported_nothingIsLeft()
    {
        const auto noFolder = saveConnection(sample(), m_dir->filePath(u"none/acme.keyway"_s));
        QVERIFY(!noFolder);
        QCOMPARE(noFolder.error().id, u"file.not-written"_s);
        QVERIFY(!noFolder.error().facts.value(u"reason"_s).isEmpty());
        const auto onFolder = saveConnection(sample(), m_dir->path());
        QVERIFY(!onFolder);
        QCOMPARE(onFolder.error().id, u"file.not-written"_s);
        QVERIFY(QDir(m_dir->path()).isEmpty());
    }

private:
    Connection sample() const
    {
        Connection connection;
        connection.domain = u"acme--dev.sandbox"_s;
        connection.consumerKey = u"3MVG9"_s + QString(80, u'x');
        connection.username = u"integration@acme.com.dev"_s;
        connection.keyFile = m_dir->filePath(u"keys/private-key.pem"_s);
        connection.certificateFile = m_dir->filePath(u"cert.pem"_s);
        connection.tickedInstructions = {u"app.new"_s, u"app.scopes"_s, u"policies.save"_s};
        connection.practice = PracticeAddress{u"http://127.0.0.1:8899"_s, m_dir->filePath(u"ca.pem"_s)};
        return connection;
    }

    static void checkWords(const Problem &problem)
    {
        const auto book =
            TextBook::load({u":/keyway/texts/connection.en.md"_s, u":/keyway/texts/files.en.md"_s});
        QVERIFY2(book.has_value(), book ? "" : qPrintable(book.error().toString()));
        QVERIFY2(book->contains(problem.id), qPrintable(problem.id));
        const Text words = book->text(problem);
        QVERIFY(!words.actions.isEmpty());
        QVERIFY2(!(words.title + words.body).contains("{{"_L1), qPrintable(problem.id));
    }

    std::unique_ptr<QTemporaryDir> m_dir;
    QString m_path;
};

QTEST_GUILESS_MAIN(TestConnectionFile)
#include "tst_connection_file.moc"
