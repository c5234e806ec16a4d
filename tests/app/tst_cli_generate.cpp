// SPDX-FileCopyrightText: 2026 The Keyway authors
// SPDX-License-Identifier: Apache-2.0

#include "tests/app/Cli.h"

#include <QDateTime>
#include <QDir>
#include <QFileInfo>
#include <QTemporaryDir>

#ifndef Q_OS_WIN
#include <unistd.h>
#endif

using namespace Qt::StringLiterals;
using namespace keyway::test;

class TestCliGenerate : public QObject
{
    Q_OBJECT

    QTemporaryDir m_folder;
    QString path(const QString &name) const { return m_folder.filePath(name); }

private Q_SLOTS:
    void everySize_givesAPairThatOpensslReads_data()
    {
        QTest::addColumn<int>("bits");
        for (const int bits : {2048, 3072, 4096})
            QTest::addRow("%d", bits) << bits;
    }
    void everySize_givesAPairThatOpensslReads()
    {
        QFETCH(int, bits);
        const QString folder = path(u"size %1/inner"_s.arg(bits)); // made on the way, with a blank in it
        const Ran ran =
            run({u"generate"_s, u"--out"_s, folder, u"--bits"_s, QString::number(bits), u"--json"_s});
        QVERIFY_EXIT(ran, 0);
        const QJsonObject json = ran.document();
        const QString key = json.value("privateKeyFile"_L1).toString();
        const QString certificate = json.value("certificateFile"_L1).toString();
        QCOMPARE(key, folder + u"/private-key.pem"_s);
        QCOMPARE(certificate, folder + u"/cert.pem"_s);
        QCOMPARE(json.value("bits"_L1).toInt(), bits);
        QCOMPARE(QDir(folder).entryList(QDir::Files | QDir::Hidden).size(), 2);
#ifndef Q_OS_WIN
        QVERIFY(!(QFileInfo(key).permissions() &
                  (QFile::ReadGroup | QFile::WriteGroup | QFile::ReadOther | QFile::WriteOther)));
#endif
        QVERIFY(!output(u"openssl"_s, {u"pkey"_s, u"-in"_s, key, u"-check"_s, u"-noout"_s}).isEmpty());
        const QByteArray text = output(u"openssl"_s, {u"x509"_s, u"-in"_s, certificate, u"-noout"_s,
                                                      u"-text"_s, u"-fingerprint"_s, u"-sha256"_s});
        QVERIFY(text.contains("Public-Key: (" + QByteArray::number(bits) + " bit)"));
        QVERIFY(text.contains(json.value("sha256"_L1).toString().toUtf8()));
        QVERIFY(text.contains("salesforce-jwt-integration"));
        QCOMPARE(output(u"openssl"_s, {u"pkey"_s, u"-in"_s, key, u"-pubout"_s}),
                 output(u"openssl"_s, {u"x509"_s, u"-in"_s, certificate, u"-noout"_s, u"-pubkey"_s}));
    }

    void daysAndSubject_areInTheCertificate()
    {
        const QString folder = path(u"own"_s);
        const Ran ran = run({u"generate"_s, u"--out"_s, folder, u"--days"_s, u"30"_s, u"--subject"_s,
                             u"/C=DE/O=Bäcker \\/ Söhne/CN=my-app"_s, u"--json"_s});
        QVERIFY_EXIT(ran, 0);
        const QDateTime end =
            QDateTime::fromString(ran.document().value("notAfter"_L1).toString(), Qt::ISODate);
        QVERIFY(end.isValid());
        QCOMPARE((QDateTime::currentDateTimeUtc().secsTo(end) + 3600) / 86400, 30);
        const QByteArray subject =
            output(u"openssl"_s, {u"x509"_s, u"-in"_s, folder + u"/cert.pem"_s, u"-noout"_s, u"-subject"_s,
                                  u"-nameopt"_s, u"utf8,sep_comma_plus"_s});
        QVERIFY2(subject.contains("Bäcker / Söhne") && subject.contains("my-app"), subject.constData());
    }

    void existingKey_isNeverOverwritten_data()
    {
        QTest::addColumn<QString>("name");
        QTest::newRow("key") << u"private-key.pem"_s;
        QTest::newRow("certificate") << u"cert.pem"_s;
    }
    void existingKey_isNeverOverwritten()
    {
        QFETCH(QString, name);
        const QDir folder(path(u"there-"_s + name));
        QVERIFY(folder.mkpath(u"."_s));
        writeText(folder.filePath(name), "precious");
        const Ran ran = run({u"generate"_s, u"--out"_s, folder.path()});
        QVERIFY_EXIT(ran, 2);
        QVERIFY2(isHelpful(ran, folder.filePath(name)), ran.told().constData());
        QVERIFY2(ran.out.isEmpty(), ran.told().constData());
        QCOMPARE(contentOf(folder.filePath(name)), QByteArray("precious"));
        QCOMPARE(folder.entryList(QDir::Files | QDir::Hidden), QStringList{name});
    }

