// SPDX-FileCopyrightText: 2026 The Keyway authors
// SPDX-License-Identifier: Apache-2.0

#include "tests/support/TestProxy.h"

#include <QNetworkProxy>
#include <QTcpSocket>

#include <memory>

using namespace Qt::StringLiterals;

namespace keyway::test {

TestProxy::TestProxy(quint16 port) : m_port(port)
{
    listen();
}

TestProxy::TestProxy(const QByteArray &answer) : m_answer(answer)
{
    listen();
}

quint16 TestProxy::closedPort()
{
    QTcpServer server;
    if (!server.listen(QHostAddress::LocalHost))
        qFatal("no free port");
    return server.serverPort();
}

QByteArray TestProxy::refusal(const QByteArray &statusAndHeaders)
{
    return "HTTP/1.1 " + statusAndHeaders + "\r\nContent-Length: 0\r\nConnection: close\r\n\r\n";
}

QString TestProxy::url() const
{
    return u"http://127.0.0.1:%1"_s.arg(m_server.serverPort());
}

void TestProxy::listen()
{
    connect(&m_server, &QTcpServer::newConnection, this, [this] {
        while (QTcpSocket *client = m_server.nextPendingConnection())
            serve(client);
    });
    if (!m_server.listen(QHostAddress::LocalHost))
        qFatal("no free port");
}

void TestProxy::serve(QTcpSocket *client)
{
    connect(client, &QTcpSocket::disconnected, client, &QObject::deleteLater);
    auto head = std::make_shared<QByteArray>();
    connect(client, &QTcpSocket::readyRead, this, [this, client, head] {
        *head += client->readAll();
        if (!head->contains("\r\n\r\n"))
            return;
        m_requestLines << head->left(head->indexOf("\r\n"));
        client->disconnect(this);
        if (m_port != 0)
            return lead(client);
        client->write(m_answer);
        client->disconnectFromHost(); // once all is written
    });
}

void TestProxy::lead(QTcpSocket *client)
{
    auto *server = new QTcpSocket(client);
    server->setProxy(QNetworkProxy::NoProxy);
    connect(server, &QTcpSocket::connected, client, [client, server] {
        client->write("HTTP/1.1 200 Connection established\r\n\r\n");
        connect(client, &QTcpSocket::readyRead, server,
                [client, server] { server->write(client->readAll()); });
        connect(server, &QTcpSocket::readyRead, client,
                [client, server] { client->write(server->readAll()); });
    });
    connect(server, &QTcpSocket::disconnected, client, [client, server] {
        client->write(server->readAll());
        client->disconnectFromHost();
    });
    server->connectToHost(QHostAddress::LocalHost, m_port);
}

} // namespace keyway::test
