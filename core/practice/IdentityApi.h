// SPDX-FileCopyrightText: 2026 The Keyway authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "core/practice/AccessTokens.h"
#include "core/practice/OrgAnswers.h"

namespace keyway {

/// /services/oauth2/userinfo: who the token is for, in the words of OpenID Connect.
OrgAnswer userInfo(const OrgState &org, const OrgRequest &request, const AccessTokens &tokens);

/// GET /id/ORGANIZATION/USER, the identity URL that came with the token.
OrgAnswer identity(const OrgState &org, const OrgRequest &request, const AccessTokens &tokens);

/// POST /services/oauth2/revoke (RFC 7009): the token is a bad one from now on.
OrgAnswer revocation(const OrgState &org, const OrgRequest &request, const AccessTokens &tokens);

} // namespace keyway
