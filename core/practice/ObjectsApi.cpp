// SPDX-FileCopyrightText: 2026 The Keyway authors
// SPDX-License-Identifier: Apache-2.0

#include "core/practice/ObjectsApi.h"

#include "core/practice/ObjectDescription.h"
#include "core/practice/PlatformRows.h"

#include <QJsonArray>

using namespace Qt::StringLiterals;

namespace keyway {

namespace {

OrgAnswer listOfObjects(const RestCall &call)
{
    QJsonArray list;
    for (const ObjectType &type : call.records.catalogue().types())
        if (call.visible(type.name))
            list << describeBriefly(call, type);
    return good(QJsonDocument(
        QJsonObject{{u"encoding"_s, u"UTF-8"_s}, {u"maxBatchSize"_s, 200}, {u"sobjects"_s, list}}));
}

/// The body's members. Assumption, low: an unreadable body is refused in the words for an absent one.
Result<QJsonObject, SaveError> valuesIn(const RestCall &call)
{
    QJsonParseError error;
    const QJsonDocument document = QJsonDocument::fromJson(call.request.body, &error);
    if (!document.isObject())
        return failure(SaveError{u"JSON_PARSER_ERROR"_s,
                                 u"The HTTP entity body is required, but this request has no entity body."_s,
                                 {}});
    QJsonObject values = document.object();
    values.remove(u"attributes"_s);
    return values;
}

OrgAnswer saved(const QString &id, bool created)
{
    return good(
        QJsonDocument(QJsonObject{
            {u"id"_s, id}, {u"success"_s, true}, {u"errors"_s, QJsonArray()}, {u"created"_s, created}}),
        created ? 201 : 200);
}

OrgAnswer create(const RestCall &call, const ObjectType &type)
{
    if (const auto error = writeError(call, type, true))
        return saveRefused(*error);
    const auto values = valuesIn(call);
    if (!values)
        return saveRefused(values.error());
    const auto id = call.records.insert(call.writer(), type, *values);
    if (!id)
        return saveRefused(id.error());
    return good(QJsonDocument(QJsonObject{{u"id"_s, *id}, {u"success"_s, true}, {u"errors"_s, QJsonArray()}}),
                201);
}

std::optional<QJsonObject> rowOf(const RestCall &call, const ObjectType &type, const QString &field,
                                 const QString &value)
{
    if (!type.isPlatform)
        return call.records.row(call.writer(), type, field, value);
    for (const QJsonObject &row : platformRows(call, type, {}))
        if (row.value(field).toString().left(15) == value.left(15))
            return row;
    return std::nullopt;
}

OrgAnswer read(const RestCall &call, const ObjectType &type, const QString &field, const QString &value)
{
    const auto row = rowOf(call, type, field, value);
    if (!row)
        return noSuchResource(u"record-unknown"_s);
    const QString wanted = call.parameter(u"fields"_s);
    const QStringList fields = wanted.isEmpty() ? QStringList() : wanted.split(u',', Qt::SkipEmptyParts);
    for (const QString &name : fields)
        if (!type.field(name.trimmed()))
            return restRefusal(400, u"INVALID_FIELD"_s,
                               u"No such column '%1' on sobject of type %2"_s.arg(name, type.name),
                               u"field-unknown"_s);
    return good(QJsonDocument(asRecord(call, type, *row, fields)));
}

OrgAnswer change(const RestCall &call, const ObjectType &type, const QString &id)
{
    if (const auto error = writeError(call, type, false))
        return saveRefused(*error);
    const auto values = valuesIn(call);
    if (!values)
        return saveRefused(values.error());
    const auto done = call.records.update(call.writer(), type, id, *values);
    return done ? noContent() : saveRefused(done.error());
}

OrgAnswer upsert(const RestCall &call, const ObjectType &type, const QString &field, const QString &value)
{
    auto values = valuesIn(call);
    if (!values)
        return saveRefused(values.error());
    const auto row = call.records.row(call.writer(), type, field, value);
    if (const auto error = writeError(call, type, !row))
        return saveRefused(*error);
    if (!row && field != "Id"_L1)
        values->insert(field, value);
    const auto done = row ? call.records.update(call.writer(), type, row->value("Id"_L1).toString(), *values)
                          : call.records.insert(call.writer(), type, *values);
    return done ? saved(*done, !row) : saveRefused(done.error());
}

OrgAnswer recordAnswer(const RestCall &call, const ObjectType &type, const QString &id)
{
    if (call.method == "GET")
        return read(call, type, u"Id"_s, id);
    if (call.method == "PATCH")
        return change(call, type, id);
    if (call.method != "DELETE")
        return methodRefused(call.method, "DELETE,GET,HEAD,PATCH");
    if (const auto error = writeError(call, type, false))
        return saveRefused(*error);
    const auto done = call.records.remove(call.writer(), type, id);
    return done ? noContent() : saveRefused(done.error());
}

OrgAnswer objectAnswer(const RestCall &call, const ObjectType &type)
{
    if (call.method == "POST")
        return create(call, type);
    if (call.method != "GET")
        return methodRefused(call.method, "HEAD,GET,POST");
    return good(QJsonDocument(
        QJsonObject{{u"objectDescribe"_s, describeBriefly(call, type)}, {u"recentItems"_s, QJsonArray()}}));
}

} // namespace

std::optional<OrgAnswer> objectsAnswer(const RestCall &call)
{
    const QByteArrayList &parts = call.parts;
    if (parts.value(0) != "sobjects" || parts.size() > 4)
        return std::nullopt;
    if (parts.size() == 1)
        return call.method == "GET" ? listOfObjects(call) : methodRefused(call.method, "HEAD,GET");
    const ObjectType *type = call.visible(QString::fromUtf8(parts.at(1)));
    if (!type)
        return noSuchResource();
    if (parts.size() == 2)
        return objectAnswer(call, *type);
    const QString third = QString::fromUtf8(parts.at(2));
    if (parts.size() == 3 && third == "describe"_L1)
        return call.method == "GET" ? good(QJsonDocument(describeFully(call, *type)))
                                    : methodRefused(call.method, "HEAD,GET");
    if (parts.size() == 3)
        return recordAnswer(call, *type, third);
    const ObjectField *field = type->field(third);
    if (!field)
        return restRefusal(404, u"NOT_FOUND"_s,
                           u"Provided external ID field does not exist or is not accessible: "_s + third,
                           u"field-unknown"_s);
    const QString value = QString::fromUtf8(parts.at(3));
    if (call.method == "GET")
        return read(call, *type, field->name, value);
    return call.method == "PATCH" ? upsert(call, *type, field->name, value)
                                  : methodRefused(call.method, "GET,HEAD,PATCH");
}

} // namespace keyway
