// SPDX-FileCopyrightText: 2026 The Keyway authors
// SPDX-License-Identifier: Apache-2.0

#include "core/diagnosis/RuleBook.h"
#include "core/diagnosis/TextRecogniser.h"

#include "tests/core/diagnosis/Cases.h"

#include <QTest>

using namespace Qt::StringLiterals;
using namespace keyway;

/// What a support engineer pastes, the text alone, must lead to the step that really was wrong.
class TestExplain : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void publicCases_leadToTheRightTopic_data()
    {
        QTest::addColumn<QString>("file");
        QTest::addColumn<int>("atLeast");
        QTest::addColumn<bool>("withContext");
        QTest::addColumn<double>("firstAtLeast");
        QTest::addColumn<double>("amongThreeAtLeast");
        QTest::newRow("catalogue, text alone") << u"error-cases.jsonl"_s << 103 << false << 92.0 << 97.0;
        QTest::newRow("catalogue, with context") << u"error-cases.jsonl"_s << 103 << true << 95.0 << 97.0;
        QTest::newRow("more wordings") << u"error-cases-more.jsonl"_s << 100 << false << 92.0 << 95.0;
    }
    void publicCases_leadToTheRightTopic()
    {
        QFETCH(QString, file);
        QFETCH(int, atLeast);
        QFETCH(bool, withContext);
        const auto book = RuleBook::load();
        QVERIFY2(book.has_value(), book ? "" : qPrintable(book.error().toString()));
        const QList<PublicCase> cases = publicCases(file);
        QVERIFY2(cases.size() >= atLeast, qPrintable(file));
        int first = 0;
        int amongThree = 0;
        for (const PublicCase &each : cases) {
            const RecognisedText text =
                recogniseText(each.message.toUtf8(), withContext ? each.context : QString());
            const Diagnosis diagnosis = book->diagnose(text.evidence);
            QStringList topics;
            for (const Hypothesis &hypothesis : diagnosis.hypotheses)
                topics << hypothesis.topic;
            const bool right = each.accepted.contains(topics.value(0));
            const bool near = topics.mid(0, 3).contains(each.topic);
            first += right;
            amongThree += near;
            if (!right || !near)
                qInfo().noquote() << (right ? "  not in first three:" : "  first is wrong:    ") << each.id
                                  << "wanted" << each.accepted.join(u'/') << "got"
                                  << topics.mid(0, 4).join(u'/')
                                  << (diagnosis.recognised ? "" : "(unrecognised)");
        }
        const auto percent = [&](int count) { return 100.0 * count / double(cases.size()); };
        qInfo().noquote()
            << u"explain: accepted topic first %1/%2 = %3 %, topic in first three %4/%2 = %5 % (%6)"_s
                   .arg(first)
                   .arg(cases.size())
                   .arg(percent(first), 0, 'f', 1)
                   .arg(amongThree)
                   .arg(percent(amongThree), 0, 'f', 1)
                   .arg(QString::fromUtf8(QTest::currentDataTag()));
        QFETCH(double, firstAtLeast);
        QFETCH(double, amongThreeAtLeast);
        QVERIFY(percent(first) >= firstAtLeast);
        QVERIFY(percent(amongThree) >= amongThreeAtLeast);
    }
};

QTEST_GUILESS_MAIN(TestExplain)
#include "tst_explain.moc"
