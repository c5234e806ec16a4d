// SPDX-FileCopyrightText: 2026 The Keyway authors
// SPDX-License-Identifier: Apache-2.0

#include "core/diagnosis/RuleBook.h"
#include "core/diagnosis/TextRecogniser.h"
#include "tests/core/diagnosis/Cases.h"

#include <QSet>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace keyway;

namespace {

QList<QJsonObject> evidenceRows()
{
    QList<QJsonObject> rows;
    QFile file(QStringLiteral(KEYWAY_TEST_DATA "/diagnosis-evidence.jsonl"));
    if (!file.open(QIODevice::ReadOnly))
        return rows;
    const QList<QByteArray> lines = file.readAll().split('\n');
    for (const QByteArray &line : lines)
        if (!line.isEmpty())
            rows << QJsonDocument::fromJson(line).object();
    return rows;
}

Evidence evidenceOf(const QJsonObject &row)
{
    return Evidence::fromJson(row.value(u"facts"_s).toObject());
}

QStringList topicsOf(const Diagnosis &diagnosis)
{
    QStringList topics;
    for (const Hypothesis &each : diagnosis.hypotheses)
        topics << each.topic;
    return topics;
}

Proof proofOf(const Diagnosis &diagnosis, const QString &id)
{
    for (const DecisionStage &each : diagnosis.decisions)
        if (each.id == id)
            return each.proof;
    return Proof::NotDecided;
}

Evidence answer(const QString &code, const QString &words)
{
    Evidence evidence;
    evidence.set(fact::error, code);
    evidence.set(fact::errorDescription, words);
    evidence.set(fact::reached, u"decision"_s);
    return evidence;
}

bool rulesOut(const Diagnosis &diagnosis, const QString &topic)
{
    return std::any_of(diagnosis.ruledOut.begin(), diagnosis.ruledOut.end(),
                       [&](const RuledOut &each) { return each.topic == topic && !each.why.isEmpty(); });
}

} // namespace

