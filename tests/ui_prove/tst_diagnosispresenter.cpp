// SPDX-FileCopyrightText: 2026 The Keyway authors
// SPDX-License-Identifier: Apache-2.0

#include "tests/ui_prove/ProveSamples.h"
#include "ui/presenters/DiagnosisPresenter.h"

#include <QTest>

using namespace Qt::StringLiterals;
using namespace keyway;

class TestDiagnosisPresenter : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void decisions_nameTheStepsThatCanChangeThem_data();
    void decisions_nameTheStepsThatCanChangeThem();
    void decisions_withoutGuide_useTheUsualNumbers();
    void decisions_audience_isShown();
    void anythingDecided_onlyWithProof();
    void likelihood_data();
    void likelihood();
    void pill_ofTopicWithoutStep_namesTopic();
    void tones_markTheFirstTwo();
};

void TestDiagnosisPresenter::decisions_nameTheStepsThatCanChangeThem_data()
{
    QTest::addColumn<int>("row");
    QTest::addColumn<QString>("sentence");
    QTest::addColumn<QString>("where");
    QTest::addColumn<QString>("word");
    QTest::newRow("consumer key") << 0 << u"Consumer Key is known"_s << u"step 3"_s << u"passed"_s;
    QTest::newRow("signature") << 1 << u"Signature matches the uploaded certificate"_s << u"steps 1, 2"_s
                               << u"passed"_s;
    QTest::newRow("audience") << 2 << u"Audience accepted"_s << u"step 7"_s << u"passed"_s;
    QTest::newRow("user") << 3 << u"User exists and is active"_s << u"step 5"_s << u"not decided"_s;
    QTest::newRow("approval") << 4 << u"User may use this app"_s << u"step 6"_s << u"failed"_s;
}

void TestDiagnosisPresenter::decisions_nameTheStepsThatCanChangeThem()
{
    QFETCH(int, row);
    const auto rows = DiagnosisPresenter::decisions(samples::diagnosis(), samples::guide());
    QCOMPARE(rows.size(), 5);
    QTEST(rows.at(row).sentence, "sentence");
    QTEST(rows.at(row).where, "where");
    QTEST(rows.at(row).look.word, "word");
    QVERIFY(rows.at(row).spoken.contains(rows.at(row).look.word));
}

void TestDiagnosisPresenter::decisions_withoutGuide_useTheUsualNumbers()
{
    const auto rows = DiagnosisPresenter::decisions(samples::diagnosis(), {});
    QCOMPARE(rows.at(1).where, u"steps 1, 2"_s);
    QCOMPARE(rows.at(4).where, u"step 6"_s);
}

void TestDiagnosisPresenter::decisions_audience_isShown()
{
    const auto rows = DiagnosisPresenter::decisions(samples::diagnosis(), samples::guide(),
                                                    u"https://login.salesforce.com"_s);
    QCOMPARE(rows.at(2).where, u"step 7 — https://login.salesforce.com"_s);
}

void TestDiagnosisPresenter::anythingDecided_onlyWithProof()
{
    Diagnosis diagnosis = samples::diagnosis();
    QVERIFY(DiagnosisPresenter::anythingDecided(diagnosis));
    for (DecisionStage &stage : diagnosis.decisions)
        stage.proof = Proof::NotDecided;
    QVERIFY(!DiagnosisPresenter::anythingDecided(diagnosis));
}

void TestDiagnosisPresenter::likelihood_data()
{
    QTest::addColumn<QString>("id");
    QTest::addColumn<QString>("words");
    QTest::newRow("most likely") << u"most-likely"_s << u"most likely"_s;
    QTest::newRow("likely") << u"likely"_s << u"likely"_s;
    QTest::newRow("possible") << u"possible"_s << u"possible"_s;
}

void TestDiagnosisPresenter::likelihood()
{
    QFETCH(QString, id);
    QTEST(DiagnosisPresenter::likelihood(id), "words");
}

void TestDiagnosisPresenter::pill_ofTopicWithoutStep_namesTopic()
{
    const Diagnosis diagnosis = samples::diagnosis();
    QCOMPARE(DiagnosisPresenter::pill(diagnosis.hypotheses.at(0), samples::guide()),
             u"Step 6 · most likely"_s);
    QCOMPARE(DiagnosisPresenter::pill(diagnosis.hypotheses.at(2), samples::guide()), u"Network · possible"_s);
}

void TestDiagnosisPresenter::tones_markTheFirstTwo()
{
    QCOMPARE(DiagnosisPresenter::pillTone(0), u"bad"_s);
    QCOMPARE(DiagnosisPresenter::pillTone(1), u"warn"_s);
    QCOMPARE(DiagnosisPresenter::pillTone(2), QString());
}

QTEST_MAIN(TestDiagnosisPresenter)
#include "tst_diagnosispresenter.moc"
