// SPDX-FileCopyrightText: 2026 The Keyway authors
// SPDX-License-Identifier: Apache-2.0

#include "core/salesforce/TokenEndpoint.h"
#include "core/salesforce/TokenReply.h"

#include <QTest>

using namespace Qt::StringLiterals;
using namespace keyway;
using Kind = TokenReply::Kind;

namespace {

const QByteArray OpaqueToken = "00D5e000000HaZq!AQEAQExampleOnly.Token_Text";
const QByteArray JwtToken = "eyJhbGciOiJSUzI1NiIsInR5cCI6IkpXVCJ9.eyJzdWIiOiJ4In0.c2lnbmF0dXJl";

QByteArray success(const QByteArray &token, const QByteArray &more = {})
{
    return "{\"access_token\":\"" + token +
           "\",\"scope\":\"api refresh_token\",\"instance_url\":\"https://acme.my.salesforce.com\",\"id\":"
           "\"https://login.salesforce.com/id/00D5e000000HaZqEAK/"
           "0055e000006ABCDAA4\",\"token_type\":\"Bearer\"" +
           more + "}";
}

} // namespace

class TestTokenReply : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void reply_isToldApart_data()
    {
        QTest::addColumn<int>("status");
        QTest::addColumn<QByteArray>("body");
        QTest::addColumn<Kind>("kind");
        QTest::addColumn<QString>("error");
        QTest::addColumn<QString>("description");
        const auto row = [](const char *name, int status, const QByteArray &body, Kind kind,
                            const QString &error = {}, const QString &description = {}) {
            QTest::newRow(name) << status << body << kind << error << description;
        };
        row("token", 200, success(OpaqueToken), Kind::Token);
        row("token behind a byte order mark", 200, "\xEF\xBB\xBF" + success(OpaqueToken) + "\r\n",
            Kind::Token);
        row("token with an error status", 400, success(OpaqueToken), Kind::JsonWithoutToken);
        row("empty token", 200, success(""), Kind::JsonWithoutToken);
        row("token is a number", 200, "{\"access_token\": 7}", Kind::JsonWithoutToken);
        const QList<QPair<QByteArray, QByteArray>> errors{
            {"invalid_grant", "audience is invalid"},
            {"invalid_grant", "invalid assertion"},
            {"invalid_grant", "user hasn't approved this consumer"},
            {"invalid_grant", "expired authorization code"},
            {"invalid_app_access", "user is not admin approved to access this app"},
            {"app_not_found", "External client app is not installed in this org"},
            {"invalid_client_id", "client identifier invalid"},
            {"invalid_client", "invalid client credentials"},
            {"unsupported_grant_type", "grant type not supported"},
            {"inactive_user", "user is inactive"},
            {"rate_limit_exceeded", "number of logins exceeded"}};
        for (const auto &[error, description] : errors)
            row((error + ": " + description).constData(), 400,
                "{\"error\":\"" + error + "\",\"error_description\":\"" + description + "\"}",
                Kind::OAuthError, QString::fromUtf8(error), QString::fromUtf8(description));
        row("error without description", 400, "{\"error\":\"invalid_grant\"}", Kind::OAuthError,
            u"invalid_grant"_s);
        row("error with status 200", 200, "{\"error\":\"invalid_grant\"}", Kind::OAuthError,
            u"invalid_grant"_s);
        row("REST error list", 403, "[{\"message\":\"No.\",\"errorCode\":\"REQUEST_LIMIT_EXCEEDED\"}]",
            Kind::OAuthError, u"REQUEST_LIMIT_EXCEEDED"_s, u"No."_s);
        row("error is an object", 400, "{\"error\":{\"code\":5}}", Kind::OAuthError, u"{\"code\":5}"_s);
        row("empty", 200, "", Kind::Empty);
        row("blanks", 500, " \r\n ", Kind::Empty);
        row("page", 200, "<!DOCTYPE html><html><title>URL No Longer Exists</title></html>", Kind::NotJson);
        row("text", 400, "Bad request", Kind::NotJson);
        row("not quite JSON", 400, "{error: 'x'}", Kind::NotJson);
        row("text behind JSON", 200, success(OpaqueToken) + "<html>", Kind::NotJson);
        row("empty object", 200, "{}", Kind::JsonWithoutToken);
        row("empty list", 200, "[]", Kind::JsonWithoutToken);
        row("cut in a text", 200, success(OpaqueToken).left(60), Kind::CutJson);
        row("cut before the end", 200, success(OpaqueToken).chopped(1), Kind::CutJson);
        row("cut list", 400, "[{\"message\":\"x\"", Kind::CutJson);
        row("huge", 200, "{\"a\":\"" + QByteArray(10'000'000, 'x') + "\"}", Kind::NotJson);
        row("huge and deep", 200, QByteArray(1'000'000, '['), Kind::CutJson);
        row("too deep", 200, QByteArray(50'000, '[') + QByteArray(50'000, ']'), Kind::NotJson);
        row("NULs", 200, QByteArray(100, '\0'), Kind::NotJson);
        row("not UTF-8", 200, "\xFF\xFE\x80", Kind::NotJson);
    }
    void reply_isToldApart()
    {
        QFETCH(int, status);
        QFETCH(QByteArray, body);
        QFETCH(Kind, kind);
        QFETCH(QString, error);
        QFETCH(QString, description);
        const TokenReply reply = parseTokenReply(status, "application/json", body);
        QCOMPARE(reply.kind, kind);
        QCOMPARE(reply.error, error);
        QCOMPARE(reply.errorDescription, description);
        QCOMPARE(reply.accessToken.isEmpty(), kind != Kind::Token);
        QVERIFY2(!reply.literal.contains(u"AQEAQ"_s), qPrintable(reply.literal));
        QVERIFY(reply.literal.size() <= 4097);
    }

    void opaqueToken_isReadWithAllMembers()
    {
        const TokenReply reply = parseTokenReply(200, {}, success(OpaqueToken));
        QCOMPARE(reply.accessToken.reveal(), OpaqueToken);
        QCOMPARE(reply.tokenForm, u"opaque"_s);
        QCOMPARE(reply.organizationId, u"00D5e000000HaZq"_s);
        QCOMPARE(reply.instanceUrl, u"https://acme.my.salesforce.com"_s);
        QCOMPARE(reply.id, u"https://login.salesforce.com/id/00D5e000000HaZqEAK/0055e000006ABCDAA4"_s);
        QCOMPARE(reply.scope, u"api refresh_token"_s);
        QCOMPARE(reply.tokenType, u"Bearer"_s);
        QVERIFY(reply.literal.contains(u"\"access_token\":\"[hidden]\""_s));
    }

    void jwtToken_isRecognised_organizationComesFromTheId()
    {
        const TokenReply reply = parseTokenReply(200, {}, success(JwtToken, ",\"token_format\":\"jwt\""));
        QCOMPARE(reply.tokenForm, u"jwt"_s);
        QCOMPARE(reply.tokenFormat, u"jwt"_s);
        QCOMPARE(reply.organizationId, u"00D5e000000HaZqEAK"_s);
        QVERIFY(!reply.literal.contains(u"eyJ"_s));
    }

    void otherToken_hasUnknownForm()
    {
        QCOMPARE(parseTokenReply(200, {}, "{\"access_token\":\"abc\"}").tokenForm, u"unknown"_s);
        QVERIFY(parseTokenReply(200, {}, "{\"access_token\":\"abc\"}").organizationId.isEmpty());
    }

    void shownBody_hidesTokensWhereverTheyStand_data()
    {
        QTest::addColumn<QByteArray>("body");
        QTest::newRow("cut token") << QByteArray("{\"access_token\":\"topsecret");
        QTest::newRow("other member") << QByteArray("{\"refresh_token\" : \"topsecret\\\"topsecret\"}");
        QTest::newRow("link in a page") << QByteArray("<a href='/x?sid=topsecret&a=1'>");
        QTest::newRow("session in text") << QByteArray("token 00D5e000000HaZq!topsecret is bad");
        QTest::newRow("JWT in text") << QByteArray("bad eyJhbGciOiJSUzI1NiJ9.topsecret.topsecret");
    }
    void shownBody_hidesTokensWhereverTheyStand()
    {
        QFETCH(QByteArray, body);
        QVERIFY2(!shownBody(body).contains(u"topsecret"_s), qPrintable(shownBody(body)));
        QVERIFY(shownBody(body).contains(u"[hidden]"_s));
    }

    void userInfo_isRead_data()
    {
        QTest::addColumn<int>("status");
        QTest::addColumn<QByteArray>("body");
        QTest::addColumn<bool>("ok");
        QTest::addColumn<QString>("username");
        QTest::addColumn<QString>("error");
        QTest::addColumn<QString>("description");
        const QByteArray good =
            "{\"user_id\":\"0055e000006ABCDAA4\",\"organization_id\":\"00D5e000000HaZqEAK\","
            "\"preferred_username\":\"svc@acme.com\",\"name\":\"S\"}";
        const QString none;
        QTest::newRow("good") << 200 << good << true << u"svc@acme.com"_s << none << none;
        QTest::newRow("good text, bad status") << 500 << good << false << u"svc@acme.com"_s << none << none;
        QTest::newRow("plain text") << 403 << QByteArray("Bad_OAuth_Token\n") << false << none
                                    << u"Bad_OAuth_Token"_s << none;
        QTest::newRow("REST list")
            << 401 << QByteArray("[{\"message\":\"Session expired\",\"errorCode\":\"INVALID_SESSION_ID\"}]")
            << false << none << u"INVALID_SESSION_ID"_s << u"Session expired"_s;
        QTest::newRow("OAuth") << 400
                               << QByteArray("{\"error\":\"invalid_token\",\"error_description\":\"d\"}")
                               << false << none << u"invalid_token"_s << u"d"_s;
        QTest::newRow("XML")
            << 401
            << QByteArray("<?xml version=\"1.0\"?><Errors><Error><errorCode>INVALID_SESSION_ID</errorCode>"
                          "<message>Session expired</message></Error></Errors>")
            << false << none << u"INVALID_SESSION_ID"_s << u"Session expired"_s;
        QTest::newRow("page") << 404 << QByteArray("<html><head><title>Not found</title></head></html>")
                              << false << none << none << u"Not found"_s;
        QTest::newRow("empty") << 200 << QByteArray() << false << none << none << none;
        QTest::newRow("empty list") << 200 << QByteArray("[]") << false << none << none << none;
        QTest::newRow("deep") << 200 << QByteArray(100'000, '[') << false << none << QString(200, u'[')
                              << none;
    }
    void userInfo_isRead()
    {
        QFETCH(int, status);
        QFETCH(QByteArray, body);
        QFETCH(bool, ok);
        QFETCH(QString, username);
        QFETCH(QString, error);
        QFETCH(QString, description);
        const UserInfo info = parseUserInfo(status, body);
        QCOMPARE(info.ok, ok);
        QCOMPARE(info.username, username);
        QCOMPARE(info.error, error);
        QCOMPARE(info.errorDescription, description);
        QCOMPARE(info.organizationId, username.isEmpty() ? QString() : u"00D5e000000HaZqEAK"_s);
        QCOMPARE(info.userId, username.isEmpty() ? QString() : u"0055e000006ABCDAA4"_s);
    }

    void tokenRequest_holdsGrantTypeAndAssertionOnly()
    {
        QCOMPARE(tokenRequestBody("a.b-c_d+e"),
                 QByteArray("grant_type=urn%3Aietf%3Aparams%3Aoauth%3Agrant-type%3Ajwt-bearer"
                            "&assertion=a.b-c_d%2Be"));
        QCOMPARE(tokenUrl(u"acme.my.salesforce.com"_s),
                 u"https://acme.my.salesforce.com/services/oauth2/token"_s);
        QCOMPARE(userinfoUrl(u"acme.my.salesforce.com"_s),
                 u"https://acme.my.salesforce.com/services/oauth2/userinfo"_s);
    }
};

QTEST_GUILESS_MAIN(TestTokenReply)
#include "tst_tokenreply.moc"
