// SPDX-FileCopyrightText: 2026 The Keyway authors
// SPDX-License-Identifier: Apache-2.0

#include "tests/app/WindowDriver.h"

#include "core/crypto/KeyFiles.h"

#include <QApplication>
#include <QClipboard>
#include <QFileInfo>
#include <QJsonDocument>
#include <QLabel>
#include <QPlainTextEdit>
#include <QSignalSpy>
#include <QThreadPool>
#include <QTimer>

using namespace Qt::StringLiterals;
using namespace keyway;
using namespace keyway::test;

class TestWindow : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void initTestCase()
    {
        QApplication::setAttribute(Qt::AA_DontUseNativeDialogs);
        QApplication::setStyle(u"Fusion"_s);
    }

    void fromStartWithANewKey_toInstallationValues()
    {
        WindowDriver driver;
        QVERIFY(QTest::qWaitForWindowExposed(&driver.window()));
        QCOMPARE(driver.window().currentPage(), u"start"_s);
        QVERIFY(driver.click(u"practiceButton"_s));
        QVERIFY(driver.controller().practice().isRunning());
        QVERIFY(driver.click(u"useInWizardButton"_s));
        QCOMPARE(driver.window().currentPage(), u"step-1"_s);

        QVERIFY(driver.click(u"generateButton"_s));
        QVERIFY(driver.answerFileDialog(driver.folder()));
        QTRY_VERIFY2_WITH_TIMEOUT(driver.controller().keys().base64Length() > 0,
                                  qPrintable(driver.controller().session().connection().keyFile), 20'000);
        const QString keyFile = driver.controller().session().connection().keyFile;
        QCOMPARE(QFileInfo(keyFile).fileName(), u"private-key.pem"_s);
        QVERIFY(isOwnerOnly(keyFile));
        QCOMPARE(driver.entry(u"step-1"_s).state, StepState::Done);

        const PracticeAccount account = driver.controller().practice().org().account();
        QVERIFY(driver.click(u"continueButton"_s));
        for (int number = 2; number <= 7; ++number) {
            const GuideStep *step = driver.controller().session().guide().step(number);
            QCOMPARE(driver.window().currentPage(), u"step-%1"_s.arg(number));
            if (step->kind == StepKind::ConsumerKey)
                QVERIFY(driver.type(u"stepField"_s, account.consumerKey));
            else if (step->kind == StepKind::Username)
                QVERIFY(driver.type(u"stepField"_s, account.username));
            else if (step->kind == StepKind::Domain)
                QVERIFY(driver.type(u"domainEdit"_s,
                                    u"https://practice.lightning.force.com/lightning/page/home"_s));
            if (step->kind != StepKind::Domain) {
                for (const Instruction &instruction : step->instructions)
                    QVERIFY(driver.click(u"tick_"_s + instruction.id));
            }
            QVERIFY(driver.click(u"continueButton"_s));
            QCOMPARE(driver.entry(u"step-%1"_s.arg(number)).state, StepState::Done);
        }

        QCOMPARE(driver.window().currentPage(), u"test"_s);
        QVERIFY(driver.runTest());
        QVERIFY(driver.controller().session().isProved());
        QCOMPARE(driver.entry(u"test"_s).state, StepState::Done);
        QVERIFY(driver.click(u"continueButton"_s));
        QCOMPARE(driver.window().currentPage(), u"values"_s);
        QVERIFY(driver.click(u"copy_privateKeyBase64"_s));
        const auto file = readFile(keyFile);
        QVERIFY(file);
        QTRY_COMPARE(QApplication::clipboard()->text().toLatin1(), file->toBase64());
        QVERIFY(driver.click(u"copy_subdomain"_s));
        QCOMPARE(QApplication::clipboard()->text(), u"practice"_s);
    }

    void windowStaysAlive_whileALargeKeyIsMade_andStopWorks()
    {
        WindowDriver driver;
        QVERIFY(driver.click(u"beginButton"_s));
        auto *bits = driver.child<QComboBox>(u"bitsCombo"_s);
        QVERIFY(bits);
        bits->setCurrentIndex(bits->count() - 1);
        QVERIFY(driver.click(u"generateButton"_s));
        QVERIFY(driver.answerFileDialog(driver.folder()));
        QTRY_VERIFY(driver.child<QPushButton>(u"stopKeyButton"_s));
        int turns = 0;
        QTimer turn;
        connect(&turn, &QTimer::timeout, this, [&turns] { ++turns; });
        turn.start(0);
        QTRY_VERIFY(turns > 20); // the loop goes round while the key is made
        QVERIFY(driver.click(u"stopKeyButton"_s));
        QTRY_VERIFY(driver.child<QPushButton>(u"generateButton"_s));
        QVERIFY(QThreadPool::globalInstance()->waitForDone(60'000));
        QCoreApplication::sendPostedEvents();
        QVERIFY(!QFileInfo::exists(driver.folder() +
                                   u"/private-key.pem"_s)); // stopped means: no file appears later
    }

    void badInput_isSaidBesideTheField_andKept()
    {
        WindowDriver driver;
        QVERIFY(driver.click(u"entry_step-5"_s));
        QVERIFY(driver.type(u"stepField"_s, u"no username at all"_s));
        QVERIFY(driver.click(u"continueButton"_s));
        QCOMPARE(driver.window().currentPage(), u"step-5"_s);
        QVERIFY(driver.child<QWidget>(u"stepFieldProblem"_s));
        QCOMPARE(driver.window().focusWidget(), driver.child<QLineEdit>(u"stepField"_s));
        QCOMPARE(driver.controller().session().connection().username, u"no username at all"_s);
        QVERIFY(driver.click(u"entry_step-7"_s));
        QVERIFY(driver.type(u"domainEdit"_s, u"acme-dev.sandbox.my.salesforce.com"_s));
        QVERIFY(driver.click(u"useSuggestionButton"_s));
        QCOMPARE(driver.controller().session().domain().subdomain, u"acme--dev.sandbox"_s);
    }

    void aSecretInTheWrongField_isSaid_butKeptNowhere_data()
    {
        QTest::addColumn<QString>("text");
        QTest::newRow("base64 key") << u"LS0tLS1CRUdJTiBQUklWQVRFIEtFWS0tLS0tCANARY"_s;
        QTest::newRow("session id in the address")
            << u"https://acme.my.salesforce.com/secur/frontdoor.jsp?sid=00D000000000CANARY!AQcAQCANARY"_s;
    }
    void aSecretInTheWrongField_isSaid_butKeptNowhere()
    {
        QFETCH(QString, text);
        WindowDriver driver;
        QVERIFY(driver.click(u"entry_step-5"_s));
        QVERIFY(driver.type(u"stepField"_s, u"integration@acme.com"_s));
        QVERIFY(driver.click(u"entry_step-7"_s));
        QVERIFY(driver.paste(u"domainEdit"_s, text));
        QVERIFY(!driver.controller().session().connection().domain.contains(u"CANARY"_s));
        QFile file(driver.controller().session().path());
        QVERIFY(file.open(QIODevice::ReadOnly));
        QVERIFY(!file.readAll().contains("CANARY"));
        QVERIFY(!driver.child<QLineEdit>(u"domainEdit"_s)->text().contains(u"CANARY"_s));
    }

    void anExistingKey_opensByTheSecondDoor()
    {
        WindowDriver driver;
        CertificateSpec spec;
        spec.notBeforeUtc = QDateTime::currentDateTimeUtc();
        const auto pair = generateKeyPair(2048, spec);
        QVERIFY(pair);
        const auto files = writeKeyPair(driver.folder() + u"/mine"_s, *pair);
        QVERIFY(files);
        QVERIFY(driver.click(u"openButton"_s));
        QVERIFY(driver.answerFileDialog(files->privateKeyFile));
        QTRY_COMPARE(driver.controller().session().connection().keyFile, files->privateKeyFile);
        QCOMPARE(driver.window().currentPage(), u"step-1"_s);
        QTRY_VERIFY(driver.controller().keys().base64Length() > 0);
    }

    void aSavedConnection_opensByTheSecondDoor_withWhatWasEntered()
    {
        WindowDriver driver;
        Connection connection;
        connection.username = u"integration@acme.com"_s;
        connection.domain = u"acme"_s;
        const QString path = driver.folder() + u"/acme.keyway"_s;
        QVERIFY(saveConnection(connection, path));
        QVERIFY(driver.click(u"openButton"_s));
        QVERIFY(driver.answerFileDialog(path));
        QTRY_COMPARE(driver.window().currentPage(), u"test"_s);
        QCOMPARE(driver.controller().session().connection().username, u"integration@acme.com"_s);
    }

    void aBrokenConnectionFile_isRefused_andNothingIsLost()
    {
        WindowDriver driver;
        QVERIFY(driver.click(u"entry_step-5"_s));
        QVERIFY(driver.type(u"stepField"_s, u"integration@acme.com"_s));
        const QString path = driver.folder() + u"/broken.keyway"_s;
        QFile file(path);
        QVERIFY(file.open(QIODevice::WriteOnly) && file.write("{ no json") > 0);
        file.close();
        driver.controller().openFile(path);
        QCOMPARE(driver.controller().session().connection().username, u"integration@acme.com"_s);
    }

    void closing_keepsWhatWasEntered()
    {
        WindowDriver driver;
        QVERIFY(driver.click(u"entry_step-5"_s));
        QVERIFY(driver.type(u"stepField"_s, u"integration@acme.com"_s));
        const auto saved = loadConnection(driver.controller().session().path());
        QVERIFY2(saved.has_value(), saved ? "" : qPrintable(saved.error().id));
        QCOMPARE(saved->username, u"integration@acme.com"_s);
    }

    void theNextStart_offersToContinue()
    {
        WindowDriver driver;
        QVERIFY(driver.click(u"entry_step-5"_s));
        QVERIFY(driver.type(u"stepField"_s, u"integration@acme.com"_s));
        QVERIFY(driver.click(u"entry_step-7"_s));
        QVERIFY(driver.type(u"domainEdit"_s, u"acme"_s));
        driver.startAgain();
        QCOMPARE(driver.controller().session().connection().username, QString());
        QVERIFY(driver.click(u"recentContinue0"_s));
        QCOMPARE(driver.controller().session().connection().username, u"integration@acme.com"_s);
        QCOMPARE(driver.controller().session().domain().subdomain, u"acme"_s);
    }

    void explain_hidesSecretsAtOnce_andStillDiagnoses_data()
    {
        QTest::addColumn<QString>("pasted");
        QTest::addColumn<QString>("secret");
        QTest::addColumn<QString>("stillSaid"); // by a label of the page
        CertificateSpec spec;
        spec.notBeforeUtc = QDateTime::currentDateTimeUtc();
        const auto pair = generateKeyPair(2048, spec);
        QVERIFY(pair);
        const QString pem = QString::fromUtf8(pair->key.toPkcs8Pem().reveal());
        QTest::newRow("private key") << pem << pem.section(u'\n', 3, 3) << u"This key is fine"_s;
        const QString token = u"00D5g000004abcd!AQ4AQKZ9kkmPnLxyz.abcdefghijklmnopqrstuvwxyz0123456789"_s;
        QTest::newRow("token in a log")
            << u"GET /services/data/v60.0/limits\nAuthorization: Bearer %1\n[{\"errorCode\":"
               "\"API_DISABLED_FOR_ORG\",\"message\":\"The REST API is not enabled for this "
               "Organization.\"}]"_s.arg(token)
            << token << u"API"_s;
        const QString signature = QString(86, u'x') + u"Qk"_s;
        QTest::newRow("assertion") << u"eyJhbGciOiJSUzI1NiJ9.eyJpc3MiOiJhIiwiZXhwIjoxNzY0MDAwMDAwMDAwfQ."_s +
                                          signature
                                   << signature << u"milliseconds"_s;
    }
    void explain_hidesSecretsAtOnce_andStillDiagnoses()
    {
        QFETCH(QString, pasted);
        QFETCH(QString, secret);
        QFETCH(QString, stillSaid);
        WindowDriver driver;
        QVERIFY(driver.click(u"entry_explain"_s));
        WindowDriver::settle();
        auto *edit = driver.child<QPlainTextEdit>(u"explainEdit"_s);
        QVERIFY(edit && secret.size() > 20);
        QApplication::clipboard()->setText(pasted);
        edit->setFocus();
        edit->paste();
        QVERIFY(edit->toPlainText().contains(secret)); // the test can fail
        QTRY_VERIFY(!edit->toPlainText().contains(secret) && !edit->toPlainText().isEmpty());
        edit->undo();
        QVERIFY(!edit->toPlainText().contains(secret));
        const auto said = [&] {
            for (QLabel *label : driver.window().findChildren<QLabel *>())
                if (label->isVisible() && label->text().contains(stillSaid))
                    return true;
            return false;
        };
        QTRY_VERIFY(said());
        for (QLabel *label : WindowDriver::all<QLabel>())
            QVERIFY(!label->text().contains(secret));
        for (QPlainTextEdit *text : WindowDriver::all<QPlainTextEdit>())
            QVERIFY(!text->toPlainText().contains(secret));
        QVERIFY(!QJsonDocument(driver.controller().explain().evidence().toJson())
                     .toJson()
                     .contains(secret.toUtf8()));
    }

    void explain_marksTheStep_offline()
    {
        WindowDriver driver;
        QVERIFY(driver.click(u"explainButton"_s));
        auto *edit = driver.child<QPlainTextEdit>(u"explainEdit"_s);
        QVERIFY(edit);
        QTest::keyClicks(edit, u"invalid_grant: user hasn't approved this consumer"_s);
        QTRY_COMPARE(driver.entry(u"step-6"_s).state, StepState::Wrong);
        QVERIFY(driver.click(u"continueButton"_s)); // Close
        QCOMPARE(driver.entry(u"step-6"_s).state, StepState::ToDo);
    }
};

QTEST_MAIN(TestWindow)
#include "tst_window.moc"
