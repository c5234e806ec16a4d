// SPDX-FileCopyrightText: 2026 The Keyway authors
// SPDX-License-Identifier: Apache-2.0

#include "core/practice/RestCall.h"

#include <QJsonArray>
#include <QUrl>
#include <QUrlQuery>

using namespace Qt::StringLiterals;

namespace keyway {

QString RestCall::root() const
{
    return u"/services/data/v%1.0"_s.arg(version);
}

QString RestCall::parameter(const QString &name) const
{
    QByteArray text = request.query;
    text.replace('+', "%20");
    return QUrlQuery(QString::fromUtf8(text)).queryItemValue(name, QUrl::FullyDecoded);
}

const ObjectType *RestCall::visible(const QString &name) const
{
    const ObjectType *type = records.catalogue().find(name);
    if (!type || (!type->isPlatform && !user().readsObjects))
        return nullptr;
    if (type->name == "LoginHistory"_L1 && !user().isAdministrator) // it takes View Setup or Manage Users
        return nullptr;
    return type;
}

OrgAnswer good(const QJsonDocument &document, int status)
{
    return jsonAnswer(status, document, u"session-good"_s);
}

OrgAnswer noContent()
{
    OrgAnswer answer;
    answer.status = 204;
    answer.why = u"session-good"_s;
    return answer;
}

OrgAnswer noSuchResource(const QString &why)
{
    return restRefusal(404, u"NOT_FOUND"_s, u"The requested resource does not exist"_s, why);
}

OrgAnswer methodRefused(const QByteArray &method, const QByteArray &allowed)
{
    OrgAnswer answer = restRefusal(405, u"METHOD_NOT_ALLOWED"_s,
                                   u"HTTP Method '%1' not allowed. Allowed are %2"_s.arg(
                                       QString::fromLatin1(method.left(32)), QString::fromLatin1(allowed)),
                                   u"method-wrong"_s);
    answer.headers.emplaceBack("Allow", allowed);
    return answer;
}

OrgAnswer saveRefused(const SaveError &error)
{
    const bool isRight = error.code == "CANNOT_INSERT_UPDATE_ACTIVATE_ENTITY"_L1 ||
                         error.code == "INSUFFICIENT_ACCESS_OR_READONLY"_L1;
    OrgAnswer answer = jsonAnswer(
        error.status,
        QJsonDocument(QJsonArray{QJsonObject{{u"message"_s, error.message},
                                             {u"errorCode"_s, error.code},
                                             {u"fields"_s, QJsonArray::fromStringList(error.fields)}}}),
        isRight ? u"object-read-only"_s : u"record-refused"_s);
    answer.error = error.code;
    answer.description = error.message;
    return answer;
}

// Assumption, medium: code and words of a refused creation; low: those of a refused change. The platform
// facts only tell of a refused write.
std::optional<SaveError> writeError(const RestCall &call, const ObjectType &type, bool creates)
{
    if (call.user().writesObjects && !type.isPlatform)
        return std::nullopt;
    if (creates || type.isPlatform)
        return SaveError{
            u"CANNOT_INSERT_UPDATE_ACTIVATE_ENTITY"_s,
            u"entity type cannot be %1: %2"_s.arg(creates ? u"inserted"_s : u"updated"_s, type.label),
            {}};
    return SaveError{
        u"INSUFFICIENT_ACCESS_OR_READONLY"_s, u"insufficient access rights on object id"_s, {}, 403};
}

QJsonObject asRecord(const RestCall &call, const ObjectType &type, const QJsonObject &row,
                     const QStringList &fields)
{
    QJsonObject record;
    const QString id = row.value("Id"_L1).toString();
    QJsonObject attributes{{u"type"_s, type.name}};
    if (!id.isEmpty())
        attributes.insert(u"url"_s, u"%1/sobjects/%2/%3"_s.arg(call.root(), type.name, id));
    record.insert(u"attributes"_s, attributes);
    for (const ObjectField &field : type.fields)
        if (fields.isEmpty() || fields.contains(field.name, Qt::CaseInsensitive)) {
            const QJsonValue value = row.value(field.name);
            record.insert(field.name, value.isUndefined() ? QJsonValue() : value);
        }
    return record;
}

} // namespace keyway
