// SPDX-FileCopyrightText: 2026 The Keyway authors
// SPDX-License-Identifier: Apache-2.0

#include "core/practice/OrgProfiles.h"

#include "core/base/JsonFile.h"

#include <QJsonArray>

using namespace Qt::StringLiterals;

namespace keyway {

namespace {

QString text(const QJsonObject &json, QLatin1StringView member)
{
    return json.value(member).toString();
}

OrgProfile profile(const QJsonObject &json)
{
    OrgProfile org;
    org.id = text(json, "id"_L1);
    org.host = text(json, "host"_L1);
    org.renamedHost = text(json, "renamedHost"_L1);
    org.loginHost = text(json, "loginHost"_L1);
    org.organizationId = text(json, "organizationId"_L1);
    org.refreshedOrganizationId = text(json, "refreshedOrganizationId"_L1);
    org.copyOf = text(json, "copyOf"_L1);
    org.usernameSuffix = text(json, "usernameSuffix"_L1);
    org.isSandbox = json.value("isSandbox"_L1).toBool();
    const QJsonObject app = json.value("app"_L1).toObject();
    org.app = {text(app, "name"_L1), text(app, "consumerKey"_L1), text(app, "changedConsumerKey"_L1),
               text(app, "consumerSecret"_L1), text(app, "changedConsumerSecret"_L1)};
    const QJsonArray users = json.value("users"_L1).toArray();
    for (const QJsonValue &value : users) {
        const QJsonObject user = value.toObject();
        org.users << OrgProfile::User{text(user, "id"_L1), text(user, "username"_L1),
                                      text(user, "renamedUsername"_L1),
                                      user.value("isAdministrator"_L1).toBool()};
    }
    return org;
}

} // namespace

Result<QList<OrgProfile>, DataError> loadOrgProfiles(const QString &path)
{
    const auto file = readJsonFile(path);
    if (!file)
        return failure(file.error());
    QList<OrgProfile> profiles;
    const QJsonArray orgs = file->object.value("orgs"_L1).toArray();
    for (const QJsonValue &org : orgs)
        profiles << profile(org.toObject());
    for (const OrgProfile &org : std::as_const(profiles))
        if (org.host.isEmpty() || org.app.consumerKey.isEmpty() || org.users.isEmpty())
            return failure(DataError{path, 0, u"“%1” needs “host”, “app” and “users”"_s.arg(org.id)});
    if (profiles.isEmpty())
        return failure(DataError{path, 0, u"“orgs” is missing"_s});
    return profiles;
}

} // namespace keyway
