// SPDX-FileCopyrightText: 2026 The Keyway authors
// SPDX-License-Identifier: Apache-2.0

#include "core/practice/ForwardProxy.h"

#include <QHostAddress>
#include <QNetworkProxy>
#include <QTcpServer>

using namespace Qt::StringLiterals;

namespace keyway {

namespace {
constexpr qsizetype connectionLimit = 256;
}

ForwardProxy::ForwardProxy(quint16 tlsPort, ProxyRules rules, Tunnels &tunnels)
    : m_tlsPort(tlsPort), m_rules(std::move(rules)), m_tunnels(tunnels)
{
    m_thread.setObjectName(u"practice-proxy"_s);
    m_home.moveToThread(&m_thread);
    m_thread.start();
}

ForwardProxy::~ForwardProxy()
{
    onThread([this] {
        qDeleteAll(m_home.findChildren<ProxyConnection *>(Qt::FindDirectChildrenOnly));
        delete std::exchange(m_listener, nullptr);
    });
    m_thread.quit();
    m_thread.wait();
}

Result<quint16> ForwardProxy::listen(quint16 port)
{
    Result<quint16> result;
    onThread([&] {
        m_listener = new QTcpServer(&m_home);
        m_listener->setProxy(QNetworkProxy::NoProxy);
        QObject::connect(m_listener, &QTcpServer::newConnection, &m_home, [this] { accept(); });
        if (m_listener->listen(QHostAddress::LocalHost, port))
            result = m_listener->serverPort();
        else if (m_listener->serverError() == QAbstractSocket::AddressInUseError)
            result = failure(u"practice.port-in-use"_s, {{u"port"_s, QString::number(port)}});
        else
            result = failure(u"practice.not-started"_s, {{u"reason"_s, m_listener->errorString()}});
    });
    return result;
}

void ForwardProxy::closeConnections()
{
    onThread([this] { qDeleteAll(m_home.findChildren<ProxyConnection *>(Qt::FindDirectChildrenOnly)); });
}

void ForwardProxy::accept()
{
    while (QTcpSocket *client = m_listener->nextPendingConnection()) {
        if (m_home.findChildren<ProxyConnection *>(Qt::FindDirectChildrenOnly).size() >= connectionLimit)
            delete client;
        else
            new ProxyConnection(client, m_tlsPort, m_rules, m_tunnels, &m_home);
    }
}

void ForwardProxy::onThread(const std::function<void()> &work)
{
    QMetaObject::invokeMethod(&m_home, work, Qt::BlockingQueuedConnection);
}

} // namespace keyway
