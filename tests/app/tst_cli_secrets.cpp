// SPDX-FileCopyrightText: 2026 The Keyway authors
// SPDX-License-Identifier: Apache-2.0

#include "tests/app/Practice.h"

#include <QDirIterator>
#include <QRegularExpression>
#include <QTemporaryDir>

using namespace Qt::StringLiterals;
using namespace keyway::test;

namespace {

/// What a Consumer Secret looks like; this one opens nothing.
const QByteArray consumerSecret = "5EC4E7CA9A4C5EC4E7CA9A4C5EC4E7CA9A4C5EC4E7CA9A4C5EC4E7CA9A4CBEEF";
const QByteArray accessToken = "00D5e000000Nary!AQwAQCanaryCanaryCanaryCanaryCanary.Canary_Canary";
const QByteArray assertion =
    "eyJhbGciOiJSUzI1NiJ9.eyJpc3MiOiJjYW5hcnkiLCJzdWIiOiJhQGIuYyJ9.Q2FuYXJ5Q2FuYXJ5Q2FuYXJ5Q2FuYXJ5";

} // namespace

/// PRODUCT.md 7 and 8: no secret in anything that is printed or written, except the key file itself.
class TestCliSecrets : public QObject
{
    Q_OBJECT

    QTemporaryDir m_folder;
    QTemporaryDir m_temporary; // where the programs under test keep what they do not clean up
    QProcessEnvironment m_environment = plainEnvironment();
    QString m_keyFile;
    QList<QByteArray> m_canaries;

    /// What of a PEM no text may contain: each of its lines, and the same inside base64.
    void addKey(const QByteArray &pem)
    {
        const QList<QByteArray> lines = pem.split('\n');
        for (const QByteArray &line : lines) {
            if (line.size() == 64)
                m_canaries << line.mid(8, 48);
        }
        m_canaries << pem.toBase64().mid(100, 48)
                   << QByteArray::fromBase64(lines.mid(1, 20).join()).toBase64().mid(80, 48);
    }
    QByteArray leakIn(const QByteArray &text) const
    {
        for (const QByteArray &canary : m_canaries) {
            if (text.contains(canary))
                return canary;
        }
        static const QRegularExpression forms(
            u"00D[A-Za-z0-9]{12}(?:[A-Za-z0-9]{3})?!\\S{8,}|eyJ[A-Za-z0-9_-]{10,}\\.[A-Za-z0-9_-]{10,}"_s);
        return forms.match(QString::fromLatin1(text)).captured().toLatin1();
    }
    Ran runHere(const QStringList &arguments, const QByteArray &input = {}) const
    {
        return run(arguments, input, m_environment);
    }
    void verifySilent(const QStringList &arguments, const QByteArray &input = {}) const
    {
        for (const QStringList &mode : {QStringList{}, QStringList{u"--json"_s}}) {
            const Ran ran = runHere(arguments.mid(0, 1) + mode + arguments.mid(1), input);
            QVERIFY2(ran.exit >= 0, ran.told().constData());
            const QByteArray leak = leakIn(ran.out + '\n' + ran.err);
            const QByteArray what =
                leak + " of " + arguments.join(u' ').toUtf8().left(300) + '\n' + ran.told();
            QVERIFY2(leak.isEmpty(), what.constData());
        }
    }

private Q_SLOTS:
    void initTestCase()
    {
        m_environment.insert(u"TMPDIR"_s, m_temporary.path());
        const Ran made = runHere({u"generate"_s, u"--out"_s, m_folder.path()});
        QVERIFY_EXIT(made, 0);
        m_keyFile = m_folder.filePath(u"private-key.pem"_s);
        addKey(contentOf(m_keyFile));
        m_canaries << consumerSecret << accessToken.mid(16) << "Q2FuYXJ5Q2FuYXJ5";
        QVERIFY(m_canaries.size() > 20);
        QVERIFY(leakIn(made.out + made.err).isEmpty());
        QVERIFY(!leakIn(contentOf(m_keyFile)).isEmpty()); // the test can fail
        QVERIFY(!leakIn("x " + accessToken).isEmpty() && !leakIn(assertion).isEmpty());
    }

