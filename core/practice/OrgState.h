// SPDX-FileCopyrightText: 2026 The Keyway authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "core/crypto/Certificate.h"
#include "core/practice/CannedAnswers.h"

#include <QDateTime>
#include <QSet>
#include <QStringList>

#include <optional>

namespace keyway {

/// An External Client App, or a connected app, as one org knows it.
struct PracticeApp
{
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
    bool blocked = false; ///< by an admin, on the page of the apps' OAuth usage
};

struct PracticeUser
{
    QString id;
    QString username;
    bool active = true;
    bool hasPermissionSet = true;
    bool apiEnabled = true;
    bool passwordExpired = false;
    bool needsHighAssurance = false; ///< more than a token of this flow is worth
    bool readsObjects = true;
    bool writesObjects = true;
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
    bool appIsOfAnotherOrg = false; ///< packaged: known here, but owned elsewhere
    bool loginRateExceeded = false;
    bool requestsUsedUp = false;
    bool sessionsLockedToAddress = false;
    bool apiAccessControlled = false;
    QString movedTo; ///< host of the My Domain that took this one's place
    std::optional<CannedAnswer> canned;
    std::optional<PracticeApp> app;
    std::optional<PracticeUser> user;
    QDateTime nowUtc;               ///< the org's clock
    QSet<QString> usedAssertionIds; ///< jti claims of accepted assertions

    QString origin() const { return QStringLiteral("https://") + host; }
    /// Where the API is, whichever host was asked.
    QString instanceOrigin() const
    {
        return QStringLiteral("https://") + (instanceHost.isEmpty() ? host : instanceHost);
    }
};

} // namespace keyway
