// SPDX-FileCopyrightText: 2026 The Keyway authors
// SPDX-License-Identifier: Apache-2.0

#include "tests/app/Cli.h"

#include <QDir>
#include <QRegularExpression>
#include <QTemporaryDir>

using namespace Qt::StringLiterals;
using namespace keyway::test;

/// A package with its own OpenSSL has the module with the old ciphers beside the program; a key that another
/// program protected with one of them must open there too, whatever the computer has.
class TestCliOldCiphers : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void initTestCase()
    {
        QVERIFY(m_folder.isValid());
        const QString version = QString::fromUtf8(output(u"openssl"_s, {u"version"_s, u"-m"_s}));
        const auto quoted = QRegularExpression(u"\"(.*)\""_s).match(version);
        const QString module = quoted.captured(1) + u"/legacy.so"_s;
        if (!QFile::exists(module))
            QSKIP("this openssl has no legacy provider");
        QVERIFY(QDir(m_folder.path()).mkpath(u"with/bin"_s));
        QVERIFY(QDir(m_folder.path()).mkpath(u"with/lib/ossl-modules"_s));
        QVERIFY(QFile::copy(module, path(u"with/lib/ossl-modules/legacy.so"_s)));
        QVERIFY(QFile::copy(QStringLiteral(KEYWAY_CLI), path(u"with/bin/keyway-cli"_s)));
        writeText(path(u"phrase"_s), "correct horse\n");
        output(u"openssl"_s, {u"genpkey"_s, u"-algorithm"_s, u"RSA"_s, u"-pkeyopt"_s,
                              u"rsa_keygen_bits:2048"_s, u"-out"_s, path(u"key.pem"_s)});
        output(u"openssl"_s, {u"pkcs8"_s, u"-topk8"_s, u"-v1"_s, u"PBE-MD5-DES"_s, u"-provider"_s,
                              u"legacy"_s, u"-provider"_s, u"default"_s, u"-in"_s, path(u"key.pem"_s),
                              u"-out"_s, path(u"old.pem"_s), u"-passout"_s, u"file:"_s + path(u"phrase"_s)});
        QVERIFY(contentOf(path(u"old.pem"_s)).contains("ENCRYPTED PRIVATE KEY"));
    }

    void oldCipher_isOpened_whereTheModuleIsBesideTheProgram()
    {
        QCOMPARE(opens(path(u"with/bin/keyway-cli"_s)), 0);
        QVERIFY(QFile::remove(path(u"with/lib/ossl-modules/legacy.so"_s)));
        QCOMPARE(opens(path(u"with/bin/keyway-cli"_s)), 2);
    }

private:
    QString path(const QString &name) const { return m_folder.filePath(name); }

    int opens(const QString &program) const
    {
        QProcess process;
        QProcessEnvironment environment = plainEnvironment();
        environment.insert(u"OPENSSL_MODULES"_s, m_folder.path()); // the computer has none
        process.setProcessEnvironment(environment);
        process.start(program, {u"key"_s, path(u"old.pem"_s), u"--passphrase-file"_s, path(u"phrase"_s)});
        const bool ended = process.waitForFinished(60'000);
        return ended && process.exitStatus() == QProcess::NormalExit ? process.exitCode() : -1;
    }

    QTemporaryDir m_folder;
};

QTEST_GUILESS_MAIN(TestCliOldCiphers)
#include "tst_cli_oldciphers.moc"
