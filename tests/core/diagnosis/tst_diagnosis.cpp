// SPDX-FileCopyrightText: 2026 The Keyway authors
// SPDX-License-Identifier: Apache-2.0

#include "core/diagnosis/TextRecogniser.h"
#include "tests/core/diagnosis/Cases.h"
#include "tests/core/diagnosis/Diagnosing.h"

#include <QSet>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace keyway;
using namespace keyway::test;

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

} // namespace

/// Which step a diagnosis names, and how it says so.
class TestDiagnosis : public QObject
{
    Q_OBJECT
private Q_SLOTS:
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
        const Diagnosis diagnosis = book().diagnose(evidenceOf(row));
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
            QCOMPARE(book().diagnose(evidenceOf(row)), book().diagnose(evidenceOf(row)));
    }

    void everyRule_isReachedByACaseOrRow()
    {
        QSet<QString> reached;
        const auto note = [&](const Evidence &evidence) {
            for (const QString &id : book().rulesFor(evidence))
                reached.insert(id);
        };
        for (const QJsonObject &row : evidenceRows())
            note(evidenceOf(row));
        for (const QString &file : {u"error-cases.jsonl"_s, u"error-cases-more.jsonl"_s})
            for (const PublicCase &each : publicCases(file))
                note(recogniseText(each.message.toUtf8()).evidence);
        QStringList missed;
        for (const QString &id : book().ruleIds())
            if (!reached.contains(id))
                missed << id;
        QVERIFY2(missed.isEmpty(), qPrintable(u"not reached: "_s + missed.join(u", "_s)));
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
        const Diagnosis diagnosis = book().diagnose(Evidence::fromJson(facts));
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
            if (const QStringList rivals = book().rivals(evidence); !rivals.isEmpty())
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
        const Diagnosis diagnosis = book().diagnose(evidence, &guide);
        QVERIFY2(diagnosis.hypotheses.first().actions.join(u' ').contains(u"step 9"_s),
                 qPrintable(diagnosis.hypotheses.first().actions.join(u' ')));
    }

    void likelihood_isMostLikelyOnlyForAClearFirst()
    {
        const Diagnosis clear = book().diagnose(
            answer(u"invalid_app_access"_s, u"user is not admin approved to access this app"_s));
        QCOMPARE(clear.hypotheses.first().likelihood, u"most-likely"_s);
        QCOMPARE(clear.hypotheses.at(1).likelihood, u"possible"_s);
        const Diagnosis close = book().diagnose(answer(u"app_not_found"_s, QString()));
        QCOMPARE(close.hypotheses.first().likelihood, u"likely"_s);
        const Diagnosis unknown = book().diagnose(answer(u"never_seen"_s, u"new"_s));
        for (const Hypothesis &each : unknown.hypotheses)
            QCOMPARE(each.likelihood, u"possible"_s);
    }

    void unknownAnswer_keepsItsWordsAndSaysSo()
    {
        const Diagnosis diagnosis = book().diagnose(answer(u"never_seen"_s, u"The Moon is full"_s));
        QVERIFY(!diagnosis.recognised);
        QCOMPARE(diagnosis.literal, u"never_seen: The Moon is full"_s);
        QVERIFY(diagnosis.verdict != diagnosis.hypotheses.first().title);
        QVERIFY(!diagnosis.toJson().value(u"recognised"_s).toBool(true));
    }

    void propagation_isSaidOnlyWhereWaitingCanHelp()
    {
        QVERIFY(book().diagnose(answer(u"app_not_found"_s, QString())).mayBePropagation);
        QVERIFY(book().diagnose(answer(u"invalid_app_access"_s, QString())).mayBePropagation);
        QVERIFY(!book().diagnose(answer(u"invalid_grant"_s, u"audience is invalid"_s)).mayBePropagation);
        QVERIFY(!book().diagnose(answer(u"invalid_grant"_s, u"inactive user"_s)).mayBePropagation);
    }

    void steps_areTheGuides_orAmpersandsOrder()
    {
        const Evidence evidence = answer(u"invalid_app_access"_s, QString());
        QCOMPARE(book().diagnose(evidence).hypotheses.first().step, 6);
        Guide guide;
        GuideStep step;
        step.number = 3;
        step.topics = {u"policies"_s, u"preauthorization"_s};
        guide.steps << step;
        QCOMPARE(book().diagnose(evidence, &guide).hypotheses.first().step, 3);
        QCOMPARE(book().diagnose(answer(u"unknown_error"_s, QString())).hypotheses.first().step, 0);
    }

    void json_hasTheFieldsOfTheCommandLine()
    {
        const QJsonObject json = book().diagnose(answer(u"invalid_app_access"_s, QString())).toJson();
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
                QVERIFY(!book().diagnose(evidence).hypotheses.isEmpty());
            }
        }
    }
};

QTEST_GUILESS_MAIN(TestDiagnosis)
#include "tst_diagnosis.moc"
