// SPDX-FileCopyrightText: 2026 The Keyway authors
// SPDX-License-Identifier: Apache-2.0

#include "tests/core/practice/Client.h"

#include <QDir>
#include <QNetworkInterface>
#include <QTcpSocket>

#include <mutex>

#ifdef Q_OS_LINUX
#include <arpa/inet.h>
#include <dlfcn.h>
#include <netdb.h>
#include <sys/socket.h>
#endif

using namespace Qt::StringLiterals;
using namespace keyway;
using test::Client;

namespace {

/// Every name that this program looked up and every address that it connected to.
struct Outward
{
    std::mutex mutex;
    QStringList names;
    QStringList addresses;

    static Outward &seen()
    {
        static Outward outward;
        return outward;
    }
    void clear()
    {
        const std::lock_guard lock(mutex);
        names.clear();
        addresses.clear();
    }
};

} // namespace

#ifdef Q_OS_LINUX
// These stand before the C library's own, for Qt as well.
extern "C" int getaddrinfo(const char *name, const char *service, const addrinfo *hints, addrinfo **result)
{
    {
        const std::lock_guard lock(Outward::seen().mutex);
        Outward::seen().names << QString::fromUtf8(name);
    }
    static const auto real = reinterpret_cast<decltype(&getaddrinfo)>(dlsym(RTLD_NEXT, "getaddrinfo"));
    return real(name, service, hints, result);
}

extern "C" int connect(int socket, const sockaddr *address, socklen_t size)
{
    if (address->sa_family == AF_INET || address->sa_family == AF_INET6) {
        const QHostAddress host(address);
        const std::lock_guard lock(Outward::seen().mutex);
        Outward::seen().addresses << host.toString();
    }
    static const auto real = reinterpret_cast<decltype(&::connect)>(dlsym(RTLD_NEXT, "connect"));
    return real(socket, address, size);
}
#endif

