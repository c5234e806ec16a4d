// SPDX-FileCopyrightText: 2026 The Keyway authors
// SPDX-License-Identifier: Apache-2.0

#include "tests/support/TestProxy.h"
#include "tests/support/TlsTestServer.h"

#include <QElapsedTimer>
#include <QNetworkAccessManager>
#include <QNetworkProxy>
#include <QNetworkReply>
#include <QSignalSpy>
#include <QSslCertificate>
#include <QSslConfiguration>
#include <QTest>

#include <memory>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using namespace keyway;
using test::Scripted;
using test::TestProxy;
using test::TlsTestServer;
using Reply = std::unique_ptr<QNetworkReply>;

/// The server is asked by Qt itself, not by the client that it is there to test.
class TestTlsTestServer : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init()
    {
        m_authority = std::make_unique<TlsAuthority>(TlsTestServer::newAuthority());
        m_server = std::make_unique<TlsTestServer>(*m_authority);
        m_network = std::make_unique<QNetworkAccessManager>();
        m_network->setProxy(QNetworkProxy::NoProxy);
        m_network->setRedirectPolicy(QNetworkRequest::ManualRedirectPolicy);
    }
    void cleanup()
    {
        m_network.reset();
        m_server.reset();
    }

    void whole_answersAsScripted_data()
    {
        QTest::addColumn<Scripted>("scripted");
        QTest::addColumn<QByteArray>("type");
        QTest::newRow("json") << Scripted::json(400, R"({"error":"x"})") << QByteArray("application/json");
        QTest::newRow("html") << Scripted::html() << QByteArray("text/html; charset=utf-8");
        QTest::newRow("empty") << Scripted::empty(204) << QByteArray();
        QTest::newRow("redirect") << Scripted::redirect("https://127.0.0.1/elsewhere") << QByteArray();
        QTest::newRow("late") << Scripted::with(Scripted::Manner::Late, 20ms)
                              << QByteArray("application/json");
        QTest::newRow("slow") << Scripted::with(Scripted::Manner::Slow, 0ms)
                              << QByteArray("application/json");
    }
    void whole_answersAsScripted()
    {
        QFETCH(Scripted, scripted);
        QFETCH(QByteArray, type);
        m_server->reply("/x", scripted);
        const Reply reply = get(m_server->url(u"/x"_s));
        QVERIFY(finished(*reply));
        QCOMPARE(reply->attribute(QNetworkRequest::HttpStatusCodeAttribute).toInt(), scripted.status);
        QCOMPARE(reply->rawHeader("Content-Type"), type);
        QCOMPARE(reply->readAll(), scripted.body);
        for (const auto &[name, value] : scripted.headers)
            QCOMPARE(reply->rawHeader(name), value);
    }

    void request_isRemembered()
    {
        m_server->reply("/token", Scripted::json(200, "{}"));
        QNetworkRequest request = requestTo(m_server->url(u"/token"_s));
        request.setRawHeader("Content-Type", "text/plain");
        const Reply reply(m_network->post(request, QByteArray("a=b")));
        QVERIFY(finished(*reply));
        QCOMPARE(m_server->requests().size(), 1);
        QCOMPARE(m_server->requests().first().method, QByteArray("POST"));
        QCOMPARE(m_server->requests().first().path, QByteArray("/token"));
        QCOMPARE(m_server->requests().first().body, QByteArray("a=b"));
        QCOMPARE(m_server->requests().first().headers.value("content-type"), QByteArray("text/plain"));
    }

    void replies_comeInOrder_andTheLastOneGoesOn()
    {
        m_server->reply("/", Scripted::json(500, "{}"));
        m_server->reply("/", Scripted::json(200, "{}"));
        QList<int> statuses;
        for (int i = 0; i < 3; ++i) {
            const Reply reply = get(m_server->url());
            QVERIFY(finished(*reply));
            statuses << reply->attribute(QNetworkRequest::HttpStatusCodeAttribute).toInt();
        }
        QCOMPARE(statuses, (QList<int>{500, 200, 200}));
    }

    void pathWithoutScript_is404()
    {
        const Reply reply = get(m_server->url(u"/nobody"_s));
        QVERIFY(finished(*reply));
        QCOMPARE(reply->attribute(QNetworkRequest::HttpStatusCodeAttribute).toInt(), 404);
    }

    void cut_breaksInTheMiddleOfTheBody()
    {
        m_server->reply("/", Scripted::with(Scripted::Manner::Cut));
        const Reply reply = get(m_server->url());
        QVERIFY(finished(*reply));
        QCOMPARE(reply->error(), QNetworkReply::RemoteHostClosedError);
        const qint64 came = reply->readAll().size();
        QVERIFY(came > 0 && came < reply->header(QNetworkRequest::ContentLengthHeader).toLongLong());
    }

    void close_endsBeforeAnyAnswer()
    {
        m_server->reply("/", Scripted::with(Scripted::Manner::Close));
        const Reply reply = get(m_server->url());
        QVERIFY(finished(*reply));
        QCOMPARE(reply->error(), QNetworkReply::RemoteHostClosedError);
        QVERIFY(!reply->attribute(QNetworkRequest::HttpStatusCodeAttribute).isValid());
    }

    void endless_goesOnUntilTheClientGoes()
    {
        m_server->reply("/", Scripted::with(Scripted::Manner::Endless));
        Reply reply = get(m_server->url());
        QTRY_VERIFY(reply->bytesAvailable() > 100'000);
        QVERIFY(!reply->isFinished());
        reply->abort();
        QTRY_COMPARE(m_server->openConnections(), 0);
    }

    void hang_readsTheRequestAndSaysNothing()
    {
        m_server->reply("/", Scripted::with(Scripted::Manner::Hang));
        Reply reply = get(m_server->url());
        QTRY_COMPARE(m_server->requests().size(), 1);
        QCOMPARE(m_server->openConnections(), 1);
        QVERIFY(!reply->isFinished());
        QCOMPARE(reply->bytesAvailable(), 0);
        reply->abort();
        QTRY_COMPARE(m_server->openConnections(), 0);
    }

    void expiredCertificate_isRefusedByAClient()
    {
        TlsTestServer expired(*m_authority, {u"127.0.0.1"_s}, TlsTestServer::goodLastYear());
        const Reply reply = get(expired.url());
        QVERIFY(finished(*reply));
        QCOMPARE(reply->error(), QNetworkReply::SslHandshakeFailedError);
    }

    void unknownAuthority_isRefusedByAClient()
    {
        const auto other = TlsTestServer::newAuthority();
        TlsTestServer untrusted(other);
        const Reply reply = get(untrusted.url());
        QVERIFY(finished(*reply));
        QCOMPARE(reply->error(), QNetworkReply::SslHandshakeFailedError);
    }

    void proxy_leadsToTheServer_orSaysItsOneAnswer()
    {
        m_server->reply("/", Scripted::json(200, "[1]"));
        TestProxy leading(m_server->port());
        TestProxy refusing("HTTP/1.1 403 No\r\nContent-Length: 0\r\n\r\n");
        for (TestProxy *proxy : {&leading, &refusing}) {
            const QUrl url(proxy->url());
            QNetworkAccessManager behind;
            behind.setProxy(
                QNetworkProxy(QNetworkProxy::HttpProxy, url.host(), static_cast<quint16>(url.port())));
            const Reply reply(behind.get(requestTo(m_server->url())));
            QVERIFY(finished(*reply));
            QCOMPARE(reply->error() == QNetworkReply::NoError, proxy == &leading);
            QCOMPARE(proxy->requestLines().value(0),
                     QByteArray("CONNECT 127.0.0.1:" + QByteArray::number(m_server->port()) + " HTTP/1.1"));
        }
    }

private:
    QNetworkRequest requestTo(const QString &url) const
    {
        QSslConfiguration tls = QSslConfiguration::defaultConfiguration();
        tls.addCaCertificates(QSslCertificate::fromData(m_authority->certificatePem()));
        QNetworkRequest request{QUrl(url)};
        request.setSslConfiguration(tls);
        return request;
    }
    Reply get(const QString &url) { return Reply(m_network->get(requestTo(url))); }
    static bool finished(QNetworkReply &reply)
    {
        return reply.isFinished() || QSignalSpy(&reply, &QNetworkReply::finished).wait(20'000);
    }

    std::unique_ptr<TlsAuthority> m_authority;
    std::unique_ptr<TlsTestServer> m_server;
    std::unique_ptr<QNetworkAccessManager> m_network;
};

QTEST_GUILESS_MAIN(TestTlsTestServer)
#include "tst_tlstestserver.moc"
