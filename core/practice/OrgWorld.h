// SPDX-FileCopyrightText: 2026 The Keyway authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "core/base/TextBook.h"
#include "core/practice/OrgApi.h"
#include "core/practice/OrgDirectory.h"
#include "core/practice/ProxyConnection.h"
#include "core/practice/TlsServer.h"

#include <functional>
#include <mutex>

namespace keyway {

/// All that the practice orgs are at one moment: settings, certificate, log. Guarded, since requests come on
/// threads of the server and settings change on the window's.
class OrgWorld
{
public:
    using Log = std::function<void(const PracticeRequest &)>; ///< called on any thread

    OrgWorld(OrgDirectory directory, TextBook texts, Log log);

    void set(const SettingValues &values);
    void upload(const Certificate &certificate);
    NetworkTrouble trouble() const;
    QList<LoginHistoryRow> loginHistory() const;

    ProxyVerdict judge(const ProxyHead &head);
    ServedAnswer serve(const QString &host, const OrgRequest &request);

    const OrgDirectory &directory() const { return m_directory; }

private:
    std::optional<OrgState> stateOf(const QString &host, const OrgRequest &request, const QDateTime &nowUtc);
    OrgAnswer orgAnswer(const QString &host, const OrgRequest &request, const QDateTime &nowUtc);
    bool knows(const QString &host) const;
    QString sentence(const QString &why) const;
    QString troubleSentence() const;

    const OrgDirectory m_directory;
    const TextBook m_texts;
    const Log m_log;
    const OrgApi m_api;
    const std::shared_ptr<LoginJournal> m_journal;

    mutable std::mutex m_mutex; // guards what follows
    SettingValues m_values;
    std::optional<Certificate> m_uploaded;
    QHash<QString, OrgState> m_states; ///< by host; until the values or the certificate change
    quint64 m_tokenRequests = 0;       ///< since the values changed
};

} // namespace keyway
