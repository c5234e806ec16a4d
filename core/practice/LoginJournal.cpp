// SPDX-FileCopyrightText: 2026 The Keyway authors
// SPDX-License-Identifier: Apache-2.0

#include "core/practice/LoginJournal.h"

#include <QCryptographicHash>

#include <algorithm>

namespace keyway {

namespace {

constexpr qsizetype rememberedIds = 50'000; // twice: two halves
constexpr qsizetype rememberedRows = 500;
constexpr qsizetype rememberedRevocations = 10'000;
constexpr qint64 hour = 3600;

QByteArray hashOf(const QByteArray &token)
{
    return QCryptographicHash::hash(token, QCryptographicHash::Sha256);
}

} // namespace

bool LoginJournal::hasUsed(const QString &assertionId) const
{
    const std::lock_guard lock(m_mutex);
    return m_usedIds.contains(assertionId) || m_olderUsedIds.contains(assertionId);
}

bool LoginJournal::use(const QString &assertionId)
{
    const std::lock_guard lock(m_mutex);
    if (m_usedIds.contains(assertionId) || m_olderUsedIds.contains(assertionId))
        return false;
    if (m_usedIds.size() >= rememberedIds) {
        m_olderUsedIds.swap(m_usedIds);
        m_usedIds.clear();
    }
    m_usedIds.insert(assertionId);
    return true;
}

void LoginJournal::add(const QString &organizationId, const LoginHistoryRow &row)
{
    const std::lock_guard lock(m_mutex);
    QList<LoginHistoryRow> &rows = m_rows[organizationId];
    rows.prepend(row);
    if (rows.size() > rememberedRows)
        rows.removeLast();
}

void LoginJournal::addThinned(const QString &organizationId, const LoginHistoryRow &row)
{
    {
        const std::lock_guard lock(m_mutex);
        const auto rows = m_rows.constFind(organizationId);
        if (rows != m_rows.constEnd() && !rows->isEmpty()) {
            LoginHistoryRow before = rows->first();
            const bool sameMinute =
                before.timeUtc.toSecsSinceEpoch() / 60 == row.timeUtc.toSecsSinceEpoch() / 60;
            before.timeUtc = row.timeUtc;
            if (sameMinute && before == row)
                return;
        }
    }
    add(organizationId, row);
}

QList<LoginHistoryRow> LoginJournal::rows(const QString &organizationId) const
{
    const std::lock_guard lock(m_mutex);
    return m_rows.value(organizationId);
}

int LoginJournal::loginsInLastHour(const QString &userId, const QDateTime &nowUtc) const
{
    const std::lock_guard lock(m_mutex);
    const auto logins = m_logins.constFind(userId);
    if (logins == m_logins.constEnd())
        return 0;
    const qint64 since = nowUtc.toSecsSinceEpoch() - hour;
    return static_cast<int>(logins->end() - std::upper_bound(logins->begin(), logins->end(), since));
}

bool LoginJournal::count(const QString &userId, const QDateTime &nowUtc)
{
    const std::lock_guard lock(m_mutex);
    QList<qint64> &logins = m_logins[userId];
    const qint64 now = nowUtc.toSecsSinceEpoch();
    while (!logins.isEmpty() && logins.first() <= now - hour)
        logins.removeFirst();
    if (logins.size() >= loginsAnHour)
        return false;
    // The org's clock can be set back; the list stays in order all the same.
    logins << (logins.isEmpty() ? now : std::max(now, logins.last()));
    return true;
}

void LoginJournal::forgetLogins()
{
    const std::lock_guard lock(m_mutex);
    m_logins.clear();
}

void LoginJournal::revoke(const QByteArray &token)
{
    const QByteArray hash = hashOf(token);
    const std::lock_guard lock(m_mutex);
    if (m_revoked.contains(hash))
        return;
    if (m_revokedQueue.size() >= rememberedRevocations)
        m_revoked.remove(m_revokedQueue.dequeue());
    m_revoked.insert(hash);
    m_revokedQueue.enqueue(hash);
}

bool LoginJournal::isRevoked(const QByteArray &token) const
{
    const std::lock_guard lock(m_mutex);
    return !m_revoked.isEmpty() && m_revoked.contains(hashOf(token));
}

} // namespace keyway
