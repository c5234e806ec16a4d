// SPDX-FileCopyrightText: 2026 The Keyway authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "core/practice/AccessTokens.h"
#include "core/practice/OrgAnswers.h"

namespace keyway {

/// POST /services/oauth2/introspect (RFC 7662): what a token is worth, told to the app that shows its
/// Consumer Secret. An app may introspect its own tokens (platform facts 3), and the practice org has no
/// other app's.
OrgAnswer introspection(const OrgState &org, const OrgRequest &request, const AccessTokens &tokens);

} // namespace keyway
