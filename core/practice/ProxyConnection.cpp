// SPDX-FileCopyrightText: 2026 The Keyway authors
// SPDX-License-Identifier: Apache-2.0

#include "core/practice/ProxyConnection.h"

#include <QHostAddress>
#include <QNetworkProxy>

#include <chrono>

#ifdef Q_OS_WIN
#include <winsock2.h>
#else
#include <sys/socket.h>
#endif

using namespace std::chrono_literals;

namespace keyway {

namespace {

constexpr qint64 bufferLimit = 64 * 1024;
constexpr qint64 dropSize = 32; // with dropPause: about 1.3 kB a second
constexpr auto dropPause = 25ms;

/// Closing now sends RST instead of FIN.
void closeWithReset(QTcpSocket &socket)
{
    const linger none{1, 0};
#ifdef Q_OS_WIN
    const auto descriptor = static_cast<SOCKET>(socket.socketDescriptor());
#else
    const auto descriptor = static_cast<int>(socket.socketDescriptor());
#endif
    ::setsockopt(descriptor, SOL_SOCKET, SO_LINGER, reinterpret_cast<const char *>(&none), sizeof none);
    socket.abort();
}

} // namespace

ProxyConnection::ProxyConnection(QTcpSocket *client, quint16 tlsPort, const ProxyRules &rules,
                                 Tunnels &tunnels, QObject *parent)
    : QObject(parent), m_client(client), m_tlsPort(tlsPort), m_rules(rules), m_tunnels(tunnels)
{
    m_client->setParent(this);
    m_client->setReadBufferSize(bufferLimit);
    m_client->setSocketOption(QAbstractSocket::LowDelayOption, 1);
    connect(m_client, &QTcpSocket::disconnected, this, &ProxyConnection::end);
    connect(m_client, &QTcpSocket::readyRead, this, &ProxyConnection::readHead);
    m_headTimer.setSingleShot(true);
    connect(&m_headTimer, &QTimer::timeout, this, &ProxyConnection::end);
    m_headTimer.start(30s);
    readHead();
}

ProxyConnection::~ProxyConnection()
{
    m_client->disconnect(this);
    m_server.disconnect(this);
    m_client->abort();
    m_server.abort();
    if (m_tunnelPort != 0)
        m_tunnels.closed(m_tunnelPort);
}

void ProxyConnection::readHead()
{
    m_received += m_client->read(proxyHeadLimit - m_received.size());
    const ProxyHead head = readProxyHead(m_received);
    if (head.state == ProxyHead::State::Incomplete)
        return;
    m_client->disconnect(this, nullptr);
    connect(m_client, &QTcpSocket::disconnected, this, &ProxyConnection::end);
    m_headTimer.stop();

    m_received.remove(0, head.size);
    const ProxyVerdict verdict = m_rules(head);
    if (verdict.way == ProxyVerdict::Way::Refuse)
        refuse(verdict);
    else
        open(verdict);
}

void ProxyConnection::refuse(const ProxyVerdict &verdict)
{
    m_client->write("HTTP/1.1 " + verdict.statusLine + "\r\n" + verdict.extraHeader +
                    "Content-Type: text/plain; charset=utf-8\r\nConnection: close\r\nContent-Length: " +
                    QByteArray::number(verdict.body.size()) + "\r\n\r\n" + verdict.body);
    m_client->disconnectFromHost(); // once all is written
}

void ProxyConnection::open(const ProxyVerdict &verdict)
{
    if (verdict.way == ProxyVerdict::Way::OpenAndReset) {
        m_client->write("HTTP/1.1 200 Connection established\r\n\r\n");
        connect(m_client, &QTcpSocket::readyRead, this, &ProxyConnection::resetAtFirstByte);
        return;
    }
    m_slow = verdict.way == ProxyVerdict::Way::OpenSlowly;
    m_server.setProxy(QNetworkProxy::NoProxy); // the program's own proxy may be this one
    m_server.setReadBufferSize(bufferLimit);
    connect(&m_server, &QTcpSocket::connected, this, &ProxyConnection::startPumping);
    connect(&m_server, &QTcpSocket::errorOccurred, this, [this] {
        if (m_server.error() != QAbstractSocket::RemoteHostClosedError)
            end();
    });
    // The port is known before the connection is made, so the TLS server finds it in any case.
    if (!m_server.bind(QHostAddress::LocalHost)) {
        end();
        return;
    }
    m_tunnelPort = m_server.localPort();
    m_tunnels.opened(m_tunnelPort, verdict.host);
    m_server.connectToHost(QHostAddress::LocalHost, m_tlsPort);
}

void ProxyConnection::resetAtFirstByte()
{
    m_client->disconnect(this);
    closeWithReset(*m_client);
    end();
}

void ProxyConnection::startPumping()
{
    m_server.setSocketOption(QAbstractSocket::LowDelayOption, 1);
    connect(m_client, &QTcpSocket::readyRead, this, &ProxyConnection::pumpToServer);
    connect(&m_server, &QTcpSocket::bytesWritten, this, &ProxyConnection::pumpToServer);
    if (m_slow) {
        connect(&m_dropTimer, &QTimer::timeout, this, [this] { pumpToClient(dropSize); });
        m_dropTimer.start(dropPause);
    } else {
        const auto pump = [this] { pumpToClient(bufferLimit); };
        connect(&m_server, &QTcpSocket::readyRead, this, pump);
        connect(m_client, &QTcpSocket::bytesWritten, this, pump);
        connect(&m_server, &QTcpSocket::disconnected, this, pump);
    }
    m_client->write("HTTP/1.1 200 Connection established\r\n\r\n");
    m_server.write(std::exchange(m_received, {}));
    pumpToServer();
}

void ProxyConnection::pumpToServer()
{
    while (m_client->bytesAvailable() > 0 && m_server.bytesToWrite() < bufferLimit &&
           m_server.state() == QAbstractSocket::ConnectedState)
        m_server.write(m_client->read(bufferLimit));
}

void ProxyConnection::pumpToClient(qint64 most)
{
    if (m_server.bytesAvailable() > 0 && m_client->bytesToWrite() < bufferLimit)
        m_client->write(m_server.read(most));
    else if (m_server.bytesAvailable() == 0 && m_server.state() == QAbstractSocket::UnconnectedState)
        m_client->disconnectFromHost(); // once all is written
}

void ProxyConnection::end()
{
    m_dropTimer.stop();
    deleteLater();
}

} // namespace keyway
