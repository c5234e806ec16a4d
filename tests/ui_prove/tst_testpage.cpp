// SPDX-FileCopyrightText: 2026 The Keyway authors
// SPDX-License-Identifier: Apache-2.0

#include "tests/ui_prove/ProveSamples.h"
#include "ui/pages/TestPage.h"

#include <QAccessible>
#include <QApplication>
#include <QCheckBox>
#include <QLabel>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QSignalSpy>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace keyway;

namespace {

int alerts = 0;

void countAlerts(QAccessibleEvent *event)
{
    if (event->type() == QAccessible::Alert)
        ++alerts;
}

QStringList labels(const QWidget &widget)
{
    QCoreApplication::processEvents(); // layouts show new widgets when the event loop runs
    QStringList texts;
    for (const QLabel *label : widget.findChildren<QLabel *>())
        if (label->isVisibleTo(&widget))
            texts << label->text();
    return texts;
}

} // namespace

class TestTestPage : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init();
    void cleanup() { delete m_page; }

    void failedReport_stepButton_asksForThatStep();
    void failedReport_literalAnswer_isUnchangedAndCopied();
    void failedReport_stageNotReached_saysWhy();
    void failedReport_otherCandidates_areReachable();
    void failedReport_openPage_namesSetupNode();
    void failedReport_isAnnounced();
    void failedReport_markupInTexts_isShownLiterally();
    void failedReport_tabFollowsReadingOrder();
    void failedReport_everyControlHasAName();
    void failedReport_networkTopic_hasNoStepButton();
    void passedReport_verdictIsGreenAndNothingToRepair();
    void cancelledReport_saysNothingIsDecided();
    void stageLine_keyPress_showsPassedChecks();
    void failedCheck_isVisibleWithItsDetail();
    void running_stopIsOfferedAndAsks();
    void running_resultsAppearOneByOne();
    void ready_missingValuesAreNamed();
    void newRun_afterFailure_forgetsTheDiagnosis();
    void failedReport_asksTheCircumstances_once();
    void evidence_isHidden_untilThereIsSomethingToAsk();
    void evidence_nothingIsLeftOutsideThePage();
    void evidence_showsEachAnswerLiterally_andTheChange();
    void evidence_running_offersOnlyStop();
    void evidence_otherUser_isAskedWithItsName();
    void aCase_offersNoTest_butReplyAndReproduction();

private:
    QPushButton *button(const QString &name) const { return m_page->findChild<QPushButton *>(name); }

    TestPage *m_page = nullptr;
};

void TestTestPage::init()
{
    m_page = new TestPage;
    m_page->setTexts(samples::texts());
    m_page->setGuide(samples::guide());
    m_page->resize(640, 560);
    m_page->show();
}

void TestTestPage::failedReport_stepButton_asksForThatStep()
{
    m_page->showReport(samples::failedReport());
    QSignalSpy spy(m_page, &TestPage::goToStepRequested);
    auto *go = button(u"goToStepButton"_s);
    QVERIFY(go && go->isVisible());
    QVERIFY(go->text().contains(u'6'));
    go->click();
    QCOMPARE(spy.size(), 1);
    QCOMPARE(spy.at(0).at(0).toInt(), 6);
}

void TestTestPage::failedReport_literalAnswer_isUnchangedAndCopied()
{
    m_page->showReport(samples::failedReport());
    const auto *words = m_page->findChild<QPlainTextEdit *>(u"literalText"_s);
    QVERIFY(words);
    QCOMPARE(words->toPlainText(), samples::literal);
    QVERIFY(words->isReadOnly());
    QVERIFY(words->tabChangesFocus());
    QSignalSpy spy(m_page, &TestPage::copyRequested);
    button(u"copyLiteralButton"_s)->click();
    QCOMPARE(spy.at(0).at(0).toString(), samples::literal);
}

void TestTestPage::failedReport_stageNotReached_saysWhy()
{
    m_page->showReport(samples::failedReport());
    const auto *stage = m_page->findChild<QAbstractButton *>(u"stageToken"_s);
    QVERIFY(stage->accessibleName().contains(u"Not reached, because Salesforce gave no token"_s));
    QVERIFY(labels(*stage).join(u' ').contains(u"Not reached, because Salesforce gave no token"_s));
}

