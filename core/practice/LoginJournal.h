// SPDX-FileCopyrightText: 2026 The Keyway authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include <QDateTime>
#include <QHash>
#include <QList>
#include <QQueue>
#include <QSet>
#include <QString>

#include <mutex>

namespace keyway {

/// A row of Setup > Login History, in the words that an admin sees there (platform facts 7; a login whose
/// user cannot be told leaves none there, as far as is known).
struct LoginHistoryRow
{
    QDateTime timeUtc;
    QString username;
    QString loginType;   ///< "Remote Access 2.0"
    QString status;      ///< "Success", "Failed: Not approved for access"
    QString application; ///< name of the app
    QString sourceIp;
    bool operator==(const LoginHistoryRow &) const = default;
};

/// What logins leave behind in the orgs of one practice org. Usable from any thread.
class LoginJournal
{
public:
    bool hasUsed(const QString &assertionId) const;
    /// Remembers the jti of an assertion that is being accepted; false when it was used before.
    bool use(const QString &assertionId);

    /// Of one org; the newest 500 are kept.
    void add(const QString &organizationId, const LoginHistoryRow &row);
    /// As add(), but of equal rows in one minute only the first is kept.
    void addThinned(const QString &organizationId, const LoginHistoryRow &row);
    QList<LoginHistoryRow> rows(const QString &organizationId) const; ///< newest first
    /// Logins of a user in the hour before, this one not counted.
    int loginsInLastHour(const QString &userId, const QDateTime &nowUtc) const;
    /// False, and nothing is counted, when there were as many as an hour may have.
    bool count(const QString &userId, const QDateTime &nowUtc);
    void forgetLogins(); ///< those counted; the history stays
    static constexpr int loginsAnHour = 3600;

    void revoke(const QByteArray &token);
    bool isRevoked(const QByteArray &token) const;

private:
    mutable std::mutex m_mutex; // guards what follows
    QSet<QString> m_usedIds;
    QSet<QString> m_olderUsedIds;      ///< two halves, of which the older is forgotten
    QSet<QByteArray> m_revoked;        ///< hashes
    QQueue<QByteArray> m_revokedQueue; ///< oldest first
    QHash<QString, QList<LoginHistoryRow>> m_rows;
    QHash<QString, QList<qint64>> m_logins; ///< seconds since epoch, oldest first
};

} // namespace keyway
