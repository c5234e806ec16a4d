// SPDX-FileCopyrightText: 2026 The Keyway authors
// SPDX-License-Identifier: Apache-2.0

#include "tests/app/WindowDriver.h"

#include "app/window/PracticeWords.h"
#include "ui/widgets/RequestLog.h"

#include <QApplication>
#include <QDialog>
#include <QLabel>
#include <QListWidget>
#include <QPlainTextEdit>
#include <QRegularExpression>
#include <QSignalSpy>
#include <QTabBar>

using namespace Qt::StringLiterals;
using namespace keyway;
using namespace keyway::test;

namespace {

const PracticeScenario notSelected{u"policies-saved-again"_s,
                                   u"Somebody saved the policies again"_s,
                                   u"It worked for weeks, then it stopped."_s,
                                   u"preauthorization"_s,
                                   {},
                                   {{u"permission-set-selected"_s, u"no"_s}}};
const PracticeScenario sandbox{u"moved-to-sandbox"_s,
                               u"They meant the sandbox"_s,
                               u"It never worked."_s,
                               u"domain"_s,
                               {},
                               {{u"environment"_s, u"sandbox"_s}}};

} // namespace

/// The practice org's page as a person uses it.
class TestPracticeWindow : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void initTestCase()
    {
        QApplication::setAttribute(Qt::AA_DontUseNativeDialogs);
        QApplication::setStyle(u"Fusion"_s);
        m_driver = std::make_unique<WindowDriver>();
        m_driver->controller().practice().offer({notSelected, sandbox});
        QVERIFY(m_driver->click(u"practiceButton"_s));
        QVERIFY(m_driver->click(u"useInWizardButton"_s));
        m_driver->controller().keys().generateInto(m_driver->folder(), 2048, 3650);
        QTRY_VERIFY_WITH_TIMEOUT(m_driver->controller().keys().base64Length() > 0, 20'000);
    }
    void init()
    {
        QVERIFY(m_driver->click(u"entry_practice"_s));
        QVERIFY(m_driver->click(u"practiceResetButton"_s));
        m_driver->controller().practice().useInWizardRequested(
            m_driver->controller().practice().connection());
        QVERIFY(m_driver->click(u"entry_practice"_s));
    }

    void scenario_started_turnsItsStepRed();
    void scenario_otherEnvironment_saysThatTheWizardHoldsAnotherOrgsValues();
    void reset_endsTheScenario();
    void request_chosen_showsTheAnswerWithoutItsToken();
    void logins_standInLoginHistory();
    void diagnosedCase_showsItsScenario();
    void freshOrg_nothingIsBroken_andItSaysHowTheCertificateComes();
    void certificate_isBrokenOnceSomebodyChoosesThat();
    void otherClient_offersFourClients_withAKeyOfTheOrgsOwn();
    void log_ofEveryKindOfAnswer_holdsNoToken();

private:
    bool shows(const QString &name, const QString &words)
    {
        WindowDriver::settle();
        const auto *label = m_driver->child<QLabel>(name);
        return label && label->text().contains(words);
    }
    bool pick(const QString &title)
    {
        auto *list = m_driver->child<QComboBox>(u"scenarioCombo"_s);
        if (!list)
            return false;
        list->setFocus();
        QTest::keyClick(list, Qt::Key_Home);
        for (int i = 0; i < list->count() && list->currentText() != title; ++i)
            QTest::keyClick(list, Qt::Key_Down);
        return list->currentText() == title;
    }

    std::unique_ptr<WindowDriver> m_driver;
};

void TestPracticeWindow::scenario_started_turnsItsStepRed()
{
    QVERIFY(pick(notSelected.title));
    QVERIFY(m_driver->click(u"startScenarioButton"_s));
    QVERIFY(shows(u"activeScenarioTitle"_s, notSelected.title));
    QVERIFY(shows(u"scenarioChanges"_s, u"Permission set is selected on the app: Not selected"_s));
    QVERIFY(m_driver->click(u"entry_test"_s));
    QVERIFY(m_driver->runTest());
    QCOMPARE(m_driver->entry(u"step-6"_s).state, StepState::Wrong);
    QCOMPARE(m_driver->controller().session().report()->answer.error, u"invalid_app_access"_s);
}

