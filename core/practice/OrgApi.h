// SPDX-FileCopyrightText: 2026 The Keyway authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "core/practice/AccessTokens.h"
#include "core/practice/OrgAnswers.h"
#include "core/practice/OrgState.h"
#include "core/practice/RestApi.h"

namespace keyway {

/// What an org answers to one request. Knows nothing of sockets; usable from any thread.
class OrgApi
{
public:
    explicit OrgApi(const ObjectCatalogue &objects) : m_rest(std::make_unique<RestApi>(m_tokens, objects)) {}
    OrgAnswer answer(const OrgState &org, const OrgRequest &request) const;

private:
    OrgAnswer token(const OrgState &org, const OrgRequest &request) const;

    AccessTokens m_tokens;
    /// Keeps records and jobs, with locks of its own.
    const std::unique_ptr<RestApi> m_rest;
};

} // namespace keyway
