// SPDX-FileCopyrightText: 2026 The Keyway authors
// SPDX-License-Identifier: Apache-2.0

#include "core/crypto/KeyDoctor.h"
#include "core/crypto/KeyFiles.h"

#include <QDir>
#include <QFileInfo>
#include <QTemporaryDir>
#include <QTest>
#include <QThread>

#ifdef Q_OS_WIN
#include <aclapi.h>
#include <sddl.h>
#include <windows.h>
#endif
#ifdef Q_OS_UNIX
#include <csignal>
#include <sys/resource.h>
#include <sys/stat.h>
#include <unistd.h>
#endif

using namespace Qt::StringLiterals;
using namespace keyway;

class TestKeyFiles : public QObject
{
    Q_OBJECT
private:
    std::optional<KeyPair> m_pair;
    std::unique_ptr<QTemporaryDir> m_dir;

    QString path(const QString &name) const { return m_dir->filePath(name); }
    void put(const QString &name, const QByteArray &bytes) const
    {
        QFile file(path(name));
        QVERIFY(file.open(QIODevice::WriteOnly) && file.write(bytes) == bytes.size());
    }
    QStringList entries(const QString &folder) const
    {
        return QDir(folder).entryList(QDir::AllEntries | QDir::Hidden | QDir::System | QDir::NoDotAndDotDot);
    }

private Q_SLOTS:
    void initTestCase()
    {
        CertificateSpec spec;
        spec.notBeforeUtc = QDateTime::currentDateTimeUtc();
        const auto pair = generateKeyPair(2048, spec);
        QVERIFY(pair.has_value());
        m_pair = *pair;
    }
    void init() { m_dir = std::make_unique<QTemporaryDir>(); }

    void pair_generated_belongsTogether() { QVERIFY(m_pair->certificate.matches(m_pair->key)); }

    void pair_withBadBitsOrSubject_isRefused()
    {
        CertificateSpec spec;
        spec.notBeforeUtc = QDateTime::currentDateTimeUtc();
        QCOMPARE(generateKeyPair(1024, spec).error().id, u"key.bits-unsupported"_s);
        spec.subject = u"x"_s;
        QCOMPARE(generateKeyPair(2048, spec).error().id, u"certificate.subject-invalid"_s);
    }

    void written_intoANewFolder_twoFilesAndNothingElse()
    {
        const QString folder = path(u"new/größer"_s);
        const auto files = writeKeyPair(folder, *m_pair);
        QVERIFY(files.has_value());
        QCOMPARE(files->privateKeyFile, folder + u"/private-key.pem"_s);
        QCOMPARE(files->certificateFile, folder + u"/cert.pem"_s);
        QCOMPARE(entries(folder), (QStringList{u"cert.pem"_s, u"private-key.pem"_s}));
        QCOMPARE(*readFile(files->privateKeyFile), m_pair->key.toPkcs8Pem().reveal());
        QCOMPARE(*readFile(files->certificateFile), m_pair->certificate.toPem());
        QVERIFY(inspectKey(*readFile(files->privateKeyFile)).usable());
        QVERIFY(isOwnerOnly(files->privateKeyFile));
    }

#ifdef Q_OS_UNIX
    void privateKey_hasMode0600_whateverTheUmask_data()
    {
        QTest::addColumn<int>("mask");
        QTest::newRow("open umask") << 0;
        QTest::newRow("usual umask") << 022;
    }
    void privateKey_hasMode0600_whateverTheUmask()
    {
        QFETCH(int, mask);
        const mode_t before = ::umask(static_cast<mode_t>(mask));
        const auto files = writeKeyPair(path(u"out"_s), *m_pair);
        ::umask(before);
        QVERIFY(files.has_value());
        struct stat info = {};
        QCOMPARE(::stat(QFile::encodeName(files->privateKeyFile).constData(), &info), 0);
        QCOMPARE(static_cast<int>(info.st_mode & 07777), 0600);
        QVERIFY(isOwnerOnly(files->privateKeyFile));
        QVERIFY(!isOwnerOnly(files->certificateFile));
    }

