// SPDX-FileCopyrightText: 2026 The Keyway authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "core/base/Result.h"
#include "core/practice/ProxyConnection.h"

#include <QThread>

class QTcpServer;

namespace keyway {

/// The practice org's door: an HTTP proxy on 127.0.0.1, served on a thread of its own. It knows one way
/// out only, the TLS server on this computer.
class ForwardProxy
{
public:
    ForwardProxy(quint16 tlsPort, ProxyRules rules, Tunnels &tunnels);
    ~ForwardProxy(); ///< closes every connection at once

    ForwardProxy(const ForwardProxy &) = delete;
    ForwardProxy &operator=(const ForwardProxy &) = delete;

    /// Port 0 picks a free one. Problems: "practice.port-in-use" {port}, "practice.not-started" {reason}.
    Result<quint16> listen(quint16 port);
    /// When it returns, no connection made before is open.
    void closeConnections();

private:
    void accept();
    void onThread(const std::function<void()> &work);

    QThread m_thread;
    QObject m_home; ///< lives on the thread, parent of all connections
    QTcpServer *m_listener = nullptr;
    quint16 m_tlsPort;
    ProxyRules m_rules;
    Tunnels &m_tunnels;
};

} // namespace keyway
