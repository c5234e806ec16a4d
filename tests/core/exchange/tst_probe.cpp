// SPDX-FileCopyrightText: 2026 The Keyway authors
// SPDX-License-Identifier: Apache-2.0

#include "app/services/AppServices.h"
#include "core/exchange/Probe.h"

#include <QRegularExpression>
#include <QTest>
#include <QTimeZone>

using namespace Qt::StringLiterals;
using namespace keyway;

namespace {

const QString ownHost = u"acme.my.salesforce.com"_s;
const QString loginAudience = u"https://login.salesforce.com"_s;

/// A run that was refused with "app_not_found".
ExchangeReport refusedReport()
{
    ExchangeReport report;
    report.guideId = u"ampersand"_s;
    report.host = ownHost;
    report.audience = loginAudience;
    report.username = u"me@acme.example"_s;
    report.answer = {400, u"app_not_found"_s, u"External client app is not installed in this org"_s, {}};
    report.checks << CheckResult{u"token.granted"_s, CheckStage::Decision, CheckOutcome::Failed, 1, {}};
    report.evidence.set(fact::call, u"token"_s);
    report.evidence.set(fact::host, ownHost);
    report.evidence.set(fact::hostKind, u"my-domain"_s);
    report.evidence.set(fact::httpStatus, 400);
    report.evidence.set(fact::reached, u"decision"_s);
    report.evidence.set(fact::error, report.answer.error);
    report.evidence.set(fact::errorDescription, report.answer.description);
    return report;
}

/// One answer in short: "same", "other", "granted", or the word of a transport failure.
ProbeAnswer answer(ProbeKind kind, const QString &what, const QString &host = ownHost,
                   const QString &audience = loginAudience)
{
    ProbeAnswer answer;
    answer.kind = kind;
    answer.host = host;
    answer.audience = audience;
    if (what == u"granted"_s) {
        answer.granted = true;
        answer.answer.status = 200;
    } else if (what == u"same"_s) {
        answer.answer = refusedReport().answer;
    } else if (what == u"other"_s) {
        answer.answer = {400, u"invalid_grant"_s, u"invalid assertion"_s, {}};
    } else {
        answer.transport = what;
    }
    return answer;
}

QStringList idsOf(const QList<Problem> &problems)
{
    QStringList ids;
    for (const Problem &problem : problems)
        ids << problem.id;
    return ids;
}

Hypothesis suspect(const QString &topic, const QString &likelihood = u"likely"_s, const QString &title = {})
{
    Hypothesis one;
    one.topic = topic;
    one.likelihood = likelihood;
    one.title = title.isEmpty() ? u"It is the "_s + topic : title;
    return one;
}

} // namespace

