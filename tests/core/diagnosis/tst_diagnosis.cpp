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
            << QList<Proof>{Passed, Passed, Passed, Passed, Failed};
        // An unknown username and a foreign audience are refused with these words too.
        QTest::newRow("not approved") << u"invalid_grant"_s << u"user hasn't approved this consumer"_s
                                      << QList<Proof>{Passed, Passed, NotDecided, NotDecided, Failed};
        QTest::newRow("audience") << u"invalid_grant"_s << u"audience is invalid"_s
                                  << QList<Proof>{NotDecided, NotDecided, Failed, NotDecided, NotDecided};
        QTest::newRow("assertion") << u"invalid_grant"_s << u"invalid assertion"_s
                                   << QList<Proof>{NotDecided, Failed, NotDecided, NotDecided, NotDecided};
        QTest::newRow("consumer key") << u"invalid_client_id"_s << u"client identifier invalid"_s
                                      << QList<Proof>{Failed, NotDecided, NotDecided, NotDecided, NotDecided};
        // Said before the signature is looked at, and for several reasons.
        QTest::newRow("app not found")
            << u"app_not_found"_s << u"External client app is not installed in this org"_s
            << QList<Proof>(5, NotDecided);
        QTest::newRow("bare") << u"invalid_grant"_s << QString() << QList<Proof>(5, NotDecided);
        QTest::newRow("unknown") << u"never_seen"_s << u"never seen"_s << QList<Proof>(5, NotDecided);
    }
    void proofs_claimOnlyWhatTheAnswerCarries()
    {
        QFETCH(QString, code);
        QFETCH(QString, words);
        QFETCH(QList<Proof>, proofs);
        const Diagnosis diagnosis = m_book->diagnose(answer(code, words));
        QCOMPARE(diagnosis.decisions.size(), 5);
        const QStringList ids{u"consumer-key"_s, u"signature"_s, u"audience"_s, u"user"_s, u"approval"_s};
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
        for (const QString &field : {u"verdict"_s, u"hypotheses"_s, u"ruledOut"_s, u"literal"_s})
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
