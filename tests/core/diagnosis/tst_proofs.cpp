// SPDX-FileCopyrightText: 2026 The Keyway authors
// SPDX-License-Identifier: Apache-2.0

#include "tests/core/diagnosis/Diagnosing.h"

#include <QTest>

using namespace Qt::StringLiterals;
using namespace keyway;
using namespace keyway::test;

namespace {

Proof proofOf(const Diagnosis &diagnosis, const QString &id)
{
    for (const DecisionStage &each : diagnosis.decisions)
        if (each.id == id)
            return each.proof;
    return Proof::NotDecided;
}

} // namespace

/// What an answer proves, what it leaves open, and what more evidence adds.
class TestProofs : public QObject
{
    Q_OBJECT
private Q_SLOTS:
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
        const Diagnosis diagnosis = book().diagnose(answer(code, words));
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
        const Diagnosis diagnosis = book().diagnose(evidence);
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
        const Diagnosis before = book().diagnose(evidence);
        evidence.set(QLatin1String(fact.toLatin1()), value);
        const Diagnosis after = book().diagnose(evidence);
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
        const Diagnosis diagnosis = book().diagnose(evidence);
        QCOMPARE(proofOf(diagnosis, u"address"_s), Proof::NotDecided);
        QVERIFY(!rulesOut(diagnosis, u"policies"_s));
    }

    void aTokenThatIsRefusedLater_doesNotClearThePolicies()
    {
        // The address may still be judged with every call.
        Evidence evidence =
            answer(u"API_DISABLED_FOR_ORG"_s, u"The REST API is not enabled for this Organization."_s);
        evidence.set(fact::reached, u"token"_s);
        const Diagnosis diagnosis = book().diagnose(evidence);
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
                const Diagnosis diagnosis = book().diagnose(evidence);
                QVERIFY(!diagnosis.recognised);
                QCOMPARE(diagnosis.literal, u"never_seen: The Moon is full"_s);
                QVERIFY(!diagnosis.hypotheses.isEmpty());
                QCOMPARE(diagnosis.decisions.size(), 6);
            }
        }
    }

    void clock_isRuledOutOnlyWhenMeasured()
    {
        Evidence evidence =
            answer(u"invalid_app_access"_s, u"user is not admin approved to access this app"_s);
        QVERIFY(!rulesOut(book().diagnose(evidence), u"clock"_s));
        evidence.set(fact::clockSkewSeconds, -2);
        QVERIFY(rulesOut(book().diagnose(evidence), u"clock"_s));
        evidence.set(fact::clockSkewSeconds, 500);
        QVERIFY(!rulesOut(book().diagnose(evidence), u"clock"_s));
    }
};

QTEST_GUILESS_MAIN(TestProofs)
#include "tst_proofs.moc"