void TestTestPage::failedReport_otherCandidates_areReachable()
{
    m_page->showReport(samples::failedReport());
    QSignalSpy spy(m_page, &TestPage::goToStepRequested);
    button(u"goToStepButton_2"_s)->click();
    QCOMPARE(spy.at(0).at(0).toInt(), 4);
    QVERIFY(labels(*m_page).join(u' ').contains(u"Did it work?"_s));
}

void TestTestPage::failedReport_openPage_namesSetupNode()
{
    m_page->showReport(samples::failedReport());
    QSignalSpy spy(m_page, &TestPage::openPageRequested);
    button(u"openPageButton"_s)->click();
    QCOMPARE(spy.at(0).at(0).toString(), u"ExternalClientApps"_s);
}

void TestTestPage::failedReport_isAnnounced()
{
    const auto previous = QAccessible::installUpdateHandler(countAlerts);
    alerts = 0;
    m_page->showReport(samples::failedReport());
    QAccessible::installUpdateHandler(previous);
    QVERIFY(m_page->findChild<QWidget *>(u"verdictCard"_s)
                ->accessibleName()
                .contains(samples::failedReport().diagnosis.verdict));
    if (!QAccessible::isActive())
        QSKIP("Nothing listens on this platform, so Qt sends no accessibility events");
    QCOMPARE(alerts, 1);
}

void TestTestPage::failedReport_markupInTexts_isShownLiterally()
{
    ExchangeReport report = samples::failedReport();
    report.diagnosis.hypotheses[0].title = u"<b>x</b><img src=http://127.0.0.1/y>"_s;
    report.diagnosis.ruledOut[0].why = u"<a href='x'>y</a>"_s;
    m_page->showReport(report);
    for (const QLabel *label : m_page->findChildren<QLabel *>())
        QCOMPARE(label->textFormat(), Qt::PlainText);
    QVERIFY(labels(*m_page).join(u' ').contains(u"<b>x</b>"_s));
    QVERIFY(labels(*m_page).join(u' ').contains(u"<a href='x'>"_s));
}

void TestTestPage::failedReport_tabFollowsReadingOrder()
{
    QPushButton after(u"After"_s, m_page); // a later widget, like the window's footer
    after.setObjectName(u"after"_s);
    after.show();
    m_page->showReport(samples::failedReport());
    QCoreApplication::processEvents();
    const QStringList expected{u"saveReportButton"_s,    u"testButton"_s,        u"stageLocal"_s,
                               u"stageReach"_s,          u"stageDecision"_s,     u"stageToken"_s,
                               u"literalText"_s,         u"copyLiteralButton"_s, u"goToStepButton"_s,
                               u"openPageButton"_s,      u"justCreatedBox"_s,    u"workedBeforeBox"_s,
                               u"sandboxRefreshedBox"_s, u"goToStepButton_2"_s,  u"copyReplyButton"_s,
                               u"reproduceButton"_s,     u"compareButton"_s,     u"after"_s};
    QCOMPARE(samples::tabOrder(*m_page), expected);
}

void TestTestPage::failedReport_everyControlHasAName()
{
    m_page->showReport(samples::failedReport());
    QCOMPARE(samples::unnamedControls(*m_page), QStringList());
}

void TestTestPage::failedReport_networkTopic_hasNoStepButton()
{
    ExchangeReport report = samples::failedReport();
    report.diagnosis.hypotheses = {report.diagnosis.hypotheses.at(2)};
    m_page->showReport(report);
    QVERIFY(!button(u"goToStepButton"_s));
}

void TestTestPage::passedReport_verdictIsGreenAndNothingToRepair()
{
    m_page->showReport(samples::passedReport());
    QCOMPARE(m_page->findChild<QWidget *>(u"verdictCard"_s)->property("tone").toString(), u"good"_s);
    QVERIFY(m_page->findChild<QLabel *>(u"verdict"_s)->text().contains(u"The connection works"_s));
    QVERIFY(!button(u"goToStepButton"_s));
    QCOMPARE(button(u"testButton"_s)->text().remove(u'&'), u"Test again"_s);
}

void TestTestPage::cancelledReport_saysNothingIsDecided()
{
    ExchangeReport report = samples::failedReport();
    report.cancelled = true;
    m_page->showReport(report);
    QVERIFY(m_page->findChild<QLabel *>(u"verdict"_s)->text().contains(u"stopped"_s));
    QVERIFY(!button(u"goToStepButton"_s));
}

