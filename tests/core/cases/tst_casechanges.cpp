// SPDX-FileCopyrightText: 2026 The Keyway authors
// SPDX-License-Identifier: Apache-2.0

#include "tests/core/cases/Sample.h"

#include <QRegularExpression>
#include <QTest>

#include <functional>

using namespace keyway;
using namespace sample;

namespace {

using Change = std::function<void(Case &)>;

QStringList idsOf(const QList<Problem> &changes)
{
    QStringList ids;
    for (const Problem &change : changes)
        ids << change.id.mid(QString(u"case.changed."_s).size());
    return ids;
}

Case after(const Change &change)
{
    Case changed = one();
    change(changed);
    return changed;
}

Change factChange(QLatin1String name, const QJsonValue &value)
{
    return [name, value](Case &one) { one.report.evidence.set(name, value); };
}

} // namespace

class TestCaseChanges : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void sameCase_hasNoChanges()
    {
        Case later = one();
        later.savedUtc = later.savedUtc.addDays(1); // another moment is no difference
        later.report.startedUtc = later.report.startedUtc.addDays(1);
        later.report.checks.first().milliseconds += 100;
        QVERIFY(changesSince(one(), later).isEmpty());
    }

    void oneChange_isSaidWithBeforeAndAfter_data()
    {
        QTest::addColumn<Change>("change");
        QTest::addColumn<QString>("what");
        QTest::addColumn<QString>("before");
        QTest::addColumn<QString>("after");
        const auto row = [](const char *name, const Change &change, const QString &what,
                            const QString &before, const QString &after) {
            QTest::newRow(name) << change << what << before << after;
        };
        row(
            "guide", [](Case &one) { one.guide.id = u"nango"_s; }, u"guide"_s, u"ampersand"_s, u"nango"_s);
        row(
            "certificate", [](Case &one) { one.certificate->sha256 = u"00:11"_s; }, u"certificate"_s,
            u"AB:CD:EF:01 (2039-12-30)"_s, u"00:11 (2039-12-30)"_s);
        row(
            "certificate renewed",
            [](Case &one) { one.certificate->notAfter = time(u"2049-01-01T00:00:00Z"_s); }, u"certificate"_s,
            u"AB:CD:EF:01 (2039-12-30)"_s, u"AB:CD:EF:01 (2049-01-01)"_s);
        row(
            "certificate gone", [](Case &one) { one.certificate.reset(); }, u"certificate"_s,
            u"AB:CD:EF:01 (2039-12-30)"_s, u"—"_s);
        row(
            "consumer key", [](Case &one) { one.consumerKey = u"3MVG9zzz…WXYZ"_s; }, u"consumer-key"_s,
            u"3MVG9kkk…WXYZ (85)"_s, u"3MVG9zzz…WXYZ (85)"_s);
        row(
            "consumer key cut", [](Case &one) { one.consumerKeyLength = 60; }, u"consumer-key"_s,
            u"3MVG9kkk…WXYZ (85)"_s, u"3MVG9kkk…WXYZ (60)"_s);
        row(
            "ticked", [](Case &one) { one.tickedInstructions << u"user.new"_s; }, u"ticks"_s, u"0"_s, u"1"_s);
        row(
            "unticked", [](Case &one) { one.tickedInstructions.removeAll(u"app.new"_s); }, u"ticks"_s, u"2"_s,
            u"1"_s);
        row(
            "ticked of no step", [](Case &one) { one.tickedInstructions << u"own.thing"_s; }, u"ticks"_s,
            u"0"_s, u"1"_s);
        row(
            "username", [](Case &one) { one.username = u"other@acme.com"_s; }, u"username"_s,
            u"integration@acme.com"_s, u"other@acme.com"_s);
        row(
            "domain", [](Case &one) { one.domain.clear(); }, u"domain"_s, u"https://acme.my.salesforce.com"_s,
            u"—"_s);
        row(
            "host", [](Case &one) { one.report.host = u"login.salesforce.com"_s; }, u"host"_s,
            u"acme.my.salesforce.com"_s, u"login.salesforce.com"_s);
        row("environment", factChange(fact::environment, u"sandbox"_s), u"environment"_s, u"production"_s,
            u"sandbox"_s);
        row(
            "audience", [](Case &one) { one.report.audience = u"https://test.salesforce.com"_s; },
            u"audience"_s, u"https://login.salesforce.com"_s, u"https://test.salesforce.com"_s);
        row(
            "practice", [](Case &one) { one.practice = true; }, u"practice"_s, u"no"_s, u"yes"_s);
        row("just created", factChange(fact::justCreated, false), u"just-created"_s, u"yes"_s, u"no"_s);
        row("worked before", factChange(fact::workedBefore, true), u"worked-before"_s, u"—"_s, u"yes"_s);
        row("refreshed", factChange(fact::sandboxRefreshed, true), u"sandbox-refreshed"_s, u"—"_s, u"yes"_s);
        row(
            "check", [](Case &one) { one.report.checks[1].outcome = CheckOutcome::Passed; }, u"check"_s,
            u"warning"_s, u"passed"_s);
        row(
            "check gone", [](Case &one) { one.report.checks.removeAt(1); }, u"check"_s, u"warning"_s, u"—"_s);
        row(
            "answer",
            [](Case &one) {
                one.report.answer = {401, u"invalid_client"_s, {}, {}};
            },
            u"answer"_s, u"HTTP 400 invalid_grant: user hasn't approved this consumer"_s,
            u"HTTP 401 invalid_client"_s);
        row(
            "no answer",
            [](Case &one) {
                one.report.answer = {};
                one.report.evidence.set(fact::transport, u"timeout"_s);
            },
            u"answer"_s, u"HTTP 400 invalid_grant: user hasn't approved this consumer"_s, u"timeout"_s);
        row(
            "version", [](Case &one) { one.keywayVersion = u"99.0"_s; }, u"version"_s, one().keywayVersion,
            u"99.0"_s);
    }
    void oneChange_isSaidWithBeforeAndAfter()
    {
        QFETCH(Change, change);
        QFETCH(QString, what);
        QFETCH(QString, before);
        QFETCH(QString, after);
        const auto changes = changesSince(one(), ::after(change));
        QCOMPARE(idsOf(changes), QStringList{what});
        QCOMPARE(changes.first().facts.value(u"before"_s), before);
        QCOMPARE(changes.first().facts.value(u"after"_s), after);
        const auto back = changesSince(::after(change), one());
        QCOMPARE(idsOf(back), QStringList{what});
        QCOMPARE(back.first().facts.value(u"before"_s), after);
        QCOMPARE(back.first().facts.value(u"after"_s), before);
        for (const Problem &each : {changes.first(), back.first()}) {
            const Text text = texts().text(each);
            QVERIFY(texts().contains(each.id));
            QVERIFY(!text.actions.isEmpty());
            const QString all = text.title + text.body + text.actions.join(u' ');
            QVERIFY2(!all.contains("{{"_L1), qPrintable(all));
        }
    }

    void ticks_nameTheStepAndWhatWasTickedAndUnticked()
    {
        const auto changes = changesSince(one(), after([](Case &one) {
                                              one.tickedInstructions = {u"app.new"_s, u"app.scopes"_s};
                                          }));
        QCOMPARE(idsOf(changes), (QStringList{u"ticks"_s, u"ticks"_s}));
        QCOMPARE(changes.at(0).facts.value(u"step"_s), u"Certificate and private key"_s);
        QCOMPARE(changes.at(0).facts.value(u"unticked"_s), u"key.generate"_s);
        QCOMPARE(changes.at(0).facts.value(u"ticked"_s), u"—"_s);
        QCOMPARE(changes.at(1).facts.value(u"step"_s), u"External Client App"_s);
        QCOMPARE(changes.at(1).facts.value(u"ticked"_s), u"app.scopes"_s);
        QCOMPARE(changes.at(1).facts.value(u"unticked"_s), u"app.enable-oauth"_s);
    }

    void checkChange_namesTheCheck()
    {
        const auto changes = changesSince(
            one(), after([](Case &one) { one.report.checks[3].outcome = CheckOutcome::Passed; }));
        QCOMPARE(changes.size(), 1);
        QCOMPARE(changes.first().facts.value(u"check"_s), u"token.granted"_s);
        QCOMPARE(changeText(changes.first(), texts()).title,
                 u"The check “Salesforce grants a token” is now: passed, before: failed"_s);
    }

    void diagnosisChange_namesBothCauses()
    {
        const auto changes =
            changesSince(one(), after([](Case &one) {
                             one.report.answer = {400, u"invalid_grant"_s, u"invalid assertion"_s, {}};
                             one.report.evidence.set(fact::errorDescription, u"invalid assertion"_s);
                             one.report.diagnosis = rules().diagnose(one.report.evidence, &guide());
                         }));
        QCOMPARE(idsOf(changes), (QStringList{u"answer"_s, u"diagnosis"_s}));
        const auto facts = changes.at(1).facts;
        QCOMPARE(facts.value(u"beforeTopic"_s), u"preauthorization"_s);
        QVERIFY(facts.value(u"afterTopic"_s) != facts.value(u"beforeTopic"_s));
        QVERIFY(!facts.value(u"before"_s).isEmpty() && facts.value(u"after"_s) != facts.value(u"before"_s));
    }

    void manyChanges_comeInTheOrderOfTheSetUp()
    {
        Case other; // nothing of it is the same
        other.practice = true;
        other.tickedInstructions = {u"zebra.x"_s,    u"domain.x"_s, u"preauthorization.x"_s,
                                    u"policies.x"_s, u"user.x"_s,   u"consumer-key.x"_s};
        for (const QLatin1String fact : {fact::workedBefore, fact::sandboxRefreshed})
            other.report.evidence.set(fact, true);
        const QStringList expected{
            u"guide"_s,  u"certificate"_s, u"ticks"_s,        u"ticks"_s,         u"consumer-key"_s,
            u"ticks"_s,  u"ticks"_s,       u"username"_s,     u"ticks"_s,         u"ticks"_s,
            u"domain"_s, u"host"_s,        u"environment"_s,  u"audience"_s,      u"ticks"_s,
            u"ticks"_s,  u"practice"_s,    u"just-created"_s, u"worked-before"_s, u"sandbox-refreshed"_s,
            u"check"_s,  u"check"_s,       u"check"_s,        u"check"_s,         u"check"_s,
            u"answer"_s, u"diagnosis"_s,   u"version"_s};
        QCOMPARE(idsOf(changesSince(one(), other)), expected);
    }

    void everyTextOfCases_isUsed()
    {
        const auto book = TextBook::load({u":/keyway/texts/cases.en.md"_s});
        QVERIFY(book);
        QString code;
        for (const QString &name : {u"CaseReader.cpp"_s, u"CaseChanges.cpp"_s}) {
            QFile file(QStringLiteral(KEYWAY_SOURCE_DIR "/core/cases/") + name);
            QVERIFY(file.open(QIODevice::ReadOnly));
            code += QString::fromUtf8(file.readAll());
        }
        for (const QString &id : book->ids()) {
            const QString word = id.startsWith("case.changed."_L1) ? id.mid(13) : id;
            QVERIFY2(code.contains(u"u\"%1\"_s"_s.arg(word)), qPrintable(id));
            QVERIFY2(!book->text(id).actions.isEmpty(), qPrintable(id));
        }
        static const QRegularExpression said(u"(?:add|compare|compareFact)\\(u\"([a-z-]+)\"_s"_s);
        auto matches = said.globalMatch(code);
        int seen = 0;
        while (matches.hasNext()) {
            const QString id = u"case.changed."_s + matches.next().captured(1);
            QVERIFY2(book->contains(id), qPrintable(id));
            ++seen;
        }
        QVERIFY(seen > 15);
    }
};

QTEST_GUILESS_MAIN(TestCaseChanges)
#include "tst_casechanges.moc"
