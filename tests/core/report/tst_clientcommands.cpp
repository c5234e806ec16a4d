// SPDX-FileCopyrightText: 2026 The Keyway authors
// SPDX-License-Identifier: Apache-2.0

#include "core/report/EquivalentCommands.h"
#include "tests/core/practice/Pair.h"
#include "tests/core/report/RunTools.h"

#include <QDir>
#include <QTemporaryDir>
#include <QTest>
#include <QUrl>

using namespace keyway;
using namespace keyway::test;

/// "Use it with another client" of the practice org: the clients themselves, run with what it shows.
class TestClientCommands : public QObject
{
    Q_OBJECT

    QTemporaryDir m_folder;
    QString m_keyFile; // with a blank and an apostrophe in its path, as in a person's folder
    CommandBook m_book = *CommandBook::load();
    PracticeOrg m_org;
    QString m_caFile;

    Connection connection() const
    {
        Connection connection;
        connection.consumerKey = m_org.account().consumerKey;
        connection.username = m_org.account().username;
        connection.keyFile = m_keyFile;
        return connection;
    }
    /// What "Use it with another client" shows.
    QString clientScript(const QString &id, const Guide &guide) const
    {
        Connection one = connection();
        one.practice = PracticeAddress{m_org.proxyUrl(), m_caFile};
        for (const EquivalentCommand &command : m_book.commandsFor(
                 {u"client"_s}, guide, one, HostFormats::load()->judge(m_org.account().host))) {
            if (command.id == id)
                return command.script;
        }
        qFatal("no command %s", qPrintable(id));
    }
    static void guideRows()
    {
        QTest::addColumn<QString>("kind");
        QTest::newRow("four claims") << u"ampersand"_s;
        QTest::newRow("iat and typ too") << u"nango"_s;
    }

private Q_SLOTS:
    void initTestCase()
    {
        for (const QString &program : {u"sh"_s, u"openssl"_s, u"base64"_s}) {
            if (!has(program))
                QSKIP(qPrintable(u"“%1” is not there: no command was run"_s.arg(program)));
        }
        const QString folder = m_folder.filePath(u"Ada's keys $HOME"_s);
        QVERIFY(QDir().mkpath(folder));
        m_keyFile = write(folder + u"/private-key.pem"_s, myPair().key.toPkcs8Pem().reveal());
        QVERIFY(m_org.start());
        m_org.uploadCertificate(myPair().certificate);
        m_caFile = write(m_folder.filePath(u"ca.pem"_s), m_org.authorityPem());
    }

    void client_curl_getsATokenFromThePracticeOrg_data() { guideRows(); }
    void client_curl_getsATokenFromThePracticeOrg()
    {
        if (!has(u"curl"_s))
            QSKIP("curl is not there: no token was asked for");
        QFETCH(QString, kind);
        const Output ran =
            run(u"sh"_s, {u"-c"_s, clientScript(u"client.curl"_s, guideOf(kind))}, m_folder.path());
        QVERIFY2(ran.out.contains("access_token"), (ran.out + ran.err).constData());
    }

    void client_node_getsATokenFromThePracticeOrg_data() { guideRows(); }
    void client_node_getsATokenFromThePracticeOrg()
    {
        if (!has(u"node"_s))
            QSKIP("node is not there: the script was not run");
        QFETCH(QString, kind);
        const QTemporaryDir folder;
        const QString file =
            write(folder.filePath(u"practice.mjs"_s), clientScript(u"client.node"_s, guideOf(kind)).toUtf8());
        const Output ran = run(u"node"_s, {file}, folder.path());
        QVERIFY2(ran.out.startsWith("200 ") && ran.out.contains("access_token"),
                 (ran.out + ran.err).constData());
    }

    /// The command line stands in for the CLI: what matters is what it is given.
    void client_salesforceCli_isGivenTheProxyTheAuthorityAndTheKey()
    {
        const QTemporaryDir folder;
        const QString double_ =
            write(folder.filePath(u"sf"_s), "#!/bin/sh\nprintf '%s\\n' \"$HTTPS_PROXY\" "
                                            "\"$NODE_EXTRA_CA_CERTS\" \"$SSL_CERT_FILE\" \"$@\"\n");
        QFile::setPermissions(double_, QFile::ReadOwner | QFile::WriteOwner | QFile::ExeOwner);
        const Output ran =
            run(u"sh"_s, {u"-c"_s, clientScript(u"client.sf"_s, guideOf(u"ampersand"_s))}, folder.path(),
                {{u"PATH"_s, folder.path() + u':' + qEnvironmentVariable("PATH")}});
        const QStringList given = QString::fromUtf8(ran.out).trimmed().split(u'\n');
        const PracticeAccount account = m_org.account();
        QCOMPARE(given, (QStringList{m_org.proxyUrl(), m_caFile, m_caFile, u"org"_s, u"login"_s, u"jwt"_s,
                                     u"--client-id"_s, account.consumerKey, u"--jwt-key-file"_s, m_keyFile,
                                     u"--username"_s, account.username, u"--instance-url"_s,
                                     u"https://"_s + account.host}));
    }

    void client_postman_isToldProxyAndAuthority()
    {
        const QString words = clientScript(u"client.postman"_s, guideOf(u"ampersand"_s));
        const QUrl proxy(m_org.proxyUrl());
        QVERIFY(words.contains(proxy.host()) && words.contains(QString::number(proxy.port())));
        QVERIFY(words.contains(m_caFile));
    }

    void client_isOfferedForThePracticeOrgOnly()
    {
        for (const EquivalentCommand &command :
             m_book.commandsFor(CommandBook::topics(), guideOf(u"ampersand"_s), connection(),
                                HostFormats::load()->judge(m_org.account().host)))
            QVERIFY2(!command.id.startsWith("client."_L1), qPrintable(command.id));
    }
};

QTEST_MAIN(TestClientCommands)
#include "tst_clientcommands.moc"
