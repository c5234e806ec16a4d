// SPDX-FileCopyrightText: 2026 The Keyway authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "core/base/DataError.h"
#include "core/base/Result.h"
#include "core/practice/OrgState.h"
#include "core/practice/PracticeOrg.h"

#include <QMap>

namespace keyway {

/// Setting id → value id.
using SettingValues = QMap<QString, QString>;

/// One org of the practice world (resources/practice/orgs.json).
struct OrgProfile
{
    QString environment; ///< "production", "sandbox"
    QString host;
    QString renamedHost;
    QString loginHost;
    QString organizationId;
    QString userId;
    QString username;
    QString renamedUsername;
};

/// Which orgs there are, and what each host knows under given settings.
class OrgDirectory
{
public:
    static Result<OrgDirectory, DataError>
    load(const QString &file = QStringLiteral(":/keyway/practice/orgs.json"));

    QStringList hosts() const; ///< every name an org can have under some settings, and the login hosts
    /// Whether the name resolves under these settings.
    bool knows(const QString &host, const SettingValues &values) const;
    PracticeAccount account(const SettingValues &values) const;
    /// Nothing when no org and no login host has this name.
    std::optional<OrgState> stateOf(const QString &host, const SettingValues &values,
                                    const std::optional<Certificate> &uploaded,
                                    const QDateTime &nowUtc) const;

private:
    const OrgProfile &home(const SettingValues &values) const;
    PracticeApp app(const SettingValues &values, const std::optional<Certificate> &uploaded) const;
    PracticeUser user(const OrgProfile &org, const SettingValues &values) const;
    /// What a login host knows of the org that holds the app, when it is a connected app's.
    void serveConnectedApp(OrgState &state, const SettingValues &values,
                           const std::optional<Certificate> &uploaded) const;

    QString m_consumerKey;
    QString m_changedConsumerKey;
    QString m_consumerSecret;
    QString m_changedConsumerSecret;
    std::optional<Certificate> m_otherCertificate;
    QList<OrgProfile> m_orgs;
    QList<CannedAnswer> m_answers;
};

/// The org's clock under the setting "clock".
QDateTime orgTime(const SettingValues &values, const QDateTime &nowUtc);

} // namespace keyway
