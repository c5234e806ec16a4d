// SPDX-FileCopyrightText: 2026 The Keyway authors
// SPDX-License-Identifier: Apache-2.0

#include "core/practice/LoginJournal.h"

#include <algorithm>

namespace keyway {

namespace {

constexpr qsizetype rememberedIds = 100'000;
constexpr qsizetype rememberedRows = 500;
constexpr qsizetype rememberedLogins = 4'000; // more than the limit of an hour
constexpr qint64 hour = 3600;

} // namespace

bool LoginJournal::hasUsed(const QString &assertionId) const
{
    const std::lock_guard lock(m_mutex);
    return m_usedIds.contains(assertionId);
}

bool LoginJournal::use(const QString &assertionId)
{
    const std::lock_guard lock(m_mutex);
    if (m_usedIds.contains(assertionId))
        return false;
    if (m_usedIds.size() >= rememberedIds)
        m_usedIds.clear();
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

QList<LoginHistoryRow> LoginJournal::rows(const QString &organizationId) const
{
    const std::lock_guard lock(m_mutex);
    return m_rows.value(organizationId);
}

int LoginJournal::loginsInLastHour(const QString &userId, const QDateTime &nowUtc) const
{
    const std::lock_guard lock(m_mutex);
    const QList<qint64> logins = m_logins.value(userId);
    const qint64 since = nowUtc.toSecsSinceEpoch() - hour;
    return static_cast<int>(logins.end() - std::upper_bound(logins.begin(), logins.end(), since));
}

void LoginJournal::count(const QString &userId, const QDateTime &nowUtc)
{
    const std::lock_guard lock(m_mutex);
    QList<qint64> &logins = m_logins[userId];
    logins << nowUtc.toSecsSinceEpoch();
    if (logins.size() > rememberedLogins)
        logins.removeFirst();
}

} // namespace keyway
