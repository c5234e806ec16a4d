// SPDX-FileCopyrightText: 2026 The Keyway authors
// SPDX-License-Identifier: Apache-2.0

#include "tests/ui_prove/ProveSamples.h"
#include "ui/presenters/CheckPresenter.h"

#include <QTest>

using namespace Qt::StringLiterals;
using namespace keyway;

class TestCheckPresenter : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void look_ofEachOutcome_hasSymbolAndWord_data();
    void look_ofEachOutcome_hasSymbolAndWord();
    void worst_ofResults_data();
    void worst_ofResults();
    void stageTitle_namesHost();
    void duration_data();
    void duration();
    void summary_ofPassedStageWithLine_fillsInFacts();
    void summary_whenFactIsMissing_counts();
    void summary_ofSkippedStage_saysWhy();
    void stage_whileRunning_isRunningOrWaiting();
    void check_passedAndSkipped_areFolded_othersAreNot();
    void check_withoutText_showsNoRawId();
    void verdict_withoutDiagnosis_isStillASentence_data();
    void verdict_withoutDiagnosis_isStillASentence();
};

void TestCheckPresenter::look_ofEachOutcome_hasSymbolAndWord_data()
{
    QTest::addColumn<CheckOutcome>("outcome");
    QTest::addColumn<QString>("symbol");
    QTest::addColumn<QString>("word");
    QTest::newRow("passed") << CheckOutcome::Passed << u"✓"_s << u"passed"_s;
    QTest::newRow("warning") << CheckOutcome::Warning << u"!"_s << u"works, with a warning"_s;
    QTest::newRow("failed") << CheckOutcome::Failed << u"✕"_s << u"failed"_s;
    QTest::newRow("skipped") << CheckOutcome::Skipped << u"–"_s << u"not checked"_s;
    QTest::newRow("cancelled") << CheckOutcome::Cancelled << u"–"_s << u"stopped"_s;
    QTest::newRow("crashed") << CheckOutcome::Crashed << u"!"_s
                             << u"could not be checked, a fault in Keyway"_s;
}

void TestCheckPresenter::look_ofEachOutcome_hasSymbolAndWord()
{
    QFETCH(CheckOutcome, outcome);
    const Look look = CheckPresenter::look(outcome);
    QTEST(glyph(look.symbol), "symbol");
    QTEST(look.word, "word");
}

void TestCheckPresenter::worst_ofResults_data()
{
    using O = CheckOutcome;
    QTest::addColumn<QList<CheckOutcome>>("outcomes");
    QTest::addColumn<CheckOutcome>("worst");
    QTest::newRow("nothing ran") << QList{O::Skipped, O::Skipped} << O::Skipped;
    QTest::newRow("one does not apply") << QList{O::Passed, O::Skipped} << O::Passed;
    QTest::newRow("warning") << QList{O::Passed, O::Warning, O::Passed} << O::Warning;
    QTest::newRow("failure before skipped") << QList{O::Failed, O::Skipped} << O::Failed;
    QTest::newRow("stopped") << QList{O::Passed, O::Cancelled} << O::Cancelled;
    QTest::newRow("crashed") << QList{O::Crashed, O::Failed} << O::Crashed;
}

void TestCheckPresenter::worst_ofResults()
{
    QFETCH(QList<CheckOutcome>, outcomes);
    QList<CheckResult> results;
    for (const CheckOutcome outcome : std::as_const(outcomes))
        results << samples::result(u"x"_s, CheckStage::Local, outcome);
    QFETCH(CheckOutcome, worst);
    QCOMPARE(CheckPresenter::look(CheckPresenter::worst(results)).word, CheckPresenter::look(worst).word);
}

void TestCheckPresenter::stageTitle_namesHost()
{
    QCOMPARE(CheckPresenter::stageTitle(CheckStage::Local, u"h"_s), u"On this computer"_s);
    QCOMPARE(CheckPresenter::stageTitle(CheckStage::Reach, u"acme.my.salesforce.com"_s),
             u"Reaching acme.my.salesforce.com"_s);
    QCOMPARE(CheckPresenter::stageTitle(CheckStage::Decision, {}), u"Salesforce’s decision"_s);
    QCOMPARE(CheckPresenter::stageTitle(CheckStage::Token, {}), u"Using the token"_s);
}

