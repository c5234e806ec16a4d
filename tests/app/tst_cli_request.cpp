// SPDX-FileCopyrightText: 2026 The Keyway authors
// SPDX-License-Identifier: Apache-2.0

#include "tests/app/KeyShop.h"

using namespace Qt::StringLiterals;
using namespace keyway::test;

class TestCliRequest : public QObject
{
    Q_OBJECT

    KeyShop m_shop;
    QString at(const QString &name) const { return m_shop.path(name); }

private Q_SLOTS:
    void initTestCase()
    {
        QVERIFY(m_shop.open());
        QVERIFY(
            m_shop.openssl(u"req -x509 -nodes -newkey rsa:2048 -keyout ca.key -out ca.pem -subj /CN=CA"_s));
    }

    void request_goesToAnAuthority_andItsAnswerComesBack()
    {
        const Ran asked = run({u"request"_s, at(u"locked.pem"_s), u"--passphrase-file"_s, at(u"phrase.txt"_s),
                               u"--subject"_s, u"/C=DE/CN=salesforce-jwt"_s, u"--out"_s, at(u"our.csr"_s)});
        QVERIFY_EXIT(asked, 0);
        QVERIFY(asked.out.contains("our.csr") && m_shop.isSilent(asked));
        QVERIFY(m_shop.openssl(u"req -in our.csr -noout -verify"_s));
        const QString sign =
            u"x509 -req -in our.csr -CA ca.pem -CAkey ca.key -CAcreateserial -days 90 -out "_s;
        QVERIFY(m_shop.openssl(sign + u"leaf.pem"_s));
        writeText(at(u"answer.txt"_s),
                  "Dear customer,\n" + m_shop.content(u"ca.pem"_s) + m_shop.content(u"leaf.pem"_s));

        const QStringList take{u"request"_s, at(u"key.pem"_s), u"--answer"_s, at(u"answer.txt"_s),
                               u"--out"_s};
        const Ran json = run(take + QStringList{at(u"upload.pem"_s), u"--json"_s});
        QVERIFY_EXIT(json, 0);
        QCOMPARE(m_shop.content(u"upload.pem"_s), m_shop.content(u"leaf.pem"_s));
        const QJsonObject document = json.document();
        QCOMPARE(document.value("form"_L1).toString(), u"pem"_s);
        QCOMPARE(document.value("subject"_L1).toString(), u"CN=salesforce-jwt,C=DE"_s);
        QCOMPARE(document.value("bytes"_L1).toInt(), int(m_shop.content(u"leaf.pem"_s).size()));
        QCOMPARE(document.value("repairs"_L1).toArray(),
                 (QJsonArray{u"text-stripped"_s, u"chain-stripped"_s}));
        const Ran plain = run(take + QStringList{at(u"again.pem"_s)});
        QVERIFY_EXIT(plain, 0);
        QVERIFY2(plain.out.contains("upload this one") && plain.out.contains("certificates were left out") &&
                     !plain.out.contains("answer-repair"),
                 plain.told().constData());
        const Ran over = run(take + QStringList{at(u"again.pem"_s)});
        QVERIFY_EXIT(over, 2);

        writeText(at(u"big.ext"_s), "nsComment=\"" + QByteArray(2600, 'x') + "\"\n");
        QVERIFY(m_shop.openssl(sign + u"big.pem -extfile big.ext"_s));
        const Ran der = run({u"request"_s, at(u"key.pem"_s), u"--answer"_s, at(u"big.pem"_s), u"--out"_s,
                             at(u"upload.der"_s), u"--json"_s});
        QVERIFY_EXIT(der, 0);
        QCOMPARE(der.document().value("form"_L1).toString(), u"der"_s);
        QVERIFY(m_shop.content(u"upload.der"_s).startsWith('\x30'));
    }

    void whatCannotBeDone_isSaid_andNothingIsWritten_data()
    {
        QTest::addColumn<QStringList>("more"); ///< a name with a dot is a file of the shop
        QTest::addColumn<int>("exit");
        QTest::addColumn<QString>("problem");
        const QString subject = u"--subject"_s;
        const QString answer = u"--answer"_s;
        QTest::newRow("nothing to do") << QStringList{u"key.pem"_s} << 2 << u"usage.option-missing"_s;
        QTest::newRow("both at once") << QStringList{u"key.pem"_s, subject, u"/CN=x"_s, answer, u"cert.pem"_s}
                                      << 2 << u"usage.not-together"_s;
        QTest::newRow("no key file") << QStringList{subject, u"/CN=x"_s} << 2 << u"usage.one-file"_s;
        QTest::newRow("subject") << QStringList{u"key.pem"_s, subject, u"CN=x"_s} << 2
                                 << u"certificate.subject-invalid"_s;
        QTest::newRow("locked key") << QStringList{u"locked.pem"_s, subject, u"/CN=x"_s} << 2
                                    << u"key.encrypted"_s;
        QTest::newRow("answer to another key")
            << QStringList{u"key.pem"_s, answer, u"other.crt"_s} << 1 << u"certificate.none-belongs"_s;
        QTest::newRow("key as answer")
            << QStringList{u"key.pem"_s, answer, u"other.pem"_s} << 2 << u"certificate.is-private-key"_s;
        QTest::newRow("answer missing")
            << QStringList{u"key.pem"_s, answer, u"no.pem"_s} << 2 << u"file.missing"_s;
    }
    void whatCannotBeDone_isSaid_andNothingIsWritten()
    {
        QFETCH(QStringList, more);
        QFETCH(int, exit);
        QFETCH(QString, problem);
        const QString out = at(u"nothing"_s);
        QStringList arguments{u"request"_s, u"--json"_s, u"--out"_s, out};
        for (const QString &word : more)
            arguments << (word.contains(u'.') ? at(word) : word);
        const Ran ran = run(arguments);
        QVERIFY_EXIT(ran, exit);
        QCOMPARE(ran.document().value("problem"_L1).toObject().value("id"_L1).toString(), problem);
        QVERIFY2(isHelpful(ran, {}), ran.told().constData());
        QVERIFY(m_shop.isSilent(ran));
        QVERIFY(!QFile::exists(out));
    }

    void help_namesTheOptions()
    {
        const Ran ran = run({u"request"_s, u"--help"_s});
        QVERIFY_EXIT(ran, 0);
        for (const QString &option :
             {u"--subject"_s, u"--answer"_s, u"--out"_s, u"--passphrase-file"_s, u"--json"_s})
            QVERIFY2(ran.out.contains(option.toUtf8()), qPrintable(option));
        QVERIFY(run({u"--help"_s}).out.contains("\n  request "));
    }
};

QTEST_GUILESS_MAIN(TestCliRequest)
#include "tst_cli_request.moc"
