// SPDX-FileCopyrightText: 2026 The Keyway authors
// SPDX-License-Identifier: Apache-2.0

#include "tests/app/KeyShop.h"

#include <QStringEncoder>

using namespace Qt::StringLiterals;
using namespace keyway::test;

class TestCliKeyForms : public QObject
{
    Q_OBJECT

    KeyShop m_shop;
    int m_made = 0;

    QString at(const QString &name) const { return m_shop.path(name); }
    QString fresh() { return at(u"made-%1"_s.arg(++m_made)); }

private Q_SLOTS:
    void initTestCase() { QVERIFY(m_shop.open()); }

    void everyKey_isWrittenInEveryForm_data()
    {
        QTest::addColumn<QString>("file");
        QTest::addColumn<QString>("form");
        QTest::addColumn<QString>("command"); ///< prints the public key of %1
        const QString phrase = u" -passin file:phrase.txt"_s;
        const QList<QPair<QString, QString>> forms{
            {u"pkcs8-pem"_s, u"pkey -in %1 -pubout"_s},
            {u"pkcs1-pem"_s, u"rsa -in %1 -pubout"_s},
            {u"pkcs8-der"_s, u"pkey -inform DER -in %1 -pubout"_s},
            {u"pkcs1-der"_s, u"rsa -inform DER -in %1 -pubout"_s},
            {u"encrypted-pkcs8-pem"_s, u"pkey -in %1 -pubout"_s + phrase},
            {u"pkcs12"_s, u"pkcs12 -nodes -nocerts -in %1 -out opened"_s + phrase},
            {u"base64"_s, u"base64 -d -A -in %1 -out opened"_s},
        };
        for (const QString &file : {u"key.pem"_s, u"locked.pem"_s, u"bag.p12"_s}) {
            for (const auto &[form, command] : forms)
                QTest::addRow("%s to %s", qPrintable(file), qPrintable(form)) << file << form << command;
        }
    }
    void everyKey_isWrittenInEveryForm()
    {
        QFETCH(QString, file);
        QFETCH(QString, form);
        QFETCH(QString, command);
        const QString out = fresh();
        QStringList arguments{u"key"_s, at(file), u"--to"_s, form, u"--out"_s, out, u"--json"_s};
        if (file != "key.pem"_L1)
            arguments << u"--passphrase-file"_s << at(u"phrase.txt"_s);
        if (form.startsWith("encrypted"_L1) || form == "pkcs12"_L1)
            arguments << u"--new-passphrase-file"_s << at(u"phrase.txt"_s);
        if (form == "pkcs12"_L1 && file != "bag.p12"_L1) // that one brings its certificate along
            arguments << u"--certificate"_s << at(u"cert.pem"_s);
        const Ran ran = run(arguments);
        QVERIFY_EXIT(ran, 0);
        QVERIFY(m_shop.isSilent(ran));
        QCOMPARE(ran.document().value("file"_L1).toString(), out);
        QCOMPARE(ran.document().value("form"_L1).toString(), form);
        QCOMPARE(ran.document().value("bytes"_L1).toInt(), int(contentOf(out).size()));
#ifndef Q_OS_WIN
        QCOMPARE(QFile::permissions(out) & (QFile::ReadGroup | QFile::ReadOther), QFile::Permissions());
#endif
        QFile::remove(at(u"opened"_s));
        QVERIFY(
            m_shop.openssl(command.arg(out) + (command.contains("opened"_L1) ? u""_s : u" -out public"_s)));
        if (command.contains("opened"_L1))
            QVERIFY(m_shop.openssl(u"pkey -in opened -pubout -out public"_s));
        QCOMPARE(m_shop.content(u"public"_s), m_shop.content(u"public.pem"_s));
    }

    void file_isNeverOverwritten()
    {
        const QByteArray before = m_shop.content(u"other.pem"_s);
        const Ran ran =
            run({u"key"_s, at(u"key.pem"_s), u"--to"_s, u"pkcs1-pem"_s, u"--out"_s, at(u"other.pem"_s)});
        QVERIFY_EXIT(ran, 2);
        QVERIFY2(isHelpful(ran, at(u"other.pem"_s)), ran.told().constData());
        QCOMPARE(m_shop.content(u"other.pem"_s), before);
    }

