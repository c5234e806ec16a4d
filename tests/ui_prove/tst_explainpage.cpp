// SPDX-FileCopyrightText: 2026 The Keyway authors
// SPDX-License-Identifier: Apache-2.0

#include "tests/ui_prove/ProveSamples.h"
#include "ui/pages/ExplainPage.h"
#include "ui/widgets/PasteEdit.h"

#include <QCheckBox>
#include <QClipboard>
#include <QElapsedTimer>
#include <QLabel>
#include <QPushButton>
#include <QSignalSpy>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace keyway;

class TestExplainPage : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init();
    void cleanup() { delete m_page; }

    void typing_isReportedOnceAfterAPause();
    void hugePaste_data();
    void hugePaste();
    void setText_ofFile_isReported();
    void result_firstCandidate_hasTheStepButton();
    void result_ladder_saysWhatIsNotDecided();
    void result_literalWords_areCopied();
    void result_reply_isAskedFor();
    void result_reproduce_isOfferedOnlyWherePossible();
    void circumstances_areAskedAndReported();
    void replaceText_hides_withoutAskingAgain_andWithoutUndo();
    void claims_areListedWithTheirVerdict();
    void result_replacedByEmpty_leavesNoOldFindings();
    void everyControlHasAName();
    void tabLeavesTheField();

private:
    void showResult();
    PasteEdit *edit() const { return m_page->findChild<PasteEdit *>(u"explainEdit"_s); }

    ExplainPage *m_page = nullptr;
};

void TestExplainPage::init()
{
    m_page = new ExplainPage;
    m_page->setGuide(samples::guide());
    m_page->resize(640, 560);
    m_page->show();
}

void TestExplainPage::showResult()
{
    ExplainPageState state;
    state.empty = false;
    state.recognised = u"Salesforce CLI output"_s;
    state.diagnosis = samples::diagnosis();
    m_page->setState(state);
}

void TestExplainPage::typing_isReportedOnceAfterAPause()
{
    QSignalSpy spy(m_page, &ExplainPage::textEdited);
    QTest::keyClicks(edit(), u"invalid_grant"_s);
    QCOMPARE(spy.size(), 0);
    QVERIFY(spy.wait(2000));
    QCOMPARE(spy.size(), 1);
    QCOMPARE(spy.at(0).at(0).toString(), u"invalid_grant"_s);
}

