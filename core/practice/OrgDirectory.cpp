// SPDX-FileCopyrightText: 2026 The Keyway authors
// SPDX-License-Identifier: Apache-2.0

#include "core/practice/OrgDirectory.h"

#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace keyway {

namespace {

Result<QByteArray, DataError> contents(const QString &name)
{
    QFile file(name);
    if (!file.open(QIODevice::ReadOnly))
        return failure(DataError{name, 0, file.errorString()});
    return file.readAll();
}

OrgProfile profile(const QJsonObject &json)
{
    return {json.value("environment"_L1).toString(),    json.value("host"_L1).toString(),
            json.value("loginHost"_L1).toString(),      json.value("organizationId"_L1).toString(),
            json.value("userId"_L1).toString(),         json.value("username"_L1).toString(),
            json.value("renamedUsername"_L1).toString()};
}

} // namespace

Result<OrgDirectory, DataError> OrgDirectory::load(const QString &file)
{
    const auto bytes = contents(file);
    if (!bytes)
        return failure(bytes.error());
    QJsonParseError error;
    const QJsonObject json = QJsonDocument::fromJson(*bytes, &error).object();
    if (error.error != QJsonParseError::NoError)
        return failure(DataError{file, int(bytes->left(error.offset).count('\n')) + 1, error.errorString()});

    OrgDirectory directory;
    directory.m_consumerKey = json.value("consumerKey"_L1).toString();
    directory.m_changedConsumerKey = json.value("changedConsumerKey"_L1).toString();
    const QJsonArray orgs = json.value("orgs"_L1).toArray();
    for (const QJsonValue &org : orgs)
        directory.m_orgs << profile(org.toObject());
    if (directory.m_orgs.isEmpty() || directory.m_consumerKey.isEmpty())
        return failure(DataError{file, 0, u"“orgs” or “consumerKey” is missing"_s});

    const QString certificateFile = u":/keyway/practice/other-certificate.pem"_s;
    const auto pem = contents(certificateFile);
    if (!pem)
        return failure(pem.error());
    const auto certificate = Certificate::fromBytes(*pem);
    if (!certificate)
        return failure(DataError{certificateFile, 0, certificate.error().id});
    directory.m_otherCertificate = *certificate;
    return directory;
}

QStringList OrgDirectory::hosts() const
{
    QStringList hosts;
    for (const OrgProfile &org : m_orgs)
        hosts << org.host << org.loginHost;
    hosts.removeDuplicates();
    return hosts;
}

const OrgProfile &OrgDirectory::home(const SettingValues &values) const
{
    const auto found = std::find_if(m_orgs.begin(), m_orgs.end(), [&](const OrgProfile &org) {
        return org.environment == values.value(u"environment"_s);
    });
    return found == m_orgs.end() ? m_orgs.first() : *found;
}

PracticeAccount OrgDirectory::account(const SettingValues &values) const
{
    const OrgProfile &org = home(values);
    return {m_consumerKey, org.username, org.host.chopped(".my.salesforce.com"_L1.size()), org.host,
            org.organizationId};
}

PracticeApp OrgDirectory::app(const SettingValues &values, const std::optional<Certificate> &uploaded) const
{
    const auto is = [&](const char *setting, QLatin1StringView value) {
        return values.value(QString::fromLatin1(setting)) == value;
    };
    PracticeApp app;
    app.consumerKey = is("consumer-key", "changed"_L1) ? m_changedConsumerKey : m_consumerKey;
    if (is("certificate", "uploaded"_L1))
        app.certificate = uploaded;
    else if (is("certificate", "other"_L1))
        app.certificate = m_otherCertificate;
    app.scopes = QStringList{u"api"_s, u"refresh_token"_s};
    if (is("scopes", "no-api"_L1))
        app.scopes.removeAll(u"api"_s);
    if (is("scopes", "no-refresh-token"_L1))
        app.scopes.removeAll(u"refresh_token"_s);
    app.jwtFlowEnabled = is("jwt-flow", "on"_L1);
    app.issuesJwtTokens = is("token-format", "jwt"_L1);
    app.adminApprovedOnly = is("permitted-users", "admin-approved"_L1);
    app.permissionSetSelected = is("permission-set-selected", "yes"_L1);
    app.approvalLapsed = is("refresh-token-policy", "lapsed"_L1);
    app.ipEnforced = is("ip-relaxation", "enforced"_L1);
    app.stillPropagating = is("propagation", "pending"_L1);
    return app;
}

std::optional<OrgState> OrgDirectory::stateOf(const QString &host, const SettingValues &values,
                                              const std::optional<Certificate> &uploaded,
                                              const QDateTime &nowUtc) const
{
    OrgState state;
    state.host = host;
    state.nowUtc = orgTime(values, nowUtc);
    const OrgProfile &owner = home(values);
    for (const OrgProfile &org : m_orgs) {
        state.loginHost = org.loginHost;
        if (host == org.loginHost) {
            state.isLoginHost = true;
            return state;
        }
        if (host != org.host)
            continue;
        state.organizationId = org.organizationId;
        state.takesLoginAudience = values.value(u"audience"_s) != "my-domain-only"_L1;
        if (org.environment != owner.environment)
            return state; // exists, but knows neither the app nor the user
        if (values.value(u"app"_s) == "installed"_L1)
            state.app = app(values, uploaded);
        PracticeUser user;
        user.id = org.userId;
        user.username = values.value(u"username"_s) == "other"_L1 ? org.renamedUsername : org.username;
        user.active = values.value(u"user"_s) == "active"_L1;
        user.hasPermissionSet = values.value(u"permission-set-assigned"_s) == "yes"_L1;
        user.apiEnabled = values.value(u"api-enabled"_s) == "yes"_L1;
        state.user = user;
        return state;
    }
    return std::nullopt;
}

QDateTime orgTime(const SettingValues &values, const QDateTime &nowUtc)
{
    constexpr int tenMinutes = 600;
    const QString clock = values.value(u"clock"_s);
    if (clock == "ahead"_L1)
        return nowUtc.addSecs(tenMinutes);
    return clock == "behind"_L1 ? nowUtc.addSecs(-tenMinutes) : nowUtc;
}

} // namespace keyway
