// SPDX-FileCopyrightText: 2026 The Keyway authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "app/window/Session.h"
#include "ui/pages/StartPage.h"

#include <QSettings>

namespace keyway {

/// Keeps the session's connection in its file as it is edited, and the list of recent ones in the settings.
class ConnectionStore : public QObject
{
    Q_OBJECT
public:
    /// `folder` is where new connections are kept; `settings` must outlive the store.
    ConnectionStore(Session &session, const QString &folder, QSettings &settings);

    QString newPath() const; ///< a file name in the folder that is not taken
    QList<RecentConnection> recent() const;

Q_SIGNALS:
    void notSaved(const keyway::Problem &problem);

private:
    void save();
    void remember();

    Session &m_session;
    QString m_folder;
    QSettings &m_settings;
};

} // namespace keyway