class TestPracticeSafety : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init()
    {
        m_org = std::make_unique<PracticeOrg>();
        m_org->uploadCertificate(test::myPair().certificate);
        QVERIFY(m_org->start());
        Outward::seen().clear();
    }
    void cleanup() { m_org.reset(); }

    void refusedRequests_lookNothingUp_andConnectToNobody_data()
    {
        QTest::addColumn<QByteArray>("bytes");
        QTest::newRow("plain GET") << QByteArray(
            "GET http://example.com/ HTTP/1.1\r\nHost: example.com\r\n\r\n");
        QTest::newRow("plain POST") << QByteArray(
            "POST http://192.0.2.1/ HTTP/1.1\r\nContent-Length: 1\r\n\r\nx");
        QTest::newRow("CONNECT elsewhere") << QByteArray("CONNECT example.com:443 HTTP/1.1\r\n\r\n");
        QTest::newRow("CONNECT to an address") << QByteArray("CONNECT 192.0.2.1:443 HTTP/1.1\r\n\r\n");
        QTest::newRow("CONNECT to port 80")
            << QByteArray("CONNECT practice.my.salesforce.com:80 HTTP/1.1\r\n\r\n");
        QTest::newRow("CONNECT to another org")
            << QByteArray("CONNECT acme.my.salesforce.com:443 HTTP/1.1\r\n\r\n");
        QTest::newRow("upgrade to a web socket") << QByteArray(
            "GET http://example.com/ HTTP/1.1\r\nConnection: Upgrade\r\nUpgrade: websocket\r\n\r\n");
        QTest::newRow("upgrade to HTTP/2") << QByteArray(
            "OPTIONS * HTTP/1.1\r\nHost: example.com\r\nConnection: Upgrade\r\nUpgrade: h2c\r\n\r\n");
        QTest::newRow("HTTP/2 at once") << QByteArray("PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n");
        QTest::newRow("ftp") << QByteArray("GET ftp://example.com/ HTTP/1.1\r\n\r\n");
        QTest::newRow("SOCKS 5") << QByteArray("\x05\x01\x00\x05\x01\x00\x01\xc0\x00\x02\x01\x01\xbb\r\n\r\n",
                                               17);
    }
    void refusedRequests_lookNothingUp_andConnectToNobody()
    {
#ifndef Q_OS_LINUX
        QSKIP("look-ups and connections are watched on Linux only");
#endif
        QFETCH(QByteArray, bytes);
        const QByteArray answer = said(bytes);
        QVERIFY2(answer.startsWith("HTTP/1.1 4"), answer.constData());
        const std::lock_guard lock(Outward::seen().mutex);
        QCOMPARE(Outward::seen().names, QStringList());
        Outward::seen().addresses.removeDuplicates(); // Qt asks twice whether a connection stands
        QCOMPARE(Outward::seen().addresses, QStringList{u"127.0.0.1"_s}); // this test's own
    }

    void wholeLogin_staysOnLoopback()
    {
#ifndef Q_OS_LINUX
        QSKIP("look-ups and connections are watched on Linux only");
#endif
        Client client(*m_org);
        const auto reply = client.askForToken(*m_org);
        QVERIFY(Client::finished(*reply));
        QCOMPARE(Client::status(*reply), 200);
        const std::lock_guard lock(Outward::seen().mutex);
        QCOMPARE(Outward::seen().names, QStringList());
        QVERIFY(Outward::seen().addresses.size() >= 2); // the client's, and the proxy's to the TLS server
        for (const QString &address : Outward::seen().addresses)
            QCOMPARE(address, u"127.0.0.1"_s);
    }

    void otherAddressesOfThisComputer_areNotListenedOn()
    {
        const QList<QHostAddress> addresses = QNetworkInterface::allAddresses();
        for (const QHostAddress &address : addresses) {
            if (address == QHostAddress(QHostAddress::LocalHost))
                continue;
            QTcpSocket socket;
            socket.setProxy(QNetworkProxy::NoProxy);
            socket.connectToHost(address, port());
            QVERIFY2(!socket.waitForConnected(5000), qPrintable(address.toString()));
        }
    }

    void everyPort_ofThisProgram_isOnLoopback()
    {
#ifndef Q_OS_LINUX
        QSKIP("this program's ports are read from the system on Linux only");
#endif
        const QStringList ours = socketsOfThisProgram();
        QStringList listening;
        for (const QString &table : {u"tcp"_s, u"tcp6"_s, u"udp"_s, u"udp6"_s}) {
            QFile file(u"/proc/self/net/"_s + table);
            if (!file.open(QIODevice::ReadOnly))
                continue;
            const QList<QByteArray> lines = file.readAll().split('\n').mid(1);
            for (const QByteArray &line : lines) {
                const QList<QByteArray> columns = line.simplified().split(' ');
                if (ours.contains(QString::fromLatin1(columns.value(9))))
                    listening << table + u' ' + QString::fromLatin1(columns.value(1)).section(u':', 0, 0);
            }
        }
        QCOMPARE(listening, (QStringList{u"tcp 0100007F"_s, u"tcp 0100007F"_s})); // proxy, TLS server
    }

    void tlsServer_isReachedThroughTheProxyOnly()
    {
        // Its port is the other one that this program listens on; see above. A direct client gets 403.
        QTcpSocket probe;
        probe.setProxy(QNetworkProxy::NoProxy);
        const quint16 tlsPort = otherPort();
        if (tlsPort == 0)
            QSKIP("this program's ports are read from the system on Linux only");
        QNetworkAccessManager network;
        network.setProxy(QNetworkProxy::NoProxy);
        QNetworkRequest request(QUrl(u"https://127.0.0.1:%1/services/data/"_s.arg(tlsPort)));
        QSslConfiguration tls = QSslConfiguration::defaultConfiguration();
        tls.setPeerVerifyMode(QSslSocket::VerifyNone); // it shows the org's names, not its address
        request.setSslConfiguration(tls);
        const std::unique_ptr<QNetworkReply> reply(network.get(request));
        QVERIFY(Client::finished(*reply));
        QCOMPARE(Client::status(*reply), 403);
        QVERIFY(reply->readAll().contains("through its proxy only"));
    }

    void clientOfOneOrg_doesNotTrustAnother()
    {
        PracticeOrg other;
        other.uploadCertificate(test::myPair().certificate);
        QVERIFY(other.start());
        QVERIFY(other.authorityPem() != m_org->authorityPem());
        for (const auto &[proxy, authority, error] :
             {std::tuple{m_org.get(), m_org.get(), QNetworkReply::NoError},
              std::tuple{&other, &other, QNetworkReply::NoError},
              std::tuple{m_org.get(), &other, QNetworkReply::SslHandshakeFailedError},
              std::tuple{&other, m_org.get(), QNetworkReply::SslHandshakeFailedError}}) {
            Client client(*proxy, authority->authorityPem());
            const auto reply = client.askForToken(*proxy);
            QVERIFY(Client::finished(*reply));
            QCOMPARE(reply->error(), error);
        }
    }

    void stoppedOrg_isGone()
    {
        const quint16 was = port();
        m_org->stop();
        QTcpSocket socket;
        socket.setProxy(QNetworkProxy::NoProxy);
        socket.connectToHost(QHostAddress::LocalHost, was);
        QVERIFY(!socket.waitForConnected(5000));
        QCOMPARE(socket.error(), QAbstractSocket::ConnectionRefusedError);
    }

private:
    quint16 port() const
    {
        return static_cast<quint16>(QUrl(m_org->proxyUrl()).port());
    }

    QByteArray said(const QByteArray &bytes) const
    {
        QTcpSocket socket;
        socket.setProxy(QNetworkProxy::NoProxy);
        socket.connectToHost(QHostAddress::LocalHost, port());
        socket.write(bytes);
        QSignalSpy closed(&socket, &QTcpSocket::disconnected);
        if (socket.state() != QAbstractSocket::UnconnectedState)
            closed.wait(10'000);
        return socket.readAll();
    }

    static QStringList socketsOfThisProgram()
    {
        QStringList inodes;
        const QFileInfoList files = QDir(u"/proc/self/fd"_s).entryInfoList(QDir::System | QDir::AllEntries);
        for (const QFileInfo &file : files) {
            const QString target = file.symLinkTarget().section(u'/', -1);
            if (target.startsWith("socket:["_L1))
                inodes << target.mid(8).chopped(1);
        }
        return inodes;
    }

    /// The port of this program that is not the proxy's.
    quint16 otherPort() const
    {
        const QStringList ours = socketsOfThisProgram();
        QFile file(u"/proc/self/net/tcp"_s);
        const QList<QByteArray> lines =
            file.open(QIODevice::ReadOnly) ? file.readAll().split('\n').mid(1) : QList<QByteArray>();
        for (const QByteArray &line : lines) {
            const QList<QByteArray> columns = line.simplified().split(' ');
            const quint16 one = columns.value(1).mid(9).toUShort(nullptr, 16);
            if (ours.contains(QString::fromLatin1(columns.value(9))) && one != port())
                return one;
        }
        return 0;
    }

    std::unique_ptr<PracticeOrg> m_org;
};

QTEST_GUILESS_MAIN(TestPracticeSafety)
#include "tst_practicesafety.moc"
