// SPDX-FileCopyrightText: 2026 The Keyway authors
// SPDX-License-Identifier: Apache-2.0

#include "core/crypto/KeyDoctor.h"
#include "core/crypto/KeyFiles.h"
#include "core/salesforce/TokenEndpoint.h"
#include "tests/core/report/PracticeCommands.h"

#include <QUrlQuery>

using namespace Qt::StringLiterals;
using namespace keyway;
using namespace keyway::test;

/// The commands themselves, run by the tools that they are for.
class TestCommandsRun : public QObject
{
    Q_OBJECT

    PracticeCommands m_commands;
    PracticeOrg &m_org = m_commands.org;

    QString script(const QString &id, const Guide &guide = guideOf(u"ampersand"_s)) const
    {
        return m_commands.script({id}, CommandBook::topics(), guide, m_commands.connection());
    }
    Output sh(const QString &id, const QString &folder, const Guide &guide = guideOf(u"ampersand"_s),
              const QMap<QString, QString> &variables = {}) const
    {
        return run(u"sh"_s, {u"-c"_s, script(id, guide)}, folder, variables);
    }
    QMap<QString, QString> practiceVariables(const QString &bodyFile = {}) const
    {
        return {{u"HTTPS_PROXY"_s, m_org.proxyUrl()},    {u"CURL_CA_BUNDLE"_s, m_commands.caFile},
                {u"SSL_CERT_FILE"_s, m_commands.caFile}, {u"PROXY"_s, m_org.proxyUrl()},
                {u"CA_FILE"_s, m_commands.caFile},       {u"BODY_FILE"_s, bodyFile}};
    }

    /// Header, claims, lifetime and signature are exactly the guide's.
    void verifyAssertionOf(const QByteArray &body, const Guide &guide, qint64 before) const
    {
        const QUrlQuery form(QString::fromLatin1(body));
        QCOMPARE(form.queryItems().size(), 2);
        QCOMPARE(form.queryItemValue(u"grant_type"_s, QUrl::FullyDecoded),
                 u"urn:ietf:params:oauth:grant-type:jwt-bearer"_s);
        const auto assertion =
            decodeAssertion(form.queryItemValue(u"assertion"_s, QUrl::FullyDecoded).toLatin1());
        QVERIFY2(assertion, body.constData());
        QVERIFY(verifyAssertion(*assertion, myPair().certificate));
        QJsonObject header{{u"alg"_s, u"RS256"_s}};
        if (guide.profile.sendsType)
            header.insert(u"typ"_s, u"JWT"_s);
        QCOMPARE(assertion->header, header);
        const qint64 lifetime = guide.profile.lifetime.count();
        const qint64 expiry = assertion->payload.value("exp"_L1).toInteger();
        QVERIFY(expiry >= before + lifetime && expiry <= QDateTime::currentSecsSinceEpoch() + lifetime);
        QJsonObject claims{{u"iss"_s, m_org.account().consumerKey},
                           {u"sub"_s, m_org.account().username},
                           {u"aud"_s, guide.audienceFor(m_commands.domain())},
                           {u"exp"_s, expiry}};
        if (guide.profile.sendsIssuedAt)
            claims.insert(u"iat"_s, expiry - lifetime);
        QCOMPARE(assertion->payload, claims);
    }

private Q_SLOTS:
    void initTestCase()
    {
        if (const QString missing = PracticeCommands::missingProgram(); !missing.isEmpty())
            QSKIP(qPrintable(u"“%1” is not there: no command was run"_s.arg(missing)));
        m_commands.start();
    }

    void make_givesAPairThatKeywayTakes_andNeverReplacesOne()
    {
        const QTemporaryDir folder;
        const Output made = sh(u"key.make.unix"_s, folder.path());
        QVERIFY2(made.exit == 0, made.err.constData());
        const QString keyFile = folder.filePath(u"private-key.pem"_s);
        const QByteArray key = *readFile(keyFile);
        const KeyInspection inspection = inspectKey(key);
        QVERIFY(inspection.usable() && inspection.bits == 2048 && isOwnerOnly(keyFile));
        const auto certificate = Certificate::fromBytes(*readFile(folder.filePath(u"cert.pem"_s)));
        QVERIFY(certificate && certificate->matches(*inspection.key));
        QCOMPARE(certificate->subject(), u"CN=salesforce-jwt-integration"_s);
        const qint64 days = certificate->notBeforeUtc().daysTo(certificate->notAfterUtc());
        QVERIFY(days >= 3649 && days <= 3651);
        const Output again = sh(u"key.make.unix"_s, folder.path());
        QVERIFY(again.out.contains("is there already"));
        QCOMPARE(*readFile(keyFile), key);
    }

