// SPDX-FileCopyrightText: 2026 The Keyway authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "core/practice/AccessTokens.h"
#include "core/practice/OrgAnswers.h"
#include "core/practice/OrgState.h"

namespace keyway {

/// What an org answers to one request. Knows nothing of sockets; usable from any thread.
class OrgApi
{
public:
    OrgAnswer answer(const OrgState &org, const OrgRequest &request) const;

private:
    OrgAnswer token(const OrgState &org, const OrgRequest &request) const;
    OrgAnswer rest(const OrgState &org, const OrgRequest &request) const;
    std::optional<OrgAnswer> sessionRefusal(const OrgState &org, const OrgRequest &request,
                                            const std::optional<AccessTokens::Session> &session) const;

    AccessTokens m_tokens;
};

} // namespace keyway
