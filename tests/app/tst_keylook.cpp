// SPDX-FileCopyrightText: 2026 The Keyway authors
// SPDX-License-Identifier: Apache-2.0

#include "app/window/KeyLook.h"
#include "core/crypto/KeyConversion.h"
#include "core/crypto/KeyFiles.h"

#include <QDir>
#include <QTemporaryDir>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace keyway;

class TestKeyLook : public QObject
{
    Q_OBJECT
private:
    QTemporaryDir m_folder;
    Secret m_right{QByteArray("correct horse")};
    Secret m_wrong{QByteArray("wrong horse")};

    QString at(const QString &name) const { return m_folder.filePath(name); }
    void put(const QString &name, const QByteArray &bytes) const
    {
        QFile file(at(name));
        QVERIFY(file.open(QIODevice::WriteOnly) && file.write(bytes) == bytes.size());
    }

private Q_SLOTS:
    void initTestCase()
    {
        CertificateSpec spec;
        spec.notBeforeUtc = QDateTime::currentDateTimeUtc();
        const KeyPair pair = *generateKeyPair(2048, spec);
        const KeyPair other = *generateKeyPair(2048, spec);
        const auto form = [&](KeyForm kind) {
            return convertKey(pair.key, kind, &m_right, &pair.certificate).value();
        };
        for (const QString &folder : {u"open"_s, u"locked"_s, u"mixed"_s, u"none"_s})
            QVERIFY(QDir(m_folder.path()).mkpath(folder));
        put(u"open/key.pem"_s, form(KeyForm::Pkcs8Pem).reveal());
        put(u"open/cert.pem"_s, pair.certificate.toPem());
        put(u"open/locked.pem"_s, form(KeyForm::EncryptedPkcs8Pem).reveal());
        put(u"locked/locked.pem"_s, form(KeyForm::EncryptedPkcs8Pem).reveal());
        put(u"locked/cert.pem"_s, pair.certificate.toPem());
        put(u"bag.p12"_s, form(KeyForm::Pkcs12).reveal());
        put(u"other.crt"_s, other.certificate.toPem());
        put(u"none/notes.txt"_s, "nothing here");
    }

    void files_areTakenAsGiven()
    {
        const auto both = sortKeyFiles({at(u"other.crt"_s), at(u"open/key.pem"_s)});
        QVERIFY(both.has_value());
        QCOMPARE(both->keyFile, at(u"open/key.pem"_s));
        QCOMPARE(both->certificateFile, at(u"other.crt"_s)); // the page says that it does not belong
        QVERIFY(!both->keyNeedsCopy);
        const auto certificate = sortKeyFiles({at(u"other.crt"_s)});
        QVERIFY(certificate.has_value() && certificate->keyFile.isEmpty());
        QCOMPARE(sortKeyFiles({at(u"none/notes.txt"_s)}).error().id, u"key.unknown"_s);
    }

    void protectedFile_asksForItsPassphrase_data()
    {
        QTest::addColumn<QStringList>("paths");
        QTest::addColumn<QString>("file");
        QTest::newRow("PEM") << QStringList{at(u"locked/locked.pem"_s)} << at(u"locked/locked.pem"_s);
        QTest::newRow("PEM and certificate")
            << QStringList{at(u"locked/cert.pem"_s), at(u"locked/locked.pem"_s)}
            << at(u"locked/locked.pem"_s);
        QTest::newRow("PKCS#12") << QStringList{at(u"bag.p12"_s)} << at(u"bag.p12"_s);
        QTest::newRow("folder") << QStringList{at(u"locked"_s)} << at(u"locked/locked.pem"_s);
    }
    void protectedFile_asksForItsPassphrase()
    {
        QFETCH(QStringList, paths);
        QFETCH(QString, file);
        const QMap<QString, QString> facts{{u"path"_s, QDir::toNativeSeparators(file)}};
        QCOMPARE(sortKeyFiles(paths).error(), (Problem{u"key.encrypted"_s, facts}));
        QCOMPARE(sortKeyFiles(paths, &m_wrong).error(), (Problem{u"key.passphrase-wrong"_s, facts}));
        const auto open = sortKeyFiles(paths, &m_right);
        QVERIFY(open.has_value());
        QCOMPARE(open->keyFile, file);
        QVERIFY(open->keyNeedsCopy);
        QVERIFY(openProtectedKey(open->keyFile, m_right).has_value());
    }

    void folder_givesItsPair_withoutAskingForWhatIsNotNeeded()
    {
        const auto sorted = sortKeyFiles({at(u"open"_s)});
        QVERIFY(sorted.has_value());
        QCOMPARE(sorted->keyFile, at(u"open/key.pem"_s));
        QCOMPARE(sorted->certificateFile, at(u"open/cert.pem"_s));
        QVERIFY(!sorted->keyNeedsCopy);
        QCOMPARE(sortKeyFiles({at(u"none"_s)}).error().id, u"key.no-pair"_s);
    }
};

QTEST_GUILESS_MAIN(TestKeyLook)
#include "tst_keylook.moc"
