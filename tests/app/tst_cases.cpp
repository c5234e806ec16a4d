// SPDX-FileCopyrightText: 2026 The Keyway authors
// SPDX-License-Identifier: Apache-2.0

#include "tests/app/WindowDriver.h"

#include "core/crypto/KeyFiles.h"
#include "core/practice/PracticeOrg.h"

#include <QApplication>
#include <QClipboard>
#include <QDirIterator>
#include <QFileInfo>
#include <QLabel>
#include <QPlainTextEdit>
#include <QRegularExpression>
#include <QSignalSpy>

using namespace Qt::StringLiterals;
using namespace keyway;
using namespace keyway::test;

namespace {

QByteArray contents(const QString &path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

QList<int> redSteps(WindowDriver &driver)
{
    QList<int> red;
    for (int number = 1; number <= 7; ++number) {
        if (driver.entry(u"step-%1"_s.arg(number)).state == StepState::Wrong)
            red << number;
    }
    return red;
}

QString bannerOf(WindowDriver &driver)
{
    auto *banner = driver.child<QLabel>(u"banner"_s);
    return banner ? banner->text() : QString();
}

} // namespace

/// A support engineer's round trip: a customer's failed test becomes a file, the file is read on another
/// computer, and the practice org gives the same answer again.
#if defined(__SANITIZE_ADDRESS__)
constexpr int everyNth = 5; // each row goes through the same code; the plain build walks them all
#else
constexpr int everyNth = 1;
#endif

class TestCases : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void initTestCase()
    {
        QApplication::setAttribute(Qt::AA_DontUseNativeDialogs);
        QApplication::setStyle(u"Fusion"_s);
    }

