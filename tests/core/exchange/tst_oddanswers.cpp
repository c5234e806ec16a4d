// SPDX-FileCopyrightText: 2026 The Keyway authors
// SPDX-License-Identifier: Apache-2.0

#include "tests/core/exchange/Practice.h"
#include "tests/core/exchange/ScriptedOrg.h"

using namespace Qt::StringLiterals;
using namespace keyway;
using test::Practice;
using test::Scripted;
using Manner = Scripted::Manner;

/// What gateways, portals and half-dead servers say at each of the four requests.
class TestOddAnswers : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void initTestCase() { m_practice = std::make_unique<Practice>(); }

    void oddAnswer_isNamedInAWholeSentence_data()
    {
        QTest::addColumn<QByteArray>("path");
        QTest::addColumn<Scripted>("scripted");
        QTest::addColumn<QString>("failedCheck");
        QTest::addColumn<QString>("detail");
        const QByteArray look = "/services/data/";
        const QByteArray token = "/services/oauth2/token";
        const QByteArray userinfo = "/services/oauth2/userinfo";
        const Scripted redirect = Scripted::redirect("https://practice.lightning.force.com/");
        const auto row = [](const char *name, const QByteArray &path, const Scripted &scripted,
                            const QString &failedCheck, const QString &detail) {
            QTest::newRow(name) << path << scripted << failedCheck << detail;
        };
        row("look: redirect", look, redirect, u"org.answers"_s, u"check.transport.redirect"_s);
        row("look: closed", look, Scripted::with(Manner::Close), u"org.answers"_s,
            u"check.transport.reset"_s);
        row("look: cut", look, Scripted::with(Manner::Cut), u"org.answers"_s, u"check.transport.cut"_s);
        row("look: html is only odd", look, Scripted::html(), {}, u"check.org.answers.unexpected"_s);
        row("look: 404 is only odd", look, Scripted::html(404), {}, u"check.org.answers.unexpected"_s);
        row("look: empty is only odd", look, Scripted::empty(), {}, u"check.org.answers.unexpected"_s);
        const QString granted = u"token.granted"_s;
        row("token: html", token, Scripted::html(), granted, u"check.token.granted.not-json"_s);
        row("token: html 503", token, Scripted::html(503), granted, u"check.token.granted.not-json"_s);
        row("token: empty", token, Scripted::empty(), granted, u"check.token.granted.empty"_s);
        row("token: empty 500", token, Scripted::empty(500), granted, u"check.token.granted.empty"_s);
        row("token: other JSON", token, Scripted::json(200, "{}"), granted,
            u"check.token.granted.no-token"_s);
        row("token: half JSON", token, Scripted::json(200, "{\"access_token\":\"00D"), granted,
            u"check.transport.cut"_s);
        row("token: error without words", token, Scripted::json(400, "{\"error\":\"invalid_grant\"}"),
            granted, u"check.token.granted.answered-bare"_s);
        row("token: redirect", token, redirect, granted, u"check.transport.redirect"_s);
        row("token: closed", token, Scripted::with(Manner::Close), granted, u"check.transport.reset"_s);
        row("token: cut", token, Scripted::with(Manner::Cut), granted, u"check.transport.cut"_s);
        row("token: endless", token, Scripted::with(Manner::Endless), granted,
            u"check.transport.too-large"_s);
        row("token: hangs", token, Scripted::with(Manner::Hang), granted, u"check.transport.timeout"_s);
        const QString answers = u"userinfo.answers"_s;
        row("userinfo: refused", userinfo, Scripted::json(403, "[{\"errorCode\":\"X\",\"message\":\"y\"}]"),
            answers, u"check.userinfo.answers.answered"_s);
        row("userinfo: refused in a word", userinfo, Scripted::json(403, "Bad_OAuth_Token"), answers,
            u"check.userinfo.answers.answered-bare"_s);
        row("userinfo: html 503", userinfo, Scripted::html(503), answers,
            u"check.userinfo.answers.no-user"_s);
        row("userinfo: html", userinfo, Scripted::html(), answers, u"check.userinfo.answers.no-user"_s);
        row("userinfo: empty", userinfo, Scripted::empty(), answers, u"check.userinfo.answers.no-user"_s);
        row("userinfo: other JSON", userinfo, Scripted::json(200, "{}"), answers,
            u"check.userinfo.answers.no-user"_s);
        row("userinfo: redirect", userinfo, redirect, answers, u"check.transport.redirect"_s);
        row("userinfo: cut", userinfo, Scripted::with(Manner::Cut), answers, u"check.transport.cut"_s);
        row("userinfo: hangs", userinfo, Scripted::with(Manner::Hang), answers, u"check.transport.timeout"_s);
        const QByteArray limits = "/services/data/v67.0/limits";
        const QString rest = u"rest.answers"_s;
        const auto refusal = [](const char *code) {
            return Scripted::json(403, QByteArray("[{\"message\":\"no\",\"errorCode\":\"") + code + "\"}]");
        };
        row("rest: refused", limits, refusal("API_DISABLED_FOR_ORG"), rest, u"check.rest.answers.answered"_s);
        row("rest: over the day's limit", limits, refusal("REQUEST_LIMIT_EXCEEDED"), rest,
            u"check.rest.answers.answered"_s);
        row("rest: without words", limits, Scripted::json(401, "[{\"errorCode\":\"INVALID_SESSION_ID\"}]"),
            rest, u"check.rest.answers.answered-bare"_s);
        row("rest: figures are for administrators", limits, refusal("INSUFFICIENT_ACCESS"), {},
            u"check.rest.answers.passed-bare"_s);
        row("rest: html", limits, Scripted::html(), rest, u"check.rest.answers.odd"_s);
        row("rest: html 503", limits, Scripted::html(503), rest, u"check.rest.answers.odd"_s);
        row("rest: empty", limits, Scripted::empty(), rest, u"check.rest.answers.odd"_s);
        row("rest: redirect", limits, redirect, rest, u"check.transport.redirect"_s);
        row("rest: cut", limits, Scripted::with(Manner::Cut), rest, u"check.transport.cut"_s);
        row("rest: hangs", limits, Scripted::with(Manner::Hang), rest, u"check.transport.timeout"_s);
        row("rest: no versions", look, Scripted::json(200, "[]"), {}, u"check.no-versions"_s);
        row("rest: odd versions", look, Scripted::json(200, R"([{"version":"../x"},{"version":7}])"), {},
            u"check.no-versions"_s);
        row("userinfo: another user", userinfo,
            Scripted::json(200, "{\"preferred_username\":\"a@b.example\"}"), u"userinfo.user"_s,
            u"check.userinfo.user.another"_s);
    }
    void oddAnswer_isNamedInAWholeSentence()
    {
        QFETCH(QByteArray, path);
        QFETCH(Scripted, scripted);
        QFETCH(QString, failedCheck);
        QFETCH(QString, detail);
        const Connection connection = m_practice->connection();
        test::ScriptedOrg org(connection.username, path, scripted);
        ExchangeInput input = org.input(m_practice->input(m_services, connection));
        if (scripted.manner == Manner::Hang)
            input.network.timeLimit = std::chrono::milliseconds(1000);
        const ExchangeReport report = test::reportOf(input, m_services);
        QCOMPARE(test::flawOf(report, m_services.texts()), QString());
        QCOMPARE(test::firstFailure(report), failedCheck);
        QVERIFY(std::any_of(report.checks.begin(), report.checks.end(),
                            [&](const CheckResult &check) { return check.detail.id == detail; }));
        if (failedCheck.isEmpty())
            return;
        QCOMPARE(report.check(failedCheck)->detail.id, detail);
        QVERIFY(report.diagnosis.recognised || scripted.status >= 403);
        QVERIFY(!report.diagnosis.hypotheses.isEmpty());
        for (const test::SeenRequest &request : org.server.requests())
            QVERIFY(!request.path.contains("eyJ")); // an assertion never stands in an address
    }

    void tokenRequest_isSentOnce_whateverHappensToTheConnection_data()
    {
        QTest::addColumn<Scripted::Manner>("manner");
        QTest::newRow("cut in the answer") << Manner::Cut;
        QTest::newRow("closed before the answer") << Manner::Close;
    }
    void tokenRequest_isSentOnce_whateverHappensToTheConnection()
    {
        QFETCH(Scripted::Manner, manner);
        const Connection connection = m_practice->connection();
        test::ScriptedOrg org(connection.username, "/services/oauth2/token", Scripted::with(manner));
        test::reportOf(org.input(m_practice->input(m_services, connection)), m_services);
        int tokenRequests = 0;
        for (const test::SeenRequest &request : org.server.requests())
            tokenRequests += request.path == "/services/oauth2/token" ? 1 : 0;
        QCOMPARE(tokenRequests, 1);
    }

private:
    AppServices m_services = test::loadServices();
    std::unique_ptr<Practice> m_practice;
};

QTEST_GUILESS_MAIN(TestOddAnswers)
#include "tst_oddanswers.moc"