void TestPracticeWindow::scenario_otherEnvironment_saysThatTheWizardHoldsAnotherOrgsValues()
{
    QVERIFY(!m_driver->child<QFrame>(u"foreignValues"_s));
    QVERIFY(pick(sandbox.title));
    QVERIFY(m_driver->click(u"startScenarioButton"_s));
    WindowDriver::settle();
    QVERIFY(m_driver->child<QFrame>(u"foreignValues"_s));
    QVERIFY(shows(u"practiceHost"_s, m_driver->controller().practice().org().account().host));
    QVERIFY(m_driver->click(u"useInWizardButton"_s));
    QVERIFY(m_driver->click(u"entry_practice"_s));
    WindowDriver::settle();
    QVERIFY(!m_driver->child<QFrame>(u"foreignValues"_s));
    QVERIFY(shows(u"activeScenarioTitle"_s, sandbox.title)); // still the same story
    QVERIFY(m_driver->click(u"entry_test"_s));
    QVERIFY(m_driver->runTest());
    QVERIFY(m_driver->controller().session().report()->passed());
}

void TestPracticeWindow::reset_endsTheScenario()
{
    QVERIFY(pick(notSelected.title));
    QVERIFY(m_driver->click(u"startScenarioButton"_s));
    QVERIFY(shows(u"brokenSettings"_s, u"1 setting is broken"_s));
    QVERIFY(m_driver->click(u"practiceResetButton"_s));
    WindowDriver::settle();
    QVERIFY(!m_driver->child<QFrame>(u"activeScenario"_s));
    QVERIFY(shows(u"brokenSettings"_s, u"healthy"_s));
    QCOMPARE(m_driver->controller().practice().org().value(u"permission-set-selected"_s), u"yes"_s);
}

void TestPracticeWindow::request_chosen_showsTheAnswerWithoutItsToken()
{
    QVERIFY(m_driver->click(u"entry_test"_s));
    QVERIFY(m_driver->runTest());
    QVERIFY(m_driver->controller().session().report()->passed());
    QVERIFY(m_driver->click(u"entry_practice"_s));
    WindowDriver::settle();
    auto *log = m_driver->child<RequestLog>(u"requestLog"_s);
    QVERIFY(log);
    int token = -1;
    for (int i = log->count() - 1; i >= 0; --i) {
        if (log->item(i)->text().contains(u"/services/oauth2/token"_s))
            token = i;
    }
    QVERIFY(token >= 0);
    log->setFocus();
    log->setCurrentRow(token);
    WindowDriver::settle();
    const auto *answer = m_driver->child<QPlainTextEdit>(u"requestAnswer"_s);
    QVERIFY(answer && answer->toPlainText().contains(u"\"access_token\""_s));
    QVERIFY(answer->toPlainText().contains(u"\"instance_url\""_s)); // the rest is literal
    const auto *assertion = m_driver->child<QPlainTextEdit>(u"requestAssertion"_s);
    QVERIFY(assertion &&
            assertion->toPlainText().contains(m_driver->controller().practice().org().account().username));
    QVERIFY(assertion->toPlainText().contains(u"RS256"_s));
}

void TestPracticeWindow::logins_standInLoginHistory()
{
    auto *tabs = m_driver->child<QTabBar>(u"practiceLogTabs"_s);
    QVERIFY(tabs);
    tabs->setCurrentIndex(1);
    const bool any = !m_driver->controller().practice().org().loginHistory().isEmpty();
    WindowDriver::settle();
    QTRY_COMPARE(m_driver->child<QWidget>(u"loginHistory"_s) != nullptr, any);
    QCOMPARE(m_driver->child<QWidget>(u"noLogins"_s) != nullptr, !any);
    tabs->setCurrentIndex(0);
}

void TestPracticeWindow::diagnosedCase_showsItsScenario()
{
    Reproduction reproduction{u"not-admin-approved"_s, notSelected.settings, u"Other users may fail too."_s};
    m_driver->controller().practice().apply(reproduction);
    QVERIFY(shows(u"activeScenarioTitle"_s, notSelected.title));
    QVERIFY(shows(u"activeScenarioStory"_s, notSelected.story));
    reproduction.settings = {{u"api-enabled"_s, u"no"_s}};
    m_driver->controller().practice().apply(reproduction);
    QVERIFY(shows(u"activeScenarioTitle"_s, u"diagnosed"_s));
    QVERIFY(shows(u"scenarioChanges"_s, u"API Enabled: Not enabled"_s));
}

