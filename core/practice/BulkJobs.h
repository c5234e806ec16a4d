// SPDX-FileCopyrightText: 2026 The Keyway authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "core/practice/QueryApi.h"

#include <mutex>

namespace keyway {

/// Bulk API 2.0: jobs/ingest and jobs/query. A job's work is done when its upload is closed (a query's, when
/// it is made), and the next look at the job says so. Usable from any thread.
class BulkJobs
{
public:
    static constexpr qsizetype most = 20;       ///< jobs of an org; the oldest goes when there is one more
    static constexpr qsizetype mostRows = 5000; ///< of one upload

    /// Nothing when the path is none of the Bulk API's.
    std::optional<OrgAnswer> answer(const RestCall &call);

private:
    struct Job
    {
        QString id;
        bool isQuery = false;
        QString operation; ///< "insert", "query", …
        QString object;
        QString soql;
        QString externalId; ///< field by which "upsert" finds records
        QString state;
        QString error;
        QString created;
        QString createdBy;
        QString columnDelimiter;
        QString lineEnding;
        int version = 0;
        bool hasData = false;
        QByteArray data;        ///< uploaded, gone when it is worked off; or what a query found
        QByteArray succeeded;   ///< CSV
        QByteArray failed;      ///< CSV
        QByteArray unprocessed; ///< CSV
        int processed = 0;
        int failures = 0;
    };

    OrgAnswer list(const QString &organization, bool queries) const;
    OrgAnswer createIngest(const RestCall &call);
    OrgAnswer createQuery(const RestCall &call);
    OrgAnswer ingestAnswer(const RestCall &call, Job &job);
    OrgAnswer queryAnswer(const RestCall &call, Job &job);
    OrgAnswer changeState(const RestCall &call, Job &job);
    Job &add(const RestCall &call, Job job);
    void remove(const QString &organization, const QString &id);
    static void work(const RestCall &call, Job &job);
    static QJsonObject json(const Job &job, bool full);

    std::mutex m_mutex;                // guards what follows
    QHash<QString, QList<Job>> m_jobs; ///< by organization id, oldest first
    int m_lastNumber = 0;
};

} // namespace keyway