class TestProbe : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void kinds_haveTheirWords()
    {
        QStringList words;
        for (const ProbeKind kind : allProbeKinds)
            words << toString(kind);
        QCOMPARE(words, (QStringList{u"grid"_s, u"throw-away-key"_s, u"other-user"_s, u"retry"_s}));
    }

    void json_bringsTheAnswerBack()
    {
        for (const ProbeKind kind : allProbeKinds) {
            ProbeAnswer one = answer(kind, u"other"_s);
            one.askedUtc = QDateTime({2026, 3, 4}, {5, 6, 7, 89}, QTimeZone::utc());
            one.username = u"me@acme.example"_s;
            QCOMPARE(ProbeAnswer::fromJson(one.toJson()), one);
        }
        const QStringList names = answer(ProbeKind::Grid, u"granted"_s).toJson().keys();
        QCOMPARE(names, (QStringList{u"askedUtc"_s, u"audience"_s, u"description"_s, u"error"_s, u"granted"_s,
                                     u"host"_s, u"kind"_s, u"status"_s, u"transport"_s, u"username"_s}));
    }

    void brokenJson_givesAnAnswerThatSaysNothing()
    {
        const ProbeAnswer one = ProbeAnswer::fromJson({{u"kind"_s, 7}, {u"status"_s, u"x"_s}});
        QVERIFY(!one.granted && one.answer.status == 0 && one.host.isEmpty());
        QVERIFY(evidenceOf(refusedReport(), {one}) == Evidence());
    }

    void answers_areSummedUpAsOneFact_data()
    {
        QTest::addColumn<ProbeKind>("kind");
        QTest::addColumn<QString>("fact");
        QTest::addColumn<QStringList>("answers");
        QTest::addColumn<QString>("value"); // empty: the fact stays unknown
        const auto rows = [](const char *name, ProbeKind kind, QLatin1String fact, const QString &otherwise) {
            const auto row = [&](const char *what, const QStringList &answers, const QString &value) {
                QTest::addRow("%s: %s", name, what) << kind << QString(fact) << answers << value;
            };
            row("nothing asked", {}, {});
            row("all the same", {u"same"_s, u"same"_s}, u"same"_s);
            row("one differs", {u"same"_s, u"other"_s}, otherwise);
            row("one granted", {u"other"_s, u"granted"_s, u"same"_s}, u"granted"_s);
            row("no answer is none", {u"same"_s, u"dns"_s}, u"same"_s);
            row("no answer at all", {u"dns"_s, u"not-json"_s}, {});
        };
        rows("grid", ProbeKind::Grid, fact::attempts, u"mixed"_s);
        rows("key", ProbeKind::ThrowAwayKey, fact::throwAwayKey, u"other"_s);
        rows("user", ProbeKind::OtherUser, fact::otherUser, u"other"_s);
        rows("retry", ProbeKind::Retry, fact::retried, u"other"_s);
    }
    void answers_areSummedUpAsOneFact()
    {
        QFETCH(ProbeKind, kind);
        QFETCH(QString, fact);
        QFETCH(QStringList, answers);
        QFETCH(QString, value);
        QList<ProbeAnswer> given;
        for (const QString &what : answers)
            given << answer(kind, what, u"test.salesforce.com"_s);
        QJsonObject expected;
        if (!value.isEmpty())
            expected.insert(fact, value);
        QJsonObject facts = evidenceOf(refusedReport(), given).toJson();
        QCOMPARE(facts.contains(fact::grantedAt), kind == ProbeKind::Grid && value == u"granted"_s);
        facts.remove(fact::grantedAt);
        QCOMPARE(facts, expected);
    }

    void cellsOfAWrongPair_sayNothingOfTheRun_data()
    {
        QTest::addColumn<QString>("runError");
        QTest::addColumn<QString>("cells"); // host error description; …
        QTest::addColumn<QString>("value");
        const QString notApproved =
            u"acme.my.salesforce.com invalid_grant user hasn't approved this consumer; "_s;
        const QString audience = u"acme.my.salesforce.com invalid_grant audience is invalid; "_s;
        const QString generic = u"login.salesforce.com app_not_found not installed; "_s;
        const QString elsewhere = u"acme.my.salesforce.com app_not_found not installed; "_s;
        QTest::newRow("an approval") << notApproved << notApproved + audience + generic << u"same"_s;
        QTest::newRow("an app") << generic << elsewhere + generic << u"same"_s;
        QTest::newRow("an audience") << audience << audience + generic << u"same"_s;
        QTest::newRow("another answer at the own host")
            << notApproved << notApproved + elsewhere << u"mixed"_s;
        QTest::newRow("another answer at a generic host")
            << elsewhere << elsewhere + u"login.salesforce.com invalid_grant invalid assertion; "_s
            << u"mixed"_s;
        QTest::newRow("nothing else") << notApproved << audience + generic << QString();
    }
    void cellsOfAWrongPair_sayNothingOfTheRun()
    {
        QFETCH(QString, runError);
        QFETCH(QString, cells);
        QFETCH(QString, value);
        const auto cellOf = [](const QString &text) {
            ProbeAnswer cell;
            cell.host = text.section(u' ', 0, 0);
            cell.answer = {400, text.section(u' ', 1, 1), text.section(u' ', 2), {}};
            return cell;
        };
        QList<ProbeAnswer> grid;
        for (const QString &text : cells.split(u"; "_s, Qt::SkipEmptyParts))
            grid << cellOf(text);
        ExchangeReport report = refusedReport();
        report.answer = cellOf(runError.chopped(2)).answer;
        QCOMPARE(evidenceOf(report, grid).string(fact::attempts), value);
    }

    void kinds_doNotMix()
    {
        const Evidence evidence = evidenceOf(refusedReport(), {answer(ProbeKind::ThrowAwayKey, u"same"_s),
                                                               answer(ProbeKind::OtherUser, u"granted"_s)});
        QCOMPARE(evidence.toJson(),
                 (QJsonObject{{u"throwAwayKey"_s, u"same"_s}, {u"otherUser"_s, u"granted"_s}}));
    }

    void grantedCell_isNamed_theRunsOwnFirst()
    {
        const ProbeAnswer other = answer(ProbeKind::Grid, u"granted"_s, ownHost, u"https://"_s + ownHost);
        QList<ProbeAnswer> cells{other, answer(ProbeKind::Grid, u"same"_s)};
        const Evidence elsewhere = evidenceOf(refusedReport(), cells);
        QCOMPARE(elsewhere.string(fact::grantedAt), ownHost + u", https://"_s + ownHost);
        QVERIFY(!elsewhere.has(fact::retried));
        cells << answer(ProbeKind::Grid, u"granted"_s); // the very same exchange works by now
        const Evidence now = evidenceOf(refusedReport(), cells);
        QCOMPARE(now.string(fact::grantedAt), ownHost + u", "_s + loginAudience);
        QCOMPARE(now.string(fact::retried), u"granted"_s);
    }

    void withProbes_diagnosesAgainFromAllEvidence()
    {
        ExchangeReport report = refusedReport();
        const Guide &guide = *m_services.guides().guide(u"ampersand"_s);
        report.diagnosis = m_services.rules().diagnose(report.evidence, &guide);
        const ExchangeReport more =
            withProbes(report, {answer(ProbeKind::Grid, u"same"_s)}, m_services.rules(), guide);
        QCOMPARE(more.evidence.string(fact::attempts), u"same"_s);
        QCOMPARE(more.evidence.string(fact::error), u"app_not_found"_s);
        QCOMPARE(more.diagnosis, m_services.rules().diagnose(more.evidence, &guide));
        QCOMPARE(more.checks, report.checks);
        QCOMPARE(withProbes(report, {}, m_services.rules(), guide).diagnosis, report.diagnosis);
        // A later grid replaces an earlier one, also where it granted something.
        ExchangeReport earlier = report;
        earlier.evidence.set(fact::attempts, u"granted"_s);
        earlier.evidence.set(fact::grantedAt, u"here"_s);
        const auto later =
            withProbes(earlier, {answer(ProbeKind::Grid, u"other"_s)}, m_services.rules(), guide);
        QCOMPARE(later.evidence.string(fact::attempts), u"mixed"_s);
        QVERIFY(!later.evidence.has(fact::grantedAt));
    }

    void passedOrCancelledReport_isNotDiagnosed()
    {
        const Guide &guide = *m_services.guides().guide(u"ampersand"_s);
        const QList<ProbeAnswer> answers{answer(ProbeKind::Grid, u"same"_s)};
        ExchangeReport report = refusedReport();
        report.cancelled = true;
        QCOMPARE(withProbes(report, answers, m_services.rules(), guide).diagnosis, Diagnosis());
        report = refusedReport();
        report.checks.first().outcome = CheckOutcome::Passed;
        QCOMPARE(withProbes(report, answers, m_services.rules(), guide).diagnosis, Diagnosis());
    }

    void onlyARefusalOfTheTokenRequest_mayBeProbed()
    {
        QVERIFY(mayBeProbed(refusedReport()));
        QVERIFY(!mayBeProbed({}));
        ExchangeReport report = refusedReport();
        report.cancelled = true;
        QVERIFY(!mayBeProbed(report));
        report = refusedReport();
        report.answer = {}; // no answer came
        QVERIFY(!mayBeProbed(report));
        report = refusedReport();
        report.checks.first().outcome = CheckOutcome::Passed; // userinfo refused
        QVERIFY(!mayBeProbed(report));
    }

    void changes_areNamed_data()
    {
        QTest::addColumn<QList<Hypothesis>>("before");
        QTest::addColumn<QList<Hypothesis>>("after");
        QTest::addColumn<QStringList>("ruledOut");
        QTest::addColumn<QStringList>("changes");
        using Suspects = QList<Hypothesis>;
        const auto row = [](const char *name, const Suspects &before, const Suspects &after,
                            const QStringList &ruledOut, const QStringList &changes) {
            QTest::newRow(name) << before << after << ruledOut << changes;
        };
        const Hypothesis app = suspect(u"app"_s);
        const Hypothesis key = suspect(u"key"_s);
        row("nothing at all", {}, {}, {}, {u"evidence.nothing"_s});
        row("nothing", {app, key}, {app, key}, {}, {u"evidence.nothing"_s});
        row("another first", {app, key}, {key, app}, {}, {u"evidence.first-changed"_s});
        row("another first, new", {app}, {key, app}, {}, {u"evidence.first-changed"_s});
        row("another first of the same topic", {app}, {suspect(u"app"_s, u"likely"_s, u"It is missing"_s)},
            {}, {u"evidence.first-changed"_s});
        row("confirmed", {app}, {suspect(u"app"_s, u"most-likely"_s)}, {}, {u"evidence.confirmed"_s});
        row("less certain", {app}, {suspect(u"app"_s, u"possible"_s)}, {}, {u"evidence.less-certain"_s});
        row("ruled out", {app, key}, {app}, {u"key"_s}, {u"evidence.ruled-out"_s});
        row("ruled out before", {app}, {app}, {u"clock"_s}, {u"evidence.nothing"_s});
        row("gone", {app, key}, {app}, {}, {u"evidence.no-longer-suspected"_s});
        row("new", {app}, {app, key}, {}, {u"evidence.newly-suspected"_s});
        row("first of all", {}, {app}, {}, {u"evidence.newly-suspected"_s});
        row("several", {app, key}, {suspect(u"domain"_s), suspect(u"user"_s)}, {u"app"_s},
            {u"evidence.first-changed"_s, u"evidence.ruled-out"_s, u"evidence.no-longer-suspected"_s,
             u"evidence.newly-suspected"_s});
    }
    void changes_areNamed()
    {
        QFETCH(QList<Hypothesis>, before);
        QFETCH(QList<Hypothesis>, after);
        QFETCH(QStringList, ruledOut);
        QFETCH(QStringList, changes);
        Diagnosis was;
        was.hypotheses = before;
        was.ruledOut << RuledOut{u"clock"_s, u"The clocks agree"_s};
        Diagnosis is;
        is.hypotheses = after;
        for (const QString &topic : ruledOut)
            is.ruledOut << RuledOut{topic, u"The answer proves it"_s};
        const QList<Problem> found = changesOfDiagnosis(was, is);
        QCOMPARE(idsOf(found), changes);
        for (const Problem &change : found) {
            const Text text = m_services.texts().text(change);
            QVERIFY2(text.title != change.id && !text.title.contains(u"{{"_s), qPrintable(text.title));
        }
    }

    void changeOfTheFirst_namesBoth()
    {
        Diagnosis before;
        before.hypotheses << suspect(u"app"_s);
        Diagnosis after;
        after.hypotheses << suspect(u"key"_s);
        const Text text = m_services.texts().text(changesOfDiagnosis(before, after).first());
        QVERIFY(text.title.contains(u"It is the app"_s) && text.title.contains(u"It is the key"_s));
        QVERIFY(!text.actions.isEmpty());
    }

    void everyText_isUsedByTheCode()
    {
        auto book = TextBook::load({u":/keyway/texts/evidence.en.md"_s});
        QVERIFY(book);
        QString code;
        for (const QString &name : {u"Probe.cpp"_s, u"ProbeRun.cpp"_s}) {
            QFile file(QStringLiteral(KEYWAY_SOURCE_DIR "/core/exchange/") + name);
            QVERIFY(file.open(QIODevice::ReadOnly));
            code += QString::fromUtf8(file.readAll());
        }
        QSet<QString> said;
        auto matches = QRegularExpression(u"\"(evidence\\.[a-z-]+)\""_s).globalMatch(code);
        while (matches.hasNext())
            said << matches.next().captured(1);
        const QStringList ids = book->ids();
        QCOMPARE(QSet<QString>(ids.begin(), ids.end()), said);
        QVERIFY(!book->text(u"evidence.same-user"_s).actions.isEmpty()); // the one that is a problem
    }

private:
    AppServices m_services = std::move(*AppServices::load());
};

QTEST_GUILESS_MAIN(TestProbe)
#include "tst_probe.moc"
