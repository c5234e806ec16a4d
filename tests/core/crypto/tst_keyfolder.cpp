// SPDX-FileCopyrightText: 2026 The Keyway authors
// SPDX-License-Identifier: Apache-2.0

#include "core/crypto/KeyConversion.h"
#include "core/crypto/KeyFiles.h"
#include "core/crypto/KeyFolder.h"
#include "tests/core/crypto/OpenSslCommand.h"

#include <QDir>

using namespace Qt::StringLiterals;
using namespace keyway;

class TestKeyFolder : public QObject
{
    Q_OBJECT
private:
    test::OpenSslCommand m_files; ///< here mostly a folder to put files in
    std::optional<KeyPair> m_first;
    std::optional<KeyPair> m_second;
    Secret m_phrase{QByteArray("correct horse")};

    QString file(const QString &name) const { return m_files.path(name); }
    static const KeyFolderGroup *groupWith(const KeyFolder &folder, const QString &path)
    {
        for (const KeyFolderGroup &group : folder.groups) {
            for (const KeyFolderFile &file : group.files) {
                if (file.path == path)
                    return &group;
            }
        }
        return nullptr;
    }
    static std::optional<KeyFolderFile> find(const KeyFolder &folder, const QString &path)
    {
        QList<KeyFolderFile> all = folder.others;
        for (const KeyFolderGroup &group : folder.groups)
            all << group.files;
        for (const KeyFolderFile &file : std::as_const(all)) {
            if (file.path == path)
                return file;
        }
        return {};
    }

private Q_SLOTS:
    void initTestCase()
    {
        if (!test::OpenSslCommand::isThere())
            QSKIP("the openssl command is not installed");
        CertificateSpec spec;
        spec.notBeforeUtc = QDateTime::currentDateTimeUtc();
        m_first = *generateKeyPair(2048, spec);
        m_second = *generateKeyPair(2048, spec);
        const PrivateKey &key = m_first->key;
        const QByteArray pem = key.toPkcs8Pem().reveal();
        m_files.put(u"a-protected.pem"_s,
                    convertKey(key, KeyForm::EncryptedPkcs8Pem, &m_phrase).value().reveal());
        m_files.put(u"b-bag.p12"_s,
                    convertKey(key, KeyForm::Pkcs12, &m_phrase, &m_first->certificate).value().reveal());
        m_files.put(u"key.der"_s, convertKey(key, KeyForm::Pkcs8Der).value().reveal());
        m_files.put(u"key.pem"_s, pem);
        m_files.put(u"cert-old.pem"_s, m_first->certificate.toPem());
        spec.days = 5000;
        const Certificate renewed = *Certificate::selfSigned(key, spec);
        m_files.put(u"cert-renewed.crt"_s, renewed.toDer());
        m_files.put(u"chain.pem"_s, m_second->certificate.toPem() + renewed.toPem());
        m_files.put(u"other-cert.pem"_s, m_second->certificate.toPem());
        QVERIFY(m_files(u"pkey -in key.pem -pubout -out public.pem"_s));
        QVERIFY(m_files(u"req -new -key key.pem -subj /CN=x -out request.pem"_s));
        QVERIFY(m_files(u"req -x509 -nodes -newkey ec -pkeyopt ec_paramgen_curve:P-256 -keyout ec.pem "
                        "-out ec-cert.pem -subj /CN=x"_s));
        m_files.put(u"notes.txt"_s, "the pass phrase is with Joe");
        m_files.put(u"empty.pem"_s, {});
        m_files.put(u"large.bin"_s, QByteArray(1024 * 1024 + 1, 'A'));
        QVERIFY(QDir(m_files.folder()).mkpath(u"deeper"_s));
        m_files.put(u"deeper/second.pem"_s, m_second->key.toPkcs8Pem().reveal());
    }

    void folder_isSortedIntoGroups()
    {
        const KeyFolder folder = sortKeyFolder({m_files.folder()});
        const KeyFolderGroup &pair = folder.groups.first();
        QCOMPARE(pair.keyFile, file(u"key.pem"_s));
        QCOMPARE(pair.certificateFile, file(u"cert-renewed.crt"_s));
        QCOMPARE(pair.publicKeySha256.count(u':'), 31);
        for (const QString &name : {u"key.der"_s, u"cert-old.pem"_s, u"public.pem"_s, u"request.pem"_s})
            QCOMPARE(groupWith(folder, file(name)), &pair);
        QCOMPARE(groupWith(folder, file(u"chain.pem"_s)), &pair); // the leaf stands second in it
        QVERIFY(groupWith(folder, file(u"other-cert.pem"_s)) != &pair);
        QVERIFY(!find(folder, file(u"large.bin"_s)).has_value());
        QVERIFY(!find(folder, file(u"deeper/second.pem"_s)).has_value());
        QVERIFY(!whyNoPair(folder).has_value());
        for (const QString &name : {u"a-protected.pem"_s, u"b-bag.p12"_s, u"notes.txt"_s, u"empty.pem"_s})
            QVERIFY2(!groupWith(folder, file(name)) && find(folder, file(name)), qPrintable(name));
    }

