// SPDX-FileCopyrightText: 2026 The Keyway authors
// SPDX-License-Identifier: Apache-2.0

#include "tests/core/practice/TokenRequests.h"

#include <QJsonArray>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace keyway;
using namespace keyway::test;

/// What a request brings with it: its form, its assertion, its claims.
class TestTokenClaims : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void claims_areJudgedOneByOne_data()
    {
        QTest::addColumn<QString>("claim");
        QTest::addColumn<QJsonValue>("value"); // undefined: left out
        QTest::addColumn<QString>("answer");
        const QJsonValue absent(QJsonValue::Undefined);
        const qint64 seconds = now.toSecsSinceEpoch();
        const QString badIssuer = u"400 invalid_client_id: client identifier invalid"_s;

        QTest::newRow("aud login") << u"aud"_s << QJsonValue(u"https://login.salesforce.com"_s) << granted;
        QTest::newRow("aud My Domain")
            << u"aud"_s << QJsonValue(u"https://practice.my.salesforce.com"_s) << granted;
        QTest::newRow("aud My Domain slash")
            << u"aud"_s << QJsonValue(u"https://practice.my.salesforce.com/"_s) << granted;
        QTest::newRow("aud test") << u"aud"_s << QJsonValue(u"https://test.salesforce.com"_s)
                                  << wrongAudience;
        QTest::newRow("aud other org")
            << u"aud"_s << QJsonValue(u"https://practice--dev.sandbox.my.salesforce.com"_s) << wrongAudience;
        QTest::newRow("aud http") << u"aud"_s << QJsonValue(u"http://login.salesforce.com"_s)
                                  << wrongAudience;
        QTest::newRow("aud path") << u"aud"_s
                                  << QJsonValue(u"https://login.salesforce.com/services/oauth2/token"_s)
                                  << wrongAudience;
        QTest::newRow("aud bare host") << u"aud"_s << QJsonValue(u"login.salesforce.com"_s) << wrongAudience;
        QTest::newRow("aud list") << u"aud"_s << QJsonValue(QJsonArray{u"https://login.salesforce.com"_s})
                                  << wrongAudience;
        QTest::newRow("aud absent") << u"aud"_s << absent << wrongAudience;

        QTest::newRow("exp now") << u"exp"_s << QJsonValue(seconds) << granted;
        QTest::newRow("exp in the buffer") << u"exp"_s << QJsonValue(seconds - 180) << granted;
        QTest::newRow("exp past the buffer") << u"exp"_s << QJsonValue(seconds - 181) << expired;
        QTest::newRow("exp an hour ago") << u"exp"_s << QJsonValue(seconds - 3600) << expired;
        QTest::newRow("exp milliseconds") << u"exp"_s << QJsonValue(double(seconds) * 1000 + 300) << granted;
        QTest::newRow("exp in 20 years") << u"exp"_s << QJsonValue(seconds + 630'000'000) << granted;
        QTest::newRow("exp as text") << u"exp"_s << QJsonValue(QString::number(seconds + 60)) << granted;
        QTest::newRow("exp past as text")
            << u"exp"_s << QJsonValue(QString::number(seconds - 600)) << expired;
        QTest::newRow("exp zero") << u"exp"_s << QJsonValue(0) << expired;
        QTest::newRow("exp negative") << u"exp"_s << QJsonValue(-1) << expired;
        QTest::newRow("exp absent") << u"exp"_s << absent << invalidAssertion;
        QTest::newRow("exp words") << u"exp"_s << QJsonValue(u"tomorrow"_s) << invalidAssertion;
        QTest::newRow("exp empty text") << u"exp"_s << QJsonValue(u""_s) << invalidAssertion;
        QTest::newRow("exp infinity as text") << u"exp"_s << QJsonValue(u"inf"_s) << invalidAssertion;
        QTest::newRow("exp exponent as text") << u"exp"_s << QJsonValue(u"1e99"_s) << invalidAssertion;
        QTest::newRow("exp null") << u"exp"_s << QJsonValue(QJsonValue::Null) << invalidAssertion;
        QTest::newRow("exp true") << u"exp"_s << QJsonValue(true) << invalidAssertion;
        QTest::newRow("exp list") << u"exp"_s << QJsonValue(QJsonArray{seconds + 60}) << invalidAssertion;

        QTest::newRow("iss absent") << u"iss"_s << absent << badIssuer;
        QTest::newRow("iss cut") << u"iss"_s
                                 << QJsonValue(directory().account(healthy()).consumerKey.chopped(1))
                                 << badIssuer;
        QTest::newRow("iss empty") << u"iss"_s << QJsonValue(u""_s) << badIssuer;
        QTest::newRow("iss number") << u"iss"_s << QJsonValue(3) << badIssuer;

        QTest::newRow("sub upper case")
            << u"sub"_s << QJsonValue(u"Integration@Practice.Example"_s) << granted;
        QTest::newRow("sub unknown") << u"sub"_s << QJsonValue(u"somebody@practice.example"_s) << notApproved;
        QTest::newRow("sub of the sandbox")
            << u"sub"_s << QJsonValue(u"integration@practice.example.dev"_s) << notApproved;
        QTest::newRow("sub absent") << u"sub"_s << absent << notApproved;
        QTest::newRow("prn wins over sub")
            << u"prn"_s << QJsonValue(u"somebody@practice.example"_s) << notApproved;
        QTest::newRow("iat in the future") << u"iat"_s << QJsonValue(seconds + 3600) << granted;
        QTest::newRow("nbf in the future") << u"nbf"_s << QJsonValue(seconds + 3600) << granted;
    }
    void claims_areJudgedOneByOne()
    {
        QFETCH(QString, claim);
        QFETCH(QJsonValue, value);
        QFETCH(QString, answer);
        QJsonObject claims = goodClaims();
        if (value.isUndefined())
            claims.remove(claim);
        else
            claims[claim] = value;
        QCOMPARE(answered(decideToken(orgWith({}), request(claims))), answer);
    }

    void sandbox_wantsItsOwnAudienceAndUser_data()
    {
        QTest::addColumn<QString>("audience");
        QTest::addColumn<QString>("answer");
        QTest::newRow("test") << u"https://test.salesforce.com"_s << granted;
        QTest::newRow("own") << u"https://practice--dev.sandbox.my.salesforce.com"_s << granted;
        QTest::newRow("login") << u"https://login.salesforce.com"_s << wrongAudience;
    }
    void sandbox_wantsItsOwnAudienceAndUser()
    {
        QFETCH(QString, audience);
        QFETCH(QString, answer);
        QJsonObject claims = goodClaims();
        claims[u"aud"_s] = audience;
        const SettingValues values{{u"environment"_s, u"sandbox"_s}};
        const PracticeAccount account = directory().account(values);
        claims[u"iss"_s] = account.consumerKey;
        claims[u"sub"_s] = account.username;
        QCOMPARE(answered(decideToken(orgWith(values, u"practice--dev.sandbox.my.salesforce.com"_s),
                                      request(claims))),
                 answer);
    }

    void requests_areReadAsSalesforceDoes_data()
    {
        QTest::addColumn<QByteArray>("method");
        QTest::addColumn<QByteArray>("type");
        QTest::addColumn<QByteArray>("query");
        QTest::addColumn<QByteArray>("body");
        QTest::addColumn<QString>("answer");
        const QByteArray form = "application/x-www-form-urlencoded";
        const QByteArray good = request(goodClaims()).body;
        const QString grantType = u"400 unsupported_grant_type: grant type not supported"_s;
        const QString assertion = u"400 invalid_request: missing required parameter: assertion"_s;
        QTest::newRow("form") << QByteArray("POST") << form << QByteArray() << good << granted;
        QTest::newRow("form, charset")
            << QByteArray("POST") << form + "; charset=UTF-8" << QByteArray() << good << granted;
        QTest::newRow("in the query")
            << QByteArray("POST") << QByteArray() << good << QByteArray() << granted;
        QTest::newRow("GET") << QByteArray("GET") << QByteArray() << good << QByteArray()
                             << u"400 invalid_request: must use HTTP POST"_s;
        QTest::newRow("no type") << QByteArray("POST") << QByteArray() << QByteArray() << good << grantType;
        QTest::newRow("JSON") << QByteArray("POST") << QByteArray("application/json") << QByteArray()
                              << QByteArray("{}") << grantType;
        QTest::newRow("empty") << QByteArray("POST") << form << QByteArray() << QByteArray() << grantType;
        QTest::newRow("another grant") << QByteArray("POST") << form << QByteArray()
                                       << QByteArray("grant_type=password&assertion=x") << grantType;
        QTest::newRow("encoded twice") << QByteArray("POST") << form << QByteArray()
                                       << QByteArray(good).replace("%3A", "%253A") << grantType;
        QTest::newRow("grant twice") << QByteArray("POST") << form << QByteArray() << good + "&" + good
                                     << grantType;
        QTest::newRow("no assertion")
            << QByteArray("POST") << form << QByteArray() << good.left(good.indexOf('&')) << assertion;
        QTest::newRow("empty assertion")
            << QByteArray("POST") << form << QByteArray() << good.left(good.indexOf("ion=") + 4) << assertion;
        QTest::newRow("assertion twice")
            << QByteArray("POST") << form << QByteArray() << good + "&assertion=x" << assertion;
    }
    void requests_areReadAsSalesforceDoes()
    {
        QFETCH(QByteArray, method);
        QFETCH(QByteArray, type);
        QFETCH(QByteArray, query);
        QFETCH(QByteArray, body);
        QFETCH(QString, answer);
        QCOMPARE(answered(decideToken(orgWith({}), {method, type, query, body})), answer);
    }

    void assertionWithJti_worksOnce()
    {
        QJsonObject claims = goodClaims();
        claims[u"jti"_s] = u"one"_s;
        OrgState org = orgWith({});
        org.journal = std::make_shared<LoginJournal>();
        const TokenDecision first = decideToken(org, request(claims));
        QCOMPARE(answered(first), granted);
        QCOMPARE(decideToken(org, request(claims)).why, u"replayed"_s);
        claims[u"jti"_s] = u"two"_s;
        QCOMPARE(answered(decideToken(org, request(claims))), granted);
    }

    void ourOwnAssertion_isGranted()
    {
        const PracticeAccount account = directory().account(healthy());
        const auto assertion =
            signAssertion({account.consumerKey, account.username, u"https://login.salesforce.com"_s,
                           std::chrono::seconds(now.toSecsSinceEpoch() + 180), std::nullopt},
                          myPair().key, {{u"typ"_s, u"JWT"_s}});
        QVERIFY(assertion);
        QCOMPARE(answered(decideToken(
                     orgWith({}),
                     {"POST", "application/x-www-form-urlencoded", {}, tokenForm(assertion->reveal())})),
                 granted);
    }
};

QTEST_GUILESS_MAIN(TestTokenClaims)
#include "tst_tokenclaims.moc"
