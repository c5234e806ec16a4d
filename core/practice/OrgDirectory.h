// SPDX-FileCopyrightText: 2026 The Keyway authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "core/base/DataError.h"
#include "core/base/Result.h"
#include "core/practice/ObjectCatalogue.h"
#include "core/practice/OrgProfiles.h"
#include "core/practice/OrgState.h"
#include "core/practice/PracticeOrg.h"

#include <QMap>

namespace keyway {

/// Setting id → value id.
using SettingValues = QMap<QString, QString>;

/// Which orgs there are, and what each host knows under given settings.
class OrgDirectory
{
public:
    static Result<OrgDirectory, DataError> load(const QString &folder = practiceData());

    const ObjectCatalogue &objects() const { return m_objects; } ///< of every org
    QStringList hosts() const; ///< every name an org can have under some settings, and the login hosts
    /// Whether the name resolves under these settings.
    bool knows(const QString &host, const SettingValues &values) const;
    bool isLoginHost(const QString &host) const; ///< shared by all customers, whatever is set
    PracticeAccount account(const SettingValues &values) const;
    /// Nothing when no org and no login host has this name.
    std::optional<OrgState> stateOf(const QString &host, const SettingValues &values,
                                    const std::optional<Certificate> &uploaded,
                                    const QDateTime &nowUtc) const;

    /// Identity URLs name a login host and an org: the host of that org, if it has such a login host.
    QString identityHost(const QString &host, const QString &organizationId,
                         const SettingValues &values) const;

private:
    const OrgProfile &home(const SettingValues &values) const;
    /// The org that every setting about an org is about; the others are healthy.
    bool isHome(const OrgProfile &org, const SettingValues &values) const;
    OrgState homeState(const SettingValues &values, const std::optional<Certificate> &uploaded) const;
    OrgState otherState(const OrgProfile &org) const;
    PracticeApp app(const OrgProfile &org, const SettingValues &values,
                    const std::optional<Certificate> &uploaded) const;
    /// The app of an org that nothing was set for: healthy, with somebody else's certificate.
    PracticeApp strangersApp(const OrgProfile &org) const;
    QList<PracticeUser> users(const OrgProfile &org, const SettingValues &values) const;
    QSet<QString> consumerKeysElsewhere(const OrgProfile &org, const SettingValues &values) const;
    OrgState loginHostState(const QString &host, const SettingValues &values,
                            const std::optional<Certificate> &uploaded) const;

    std::optional<Certificate> m_otherCertificate;
    QList<OrgProfile> m_orgs;
    QList<CannedAnswer> m_answers;
    QMap<QString, QString> m_loginStatuses;
    ObjectCatalogue m_objects;
};

/// The org's clock under the setting "clock".
QDateTime orgTime(const SettingValues &values, const QDateTime &nowUtc);

} // namespace keyway
