// SPDX-FileCopyrightText: 2026 The Keyway authors
// SPDX-License-Identifier: Apache-2.0

#include "core/diagnosis/RuleBook.h"
#include "core/report/Checklist.h"

#include <QTest>

using namespace Qt::StringLiterals;
using namespace keyway;

namespace {

CheckResult check(const QString &id, CheckStage stage, CheckOutcome outcome, const QString &what)
{
    return {id, stage, outcome, 0, Problem{u"check.%1.%2"_s.arg(id, what), {{u"found"_s, u"b@b.example"_s}}}};
}

CheckResult granted()
{
    return check(u"token.granted"_s, CheckStage::Decision, CheckOutcome::Passed, u"passed"_s);
}

} // namespace

class TestChecklistOf : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void initTestCase()
    {
        auto texts = TextBook::load({u":/keyway/texts/checks.en.md"_s, u":/keyway/texts/checklist.en.md"_s});
        QVERIFY2(texts, texts ? "" : qPrintable(texts.error().toString()));
        m_texts.emplace(*texts);
        auto rules = RuleBook::load();
        QVERIFY(rules);
        m_rules.emplace(*rules);
    }

    void order_isThatOfTheTroubleshootingList()
    {
        QStringList ids;
        QStringList topics;
        for (const ChecklistEntry &entry : checklistOf(nullptr, *m_texts)) {
            ids << entry.id;
            topics << entry.topic;
            QVERIFY2(entry.title.size() > 10, qPrintable(entry.id));
        }
        QCOMPARE(ids, (QStringList{u"consumer-key"_s, u"username"_s, u"audience"_s, u"certificate"_s,
                                   u"approval"_s, u"access"_s}));
        QCOMPARE(topics, (QStringList{u"consumer-key"_s, u"user"_s, u"domain"_s, u"key"_s,
                                      u"preauthorization"_s, u"user"_s}));
    }

    void withoutATest_nothingIsKnown()
    {
        for (const ChecklistEntry &entry : checklistOf(nullptr, *m_texts)) {
            QVERIFY(entry.state == ChecklistEntry::State::Unknown);
            QCOMPARE(entry.evidence, m_texts->text(u"checklist.no-test"_s).title);
        }
    }

    void token_provesAllButTheAccess()
    {
        ExchangeReport report;
        report.checks << granted();
        QCOMPARE(states(report), u"good good good good good unknown"_s);
        report.checks << check(u"rest.answers"_s, CheckStage::Token, CheckOutcome::Passed, u"passed-bare"_s);
        QCOMPARE(states(report), u"good good good good good good"_s);
    }

    void skippedCall_provesNoAccess()
    {
        ExchangeReport report;
        report.checks << granted()
                      << CheckResult{u"rest.answers"_s, CheckStage::Token, CheckOutcome::Skipped, 0,
                                     Problem{u"check.not-asked"_s, {}}};
        QCOMPARE(states(report), u"good good good good good unknown"_s);
    }

    void tokenForAnotherUser_isABadUsername()
    {
        ExchangeReport report;
        report.checks << granted()
                      << check(u"userinfo.user"_s, CheckStage::Token, CheckOutcome::Failed, u"another"_s);
        QCOMPARE(states(report), u"good bad good good good unknown"_s);
        QVERIFY(entryOf(report, u"username"_s).evidence.contains(u"b@b.example"_s));
    }

    void refusal_tellsWhatItDecides_data()
    {
        QTest::addColumn<QString>("error");
        QTest::addColumn<QString>("words");
        QTest::addColumn<QString>("expected");
        const auto row = [](const char *error, const char *words, const char *expected) {
            QTest::newRow(words) << QString::fromLatin1(error) << QString::fromLatin1(words)
                                 << QString::fromLatin1(expected);
        };
        row("invalid_client_id", "client identifier invalid", "bad unknown doubtful unknown unknown unknown");
        row("invalid_grant", "audience is invalid", "unknown unknown bad unknown unknown unknown");
        row("invalid_grant", "invalid assertion", "unknown unknown doubtful bad unknown unknown");
        row("invalid_app_access", "user is not admin approved to access this app",
            "good good good good bad unknown");
        row("invalid_grant", "inactive user", "unknown bad unknown unknown unknown unknown");
    }
    void refusal_tellsWhatItDecides()
    {
        QFETCH(QString, error);
        QFETCH(QString, words);
        QFETCH(QString, expected);
        ExchangeReport report;
        report.checks << check(u"token.granted"_s, CheckStage::Decision, CheckOutcome::Failed, u"answered"_s);
        report.evidence.set(fact::error, error);
        report.evidence.set(fact::errorDescription, words);
        report.evidence.set(fact::reached, u"decision"_s);
        report.diagnosis = m_rules->diagnose(report.evidence);
        QCOMPARE(states(report), expected);
        for (const ChecklistEntry &entry : checklistOf(&report, *m_texts))
            QVERIFY2(!entry.evidence.isEmpty(), qPrintable(entry.id));
    }

    void keyOfAnotherCertificate_isBadBeforeAnythingIsSent()
    {
        ExchangeReport report;
        report.checks << check(u"key.matches-certificate"_s, CheckStage::Local, CheckOutcome::Failed,
                               u"failed"_s);
        report.evidence.set(fact::keyProblem, u"key.mismatch"_s);
        report.evidence.set(fact::reached, u"local"_s);
        report.diagnosis = m_rules->diagnose(report.evidence);
        QCOMPARE(states(report), u"unknown unknown unknown bad unknown unknown"_s);
    }

    void matchingPairHere_isNoProofOfWhatSalesforceHas()
    {
        ExchangeReport report;
        report.checks << check(u"key.matches-certificate"_s, CheckStage::Local, CheckOutcome::Passed,
                               u"passed"_s);
        QCOMPARE(states(report), u"unknown unknown unknown unknown unknown unknown"_s);
    }

    void refusedCall_isABadAccess_withTheTopicThatRepairsIt()
    {
        ExchangeReport report;
        report.checks << granted()
                      << check(u"rest.answers"_s, CheckStage::Token, CheckOutcome::Failed, u"answered"_s);
        report.evidence.set(fact::error, u"INVALID_SESSION_ID"_s);
        report.evidence.set(fact::errorDescription, u"This session is not valid for use with the REST API"_s);
        report.evidence.set(fact::scope, u"refresh_token"_s);
        report.evidence.set(fact::reached, u"token"_s);
        report.diagnosis = m_rules->diagnose(report.evidence);
        QCOMPARE(states(report), u"good good good good good bad"_s);
        QCOMPARE(entryOf(report, u"access"_s).topic, u"app"_s);
    }

    void callWithoutAnAnswer_saysNothingOfTheAccess()
    {
        ExchangeReport report;
        report.checks << granted()
                      << check(u"rest.answers"_s, CheckStage::Token, CheckOutcome::Failed, u"odd"_s);
        report.evidence.set(fact::transport, u"timeout"_s);
        QCOMPARE(states(report), u"good good good good good unknown"_s);
    }

private:
    QString states(const ExchangeReport &report) const
    {
        QStringList words;
        for (const ChecklistEntry &entry : checklistOf(&report, *m_texts))
            words << toString(entry.state);
        return words.join(u' ');
    }

    ChecklistEntry entryOf(const ExchangeReport &report, const QString &id) const
    {
        for (const ChecklistEntry &entry : checklistOf(&report, *m_texts))
            if (entry.id == id)
                return entry;
        return {};
    }

    std::optional<TextBook> m_texts;
    std::optional<RuleBook> m_rules;
};

QTEST_GUILESS_MAIN(TestChecklistOf)
#include "tst_checklistof.moc"
