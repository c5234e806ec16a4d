// SPDX-FileCopyrightText: 2026 The Keyway authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "core/crypto/Certificate.h"
#include "core/practice/CannedAnswers.h"
#include "core/practice/LoginJournal.h"

#include <QDateTime>
#include <QMap>
#include <QSet>
#include <QStringList>

#include <memory>
#include <optional>

namespace keyway {

/// An External Client App, or a connected app, as one org knows it.
struct PracticeApp
{
    QString name; ///< as Setup and Login History show it
    QString consumerKey;
    QString consumerSecret;                 ///< for introspection only
    std::optional<Certificate> certificate; ///< the uploaded one
    QStringList scopes;                     ///< "api", "refresh_token"
    bool jwtFlowEnabled = true;
    bool issuesJwtTokens = false;
    bool adminApprovedOnly = true; ///< Permitted Users
    bool permissionSetSelected = true;
    bool approvalLapsed = false;
    bool ipEnforced = false;
    bool stillPropagating = false;
    bool knownToSomeServersOnly = false; ///< propagating, and one of them may be asked
    bool isOfAnotherOrg = false;         ///< packaged: installed here, but owned elsewhere
    bool blocked = false;                ///< by an admin, on the page of the apps' OAuth usage
};

struct PracticeUser
{
    QString id; ///< 18 characters
    QString username;
    bool active = true;
    bool frozen = false; ///< active, and kept out for the time being
    bool hasPermissionSet = true;
    bool apiEnabled = true;
    bool passwordExpired = false;
    bool needsHighAssurance = false; ///< more than a token of this flow is worth
    bool readsObjects = true;
    bool writesObjects = true;
    bool modifiesMetadata = true;
    bool isAdministrator = false;
};

/// All that one host's answers depend on: a plain value, so that a decision can be tested without a server.
struct OrgState
{
    QString host;
    QString loginHost;              ///< login.salesforce.com or test.salesforce.com, by environment
    QString instanceHost;           ///< the org's own, where a login host serves one
    QString organizationId;         ///< 18 characters; empty for a login host that serves no org
    bool takesLoginAudience = true; ///< false: only its own My Domain is an audience to it
    bool isLoginHost = false;       ///< shared by all customers
    bool appIsConnectedApp = false; ///< such apps are known to the login hosts as well
    bool isLocked = false;
    bool isInMaintenance = false;
    bool isSandbox = false; ///< what Organization.IsSandbox says
    bool loginRateExceeded = false;
    bool loginsAreCounted = false; ///< by the journal
    bool serverIsBehind = false;   ///< the one that was asked has not heard of the latest changes
    bool requestsUsedUp = false;
    bool sessionsLockedToAddress = false;
    bool apiAccessControlled = false;
    QString movedTo; ///< host of the My Domain that took this one's place
    std::optional<CannedAnswer> canned;
    QList<PracticeApp> apps;   ///< installed here; the one that is practised with is the first
    QList<PracticeUser> users; ///< the integration user is the first
    /// Of apps in other orgs. Whether such a key or an unknown one is sent makes a difference.
    QSet<QString> consumerKeysElsewhere;
    QMap<QString, QString> loginStatuses; ///< TokenDecision::why → what Login History says of it
    QDateTime nowUtc;                     ///< the org's clock
    /// What earlier logins left; shared by all orgs of a practice org. None: nothing happened before.
    std::shared_ptr<LoginJournal> journal;

    const PracticeApp *appWithKey(const QString &consumerKey) const;
    const PracticeUser *userNamed(const QString &username) const; ///< usernames have no case
    QString origin() const { return QStringLiteral("https://") + host; }
    /// Where the API is, whichever host was asked.
    QString instanceOrigin() const
    {
        return QStringLiteral("https://") + (instanceHost.isEmpty() ? host : instanceHost);
    }
};

} // namespace keyway
