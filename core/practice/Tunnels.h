// SPDX-FileCopyrightText: 2026 The Keyway authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include <QHash>
#include <QString>

#include <chrono>
#include <condition_variable>
#include <mutex>
#include <optional>

namespace keyway {

/// The connections that the proxy has opened to the TLS server, by their local port. It tells the TLS server
/// which host a connection was opened for, keeps out everyone who did not come through the proxy, and lets an
/// answer that must not come wait until its client has gone. Usable from any thread.
class Tunnels
{
public:
    void opened(quint16 port, const QString &host);
    void closed(quint16 port);
    std::optional<QString> hostOf(quint16 port) const;

    void waitUntilClosed(quint16 port) const;
    /// False when the connection was closed in the meantime.
    bool waitWhileOpen(quint16 port, std::chrono::milliseconds time) const;
    void endAllWaiting(); ///< for good

private:
    mutable std::mutex m_mutex;
    mutable std::condition_variable m_changed;
    QHash<quint16, QString> m_hosts;
    bool m_ended = false;
};

} // namespace keyway
