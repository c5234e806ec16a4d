// SPDX-FileCopyrightText: 2026 The Keyway authors
// SPDX-License-Identifier: Apache-2.0

#include "core/practice/ObjectsApi.h"

#include <QJsonArray>
#include <QJsonObject>
#include <QRegularExpression>
#include <QUrl>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace keyway {

namespace {

const QStringList objectNames{u"Account"_s, u"Contact"_s, u"Lead"_s, u"Opportunity"_s, u"Practice__c"_s};

OrgAnswer noSuchResource()
{
    return restRefusal(404, u"NOT_FOUND"_s, u"The requested resource does not exist"_s, u"object-unseen"_s);
}

/// The object's own spelling; API names are compared without case. Empty when the user sees none.
QString visibleObject(const PracticeUser &user, const QString &name)
{
    const auto found = std::find_if(objectNames.begin(), objectNames.end(), [&](const QString &one) {
        return one.compare(name, Qt::CaseInsensitive) == 0;
    });
    return user.readsObjects && found != objectNames.end() ? *found : QString();
}

QJsonObject summary(const PracticeUser &user, const QString &name)
{
    const bool writes = user.writesObjects;
    return {{u"name"_s, name},         {u"label"_s, name.section(u"__"_s, 0, 0)},
            {u"queryable"_s, true},    {u"retrieveable"_s, true},
            {u"createable"_s, writes}, {u"updateable"_s, writes},
            {u"deletable"_s, writes},  {u"custom"_s, name.endsWith(u"__c"_s)}};
}

OrgAnswer listOfObjects(const PracticeUser &user)
{
    QJsonArray list;
    for (const QString &name : objectNames)
        if (user.readsObjects)
            list << summary(user, name);
    return jsonAnswer(200,
                      QJsonDocument(QJsonObject{
                          {u"encoding"_s, u"UTF-8"_s}, {u"maxBatchSize"_s, 200}, {u"sobjects"_s, list}}),
                      u"session-good"_s);
}

OrgAnswer describe(const PracticeUser &user, const QString &name)
{
    const bool writes = user.writesObjects;
    QJsonArray fields;
    for (const QString &field : {u"Id"_s, u"Name"_s}) {
        const bool may = writes && field == "Name"_L1;
        fields << QJsonObject{{u"name"_s, field}, {u"createable"_s, may}, {u"updateable"_s, may}};
    }
    QJsonObject object = summary(user, name);
    object.insert(u"fields"_s, fields);
    return jsonAnswer(200, QJsonDocument(object), u"session-good"_s);
}

OrgAnswer create(const PracticeUser &user, const QString &name)
{
    // Assumption, medium: code and words; the platform facts only tell of a refused write.
    if (!user.writesObjects)
        return restRefusal(400, u"CANNOT_INSERT_UPDATE_ACTIVATE_ENTITY"_s,
                           u"entity type cannot be inserted: "_s + name, u"object-read-only"_s);
    return jsonAnswer(201,
                      QJsonDocument(QJsonObject{{u"id"_s, u"001KW000000PRACQAX"_s},
                                                {u"success"_s, true},
                                                {u"errors"_s, QJsonArray()}}),
                      u"session-good"_s);
}

OrgAnswer query(const PracticeUser &user, const QByteArray &text)
{
    static const QRegularExpression from(u"[&?]?q=.*\\bfrom\\s+(\\w{1,80})"_s,
                                         QRegularExpression::CaseInsensitiveOption);
    QByteArray form = text;
    form.replace('+', ' ');
    const QString name = from.match(QUrl::fromPercentEncoding(form)).captured(1);
    if (name.isEmpty())
        return restRefusal(400, u"MALFORMED_QUERY"_s, u"unexpected token"_s, u"query-malformed"_s);
    if (visibleObject(user, name).isEmpty()) // words of a production write-up (platform facts 3)
        return restRefusal(400, u"INVALID_TYPE"_s, u"sObject type '%1' is not supported."_s.arg(name),
                           u"object-unseen"_s);
    return jsonAnswer(
        200, QJsonDocument(QJsonObject{{u"totalSize"_s, 0}, {u"done"_s, true}, {u"records"_s, QJsonArray()}}),
        u"session-good"_s);
}

} // namespace

std::optional<OrgAnswer> objectsAnswer(const PracticeUser &user, const OrgRequest &request,
                                       const QByteArrayList &parts)
{
    const bool get = request.method == "GET";
    if (parts.value(0) == "query" && parts.size() == 1 && get)
        return query(user, request.query);
    if (parts.value(0) != "sobjects" || parts.size() > 3)
        return std::nullopt;
    if (parts.size() == 1)
        return get ? std::optional(listOfObjects(user)) : std::nullopt;
    const QString name = visibleObject(user, QString::fromUtf8(parts.at(1)));
    if (name.isEmpty())
        return noSuchResource();
    if (parts.size() == 2 && request.method == "POST")
        return create(user, name);
    if (parts.size() == 2 && get)
        return jsonAnswer(200,
                          QJsonDocument(QJsonObject{{u"objectDescribe"_s, summary(user, name)},
                                                    {u"recentItems"_s, QJsonArray()}}),
                          u"session-good"_s);
    if (parts.size() == 3 && parts.at(2) == "describe" && get)
        return describe(user, name);
    return std::nullopt;
}

} // namespace keyway