/// This file is over 400 lines because the tables of one rule book stand together.
class TestDiagnosis : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void initTestCase()
    {
        auto book = RuleBook::load();
        QVERIFY2(book.has_value(), book ? "" : qPrintable(book.error().toString()));
        m_book = std::make_unique<RuleBook>(*book);
    }

    void evidenceOfTheLiveTest_namesTheWrongStep_data()
    {
        QTest::addColumn<QJsonObject>("row");
        const auto rows = evidenceRows();
        QVERIFY(rows.size() >= 40);
        for (const QJsonObject &row : rows)
            QTest::newRow(qPrintable(row.value(u"name"_s).toString())) << row;
    }
    void evidenceOfTheLiveTest_namesTheWrongStep()
    {
        QFETCH(QJsonObject, row);
        const Diagnosis diagnosis = m_book->diagnose(evidenceOf(row));
        const QStringList topics = topicsOf(diagnosis);
        QVERIFY2(topics.value(0) == row.value(u"topic"_s).toString(), qPrintable(topics.join(u'/')));
        if (row.contains(u"second"_s))
            QVERIFY2(topics.value(1) == row.value(u"second"_s).toString(), qPrintable(topics.join(u'/')));
        QCOMPARE(diagnosis.recognised, row.value(u"recognised"_s).toBool(true));
        QCOMPARE(QSet<QString>(topics.begin(), topics.end()).size(), topics.size());
        QVERIFY(!diagnosis.verdict.isEmpty());
        for (const Hypothesis &each : diagnosis.hypotheses) {
            QVERIFY2(!each.actions.isEmpty(), qPrintable(each.title));
            const QString words = each.title + each.why + each.actions.join(u' ') + each.tellApart;
            QVERIFY2(!words.contains(u"{{"_s), qPrintable(words));
            QVERIFY2(!rulesOut(diagnosis, each.topic), qPrintable(each.topic));
        }
    }

    void theSameEvidence_givesTheSameDiagnosis()
    {
        for (const QJsonObject &row : evidenceRows())
            QCOMPARE(m_book->diagnose(evidenceOf(row)), m_book->diagnose(evidenceOf(row)));
    }

    void everyRule_isReachedByACaseOrRow()
    {
        QSet<QString> reached;
        const auto note = [&](const Evidence &evidence) {
            for (const QString &id : m_book->rulesFor(evidence))
                reached.insert(id);
        };
        for (const QJsonObject &row : evidenceRows())
            note(evidenceOf(row));
        for (const QString &file : {u"error-cases.jsonl"_s, u"error-cases-more.jsonl"_s})
            for (const PublicCase &each : publicCases(file))
                note(recogniseText(each.message.toUtf8()).evidence);
        QStringList missed;
        for (const QString &id : m_book->ruleIds())
            if (!reached.contains(id))
                missed << id;
        QVERIFY2(missed.isEmpty(), qPrintable(u"not reached: "_s + missed.join(u", "_s)));
    }

    void proofs_claimOnlyWhatTheAnswerCarries_data()
    {
        QTest::addColumn<QString>("code");
        QTest::addColumn<QString>("words");
        QTest::addColumn<QList<Proof>>("proofs");
        using enum Proof;
        QTest::newRow("not admin approved")
            << u"invalid_app_access"_s << u"user is not admin approved to access this app"_s
            << QList<Proof>{Passed, Passed, Passed, Passed, Failed, NotDecided};
        // An unknown username and a foreign audience are refused with these words too.
        QTest::newRow("not approved")
            << u"invalid_grant"_s << u"user hasn't approved this consumer"_s
            << QList<Proof>{Passed, Passed, NotDecided, NotDecided, Failed, NotDecided};
        QTest::newRow("audience") << u"invalid_grant"_s << u"audience is invalid"_s
                                  << QList<Proof>{NotDecided, NotDecided, Failed,
                                                  NotDecided, NotDecided, NotDecided};
        QTest::newRow("assertion") << u"invalid_grant"_s << u"invalid assertion"_s
                                   << QList<Proof>{NotDecided, Failed,     NotDecided,
                                                   NotDecided, NotDecided, NotDecided};
        QTest::newRow("consumer key")
            << u"invalid_client_id"_s << u"client identifier invalid"_s
            << QList<Proof>{Failed, NotDecided, NotDecided, NotDecided, NotDecided, NotDecided};
        QTest::newRow("address") << u"invalid_grant"_s << u"ip restricted"_s
                                 << QList<Proof>{NotDecided, NotDecided, NotDecided,
                                                 NotDecided, NotDecided, Failed};
        QTest::newRow("inactive") << u"invalid_grant"_s << u"inactive user"_s
                                  << QList<Proof>{NotDecided, NotDecided, NotDecided,
                                                  Failed,     NotDecided, NotDecided};
        // Said before the signature is looked at, and for several reasons.
        QTest::newRow("app not found")
            << u"app_not_found"_s << u"External client app is not installed in this org"_s
            << QList<Proof>(6, NotDecided);
        QTest::newRow("bare") << u"invalid_grant"_s << QString() << QList<Proof>(6, NotDecided);
        QTest::newRow("unknown") << u"never_seen"_s << u"never seen"_s << QList<Proof>(6, NotDecided);
    }
    void proofs_claimOnlyWhatTheAnswerCarries()
    {
        QFETCH(QString, code);
        QFETCH(QString, words);
        QFETCH(QList<Proof>, proofs);
        const Diagnosis diagnosis = m_book->diagnose(answer(code, words));
        QCOMPARE(diagnosis.decisions.size(), 6);
        const QStringList ids{u"consumer-key"_s, u"signature"_s, u"audience"_s,
                              u"user"_s,         u"approval"_s,  u"address"_s};
        for (qsizetype i = 0; i < ids.size(); ++i) {
            QCOMPARE(diagnosis.decisions.at(i).id, ids.at(i));
            QCOMPARE(proofOf(diagnosis, ids.at(i)), proofs.at(i));
        }
    }

    void aToken_provesEveryDecision()
    {
        Evidence evidence =
            answer(u"API_DISABLED_FOR_ORG"_s, u"The REST API is not enabled for this Organization."_s);
        evidence.set(fact::reached, u"token"_s);
        const Diagnosis diagnosis = m_book->diagnose(evidence);
        for (const DecisionStage &each : diagnosis.decisions)
            QCOMPARE(each.proof, Proof::Passed);
        for (const QString &topic : {u"consumer-key"_s, u"key"_s, u"preauthorization"_s, u"network"_s})
            QVERIFY2(rulesOut(diagnosis, topic), qPrintable(topic));
    }

    void moreEvidence_changesWhatIsProved_data()
    {
        QTest::addColumn<QString>("fact");
        QTest::addColumn<QString>("value");
        QTest::addColumn<QString>("code");
        QTest::addColumn<QString>("words");
        QTest::addColumn<QStringList>("ruledOut");
        QTest::addColumn<QString>("notDecided");
        const QString grant = u"invalid_grant"_s;
        const QString approved = u"user hasn't approved this consumer"_s;
        QTest::newRow("own signature accepted") << u"throwAwayKey"_s << u"other"_s << grant
                                                << u"inactive user"_s << QStringList{u"key"_s} << QString();
        QTest::newRow("signature not judged yet")
            << u"throwAwayKey"_s << u"same"_s << grant << approved << QStringList() << u"signature"_s;
        QTest::newRow("another user signed in")
            << u"otherUser"_s << u"granted"_s << grant << approved
            << QStringList{u"key"_s, u"app"_s, u"consumer-key"_s, u"domain"_s} << u"user"_s;
        QTest::newRow("another audience signed in")
            << u"attempts"_s << u"granted"_s << grant << approved
            << QStringList{u"key"_s, u"consumer-key"_s, u"user"_s, u"preauthorization"_s, u"policies"_s}
            << u"audience"_s;
        QTest::newRow("waited in vain") << u"retried"_s << u"same"_s << u"app_not_found"_s << QString()
                                        << QStringList{u"salesforce"_s} << u"signature"_s;
    }
    void moreEvidence_changesWhatIsProved()
    {
        QFETCH(QString, fact);
        QFETCH(QString, value);
        QFETCH(QString, code);
        QFETCH(QString, words);
        QFETCH(QStringList, ruledOut);
        QFETCH(QString, notDecided);
        Evidence evidence = answer(code, words);
        const Diagnosis before = m_book->diagnose(evidence);
        evidence.set(QLatin1String(fact.toLatin1()), value);
        const Diagnosis after = m_book->diagnose(evidence);
        for (const QString &topic : ruledOut) {
            QVERIFY2(rulesOut(after, topic), qPrintable(topic));
            QVERIFY2(!topicsOf(after).contains(topic), qPrintable(topic));
        }
        if (!notDecided.isEmpty())
            QCOMPARE(proofOf(after, notDecided), Proof::NotDecided);
        QVERIFY(before != after);
    }

    void anotherUsersToken_saysNothingOfTheAddress()
    {
        // Log-in ranges stand on a profile, and the other user may have another one.
        Evidence evidence = answer(u"invalid_grant"_s, u"inactive user"_s);
        evidence.set(fact::otherUser, u"granted"_s);
        const Diagnosis diagnosis = m_book->diagnose(evidence);
        QCOMPARE(proofOf(diagnosis, u"address"_s), Proof::NotDecided);
        QVERIFY(!rulesOut(diagnosis, u"policies"_s));
    }

    void aTokenThatIsRefusedLater_doesNotClearThePolicies()
    {
        // The address may still be judged with every call.
        Evidence evidence =
            answer(u"API_DISABLED_FOR_ORG"_s, u"The REST API is not enabled for this Organization."_s);
        evidence.set(fact::reached, u"token"_s);
        const Diagnosis diagnosis = m_book->diagnose(evidence);
        QCOMPARE(proofOf(diagnosis, u"address"_s), Proof::Passed);
        QVERIFY(!rulesOut(diagnosis, u"policies"_s));
    }

    void unknownAnswer_withProbes_staysUnknownAndKeepsItsWords()
    {
        for (const QLatin1String probe :
             {fact::throwAwayKey, fact::otherUser, fact::attempts, fact::retried}) {
            for (const QString &found : {u"same"_s, u"other"_s, u"mixed"_s, u"granted"_s}) {
                Evidence evidence = answer(u"never_seen"_s, u"The Moon is full"_s);
                evidence.set(probe, found);
                const Diagnosis diagnosis = m_book->diagnose(evidence);
                QVERIFY(!diagnosis.recognised);
                QCOMPARE(diagnosis.literal, u"never_seen: The Moon is full"_s);
                QVERIFY(!diagnosis.hypotheses.isEmpty());
                QCOMPARE(diagnosis.decisions.size(), 6);
            }
        }
    }

    void everyTrap_isNamedFromItsEvidence_data()
    {
        QTest::addColumn<QJsonObject>("facts");
        QTest::addColumn<QString>("topic");
        QTest::addColumn<QString>("word"); // stands in what the person reads
        const auto row = [](const char *name, const QJsonObject &facts, const QString &topic,
                            const QString &word) { QTest::newRow(name) << facts << topic << word; };
        const QString error = fact::error;
        const QString words = fact::errorDescription;
        row("app at the generic host", {{error, u"app_not_found"_s}, {u"hostKind"_s, u"generic"_s}},
            u"domain"_s, u"my.salesforce.com"_s);
        row("permission set of the integration licence",
            {{error, u"invalid_app_access"_s}, {u"reached"_s, u"decision"_s}}, u"preauthorization"_s,
            u"Salesforce API Integration"_s);
        row("legacy sandbox host", {{u"transport"_s, u"dns"_s}, {u"hostKind"_s, u"legacy-sandbox"_s}},
            u"domain"_s, u".sandbox"_s);
        row("refreshed sandbox",
            {{error, u"invalid_grant"_s},
             {words, u"user hasn't approved this consumer"_s},
             {u"sandboxRefreshed"_s, true}},
            u"user"_s, u"refresh"_s);
        row("exp in milliseconds", {{u"claimProblem"_s, u"exp.milliseconds"_s}}, u"client"_s, u"second"_s);
        row("exp in another zone",
            {{error, u"invalid_grant"_s},
             {words, u"expired authorization code"_s},
             {u"clockSkewSeconds"_s, 0}},
            u"client"_s, u"zone"_s);
        row("JWT-format tokens", {{u"tokenForm"_s, u"jwt"_s}, {u"call"_s, u"bulk"_s}}, u"app"_s, u"eyJ"_s);
        row("scope missing", {{u"scope"_s, u"id refresh_token"_s}, {u"reached"_s, u"token"_s}}, u"app"_s,
            u"api"_s);
        row("packaged app",
            {{words, u"Cross-org OAuth flows are not supported for this external client app"_s}}, u"app"_s,
            u"Packaged"_s);
        row("API Access Control", {{error, u"OAUTH_APP_BLOCKED"_s}}, u"app"_s, u"API Access Control"_s);
        row("expired password", {{error, u"INVALID_OPERATION_WITH_EXPIRED_PASSWORD"_s}}, u"user"_s,
            u"password"_s);
        row("renamed My Domain",
            {{u"transport"_s, u"redirect"_s}, {u"location"_s, u"https://new.my.salesforce.com/x"_s}},
            u"domain"_s, u"new.my.salesforce.com"_s);
        row("Lightning host",
            {{u"transport"_s, u"redirect"_s},
             {u"hostKind"_s, u"lightning"_s},
             {u"location"_s, u"https://acme.my.salesforce.com/"_s}},
            u"domain"_s, u"my.salesforce.com"_s);
        row("TLS inspection", {{u"transport"_s, u"tls-untrusted"_s}, {u"tlsIssuer"_s, u"Zscaler Root"_s}},
            u"network"_s, u"Zscaler Root"_s);
        row("rate limit", {{words, u"login rate exceeded"_s}}, u"salesforce"_s, u"3,600"_s);
        row("frozen user", {{words, u"User is frozen"_s}}, u"user"_s, u"Unfreeze"_s);
    }
    void everyTrap_isNamedFromItsEvidence()
    {
        QFETCH(QJsonObject, facts);
        QFETCH(QString, topic);
        QFETCH(QString, word);
        const Diagnosis diagnosis = m_book->diagnose(Evidence::fromJson(facts));
        QVERIFY(diagnosis.recognised);
        QCOMPARE(diagnosis.hypotheses.first().topic, topic);
        QString read;
        for (const Hypothesis &each : diagnosis.hypotheses)
            read += each.title + each.why + each.actions.join(u' ') + each.tellApart;
        QVERIFY2(read.contains(word), qPrintable(read));
    }

    void noEvidence_isClaimedByTwoRulesOfEqualRank()
    {
        QStringList found;
        const auto look = [&](const QString &name, const Evidence &evidence) {
            if (const QStringList rivals = m_book->rivals(evidence); !rivals.isEmpty())
                found << name + u": "_s + rivals.join(u" and "_s);
        };
        for (const QJsonObject &row : evidenceRows())
            look(row.value(u"name"_s).toString(), evidenceOf(row));
        for (const QString &file : {u"error-cases.jsonl"_s, u"error-cases-more.jsonl"_s})
            for (const PublicCase &each : publicCases(file))
                look(each.id, recogniseText(each.message.toUtf8()).evidence);
        QVERIFY2(found.isEmpty(), qPrintable(found.join(u'\n')));
    }

    void stepNumbers_inTexts_areTheGuides()
    {
        Guide guide;
        GuideStep step;
        step.number = 9;
        step.topics = {u"domain"_s};
        guide.steps << step;
        Evidence evidence = answer(u"invalid_grant"_s, u"audience is invalid"_s);
        const Diagnosis diagnosis = m_book->diagnose(evidence, &guide);
        QVERIFY2(diagnosis.hypotheses.first().actions.join(u' ').contains(u"step 9"_s),
                 qPrintable(diagnosis.hypotheses.first().actions.join(u' ')));
    }

    void clock_isRuledOutOnlyWhenMeasured()
    {
        Evidence evidence =
            answer(u"invalid_app_access"_s, u"user is not admin approved to access this app"_s);
        QVERIFY(!rulesOut(m_book->diagnose(evidence), u"clock"_s));
        evidence.set(fact::clockSkewSeconds, -2);
        QVERIFY(rulesOut(m_book->diagnose(evidence), u"clock"_s));
        evidence.set(fact::clockSkewSeconds, 500);
        QVERIFY(!rulesOut(m_book->diagnose(evidence), u"clock"_s));
    }

    void likelihood_isMostLikelyOnlyForAClearFirst()
    {
        const Diagnosis clear = m_book->diagnose(
            answer(u"invalid_app_access"_s, u"user is not admin approved to access this app"_s));
        QCOMPARE(clear.hypotheses.first().likelihood, u"most-likely"_s);
        QCOMPARE(clear.hypotheses.at(1).likelihood, u"possible"_s);
        const Diagnosis close = m_book->diagnose(answer(u"app_not_found"_s, QString()));
        QCOMPARE(close.hypotheses.first().likelihood, u"likely"_s);
        const Diagnosis unknown = m_book->diagnose(answer(u"never_seen"_s, u"new"_s));
        for (const Hypothesis &each : unknown.hypotheses)
            QCOMPARE(each.likelihood, u"possible"_s);
    }

    void unknownAnswer_keepsItsWordsAndSaysSo()
    {
        const Diagnosis diagnosis = m_book->diagnose(answer(u"never_seen"_s, u"The Moon is full"_s));
        QVERIFY(!diagnosis.recognised);
        QCOMPARE(diagnosis.literal, u"never_seen: The Moon is full"_s);
        QVERIFY(diagnosis.verdict != diagnosis.hypotheses.first().title);
        QVERIFY(!diagnosis.toJson().value(u"recognised"_s).toBool(true));
    }

    void propagation_isSaidOnlyWhereWaitingCanHelp()
    {
        QVERIFY(m_book->diagnose(answer(u"app_not_found"_s, QString())).mayBePropagation);
        QVERIFY(m_book->diagnose(answer(u"invalid_app_access"_s, QString())).mayBePropagation);
        QVERIFY(!m_book->diagnose(answer(u"invalid_grant"_s, u"audience is invalid"_s)).mayBePropagation);
        QVERIFY(!m_book->diagnose(answer(u"invalid_grant"_s, u"inactive user"_s)).mayBePropagation);
    }

    void steps_areTheGuides_orAmpersandsOrder()
    {
        const Evidence evidence = answer(u"invalid_app_access"_s, QString());
        QCOMPARE(m_book->diagnose(evidence).hypotheses.first().step, 6);
        Guide guide;
        GuideStep step;
        step.number = 3;
        step.topics = {u"policies"_s, u"preauthorization"_s};
        guide.steps << step;
        QCOMPARE(m_book->diagnose(evidence, &guide).hypotheses.first().step, 3);
        QCOMPARE(m_book->diagnose(answer(u"unknown_error"_s, QString())).hypotheses.first().step, 0);
    }

    void json_hasTheFieldsOfTheCommandLine()
    {
        const QJsonObject json = m_book->diagnose(answer(u"invalid_app_access"_s, QString())).toJson();
        for (const QString &field :
             {u"verdict"_s, u"hypotheses"_s, u"ruledOut"_s, u"decisions"_s, u"literal"_s})
            QVERIFY2(json.contains(field), qPrintable(field));
        const QJsonObject first = json.value(u"hypotheses"_s).toArray().first().toObject();
        for (const QString &field :
             {u"topic"_s, u"step"_s, u"likelihood"_s, u"title"_s, u"actions"_s, u"tellApart"_s})
            QVERIFY2(first.contains(field), qPrintable(field));
    }

    void factsOfUnexpectedKinds_doNoHarm()
    {
        const QList<QJsonValue> values{QJsonValue(),
                                       true,
                                       -1.5,
                                       u""_s,
                                       QString(100000, u'a'),
                                       QJsonArray{1, 2},
                                       QJsonObject{{u"a"_s, 1}},
                                       u"\u202e\u0000 {{host}}"_s};
        for (const QLatin1String name : fact::all) {
            for (const QJsonValue &value : values) {
                Evidence evidence;
                evidence.set(name, value);
                QVERIFY(!m_book->diagnose(evidence).hypotheses.isEmpty());
            }
        }
    }

private:
    std::unique_ptr<RuleBook> m_book;
};

QTEST_GUILESS_MAIN(TestDiagnosis)
#include "tst_diagnosis.moc"