void TestTestPage::stageLine_keyPress_showsPassedChecks()
{
    m_page->showReport(samples::failedReport());
    QVERIFY(!labels(*m_page).join(u' ').contains(u"Private key can be read"_s));
    auto *stage = m_page->findChild<QAbstractButton *>(u"stageLocal"_s);
    QTest::keyClick(stage, Qt::Key_Return);
    QVERIFY(labels(*m_page).join(u' ').contains(u"Private key can be read"_s));
    QTest::keyClick(stage, Qt::Key_Space);
    QVERIFY(!labels(*m_page).join(u' ').contains(u"Private key can be read"_s));
}

void TestTestPage::failedCheck_isVisibleWithItsDetail()
{
    ExchangeReport report = samples::failedReport();
    report.diagnosis.decisions.clear();
    report.checks[1].outcome = CheckOutcome::Warning;
    report.checks[1].detail = {u"check.certificate.dates.soon"_s, {{u"days"_s, u"12"_s}}};
    report.checks[2].outcome = CheckOutcome::Failed;
    report.checks[2].detail = {u"check.name.resolves.missing"_s, {{u"host"_s, report.host}}};
    m_page->showReport(report);
    const QString shown = labels(*m_page).join(u' ');
    QVERIFY(shown.contains(u"acme.my.salesforce.com has no address"_s));
    QVERIFY(shown.contains(u"It expires in 12 days"_s));
    QVERIFY(shown.contains(u"1. Make a new pair."_s));
}

void TestTestPage::running_stopIsOfferedAndAsks()
{
    m_page->showRunning(u"acme.my.salesforce.com"_s);
    QVERIFY(button(u"stopTestButton"_s)->isVisible());
    QVERIFY(!button(u"testButton"_s)->isVisible());
    QSignalSpy spy(m_page, &TestPage::stopRequested);
    button(u"stopTestButton"_s)->click();
    QCOMPARE(spy.size(), 1);
    m_page->showReport(samples::failedReport());
    QVERIFY(!button(u"stopTestButton"_s)->isVisible());
}

void TestTestPage::running_resultsAppearOneByOne()
{
    m_page->showRunning(u"acme.my.salesforce.com"_s);
    const auto *local = m_page->findChild<QAbstractButton *>(u"stageLocal"_s);
    QVERIFY(local->accessibleName().contains(u"running"_s));
    const auto results = samples::refused();
    m_page->addResult(results.at(0));
    m_page->addResult(results.at(1));
    m_page->addResult(results.at(2));
    QVERIFY(local->accessibleName().contains(u"passed"_s));
    QVERIFY(m_page->findChild<QAbstractButton *>(u"stageReach"_s)->accessibleName().contains(u"running"_s));
    QVERIFY(m_page->findChild<QAbstractButton *>(u"stageToken"_s)->accessibleName().contains(u"waiting"_s));
}

void TestTestPage::ready_missingValuesAreNamed()
{
    m_page->showReady(u"acme.my.salesforce.com"_s, {u"Consumer Key (step 3)"_s, u"username (step 5)"_s});
    const QString verdict = m_page->findChild<QLabel *>(u"verdict"_s)->text();
    QVERIFY(verdict.contains(u"Consumer Key (step 3)"_s));
    QVERIFY(verdict.contains(u"username (step 5)"_s));
    QVERIFY(button(u"testButton"_s)->isEnabled()); // pressing it says what is missing
}

void TestTestPage::newRun_afterFailure_forgetsTheDiagnosis()
{
    m_page->showReport(samples::failedReport());
    m_page->showRunning(u"acme.my.salesforce.com"_s);
    QVERIFY(!button(u"goToStepButton"_s));
    QVERIFY(!labels(*m_page).join(u' ').contains(u"User may use this app"_s));
}

void TestTestPage::failedReport_asksTheCircumstances_once()
{
    m_page->showReport(samples::failedReport());
    QCOMPARE(m_page->findChildren<QCheckBox *>(u"workedBeforeBox"_s).size(), 1);
    QSignalSpy spy(m_page, &TestPage::circumstancesChanged);
    m_page->findChild<QCheckBox *>(u"workedBeforeBox"_s)->click();
    QCOMPARE(spy.size(), 1);
    QVERIFY(spy.at(0).at(0).value<Circumstances>().workedBefore);
    m_page->setCircumstances({}); // from outside: no echo
    QCOMPARE(spy.size(), 1);
}

