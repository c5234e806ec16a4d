// SPDX-FileCopyrightText: 2026 The Keyway authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "core/practice/AccessTokens.h"
#include "core/practice/BulkJobs.h"
#include "core/practice/OrgAnswers.h"

#include <mutex>

namespace keyway {

/// All of /services/data. Usable from any thread.
class RestApi
{
public:
    RestApi(const AccessTokens &tokens, const ObjectCatalogue &objects) : m_tokens(tokens), m_records(objects)
    {
    }

    OrgAnswer answer(const OrgState &org, const OrgRequest &request);

private:
    std::optional<OrgAnswer> sessionRefusal(const OrgState &org, const OrgRequest &request,
                                            const std::optional<AccessTokens::Session> &session) const;
    OrgAnswer resourceAnswer(const RestCall &call);
    OrgAnswer limits(const RestCall &call) const;
    int count(const QString &organizationId);
    int used(const QString &organizationId) const;

    const AccessTokens &m_tokens;
    RecordStore m_records;
    BulkJobs m_jobs;
    mutable std::mutex m_mutex;     // guards what follows
    QHash<QString, int> m_requests; ///< by organization id
};

} // namespace keyway