void TestExplainPage::hugePaste_data()
{
    QTest::addColumn<QString>("pasted");
    QTest::newRow("lines") << u"some line of a log file\n"_s.repeated(450'000);
    QTest::newRow("one line") << QString(10'000'000, u'x');
}

void TestExplainPage::hugePaste()
{
    QFETCH(QString, pasted);
    QGuiApplication::clipboard()->setText(pasted);
    QSignalSpy spy(m_page, &ExplainPage::textEdited);
    QElapsedTimer timer;
    timer.start();
    edit()->paste();
    QCOMPARE(edit()->toPlainText().size(), PasteEdit::limit);
    QVERIFY(m_page->findChild<QLabel *>(u"cutNote"_s)->isVisible());
    QVERIFY(spy.wait(3000));
    QVERIFY2(timer.elapsed() < 3000, qPrintable(QString::number(timer.elapsed())));
    edit()->clear();
    QVERIFY(!m_page->findChild<QLabel *>(u"cutNote"_s)->isVisible());
}

void TestExplainPage::setText_ofFile_isReported()
{
    QSignalSpy spy(m_page, &ExplainPage::textEdited);
    m_page->setText(u"from a file"_s);
    QVERIFY(spy.wait(2000));
    QCOMPARE(spy.at(0).at(0).toString(), u"from a file"_s);
}

void TestExplainPage::result_firstCandidate_hasTheStepButton()
{
    showResult();
    QSignalSpy spy(m_page, &ExplainPage::goToStepRequested);
    m_page->findChild<QPushButton *>(u"goToStepButton"_s)->click();
    QCOMPARE(spy.at(0).at(0).toInt(), 6);
    QVERIFY(m_page->findChild<QWidget *>(u"ruledOut"_s));
}

void TestExplainPage::result_ladder_saysWhatIsNotDecided()
{
    showResult();
    const auto *ladder = m_page->findChild<QLabel *>(u"proofLadder"_s);
    QVERIFY(ladder->text().contains(u"User\u00a0(not\u00a0decided)"_s));
    QVERIFY(ladder->accessibleName().contains(u"User may use this app: failed"_s));
}

void TestExplainPage::result_literalWords_areCopied()
{
    showResult();
    QSignalSpy spy(m_page, &ExplainPage::copyRequested);
    m_page->findChild<QPushButton *>(u"copyLiteralButton"_s)->click();
    QCOMPARE(spy.at(0).at(0).toString(), samples::literal);
}

void TestExplainPage::result_reply_isAskedFor()
{
    showResult();
    QSignalSpy spy(m_page, &ExplainPage::replyRequested);
    m_page->findChild<QPushButton *>(u"copyReplyButton"_s)->click();
    QCOMPARE(spy.size(), 1);
}

void TestExplainPage::result_reproduce_isOfferedOnlyWherePossible()
{
    showResult();
    QVERIFY(!m_page->findChild<QPushButton *>(u"reproduceButton"_s));
    ExplainPageState state;
    state.empty = false;
    state.diagnosis = samples::diagnosis();
    state.canReproduce = true;
    m_page->setState(state);
    QSignalSpy spy(m_page, &ExplainPage::reproduceRequested);
    m_page->findChild<QPushButton *>(u"reproduceButton"_s)->click();
    QCOMPARE(spy.size(), 1);
}

void TestExplainPage::circumstances_areAskedAndReported()
{
    showResult();
    QSignalSpy spy(m_page, &ExplainPage::circumstancesChanged);
    m_page->findChild<QCheckBox *>(u"workedBeforeBox"_s)->click();
    QCOMPARE(spy.size(), 1);
    QVERIFY(spy.at(0).at(0).value<Circumstances>().workedBefore);
}

void TestExplainPage::replaceText_hides_withoutAskingAgain_andWithoutUndo()
{
    QSignalSpy spy(m_page, &ExplainPage::textEdited);
    edit()->setPlainText(u"token SECRET"_s);
    QTRY_COMPARE(spy.size(), 1);
    m_page->replaceText(u"token [hidden]"_s);
    edit()->undo();
    QCOMPARE(edit()->toPlainText(), u"token [hidden]"_s);
    QCOMPARE(spy.size(), 1);
}

void TestExplainPage::claims_areListedWithTheirVerdict()
{
    ExplainPageState state;
    state.empty = false;
    state.claims = {
        {u"exp"_s, u"1700000000000"_s, {Symbol::Cross, Tone::Bad, u"wrong"_s}, u"Milliseconds"_s}};
    m_page->setState(state);
    auto *claim = m_page->findChild<QLabel *>(u"claim_exp"_s);
    QVERIFY(claim);
    QVERIFY(claim->text().contains(u"Milliseconds"_s));
    QVERIFY(claim->accessibleName().contains(u"wrong"_s));
}

void TestExplainPage::result_replacedByEmpty_leavesNoOldFindings()
{
    showResult();
    m_page->setState({});
    QVERIFY(!m_page->findChild<QPushButton *>(u"goToStepButton"_s));
    QVERIFY(m_page->findChild<QWidget *>(u"explainEmpty"_s));
}

void TestExplainPage::everyControlHasAName()
{
    showResult();
    QCOMPARE(samples::unnamedControls(*m_page), QStringList());
}

void TestExplainPage::tabLeavesTheField()
{
    edit()->setFocus();
    QTest::keyClick(edit(), Qt::Key_Tab);
    QCOMPARE(edit()->toPlainText(), QString());
}

QTEST_MAIN(TestExplainPage)
#include "tst_explainpage.moc"