    void badUse_isRefusedAndLeavesNothing_data()
    {
        QTest::addColumn<QStringList>("arguments");
        QTest::addColumn<QString>("names");
        QTest::newRow("bits too few") << QStringList{u"--bits"_s, u"1024"_s} << u"1024"_s;
        QTest::newRow("bits odd") << QStringList{u"--bits"_s, u"2049"_s} << u"2049"_s;
        QTest::newRow("bits negative") << QStringList{u"--bits=-1"_s} << u"-1"_s;
        QTest::newRow("bits huge") << QStringList{u"--bits"_s, u"99999999999"_s} << u"99999999999"_s;
        QTest::newRow("bits a word") << QStringList{u"--bits"_s, u"many"_s} << u"many"_s;
        QTest::newRow("days none") << QStringList{u"--days"_s, u"0"_s} << u"0"_s;
        QTest::newRow("days negative") << QStringList{u"--days=-5"_s} << u"-5"_s;
        QTest::newRow("days too many") << QStringList{u"--days"_s, u"2147483647"_s} << u"2147483647"_s;
        QTest::newRow("days a word") << QStringList{u"--days"_s, u"long"_s} << u"long"_s;
        QTest::newRow("subject plain") << QStringList{u"--subject"_s, u"my-app"_s} << u"my-app"_s;
        QTest::newRow("subject empty") << QStringList{u"--subject"_s, QString()} << u"subject"_s;
        QTest::newRow("subject unknown part") << QStringList{u"--subject"_s, u"/XX=1"_s} << u"XX=1"_s;
        QTest::newRow("subject long country")
            << QStringList{u"--subject"_s, u"/C=Germany"_s} << u"C=Germany"_s;
    }
    void badUse_isRefusedAndLeavesNothing()
    {
        QFETCH(QStringList, arguments);
        QFETCH(QString, names);
        const QString folder = path(u"refused"_s);
        const Ran ran = run(QStringList{u"generate"_s, u"--out"_s, folder} + arguments);
        QVERIFY_EXIT(ran, 2);
        QVERIFY2(isHelpful(ran, names), ran.told().constData());
        QVERIFY2(ran.out.isEmpty(), ran.told().constData());
        QVERIFY(!QFileInfo::exists(folder));
        const Ran json = run(QStringList{u"generate"_s, u"--json"_s, u"--out"_s, folder} + arguments);
        QVERIFY(!json.document().value("problem"_L1).toObject().value("id"_L1).toString().isEmpty());
    }

    void missingOut_saysSo()
    {
        const Ran ran = run({u"generate"_s});
        QVERIFY_EXIT(ran, 2);
        QVERIFY2(isHelpful(ran, u"--out"_s), ran.told().constData());
    }

    void fileInPlaceOfTheFolder_isRefused()
    {
        const QString file = writeText(path(u"a-file"_s), "x");
        for (const QString &folder : {file, file + u"/below"_s}) {
            const Ran ran = run({u"generate"_s, u"--out"_s, folder});
            QVERIFY_EXIT(ran, 2);
            QVERIFY2(isHelpful(ran, folder), ran.told().constData());
        }
        QCOMPARE(contentOf(file), QByteArray("x"));
    }

    void lockedFolder_isRefused()
    {
#ifdef Q_OS_WIN
        QSKIP("rights of folders are another matter on Windows");
#else
        if (geteuid() == 0)
            QSKIP("the superuser may write everywhere");
        const QDir folder(path(u"locked"_s));
        QVERIFY(folder.mkpath(u"."_s));
        QVERIFY(QFile::setPermissions(folder.path(), QFile::ReadOwner | QFile::ExeOwner));
        const Ran ran = run({u"generate"_s, u"--out"_s, folder.path()});
        QFile::setPermissions(folder.path(), QFile::ReadOwner | QFile::WriteOwner | QFile::ExeOwner);
        QVERIFY_EXIT(ran, 2);
        QVERIFY2(isHelpful(ran, folder.path()), ran.told().constData());
#endif
    }
};

QTEST_GUILESS_MAIN(TestCliGenerate)
#include "tst_cli_generate.moc"