    void everyBrokenSetting_makesTheRoundTrip_data()
    {
        QTest::addColumn<QString>("setting");
        QTest::addColumn<QString>("value");
        const auto settings = PracticeOrg::settings();
        QVERIFY(settings);
        int row = 0;
        for (const PracticeSetting &setting : *settings) {
            if (setting.choice || !setting.needs.isEmpty()) // which another environment meets
                continue;
            if (setting.id == u"metadata-access"_s) // no destination's live test asks the Metadata API
                continue;
            for (const QString &value : setting.values.mid(1)) {
                if (value == "counted"_L1) // refuses the 3,601st login only
                    continue;
                if (row++ % everyNth == 0)
                    QTest::addRow("%s=%s", qPrintable(setting.id), qPrintable(value)) << setting.id << value;
            }
        }
    }
    void everyBrokenSetting_makesTheRoundTrip()
    {
        QFETCH(QString, setting);
        QFETCH(QString, value);
        WindowDriver &driver = practising();
        PracticeOrg &org = driver.controller().practice().org();
        org.resetValues();
        Connection connection = m_connection;
        connection.objects = QStringList{u"Account"_s};
        if (setting == u"consumer-secret"_s) // only this destination asks with it
            connection.guideId = u"nango"_s;
        driver.controller().openConnection(connection, QString());
        QVERIFY(org.setValue(setting, value));
        QVERIFY(driver.click(u"entry_test"_s));
        QVERIFY(driver.runTest());
        const ExchangeReport before = *driver.controller().session().report();
        QVERIFY(!before.passed());
        const QList<int> red = redSteps(driver);

        const QString path = driver.folder() + u"/%1-%2.keyway-case.json"_s.arg(setting, value);
        QVERIFY(driver.click(u"saveReportButton"_s));
        QVERIFY(driver.answerFileDialog(path));
        QTRY_VERIFY(QFileInfo::exists(path));
        holdsNoSecret(contents(path));

        // Opened where neither the key nor the org is.
        org.resetValues();
        const qsizetype requests = org.requests().size();
        driver.controller().openFile(path);
        const ExchangeReport opened = *driver.controller().session().report();
        QCOMPARE(opened.answer.error, before.answer.error);
        QCOMPARE(opened.answer.description, before.answer.description);
        QCOMPARE(opened.diagnosis.hypotheses.first().topic, before.diagnosis.hypotheses.first().topic);
        QCOMPARE(redSteps(driver), red);
        QVERIFY(!driver.child<QPushButton>(u"testButton"_s));
        QCOMPARE(org.requests().size(), requests);

        QSignalSpy tested(&driver.controller().session(), &Session::reportChanged);
        QVERIFY(driver.click(u"reproduceButton"_s));
        QVERIFY(QTest::qWaitFor([&] { return !tested.isEmpty() && !driver.controller().test().isRunning(); },
                                20'000));
        const ExchangeReport again = *driver.controller().session().report();
        QCOMPARE(again.answer.error, before.answer.error);
        QCOMPARE(again.answer.description, before.answer.description);
        QCOMPARE(again.evidence.string(fact::transport), before.evidence.string(fact::transport));
        QVERIFY2(bannerOf(driver).contains(u"The same answer came back."_s), qPrintable(bannerOf(driver)));
    }

    void whatChangedSince_namesTheDifferences()
    {
        WindowDriver &driver = practising();
        driver.controller().openConnection(m_connection, QString());
        PracticeOrg &org = driver.controller().practice().org();
        org.resetValues();
        QVERIFY(org.setValue(u"certificate"_s, u"missing"_s));
        QVERIFY(driver.click(u"entry_test"_s));
        QVERIFY(driver.runTest());
        const QString path = driver.folder() + u"/before.keyway-case.json"_s;
        QVERIFY(driver.click(u"saveReportButton"_s));
        QVERIFY(driver.answerFileDialog(path));
        QTRY_VERIFY(QFileInfo::exists(path));

        driver.controller().session().edit(
            [](Connection &connection) { connection.username = u"someone.else@acme.example"_s; });
        QVERIFY(driver.runTest());
        QVERIFY(driver.click(u"compareButton"_s));
        QVERIFY(driver.answerFileDialog(path));
        QTRY_VERIFY(driver.child<QFrame>(u"differences"_s));
        QString words;
        for (QLabel *label : driver.child<QFrame>(u"differences"_s)->findChildren<QLabel *>())
            words += label->text() + u'\n';
        QVERIFY2(words.contains(u"someone.else@acme.example"_s), qPrintable(words));
    }

    void aBrokenCase_isRefusedWithItsReason_andNothingIsLost()
    {
        WindowDriver &driver = practising();
        driver.controller().openConnection(m_connection, QString());
        const QString path = driver.folder() + u"/broken.keyway-case.json"_s;
        QFile file(path);
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write("{\"keywayCase\": 1, \"guide\": 7}");
        file.close();
        driver.controller().openFile(path);
        QVERIFY(!driver.controller().session().openedCase());
        QCOMPARE(driver.controller().session().connection(), m_connection);
        QVERIFY(!bannerOf(driver).isEmpty());
    }

    void nothingThatIsWritten_holdsASecret()
    {
        WindowDriver &driver = practising();
        const QByteArray key = contents(m_connection.keyFile);
        QVERIFY(key.contains("PRIVATE KEY"));
        int files = 0;
        for (QDirIterator all(driver.folder(), QDir::Files, QDirIterator::Subdirectories); all.hasNext();) {
            const QString path = all.next();
            if (path.endsWith(u".pem"_s))
                continue;
            ++files;
            holdsNoSecret(contents(path));
        }
        QVERIFY(files > 10);
    }

    void aSecondStart_opensTheCase_andReproducesIt()
    {
        WindowDriver &driver = practising();
        driver.controller().openConnection(m_connection, QString());
        PracticeOrg &org = driver.controller().practice().org();
        org.resetValues();
        QVERIFY(org.setValue(u"permission-set-selected"_s, u"no"_s));
        QVERIFY(driver.click(u"entry_test"_s));
        QVERIFY(driver.runTest());
        const QString path = driver.folder() + u"/acme.keyway-case.json"_s;
        QVERIFY(driver.click(u"saveReportButton"_s));
        QVERIFY(driver.answerFileDialog(path));
        QTRY_VERIFY(QFileInfo::exists(path));

        driver.startAgain();
        QVERIFY(driver.click(u"entry_explain"_s));
        QVERIFY(driver.click(u"openReportButton"_s));
        QVERIFY(driver.answerFileDialog(path));
        QTRY_COMPARE(driver.window().currentPage(), u"test"_s);
        QCOMPARE(redSteps(driver), QList<int>{6});
        QVERIFY(bannerOf(driver).contains(u"nothing is sent"_s));
        QVERIFY(!driver.controller().practice().isRunning());

        // Its steps can be read, not edited.
        QVERIFY(driver.click(u"entry_step-5"_s));
        for (QLineEdit *edit : driver.window().findChildren<QLineEdit *>())
            QVERIFY(!edit->isVisible() || edit->isReadOnly());
        QVERIFY(driver.click(u"entry_values"_s)); // a shortened Consumer Key is nothing to install
        WindowDriver::settle();
        for (QLabel *label : driver.window().findChildren<QLabel *>())
            QVERIFY(!label->isVisible() || !label->text().contains(u"3MVG9"_s));
        QVERIFY(driver.click(u"entry_test"_s));

        QVERIFY(driver.click(u"copyReplyButton"_s));
        const QString reply = QApplication::clipboard()->text();
        QVERIFY2(reply.contains(u"Step 6"_s, Qt::CaseInsensitive), qPrintable(reply));
        QVERIFY(reply.contains(u"user is not admin approved to access this app"_s));
        holdsNoSecret(reply.toUtf8());

        QSignalSpy tested(&driver.controller().session(), &Session::reportChanged);
        QVERIFY(driver.click(u"reproduceButton"_s));
        QVERIFY(QTest::qWaitFor(
            [&] {
                return driver.controller().session().connection().practice && !tested.isEmpty() &&
                       driver.controller().session().report() && !driver.controller().test().isRunning();
            },
            30'000));
        QCOMPARE(driver.controller().session().report()->answer.error, u"invalid_app_access"_s);
        QCOMPARE(redSteps(driver), QList<int>{6});
        QCOMPARE(driver.controller().practice().org().value(u"permission-set-selected"_s), u"no"_s);
        m_driver.reset(); // its key went with the first window
    }

private:
    WindowDriver &practising()
    {
        if (!m_driver) {
            m_driver = std::make_unique<WindowDriver>();
            m_driver->click(u"practiceButton"_s);
            m_driver->click(u"useInWizardButton"_s);
            m_driver->controller().keys().generateInto(m_driver->folder(), 2048, 3650);
            if (!QTest::qWaitFor([this] { return m_driver->controller().keys().base64Length() > 0; }, 20'000))
                qFatal("no key was made");
            m_connection = m_driver->controller().session().connection();
            m_keyBody = contents(m_connection.keyFile).split('\n').value(3);
        }
        return *m_driver;
    }

    void holdsNoSecret(const QByteArray &bytes)
    {
        QVERIFY(!bytes.isEmpty());
        QVERIFY(m_keyBody.size() > 40 && !bytes.contains(m_keyBody));
        for (const char *sign :
             {"PRIVATE KEY", "eyJhbGciOi", "access_token", "Bearer ey", "Bearer 00D", "00D!"})
            QVERIFY2(!bytes.contains(sign), sign);
        static const QRegularExpression token(u"00D[A-Za-z0-9]{12,15}![A-Za-z0-9_.]{20,}"_s);
        QVERIFY(!token.match(QString::fromUtf8(bytes)).hasMatch());
    }

    std::unique_ptr<WindowDriver> m_driver;
    Connection m_connection;
    QByteArray m_keyBody;
};

QTEST_MAIN(TestCases)
#include "tst_cases.moc"
