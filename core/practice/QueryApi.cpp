// SPDX-FileCopyrightText: 2026 The Keyway authors
// SPDX-License-Identifier: Apache-2.0

#include "core/practice/QueryApi.h"

#include "core/practice/PlatformRows.h"
#include "core/practice/SoqlRows.h"

#include <QJsonArray>

using namespace Qt::StringLiterals;

namespace keyway {

OrgAnswer queryRefused(const QueryError &error)
{
    return restRefusal(400, error.code, error.message, error.why);
}

Result<QueryRows, QueryError> runQuery(const RestCall &call, const QString &soql)
{
    const auto query = parseSoql(soql);
    if (!query)
        return failure(query.error());
    const ObjectType *type = call.visible(query->object.text);
    if (!type) // words of a production write-up (platform facts 3)
        return failure(QueryError{u"INVALID_TYPE"_s,
                                  u"sObject type '%1' is not supported."_s.arg(query->object.text),
                                  u"object-unseen"_s});
    if (const auto error = queryErrorOf(*query, *type))
        return failure(*error);
    QueryRows result{type, {}, {}, *query};
    for (const SoqlQuery::Name &name : query->fields)
        result.fields << type->field(name.text)->name;
    const QList<QJsonObject> all =
        type->isPlatform ? platformRows(call, *type, *query) : call.records.rows(call.writer(), *type);
    result.rows = chosenRows(*query, *type, all);
    return result;
}

OrgAnswer queryAnswer(const RestCall &call)
{
    const auto result = runQuery(call, call.parameter(u"q"_s));
    if (!result)
        return queryRefused(result.error());
    QJsonArray records;
    const auto count = static_cast<int>(result->rows.size());
    if (result->query.countsIds)
        records << QJsonObject{{u"attributes"_s, QJsonObject{{u"type"_s, u"AggregateResult"_s}}},
                               {u"expr0"_s, count}};
    else if (!result->query.counts)
        for (const QJsonObject &row : result->rows)
            records << asRecord(call, *result->type, row, result->fields);
    return good(QJsonDocument(QJsonObject{
        {u"totalSize"_s, result->query.countsIds ? 1 : count}, {u"done"_s, true}, {u"records"_s, records}}));
}

} // namespace keyway
