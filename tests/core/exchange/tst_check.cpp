// SPDX-FileCopyrightText: 2026 The Keyway authors
// SPDX-License-Identifier: Apache-2.0

#include "app/services/AppServices.h"
#include "core/exchange/ExchangeRun.h"

#include <QSignalSpy>
#include <QTest>
#include <QTimer>

#include <functional>
#include <optional>
#include <stdexcept>

using namespace Qt::StringLiterals;
using namespace keyway;
using Plan = std::vector<std::unique_ptr<Check>>;

namespace {

/// A check that does what a test tells it to.
class ScriptedCheck final : public Check
{
public:
    using Work = std::function<void(ScriptedCheck &, ExchangeContext &)>;
    ScriptedCheck(const QString &id, CheckStage stage, Work work) : Check(id, stage), m_work(std::move(work))
    {
    }
    using Check::finish;
    using Check::guarded;

private:
    void run(ExchangeContext &context) override { m_work(*this, context); }
    Work m_work;
};

std::unique_ptr<Check> scripted(const QString &id, CheckStage stage, ScriptedCheck::Work work)
{
    return std::make_unique<ScriptedCheck>(id, stage, std::move(work));
}

void pass(ScriptedCheck &check, ExchangeContext &)
{
    check.finish(CheckOutcome::Passed, u"passed"_s);
}
void fail(ScriptedCheck &check, ExchangeContext &)
{
    check.finish(CheckOutcome::Failed, u"failed"_s);
}
void hang(ScriptedCheck &, ExchangeContext &) {}
void breakDown(ScriptedCheck &, ExchangeContext &)
{
    throw std::runtime_error("made to break");
}

template <class... Checks>
Plan plan(Checks... checks)
{
    Plan plan;
    (plan.push_back(std::move(checks)), ...);
    return plan;
}

QStringList outcomes(const ExchangeReport &report)
{
    QStringList list;
    for (const CheckResult &check : report.checks)
        list << check.id + u' ' + toString(check.outcome);
    return list;
}

} // namespace

