// SPDX-FileCopyrightText: 2026 The Keyway authors
// SPDX-License-Identifier: Apache-2.0

#include "core/base/TextBook.h"
#include "tests/core/practice/Calls.h"

#include <QTest>

using namespace Qt::StringLiterals;
using namespace keyway;
using test::freshApi;
using test::object;
using test::orgWith;
using test::tokenOf;

namespace {

OrgAnswer introspect(const OrgApi &api, const OrgState &org, const QByteArray &form,
                     const QByteArray &authorization = {})
{
    return api.answer(org, {"POST",
                            "/services/oauth2/introspect",
                            {},
                            "application/x-www-form-urlencoded",
                            authorization,
                            form});
}

QByteArray formOf(const OrgState &org, const QByteArray &token, const QString &secret)
{
    return "token=" + token +
           "&token_type_hint=access_token&client_id=" + org.apps.first().consumerKey.toUtf8() +
           "&client_secret=" + secret.toUtf8();
}

} // namespace

class TestIntrospection : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void ownToken_isActive_andNamesTheUser_data()
    {
        QTest::addColumn<bool>("basic");
        QTest::newRow("credentials in the form") << false;
        QTest::newRow("credentials in the header") << true;
    }
    void ownToken_isActive_andNamesTheUser()
    {
        QFETCH(bool, basic);
        const OrgApi api = freshApi();
        const OrgState org = orgWith({});
        const QByteArray token = tokenOf(api, org);
        const QByteArray pair =
            (org.apps.first().consumerKey + u':' + org.apps.first().consumerSecret).toUtf8();
        const OrgAnswer answer =
            basic ? introspect(api, org, "token=" + token, "Basic " + pair.toBase64())
                  : introspect(api, org, formOf(org, token, org.apps.first().consumerSecret));
        QCOMPARE(answer.status, 200);
        QCOMPARE(object(answer).value("active"_L1), QJsonValue(true));
        QCOMPARE(object(answer).value("username"_L1).toString(), u"integration@practice.example"_s);
        QCOMPARE(object(answer).value("client_id"_L1).toString(), org.apps.first().consumerKey);
        QCOMPARE(object(answer).value("scope"_L1).toString(), u"api refresh_token"_s);
        QVERIFY(object(answer).value("exp"_L1).toInteger() > test::now.toSecsSinceEpoch());
    }

    void foreignToken_isInactive_andNothingElseIsSaid()
    {
        const OrgApi api = freshApi();
        const OrgState org = orgWith({});
        const OrgAnswer answer =
            introspect(api, org, formOf(org, "00DKW000000PROD!AQA.x", org.apps.first().consumerSecret));
        QCOMPARE(answer.status, 200);
        QCOMPARE(object(answer), (QJsonObject{{u"active"_s, false}}));
    }

    void rotatedSecret_isRefused()
    {
        const OrgApi api = freshApi();
        const QString before = orgWith({}).apps.first().consumerSecret;
        const OrgState org = orgWith({{u"consumer-secret"_s, u"changed"_s}});
        const OrgAnswer answer = introspect(api, org, formOf(org, tokenOf(api, org), before));
        QCOMPARE(answer.status, 401);
        QCOMPARE(answer.error, u"invalid_client"_s);
        QCOMPARE(introspect(api, org, formOf(org, tokenOf(api, org), org.apps.first().consumerSecret)).status,
                 200);
    }

    void askerWithoutOrWithAnotherKey_isNoClient()
    {
        const OrgApi api = freshApi();
        const OrgState org = orgWith({});
        for (const QByteArray &form : {QByteArray(), "token=" + tokenOf(api, org),
                                       QByteArray("client_id=x&client_secret=y&token=z")}) {
            const OrgAnswer answer = introspect(api, org, form);
            QCOMPARE(answer.status, 400);
            QCOMPARE(answer.error, u"invalid_client_id"_s);
        }
        QCOMPARE(test::get(api, org, "/services/oauth2/introspect").status, 400); // only POST
    }

    void tokenOfALoginHost_worksAtTheOrg_andTheOtherWayRound()
    {
        const OrgApi api = freshApi();
        const SettingValues connected{{u"app-kind"_s, u"connected-app"_s}};
        const OrgState org = orgWith(connected);
        const OrgState login = orgWith(connected, u"login.salesforce.com"_s);
        const QJsonObject granted = object(test::tokenAnswer(api, org));
        QCOMPARE(granted.value("instance_url"_L1).toString(), u"https://practice.my.salesforce.com"_s);
        const QByteArray token = granted.value("access_token"_L1).toString().toLatin1();
        for (const OrgState &at : {org, login}) {
            QCOMPARE(test::get(api, at, "/services/oauth2/userinfo", token).status, 200);
            QCOMPARE(introspect(api, at, formOf(org, token, org.apps.first().consumerSecret)).status, 200);
        }
        QCOMPARE(test::get(api, login, "/services/data/v60.0/limits", token).error, u"URL_NOT_RESET"_s);
        QCOMPARE(test::get(api, org, "/services/data/v60.0/limits", token).status, 200);
    }

    void everyReason_isWritten()
    {
        const auto book = TextBook::load({u":/keyway/texts/practice.en.md"_s});
        QVERIFY(book);
        for (const char *why : {"introspected", "token-inactive", "secret-wrong", "issuer", "not-post",
                                "object-unseen", "object-read-only", "query-malformed"})
            QVERIFY2(book->contains(u"practice.why."_s + QLatin1String(why)), why);
    }
};

QTEST_GUILESS_MAIN(TestIntrospection)
#include "tst_introspection.moc"
