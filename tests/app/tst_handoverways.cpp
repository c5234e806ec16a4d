// SPDX-FileCopyrightText: 2026 The Keyway authors
// SPDX-License-Identifier: Apache-2.0

#include "tests/app/WindowDriver.h"

#include "core/crypto/KeyFiles.h"

#include <QAction>
#include <QApplication>
#include <QDialog>
#include <QDir>
#include <QFileInfo>
#include <QJsonDocument>
#include <QJsonObject>
#include <QLabel>

using namespace Qt::StringLiterals;
using namespace keyway;
using namespace keyway::test;

/// What leaves the values page, and what is kept of a Consumer Secret.
class TestHandOverWays : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void initTestCase()
    {
        QApplication::setAttribute(Qt::AA_DontUseNativeDialogs);
        QApplication::setStyle(u"Fusion"_s);
    }
    void record_isAPdfWithoutSecrets();
    void reminder_isACalendarFile();
    void postman_signsInWithTheValues();
    void sandboxRefresh_proposesAndTakesTheNewNames();
    void changeOfKeys_leadsToTheKeyPage();
    void consumerSecret_isKeptInTheKeyChainOnly_andFoundAgain();
    void consumerSecret_withoutAKeyChain_isAskedAgain();
    void wrongConsumerSecret_isSaidAndNotKept();

private:
    /// A complete connection that was not tested.
    static void fill(WindowDriver &driver, const QString &guide);
    static QString secret() { return QString(8, u'A') + u"0123456789ABCDEF"_s + QString(40, u'F'); }
};