class TestCheck : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void initTestCase()
    {
        auto loaded = AppServices::load();
        QVERIFY2(loaded, loaded ? "" : qPrintable(loaded.error()));
        m_services.emplace(std::move(*loaded));
    }

    void start_isQueued_soThatFinishedComesLater()
    {
        ExchangeContext context;
        ScriptedCheck check(u"a"_s, CheckStage::Local, pass);
        QSignalSpy finished(&check, &Check::finished);
        check.start(context);
        QCOMPARE(finished.size(), 0);
        QTRY_COMPARE(finished.size(), 1);
    }

    void secondFinish_isIgnored()
    {
        ExchangeContext context;
        ScriptedCheck check(u"a"_s, CheckStage::Local, [](ScriptedCheck &self, ExchangeContext &) {
            self.finish(CheckOutcome::Warning, u"first"_s);
            self.finish(CheckOutcome::Failed, u"second"_s);
        });
        QTest::ignoreMessage(QtWarningMsg, "a check finished twice; only the first outcome counts");
        QSignalSpy finished(&check, &Check::finished);
        check.start(context);
        QTRY_COMPARE(finished.size(), 1);
        const auto result = finished.first().first().value<CheckResult>();
        QCOMPARE(toString(result.outcome), u"warning"_s);
        QCOMPARE(result.detail.id, u"check.a.first"_s);
    }

    void thrownAfterFinish_isOnlyAWarning()
    {
        ExchangeContext context;
        ScriptedCheck check(u"a"_s, CheckStage::Local, [](ScriptedCheck &self, ExchangeContext &) {
            self.finish(CheckOutcome::Passed, u"passed"_s);
            throw std::runtime_error("too late");
        });
        QTest::ignoreMessage(QtWarningMsg, "a check finished twice; only the first outcome counts");
        QSignalSpy finished(&check, &Check::finished);
        check.start(context);
        QTRY_COMPARE(finished.size(), 1);
        QCOMPARE(toString(finished.first().first().value<CheckResult>().outcome), u"passed"_s);
    }

    void sharedTexts_areNamedWithoutTheCheck_data()
    {
        QTest::addColumn<QString>("id");
        QTest::newRow("crashed") << u"check.crashed"_s;
        QTest::newRow("not-reached") << u"check.not-reached"_s;
        QTest::newRow("cancelled") << u"check.cancelled"_s;
        QTest::newRow("transport.reset") << u"check.transport.reset"_s;
        QTest::newRow("passed") << u"check.some.thing.passed"_s;
    }
    void sharedTexts_areNamedWithoutTheCheck()
    {
        QFETCH(QString, id);
        const ScriptedCheck check(u"some.thing"_s, CheckStage::Reach, hang);
        const CheckResult result =
            check.result(CheckOutcome::Failed, QString::fromLatin1(QTest::currentDataTag()));
        QCOMPARE(result.detail.id, id);
        QCOMPARE(toString(result.stage), u"reach"_s);
    }

    void throwingCheck_isCrashed_andTheRunGoesOnToAReport_data()
    {
        QTest::addColumn<ScriptedCheck::Work>("work");
        QTest::addColumn<QString>("reason");
        QTest::newRow("in run") << ScriptedCheck::Work(breakDown) << u"made to break"_s;
        QTest::newRow("not a std::exception")
            << ScriptedCheck::Work([](ScriptedCheck &, ExchangeContext &) { throw 7; }) << u"unknown"_s;
        QTest::newRow("in a callback") << ScriptedCheck::Work([](ScriptedCheck &self, ExchangeContext &) {
            QTimer::singleShot(0, &self,
                               [&self] { self.guarded([] { throw std::runtime_error("later"); }); });
        }) << u"later"_s;
    }
    void throwingCheck_isCrashed_andTheRunGoesOnToAReport()
    {
        QFETCH(ScriptedCheck::Work, work);
        QFETCH(QString, reason);
        ExchangeRun run(input(), m_services->rules(), m_services->clock(),
                        plan(scripted(u"l.one"_s, CheckStage::Local, work),
                             scripted(u"l.two"_s, CheckStage::Local, pass),
                             scripted(u"r.one"_s, CheckStage::Reach, pass)));
        const ExchangeReport report = reportOf(run);
        QCOMPARE(outcomes(report), (QStringList{u"l.one crashed"_s, u"l.two passed"_s, u"r.one skipped"_s}));
        QCOMPARE(report.checks[0].detail, (Problem{u"check.crashed"_s, {{u"reason"_s, reason}}}));
        QCOMPARE(report.checks[2].detail, (Problem{u"check.not-reached"_s, {{u"because"_s, u"l.one"_s}}}));
        QVERIFY(!report.passed());
        QCOMPARE(report.exitStatus(), 1);
    }

    void firstFailureOnline_stopsTheChain_localOnesAllRun()
    {
        ExchangeRun run(input(), m_services->rules(), m_services->clock(),
                        plan(scripted(u"l.one"_s, CheckStage::Local, fail),
                             scripted(u"l.two"_s, CheckStage::Local, fail),
                             scripted(u"r.one"_s, CheckStage::Reach, pass)));
        const ExchangeReport report = reportOf(run);
        QCOMPARE(outcomes(report), (QStringList{u"l.one failed"_s, u"l.two failed"_s, u"r.one skipped"_s}));
        QCOMPARE(report.checks[2].detail.facts.value(u"because"_s), u"l.one"_s); // the first of them
    }

    void warningsAndSkips_doNotStopTheChain()
    {
        const auto ends = [](CheckOutcome outcome) {
            return [outcome](ScriptedCheck &self, ExchangeContext &) { self.finish(outcome, u"x"_s); };
        };
        ExchangeRun run(input(), m_services->rules(), m_services->clock(),
                        plan(scripted(u"a"_s, CheckStage::Reach, ends(CheckOutcome::Warning)),
                             scripted(u"b"_s, CheckStage::Reach, ends(CheckOutcome::Skipped)),
                             scripted(u"c"_s, CheckStage::Decision, pass)));
        const ExchangeReport report = reportOf(run);
        QCOMPARE(outcomes(report), (QStringList{u"a warning"_s, u"b skipped"_s, u"c passed"_s}));
        QVERIFY(report.passed());
        QCOMPARE(report.exitStatus(), 0);
        QCOMPARE(report.evidence.string(fact::reached), u"decision"_s);
    }

    void finished_isNeverHeardInsideStart()
    {
        ExchangeRun run(input(), m_services->rules(), m_services->clock(), Plan());
        QSignalSpy finished(&run, &ExchangeRun::finished);
        run.start();
        QCOMPARE(finished.size(), 0);
        QTRY_COMPARE(finished.size(), 1);
        QVERIFY(!finished.first().first().value<ExchangeReport>().passed()); // nothing was tested
    }

    void destroyedRun_saysNothing()
    {
        auto run = std::make_unique<ExchangeRun>(
            input(), m_services->rules(), m_services->clock(),
            plan(scripted(u"a"_s, CheckStage::Local, pass), scripted(u"b"_s, CheckStage::Local, hang)));
        int finished = 0;
        bool hanging = false;
        connect(run.get(), &ExchangeRun::finished, this, [&finished] { ++finished; });
        connect(run.get(), &ExchangeRun::checkStarted, this,
                [&hanging](const QString &id) { hanging = id == u"b"_s; });
        run->start();
        QTRY_VERIFY(hanging);
        run.reset();
        drainEvents();
        QCOMPARE(finished, 0);
    }

    void cancel_reportsOnce_withTheRestCancelled()
    {
        ExchangeRun run(
            input(), m_services->rules(), m_services->clock(),
            plan(scripted(u"a"_s, CheckStage::Local, pass), scripted(u"b"_s, CheckStage::Local, hang),
                 scripted(u"c"_s, CheckStage::Reach, pass), scripted(u"d"_s, CheckStage::Token, pass)));
        QSignalSpy finished(&run, &ExchangeRun::finished);
        bool hanging = false;
        connect(&run, &ExchangeRun::checkStarted, this,
                [&hanging](const QString &id) { hanging = id == u"b"_s; });
        run.start();
        QTRY_VERIFY(hanging);
        run.cancel();
        run.cancel();
        drainEvents();
        QCOMPARE(finished.size(), 1);
        const auto report = finished.first().first().value<ExchangeReport>();
        QVERIFY(report.cancelled);
        QVERIFY(!report.passed());
        QCOMPARE(report.exitStatus(), 130);
        QCOMPARE(outcomes(report),
                 (QStringList{u"a passed"_s, u"b cancelled"_s, u"c cancelled"_s, u"d cancelled"_s}));
    }

    void cancelBeforeStart_reportsEverythingCancelled()
    {
        ExchangeRun run(input(), m_services->rules(), m_services->clock(),
                        plan(scripted(u"a"_s, CheckStage::Local, pass)));
        QSignalSpy finished(&run, &ExchangeRun::finished);
        run.cancel();
        run.start();
        drainEvents();
        QCOMPARE(finished.size(), 1);
        QCOMPARE(outcomes(finished.first().first().value<ExchangeReport>()), QStringList{u"a cancelled"_s});
    }

    void cancelInsideASignal_isSafe_data()
    {
        QTest::addColumn<bool>("atStart");
        QTest::newRow("when a check starts") << true;
        QTest::newRow("when a check has finished") << false;
    }
    void cancelInsideASignal_isSafe()
    {
        QFETCH(bool, atStart);
        ExchangeRun run(
            input(), m_services->rules(), m_services->clock(),
            plan(scripted(u"a"_s, CheckStage::Local, pass), scripted(u"b"_s, CheckStage::Local, pass)));
        QSignalSpy finished(&run, &ExchangeRun::finished);
        if (atStart)
            connect(&run, &ExchangeRun::checkStarted, &run, &ExchangeRun::cancel);
        else
            connect(&run, &ExchangeRun::checkFinished, &run, &ExchangeRun::cancel);
        run.start();
        QTRY_COMPARE(finished.size(), 1);
        drainEvents();
        QCOMPARE(finished.size(), 1);
        QCOMPARE(outcomes(finished.first().first().value<ExchangeReport>()),
                 (QStringList{atStart ? u"a cancelled"_s : u"a passed"_s, u"b cancelled"_s}));
    }

    void runDestroyedInsideASignal_isSafe()
    {
        auto run = std::make_unique<ExchangeRun>(
            input(), m_services->rules(), m_services->clock(),
            plan(scripted(u"a"_s, CheckStage::Local, pass), scripted(u"b"_s, CheckStage::Local, pass)));
        connect(run.get(), &ExchangeRun::checkFinished, this, [&run] { run.reset(); });
        run->start();
        QTRY_VERIFY(!run);
        drainEvents();
    }

private:
    ExchangeInput input() const
    {
        ExchangeInput input;
        input.guide = *m_services->guides().guide(u"ampersand"_s);
        return input;
    }
    static ExchangeReport reportOf(ExchangeRun &run)
    {
        QSignalSpy finished(&run, &ExchangeRun::finished);
        run.start();
        if (!finished.wait(20'000))
            return {};
        return finished.first().first().value<ExchangeReport>();
    }
    /// Whatever was queued has had its turn.
    static void drainEvents()
    {
        for (int i = 0; i < 20; ++i)
            QCoreApplication::processEvents();
    }

    std::optional<AppServices> m_services;
};

QTEST_GUILESS_MAIN(TestCheck)
#include "tst_check.moc"
