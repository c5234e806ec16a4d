// SPDX-FileCopyrightText: 2026 The Keyway authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "core/practice/FieldRules.h"

#include <QDateTime>
#include <QHash>

#include <functional>
#include <mutex>

namespace keyway {

/// The records of the practice orgs, each org's its own, in memory. They begin with those of the catalogue.
/// Usable from any thread.
class RecordStore
{
public:
    explicit RecordStore(ObjectCatalogue catalogue) : m_catalogue(std::move(catalogue)) {}

    static constexpr qsizetype most = 1000; ///< records of one object

    /// Who writes, where and when.
    struct Writer
    {
        QString organizationId;
        QString userId;
        QDateTime nowUtc;
    };
    using Saved = Result<QString, SaveError>; ///< the record's id

    const ObjectCatalogue &catalogue() const { return m_catalogue; }
    QList<QJsonObject> rows(const Writer &reader, const ObjectType &type) const;
    /// The value that a field of a record has; the id may have 15 or 18 characters.
    std::optional<QJsonObject> row(const Writer &reader, const ObjectType &type, const QString &field,
                                   const QString &value) const;

    Saved insert(const Writer &writer, const ObjectType &type, const QJsonObject &values);
    Saved update(const Writer &writer, const ObjectType &type, const QString &id, const QJsonObject &values);
    Saved remove(const Writer &writer, const ObjectType &type, const QString &id);
    /// Nobody else reads or writes while `changes` does; the org's records are as before when it says false.
    void transact(const Writer &writer, const std::function<bool()> &changes);

private:
    struct Table
    {
        QList<QJsonObject> rows;
        int lastNumber = 0;
    };
    Table &table(const Writer &writer, const ObjectType &type) const; ///< the mutex is held
    static void add(Table &table, const Writer &writer, const ObjectType &type, QJsonObject values);

    const ObjectCatalogue m_catalogue;
    mutable std::recursive_mutex m_mutex; // guards what follows; a transaction's changes come inside it
    mutable QHash<QString, QHash<QString, Table>>
        m_tables; // organization id → object; filled when first read
};

/// "2026-11-22T08:00:00.000+0000", as Salesforce writes times.
QString salesforceTime(const QDateTime &utc);

} // namespace keyway
