// SPDX-FileCopyrightText: 2026 The Keyway authors
// SPDX-License-Identifier: Apache-2.0

#include "tests/app/WindowDriver.h"

#include "core/crypto/KeyConversion.h"
#include "core/crypto/KeyDoctor.h"
#include "core/crypto/KeyFiles.h"

#include <QAction>
#include <QApplication>
#include <QDir>
#include <QFileInfo>
#include <QLabel>
#include <QPlainTextEdit>

using namespace Qt::StringLiterals;
using namespace keyway;
using namespace keyway::test;

/// Any key a person may have comes in by the key page, and leaves it in any form.
class TestKeyDoor : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void initTestCase();
    void protectedKey_asksForItsPassphrase_andMakesAnOpenCopy_data();
    void protectedKey_asksForItsPassphrase_andMakesAnOpenCopy();
    void folderWithTwoPairs_letsThePersonChoose();
    void folderWithOnePair_isTaken();
    void pastedKey_isKeptAsAFile();
    void pastedNonsense_isRefusedWithItsReason();
    void copies_areWrittenInTheChosenForm_data();
    void copies_areWrittenInTheChosenForm();
    void request_isWrittenForTheAuthority();
    void answerOfTheAuthority_isCutToTheUpload();

private:
    static Connection connectionOf(WindowDriver &driver)
    {
        return driver.controller().session().connection();
    }
    static bool hasKey(WindowDriver &driver)
    {
        return QTest::qWaitFor([&driver] { return driver.controller().keys().base64Length() > 0; }, 20'000);
    }
    /// The window on the key page, with the pair where `withPair`.
    void begin(WindowDriver &driver, bool withPair);
    static QString write(const QString &path, const QByteArray &bytes);
    static bool trigger(WindowDriver &driver, const QString &action);
    QByteArray pem() const { return m_pair->key.toPkcs8Pem().reveal(); }

    std::optional<KeyPair> m_pair;
    const QString m_passphrase = u"CANARY pass phrase"_s;
};

void TestKeyDoor::initTestCase()
{
    QApplication::setAttribute(Qt::AA_DontUseNativeDialogs);
    QApplication::setStyle(u"Fusion"_s);
    CertificateSpec spec;
    spec.notBeforeUtc = QDateTime::currentDateTimeUtc();
    const auto pair = generateKeyPair(2048, spec);
    QVERIFY(pair);
    m_pair = *pair;
}

QString TestKeyDoor::write(const QString &path, const QByteArray &bytes)
{
    QDir().mkpath(QFileInfo(path).absolutePath());
    QFile file(path);
    return file.open(QIODevice::WriteOnly) && file.write(bytes) == bytes.size() ? path : QString();
}

void TestKeyDoor::begin(WindowDriver &driver, bool withPair)
{
    QVERIFY(driver.click(u"beginButton"_s));
    if (!withPair)
        return;
    driver.controller().keys().useFiles(
        {write(driver.folder() + u"/key.pem"_s, pem()),
         write(driver.folder() + u"/cert.pem"_s, m_pair->certificate.toPem())});
    QVERIFY(hasKey(driver));
}

bool TestKeyDoor::trigger(WindowDriver &driver, const QString &action)
{
    WindowDriver::settle();
    auto *entry = driver.window().findChild<QAction *>(action);
    if (!entry || !entry->isEnabled())
        return false;
    entry->trigger();
    return true;
}

void TestKeyDoor::protectedKey_asksForItsPassphrase_andMakesAnOpenCopy_data()
{
    QTest::addColumn<KeyForm>("form");
    QTest::addColumn<QString>("name");
    QTest::newRow("PKCS#12") << KeyForm::Pkcs12 << u"acme.p12"_s;
    QTest::newRow("PKCS#8 with a pass phrase") << KeyForm::EncryptedPkcs8Pem << u"acme.key"_s;
}

