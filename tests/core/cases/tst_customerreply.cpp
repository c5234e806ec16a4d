// SPDX-FileCopyrightText: 2026 The Keyway authors
// SPDX-License-Identifier: Apache-2.0

#include "core/cases/CustomerReply.h"
#include "tests/core/cases/Sample.h"

#include <QRegularExpression>
#include <QTest>

using namespace keyway;
using namespace sample;

namespace {

Diagnosis notApproved()
{
    return sample::report().diagnosis;
}

QString reply(const Diagnosis &diagnosis, const Guide &guide = sample::guide())
{
    return customerReply(diagnosis, guide, texts());
}

QString told(const QString &error, const QString &words)
{
    Evidence evidence;
    evidence.set(fact::error, error);
    evidence.set(fact::errorDescription, words);
    evidence.set(fact::reached, u"decision"_s);
    evidence.set(fact::call, u"token"_s);
    return reply(rules().diagnose(evidence, &sample::guide()));
}

} // namespace

class TestCustomerReply : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void reply_saysEverythingInOrder()
    {
        const Diagnosis diagnosis = notApproved();
        const Hypothesis &first = diagnosis.hypotheses.first();
        const QString mail = reply(diagnosis);
        qInfo("%s", qPrintable(mail));
        qsizetype at = 0;
        const QStringList parts{u"Hello,"_s,
                                u"    "_s + diagnosis.literal,
                                u"Most likely: step 6, Pre-authorize"_s,
                                first.title,
                                u"Step 6, Pre-authorize permission set:\n1. "_s,
                                first.actions.at(0),
                                u"\n2. "_s + first.actions.at(1),
                                u"Setup, External Client App Manager"_s,
                                u"second look:\n- Step "_s,
                                u"come next:\n- "_s,
                                diagnosis.hypotheses.at(1).title,
                                u"let us know"_s};
        for (const QString &part : parts) {
            const qsizetype found = mail.indexOf(part, at);
            QVERIFY2(found >= 0, qPrintable(part));
            at = found;
        }
    }

    void everyAction_isNumberedInItsOrder()
    {
        const Hypothesis first = notApproved().hypotheses.first();
        const QString mail = reply(notApproved());
        for (qsizetype i = 0; i < first.actions.size(); ++i)
            QVERIFY(mail.contains(u"\n%1. %2"_s.arg(i + 1).arg(first.actions.at(i))));
    }

    void ruledOut_isInTheOrderOfTheGuide()
    {
        const QString mail = reply(notApproved());
        const qsizetype first = mail.indexOf("\n- Step 1, "_L1);
        const qsizetype third = mail.indexOf("\n- Step 3, "_L1);
        const qsizetype network = mail.indexOf(u"\n- "_s + texts().text(u"reply.topic.network"_s).title);
        QVERIFY(first > 0 && first < third && third < network);
    }

    void otherCandidates_comeWithTheQuestionThatTells()
    {
        const Diagnosis diagnosis = notApproved();
        QVERIFY(diagnosis.hypotheses.size() > 1);
        const QString mail = reply(diagnosis);
        int questions = 0;
        for (const Hypothesis &other : diagnosis.hypotheses.mid(1, 4)) {
            QVERIFY(mail.contains(other.title));
            QVERIFY(mail.contains(other.tellApart));
            questions += other.tellApart.isEmpty() ? 0 : 1;
        }
        QVERIFY(questions > 0);
    }

    void waiting_isAdvisedOnlyWhenItCanHelp()
    {
        Diagnosis diagnosis = notApproved();
        const QString advice = texts().text(u"reply.wait"_s).title;
        diagnosis.mayBePropagation = true;
        QVERIFY(reply(diagnosis).contains(advice));
        diagnosis.mayBePropagation = false;
        QVERIFY(!reply(diagnosis).contains(advice));
    }

    void unknownAnswer_isCalledUnknown()
    {
        const QString mail = told(u"brand_new_error"_s, u"nobody has seen this"_s);
        QVERIFY(mail.contains(texts().text(u"reply.unknown"_s).title));
        QVERIFY(mail.contains("nobody has seen this"_L1));
        QVERIFY(!mail.contains("Most likely"_L1));
        QVERIFY(!told(u"invalid_grant"_s, u"user hasn't approved this consumer"_s)
                     .contains(texts().text(u"reply.unknown"_s).title));
    }

    void guideWithOtherNumbers_isFollowed()
    {
        Guide own;
        own.steps = {{4,
                      u"Everything in Salesforce"_s,
                      {},
                      {u"app"_s, u"preauthorization"_s},
                      StepKind::Instructions,
                      {},
                      {},
                      {}}};
        const QString mail = reply(rules().diagnose(sample::report().evidence, &own), own);
        QVERIFY(mail.contains("Step 4, Everything in Salesforce:\n1. "_L1));
        QVERIFY(!mail.contains("Step 6"_L1));
    }

    void guideWithoutSteps_givesNamesInsteadOfNumbers()
    {
        const QString mail = reply(notApproved(), Guide());
        QVERIFY(!mail.contains(QRegularExpression(u"[Ss]tep \\d"_s)));
        QVERIFY(mail.contains(texts().text(u"reply.topic.preauthorization"_s).title + u":\n1. "_s));
    }

    void topicThatIsNoStep_hasAName_data()
    {
        QTest::addColumn<QString>("topic");
        for (const char *topic : {"key", "app", "consumer-key", "policies", "user", "preauthorization",
                                  "domain", "network", "clock", "salesforce", "api", "client"})
            QTest::newRow(topic) << QString::fromLatin1(topic);
    }
    void topicThatIsNoStep_hasAName()
    {
        QFETCH(QString, topic);
        Diagnosis diagnosis;
        diagnosis.recognised = true;
        diagnosis.hypotheses = {{topic, 0, u"likely"_s, u"It is so"_s, {}, {u"Mend it"_s}, {}, {}}};
        const QString name = texts().text(u"reply.topic."_s + topic).title;
        QVERIFY(texts().contains(u"reply.topic."_s + topic));
        QVERIFY(reply(diagnosis, Guide()).contains(u"Likely: %1. It is so."_s.arg(name)));
    }

    void diagnosisWithoutCandidates_asksForMore()
    {
        Diagnosis diagnosis;
        diagnosis.literal = u"?"_s;
        const QString mail = reply(diagnosis);
        QVERIFY(mail.contains(texts().text(u"reply.none"_s).title));
        QVERIFY(!mail.contains("in this order"_L1));
        QVERIFY(reply(Diagnosis()).contains(texts().text(u"reply.no-message"_s).title));
    }

    void unknownTopicAndLikelihood_doNoHarm()
    {
        Diagnosis diagnosis;
        diagnosis.recognised = true;
        diagnosis.hypotheses = {{u"weather"_s, 77, u"certain"_s, u"Rain?"_s, {}, {}, {}, u"Nowhere"_s}};
        QVERIFY(reply(diagnosis).contains("One possible reason: weather. Rain?"_L1));
    }

    void everyKnownEvidence_givesAWholeMail_data()
    {
        QTest::addColumn<QJsonObject>("facts");
        QFile file(QStringLiteral(KEYWAY_TEST_DATA "/diagnosis-evidence.jsonl"));
        QVERIFY(file.open(QIODevice::ReadOnly));
        for (const QByteArray &line : file.readAll().split('\n')) {
            const QJsonObject row = QJsonDocument::fromJson(line).object();
            if (!row.isEmpty())
                QTest::addRow("%s", qPrintable(row.value(u"name"_s).toString()))
                    << row.value(u"facts"_s).toObject();
        }
    }
    void everyKnownEvidence_givesAWholeMail()
    {
        QFETCH(QJsonObject, facts);
        const Diagnosis diagnosis = rules().diagnose(Evidence::fromJson(facts), &sample::guide());
        const QString mail = reply(diagnosis);
        QVERIFY2(!mail.contains("{{"_L1) && !mail.contains("reply."_L1), qPrintable(mail));
        QVERIFY2(!mail.contains("\n\n\n"_L1) && !mail.contains(".."_L1), qPrintable(mail));
        QVERIFY2(!mail.contains("**"_L1) && !mail.contains("\n#"_L1) && !mail.contains(u'`'),
                 qPrintable(mail));
        QVERIFY(mail.startsWith("Hello,\n\n"_L1) && mail.endsWith(u'\n'));
        if (!diagnosis.hypotheses.isEmpty()) {
            QVERIFY(mail.contains(diagnosis.hypotheses.first().title));
            if (const QString node = diagnosis.hypotheses.first().setupNode; !node.isEmpty())
                QVERIFY2(texts().contains(u"reply.page."_s + node), qPrintable(node));
        }
    }

    void everySetupPageOfTheRules_hasAName()
    {
        QFile file(u":/keyway/diagnosis/rules.json"_s);
        QVERIFY(file.open(QIODevice::ReadOnly));
        static const QRegularExpression node(u"\"setupNode\": *\"([^\"]+)\""_s);
        auto matches = node.globalMatch(QString::fromUtf8(file.readAll()));
        QVERIFY(matches.hasNext());
        while (matches.hasNext()) {
            const QString id = u"reply.page."_s + matches.next().captured(1);
            QVERIFY2(texts().contains(id), qPrintable(id));
        }
    }
};

QTEST_GUILESS_MAIN(TestCustomerReply)
#include "tst_customerreply.moc"