    void whatCannotBeDone_isSaid_andNothingIsWritten_data()
    {
        QTest::addColumn<QStringList>("more"); ///< a name with a dot is a file of the shop
        QTest::addColumn<int>("exit");
        QTest::addColumn<QString>("problem");
        const QStringList bag{u"key.pem"_s, u"--to"_s, u"pkcs12"_s};
        const QStringList phrase{u"--new-passphrase-file"_s, u"phrase.txt"_s};
        QTest::newRow("unknown form")
            << QStringList{u"key.pem"_s, u"--to"_s, u"jks"_s} << 2 << u"usage.key-form"_s;
        QTest::newRow("no pass phrase") << QStringList{u"key.pem"_s, u"--to"_s, u"encrypted-pkcs8-pem"_s} << 2
                                        << u"key.passphrase-missing"_s;
        QTest::newRow("pass phrase for an open form")
            << QStringList{u"key.pem"_s, u"--to"_s, u"pkcs1-pem"_s} + phrase << 2
            << u"usage.form-without-passphrase"_s;
        QTest::newRow("no certificate") << bag + phrase << 2 << u"key.certificate-missing"_s;
        QTest::newRow("certificate of another key")
            << bag + phrase + QStringList{u"--certificate"_s, u"other.crt"_s} << 1
            << u"usage.certificate-of-another-key"_s;
        QTest::newRow("locked, no pass phrase")
            << QStringList{u"locked.pem"_s, u"--to"_s, u"pkcs8-pem"_s} << 2 << u"key.encrypted"_s;
        QTest::newRow("PKCS#12, wrong pass phrase")
            << QStringList{u"bag.p12"_s, u"--to"_s, u"pkcs8-pem"_s, u"--passphrase-file"_s, u"wrong.txt"_s}
            << 2 << u"key.passphrase-wrong"_s;
        QTest::newRow("a certificate as key")
            << QStringList{u"cert.pem"_s, u"--to"_s, u"pkcs8-pem"_s} << 2 << u"key.is-certificate"_s;
        QTest::newRow("--out without --to") << QStringList{u"key.pem"_s} << 2 << u"usage.option-needs"_s;
    }
    void whatCannotBeDone_isSaid_andNothingIsWritten()
    {
        QFETCH(QStringList, more);
        QFETCH(int, exit);
        QFETCH(QString, problem);
        const QString out = fresh();
        QStringList arguments{u"key"_s, u"--json"_s, u"--out"_s, out};
        for (const QString &word : more)
            arguments << (word.contains(u'.') ? at(word) : word);
        const Ran ran = run(arguments);
        QVERIFY_EXIT(ran, exit);
        QCOMPARE(ran.documents().size(), 1);
        QCOMPARE(ran.document().value("problem"_L1).toObject().value("id"_L1).toString(), problem);
        QVERIFY2(isHelpful(ran, {}), ran.told().constData());
        QVERIFY(m_shop.isSilent(ran));
        QVERIFY(!QFile::exists(out));
    }

    void passphraseFile_ofAWindowsShell_isRead()
    {
        QStringEncoder encoder(QStringEncoder::Utf16LE);
        const QString line = QString::fromLatin1(KeyShop::phrase) + u"\r\n"_s;
        writeText(at(u"utf16.txt"_s), QByteArray("\xFF\xFE") + QByteArray(encoder(line)));
        writeText(at(u"mark.txt"_s), "\xEF\xBB\xBF" + line.toUtf8());
        for (const QString &name : {u"utf16.txt"_s, u"mark.txt"_s}) {
            const Ran ran = run({u"key"_s, at(u"locked.pem"_s), u"--passphrase-file"_s, at(name)});
            QVERIFY_EXIT(ran, 0);
        }
    }

    void pkcs12_isInspectedWithItsCertificate()
    {
        const Ran ran =
            run({u"key"_s, at(u"bag.p12"_s), u"--passphrase-file"_s, at(u"phrase.txt"_s), u"--json"_s});
        QVERIFY_EXIT(ran, 0);
        QCOMPARE(ran.document().value("kind"_L1).toString(), u"pkcs12"_s);
        QCOMPARE(ran.document().value("usable"_L1), QJsonValue(true));
        QCOMPARE(ran.document().value("encrypted"_L1), QJsonValue(true));
        QCOMPARE(ran.document().value("matchesCertificate"_L1), QJsonValue(true));
        const Ran line =
            run({u"key"_s, at(u"bag.p12"_s), u"--passphrase-file"_s, at(u"phrase.txt"_s), u"--base64"_s});
        QVERIFY_EXIT(line, 0);
        QCOMPARE(QByteArray::fromBase64(line.out.trimmed()), m_shop.content(u"key.pem"_s));
    }
};

QTEST_GUILESS_MAIN(TestCliKeyForms)
#include "tst_cli_keyforms.moc"
