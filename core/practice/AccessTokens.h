// SPDX-FileCopyrightText: 2026 The Keyway authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "core/practice/OrgState.h"

#include <QByteArray>

namespace keyway {

/// Issues and recognises access tokens. A token carries its own proof (a keyed hash over what it says), so
/// nothing has to be remembered, however many are issued. Usable from any thread.
class AccessTokens
{
public:
    AccessTokens(); ///< with a new random secret: a token of another practice org is a bad token here

    /// "00D…!…", or in JWT form when the app issues such. It says for which app and user it is.
    QByteArray issue(const OrgState &org, const PracticeApp &app, const PracticeUser &user) const;

    struct Session
    {
        PracticeApp app;
        PracticeUser user;
        bool hasApiScope = false;
        bool isJwt = false; ///< in JWT form
    };
    /// Nothing when this org did not issue the token, or its app is gone, or its user is gone or not active.
    std::optional<Session> sessionOf(const OrgState &org, const QByteArray &token) const;

private:
    QByteArray proof(const QByteArray &text, const OrgState &org) const;
    QByteArray m_secret;
};

} // namespace keyway
