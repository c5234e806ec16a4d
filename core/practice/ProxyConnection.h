// SPDX-FileCopyrightText: 2026 The Keyway authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "core/practice/ProxyHead.h"
#include "core/practice/Tunnels.h"

#include <QByteArray>
#include <QObject>
#include <QTcpSocket>
#include <QTimer>

#include <functional>

namespace keyway {

/// What the proxy does with a request: refuse it with an answer of its own, or open a tunnel.
struct ProxyVerdict
{
    enum class Way { Refuse, Open, OpenSlowly, OpenAndReset };
    Way way = Way::Refuse;
    QByteArray statusLine;  ///< "403 Forbidden"
    QByteArray extraHeader; ///< with its line end; may be empty
    QByteArray body;
    QString host; ///< of an open tunnel
};

/// Judges a complete head, or one that cannot be read; called on the proxy's thread.
using ProxyRules = std::function<ProxyVerdict(const ProxyHead &head)>;

/// One client of the proxy: reads the request's head, then either refuses or carries bytes between the client
/// and the TLS server on this computer, never to anybody else. Deletes itself when either side has gone.
class ProxyConnection : public QObject
{
    Q_OBJECT
public:
    ProxyConnection(QTcpSocket *client, quint16 tlsPort, const ProxyRules &rules, Tunnels &tunnels,
                    QObject *parent);
    ~ProxyConnection() override;

private:
    void readHead();
    void refuse(const ProxyVerdict &verdict);
    void open(const ProxyVerdict &verdict);
    void resetAtFirstByte();
    void startPumping();
    void pumpToServer();
    void pumpToClient(qint64 most);
    void end();

    QTcpSocket *m_client;
    QTcpSocket m_server;
    QTimer m_headTimer;
    QTimer m_dropTimer;    ///< runs while a slow tunnel is open
    QByteArray m_received; ///< the head, then what came with it and belongs into the tunnel
    quint16 m_tlsPort;
    const ProxyRules &m_rules;
    Tunnels &m_tunnels;
    quint16 m_tunnelPort = 0;
    bool m_slow = false;
};

} // namespace keyway