    void everyFile_saysWhatItIsAndWhyItCannotBeUsed_data()
    {
        QTest::addColumn<QString>("name");
        QTest::addColumn<QString>("kind");
        QTest::addColumn<QString>("reason");
        const auto row = [](const char *name, const QString &kind, const QString &reason) {
            QTest::newRow(name) << QString::fromLatin1(name) << kind << reason;
        };
        row("key.pem", u"private-key"_s, {});
        row("key.der", u"private-key"_s, {});
        row("cert-old.pem", u"certificate"_s, {});
        row("cert-renewed.crt", u"certificate"_s, {});
        row("chain.pem", u"certificate"_s, u"certificate.is-chain"_s);
        row("ec.pem", u"ec-private-key"_s, u"key.is-ec"_s);
        row("ec-cert.pem", u"certificate"_s, u"certificate.key-unsuitable"_s);
        row("public.pem", u"public-key"_s, u"key.is-public-key"_s);
        row("request.pem", u"certificate-request"_s, u"key.is-request"_s);
        row("a-protected.pem", u"encrypted-private-key"_s, u"key.encrypted"_s);
        row("b-bag.p12", u"pkcs12"_s, u"key.encrypted"_s);
        row("notes.txt", u"unknown"_s, u"key.unknown"_s);
        row("empty.pem", u"unknown"_s, u"file.empty"_s);
    }
    void everyFile_saysWhatItIsAndWhyItCannotBeUsed()
    {
        QFETCH(QString, name);
        QFETCH(QString, kind);
        QFETCH(QString, reason);
        const auto found = find(sortKeyFolder({m_files.folder()}), file(name));
        QVERIFY(found.has_value());
        QCOMPARE(found->kind, kind);
        QCOMPARE(found->reason.id, reason);
        QCOMPARE(found->usable, reason.isEmpty());
    }

    void passphrase_bringsProtectedKeysIntoTheirGroup()
    {
        const QStringList files{file(u"b-bag.p12"_s), file(u"a-protected.pem"_s), file(u"cert-old.pem"_s)};
        const KeyFolder closed = sortKeyFolder(files);
        QCOMPARE(closed.groups.size(), 1);
        QCOMPARE(closed.others.size(), 2);
        QCOMPARE(whyNoPair(closed)->id, u"key.encrypted"_s);
        QVERIFY(whyNoPair(closed)->facts.value(u"path"_s).endsWith(u"b-bag.p12"_s));
        const KeyFolder open = sortKeyFolder(files, &m_phrase);
        QCOMPARE(open.groups.size(), 1);
        QCOMPARE(open.groups.first().files.size(), 3);
        QCOMPARE(open.groups.first().keyFile, file(u"a-protected.pem"_s));
        QVERIFY(!whyNoPair(open).has_value());
        const Secret wrong(QByteArray("wrong horse"));
        QCOMPARE(whyNoPair(sortKeyFolder(files, &wrong))->id, u"key.passphrase-wrong"_s);
    }

    void usableAndOpenKey_isPreferredToAProtectedOne()
    {
        const KeyFolder folder = sortKeyFolder({m_files.folder()}, &m_phrase);
        QCOMPARE(folder.groups.first().keyFile, file(u"key.pem"_s));
        QCOMPARE(groupWith(folder, file(u"b-bag.p12"_s)), &folder.groups.first());
    }

    void filesThatDoNotBelongTogether_areTwoGroups()
    {
        const KeyFolder folder = sortKeyFolder({file(u"other-cert.pem"_s), file(u"key.pem"_s)});
        QCOMPARE(folder.groups.size(), 2);
        const auto why = whyNoPair(folder);
        QCOMPARE(why->id, u"key.no-pair"_s);
        QCOMPARE(why->facts.value(u"keys"_s), u"1"_s);
        QCOMPARE(why->facts.value(u"certificates"_s), u"1"_s);
    }

    void completePairs_comeFirst_andAFileTwiceCountsOnce()
    {
        const KeyFolder folder =
            sortKeyFolder({file(u"ec.pem"_s), file(u"deeper"_s), file(u"other-cert.pem"_s),
                           file(u"deeper/second.pem"_s), file(u"key.pem"_s)});
        QCOMPARE(folder.groups.size(), 3);
        QCOMPARE(folder.groups.first().keyFile, file(u"deeper/second.pem"_s));
        QCOMPARE(folder.groups.first().files.size(), 2);
    }

    void missingFile_isNamed()
    {
        const KeyFolder folder = sortKeyFolder({file(u"nowhere.pem"_s)});
        QCOMPARE(folder.others.value(0).reason.id, u"file.missing"_s);
    }
};

QTEST_GUILESS_MAIN(TestKeyFolder)
#include "tst_keyfolder.moc"