    void secretAsText_isNotRepeated_data()
    {
        QTest::addColumn<QByteArray>("secret");
        const QByteArray key = contentOf(m_keyFile);
        QTest::newRow("key") << key;
        QTest::newRow("key on one line") << QByteArray(key).replace('\n', "\\n");
        QTest::newRow("key in base64") << key.toBase64();
        QTest::newRow("consumer secret") << consumerSecret;
        QTest::newRow("token") << accessToken;
        QTest::newRow("assertion") << assertion;
    }
    void secretAsText_isNotRepeated()
    {
        QFETCH(QByteArray, secret);
        const QString text = QString::fromUtf8(secret);
        const QString file = writeText(m_folder.filePath(u"pasted.txt"_s), secret);
        verifySilent({u"domain"_s, u"--"_s, text});
        verifySilent({u"domain"_s}, secret + '\n');
        verifySilent({u"explain"_s}, secret);
        verifySilent({u"explain"_s},
                     "Error: {\"error\":\"invalid_grant\",\"token\":\"" + secret + "\"}\n" + secret);
        verifySilent({u"explain"_s, file});
        verifySilent({u"key"_s, file});
        verifySilent({u"key"_s, m_keyFile, u"--passphrase-file"_s, file});
        verifySilent({u"key"_s, m_keyFile, u"--certificate"_s, file});
        const QMap<QString, QString> good{
            {u"--consumer-key"_s, u"3MVG9"_s + u"x"_s.repeated(80)},
            {u"--username"_s, u"me@acme.com"_s},
            {u"--key"_s, m_keyFile},
            {u"--domain"_s, u"https://example.com"_s}}; // so that nothing is sent
        for (auto wrong = good.begin(); wrong != good.end(); ++wrong) {
            QStringList arguments{u"check"_s};
            for (auto option = good.begin(); option != good.end(); ++option)
                arguments << option.key() << (option.key() == wrong.key() ? text : option.value());
            verifySilent(arguments);
        }
        const QString connection = writeText(
            m_folder.filePath(u"secret.keyway"_s),
            QJsonDocument(QJsonObject{{u"version"_s, 1}, {u"domain"_s, u"acme"_s}, {u"username"_s, text}})
                .toJson());
        verifySilent({u"check"_s, connection});
    }

    void ordinaryUse_printsNoSecret()
    {
        verifySilent({u"key"_s, m_keyFile});
        verifySilent({u"key"_s, m_keyFile, u"--certificate"_s, m_folder.filePath(u"cert.pem"_s)});
        QVERIFY(!leakIn(runHere({u"key"_s, m_keyFile, u"--base64"_s}).out).isEmpty()); // what it is for
    }

    void liveTest_printsAndLeavesNoSecret_data()
    {
        QTest::addColumn<QStringList>("settings");
        QTest::newRow("healthy") << QStringList{};
        QTest::newRow("tokens in JWT form") << QStringList{u"token-format=jwt"_s};
        QTest::newRow("refused") << QStringList{u"permission-set-selected=no"_s};
        QTest::newRow("user may not call") << QStringList{u"api-enabled=no"_s};
        QTest::newRow("cut") << QStringList{u"network=cut"_s};
    }
    void liveTest_printsAndLeavesNoSecret()
    {
        QFETCH(QStringList, settings);
        Practice practice(settings, m_environment);
        QVERIFY(practice.isReady());
        QVERIFY(practice.folder().startsWith(m_temporary.path()));
        addKey(contentOf(practice.value("privateKeyFile")));
        verifySilent({u"check"_s, practice.file()});
        verifySilent({u"check"_s, practice.file(), u"--grid"_s});
        QVERIFY(leakIn(contentOf(practice.file())).isEmpty());
        practice.end();
        const QByteArray leak = leakIn(practice.printed());
        QVERIFY2(leak.isEmpty() && practice.printed().contains("https://"), practice.printed().constData());
    }

    void temporaryFolder_isEmptyAgain()
    {
        QStringList left;
        QDirIterator files(m_temporary.path(), QDir::AllEntries | QDir::Hidden | QDir::NoDotAndDotDot,
                           QDirIterator::Subdirectories);
        while (files.hasNext())
            left << files.next();
        QVERIFY2(left.isEmpty(), qPrintable(left.join(u'\n')));
    }
};

QTEST_GUILESS_MAIN(TestCliSecrets)
#include "tst_cli_secrets.moc"
