// SPDX-FileCopyrightText: 2026 The Keyway authors
// SPDX-License-Identifier: Apache-2.0

#include "core/exchange/HttpClient.h"
#include "tests/support/TestProxy.h"
#include "tests/support/TlsTestServer.h"

#include <QSignalSpy>
#include <QTcpServer>
#include <QTcpSocket>
#include <QTest>

#include <optional>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using namespace keyway;
using test::Scripted;
using test::TestProxy;
using test::TlsTestServer;
using Manner = Scripted::Manner;

class TestHttpClient : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void initTestCase() { m_authority.emplace(TlsTestServer::newAuthority()); }

    void wholeAnswer_isNoTransportFailure_whateverItsStatus_data()
    {
        QTest::addColumn<int>("status");
        for (const int status :
             {200, 201, 204, 400, 401, 403, 404, 405, 409, 410, 418, 429, 500, 501, 503, 599})
            QTest::addRow("%d", status) << status;
    }
    void wholeAnswer_isNoTransportFailure_whateverItsStatus()
    {
        QFETCH(int, status);
        TlsTestServer server(*m_authority);
        const QByteArray body = status == 204 ? "" : R"({"error":"invalid_grant"})";
        server.reply("/x", Scripted::json(status, body));
        const HttpOutcome outcome = get(server.url(u"/x"_s));
        QCOMPARE(outcome.transport, QString());
        QCOMPARE(outcome.transportDetail, QString());
        QCOMPARE(outcome.status, status);
        QCOMPARE(outcome.body, body);
        QCOMPARE(outcome.contentType, QByteArray("application/json"));
        QVERIFY(outcome.tlsProtocol.startsWith("TLS 1."_L1));
        QCOMPARE(outcome.tlsIssuer, u"Keyway test authority"_s);
    }

    void oddAnswers_arriveAsTheyAre_data()
    {
        QTest::addColumn<Scripted>("scripted");
        QTest::newRow("html") << Scripted::html();
        QTest::newRow("empty") << Scripted::empty();
        QTest::newRow("late") << Scripted::with(Manner::Late, 30ms);
        QTest::newRow("slow bytes") << Scripted::with(Manner::Slow, 0ms);
    }
    void oddAnswers_arriveAsTheyAre()
    {
        QFETCH(Scripted, scripted);
        TlsTestServer server(*m_authority);
        server.reply("/", scripted);
        const HttpOutcome outcome = get(server.url());
        QCOMPARE(outcome.transport, QString());
        QCOMPARE(outcome.status, scripted.status);
        QCOMPARE(outcome.contentType, scripted.contentType);
        QCOMPARE(outcome.body, scripted.body);
    }

    void request_arrivesAsGiven()
    {
        TlsTestServer server(*m_authority);
        server.reply("/token", Scripted::json(200, "{}"));
        HttpClient client(settings());
        HttpRequest request;
        request.method = "POST";
        request.url = server.url(u"/token"_s);
        request.contentType = "application/x-www-form-urlencoded";
        request.authorization = "Bearer made-up";
        request.body = "a=b%20c";
        const auto outcome = done(client.send(request));
        QVERIFY(outcome);
        QCOMPARE(server.requests().size(), 1);
        const test::SeenRequest &seen = server.requests().first();
        QCOMPARE(seen.method, request.method);
        QCOMPARE(seen.body, request.body);
        QCOMPARE(seen.headers.value("content-type"), request.contentType);
        QCOMPARE(seen.headers.value("authorization"), request.authorization);
        QVERIFY(seen.headers.value("user-agent").startsWith("Keyway/"));
        QVERIFY(!seen.headers.contains("cookie"));
        QVERIFY(!seen.headers.contains("referer"));
    }

    void cookies_areNotCarriedFromOneRequestToTheNext()
    {
        TlsTestServer server(*m_authority);
        Scripted reply = Scripted::json(200, "{}");
        reply.headers << std::pair<QByteArray, QByteArray>("Set-Cookie", "sid=1; Path=/; Secure");
        server.reply("/", reply);
        HttpClient client(settings());
        QVERIFY(done(client.send({"GET", server.url(), {}, {}, {}})));
        QVERIFY(done(client.send({"GET", server.url(), {}, {}, {}})));
        QCOMPARE(server.requests().size(), 2);
        QVERIFY(!server.requests().last().headers.contains("cookie"));
    }

    void transport_namesWhatHappened_data()
    {
        QTest::addColumn<Manner>("manner");
        QTest::addColumn<QString>("word");
        QTest::newRow("cut") << Manner::Cut << u"cut"_s;
        QTest::newRow("close") << Manner::Close << u"reset"_s;
        QTest::newRow("endless") << Manner::Endless << u"too-large"_s;
        QTest::newRow("hang") << Manner::Hang << u"timeout"_s;
        QTest::newRow("too late") << Manner::Late << u"timeout"_s;
        QTest::newRow("too slow") << Manner::Slow << u"timeout"_s;
    }
    void transport_namesWhatHappened()
    {
        QFETCH(Manner, manner);
        QFETCH(QString, word);
        TlsTestServer server(*m_authority);
        server.reply("/", Scripted::with(manner, 20s));
        NetworkSettings network = settings();
        if (word == "timeout"_L1)
            network.timeLimit = 200ms;
        const HttpOutcome outcome = get(server.url(), network);
        QCOMPARE(outcome.transport, word);
        QVERIFY(!outcome.transportDetail.isEmpty());
        QTRY_COMPARE(server.openConnections(), 0);
        if (word == "timeout"_L1)
            QVERIFY2(outcome.milliseconds >= 190 && outcome.milliseconds < 5000,
                     qPrintable(QString::number(outcome.milliseconds)));
    }

    void closedPort_isRefused()
    {
        QCOMPARE(get(u"https://127.0.0.1:%1/"_s.arg(TestProxy::closedPort())).transport, u"refused"_s);
    }

    void connectionEndedInTheHandshake_isReset()
    {
        QTcpServer server;
        QVERIFY(server.listen(QHostAddress::LocalHost));
        connect(&server, &QTcpServer::newConnection, this, [&server] {
            QTcpSocket *client = server.nextPendingConnection();
            connect(client, &QTcpSocket::readyRead, client, &QTcpSocket::abort);
        });
        QCOMPARE(get(u"https://127.0.0.1:%1/"_s.arg(server.serverPort())).transport, u"reset"_s);
    }

    void plainTextServer_isTlsOther()
    {
        QTcpServer server;
        QVERIFY(server.listen(QHostAddress::LocalHost));
        connect(&server, &QTcpServer::newConnection, this, [&server] {
            QTcpSocket *client = server.nextPendingConnection();
            connect(client, &QTcpSocket::readyRead, client,
                    [client] { client->write("HTTP/1.1 400 Bad Request\r\nContent-Length: 0\r\n\r\n"); });
        });
        QCOMPARE(get(u"https://127.0.0.1:%1/"_s.arg(server.serverPort())).transport, u"tls-other"_s);
    }

    void unknownName_isDns_orOfflineWithoutANameService()
    {
        const QString transport = get(u"https://keyway-test.invalid/"_s).transport;
        QVERIFY2(transport == "dns"_L1 || transport == "offline"_L1, qPrintable(transport));
    }

    void certificate_isJudged()
    {
        const auto other = TlsTestServer::newAuthority(u"Inspecting gateway"_s);
        TlsTestServer untrusted(other);
        TlsTestServer otherHost(*m_authority, {u"elsewhere.example"_s});
        TlsTestServer expired(*m_authority, {u"127.0.0.1"_s}, TlsTestServer::goodLastYear());
        const QDateTime now = QDateTime::currentDateTimeUtc();
        TlsTestServer early(*m_authority, {u"127.0.0.1"_s}, {now.addDays(10), now.addDays(20)});

        const HttpOutcome outcome = get(untrusted.url());
        QCOMPARE(outcome.transport, u"tls-untrusted"_s);
        QCOMPARE(outcome.tlsIssuer, u"Inspecting gateway"_s);
        QVERIFY(!outcome.transportDetail.isEmpty());
        QCOMPARE(get(otherHost.url()).transport, u"tls-hostname"_s);
        QCOMPARE(get(expired.url()).transport, u"tls-expired"_s);
        QCOMPARE(get(early.url()).transport, u"tls-expired"_s);
        for (const TlsTestServer *server : {&untrusted, &otherHost, &expired, &early})
            QVERIFY(server->requests().isEmpty()); // nothing was said to a server that is not trusted
    }

    void addedAuthority_helpsASecondClient_notTheFirst()
    {
        TlsTestServer server(*m_authority);
        server.reply("/", Scripted::json(200, "{}"));
        HttpClient without(NetworkSettings{});
        HttpClient with(settings());
        const HttpRequest request{"GET", server.url(), {}, {}, {}};
        QCOMPARE(done(without.send(request)).value_or(HttpOutcome()).transport, u"tls-untrusted"_s);
        QCOMPARE(done(with.send(request)).value_or(HttpOutcome()).status, 200);
        QCOMPARE(done(without.send(request)).value_or(HttpOutcome()).transport, u"tls-untrusted"_s);
    }

    void redirect_isAnAnswer_andNeverFollowed_data()
    {
        QTest::addColumn<int>("status");
        for (const int status : {301, 302, 303, 307, 308})
            QTest::addRow("%d", status) << status;
    }
    void redirect_isAnAnswer_andNeverFollowed()
    {
        QFETCH(int, status);
        TlsTestServer first(*m_authority);
        TlsTestServer second(*m_authority);
        Scripted redirect = Scripted::redirect(second.url(u"/stolen"_s).toLatin1());
        redirect.status = status;
        first.reply("/", redirect);
        const HttpOutcome outcome = get(first.url());
        QCOMPARE(outcome.transport, QString());
        QCOMPARE(outcome.status, status);
        QCOMPARE(outcome.location, second.url(u"/stolen"_s));
        QCOMPARE(second.openConnections(), 0);
        QVERIFY(second.requests().isEmpty());
    }

    void bodyLimit_isTheLastByteThatIsTaken()
    {
        TlsTestServer server(*m_authority);
        server.reply("/fits", Scripted::json(200, QByteArray(1000, 'x')));
        server.reply("/over", Scripted::json(200, QByteArray(1001, 'x')));
        NetworkSettings network = settings();
        network.bodyLimitBytes = 1000;
        const HttpOutcome fits = get(server.url(u"/fits"_s), network);
        QCOMPARE(fits.transport, QString());
        QCOMPARE(fits.body.size(), 1000);
        QCOMPARE(get(server.url(u"/over"_s), network).transport, u"too-large"_s);
    }

    void dateHeader_isReadAsUtc_data()
    {
        QTest::addColumn<QByteArray>("header");
        QTest::addColumn<QDateTime>("date");
        QTest::newRow("as servers send it")
            << QByteArray("Sun, 06 Nov 1994 08:49:37 GMT") << QDateTime({1994, 11, 6}, {8, 49, 37}, Qt::UTC);
        QTest::newRow("none") << QByteArray() << QDateTime();
        QTest::newRow("nonsense") << QByteArray("yesterday") << QDateTime();
    }
    void dateHeader_isReadAsUtc()
    {
        QFETCH(QByteArray, header);
        QFETCH(QDateTime, date);
        TlsTestServer server(*m_authority);
        Scripted reply = Scripted::json(200, "{}");
        if (!header.isEmpty())
            reply.headers << std::pair(QByteArray("Date"), header);
        server.reply("/", reply);
        const HttpOutcome outcome = get(server.url());
        QCOMPARE(outcome.serverDateUtc.isValid(), date.isValid());
        QCOMPARE(outcome.serverDateUtc.toSecsSinceEpoch(), date.toSecsSinceEpoch());
    }

    void destroyedCall_endsTheConnection_andSaysNothing()
    {
        TlsTestServer server(*m_authority);
        server.reply("/", Scripted::with(Manner::Hang));
        HttpClient client(settings());
        int heard = 0;
        auto call = client.send({"GET", server.url(), {}, {}, {}});
        connect(call.get(), &HttpCall::finished, this, [&heard] { ++heard; });
        QTRY_COMPARE(server.requests().size(), 1);
        call.reset();
        QTRY_COMPARE(server.openConnections(), 0);
        QCOMPARE(heard, 0);
    }

    void destroyedClient_leavesItsCallsHarmless()
    {
        TlsTestServer server(*m_authority);
        server.reply("/", Scripted::with(Manner::Hang));
        auto client = std::make_unique<HttpClient>(settings());
        auto call = client->send({"GET", server.url(), {}, {}, {}});
        QTRY_COMPARE(server.requests().size(), 1);
        client.reset();
        call.reset();
        QTRY_COMPARE(server.openConnections(), 0);
    }

    void finished_isNeverHeardInsideSend_data()
    {
        QTest::addColumn<QString>("url");
        QTest::newRow("refused") << u"https://127.0.0.1:%1/"_s.arg(TestProxy::closedPort());
        QTest::newRow("no url") << QString();
        QTest::newRow("unknown scheme") << u"nonsense://x/"_s;
        QTest::newRow("broken url") << u"https://[/"_s;
    }
    void finished_isNeverHeardInsideSend()
    {
        QFETCH(QString, url);
        HttpClient client(settings());
        int heard = 0;
        const auto call = client.send({"GET", url, {}, {}, {}});
        connect(call.get(), &HttpCall::finished, this, [&heard](const HttpOutcome &outcome) {
            ++heard;
            QVERIFY(!outcome.transport.isEmpty());
        });
        QCOMPARE(heard, 0);
        QTRY_COMPARE(heard, 1);
    }

    void proxy_isTheWay()
    {
        TlsTestServer server(*m_authority, {u"org.example"_s});
        server.reply("/", Scripted::json(200, "{}"));
        TestProxy proxy(server.port());
        NetworkSettings network = settings();
        network.proxyUrl = proxy.url();
        QCOMPARE(get(u"https://org.example/"_s, network).status, 200);
        QCOMPARE(proxy.requestLines(), QList<QByteArray>{"CONNECT org.example:443 HTTP/1.1"});
    }

    void proxyThatSaysNo_isToldFromAHostThatDoes_data()
    {
        QTest::addColumn<QByteArray>("answer");
        QTest::addColumn<QString>("word");
        QTest::newRow("407")
            << TestProxy::refusal(
                   "407 Proxy Authentication Required\r\nProxy-Authenticate: Basic realm=\"x\"")
            << u"proxy-auth"_s;
        QTest::newRow("502") << TestProxy::refusal("502 Bad Gateway") << u"proxy-failed"_s;
        QTest::newRow("504") << TestProxy::refusal("504 Gateway Timeout") << u"proxy-failed"_s;
        QTest::newRow("403") << TestProxy::refusal("403 Forbidden") << u"proxy-failed"_s;
        QTest::newRow("no HTTP") << QByteArray("220 mail.example ESMTP\r\n") << u"proxy-failed"_s;
        QTest::newRow("closes") << QByteArray() << u"timeout"_s; // Qt 6.4 waits on for ever
    }
    void proxyThatSaysNo_isToldFromAHostThatDoes()
    {
        QFETCH(QByteArray, answer);
        QFETCH(QString, word);
        TestProxy proxy(answer);
        NetworkSettings network = settings();
        network.proxyUrl = proxy.url();
        if (word == "timeout"_L1)
            network.timeLimit = 500ms;
        QCOMPARE(get(u"https://org.example/"_s, network).transport, word);
        QVERIFY(!proxy.requestLines().isEmpty());
    }

    void proxyThatIsNotThere_isUnreachable()
    {
        NetworkSettings network = settings();
        network.proxyUrl = u"http://127.0.0.1:%1"_s.arg(TestProxy::closedPort());
        QCOMPARE(get(u"https://org.example/"_s, network).transport, u"proxy-unreachable"_s);
    }