void TestHandOverWays::fill(WindowDriver &driver, const QString &guide)
{
    QVERIFY(driver.click(u"beginButton"_s));
    driver.controller().keys().generateInto(driver.folder(), 2048, 3650);
    QVERIFY(QTest::qWaitFor([&driver] { return driver.controller().keys().base64Length() > 0; }, 20'000));
    Connection connection = driver.controller().session().connection();
    connection.guideId = guide;
    connection.consumerKey = u"3MVG9"_s + QString(80, u'k');
    connection.username = u"integration@acme.com.dev"_s;
    connection.domain = u"acme--dev.sandbox"_s;
    driver.controller().openConnection(connection, driver.folder() + u"/acme.keyway"_s);
    driver.controller().session().edit([](Connection &one) { one.tickedInstructions = {u"app.name"_s}; });
    QVERIFY(QTest::qWaitFor([&driver] { return driver.controller().keys().base64Length() > 0; }, 20'000));
}

void TestHandOverWays::record_isAPdfWithoutSecrets()
{
    WindowDriver driver;
    fill(driver, u"ampersand"_s);
    QVERIFY(driver.click(u"entry_values"_s));
    QVERIFY(driver.click(u"saveRecordButton"_s));
    auto *dialog = driver.window().findChild<QDialog *>(u"recordDialog"_s);
    QVERIFY(dialog);
    auto *person = dialog->findChild<QLineEdit *>(u"personEdit"_s);
    QVERIFY(person);
    person->setText(u"Ada Admin"_s);
    dialog->findChild<QPushButton *>(u"saveRecordButton"_s)->click();
    const QString path = driver.folder() + u"/record.pdf"_s;
    QVERIFY(driver.answerFileDialog(path));
    QTRY_VERIFY(QFileInfo::exists(path));
    const auto pdf = readFile(path);
    QVERIFY(pdf && pdf->startsWith("%PDF"));
    QVERIFY(isOwnerOnly(path));
}

void TestHandOverWays::reminder_isACalendarFile()
{
    WindowDriver driver;
    fill(driver, u"ampersand"_s);
    QVERIFY(driver.click(u"entry_values"_s));
    QVERIFY(driver.click(u"reminderButton"_s));
    const QString path = driver.folder() + u"/expiry.ics"_s;
    QVERIFY(driver.answerFileDialog(path));
    QTRY_VERIFY(QFileInfo::exists(path));
    const auto calendar = readFile(path);
    QVERIFY(calendar && calendar->startsWith("BEGIN:VCALENDAR\r\n"));
    QCOMPARE(calendar->count("BEGIN:VEVENT"), 2);
}

void TestHandOverWays::postman_signsInWithTheValues()
{
    WindowDriver driver;
    fill(driver, u"ampersand"_s);
    QVERIFY(driver.click(u"entry_values"_s));
    QVERIFY(driver.exportAs(u"postman"_s));
    const QString path = driver.folder() + u"/acme.postman_collection.json"_s;
    QVERIFY(driver.answerFileDialog(path));
    QTRY_VERIFY(QFileInfo::exists(path));
    QVERIFY(isOwnerOnly(path)); // it holds the key
    const auto bytes = readFile(path);
    QVERIFY(bytes);
    const QJsonObject collection = QJsonDocument::fromJson(*bytes).object();
    QVERIFY(collection.value("info"_L1)["schema"_L1].toString().contains(u"v2.1.0"_s));
    QVERIFY(bytes->contains("acme--dev.sandbox.my.salesforce.com"));
}

void TestHandOverWays::sandboxRefresh_proposesAndTakesTheNewNames()
{
    WindowDriver driver;
    fill(driver, u"ampersand"_s);
    QVERIFY(driver.click(u"entry_values"_s));
    QVERIFY(driver.click(u"sandboxRefreshButton"_s));
    QTRY_VERIFY(driver.child<QLineEdit>(u"sandboxNameEdit"_s));
    QTest::keyClicks(driver.child<QLineEdit>(u"sandboxNameEdit"_s), u"full"_s);
    QTRY_VERIFY(driver.child<QWidget>(u"refreshResult"_s));
    QVERIFY(driver.click(u"applyRefreshButton"_s));
    const Connection &connection = driver.controller().session().connection();
    QCOMPARE(connection.username, u"integration@acme.com.full"_s);
    QCOMPARE(driver.controller().session().domain().host, u"acme--full.sandbox.my.salesforce.com"_s);
    QCOMPARE(driver.window().currentPage(), u"test"_s); // the proposal is to be tested
}

void TestHandOverWays::changeOfKeys_leadsToTheKeyPage()
{
    WindowDriver driver;
    fill(driver, u"nango"_s);
    const QString old = driver.controller().session().connection().keyFile;
    QVERIFY(driver.click(u"entry_values"_s));
    QVERIFY(driver.click(u"rotationButton"_s));
    QCOMPARE(driver.window().currentPage(), u"step-1"_s);
    auto *entry = driver.window().findChild<QAction *>(u"rotationAction"_s);
    QVERIFY(entry);
    entry->trigger();
    const QString beside = driver.folder() + u"/new"_s;
    QDir().mkpath(beside);
    QVERIFY(driver.answerFileDialog(beside));
    QTRY_COMPARE_WITH_TIMEOUT(driver.controller().session().connection().keyFile,
                              beside + u"/private-key.pem"_s, 20'000);
    QVERIFY(QFileInfo::exists(old)); // the way back
}

void TestHandOverWays::consumerSecret_isKeptInTheKeyChainOnly_andFoundAgain()
{
    WindowDriver driver;
    fill(driver, u"nango"_s);
    const int step = driver.controller().session().guide().stepForTopic(u"consumer-key"_s)->number;
    QVERIFY(driver.click(u"entry_step-%1"_s.arg(step)));
    driver.type(u"secretField"_s, secret());
    QTRY_COMPARE(driver.secrets().kept.size(), size_t(1));
    QVERIFY(driver.controller().session().consumerSecret());
    for (const QLineEdit *edit : WindowDriver::all<QLineEdit>())
        QVERIFY(!edit->text().contains(secret()));
    const QString path = driver.controller().session().path();
    QVERIFY(!readFile(path)->contains(secret().toUtf8()));

    driver.startAgain(); // another day
    driver.controller().openFile(path);
    QTRY_VERIFY(driver.controller().session().consumerSecret());
    QCOMPARE(driver.controller().session().consumerSecret()->reveal(), secret().toUtf8());

    QVERIFY(driver.click(u"entry_step-%1"_s.arg(step)));
    QVERIFY(driver.click(u"forgetSecretButton"_s));
    QTRY_VERIFY(driver.secrets().kept.empty());
    QVERIFY(!driver.controller().session().consumerSecret());
}

void TestHandOverWays::consumerSecret_withoutAKeyChain_isAskedAgain()
{
    WindowDriver driver;
    driver.secrets().refusal = {u"secret.no-keychain"_s, {{u"reason"_s, u"none here"_s}}};
    fill(driver, u"nango"_s);
    const int step = driver.controller().session().guide().stepForTopic(u"consumer-key"_s)->number;
    QVERIFY(driver.click(u"entry_step-%1"_s.arg(step)));
    driver.type(u"secretField"_s, secret());
    QTRY_VERIFY(driver.child<QLabel>(u"secretState"_s) &&
                driver.child<QLabel>(u"secretState"_s)->text().contains(u"asked again"_s));
    QVERIFY(driver.controller().session().consumerSecret()); // good until the window closes
    const QString path = driver.controller().session().path();
    driver.startAgain();
    driver.controller().openFile(path);
    WindowDriver::settle();
    QVERIFY(!driver.controller().session().consumerSecret());
    QCOMPARE(driver.entry(u"step-%1"_s.arg(step)).state, StepState::ToDo);
}

void TestHandOverWays::wrongConsumerSecret_isSaidAndNotKept()
{
    WindowDriver driver;
    fill(driver, u"nango"_s);
    const int step = driver.controller().session().guide().stepForTopic(u"consumer-key"_s)->number;
    QVERIFY(driver.click(u"entry_step-%1"_s.arg(step)));
    driver.type(u"secretField"_s, secret().toLower());
    QTRY_VERIFY(driver.child<QWidget>(u"secretFieldProblem"_s));
    QVERIFY(!driver.controller().session().consumerSecret());
    QVERIFY(driver.secrets().kept.empty());
}

QTEST_MAIN(TestHandOverWays)
#include "tst_handoverways.moc"