void TestPracticeWindow::freshOrg_nothingIsBroken_andItSaysHowTheCertificateComes()
{
    WindowDriver fresh; // without a key
    QVERIFY(fresh.click(u"practiceButton"_s));
    const auto *summary = fresh.child<QLabel>(u"brokenSettings"_s);
    QVERIFY(summary);
    QVERIFY2(summary->text().startsWith(u"Nothing is broken."_s), qPrintable(summary->text()));
    QVERIFY2(summary->text().contains(u"step 1;"_s), qPrintable(summary->text()));
    QVERIFY(fresh.click(u"useInWizardButton"_s));
    fresh.controller().keys().generateInto(fresh.folder(), 2048, 3650);
    QTRY_VERIFY_WITH_TIMEOUT(summary->text().contains(u"healthy"_s), 20'000);
    QCOMPARE(fresh.controller().practice().org().value(u"certificate"_s), u"uploaded"_s);
}

void TestPracticeWindow::certificate_isBrokenOnceSomebodyChoosesThat()
{
    WindowDriver fresh; // without a key
    QVERIFY(fresh.click(u"practiceButton"_s));
    const auto *summary = fresh.child<QLabel>(u"brokenSettings"_s);
    auto *list = fresh.window().findChild<QComboBox *>(u"setting_certificate"_s);
    const auto choose = [&](const QString &value) {
        list->setCurrentIndex(list->findData(value));
        Q_EMIT list->activated(list->currentIndex()); // as a person does, who may choose what is chosen
    };
    choose(u"uploaded"_s); // choosing makes no certificate
    QCOMPARE(list->currentData().toString(), u"missing"_s);
    QVERIFY2(summary->text().startsWith(u"Nothing is broken."_s), qPrintable(summary->text()));
    choose(u"missing"_s);
    QCOMPARE(summary->text(), u"1 setting is broken on purpose."_s);
    QVERIFY(fresh.click(u"practiceResetButton"_s));
    QVERIFY2(summary->text().startsWith(u"Nothing is broken."_s), qPrintable(summary->text()));
}

void TestPracticeWindow::otherClient_offersFourClients_withAKeyOfTheOrgsOwn()
{
    WindowDriver fresh; // without a key
    QVERIFY(fresh.click(u"practiceButton"_s));
    QVERIFY(fresh.click(u"otherClientButton"_s));
    QDialog *dialog = nullptr;
    QTRY_VERIFY_WITH_TIMEOUT(
        (dialog = fresh.window().findChild<QDialog *>(u"commandsDialog"_s)) && dialog->isVisible(), 20'000);
    QStringList tools;
    const auto *list = dialog->findChild<QListWidget *>(u"commandTools"_s);
    for (int i = 0; i < list->count(); ++i)
        tools << list->item(i)->text();
    QCOMPARE(tools, (QStringList{u"Salesforce CLI"_s, u"curl and OpenSSL"_s, u"Node"_s, u"Postman"_s}));
    for (const QPlainTextEdit *script : dialog->findChildren<QPlainTextEdit *>()) {
        QVERIFY2(!script->toPlainText().contains(u"<KEY_FILE>"_s), qPrintable(script->toPlainText()));
        QVERIFY(!script->toPlainText().contains(u"PRIVATE KEY"_s));
    }
    QCOMPARE(fresh.controller().practice().org().value(u"certificate"_s), u"uploaded"_s);
    dialog->close();
}

/// The session's token opens every call; neither it nor a signature stands in what the log keeps.
void TestPracticeWindow::log_ofEveryKindOfAnswer_holdsNoToken()
{
    PracticeOrg &org = m_driver->controller().practice().org();
    for (const char *format : {"opaque", "jwt"}) {
        QVERIFY(org.setValue(u"token-format"_s, QLatin1String(format)));
        QVERIFY(m_driver->click(u"entry_test"_s));
        QVERIFY(m_driver->runTest());
    }
    static const QRegularExpression token(
        u"00D[A-Za-z0-9]{12,15}![A-Za-z0-9._]{20,}|eyJ[\\w-]{10,}\\.[\\w-]{10,}\\.[\\w-]{10,}"_s);
    int granted = 0;
    for (const PracticeRequest &request : org.requests()) {
        granted += request.answer.contains(u"\"access_token\""_s) ? 1 : 0;
        const PracticeLogLine line = logLine(request, {});
        for (const QString &text : {request.answer, request.description, request.path, line.assertion}) {
            const auto match = token.match(text);
            QVERIFY2(!match.hasMatch(), qPrintable(match.captured()));
        }
        QVERIFY(request.answer.size() <= 4001);
    }
    QVERIFY(granted >= 2);
}

QTEST_MAIN(TestPracticeWindow)
#include "tst_practicewindow.moc"
