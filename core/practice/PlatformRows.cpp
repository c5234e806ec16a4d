// SPDX-FileCopyrightText: 2026 The Keyway authors
// SPDX-License-Identifier: Apache-2.0

#include "core/practice/PlatformRows.h"

#include "core/practice/SalesforceId.h"

using namespace Qt::StringLiterals;

namespace keyway {

namespace {

QJsonObject organization(const OrgState &org)
{
    const bool isScratch = org.instanceOrigin().contains(".scratch."_L1);
    QJsonObject row{{u"Id"_s, org.organizationId},
                    {u"Name"_s, u"Practice Org"_s},
                    {u"InstanceName"_s, org.isSandbox ? u"PRA1S"_s : u"PRA1"_s},
                    {u"IsSandbox"_s, org.isSandbox},
                    {u"IsReadOnly"_s, false},
                    {u"OrganizationType"_s, u"Enterprise Edition"_s},
                    {u"LanguageLocaleKey"_s, u"en_US"_s},
                    {u"DefaultLocaleSidKey"_s, u"en_US"_s},
                    {u"TimeZoneSidKey"_s, u"Europe/Berlin"_s}};
    if (isScratch) // that it has one is how the Salesforce CLI tells a scratch org from a sandbox
        row.insert(u"TrialExpirationDate"_s, salesforceTime(org.nowUtc.addDays(7)));
    return row;
}

QJsonObject userRow(const PracticeUser &user)
{
    return {{u"Id"_s, user.id},
            {u"Username"_s, user.username},
            {u"Name"_s, user.isAdministrator ? u"Practice Administrator"_s : u"Practice Integration"_s},
            {u"FirstName"_s, u"Practice"_s},
            {u"LastName"_s, user.isAdministrator ? u"Administrator"_s : u"Integration"_s},
            {u"Email"_s, user.username.section(u'@', 0, 0) + u"@practice.example"_s},
            {u"IsActive"_s, user.active},
            {u"ProfileId"_s, makeSalesforceId(u"00e"_s, user.isAdministrator ? 1 : 2)},
            {u"UserType"_s, u"Standard"_s},
            {u"TimeZoneSidKey"_s, u"Europe/Berlin"_s}};
}

/// Assumption, low: a user sees the own row only. In an org as made by Salesforce all users see each other.
QList<QJsonObject> userRows(const RestCall &call)
{
    QList<QJsonObject> rows;
    for (const PracticeUser &user : call.org.users)
        if (call.user().isAdministrator || user.id == call.user().id)
            rows << userRow(user);
    return rows;
}

QList<QJsonObject> loginRows(const OrgState &org)
{
    QList<QJsonObject> rows;
    if (!org.journal)
        return rows;
    const QList<LoginHistoryRow> logins = org.journal->rows(org.organizationId);
    for (const LoginHistoryRow &login : logins) {
        const PracticeUser *user = org.userNamed(login.username);
        rows << QJsonObject{
            {u"Id"_s, makeSalesforceId(u"0Ya"_s, static_cast<int>(logins.size() - rows.size()))},
            {u"UserId"_s, user ? QJsonValue(user->id) : QJsonValue()},
            {u"LoginTime"_s, salesforceTime(login.timeUtc)},
            {u"LoginType"_s, login.loginType},
            {u"Status"_s, login.status},
            {u"Application"_s, login.application},
            {u"SourceIp"_s, login.sourceIp},
            {u"ApiType"_s, QJsonValue()}};
    }
    return rows;
}

/// The values that a query asks of a field: this object wants to be asked about records that are named.
void collectValues(const SoqlQuery::Condition &condition, QLatin1StringView field, QStringList &values)
{
    if (condition.field.text.compare(field, Qt::CaseInsensitive) == 0)
        for (const QJsonValue &value : condition.values)
            values << value.toString();
    for (const SoqlQuery::Condition &part : condition.parts)
        collectValues(part, field, values);
}

QList<QJsonObject> accessRows(const RestCall &call, const SoqlQuery &query)
{
    QStringList users;
    QStringList records;
    if (query.where) {
        collectValues(*query.where, "UserId"_L1, users);
        collectValues(*query.where, "RecordId"_L1, records);
    }
    QList<QJsonObject> rows;
    for (const PracticeUser &user : call.org.users)
        for (const QString &record : records.mid(0, 200)) {
            if (!sameSalesforceId(users.value(0), user.id))
                continue;
            const QString level = user.writesObjects  ? u"Delete"_s
                                  : user.readsObjects ? u"Read"_s
                                                      : u"None"_s;
            rows << QJsonObject{{u"Id"_s, record},
                                {u"UserId"_s, user.id},
                                {u"RecordId"_s, record},
                                {u"HasReadAccess"_s, user.readsObjects},
                                {u"HasEditAccess"_s, user.writesObjects},
                                {u"HasDeleteAccess"_s, user.writesObjects},
                                {u"HasTransferAccess"_s, user.writesObjects},
                                {u"HasAllAccess"_s, false},
                                {u"MaxAccessLevel"_s, level}};
        }
    return rows;
}

} // namespace

QList<QJsonObject> platformRows(const RestCall &call, const ObjectType &type, const SoqlQuery &query)
{
    if (type.name == "Organization"_L1)
        return {organization(call.org)};
    if (type.name == "User"_L1)
        return userRows(call);
    if (type.name == "LoginHistory"_L1)
        return loginRows(call.org);
    return accessRows(call, query);
}

} // namespace keyway
