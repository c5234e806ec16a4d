// SPDX-FileCopyrightText: 2026 The Keyway authors
// SPDX-License-Identifier: Apache-2.0

#include "tests/core/report/PracticeCommands.h"

#include <QUrl>

using namespace keyway;
using namespace keyway::test;

/// "Use it with another client" of the practice org: the clients themselves, run with what it shows.
class TestClientCommands : public QObject
{
    Q_OBJECT

    PracticeCommands m_commands;
    const PracticeOrg &m_org = m_commands.org;

    /// What "Use it with another client" shows.
    QString clientScript(const QString &id, const Guide &guide) const
    {
        return m_commands.script({id}, {u"client"_s}, guide, m_commands.practiceConnection());
    }

private Q_SLOTS:
    void initTestCase()
    {
        if (const QString missing = PracticeCommands::missingProgram(); !missing.isEmpty())
            QSKIP(qPrintable(u"“%1” is not there: no command was run"_s.arg(missing)));
        m_commands.start();
    }

    void client_curl_getsATokenFromThePracticeOrg_data() { PracticeCommands::guideRows(); }
    void client_curl_getsATokenFromThePracticeOrg()
    {
        if (!has(u"curl"_s))
            QSKIP("curl is not there: no token was asked for");
        QFETCH(QString, kind);
        const Output ran =
            run(u"sh"_s, {u"-c"_s, clientScript(u"client.curl"_s, guideOf(kind))}, m_commands.folder.path());
        QVERIFY2(ran.out.contains("access_token"), (ran.out + ran.err).constData());
    }

    void client_node_getsATokenFromThePracticeOrg_data() { PracticeCommands::guideRows(); }
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
        QCOMPARE(given, (QStringList{m_org.proxyUrl(), m_commands.caFile, m_commands.caFile, u"org"_s,
                                     u"login"_s, u"jwt"_s, u"--client-id"_s, account.consumerKey,
                                     u"--jwt-key-file"_s, m_commands.keyFile, u"--username"_s,
                                     account.username, u"--instance-url"_s, u"https://"_s + account.host}));
    }

    void client_postman_isToldProxyAndAuthority()
    {
        const QString words = clientScript(u"client.postman"_s, guideOf(u"ampersand"_s));
        const QUrl proxy(m_org.proxyUrl());
        QVERIFY(words.contains(proxy.host()) && words.contains(QString::number(proxy.port())));
        QVERIFY(words.contains(m_commands.caFile));
    }

    void client_isOfferedForThePracticeOrgOnly()
    {
        for (const EquivalentCommand &command :
             m_commands.book.commandsFor(CommandBook::topics(), guideOf(u"ampersand"_s),
                                         m_commands.connection(), m_commands.domain()))
            QVERIFY2(!command.id.startsWith("client."_L1), qPrintable(command.id));
    }
};

QTEST_MAIN(TestClientCommands)
#include "tst_clientcommands.moc"
