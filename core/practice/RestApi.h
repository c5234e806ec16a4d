// SPDX-FileCopyrightText: 2026 The Keyway authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "core/practice/AccessTokens.h"
#include "core/practice/OrgAnswers.h"

namespace keyway {

/// All of /services/data. Usable from any thread.
class RestApi
{
public:
    explicit RestApi(const AccessTokens &tokens) : m_tokens(tokens) {}

    OrgAnswer answer(const OrgState &org, const OrgRequest &request) const;

private:
    std::optional<OrgAnswer> sessionRefusal(const OrgState &org, const OrgRequest &request,
                                            const std::optional<AccessTokens::Session> &session) const;

    const AccessTokens &m_tokens;
};

} // namespace keyway
