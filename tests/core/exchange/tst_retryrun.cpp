// SPDX-FileCopyrightText: 2026 The Keyway authors
// SPDX-License-Identifier: Apache-2.0

#include "core/exchange/RetryRun.h"

#include "tests/core/exchange/Practice.h"
#include "tests/core/exchange/ScriptedOrg.h"

#include <QJsonDocument>
#include <QRegularExpression>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using namespace keyway;
using test::Practice;
using test::Scripted;
using End = RetryRun::End;

namespace {

/// What a run said at its end.
struct Ended
{
    End end = End::NotPropagation;
    ExchangeReport report;
    QList<ProbeAnswer> answers;
};

constexpr RetrySchedule quick{20ms, 40ms, 60s};
constexpr RetrySchedule slow{60s, 120s, 600s};

const QByteArray appNotFound =
    R"({"error":"app_not_found","error_description":"External client app is not installed in this org"})";
const QByteArray tokenPath = "/services/oauth2/token";

} // namespace

class TestRetryRun : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void initTestCase() { m_practice = std::make_unique<Practice>(); }
    void cleanup() { m_practice->org.resetValues(); }

    void schedule_isThatOfThePromise()
    {
        const RetrySchedule schedule;
        QCOMPARE(schedule.first, 15s);
        QCOMPARE(schedule.longest, 2min);
        QCOMPARE(schedule.total, 10min);
    }

    void propagation_endsWithTheFirstTestThatPasses()
    {
        const ExchangeReport first = refusedByPropagation();
        RetryRun run(input(), first, m_services.rules(), m_services.clock(), quick);
        QList<int> attempts;
        connect(&run, &RetryRun::testing, this, [&attempts](int attempt) { attempts << attempt; });
        int answered = 0;
        connect(&run, &RetryRun::answered, this, [this, &answered] {
            if (++answered == 2) // the change has reached every server
                QVERIFY(m_practice->org.setValue(u"propagation"_s, u"done"_s));
        });
        const Ended ended = endOf(run);
        QVERIFY(ended.end == End::Passed);
        QVERIFY(ended.report.passed());
        QCOMPARE(attempts, (QList<int>{1, 2, 3}));
        QCOMPARE(ended.answers.size(), 3);
        for (qsizetype i = 0; i < 3; ++i) {
            QCOMPARE(toString(ended.answers[i].kind), u"retry"_s);
            QCOMPARE(ended.answers[i].granted, i == 2);
            QCOMPARE(ended.answers[i].answer.error, i == 2 ? QString() : u"app_not_found"_s);
            QCOMPARE(ended.answers[i].host, first.host);
        }
        QCOMPARE(evidenceOf(first, ended.answers).string(fact::retried), u"granted"_s);
    }

    void otherAnswer_endsItAtOnce()
    {
        const ExchangeReport first = refusedByPropagation();
        RetryRun run(input(), first, m_services.rules(), m_services.clock(), quick);
        connect(&run, &RetryRun::answered, this, [this] {
            m_practice->org.resetValues();
            QVERIFY(m_practice->org.setValue(u"permission-set-assigned"_s, u"no"_s));
        });
        const Ended ended = endOf(run);
        QVERIFY(ended.end == End::OtherAnswer);
        QCOMPARE(ended.answers.size(), 2);
        QCOMPARE(ended.report.answer.error, u"invalid_app_access"_s);
        QCOMPARE(evidenceOf(first, ended.answers).string(fact::retried), u"other"_s);
        QCOMPARE(evidenceOf(ended.report, ended.answers).string(fact::retried), u"other"_s);
    }

    void tokenThatOpensNothing_isAnotherAnswer()
    {
        const ExchangeReport first = refusedByPropagation();
        m_practice->org.resetValues();
        QVERIFY(m_practice->org.setValue(u"api-enabled"_s, u"no"_s));
        RetryRun run(input(), first, m_services.rules(), m_services.clock(), quick);
        const Ended ended = endOf(run);
        QVERIFY(ended.end == End::OtherAnswer);
        QCOMPARE(ended.answers.size(), 1);
        QVERIFY(!ended.answers.first().granted);
        QCOMPARE(ended.answers.first().answer.error, u"API_DISABLED_FOR_ORG"_s);
    }

    void transportFailure_isAnotherAnswer()
    {
        const ExchangeReport first = refusedByPropagation();
        QVERIFY(m_practice->org.setValue(u"network"_s, u"refused"_s));
        RetryRun run(input(), first, m_services.rules(), m_services.clock(), quick);
        const Ended ended = endOf(run);
        QVERIFY(ended.end == End::OtherAnswer);
        QCOMPARE(ended.answers.size(), 1);
        QVERIFY(!ended.answers.first().transport.isEmpty());
        QVERIFY(evidenceOf(first, ended.answers) == Evidence()); // no answer proves nothing
    }

    void testThatCannotBegin_isAnotherAnswer_withoutOne()
    {
        const ExchangeReport first = refusedByPropagation();
        ExchangeInput broken = input();
        broken.connection.keyFile = u"gone.pem"_s;
        RetryRun run(broken, first, m_services.rules(), m_services.clock(), quick);
        const Ended ended = endOf(run);
        QVERIFY(ended.end == End::OtherAnswer);
        QVERIFY(ended.answers.isEmpty());
        QCOMPARE(test::firstFailure(ended.report), u"key.readable"_s);
    }

    void answerThatWaitingCannotCure_isNotRetried()
    {
        QVERIFY(m_practice->org.setValue(u"user"_s, u"inactive"_s));
        const ExchangeReport first = test::reportOf(input(), m_services);
        QVERIFY(!first.diagnosis.mayBePropagation);
        const qsizetype before = m_practice->org.requests().size();
        RetryRun run(input(), first, m_services.rules(), m_services.clock(), quick);
        QSignalSpy waiting(&run, &RetryRun::waiting);
        const Ended ended = endOf(run);
        QVERIFY(ended.end == End::NotPropagation);
        QCOMPARE(ended.report.answer, first.answer);
        QVERIFY(ended.answers.isEmpty());
        QCOMPARE(waiting.size(), 0);
        QCOMPARE(m_practice->org.requests().size(), before);
    }

    void usedUpTime_endsIt_data()
    {
        QTest::addColumn<RetrySchedule>("schedule");
        QTest::addColumn<bool>("asks");
        QTest::newRow("less than a gap") << RetrySchedule{60s, 60s, 59s} << false;
        QTest::newRow("none") << RetrySchedule{1ms, 1ms, 0ms} << false;
        QTest::newRow("a few gaps") << RetrySchedule{20ms, 40ms, 400ms} << true;
    }
    void usedUpTime_endsIt()
    {
        QFETCH(RetrySchedule, schedule);
        QFETCH(bool, asks);
        const ExchangeReport first = refusedByPropagation();
        RetryRun run(input(), first, m_services.rules(), m_services.clock(), schedule);
        const Ended ended = endOf(run);
        QVERIFY(ended.end == End::TimeUp);
        QCOMPARE(!ended.answers.isEmpty(), asks);
        QCOMPARE(ended.report.answer, first.answer);
        if (asks)
            QCOMPARE(evidenceOf(first, ended.answers).string(fact::retried), u"same"_s);
    }

    void gaps_growUpToTheLongest()
    {
        const ExchangeReport first = refusedByPropagation();
        RetryRun run(input(), first, m_services.rules(), m_services.clock(), {10ms, 50ms, 60s});
        QList<std::chrono::milliseconds> gaps;
        connect(&run, &RetryRun::waiting, this, [&](int attempt, std::chrono::milliseconds left) {
            if (attempt > gaps.size())
                gaps << left;
            if (gaps.size() == 5)
                run.cancel();
        });
        QVERIFY(endOf(run).end == End::Cancelled);
        QCOMPARE(gaps, (QList<std::chrono::milliseconds>{10ms, 20ms, 40ms, 50ms, 50ms}));
    }

    void lastGap_isShortened_toUseTheTime()
    {
        // After the first gap of three seconds less than six are left: not enough for a gap twice as long.
        RetryRun run(input(), refusedByPropagation(), m_services.rules(), m_services.clock(), {3s, 90s, 9s});
        std::chrono::milliseconds gap{0};
        connect(&run, &RetryRun::waiting, this, [&](int attempt, std::chrono::milliseconds left) {
            gap = left;
            if (attempt == 2)
                run.cancel();
        });
        QVERIFY(endOf(run).end == End::Cancelled);
        QVERIFY2(gap >= 3s && gap < 6s, qPrintable(QString::number(gap.count())));
    }

    void gap_isCountedDownBySeconds()
    {
        RetryRun run(input(), refusedByPropagation(), m_services.rules(), m_services.clock(),
                     {2500ms, 10s, 60s});
        QList<std::chrono::milliseconds> left;
        connect(&run, &RetryRun::waiting, this, [&left](int attempt, std::chrono::milliseconds rest) {
            left << (attempt == 1 ? rest : -1ms);
        });
        connect(&run, &RetryRun::testing, &run, &RetryRun::cancel);
        QVERIFY(endOf(run).end == End::Cancelled);
        QVERIFY(left.size() >= 3); // a timer may come a moment early
        QCOMPARE(left[0], 2500ms);
        QVERIFY(left[1] <= 1500ms && left[1] > left[2]);
        QVERIFY(left[2] <= 500ms && left.last() > 0ms);
    }

    void cancelInTheGap_endsIt_withTheFirstReport()
    {
        const ExchangeReport first = refusedByPropagation();
        const qsizetype before = m_practice->org.requests().size();
        RetryRun run(input(), first, m_services.rules(), m_services.clock(), slow);
        QSignalSpy waiting(&run, &RetryRun::waiting);
        QSignalSpy finished(&run, &RetryRun::finished);
        run.start();
        QCOMPARE(waiting.size(), 0); // nothing is heard inside start()
        QTRY_COMPARE(waiting.size(), 1);
        run.cancel();
        run.cancel();
        QCOMPARE(finished.size(), 1);
        const Ended ended = endedOf(finished);
        QVERIFY(ended.end == End::Cancelled);
        QCOMPARE(ended.report.answer, first.answer);
        QVERIFY(ended.answers.isEmpty());
        QCOMPARE(m_practice->org.requests().size(), before);
    }

    void cancelBeforeStart_isTheOnlyEnd()
    {
        RetryRun run(input(), refusedByPropagation(), m_services.rules(), m_services.clock(), quick);
        QSignalSpy finished(&run, &RetryRun::finished);
        run.cancel();
        run.start();
        for (int i = 0; i < 20; ++i)
            QCoreApplication::processEvents();
        QCOMPARE(finished.size(), 1);
    }

    void cancelInTheTest_endsTheRequestUnderWay()
    {
        const ExchangeReport first = refusedByPropagation();
        test::ScriptedOrg org(m_practice->connection().username, tokenPath, Scripted::json(400, appNotFound));
        org.server.reply(tokenPath, Scripted::with(Scripted::Manner::Hang)); // from the second attempt on
        RetryRun run(org.input(input()), first, m_services.rules(), m_services.clock(), quick);
        QSignalSpy finished(&run, &RetryRun::finished);
        run.start();
        QTRY_COMPARE_WITH_TIMEOUT(org.server.requests().size(), 4, 30'000); // two looks, two questions
        run.cancel();
        QCOMPARE(finished.size(), 1);
        const Ended ended = endedOf(finished);
        QVERIFY(ended.end == End::Cancelled);
        QCOMPARE(ended.answers.size(), 1);
        QVERIFY(!ended.report.cancelled); // of the last whole test
        QCOMPARE(ended.report.answer.error, u"app_not_found"_s);
        QTRY_COMPARE(org.server.openConnections(), 0);
    }

    void destroyedRun_saysNothing_data()
    {
        QTest::addColumn<bool>("inTheTest");
        QTest::newRow("in the gap") << false;
        QTest::newRow("in the test") << true;
    }
    void destroyedRun_saysNothing()
    {
        QFETCH(bool, inTheTest);
        test::ScriptedOrg org(m_practice->connection().username, tokenPath,
                              Scripted::with(Scripted::Manner::Hang));
        auto run = std::make_unique<RetryRun>(org.input(input()), refusedByPropagation(), m_services.rules(),
                                              m_services.clock(), inTheTest ? quick : slow);
        int finished = 0;
        bool waiting = false;
        connect(run.get(), &RetryRun::finished, this, [&finished] { ++finished; });
        connect(run.get(), &RetryRun::answered, this, [&finished] { ++finished; });
        connect(run.get(), &RetryRun::waiting, this, [&waiting] { waiting = true; });
        run->start();
        QTRY_VERIFY(waiting);
        if (inTheTest)
            QTRY_COMPARE_WITH_TIMEOUT(org.server.requests().size(), 2, 30'000);
        run.reset();
        QTRY_COMPARE(org.server.openConnections(), 0);
        QCOMPARE(finished, 0);
    }

    void destroyedInsideASignal_isSafe_data()
    {
        QTest::addColumn<QString>("signal");
        for (const char *signal : {"waiting", "testing", "answered", "finished"})
            QTest::newRow(signal) << QString::fromLatin1(signal);
    }
    void destroyedInsideASignal_isSafe()
    {
        QFETCH(QString, signal);
        auto run = std::make_unique<RetryRun>(input(), refusedByPropagation(), m_services.rules(),
                                              m_services.clock(), RetrySchedule{10ms, 20ms, 40ms});
        const auto die = [&run] { run.reset(); };
        if (signal == "waiting"_L1)
            connect(run.get(), &RetryRun::waiting, this, die);
        else if (signal == "testing"_L1)
            connect(run.get(), &RetryRun::testing, this, die);
        else if (signal == "answered"_L1)
            connect(run.get(), &RetryRun::answered, this, die);
        else
            connect(run.get(), &RetryRun::finished, this, die);
        run->start();
        QTRY_VERIFY_WITH_TIMEOUT(!run, 30'000);
        for (int i = 0; i < 20; ++i)
            QCoreApplication::processEvents();
    }

    void answers_holdNoSecret()
    {
        RetryRun run(input(), refusedByPropagation(), m_services.rules(), m_services.clock(), quick);
        connect(&run, &RetryRun::answered, this,
                [this] { QVERIFY(m_practice->org.setValue(u"propagation"_s, u"done"_s)); });
        const Ended ended = endOf(run);
        QVERIFY(ended.end == End::Passed);
        static const QRegularExpression secret(u"eyJ[\\w-]{8}|00D\\w+!|PRIVATE"_s);
        for (const ProbeAnswer &answer : ended.answers) {
            const QString all =
                QString::fromUtf8(QJsonDocument(answer.toJson()).toJson()) + answer.answer.body;
            QVERIFY2(!secret.match(all).hasMatch(), qPrintable(all));
        }
    }

private:
    ExchangeInput input() const { return m_practice->input(m_services, m_practice->connection()); }
    /// Leaves the practice org as it answers while an app is new.
    ExchangeReport refusedByPropagation() const
    {
        if (!m_practice->org.setValue(u"propagation"_s, u"pending"_s))
            qFatal("no such setting");
        const ExchangeReport report = test::reportOf(input(), m_services);
        if (!report.diagnosis.mayBePropagation)
            qFatal("waiting can cure this answer");
        return report;
    }
    static Ended endedOf(const QSignalSpy &finished)
    {
        const QList<QVariant> said = finished.value(0);
        return {said.value(0).value<End>(), said.value(1).value<ExchangeReport>(),
                said.value(2).value<QList<ProbeAnswer>>()};
    }
    static Ended endOf(RetryRun &run)
    {
        QSignalSpy finished(&run, &RetryRun::finished);
        run.start();
        if (!finished.wait(60'000))
            return {};
        return endedOf(finished);
    }

    AppServices m_services = test::loadServices();
    std::unique_ptr<Practice> m_practice;
};

QTEST_GUILESS_MAIN(TestRetryRun)
#include "tst_retryrun.moc"
