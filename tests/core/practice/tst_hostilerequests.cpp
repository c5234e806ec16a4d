// SPDX-FileCopyrightText: 2026 The Keyway authors
// SPDX-License-Identifier: Apache-2.0

#include "tests/core/practice/Client.h"
#include "tests/core/practice/HostileAssertions.h"

using namespace Qt::StringLiterals;
using namespace keyway;

/// The tables of tst_hostileassertions over real HTTP, through the real proxy.
class TestHostileRequests : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void initTestCase()
    {
        m_org.uploadCertificate(test::myPair().certificate);
        QVERIFY(m_org.start());
        m_client = std::make_unique<test::Client>(m_org);
        // This jti is used up from now on.
        QCOMPARE(ask(forger().with("jti", '"' + test::usedId + '"')), QByteArray("200"));
    }

    void none_isEverAccepted_data()
    {
        QTest::addColumn<QByteArray>("assertion");
        QTest::addColumn<QByteArray>("answer");
        for (const test::Assertion &row : test::hostileAssertions(forger()))
            QTest::newRow(row.name.constData())
                << row.compact << "400 " + row.words.error.toUtf8() + " | " + row.words.description.toUtf8();
    }
    void none_isEverAccepted()
    {
        QFETCH(QByteArray, assertion);
        QFETCH(QByteArray, answer);
        QCOMPARE(ask(assertion), answer);
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
        QCOMPARE(ask(assertion), QByteArray("200"));
    }

    void afterAllThat_aGoodOneIsAccepted() { QCOMPARE(ask(forger().good()), QByteArray("200")); }

private:
    test::Forger forger() const { return {m_org.account(), QDateTime::currentDateTimeUtc()}; }

    /// "200", or "400 error | description"; an access token comes with the one and never with the other.
    QByteArray ask(const QByteArray &assertion)
    {
        const auto reply = m_client->post(u"https://%1/services/oauth2/token"_s.arg(m_org.account().host),
                                          test::tokenForm(assertion));
        if (!test::Client::finished(*reply))
            return "no answer";
        const QJsonObject body = QJsonDocument::fromJson(reply->readAll()).object();
        const int status = test::Client::status(*reply);
        if (body.contains("access_token"_L1) != (status == 200))
            return "a token that does not fit the status";
        return status == 200 ? QByteArray("200")
                             : QByteArray::number(status) + ' ' + body.value("error"_L1).toString().toUtf8() +
                                   " | " + body.value("error_description"_L1).toString().toUtf8();
    }

    PracticeOrg m_org;
    std::unique_ptr<test::Client> m_client;
};

QTEST_GUILESS_MAIN(TestHostileRequests)
#include "tst_hostilerequests.moc"
