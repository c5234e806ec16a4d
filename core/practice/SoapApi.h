// SPDX-FileCopyrightText: 2026 The Keyway authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "core/practice/AccessTokens.h"
#include "core/practice/OrgAnswers.h"
#include "core/practice/OrgState.h"

namespace keyway {

/// The session calls of the APIs that speak XML. They do little, but refuse what Salesforce refuses.
/// SOAP and Metadata API: getUserInfo with the access token as the session id.
OrgAnswer soapAnswer(const OrgState &org, const OrgRequest &request, const AccessTokens &tokens);
/// Bulk API 1.0: the list of jobs, empty.
OrgAnswer bulkAnswer(const OrgState &org, const OrgRequest &request, const AccessTokens &tokens);

} // namespace keyway
