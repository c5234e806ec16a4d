// SPDX-FileCopyrightText: 2026 The Keyway authors
// SPDX-License-Identifier: Apache-2.0

#include "app/window/ConnectionStore.h"

#include <QDir>
#include <QFileInfo>

using namespace Qt::StringLiterals;

namespace keyway {

namespace {

const QString recentKey = u"recentConnections"_s;
constexpr qsizetype recentLimit = 6;

bool isWorthKeeping(const Connection &connection)
{
    return !connection.domain.isEmpty() || !connection.consumerKey.isEmpty() ||
           !connection.username.isEmpty() || !connection.keyFile.isEmpty() ||
           !connection.tickedInstructions.isEmpty();
}

} // namespace

ConnectionStore::ConnectionStore(Session &session, const QString &folder, QSettings &settings)
    : m_session(session), m_folder(folder), m_settings(settings)
{
    connect(&session, &Session::changed, this, &ConnectionStore::save);
    connect(&session, &Session::opened, this, &ConnectionStore::remember);
    connect(&session, &Session::reportChanged, this, &ConnectionStore::remember);
}

QString ConnectionStore::newPath() const
{
    const QDir folder(m_folder);
    for (int number = 1;; ++number) {
        const QString path = folder.filePath(u"connection-%1.keyway"_s.arg(number));
        if (!QFileInfo::exists(path))
            return path;
    }
}

void ConnectionStore::save()
{
    // A practice session's address is good only while that practice org runs.
    if (m_session.path().isEmpty() || !isWorthKeeping(m_session.connection()))
        return;
    QDir().mkpath(QFileInfo(m_session.path()).absolutePath());
    if (const auto saved = saveConnection(m_session.connection(), m_session.path()); !saved)
        Q_EMIT notSaved(saved.error());
    else
        remember();
}

void ConnectionStore::remember()
{
    const QString path = m_session.path();
    if (path.isEmpty() || !QFileInfo::exists(path))
        return;
    QString status = m_session.guide().title;
    if (m_session.isProved())
        status += tr(" · passed");
    else if (m_session.report() && !m_session.report()->diagnosis.hypotheses.isEmpty() &&
             m_session.report()->diagnosis.hypotheses.first().step > 0)
        status += tr(" · step %1 was wrong").arg(m_session.report()->diagnosis.hypotheses.first().step);
    QVariantList list = m_settings.value(recentKey).toList();
    list.removeIf([&path](const QVariant &one) { return one.toMap().value(u"path"_s).toString() == path; });
    list.prepend(QVariantMap{{u"path"_s, path},
                             {u"name"_s, m_session.domain().accepted ? m_session.domain().subdomain
                                                                     : QFileInfo(path).completeBaseName()},
                             {u"status"_s, status},
                             {u"when"_s, m_session.services().clock().nowUtc()}});
    m_settings.setValue(recentKey, list.mid(0, recentLimit));
}

QList<RecentConnection> ConnectionStore::recent() const
{
    QList<RecentConnection> recent;
    const QDate today = m_session.services().clock().nowUtc().toLocalTime().date();
    for (const QVariant &one : m_settings.value(recentKey).toList()) {
        const QVariantMap map = one.toMap();
        const QString path = map.value(u"path"_s).toString();
        if (!QFileInfo::exists(path))
            continue;
        const QDateTime when = map.value(u"when"_s).toDateTime().toLocalTime();
        const QString words = when.date() == today ? tr("today %1").arg(when.toString(u"HH:mm"_s))
                                                   : QLocale().toString(when.date(), QLocale::ShortFormat);
        recent << RecentConnection{path, map.value(u"name"_s).toString(), map.value(u"status"_s).toString(),
                                   words};
    }
    return recent;
}

} // namespace keyway
