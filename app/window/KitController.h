// SPDX-FileCopyrightText: 2026 The Keyway authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "app/window/ConnectionStore.h"
#include "app/window/Session.h"
#include "core/report/SplitHandOver.h"

namespace keyway {

/// The split hand-over: a kit that an integrator sent begins a connection without a key; a reply that an
/// admin sent fills the connection it answers.
class KitController : public QObject
{
    Q_OBJECT
public:
    KitController(Session &session, ConnectionStore &store, const QString &folder);
    void openKit(const QByteArray &bytes);
    void openReply(const QByteArray &bytes);

Q_SIGNALS:
    /// To be opened and kept under the path; `sentence` says what happened.
    void ready(const keyway::Connection &connection, const QString &path, const QString &sentence);
    void said(const QString &sentence);

private:
    void keep(const Connection &connection, const QString &path, const QString &sentence);
    void say(const Problem &problem);

    Session &m_session;
    ConnectionStore &m_store;
    QString m_folder;
};

} // namespace keyway