    void base64_isTheLineThatKeywayGives_data()
    {
        QTest::addColumn<QString>("id");
        QTest::newRow("linux") << u"key.base64.linux"_s;
        QTest::newRow("macos") << u"key.base64.macos"_s;
    }
    void base64_isTheLineThatKeywayGives()
    {
        QFETCH(QString, id);
#ifndef Q_OS_LINUX
        QSKIP("the two forms agree on Linux only");
#endif
        QCOMPARE(sh(id, m_commands.folder.path()).out.trimmed(),
                 base64Line(*readFile(m_commands.keyFile)).reveal());
    }

    void certificate_isShownWithItsFingerprint()
    {
        const Output shown = sh(u"key.certificate.unix"_s, m_commands.folder.path());
        QVERIFY2(shown.out.contains(myPair().certificate.sha256Fingerprint().toLatin1()),
                 shown.err.constData());
        QVERIFY(shown.out.contains("notAfter="));
    }

    void compare_tellsAPairFromTwoStrangers()
    {
        QCOMPARE(sh(u"key.compare.unix"_s, m_commands.folder.path()).out,
                 QByteArray("They belong together.\n"));
        const QString own = m_commands.keyFile;
        m_commands.keyFile = write(m_commands.folder.filePath(u"other.pem"_s),
                                   PrivateKey::generate(2048)->toPkcs8Pem().reveal());
        const Output other = sh(u"key.compare.unix"_s, m_commands.folder.path());
        m_commands.keyFile = own;
        QCOMPARE(other.out, QByteArray("They do not belong together.\n"));
    }

    void request_isOfTheKey()
    {
        const QTemporaryDir folder;
        const Output made = sh(u"key.request.unix"_s, folder.path());
        QVERIFY2(made.exit == 0, made.err.constData());
        const Output read = run(
            u"openssl"_s,
            {u"req"_s, u"-in"_s, u"request.csr"_s, u"-verify"_s, u"-noout"_s, u"-subject"_s, u"-pubkey"_s},
            folder.path());
        const Output key =
            run(u"openssl"_s, {u"pkey"_s, u"-in"_s, m_commands.keyFile, u"-pubout"_s}, folder.path());
        QVERIFY2(read.exit == 0 && read.out.contains(key.out) &&
                     read.out.contains("salesforce-jwt-integration"),
                 (read.out + read.err).constData());
    }

    void practice_isReachedAfterItsOwnCommand()
    {
        if (!has(u"curl"_s))
            QSKIP("curl is not there: no token was asked for");
        const QString both = m_commands.script({u"practice.sh"_s, u"test.curl"_s}, {u"test"_s},
                                               guideOf(u"ampersand"_s), m_commands.practiceConnection());
        QVERIFY(both.contains(m_commands.caFile));
        const Output ran = run(u"sh"_s, {u"-c"_s, both}, m_commands.folder.path());
        QVERIFY2(ran.out.contains("access_token"), (ran.out + ran.err).constData());
    }

    void passphraseOff_givesTheSameKeyOwnerOnly()
    {
        const QTemporaryDir folder;
        const Output done = sh(u"key.passphrase.unix"_s, folder.path()); // without one nothing is asked
        const QString file = folder.filePath(u"private-key-open.pem"_s);
        QVERIFY2(done.exit == 0 && isOwnerOnly(file), done.err.constData());
        const KeyInspection inspection = inspectKey(*readFile(file));
        QVERIFY(inspection.usable() && myPair().certificate.matches(*inspection.key));
    }

    void curl_sendsExactlyTheGuidesAssertion_data()
    {
        PracticeCommands::guideRows();
    }
    void curl_sendsExactlyTheGuidesAssertion()
    {
        QFETCH(QString, kind);
        const QTemporaryDir tools;
        write(tools.filePath(u"curl"_s),
              "#!/bin/sh\nprintf '%s\\n' \"$@\" >\"$BODY_FILE.args\"\ncat >\"$BODY_FILE\"\n");
        QFile::setPermissions(tools.filePath(u"curl"_s),
                              QFile::ReadOwner | QFile::WriteOwner | QFile::ExeOwner);
        const QString body = tools.filePath(u"body"_s);
        const qint64 before = QDateTime::currentSecsSinceEpoch();
        const Output ran =
            sh(u"test.curl"_s, m_commands.folder.path(), guideOf(kind),
               {{u"PATH"_s, tools.path() + u':' + qEnvironmentVariable("PATH")}, {u"BODY_FILE"_s, body}});
        QVERIFY2(ran.exit == 0 && ran.err.isEmpty(), ran.err.constData());
        verifyAssertionOf(*readFile(body), guideOf(kind), before);
        const QByteArray arguments = *readFile(body + u".args"_s);
        QVERIFY(arguments.contains(tokenUrl(m_org.account().host).toLatin1() + '\n'));
        QVERIFY(!arguments.contains("eyJ")); // the assertion is not where other users can read it
    }

