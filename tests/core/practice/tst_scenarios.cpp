// SPDX-FileCopyrightText: 2026 The Keyway authors
// SPDX-License-Identifier: Apache-2.0

#include "core/diagnosis/TextRecogniser.h"
#include "core/practice/Reproduction.h"
#include "core/practice/Scenarios.h"
#include "tests/core/exchange/Practice.h"
#include "tests/core/practice/EntryMistakes.h"

#include <QRegularExpression>

#include <algorithm>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using namespace keyway;

namespace {

const QList<PracticeScenario> &scenarios()
{
    static const auto loaded = PracticeOrg::scenarios();
    if (!loaded)
        qFatal("%s", qPrintable(loaded.error().toString()));
    return *loaded;
}

bool isChoice(const QString &settingId)
{
    const auto settings = PracticeOrg::settings();
    return settings && std::any_of(settings->begin(), settings->end(), [&](const PracticeSetting &one) {
               return one.choice && one.id == settingId;
           });
}

/// What the customer had when all was well: the scenario's kind of org, and nothing broken.
PracticeScenario before(const PracticeScenario &scenario)
{
    PracticeScenario healthy;
    for (const auto &[setting, value] : scenario.settings.asKeyValueRange()) {
        if (isChoice(setting))
            healthy.settings.insert(setting, value);
    }
    return healthy;
}

QByteArray told(const ExchangeReport &report)
{
    QByteArray text = report.answer.error.toUtf8() + " | " + report.answer.description.toUtf8() + '\n';
    for (const Hypothesis &one : report.diagnosis.hypotheses)
        text += one.topic.toUtf8() + "  ";
    return text;
}

} // namespace

