// SPDX-FileCopyrightText: 2026 The Keyway authors
// SPDX-License-Identifier: Apache-2.0

#include "core/practice/Tunnels.h"

namespace keyway {

void Tunnels::opened(quint16 port, const QString &host)
{
    const std::lock_guard lock(m_mutex);
    m_hosts.insert(port, host);
}

void Tunnels::closed(quint16 port)
{
    {
        const std::lock_guard lock(m_mutex);
        m_hosts.remove(port);
    }
    m_changed.notify_all();
}

std::optional<QString> Tunnels::hostOf(quint16 port) const
{
    const std::lock_guard lock(m_mutex);
    const auto found = m_hosts.constFind(port);
    return found == m_hosts.constEnd() ? std::nullopt : std::optional(*found);
}

void Tunnels::waitUntilClosed(quint16 port) const
{
    std::unique_lock lock(m_mutex);
    m_changed.wait(lock, [&] { return m_ended || !m_hosts.contains(port); });
}

bool Tunnels::waitWhileOpen(quint16 port, std::chrono::milliseconds time) const
{
    std::unique_lock lock(m_mutex);
    return !m_changed.wait_for(lock, time, [&] { return m_ended || !m_hosts.contains(port); });
}

void Tunnels::endAllWaiting()
{
    {
        const std::lock_guard lock(m_mutex);
        m_ended = true;
    }
    m_changed.notify_all();
}

} // namespace keyway
