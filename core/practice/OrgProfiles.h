// SPDX-FileCopyrightText: 2026 The Keyway authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "core/base/DataError.h"
#include "core/base/Result.h"

#include <QList>
#include <QString>

namespace keyway {

/// One org of the practice world (resources/practice/orgs.json).
struct OrgProfile
{
    struct App
    {
        QString name;
        QString consumerKey;
        QString changedConsumerKey; ///< of the same app, made again
        QString consumerSecret;
        QString changedConsumerSecret;
    };
    struct User
    {
        QString id;
        QString username;
        QString renamedUsername;
        bool isAdministrator = false;
    };
    QString id; ///< a value of the setting "environment": "production", "sandbox", …
    QString host;
    QString renamedHost;
    QString loginHost;
    QString organizationId;
    QString refreshedOrganizationId; ///< a sandbox gets a new one with every refresh
    bool isSandbox = false;
    QString copyOf;         ///< id of the org whose users a refresh copies
    QString usernameSuffix; ///< what a refresh appends to their names
    App app;
    QList<User> users; ///< the integration user is the first
};

/// The file's orgs, at least one, each with host, app and users.
Result<QList<OrgProfile>, DataError> loadOrgProfiles(const QString &path);

} // namespace keyway