void TestTestPage::evidence_isHidden_untilThereIsSomethingToAsk()
{
    m_page->showReport(samples::failedReport());
    auto *card = m_page->findChild<QWidget *>(u"evidenceCard"_s);
    QVERIFY(!card->isVisibleTo(m_page));
    m_page->setEvidence({true, {}, {}, {}, {}});
    QVERIFY(card->isVisibleTo(m_page));
    m_page->showReady(u"acme.my.salesforce.com"_s, {});
    QVERIFY(!card->isVisibleTo(m_page));
}

void TestTestPage::evidence_nothingIsLeftOutsideThePage()
{
    const auto before = QApplication::topLevelWidgets().size();
    EvidenceCard card;
    card.setView({true, {}, {}, {}, {}});
    QCOMPARE(QApplication::topLevelWidgets().size(), before + 1);
}

void TestTestPage::evidence_showsEachAnswerLiterally_andTheChange()
{
    m_page->showReport(samples::failedReport());
    ProbeAnswer refused;
    refused.host = u"login.salesforce.com"_s;
    refused.audience = u"https://login.salesforce.com"_s;
    refused.answer = {400, u"app_not_found"_s, u"<b>External client app</b> is not installed"_s, {}};
    ProbeAnswer granted = refused;
    granted.answer = {200, {}, {}, {}};
    granted.granted = true;
    m_page->setEvidence({true, {}, {}, {refused, granted}, {u"The domain is now first."_s}});
    QCOMPARE(m_page->findChild<QLabel *>(u"probeAnswer_0"_s)->text(),
             u"400 app_not_found: <b>External client app</b> is not installed"_s);
    QVERIFY(m_page->findChild<QLabel *>(u"probeAnswer_1"_s)->accessibleName().contains(u"token"_s));
    QVERIFY(m_page->findChild<QLabel *>(u"evidenceChanges"_s)->text().contains(u"now first"_s));
}

void TestTestPage::evidence_running_offersOnlyStop()
{
    m_page->showReport(samples::failedReport());
    m_page->setEvidence({true, u"Attempt 2 in 0:27"_s, {}, {}, {}});
    QVERIFY(!button(u"gridButton"_s)->isVisibleTo(m_page));
    QVERIFY(!button(u"testButton"_s)->isEnabled());
    QSignalSpy spy(m_page, &TestPage::stopEvidenceRequested);
    button(u"stopEvidenceButton"_s)->click();
    QCOMPARE(spy.size(), 1);
    m_page->setEvidence({true, {}, {}, {}, {}});
    QVERIFY(button(u"testButton"_s)->isEnabled());
}

void TestTestPage::evidence_otherUser_isAskedWithItsName()
{
    m_page->showReport(samples::failedReport());
    m_page->setEvidence({true, {}, {}, {}, {}});
    QSignalSpy spy(m_page, &TestPage::probeRequested);
    m_page->findChild<QLineEdit *>(u"otherUserEdit"_s)->setText(u" admin@acme.com "_s);
    button(u"otherUserButton"_s)->click();
    QVERIFY(spy.at(0).at(0).value<ProbeKind>() == ProbeKind::OtherUser);
    QCOMPARE(spy.at(0).at(1).toString(), u"admin@acme.com"_s);
}

void TestTestPage::aCase_offersNoTest_butReplyAndReproduction()
{
    m_page->setCaseOpen(true);
    m_page->showReport(samples::failedReport());
    QVERIFY(!button(u"testButton"_s)->isVisibleTo(m_page));
    QVERIFY(!button(u"saveReportButton"_s)->isVisibleTo(m_page));
    QVERIFY(!button(u"retryButton"_s));
    QSignalSpy reply(m_page, &TestPage::replyRequested);
    QSignalSpy reproduce(m_page, &TestPage::reproduceRequested);
    button(u"copyReplyButton"_s)->click();
    button(u"reproduceButton"_s)->click();
    QCOMPARE(reply.size() + reproduce.size(), 2);
}

QTEST_MAIN(TestTestPage)
#include "tst_testpage.moc"
