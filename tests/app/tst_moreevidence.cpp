// SPDX-FileCopyrightText: 2026 The Keyway authors
// SPDX-License-Identifier: Apache-2.0

#include "tests/app/WindowDriver.h"

#include "core/diagnosis/RuleBook.h"
#include "core/practice/PracticeOrg.h"

#include <QApplication>
#include <QLabel>
#include <QPlainTextEdit>
#include <QSignalSpy>

using namespace Qt::StringLiterals;
using namespace keyway;
using namespace keyway::test;

/// After a failure: further real exchanges, only when asked for, and what they change.
class TestMoreEvidence : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void initTestCase()
    {
        QApplication::setAttribute(Qt::AA_DontUseNativeDialogs);
        QApplication::setStyle(u"Fusion"_s);
        m_driver.click(u"practiceButton"_s);
        m_driver.click(u"useInWizardButton"_s);
        m_driver.controller().keys().generateInto(m_driver.folder(), 2048, 3650);
        QTRY_VERIFY_WITH_TIMEOUT(m_driver.controller().keys().base64Length() > 0, 20'000);
    }

    void init()
    {
        org().resetValues();
        QVERIFY(m_driver.click(u"entry_test"_s));
    }

    void nothingIsSent_untilAskedFor_andNothingIsOffered_whenItWorks()
    {
        QVERIFY(m_driver.runTest());
        QVERIFY(report().passed());
        WindowDriver::settle();
        QVERIFY(!m_driver.child<QWidget>(u"evidenceCard"_s));
        QVERIFY(!m_driver.child<QPushButton>(u"gridButton"_s));
    }

    void theGrid_showsEachAnswer_andSaysWhatItChanged()
    {
        QVERIFY(org().setValue(u"audience"_s, u"my-domain-only"_s));
        QVERIFY(m_driver.runTest());
        QCOMPARE(report().answer.description, u"audience is invalid"_s);
        const qsizetype requests = org().requests().size();
        WindowDriver::settle();
        QCOMPARE(org().requests().size(), requests); // nothing on its own
        QVERIFY(m_driver.click(u"gridButton"_s));
        QTRY_COMPARE_WITH_TIMEOUT(probes().size(), 5, 20'000);
        QTRY_VERIFY(!m_driver.controller().test().isRunning());
        QCOMPARE(org().requests().size(), requests + 5);
        QCOMPARE(std::ranges::count_if(probes(), &ProbeAnswer::granted), 1);
        QCOMPARE(report().evidence.string(fact::attempts), u"granted"_s);
        QCOMPARE(report().diagnosis.hypotheses.first().topic, u"domain"_s);
        for (int i = 0; i < 5; ++i)
            QTRY_VERIFY(m_driver.child<QLabel>(u"probeAnswer_%1"_s.arg(i)));
        QTRY_VERIFY(m_driver.child<QLabel>(u"evidenceChanges"_s));
        QVERIFY(m_driver.child<QLabel>(u"evidenceChanges"_s)->text().size() > 25);
    }

    void aThrowAwayKey_provesThatTheOwnSignatureIsRight()
    {
        QVERIFY(org().setValue(u"permission-set-selected"_s, u"no"_s));
        QVERIFY(m_driver.runTest());
        QVERIFY(m_driver.click(u"throwAwayKeyButton"_s));
        QTRY_COMPARE_WITH_TIMEOUT(probes().size(), 1, 20'000);
        QCOMPARE(probes().first().answer.description, u"invalid assertion"_s);
        QCOMPARE(report().evidence.string(fact::throwAwayKey), u"other"_s);
        const auto &out = report().diagnosis.ruledOut;
        QVERIFY(std::ranges::any_of(out, [](const RuledOut &one) { return one.topic == u"key"_s; }));
    }

    void anotherUser_withABadName_isRefusedBesideTheButton_andNothingIsSent()
    {
        QVERIFY(org().setValue(u"user"_s, u"inactive"_s));
        QVERIFY(m_driver.runTest());
        const qsizetype requests = org().requests().size();
        QVERIFY(m_driver.click(u"otherUserButton"_s)); // empty
        QTRY_VERIFY(!m_driver.controller().test().isRunning());
        QCOMPARE(org().requests().size(), requests);
        QVERIFY(m_driver.type(u"otherUserEdit"_s, u"admin@acme.example"_s));
        QVERIFY(m_driver.click(u"otherUserButton"_s));
        QTRY_COMPARE_WITH_TIMEOUT(probes().size(), 1, 20'000);
        QCOMPARE(probes().first().username, u"admin@acme.example"_s);
        QVERIFY(report().evidence.has(fact::otherUser));
    }

    void retry_waitsWithACountdown_andEndsWhenItWorks()
    {
        using namespace std::chrono_literals;
        m_driver.controller().test().setRetrySchedule({50ms, 100ms, 20s});
        QVERIFY(org().setValue(u"propagation"_s, u"pending"_s));
        QVERIFY(m_driver.runTest());
        QVERIFY(report().diagnosis.mayBePropagation);
        int attempts = 0;
        const auto mend = connect(&org(), &PracticeOrg::requestServed, this, [&](const PracticeRequest &one) {
            if (one.path.endsWith(u"/token"_s) && ++attempts == 2)
                QVERIFY(org().setValue(u"propagation"_s, u"done"_s));
        });
        QVERIFY(m_driver.click(u"retryButton"_s));
        QVERIFY(m_driver.child<QPushButton>(u"stopEvidenceButton"_s));
        QTRY_VERIFY_WITH_TIMEOUT(!m_driver.controller().test().isRunning(), 20'000);
        disconnect(mend);
        QVERIFY(report().passed());
        QVERIFY(attempts >= 3);
    }

    void retry_isStoppedAtOnce()
    {
        using namespace std::chrono_literals;
        m_driver.controller().test().setRetrySchedule({60s, 60s, 600s});
        QVERIFY(org().setValue(u"propagation"_s, u"pending"_s));
        QVERIFY(m_driver.runTest());
        QVERIFY(m_driver.click(u"retryButton"_s));
        QTRY_VERIFY(m_driver.child<QLabel>(u"evidenceRunning"_s));
        QTRY_VERIFY(m_driver.child<QLabel>(u"evidenceRunning"_s)->text().contains(u"0:"_s) ||
                    m_driver.child<QLabel>(u"evidenceRunning"_s)->text().contains(u"1:00"_s));
        QVERIFY(m_driver.click(u"stopEvidenceButton"_s));
        QTRY_VERIFY(!m_driver.controller().test().isRunning());
        QVERIFY(m_driver.child<QPushButton>(u"testButton"_s)->isEnabled());
    }

    void retry_isNotOffered_whereWaitingCannotHelp()
    {
        QVERIFY(org().setValue(u"ip-relaxation"_s, u"enforced"_s));
        QVERIFY(m_driver.runTest());
        WindowDriver::settle();
        QVERIFY(!m_driver.child<QPushButton>(u"retryButton"_s));
    }

    void theCircumstances_changeTheDiagnosisAtOnce_andSendNothing()
    {
        QVERIFY(org().setValue(u"permitted-users"_s, u"self-authorize"_s));
        QVERIFY(m_driver.runTest());
        QCOMPARE(report().diagnosis.hypotheses.first().topic, u"preauthorization"_s);
        const qsizetype requests = org().requests().size();
        QVERIFY(m_driver.click(u"workedBeforeBox"_s));
        QCOMPARE(report().diagnosis.hypotheses.first().topic, u"policies"_s);
        QCOMPARE(m_driver.entry(u"step-4"_s).state, StepState::Wrong);
        QCOMPARE(org().requests().size(), requests);
        QVERIFY(m_driver.click(u"workedBeforeBox"_s));
        QCOMPARE(report().diagnosis.hypotheses.first().topic, u"preauthorization"_s);
    }

private:
    PracticeOrg &org() { return m_driver.controller().practice().org(); }
    const ExchangeReport &report() { return *m_driver.controller().session().report(); }
    const QList<ProbeAnswer> &probes() { return m_driver.controller().session().probes(); }

    WindowDriver m_driver;
};

QTEST_MAIN(TestMoreEvidence)
#include "tst_moreevidence.moc"