void TestKeyDoor::protectedKey_asksForItsPassphrase_andMakesAnOpenCopy()
{
    QFETCH(KeyForm, form);
    QFETCH(QString, name);
    WindowDriver driver;
    begin(driver, false);
    const Secret words(m_passphrase.toUtf8());
    const auto content = convertKey(m_pair->key, form, &words, &m_pair->certificate);
    QVERIFY(content);
    const QString path = write(driver.folder() + u"/mine/"_s + name, content->reveal());
    driver.controller().keys().useFiles({path});
    QTRY_VERIFY(driver.child<QWidget>(u"passphraseCard"_s));
    QVERIFY(connectionOf(driver).keyFile.isEmpty());

    QVERIFY(driver.child<QLineEdit>(u"passphraseEdit"_s));
    QTest::keyClicks(driver.child<QLineEdit>(u"passphraseEdit"_s), u"wrong"_s);
    QVERIFY(driver.click(u"passphraseOkButton"_s));
    QTRY_VERIFY(driver.child<QWidget>(u"passphraseProblem"_s));
    QTest::keyClicks(driver.child<QLineEdit>(u"passphraseEdit"_s), m_passphrase);
    QVERIFY(driver.click(u"passphraseOkButton"_s));
    QVERIFY(hasKey(driver));
    QVERIFY(!driver.child<QWidget>(u"passphraseCard"_s));

    const Connection connection = connectionOf(driver);
    QVERIFY(connection.keyFile != path);
    QVERIFY(isOwnerOnly(connection.keyFile));
    QCOMPARE(*readFile(path), content->reveal()); // the person's own file stays as it is
    const auto copy = readFile(connection.keyFile);
    QVERIFY(copy && m_pair->certificate.matches(*inspectKey(*copy).key));
    QCOMPARE(!connection.certificateFile.isEmpty(), form == KeyForm::Pkcs12); // it came in the same file
    for (const QLineEdit *edit : WindowDriver::all<QLineEdit>())
        QVERIFY(!edit->text().contains(u"CANARY"_s));
    QFile kept(driver.controller().session().path());
    QVERIFY(kept.open(QIODevice::ReadOnly) && !kept.readAll().contains("CANARY"));
}

void TestKeyDoor::folderWithTwoPairs_letsThePersonChoose()
{
    WindowDriver driver;
    begin(driver, false);
    const QString folder = driver.folder() + u"/all"_s;
    write(folder + u"/a.pem"_s, pem());
    write(folder + u"/a.crt"_s, m_pair->certificate.toPem());
    CertificateSpec spec;
    spec.notBeforeUtc = QDateTime::currentDateTimeUtc();
    const auto other = generateKeyPair(2048, spec);
    QVERIFY(other);
    write(folder + u"/b.pem"_s, other->key.toPkcs8Pem().reveal());
    write(folder + u"/b.crt"_s, other->certificate.toPem());
    write(folder + u"/notes.txt"_s, "nothing");

    driver.controller().keys().useFiles({folder});
    QTRY_VERIFY(driver.child<QWidget>(u"folderGroups"_s));
    QVERIFY(connectionOf(driver).keyFile.isEmpty()); // nothing is chosen for the person
    QVERIFY(driver.click(u"useFolderGroup1"_s));
    QVERIFY(hasKey(driver));
    const Connection connection = connectionOf(driver);
    QCOMPARE(QFileInfo(connection.keyFile).completeBaseName(),
             QFileInfo(connection.certificateFile).completeBaseName());
    QVERIFY(!driver.child<QWidget>(u"folderGroups"_s));
}

void TestKeyDoor::folderWithOnePair_isTaken()
{
    WindowDriver driver;
    begin(driver, false);
    const QString folder = driver.folder() + u"/one"_s;
    write(folder + u"/a.pem"_s, pem());
    write(folder + u"/a.crt"_s, m_pair->certificate.toPem());
    driver.controller().keys().useFiles({folder});
    QVERIFY(hasKey(driver));
    QCOMPARE(QFileInfo(connectionOf(driver).certificateFile).fileName(), u"a.crt"_s);
}

void TestKeyDoor::pastedKey_isKeptAsAFile()
{
    WindowDriver driver;
    begin(driver, false);
    QVERIFY(driver.click(u"pasteKeyButton"_s));
    auto *edit = driver.child<QPlainTextEdit>(u"pasteKeyEdit"_s);
    QVERIFY(edit);
    edit->setPlainText(QString::fromLatin1(pem()).replace(u'\n', u"\\n"_s)); // as it stands in JSON
    QVERIFY(driver.click(u"usePastedKeyButton"_s));
    QVERIFY(hasKey(driver));
    QVERIFY(isOwnerOnly(connectionOf(driver).keyFile));
    QCOMPARE(*readFile(connectionOf(driver).keyFile), pem());
    for (const QPlainTextEdit *each : WindowDriver::all<QPlainTextEdit>())
        QVERIFY(!each->toPlainText().contains(u"PRIVATE KEY"_s));
}