    void curl_getsAToken_data()
    {
        PracticeCommands::guideRows();
    }
    void curl_getsAToken()
    {
        if (!has(u"curl"_s))
            QSKIP("curl is not there: no token was asked for");
        QFETCH(QString, kind);
        const Output ran = sh(u"test.curl"_s, m_commands.folder.path(), guideOf(kind), practiceVariables());
        QVERIFY2(ran.out.contains("\"access_token\":\"00D"), (ran.out + ran.err).constData());
    }

    void domainProbe_isAnsweredByTheOrg()
    {
        if (!has(u"curl"_s))
            QSKIP("curl is not there: nothing was asked");
        const Output ran =
            sh(u"domain.curl"_s, m_commands.folder.path(), guideOf(u"ampersand"_s), practiceVariables());
        QVERIFY2(ran.exit == 0 && ran.out.contains("token_endpoint") && ran.out.contains("version"),
                 (ran.out + ran.err).constData());
    }

    void node_sendsExactlyTheGuidesAssertion_andGetsAToken_data()
    {
        PracticeCommands::guideRows();
    }
    void node_sendsExactlyTheGuidesAssertion_andGetsAToken()
    {
        if (!has(u"node"_s))
            QSKIP("node is not there: the script was not run");
        QFETCH(QString, kind);
        const QTemporaryDir folder;
        const QString file =
            write(folder.filePath(u"sign-in.mjs"_s), script(u"test.node"_s, guideOf(kind)).toUtf8());
        const QString bodyFile = folder.filePath(u"body"_s);
        const qint64 before = QDateTime::currentSecsSinceEpoch();
        const Output ran = run(
            u"node"_s,
            {u"--require"_s, QStringLiteral(KEYWAY_SOURCE_DIR "/tests/core/report/catch-fetch.cjs"), file},
            folder.path(), practiceVariables(bodyFile));
        QVERIFY2(ran.out.startsWith("200 {\"access_token\":\"00D"), (ran.out + ran.err).constData());
        const QByteArray sent = *readFile(bodyFile);
        QVERIFY(sent.startsWith("POST " + tokenUrl(m_org.account().host).toLatin1() + '\n'));
        verifyAssertionOf(sent.mid(sent.indexOf('\n') + 1), guideOf(kind), before);
    }

    void python_sendsExactlyTheGuidesAssertion_andGetsAToken_data()
    {
        PracticeCommands::guideRows();
    }
    void python_sendsExactlyTheGuidesAssertion_andGetsAToken()
    {
        if (run(u"python3"_s, {u"-c"_s, u"import cryptography"_s}, m_commands.folder.path()).exit != 0)
            QSKIP("python3 with the package cryptography is not there: the script was not run");
        QFETCH(QString, kind);
        const QTemporaryDir folder;
        const QString file =
            write(folder.filePath(u"sign_in.py"_s), script(u"test.python"_s, guideOf(kind)).toUtf8());
        const QString bodyFile = folder.filePath(u"body"_s);
        // Read before the script: keeps what is sent, and sends it all the same.
        write(folder.filePath(u"sitecustomize.py"_s),
              "import os, urllib.request\nreal = urllib.request.urlopen\n"
              "def urlopen(url, data):\n    open(os.environ['BODY_FILE'], 'wb').write(data)\n"
              "    return real(url, data)\nurllib.request.urlopen = urlopen\n");
        QMap<QString, QString> variables = practiceVariables(bodyFile);
        variables.insert(u"PYTHONPATH"_s, folder.path());
        const qint64 before = QDateTime::currentSecsSinceEpoch();
        const Output ran = run(u"python3"_s, {file}, folder.path(), variables);
        QVERIFY2(ran.out.startsWith("200 {\"access_token\":\"00D"), (ran.out + ran.err).constData());
        verifyAssertionOf(*readFile(bodyFile), guideOf(kind), before);
    }

    void refusal_isShownAsSalesforceSaysIt()
    {
        if (!has(u"curl"_s))
            QSKIP("curl is not there: no token was asked for");
        QVERIFY(m_org.setValue(u"permission-set-assigned"_s, u"no"_s));
        const Output ran =
            sh(u"test.curl"_s, m_commands.folder.path(), guideOf(u"ampersand"_s), practiceVariables());
        m_org.resetValues();
        QVERIFY2(ran.out.contains("user is not admin approved"), (ran.out + ran.err).constData());
    }

    void everyShellScript_isReadByTheShell()
    {
        for (const EquivalentCommand &command : m_commands.book.commandsFor(
                 CommandBook::topics(), guideOf(u"nango"_s), m_commands.connection(), m_commands.domain())) {
            if (command.tool.contains(u"PowerShell"_s) || command.tool == "Node"_L1 ||
                command.tool == "Python"_L1)
                continue;
            const Output read = run(u"sh"_s, {u"-n"_s, u"-c"_s, command.script}, m_commands.folder.path());
            QVERIFY2(read.exit == 0, (command.id.toUtf8() + read.err).constData());
        }
    }
};

QTEST_GUILESS_MAIN(TestCommandsRun)
#include "tst_commandsrun.moc"
