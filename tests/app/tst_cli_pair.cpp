// SPDX-FileCopyrightText: 2026 The Keyway authors
// SPDX-License-Identifier: Apache-2.0

#include "tests/app/KeyShop.h"

#include <QFileInfo>

using namespace Qt::StringLiterals;
using namespace keyway::test;

class TestCliPair : public QObject
{
    Q_OBJECT

    KeyShop m_shop;
    QString at(const QString &name) const { return m_shop.path(name); }
    static QString nameOf(const QJsonValue &path) { return QFileInfo(path.toString()).fileName(); }

private Q_SLOTS:
    void initTestCase() { QVERIFY(m_shop.open()); }

    void folder_isSorted()
    {
        const Ran ran = run({u"pair"_s, m_shop.folder(), u"--json"_s});
        QVERIFY_EXIT(ran, 0);
        QVERIFY(m_shop.isSilent(ran));
        const QJsonArray groups = ran.document().value("groups"_L1).toArray();
        QCOMPARE(groups.size(), 2);
        const QJsonObject first = groups.at(0).toObject();
        QCOMPARE(nameOf(first.value("keyFile"_L1)), u"key.pem"_s);
        QCOMPARE(nameOf(first.value("certificateFile"_L1)), u"cert.pem"_s);
        QCOMPARE(first.value("sha256"_L1).toString().size(), 95);
        QCOMPARE(first.value("files"_L1).toArray().size(), 3); // with public.pem
        QHash<QString, QString> others;
        for (const QJsonValue &other : ran.document().value("others"_L1).toArray())
            others.insert(nameOf(other["file"_L1]), other["reasonId"_L1].toString());
        QCOMPARE(others.value(u"bag.p12"_s), u"key.encrypted"_s);
        QCOMPARE(others.value(u"locked.pem"_s), u"key.encrypted"_s);
        QCOMPARE(others.value(u"phrase.txt"_s), u"key.unknown"_s);
        for (const QString &field : {u"file"_s, u"kind"_s, u"usable"_s, u"reason"_s})
            QVERIFY(first.value("files"_L1).toArray().at(0).toObject().contains(field));
    }

    void text_saysWhichToUse()
    {
        const Ran ran = run({u"pair"_s, at(u"other.crt"_s), at(u"other.pem"_s)});
        QVERIFY_EXIT(ran, 0);
        QVERIFY2(ran.out.contains("other.pem: private-key, the key to use") &&
                     ran.out.contains("other.crt: certificate, the certificate to upload"),
                 ran.told().constData());
    }

    void passphrase_opensProtectedKeys()
    {
        const QStringList files{u"pair"_s, at(u"locked.pem"_s), at(u"cert.pem"_s), u"--json"_s,
                                u"--passphrase-file"_s};
        const Ran open = run(files + QStringList{at(u"phrase.txt"_s)});
        QVERIFY_EXIT(open, 0);
        QVERIFY(m_shop.isSilent(open));
        const Ran wrong = run(files + QStringList{at(u"wrong.txt"_s)});
        QVERIFY_EXIT(wrong, 1);
        QVERIFY(m_shop.isSilent(wrong));
        QCOMPARE(wrong.document().value("problem"_L1).toObject().value("id"_L1).toString(),
                 u"key.passphrase-wrong"_s);
        QVERIFY2(isHelpful(wrong, at(u"locked.pem"_s)), wrong.told().constData());
    }

    void noPair_isSaid_withWhatThereIs()
    {
        const Ran ran = run({u"pair"_s, at(u"key.pem"_s), at(u"other.crt"_s), u"--json"_s});
        QVERIFY_EXIT(ran, 1);
        QCOMPARE(ran.documents().size(), 1);
        QCOMPARE(ran.document().value("groups"_L1).toArray().size(), 2);
        QCOMPARE(ran.document().value("problem"_L1).toObject().value("id"_L1).toString(), u"key.no-pair"_s);
        QVERIFY2(isHelpful(ran, {}), ran.told().constData());
    }

    void wrongUse_saysHow()
    {
        const Ran none = run({u"pair"_s});
        QVERIFY_EXIT(none, 2);
        QVERIFY2(isHelpful(none, {}), none.told().constData());
        const Ran missing = run({u"pair"_s, at(u"nowhere"_s)});
        QVERIFY_EXIT(missing, 2);
        QVERIFY2(isHelpful(missing, at(u"nowhere"_s)), missing.told().constData());
    }

    void help_namesTheOptions()
    {
        const Ran ran = run({u"pair"_s, u"--help"_s});
        QVERIFY_EXIT(ran, 0);
        for (const QString &option : {u"--passphrase-file"_s, u"--json"_s})
            QVERIFY2(ran.out.contains(option.toUtf8()), qPrintable(option));
        QVERIFY(run({u"--help"_s}).out.contains("\n  pair "));
    }
};

QTEST_GUILESS_MAIN(TestCliPair)
#include "tst_cli_pair.moc"
