// SPDX-FileCopyrightText: 2026 The Keyway authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "core/base/Secret.h"

#include <QString>

namespace keyway {

/// What the token endpoint answered.
struct TokenReply
{
    enum class Kind { Token, OAuthError, NotJson, Empty, JsonWithoutToken, CutJson };

    Kind kind = Kind::Empty;
    QString error;
    QString errorDescription;
    Secret accessToken;
    QString instanceUrl;
    QString id;
    QString scope;
    QString tokenType;
    QString tokenFormat;    ///< the member token_format, "jwt" when the app issues JWT-based access tokens
    QString tokenForm;      ///< by the token's own shape: "opaque", "jwt" or "unknown"; empty without a token
    QString organizationId; ///< 15 or 18 characters; from the token, otherwise from the id URL
    QString literal;        ///< the body for display: tokens hidden, cut to 4 kB
};

/// Pure; any bytes. `contentType` is not trusted: proxies say text/html about JSON and the other way round.
TokenReply parseTokenReply(int httpStatus, const QByteArray &contentType, const QByteArray &body);

/// What the userinfo endpoint answered.
struct UserInfo
{
    bool ok = false;
    QString username;
    QString userId;
    QString organizationId;
    QString error;
    QString errorDescription;
};

UserInfo parseUserInfo(int httpStatus, const QByteArray &body);

/// The body as a person may see it: tokens, secrets and session ids hidden, cut to 4 kB.
QString shownBody(const QByteArray &body);

} // namespace keyway