    void ownerOnly_isFalseWhenSomebodyElseHasARight_data()
    {
        QTest::addColumn<int>("mode");
        QTest::addColumn<bool>("ownerOnly");
        QTest::newRow("0600") << 0600 << true;
        QTest::newRow("0400") << 0400 << true;
        QTest::newRow("0640") << 0640 << false;
        QTest::newRow("0604") << 0604 << false;
        QTest::newRow("0644") << 0644 << false;
        QTest::newRow("0620") << 0620 << false;
    }
    void ownerOnly_isFalseWhenSomebodyElseHasARight()
    {
        QFETCH(int, mode);
        QFETCH(bool, ownerOnly);
        put(u"f"_s, "x");
        QCOMPARE(::chmod(QFile::encodeName(path(u"f"_s)).constData(), static_cast<mode_t>(mode)), 0);
        QCOMPARE(isOwnerOnly(path(u"f"_s)), ownerOnly);
    }

    void diskFull_leavesNothing()
    {
        // A limit on the size of files stands in for a full disk: the system refuses the same call.
        ::rlimit before = {};
        QCOMPARE(::getrlimit(RLIMIT_FSIZE, &before), 0);
        const auto oldHandler = std::signal(SIGXFSZ, SIG_IGN);
        ::rlimit small = before;
        small.rlim_cur = 100;
        ::setrlimit(RLIMIT_FSIZE, &small);
        const auto files = writeKeyPair(path(u"out"_s), *m_pair);
        ::setrlimit(RLIMIT_FSIZE, &before);
        std::signal(SIGXFSZ, oldHandler);
        QVERIFY(!files);
        QCOMPARE(files.error().id, u"file.not-written"_s);
        QVERIFY(!files.error().facts.value(u"reason"_s).isEmpty());
        QCOMPARE(entries(path(u"out"_s)), QStringList());
    }

    void certificateNameTaken_afterTheKeyWasNamed_takesTheKeyBack()
    {
        // A dangling link is not seen by the first look, but the system refuses to put a file there.
        QVERIFY(QFile::link(path(u"nowhere"_s), path(u"cert.pem"_s)));
        const auto files = writeKeyPair(m_dir->path(), *m_pair);
        QVERIFY(!files);
        QCOMPARE(files.error().id, u"file.exists"_s);
        QCOMPARE(entries(m_dir->path()), QStringList{u"cert.pem"_s});
        QVERIFY(!QFile::exists(path(u"nowhere"_s)));
    }

    void unwritableFolder_isSaid()
    {
        if (::geteuid() == 0)
            QSKIP("the superuser may write anywhere; unwritableFolder_evenForTheSuperuser stands in");
        QVERIFY(QFile::setPermissions(m_dir->path(), QFile::ReadOwner | QFile::ExeOwner));
        const auto files = writeKeyPair(m_dir->path(), *m_pair);
        QFile::setPermissions(m_dir->path(), QFile::ReadOwner | QFile::WriteOwner | QFile::ExeOwner);
        QVERIFY(!files);
        QCOMPARE(files.error().id, u"folder.not-writable"_s);
        QCOMPARE(entries(m_dir->path()), QStringList());
    }

    void endlessDevice_isTooLarge_notReadForEver()
    {
        if (!QFile::exists(u"/dev/zero"_s))
            QSKIP("no /dev/zero here");
        QCOMPARE(readFile(u"/dev/zero"_s).error().id, u"file.too-large"_s);
    }
#endif

#ifdef Q_OS_WIN
    void ownerOnly_isFalseWhenSomebodyElseHasARight_data()
    {
        QTest::addColumn<QString>("list"); // "P": nothing from the folder; OW its owner, SY the system
        QTest::addColumn<bool>("ownerOnly");
        QTest::newRow("owner") << u"D:P(A;;FA;;;%1)"_s << true;
        QTest::newRow("everybody may read") << u"D:P(A;;FA;;;%1)(A;;FR;;;WD)"_s << false;
        QTest::newRow("everybody may write") << u"D:P(A;;FA;;;%1)(A;;FW;;;WD)"_s << false;
    }
    void ownerOnly_isFalseWhenSomebodyElseHasARight()
    {
        QFETCH(QString, list);
        QFETCH(bool, ownerOnly);
        put(u"f"_s, "x");
        const std::wstring name = QDir::toNativeSeparators(path(u"f"_s)).toStdWString();
        PSID owner = nullptr;
        PSECURITY_DESCRIPTOR before = nullptr;
        QCOMPARE(GetNamedSecurityInfoW(name.c_str(), SE_FILE_OBJECT, OWNER_SECURITY_INFORMATION, &owner,
                                       nullptr, nullptr, nullptr, &before),
                 DWORD(ERROR_SUCCESS));
        LPWSTR sid = nullptr;
        QVERIFY(ConvertSidToStringSidW(owner, &sid));
        PSECURITY_DESCRIPTOR wanted = nullptr;
        QVERIFY(ConvertStringSecurityDescriptorToSecurityDescriptorW(
            list.arg(QString::fromWCharArray(sid)).toStdWString().c_str(), SDDL_REVISION_1, &wanted,
            nullptr));
        QVERIFY(SetFileSecurityW(name.c_str(), DACL_SECURITY_INFORMATION, wanted));
        QCOMPARE(isOwnerOnly(path(u"f"_s)), ownerOnly);
        LocalFree(wanted);
        LocalFree(sid);
        LocalFree(before);
    }
#endif