class TestScenarios : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void initTestCase() { m_practice = std::make_unique<test::Practice>(); }

    void everyScenario_isDiagnosedWithItsTopicFirst_data()
    {
        QTest::addColumn<PracticeScenario>("scenario");
        for (const PracticeScenario &scenario : scenarios())
            QTest::newRow(qPrintable(scenario.id)) << scenario;
    }
    void everyScenario_isDiagnosedWithItsTopicFirst()
    {
        QFETCH(PracticeScenario, scenario);
        m_practice->org.apply(before(scenario));
        Connection connection = m_practice->connection();
        connection.objects = scenario.objects;
        if (!scenario.guide.isEmpty())
            connection.guideId = scenario.guide;
        ExchangeInput input = m_practice->input(m_services, connection);
        input.consumerSecret = std::make_shared<Secret>(m_practice->org.account().consumerSecret.toLatin1());
        input.justCreated = scenario.past.contains(u"just-created"_s);
        input.workedBefore = scenario.past.contains(u"worked-before"_s);
        input.sandboxRefreshed = scenario.past.contains(u"sandbox-refreshed"_s);
        input.network.timeLimit = scenario.settings.value(u"network"_s) == "silent"_L1 ? 1500ms : 15s;
        const ExchangeReport fine = test::reportOf(input, m_services);
        QVERIFY2(fine.passed(), told(fine).constData()); // or the scenario proves nothing

        m_practice->org.apply(scenario);
        const bool flaps = scenario.settings.value(u"propagation"_s) == "flapping"_L1;
        ExchangeReport report = test::reportOf(input, m_services);
        for (int i = 0; flaps && report.passed() && i < 20; ++i) // wrong only now and then
            report = test::reportOf(input, m_services);
        QCOMPARE(report.passed(), scenario.settings.isEmpty());
        if (report.passed())
            return;
        // One answer for several causes; what the customer tells decides.
        static const QStringList asks{u"api-access-control"_s, u"sessions-locked-to-address"_s};
        if (asks.contains(scenario.id)) {
            report.evidence.set(fact::text,
                                recogniseText(scenario.story.toUtf8()).evidence.value(fact::text));
            report.diagnosis = m_services.rules().diagnose(report.evidence);
        }
        QVERIFY2(!report.diagnosis.hypotheses.isEmpty(), told(report).constData());
        QVERIFY2(report.diagnosis.hypotheses.first().topic == scenario.topic, told(report).constData());
    }

    void everyScenario_tellsAStory_data() { everyScenario_isDiagnosedWithItsTopicFirst_data(); }
    void everyScenario_tellsAStory()
    {
        QFETCH(PracticeScenario, scenario);
        static const QRegularExpression id(u"^[a-z]+(-[a-z]+)*$"_s);
        QVERIFY(id.match(scenario.id).hasMatch());
        QVERIFY(!scenario.title.endsWith(u'.'));
        QVERIFY2(scenario.story.size() > 60 && scenario.story.endsWith(u'.'), qPrintable(scenario.story));
        QVERIFY(scenario.unsure.isEmpty() || scenario.unsure.endsWith(u'.'));
        QVERIFY(scenario.guide.isEmpty() || m_services.guides().guide(scenario.guide));
        for (const PracticeScenario &other : scenarios())
            QVERIFY2(other.id == scenario.id ||
                         (other.title != scenario.title && other.story != scenario.story),
                     qPrintable(other.id));
    }

    void thereAreEnoughOfThem()
    {
        QVERIFY(scenarios().size() >= 25);
        QCOMPARE(std::count_if(scenarios().begin(), scenarios().end(),
                               [](const PracticeScenario &one) { return one.settings.isEmpty(); }),
                 1);
    }

    void settings_findTheirScenario()
    {
        const auto idOf = [](const QMap<QString, QString> &settings) {
            const auto found = scenarioFor(settings, scenarios());
            return found ? found->id : QString();
        };
        QCOMPARE(idOf({{u"jwt-flow"_s, u"off"_s}}), u"flow-never-enabled"_s);
        QCOMPARE(idOf({{u"jwt-flow"_s, u"off"_s}, {u"user"_s, u"active"_s}}), u"flow-never-enabled"_s);
        QCOMPARE(idOf({{u"jwt-flow"_s, u"off"_s}, {u"user"_s, u"frozen"_s}}), QString());
        QCOMPARE(idOf({}), u"fresh-and-working"_s);
    }

    void unknownName_isAnsweredWithNearOnes()
    {
        QCOMPARE(scenarioNamed(u"user-frozen"_s, scenarios())->id, u"user-frozen"_s);
        const auto near = [](const QString &id) {
            return scenarioNamed(id, scenarios()).error().facts.value(u"near"_s);
        };
        QVERIFY2(near(u"user-froze"_s).startsWith(u"user-frozen, "_s), qPrintable(near(u"user-froze"_s)));
        QVERIFY2(near(u"frozen"_s).startsWith(u"user-frozen, "_s), qPrintable(near(u"frozen"_s)));
        QCOMPARE(near(QString()).count(u','), 4);
        const Problem problem = scenarioNamed(u"weather"_s, scenarios()).error();
        QCOMPARE(problem.id, u"practice.scenario-unknown"_s);
        QVERIFY(!m_services.texts().text(problem).actions.isEmpty());
    }

    void missingObjects_areThoseOfTheEvidence()
    {
        Evidence evidence;
        QCOMPARE(missingObjects(evidence), QStringList());
        evidence.set(fact::missingAccess, u"Account (create, edit), Order__c (read)"_s);
        QCOMPARE(missingObjects(evidence), (QStringList{u"Account"_s, u"Order__c"_s}));
    }

    void mistakeInTheFile_isNamedWithItsLine_data()
    {
        test::mistakeColumns();
        const auto row = test::mistakeRow;
        row("no id", "{'title': 'T', 'story': 'S'}", 3, "“id”");
        row("id twice", "{'id': 'good', 'title': 'T', 'story': 'S'}", 3, "twice");
        row("no title", "{'id': 'a', 'story': 'S'}", 3, "“title”");
        row("no story", "{'id': 'a', 'title': 'T'}", 3, "“story”");
        row("empty story", "{'id': 'a', 'title': 'T',\n'story': ' '}", 4, "“story”");
        row("unknown setting",
            "{'id': 'a', 'title': 'T', 'story': 'S', 'topic': 'user',\n'settings': {'weather': 'fine'}}", 4,
            "unknown setting “weather”");
        row("unknown value",
            "{'id': 'a', 'title': 'T', 'story': 'S', 'topic': 'user', 'settings': {\n'user': 'asleep'}}", 4,
            "“asleep” is not a value");
        row("unknown topic",
            "{'id': 'a', 'title': 'T', 'story': 'S', 'topic': 'mood', 'settings': {'user': 'frozen'}}", 3,
            "unknown topic “mood”");
        row("no topic", "{'id': 'a', 'title': 'T', 'story': 'S', 'settings': {'user': 'frozen'}}", 3,
            "“topic”");
        row("topic of nothing", "{'id': 'a', 'title': 'T', 'story': 'S', 'topic': 'user'}", 3, "“topic”");
        row("unknown member", "{'id': 'a', 'title': 'T', 'story': 'S', 'prio': 1}", 3,
            "“prio” is not understood");
        row("unknown past", "{'id': 'a', 'title': 'T', 'story': 'S', 'past': ['rained']}", 3,
            "unknown past “rained”");
        row("objects no list", "{'id': 'a', 'title': 'T', 'story': 'S', 'objects': 'Account'}", 3,
            "“objects” must be a list");
        row("member twice", "{'id': 'a', 'id': 'b', 'title': 'T', 'story': 'S'}", 3, "twice");
        row("no JSON", "{'id': ", 4, "no valid JSON");
    }
    void mistakeInTheFile_isNamedWithItsLine()
    {
        test::verifyMistake("scenarios", "{'id': 'good', 'title': 'G', 'story': 'Fine.'}",
                            [](const QString &path) { return loadScenarios(path); });
    }

    void missingFile_isAMistake() { QVERIFY(!loadScenarios(u"/nowhere/scenarios.json"_s)); }

private:
    AppServices m_services = test::loadServices();
    std::unique_ptr<test::Practice> m_practice;
};

QTEST_GUILESS_MAIN(TestScenarios)
#include "tst_scenarios.moc"