void TestCheckPresenter::duration_data()
{
    QTest::addColumn<qint64>("milliseconds");
    QTest::addColumn<QString>("words");
    QTest::newRow("nothing") << qint64(0) << QString();
    QTest::newRow("milliseconds") << qint64(148) << u"148 ms"_s;
    QTest::newRow("seconds") << qint64(2140) << u"2.1 s"_s;
}

void TestCheckPresenter::duration()
{
    QFETCH(qint64, milliseconds);
    QTEST(CheckPresenter::duration(milliseconds), "words");
}

void TestCheckPresenter::summary_ofPassedStageWithLine_fillsInFacts()
{
    const StageView view =
        CheckPresenter(samples::texts()).stage(CheckStage::Local, {}, samples::refused(), false);
    QCOMPARE(view.summary, u"key is RSA 2048"_s);
    QCOMPARE(view.time, u"4 ms"_s);
    QCOMPARE(view.spoken, u"On this computer: passed. key is RSA 2048"_s);
}

void TestCheckPresenter::summary_whenFactIsMissing_counts()
{
    const StageView view =
        CheckPresenter(samples::texts()).stage(CheckStage::Reach, {}, samples::refused(), false);
    QCOMPARE(view.summary, u"2 passed"_s);
}

void TestCheckPresenter::summary_ofSkippedStage_saysWhy()
{
    const StageView view =
        CheckPresenter(samples::texts()).stage(CheckStage::Token, {}, samples::refused(), false);
    QCOMPARE(view.look.symbol, Symbol::Dash);
    QCOMPARE(view.summary, u"Not reached, because Salesforce gave no token"_s);
}

void TestCheckPresenter::stage_whileRunning_isRunningOrWaiting()
{
    const auto views = CheckPresenter(samples::texts()).stages(u"h"_s, samples::refused().first(3), true);
    QCOMPARE(views.size(), 4);
    QCOMPARE(views.at(0).look.symbol, Symbol::Check);
    QCOMPARE(views.at(1).look.symbol, Symbol::Running);
    QCOMPARE(views.at(2).look.word, u"waiting"_s);
}

void TestCheckPresenter::check_passedAndSkipped_areFolded_othersAreNot()
{
    const CheckPresenter presenter(samples::texts());
    const auto folded = [&](CheckOutcome outcome) {
        return presenter.check(samples::result(u"key.readable"_s, CheckStage::Local, outcome)).folded;
    };
    QVERIFY(folded(CheckOutcome::Passed));
    QVERIFY(folded(CheckOutcome::Skipped));
    QVERIFY(!folded(CheckOutcome::Warning));
    QVERIFY(!folded(CheckOutcome::Failed));
    QVERIFY(!folded(CheckOutcome::Crashed));
    QVERIFY(!folded(CheckOutcome::Cancelled));
}

void TestCheckPresenter::check_withoutText_showsNoRawId()
{
    const CheckView view = CheckPresenter(samples::texts())
                               .check(samples::result(u"userinfo"_s, CheckStage::Token, CheckOutcome::Skipped,
                                                      0, {u"check.userinfo.unheard-of"_s, {}}));
    QVERIFY(!view.detail.contains(u"unheard-of"_s));
    QVERIFY(view.detail.startsWith(u"Not reached, because"_s));
}

void TestCheckPresenter::verdict_withoutDiagnosis_isStillASentence_data()
{
    QTest::addColumn<ExchangeReport>("report");
    QTest::addColumn<QString>("verdict");
    ExchangeReport failed = samples::failedReport();
    QTest::newRow("diagnosed") << failed << failed.diagnosis.verdict;
    failed.diagnosis = {};
    QTest::newRow("failed") << failed << u"Salesforce refused with invalid_app_access"_s;
    QTest::newRow("passed")
        << samples::passedReport()
        << u"The connection works: integration@acme.com signed in to acme.my.salesforce.com."_s;
    failed.cancelled = true;
    QTest::newRow("stopped") << failed << u"The test was stopped. Nothing is decided."_s;
}

void TestCheckPresenter::verdict_withoutDiagnosis_isStillASentence()
{
    QFETCH(ExchangeReport, report);
    QTEST(CheckPresenter(samples::texts()).verdict(report), "verdict");
}

QTEST_MAIN(TestCheckPresenter)
#include "tst_checkpresenter.moc"
