// SPDX-FileCopyrightText: 2026 The Keyway authors
// SPDX-License-Identifier: Apache-2.0

#include "core/practice/OrgDirectory.h"
#include "core/practice/TokenDecision.h"
#include "tests/core/practice/HostileAssertions.h"

#include <QSet>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace keyway;

namespace {

const QDateTime now = QDateTime::fromSecsSinceEpoch(1'800'000'000).toUTC();

OrgState healthyOrg()
{
    SettingValues values;
    for (const PracticeSetting &setting : test::settings())
        values.insert(setting.id, setting.values.first());
    OrgState org = *OrgDirectory::load()->stateOf(u"practice.my.salesforce.com"_s, values,
                                                  test::myPair().certificate, now);
    org.journal = std::make_shared<LoginJournal>();
    org.journal->use(QString::fromLatin1(test::usedId));
    return org;
}

test::Forger forger()
{
    return {PracticeOrg().account(), now};
}

} // namespace

/// Values in, values out; tst_hostilerequests sends the same over the network.
class TestHostileAssertions : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void theGoodOne_isAccepted() // or the table below proves nothing
    {
        QVERIFY(decide(forger().good()).granted());
    }

    void theTable_isLongEnough()
    {
        QSet<QByteArray> names;
        for (const test::Assertion &row : test::hostileAssertions(forger()))
            names.insert(row.name);
        QVERIFY2(names.size() >= 60, QByteArray::number(names.size()).constData());
        QCOMPARE(names.size(), test::hostileAssertions(forger()).size());
    }

    void none_isEverAccepted_data()
    {
        QTest::addColumn<QByteArray>("assertion");
        QTest::addColumn<QString>("error");
        QTest::addColumn<QString>("description");
        for (const test::Assertion &row : test::hostileAssertions(forger()))
            QTest::newRow(row.name.constData()) << row.compact << row.words.error << row.words.description;
    }
    void none_isEverAccepted()
    {
        QFETCH(QByteArray, assertion);
        QFETCH(QString, error);
        QFETCH(QString, description);
        const TokenDecision decision = decide(assertion);
        QVERIFY(!decision.granted());
        QCOMPARE(decision.status, 400);
        QCOMPARE(decision.error, error);
        QCOMPARE(decision.description, description);
        QVERIFY(!decision.why.isEmpty());
    }

    void whatSalesforceLetsThrough_isLetThrough_data()
    {
        QTest::addColumn<QByteArray>("assertion");
        for (const test::Assertion &row : test::oddButGranted(forger()))
            QTest::newRow(row.name.constData()) << row.compact;
    }
    void whatSalesforceLetsThrough_isLetThrough()
    {
        QFETCH(QByteArray, assertion);
        const TokenDecision decision = decide(assertion);
        QVERIFY2(decision.granted(), qPrintable(decision.error + u' ' + decision.description));
    }

    void appWithoutCertificate_verifiesNothing()
    {
        OrgState org = healthyOrg();
        org.apps.first().certificate.reset();
        QCOMPARE(decideToken(org, request(forger().good())).why, u"certificate-absent"_s);
    }

private:
    static TokenRequest request(const QByteArray &assertion)
    {
        return {"POST",
                "application/x-www-form-urlencoded",
                {},
                "grant_type=urn%3Aietf%3Aparams%3Aoauth%3Agrant-type%3Ajwt-bearer&assertion=" +
                    assertion.toPercentEncoding()};
    }
    static TokenDecision decide(const QByteArray &assertion)
    {
        return decideToken(healthyOrg(), request(assertion));
    }
};

QTEST_GUILESS_MAIN(TestHostileAssertions)
#include "tst_hostileassertions.moc"
