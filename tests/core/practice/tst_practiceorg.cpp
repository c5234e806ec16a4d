// SPDX-FileCopyrightText: 2026 The Keyway authors
// SPDX-License-Identifier: Apache-2.0

#include "tests/core/practice/Client.h"

#include <QTcpServer>
#include <QTcpSocket>

using namespace Qt::StringLiterals;
using namespace keyway;
using test::Client;

namespace {

quint16 portOf(const PracticeOrg &org)
{
    return static_cast<quint16>(QUrl(org.proxyUrl()).port());
}

/// Sends bytes to the proxy and gives all that comes back until it closes.
QByteArray said(const PracticeOrg &org, const QByteArray &bytes)
{
    QTcpSocket socket;
    socket.setProxy(QNetworkProxy::NoProxy);
    socket.connectToHost(QHostAddress::LocalHost, portOf(org));
    socket.write(bytes);
    QSignalSpy closed(&socket, &QTcpSocket::disconnected);
    if (socket.state() != QAbstractSocket::UnconnectedState)
        closed.wait(10'000);
    return socket.readAll();
}

} // namespace

/// Its proxy, and its life from start to stop.
class TestPracticeOrg : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init() { m_org = test::startedOrg(); }
    void cleanup() { m_org.reset(); }

    void busyProgram_findsTheNewestRequests_andNoMoreThanAreRemembered()
    {
        // The loop of events does not run here, as in a program that is busy.
        const auto ask = [this](int number) {
            QTcpSocket socket;
            socket.setProxy(QNetworkProxy::NoProxy);
            socket.connectToHost(QHostAddress::LocalHost, portOf(*m_org));
            socket.write("CONNECT other" + QByteArray::number(number) + ".example:443 HTTP/1.1\r\n\r\n");
            return socket.waitForDisconnected(10'000) || socket.state() == QAbstractSocket::UnconnectedState;
        };
        for (int i = 0; i < 1010; ++i)
            QVERIFY(ask(i));
        QCOMPARE(m_org->requests().size(), 0);
        QSignalSpy served(m_org.get(), &PracticeOrg::requestServed);
        QTRY_COMPARE(m_org->requests().size(), 1000);
        QCOMPARE(served.size(), 1000);
        QCOMPARE(m_org->requests().first().host, u"other10.example"_s);
        QCOMPARE(m_org->requests().last().host, u"other1009.example"_s);
    }

    void otherTargets_areRefusedWithAReason_data()
    {
        QTest::addColumn<QByteArray>("line");
        QTest::addColumn<QByteArray>("status");
        QTest::addColumn<QByteArray>("words");
        const QByteArray belongs = "belongs to the Keyway practice org";
        QTest::newRow("another host")
            << QByteArray("CONNECT example.com:443") << QByteArray("403") << belongs;
        QTest::newRow("loopback") << QByteArray("CONNECT 127.0.0.1:443") << QByteArray("403") << belongs;
        QTest::newRow("localhost") << QByteArray("CONNECT localhost:443") << QByteArray("403") << belongs;
        QTest::newRow("IPv6") << QByteArray("CONNECT [::1]:443") << QByteArray("403") << belongs;
        QTest::newRow("another port")
            << QByteArray("CONNECT practice.my.salesforce.com:80") << QByteArray("403") << belongs;
        QTest::newRow("port with zero")
            << QByteArray("CONNECT practice.my.salesforce.com:0443") << QByteArray("403") << belongs;
        QTest::newRow("no port") << QByteArray("CONNECT practice.my.salesforce.com") << QByteArray("403")
                                 << belongs;
        QTest::newRow("host at the end of a longer one")
            << QByteArray("CONNECT evil-practice.my.salesforce.com.example.com:443") << QByteArray("403")
            << belongs;
        QTest::newRow("plain GET") << QByteArray("GET http://example.com/") << QByteArray("403") << belongs;
        QTest::newRow("GET of an org")
            << QByteArray("GET http://practice.my.salesforce.com/") << QByteArray("403") << belongs;
        QTest::newRow("lower-case method")
            << QByteArray("connect practice.my.salesforce.com:443") << QByteArray("403") << belongs;
        QTest::newRow("no such My Domain") << QByteArray("CONNECT acme.my.salesforce.com:443")
                                           << QByteArray("404") << QByteArray("Host not found");
        QTest::newRow("absolute https")
            << QByteArray("GET https://example.com/") << QByteArray("403") << belongs;
        QTest::newRow("own path") << QByteArray("GET /") << QByteArray("403") << belongs;
        QTest::newRow("asterisk") << QByteArray("OPTIONS *") << QByteArray("403") << belongs;
        QTest::newRow("user in the target")
            << QByteArray("CONNECT practice.my.salesforce.com@example.com:443") << QByteArray("403")
            << belongs;
        const QByteArray unreadable = "no request";
        QTest::newRow("nothing") << QByteArray("") << QByteArray("400") << unreadable;
        QTest::newRow("noise") << QByteArray(9000, '\xff') << QByteArray("400") << unreadable;
    }
    void otherTargets_areRefusedWithAReason()
    {
        QFETCH(QByteArray, line);
        QFETCH(QByteArray, status);
        QFETCH(QByteArray, words);
        const QByteArray answer = said(*m_org, line + " HTTP/1.1\r\nHost: x\r\n\r\n");
        QVERIFY2(answer.startsWith("HTTP/1.1 " + status), answer.constData());
        QVERIFY2(answer.contains(words), answer.constData());
        QTRY_COMPARE(m_org->requests().size(), 1);
        QCOMPARE(QByteArray::number(m_org->requests().first().status), status);
        QVERIFY(m_org->requests().first().why.startsWith("The practice proxy"_L1) ||
                m_org->requests().first().why.startsWith("There is no org"_L1));
    }

    void nothing_isEverForwarded()
    {
        QTcpServer outside; // stands for any other host
        QVERIFY(outside.listen(QHostAddress::LocalHost));
        const QByteArray port = QByteArray::number(outside.serverPort());
        for (const QByteArray &line :
             {"CONNECT 127.0.0.1:" + port, "CONNECT localhost:" + port, "GET http://127.0.0.1:" + port + "/",
              "POST http://localhost:" + port + "/", "CONNECT practice.my.salesforce.com:" + port})
            QVERIFY(said(*m_org, line + " HTTP/1.1\r\nHost: 127.0.0.1:" + port + "\r\n\r\n")
                        .startsWith("HTTP/1.1 403"));
        QVERIFY(!outside.hasPendingConnections());
        QVERIFY(!outside.waitForNewConnection(0));
    }

    void hostsInUpperCase_areTheSameHosts()
    {
        QTcpSocket socket;
        socket.setProxy(QNetworkProxy::NoProxy);
        socket.connectToHost(QHostAddress::LocalHost, portOf(*m_org));
        socket.write("CONNECT Practice.MY.Salesforce.com:443 HTTP/1.1\r\n\r\n");
        QTRY_VERIFY(socket.bytesAvailable() > 0);
        QVERIFY(socket.readAll().startsWith("HTTP/1.1 200"));
    }

    void headInDrops_isUnderstood()
    {
        QTcpSocket socket;
        socket.setProxy(QNetworkProxy::NoProxy);
        socket.connectToHost(QHostAddress::LocalHost, portOf(*m_org));
        QVERIFY(socket.waitForConnected());
        for (const char c :
             QByteArrayLiteral("CONNECT practice.my.salesforce.com:443 HTTP/1.1\r\nA: b\r\n\r\n")) {
            socket.write(&c, 1);
            socket.waitForBytesWritten(1000);
        }
        QTRY_VERIFY(socket.bytesAvailable() > 0);
        QVERIFY(socket.readAll().startsWith("HTTP/1.1 200"));
    }

    void twoOrgs_runSideBySide_andDoNotShareAnything()
    {
        PracticeOrg other;
        other.uploadCertificate(test::myPair().certificate);
        QVERIFY(other.start());
        QVERIFY(other.proxyUrl() != m_org->proxyUrl());
        QVERIFY(other.authorityPem() != m_org->authorityPem());
        QVERIFY(other.setValue(u"user"_s, u"inactive"_s));

        Client client(*m_org);
        Client otherClient(other);
        const auto reply = client.askForToken(*m_org);
        const auto otherReply = otherClient.askForToken(other);
        QVERIFY(Client::finished(*reply));
        QVERIFY(Client::finished(*otherReply));
        QCOMPARE(Client::status(*reply), 200);
        QCOMPARE(Client::status(*otherReply), 400);
    }

    void takenPort_isSaidSo()
    {
        PracticeOrg other;
        const auto started = other.start(portOf(*m_org));
        QVERIFY(!started);
        QCOMPARE(started.error(),
                 (Problem{u"practice.port-in-use"_s, {{u"port"_s, QString::number(portOf(*m_org))}}}));
        QVERIFY(!other.isRunning());
        QVERIFY(other.proxyUrl().isEmpty());
    }

    void stopAndStart_makeANewAuthority()
    {
        const QByteArray first = m_org->authorityPem();
        QVERIFY(!first.contains("PRIVATE"));
        m_org->stop();
        QVERIFY(!m_org->isRunning());
        QVERIFY(m_org->authorityPem().isEmpty());
        QVERIFY(m_org->start());
        QVERIFY(m_org->authorityPem() != first);
        Client client(*m_org);
        const auto reply = client.askForToken(*m_org);
        QVERIFY(Client::finished(*reply));
        QCOMPARE(Client::status(*reply), 200);
    }

    void stop_endsHangingClientsAtOnce()
    {
        QVERIFY(m_org->setValue(u"network"_s, u"silent"_s));
        Client client(*m_org);
        const auto silent = client.askForToken(*m_org);
        QTcpSocket idle; // never says anything
        idle.setProxy(QNetworkProxy::NoProxy);
        idle.connectToHost(QHostAddress::LocalHost, portOf(*m_org));
        QTcpSocket tunnel; // opens a tunnel and never shakes hands
        tunnel.setProxy(QNetworkProxy::NoProxy);
        tunnel.connectToHost(QHostAddress::LocalHost, portOf(*m_org));
        tunnel.write("CONNECT practice.my.salesforce.com:443 HTTP/1.1\r\n\r\n");
        QTRY_VERIFY(tunnel.bytesAvailable() > 0);
        QTRY_COMPARE(m_org->requests().size(), 1); // the silent one has arrived

        QElapsedTimer timer;
        timer.start();
        m_org->stop();
        QVERIFY2(timer.elapsed() < 900, qPrintable(QString::number(timer.elapsed())));
        QVERIFY(Client::finished(*silent, 5000));
        QTRY_COMPARE(idle.state(), QAbstractSocket::UnconnectedState);
    }

    void manyClientsAtOnce_areAllAnswered()
    {
        Client client(*m_org);
        std::vector<std::unique_ptr<Client>> clients;
        std::vector<std::unique_ptr<QNetworkReply>> replies;
        for (int i = 0; i < 40; ++i) {
            clients.push_back(std::make_unique<Client>(*m_org));
            replies.push_back(clients.back()->askForToken(*m_org));
        }
        for (const auto &reply : replies) {
            QVERIFY(Client::finished(*reply));
            QCOMPARE(Client::status(*reply), 200);
        }
        QTRY_COMPARE(m_org->requests().size(), 40);
        replies.clear(); // before their managers
    }

    void destruction_whileRequestsRun_isClean()
    {
        Client client(*m_org);
        const auto reply = client.askForToken(*m_org);
        m_org.reset();
        QVERIFY(Client::finished(*reply));
    }

private:
    std::unique_ptr<PracticeOrg> m_org;
};

QTEST_GUILESS_MAIN(TestPracticeOrg)
#include "tst_practiceorg.moc"
