// SPDX-FileCopyrightText: 2026 The Keyway authors
// SPDX-License-Identifier: Apache-2.0

#include "tests/core/practice/World.h"

#include <QTest>

using namespace Qt::StringLiterals;
using namespace keyway;
using namespace keyway::test;

namespace {

QByteArray pathOf(const QJsonObject &tokenReply)
{
    return QUrl(tokenReply.value(u"id"_s).toString()).path().toLatin1();
}

} // namespace

/// The identity URL, userinfo, and the end of a token.
class TestIdentity : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void identityUrl_answersAtTheLoginHostAndAtMyDomain_data()
    {
        QTest::addColumn<QString>("format");
        for (const char *environment : {"production", "sandbox", "scratch", "china"})
            for (const char *format : {"opaque", "jwt"})
                QTest::addRow("%s %s", environment, format) << QString::fromLatin1(format);
    }
    void identityUrl_answersAtTheLoginHostAndAtMyDomain()
    {
        QFETCH(QString, format);
        World world({{u"environment"_s, QString::fromLatin1(QTest::currentDataTag()).section(u' ', 0, 0)},
                     {u"token-format"_s, format}});
        const OrgAnswer reply = world.askForToken();
        const QUrl id(bodyOf(reply)[u"id"_s].toString());
        for (const QString &host : {id.host(), world.account().host}) {
            const OrgAnswer answer = world.get(host, id.path().toLatin1(), tokenIn(reply));
            QCOMPARE(answer.status, 200);
            const QJsonObject body = bodyOf(answer);
            QCOMPARE(body[u"id"_s].toString(), id.toString());
            QCOMPARE(body[u"username"_s].toString(), world.account().username);
            QCOMPARE(body[u"organization_id"_s].toString(), world.account().organizationId);
            QCOMPARE(body[u"urls"_s][u"custom_domain"_s].toString(), u"https://"_s + world.account().host);
        }
    }

    void identityUrl_ofSomethingElse_isRefused()
    {
        World world;
        const QString host = world.account().host;
        const OrgAnswer reply = world.askForToken();
        const QByteArray token = tokenIn(reply);
        const QByteArray path = pathOf(bodyOf(reply));
        const QByteArray org = "/id/" + world.account().organizationId.toLatin1() + '/';
        const auto said = [&](const QByteArray &asked, const QByteArray &shown) {
            const OrgAnswer answer = world.get(host, asked, shown);
            return QByteArray::number(answer.status) + ' ' + answer.body;
        };
        QCOMPARE(said(path, {}), QByteArray("403 Missing_OAuth_Token"));
        QCOMPARE(said(path, "00DKW000000PROD!AQA.x"), QByteArray("403 Bad_OAuth_Token"));
        QCOMPARE(said("/id/00DKW000000SBOX2AU/005KW000001PRACQAX", token), QByteArray("403 Wrong_Org"));
        QCOMPARE(said("/id/x/y", token), QByteArray("403 Wrong_Org"));
        QCOMPARE(said(org + "005KW000001PRADQAX", token), QByteArray("404 No_Access"));
        QCOMPARE(said(org + "005KW000009XXXXQAX", token), QByteArray("404 Bad_Id"));
        QCOMPARE(said(org, token), QByteArray("404 Bad_Id"));
        QVERIFY(said(org + "005KW000001PRAC", token).startsWith("200 "));
        // A token of one org, shown with another one's identity URL at the login host.
        QCOMPARE(world.get(u"test.salesforce.com"_s, "/id/00DKW000000SBOX2AU/005KW000001PRACQAX", token).body,
                 QByteArray("Bad_OAuth_Token"));
        QCOMPARE(
            world.get(u"login.salesforce.com"_s, "/id/00DKW000000SBOX2AU/005KW000001PRACQAX", token).status,
            403);
    }

    void userInfo_tellsTheAdministratorApart()
    {
        World world;
        PracticeAccount account = world.account();
        account.username = account.administrator;
        const QByteArray token = tokenIn(world.askForToken(account));
        const QJsonObject body = bodyOf(world.get(account.host, "/services/oauth2/userinfo", token));
        QCOMPARE(body[u"preferred_username"_s].toString(), account.administrator);
        QVERIFY(body[u"email"_s].toString() != u"integration@practice.example"_s);
        QVERIFY(body[u"sub"_s].toString().endsWith(body[u"user_id"_s].toString()));
    }

    void revokedToken_isABadToken_andOthersStayGood_data()
    {
        QTest::addColumn<QString>("format");
        QTest::newRow("opaque") << u"opaque"_s;
        QTest::newRow("jwt") << u"jwt"_s;
    }
    void revokedToken_isABadToken_andOthersStayGood()
    {
        QFETCH(QString, format);
        World world({{u"token-format"_s, format}});
        const QString host = world.account().host;
        const QByteArray one = tokenIn(world.askForToken());
        const QByteArray other = tokenIn(world.askForToken());
        const OrgAnswer revoked = world.send(host, "POST", "/services/oauth2/revoke", "token=" + one);
        QCOMPARE(revoked.status, 200);
        QVERIFY(revoked.body.isEmpty());
        QCOMPARE(world.get(host, "/services/oauth2/userinfo", one).status, 403);
        QCOMPARE(world.get(host, "/services/data/v60.0/limits", one).status, 401);
        QCOMPARE(world.get(host, "/services/oauth2/userinfo", other).status, 200);
        const OrgAnswer again = world.send(host, "POST", "/services/oauth2/revoke", "token=" + one);
        QCOMPARE(summary(again), u"400 invalid_token: invalid token"_s);
    }

    void revocation_withoutAToken_isRefused()
    {
        World world;
        const QString host = world.account().host;
        QCOMPARE(world.send(host, "POST", "/services/oauth2/revoke").status, 400);
        QCOMPARE(world.send(host, "POST", "/services/oauth2/revoke", "token=x").error, u"invalid_token"_s);
        QCOMPARE(world.send(host, "GET", "/services/oauth2/revoke").error, u"invalid_request"_s);
    }

    void revocations_areForgottenOldestFirst()
    {
        LoginJournal journal;
        for (int i = 0; i <= 10'000; ++i)
            journal.revoke(QByteArray::number(i));
        QVERIFY(!journal.isRevoked("0"));
        QVERIFY(journal.isRevoked("1"));
        QVERIFY(journal.isRevoked("10000"));
    }

    void everyReason_isWritten()
    {
        const auto book = TextBook::load({u":/keyway/texts/practice.en.md"_s});
        QVERIFY(book);
        for (const char *why : {"revoked", "token-inactive", "identity-wrong-org", "identity-other-user",
                                "identity-no-user", "user-frozen"})
            QVERIFY2(book->contains(u"practice.why."_s + QLatin1String(why)), why);
    }
};

QTEST_GUILESS_MAIN(TestIdentity)
#include "tst_identity.moc"
