// SPDX-FileCopyrightText: 2026 The Keyway authors
// SPDX-License-Identifier: Apache-2.0

#include "core/crypto/KeyFiles.h"
#include "core/report/HandOver.h"

#include <QJsonDocument>
#include <QJsonObject>
#include <QProcess>
#include <QTemporaryDir>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace keyway;

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

    void env_isReadBackByAShell_unchanged()
    {
#ifdef Q_OS_WIN
        QSKIP("needs sh");
#endif
        const QTemporaryDir folder;
        const QString path = folder.filePath(u"salesforce.env"_s);
        QVERIFY(writeOwnerOnly(path, handOverEnv(values(u"acme"_s))));
        QProcess shell;
        shell.start(u"sh"_s, {u"-c"_s,
                              u". \"$0\"; printf '%s|%s|%s' \"$SALESFORCE_CONSUMER_KEY\" "
                              "\"$SALESFORCE_PRIVATE_KEY_BASE64\" \"$SALESFORCE_SUBDOMAIN\""_s,
                              path});
        QVERIFY(shell.waitForFinished());
        QCOMPARE(shell.readAllStandardOutput(), connection().consumerKey.toUtf8() + "|TEVUVEVSUw==|acme");
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