private:
    NetworkSettings settings() const
    {
        NetworkSettings network;
        network.extraAuthorityPem = m_authority->certificatePem();
        return network;
    }
    HttpOutcome get(const QString &url) const { return get(url, settings()); }
    static HttpOutcome get(const QString &url, const NetworkSettings &network)
    {
        HttpClient client(network);
        std::optional<QString> proxy;
        if (!network.proxyUrl.isEmpty()) {
            client.findProxy(url, [&proxy](const QString &found) { proxy = found; });
            if (!QTest::qWaitFor([&proxy] { return proxy.has_value(); }, 20'000))
                return {};
        }
        return done(client.send({"GET", url, {}, {}, {}})).value_or(HttpOutcome());
    }
    static std::optional<HttpOutcome> done(const std::unique_ptr<HttpCall> &call)
    {
        std::optional<HttpOutcome> outcome;
        connect(call.get(), &HttpCall::finished, call.get(),
                [&outcome](const HttpOutcome &what) { outcome = what; });
        if (!QTest::qWaitFor([&outcome] { return outcome.has_value(); }, 20'000))
            qWarning("the call did not finish");
        return outcome;
    }

    std::optional<TlsAuthority> m_authority;
};

QTEST_GUILESS_MAIN(TestHttpClient)
#include "tst_httpclient.moc"
