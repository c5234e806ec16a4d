// SPDX-FileCopyrightText: 2026 The Keyway authors
// SPDX-License-Identifier: Apache-2.0

#include "core/practice/RecordStore.h"

#include "core/practice/SalesforceId.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace keyway {

namespace {

SaveError noSuchRecord()
{
    return {u"NOT_FOUND"_s, u"The requested resource does not exist"_s, {}, 404};
}

void setName(const ObjectType &type, QJsonObject &record)
{
    QStringList parts;
    for (const QString &part : type.nameParts)
        if (const QString text = record.value(part).toString(); !text.isEmpty())
            parts << text;
    if (!type.nameParts.isEmpty())
        record.insert(u"Name"_s, parts.join(u' '));
}

auto position(QList<QJsonObject> &rows, const QString &id)
{
    return std::find_if(rows.begin(), rows.end(), [&](const QJsonObject &row) {
        return sameSalesforceId(row.value("Id"_L1).toString(), id);
    });
}

} // namespace

QString salesforceTime(const QDateTime &utc)
{
    return utc.toUTC().toString(u"yyyy-MM-ddThh:mm:ss.zzz"_s) + u"+0000"_s;
}

RecordStore::Table &RecordStore::table(const Writer &writer, const ObjectType &type) const
{
    QHash<QString, Table> &tables = m_tables[writer.organizationId];
    const auto found = tables.find(type.name);
    if (found != tables.end())
        return *found;
    Table &fresh = tables[type.name];
    for (const QJsonObject &record : type.records)
        add(fresh, writer, type, record);
    return fresh;
}

void RecordStore::add(Table &table, const Writer &writer, const ObjectType &type, QJsonObject values)
{
    const QString now = salesforceTime(writer.nowUtc);
    for (const QString &time : {u"CreatedDate"_s, u"LastModifiedDate"_s, u"SystemModstamp"_s})
        values.insert(time, now);
    for (const QString &user : {u"CreatedById"_s, u"LastModifiedById"_s})
        values.insert(user, writer.userId);
    if (!values.contains("OwnerId"_L1))
        values.insert(u"OwnerId"_s, writer.userId);
    values.insert(u"IsDeleted"_s, false);
    values.insert(u"Id"_s, makeSalesforceId(type.keyPrefix, ++table.lastNumber));
    setName(type, values);
    table.rows << values;
}

QList<QJsonObject> RecordStore::rows(const Writer &reader, const ObjectType &type) const
{
    const std::lock_guard lock(m_mutex);
    return table(reader, type).rows;
}

std::optional<QJsonObject> RecordStore::row(const Writer &reader, const ObjectType &type,
                                            const QString &field, const QString &value) const
{
    const std::lock_guard lock(m_mutex);
    QList<QJsonObject> &rows = table(reader, type).rows;
    const auto found = field == "Id"_L1 ? position(rows, value)
                                        : std::find_if(rows.begin(), rows.end(), [&](const QJsonObject &row) {
                                              return row.value(field).toVariant().toString() == value;
                                          });
    return found == rows.end() ? std::nullopt : std::optional(*found);
}

RecordStore::Saved RecordStore::insert(const Writer &writer, const ObjectType &type,
                                       const QJsonObject &values)
{
    const QJsonObject record = normalised(type, values);
    if (const auto error = saveErrorOf(type, record, true))
        return failure(*error);
    const std::lock_guard lock(m_mutex);
    Table &table = this->table(writer, type);
    if (table.rows.size() >= most)
        return failure(SaveError{u"STORAGE_LIMIT_EXCEEDED"_s, u"storage limit exceeded"_s, {}});
    add(table, writer, type, record);
    return table.rows.last().value("Id"_L1).toString();
}

RecordStore::Saved RecordStore::update(const Writer &writer, const ObjectType &type, const QString &id,
                                       const QJsonObject &values)
{
    const QJsonObject changes = normalised(type, values);
    if (const auto error = saveErrorOf(type, changes, false))
        return failure(*error);
    const std::lock_guard lock(m_mutex);
    QList<QJsonObject> &rows = table(writer, type).rows;
    const auto found = position(rows, id);
    if (found == rows.end())
        return failure(noSuchRecord());
    for (auto change = changes.begin(); change != changes.end(); ++change)
        found->insert(change.key(), *change);
    found->insert(u"LastModifiedDate"_s, salesforceTime(writer.nowUtc));
    found->insert(u"SystemModstamp"_s, salesforceTime(writer.nowUtc));
    found->insert(u"LastModifiedById"_s, writer.userId);
    setName(type, *found);
    return found->value("Id"_L1).toString();
}

RecordStore::Saved RecordStore::remove(const Writer &writer, const ObjectType &type, const QString &id)
{
    const std::lock_guard lock(m_mutex);
    QList<QJsonObject> &rows = table(writer, type).rows;
    const auto found = position(rows, id);
    if (found == rows.end())
        return failure(noSuchRecord());
    const QString removed = found->value("Id"_L1).toString();
    rows.erase(found);
    return removed;
}

void RecordStore::transact(const Writer &writer, const std::function<bool()> &changes)
{
    const std::lock_guard lock(m_mutex);
    const QHash<QString, Table> before = m_tables.value(writer.organizationId); // shared until one is written
    if (!changes())
        m_tables.insert(writer.organizationId, before);
}

} // namespace keyway
