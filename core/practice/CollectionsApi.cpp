// SPDX-FileCopyrightText: 2026 The Keyway authors
// SPDX-License-Identifier: Apache-2.0

#include "core/practice/CollectionsApi.h"

#include <QJsonArray>

#include <algorithm>
#include <functional>

using namespace Qt::StringLiterals;

namespace keyway {

namespace {

constexpr qsizetype mostRecords = 200;

QJsonObject failed(const SaveError &error)
{
    return {{u"success"_s, false},
            {u"errors"_s, QJsonArray{QJsonObject{{u"statusCode"_s, error.code},
                                                 {u"message"_s, error.message},
                                                 {u"fields"_s, QJsonArray::fromStringList(error.fields)}}}}};
}

QJsonObject outcome(const RecordStore::Saved &saved)
{
    if (!saved)
        return failed(saved.error());
    return {{u"id"_s, *saved}, {u"success"_s, true}, {u"errors"_s, QJsonArray()}};
}

OrgAnswer tooMany()
{
    return restRefusal(400, u"EXCEEDED_ID_LIMIT"_s,
                       u"record limit reached. cannot submit more than 200 records into this call"_s,
                       u"records-too-many"_s);
}

RecordStore::Saved saveOne(const RestCall &call, QJsonObject values)
{
    const QString name = values.take(u"attributes"_s).toObject().value("type"_L1).toString();
    const ObjectType *type = call.visible(name);
    if (!type)
        return failure(SaveError{u"INVALID_TYPE"_s, u"sObject type '%1' is not supported."_s.arg(name), {}});
    const bool creates = call.method == "POST";
    if (const auto error = writeError(call, *type, creates))
        return failure(*error);
    if (creates)
        return call.records.insert(call.writer(), *type, values);
    QString id = values.take(u"id"_s).toString();
    if (id.isEmpty())
        id = values.take(u"Id"_s).toString();
    return call.records.update(call.writer(), *type, id, values);
}

bool isGood(const QJsonValue &outcome)
{
    return outcome.toObject().value("success"_L1).toBool();
}

/// One outcome for each of so many records. With `allOrNone`, one failure takes all back: each record that
/// was good then says so, and the others say what was wrong with them.
QJsonArray outcomes(const RestCall &call, qsizetype records, bool allOrNone,
                    const std::function<RecordStore::Saved(qsizetype)> &one)
{
    QJsonArray list;
    call.records.transact(call.writer(), [&] {
        for (qsizetype i = 0; i < records; ++i)
            list << outcome(one(i));
        if (!allOrNone || std::all_of(list.begin(), list.end(), isGood))
            return true;
        for (qsizetype i = 0; i < records; ++i)
            if (isGood(list.at(i)))
                list[i] = failed({u"ALL_OR_NONE_OPERATION_ROLLED_BACK"_s,
                                  u"Record rolled back because not all records were valid and the request "
                                  "was using AllOrNone header"_s,
                                  {}});
        return false;
    });
    return list;
}

OrgAnswer save(const RestCall &call)
{
    const QJsonObject body = QJsonDocument::fromJson(call.request.body).object();
    const QJsonArray records = body.value("records"_L1).toArray();
    if (records.size() > mostRecords)
        return tooMany();
    return good(
        QJsonDocument(outcomes(call, records.size(), body.value("allOrNone"_L1).toBool(),
                               [&](qsizetype i) { return saveOne(call, records.at(i).toObject()); })));
}

RecordStore::Saved removeOne(const RestCall &call, const QString &id)
{
    for (const ObjectType &type : call.records.catalogue().types()) {
        if (!id.startsWith(type.keyPrefix) || !call.visible(type.name))
            continue;
        if (const auto error = writeError(call, type, false))
            return failure(*error);
        return call.records.remove(call.writer(), type, id);
    }
    return failure(SaveError{u"INVALID_CROSS_REFERENCE_KEY"_s, u"invalid cross reference id"_s, {}});
}

OrgAnswer remove(const RestCall &call)
{
    const QStringList ids = call.parameter(u"ids"_s).split(u',', Qt::SkipEmptyParts);
    if (ids.size() > mostRecords)
        return tooMany();
    return good(QJsonDocument(outcomes(call, ids.size(), call.parameter(u"allOrNone"_s) == "true"_L1,
                                       [&](qsizetype i) { return removeOne(call, ids.at(i)); })));
}

OrgAnswer readMany(const RestCall &call, const ObjectType &type)
{
    QStringList ids = call.parameter(u"ids"_s).split(u',', Qt::SkipEmptyParts);
    QStringList fields = call.parameter(u"fields"_s).split(u',', Qt::SkipEmptyParts);
    if (call.method == "POST") {
        const QJsonObject body = QJsonDocument::fromJson(call.request.body).object();
        ids = body.value("ids"_L1).toVariant().toStringList();
        fields = body.value("fields"_L1).toVariant().toStringList();
    }
    QJsonArray records;
    for (const QString &id : ids.mid(0, 2000)) {
        const auto row = call.records.row(call.writer(), type, u"Id"_s, id);
        records << (row ? QJsonValue(asRecord(call, type, *row, fields)) : QJsonValue());
    }
    return good(QJsonDocument(records));
}

} // namespace

std::optional<OrgAnswer> collectionsAnswer(const RestCall &call)
{
    if (call.parts.value(0) != "composite" || call.parts.value(1) != "sobjects" || call.parts.size() > 3)
        return std::nullopt;
    const QByteArray &method = call.method;
    if (call.parts.size() == 3) {
        const ObjectType *type = call.visible(QString::fromUtf8(call.parts.at(2)));
        if (!type)
            return noSuchResource();
        return method == "GET" || method == "POST" ? readMany(call, *type)
                                                   : methodRefused(method, "GET,HEAD,POST");
    }
    if (method == "POST" || method == "PATCH")
        return save(call);
    return method == "DELETE" ? remove(call) : methodRefused(method, "DELETE,PATCH,POST");
}

} // namespace keyway