void TestKeyDoor::pastedNonsense_isRefusedWithItsReason()
{
    WindowDriver driver;
    begin(driver, false);
    QVERIFY(driver.click(u"pasteKeyButton"_s));
    driver.child<QPlainTextEdit>(u"pasteKeyEdit"_s)->setPlainText(u"ssh-rsa AAAAB3NzaC1yc2E joe"_s);
    QVERIFY(driver.click(u"usePastedKeyButton"_s));
    QTRY_VERIFY(driver.child<QWidget>(u"keyProblem"_s));
    QVERIFY(connectionOf(driver).keyFile.isEmpty());
}

void TestKeyDoor::copies_areWrittenInTheChosenForm_data()
{
    QTest::addColumn<QString>("word");
    QTest::addColumn<QString>("kind");
    QTest::newRow("pkcs1-pem") << u"pkcs1-pem"_s << u"private-key"_s;
    QTest::newRow("pkcs8-der") << u"pkcs8-der"_s << u"private-key"_s;
    QTest::newRow("encrypted") << u"encrypted-pkcs8-pem"_s << u"encrypted-private-key"_s;
    QTest::newRow("pkcs12") << u"pkcs12"_s << u"pkcs12"_s;
}

void TestKeyDoor::copies_areWrittenInTheChosenForm()
{
    QFETCH(QString, word);
    QFETCH(QString, kind);
    WindowDriver driver;
    begin(driver, true);
    QVERIFY(trigger(driver, u"convert_"_s + word));
    const bool isProtected = kind != u"private-key"_s;
    if (isProtected)
        QVERIFY(driver.answerText(m_passphrase));
    const QString path = driver.folder() + u"/copy.out"_s;
    QVERIFY(driver.answerFileDialog(path));
    QTRY_VERIFY(QFileInfo::exists(path));
    QVERIFY(isOwnerOnly(path));
    const Secret words(m_passphrase.toUtf8());
    const auto bytes = readFile(path);
    QVERIFY(bytes);
    const KeyInspection inspection = inspectKey(*bytes, &words);
    QCOMPARE(isProtected ? inspectKey(*bytes).kind : inspection.kind, kind);
    QVERIFY(inspection.usable() && m_pair->certificate.matches(*inspection.key));
    QTRY_VERIFY(driver.child<QWidget>(u"keyNotice"_s)); // says where it is
}

void TestKeyDoor::request_isWrittenForTheAuthority()
{
    WindowDriver driver;
    begin(driver, true);
    QVERIFY(trigger(driver, u"requestCertificateAction"_s));
    QVERIFY(driver.answerText(u"/O=Acme/CN=integration"_s));
    const QString path = driver.folder() + u"/acme.csr"_s;
    QVERIFY(driver.answerFileDialog(path));
    QTRY_VERIFY(QFileInfo::exists(path));
    QVERIFY(readFile(path)->startsWith("-----BEGIN CERTIFICATE REQUEST-----"));
}

void TestKeyDoor::answerOfTheAuthority_isCutToTheUpload()
{
    WindowDriver driver;
    begin(driver, true);
    CertificateSpec spec;
    spec.notBeforeUtc = QDateTime::currentDateTimeUtc();
    const auto authority = generateKeyPair(2048, spec);
    QVERIFY(authority);
    const QString chain =
        write(driver.folder() + u"/answer.pem"_s,
              "Dear customer\n" + authority->certificate.toPem() + m_pair->certificate.toPem());
    QVERIFY(trigger(driver, u"authorityAnswerAction"_s));
    QVERIFY(driver.answerFileDialog(chain));
    QTRY_VERIFY(connectionOf(driver).certificateFile.endsWith(u"answer-salesforce.pem"_s));
    QCOMPARE(*readFile(connectionOf(driver).certificateFile), m_pair->certificate.toPem());
    QVERIFY(QFileInfo::exists(chain));
}

QTEST_MAIN(TestKeyDoor)
#include "tst_keydoor.moc"