    void unwritableFolder_evenForTheSuperuser_isSaid_data()
    {
        QTest::addColumn<QString>("folder");
        put(u"taken"_s, "x");
        QTest::newRow("a file") << u"taken"_s;
        QTest::newRow("below a file") << u"taken/sub"_s;
#ifdef Q_OS_LINUX
        QTest::newRow("made by the system") << u"/proc/self"_s;
        QTest::newRow("below one made by the system") << u"/proc/keyway-cannot-be-made"_s;
#endif
    }
    void unwritableFolder_evenForTheSuperuser_isSaid()
    {
        QFETCH(QString, folder);
        put(u"taken"_s, "x");
        const auto files = writeKeyPair(QDir(m_dir->path()).absoluteFilePath(folder), *m_pair);
        QVERIFY(!files);
        QCOMPARE(files.error().id, u"folder.not-writable"_s);
        QVERIFY(!files.error().facts.value(u"reason"_s).isEmpty());
    }

    void existingFile_isNeverTouched_data()
    {
        QTest::addColumn<QString>("name");
        QTest::newRow("key") << u"private-key.pem"_s;
        QTest::newRow("certificate") << u"cert.pem"_s;
    }
    void existingFile_isNeverTouched()
    {
        QFETCH(QString, name);
        put(name, "precious");
        const auto files = writeKeyPair(m_dir->path(), *m_pair);
        QVERIFY(!files);
        QCOMPARE(files.error().id, u"file.exists"_s);
        QCOMPARE(files.error().facts.value(u"path"_s), QDir::toNativeSeparators(path(name)));
        QCOMPARE(entries(m_dir->path()), QStringList{name});
        QCOMPARE(*readFile(path(name)), QByteArray("precious"));
    }

    void manyWritersAtOnce_exactlyOneWins_andAllIsWhole()
    {
        std::atomic<int> winners = 0;
        std::vector<std::unique_ptr<QThread>> threads;
        for (int i = 0; i < 8; ++i) {
            threads.emplace_back(
                QThread::create([&] { winners += writeKeyPair(path(u"o"_s), *m_pair) ? 1 : 0; }));
            threads.back()->start();
        }
        for (const auto &thread : threads)
            thread->wait();
        QCOMPARE(winners.load(), 1);
        QCOMPARE(entries(path(u"o"_s)), (QStringList{u"cert.pem"_s, u"private-key.pem"_s}));
        QVERIFY(inspectKey(*readFile(path(u"o/private-key.pem"_s))).usable());
    }

    void reading_saysWhyNot()
    {
        put(u"empty"_s, "");
        put(u"large"_s, QByteArray(1025, 'x'));
        put(u"fits"_s, QByteArray(1024, 'x'));
        QCOMPARE(readFile(path(u"none"_s)).error().id, u"file.missing"_s);
        QCOMPARE(readFile(m_dir->path()).error().id, u"file.is-folder"_s);
        QCOMPARE(readFile(path(u"empty"_s)).error().id, u"file.empty"_s);
        QCOMPARE(readFile(path(u"fits"_s), 1024)->size(), 1024);
        const auto large = readFile(path(u"large"_s), 1024);
        QCOMPARE(large.error().id, u"file.too-large"_s);
        QCOMPARE(large.error().facts.value(u"limit"_s), u"1 kB"_s);
    }

    void base64Line_isOneLineWithoutEnd()
    {
        const QByteArray bytes = m_pair->key.toPkcs8Pem().reveal();
        const QByteArray line = base64Line(bytes).reveal();
        QVERIFY(line.startsWith("LS0tLS1CRUdJTiBQUklWQVRFIEtFWS0tLS0t"));
        QVERIFY(!line.contains('\n'));
        QCOMPARE(QByteArray::fromBase64(line), bytes);
    }
};

QTEST_GUILESS_MAIN(TestKeyFiles)
#include "tst_keyfiles.moc"
