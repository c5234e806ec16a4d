// SPDX-FileCopyrightText: 2026 The Keyway authors
// SPDX-License-Identifier: Apache-2.0

#include "tests/app/Cli.h"

#include <QDir>
#include <QRandomGenerator>
#include <QTemporaryDir>

#ifndef Q_OS_WIN
#include <unistd.h>
#endif

using namespace Qt::StringLiterals;
using namespace keyway::test;

namespace {

const QStringList fields{u"kind"_s,    u"bits"_s,   u"encoding"_s, u"encrypted"_s,
                         u"repairs"_s, u"usable"_s, u"reason"_s,   u"matchesCertificate"_s};

} // namespace

class TestCliKey : public QObject
{
    Q_OBJECT

    QTemporaryDir m_folder;
    QString path(const QString &name) const { return m_folder.filePath(name); }

    void openssl(const QStringList &arguments) const
    {
        QProcess process;
        process.setWorkingDirectory(m_folder.path());
        process.start(u"openssl"_s, arguments);
        QVERIFY2(process.waitForFinished(60'000) && process.exitCode() == 0,
                 process.readAllStandardError().constData());
    }

private Q_SLOTS:
    void initTestCase()
    {
        for (const QString &name : {u"good"_s, u"other"_s})
            openssl({u"req"_s, u"-x509"_s, u"-newkey"_s, u"rsa:2048"_s, u"-nodes"_s, u"-keyout"_s,
                     name + u".pem"_s, u"-out"_s, name + u".crt"_s, u"-subj"_s, u"/CN=t"_s});
        openssl({u"genpkey"_s, u"-algorithm"_s, u"RSA"_s, u"-pkeyopt"_s, u"rsa_keygen_bits:1024"_s, u"-out"_s,
                 u"small.pem"_s});
        openssl({u"genpkey"_s, u"-algorithm"_s, u"EC"_s, u"-pkeyopt"_s, u"ec_paramgen_curve:P-256"_s,
                 u"-out"_s, u"ec.pem"_s});
        openssl({u"pkey"_s, u"-in"_s, u"good.pem"_s, u"-pubout"_s, u"-out"_s, u"public.pem"_s});
        openssl({u"pkey"_s, u"-in"_s, u"good.pem"_s, u"-outform"_s, u"DER"_s, u"-out"_s, u"good.der"_s});
        openssl({u"req"_s, u"-new"_s, u"-key"_s, u"good.pem"_s, u"-subj"_s, u"/CN=t"_s, u"-out"_s,
                 u"request.pem"_s});
        openssl({u"pkey"_s, u"-in"_s, u"good.pem"_s, u"-aes256"_s, u"-passout"_s, u"pass: open sesame "_s,
                 u"-out"_s, u"locked.pem"_s});
        writeText(path(u"right.txt"_s), " open sesame \r\nnot this\n");
        writeText(path(u"wrong.txt"_s), "open barley\n");
        writeText(path(u"empty.pem"_s), {});
        QByteArray noise(1024 * 1024, Qt::Uninitialized);
        QRandomGenerator random(1);
        for (char &byte : noise)
            byte = static_cast<char>(random.generate());
        writeText(path(u"noise.bin"_s), noise);
        QVERIFY(QDir(m_folder.path()).mkpath(u"folder"_s));
    }

    void unusableFile_isNamedWithReasonAndWayOut_data()
    {
        QTest::addColumn<QString>("file");
        QTest::addColumn<QStringList>("more");
        QTest::addColumn<QString>("kind");
        QTest::addColumn<QString>("reasonId");
        QTest::newRow("missing") << u"nowhere.pem"_s << QStringList() << u"unknown"_s << u"file.missing"_s;
        QTest::newRow("folder") << u"folder"_s << QStringList() << u"unknown"_s << u"file.is-folder"_s;
        QTest::newRow("empty") << u"empty.pem"_s << QStringList() << u"empty"_s << u"file.empty"_s;
        QTest::newRow("EC") << u"ec.pem"_s << QStringList() << u"ec-private-key"_s << u"key.is-ec"_s;
        QTest::newRow("1024 bits") << u"small.pem"_s << QStringList() << u"private-key"_s
                                   << u"key.too-small"_s;
        QTest::newRow("certificate") << u"good.crt"_s << QStringList() << u"certificate"_s
                                     << u"key.is-certificate"_s;
        QTest::newRow("public key") << u"public.pem"_s << QStringList() << u"public-key"_s
                                    << u"key.is-public-key"_s;
        QTest::newRow("request") << u"request.pem"_s << QStringList() << u"certificate-request"_s
                                 << u"key.is-request"_s;
        QTest::newRow("noise") << u"noise.bin"_s << QStringList() << u"unknown"_s << u"key.unknown"_s;
        QTest::newRow("locked") << u"locked.pem"_s << QStringList() << u"encrypted-private-key"_s
                                << u"key.encrypted"_s;
        QTest::newRow("locked, wrong pass phrase")
            << u"locked.pem"_s << QStringList{u"--passphrase-file"_s, u"wrong.txt"_s}
            << u"encrypted-private-key"_s << u"key.passphrase-wrong"_s;
        QTest::newRow("base64 of it")
            << u"ec.pem"_s << QStringList{u"--base64"_s} << u"ec-private-key"_s << u"key.is-ec"_s;
    }
    void unusableFile_isNamedWithReasonAndWayOut()
    {
        QFETCH(QString, file);
        QFETCH(QStringList, more);
        QFETCH(QString, kind);
        QFETCH(QString, reasonId);
        if (more.size() == 2)
            more[1] = path(more[1]);
        const QStringList arguments = QStringList{u"key"_s, path(file)} + more;
        const Ran plain = run(arguments);
        QVERIFY_EXIT(plain, 2);
        QVERIFY2(isHelpful(plain, path(file)), plain.told().constData());
        QVERIFY2(plain.out.isEmpty(), plain.told().constData());

        if (more.contains(u"--base64"_s))
            return;
        const Ran json = run(arguments + QStringList{u"--json"_s});
        QVERIFY_EXIT(json, 2);
        QCOMPARE(json.documents().size(), 1);
        const QJsonObject document = json.document();
        for (const QString &field : fields)
            QVERIFY2(document.contains(field), qPrintable(field));
        QCOMPARE(document.value("kind"_L1).toString(), kind);
        QCOMPARE(document.value("reasonId"_L1).toString(), reasonId);
        QCOMPARE(document.value("usable"_L1).toBool(true), false);
        QVERIFY(document.value("reason"_L1).toString().size() > 10);
    }

    void unreadableFile_isRefused()
    {
#ifdef Q_OS_WIN
        QSKIP("rights of files are another matter on Windows");
#else
        if (geteuid() == 0)
            QSKIP("the superuser may read everything");
        const QString file = writeText(path(u"shut.pem"_s), "x");
        QVERIFY(QFile::setPermissions(file, QFile::Permissions()));
        const Ran ran = run({u"key"_s, file});
        QVERIFY_EXIT(ran, 2);
        QVERIFY2(isHelpful(ran, file), ran.told().constData());
#endif
    }

    void passphrase_isTheFirstLineWithItsBlanks()
    {
        const Ran ran =
            run({u"key"_s, path(u"locked.pem"_s), u"--passphrase-file"_s, path(u"right.txt"_s), u"--json"_s});
        QVERIFY_EXIT(ran, 0);
        QCOMPARE(ran.document().value("usable"_L1).toBool(), true);
        QCOMPARE(ran.document().value("encrypted"_L1).toBool(), true);
    }

    void goodKey_isUsable()
    {
        const Ran ran = run({u"key"_s, path(u"good.pem"_s), u"--json"_s});
        QVERIFY_EXIT(ran, 0);
        const QJsonObject document = ran.document();
        QCOMPARE(document.value("kind"_L1).toString(), u"private-key"_s);
        QCOMPARE(document.value("bits"_L1).toInt(), 2048);
        QCOMPARE(document.value("encoding"_L1).toString(), u"pkcs8-pem"_s);
        QCOMPARE(document.value("usable"_L1).toBool(), true);
        QVERIFY(document.value("reason"_L1).isNull());
        QVERIFY(document.value("repairs"_L1).toArray().isEmpty());
        QVERIFY(document.value("matchesCertificate"_L1).isNull());
        QVERIFY2(ran.err.isEmpty(), ran.told().constData());
    }

    void repairs_areToldInWords()
    {
        const QString file = writeText(path(u"bent.pem"_s),
                                       "\xEF\xBB\xBF" + contentOf(path(u"good.pem"_s)).replace('\n', "\r\n"));
        const Ran ran = run({u"key"_s, file});
        QVERIFY_EXIT(ran, 0);
        QVERIFY2(ran.out.contains("repaired: ") && !ran.out.contains("repair."), ran.told().constData());
    }

    void base64_isWhatTheCommandOfTheGuidePrints()
    {
        const Ran ran = run({u"key"_s, path(u"good.pem"_s), u"--base64"_s});
        QVERIFY_EXIT(ran, 0);
        QCOMPARE(ran.out, output(u"openssl"_s, {u"base64"_s, u"-A"_s, u"-in"_s, path(u"good.pem"_s)}) + '\n');
#ifdef Q_OS_LINUX
        QCOMPARE(ran.out, output(u"base64"_s, {u"-w"_s, u"0"_s, path(u"good.pem"_s)}) + '\n');
#endif
        QVERIFY2(ran.err.isEmpty(), ran.told().constData());
    }

    void base64_ofAnotherFormIsAPemThatOpensslReads()
    {
        const QList<QStringList> forms{{path(u"good.der"_s)},
                                       {path(u"locked.pem"_s), u"--passphrase-file"_s, path(u"right.txt"_s)}};
        for (const QStringList &form : forms) {
            const Ran ran = run(QStringList{u"key"_s, u"--base64"_s} + form);
            QVERIFY_EXIT(ran, 0);
            QCOMPARE(ran.out.count('\n'), 1);
            QCOMPARE(
                output(u"openssl"_s, {u"pkey"_s, u"-pubout"_s}, QByteArray::fromBase64(ran.out.trimmed())),
                contentOf(path(u"public.pem"_s)));
        }
    }

    void base64WithJson_isRefusedWithoutTheKey()
    {
        const Ran ran = run({u"key"_s, path(u"good.pem"_s), u"--base64"_s, u"--json"_s});
        QVERIFY_EXIT(ran, 2);
        QVERIFY(!ran.out.contains("LS0t"));
        QVERIFY2(isHelpful(ran, u"--base64"_s), ran.told().constData());
    }

    void certificate_ofTheKeyMatches()
    {
        const QStringList arguments{u"key"_s, path(u"good.pem"_s), u"--certificate"_s, path(u"good.crt"_s)};
        QVERIFY_EXIT(run(arguments), 0);
        QCOMPARE(run(arguments + QStringList{u"--json"_s}).document().value("matchesCertificate"_L1),
                 QJsonValue(true));
    }

    void certificate_ofAnotherKeyIsFound()
    {
        const QStringList arguments{u"key"_s, path(u"good.pem"_s), u"--certificate"_s, path(u"other.crt"_s)};
        const Ran plain = run(arguments);
        QVERIFY_EXIT(plain, 1);
        QVERIFY2(isHelpful(plain, path(u"other.crt"_s)), plain.told().constData());
        const Ran json = run(arguments + QStringList{u"--json"_s});
        QVERIFY_EXIT(json, 1);
        QCOMPARE(json.document().value("matchesCertificate"_L1), QJsonValue(false));
        const Ran line = run(arguments + QStringList{u"--base64"_s});
        QVERIFY_EXIT(line, 1);
        QVERIFY2(line.out.isEmpty(), line.told().constData());
    }

    void certificateThatIsNone_isNamed()
    {
        for (const QString &name : {u"nowhere.crt"_s, u"good.pem"_s, u"noise.bin"_s}) {
            const Ran ran = run({u"key"_s, path(u"good.pem"_s), u"--certificate"_s, path(name), u"--json"_s});
            QVERIFY_EXIT(ran, 2);
            QVERIFY2(isHelpful(ran, path(name)), ran.told().constData());
            QCOMPARE(ran.documents().size(), 1);
            QVERIFY(ran.document().value("matchesCertificate"_L1).isNull());
        }
    }

    void wrongUse_saysHow()
    {
        const QList<QStringList> uses{
            {u"key"_s},
            {u"key"_s, path(u"good.pem"_s), path(u"other.pem"_s)},
            {u"key"_s, path(u"good.pem"_s), u"--passphrase-file"_s, path(u"none"_s)}};
        for (const QStringList &use : uses) {
            const Ran ran = run(use);
            QVERIFY_EXIT(ran, 2);
            QVERIFY2(isHelpful(ran, {}) && ran.out.isEmpty(), ran.told().constData());
        }
    }
};

QTEST_GUILESS_MAIN(TestCliKey)
#include "tst_cli_key.moc"
