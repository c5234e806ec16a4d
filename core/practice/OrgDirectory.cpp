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

bool isSet(const SettingValues &values, const char *setting, QLatin1StringView value)
{
    return values.value(QString::fromLatin1(setting)) == value;
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
    const QJsonArray orgs = json.value("orgs"_L1).toArray();
    for (const QJsonValue &org : orgs)
        directory.m_orgs << profile(org.toObject());
    for (const OrgProfile &org : std::as_const(directory.m_orgs))
        if (org.host.isEmpty() || org.app.consumerKey.isEmpty() || org.users.isEmpty())
            return failure(DataError{file, 0, u"“%1” needs “host”, “app” and “users”"_s.arg(org.id)});
    if (directory.m_orgs.isEmpty())
        return failure(DataError{file, 0, u"“orgs” is missing"_s});

    const QString certificateFile = u":/keyway/practice/other-certificate.pem"_s;
    const auto pem = contents(certificateFile);
    if (!pem)
        return failure(pem.error());
    const auto certificate = Certificate::fromBytes(*pem);
    if (!certificate)
        return failure(DataError{certificateFile, 0, certificate.error().id});
    directory.m_otherCertificate = *certificate;
    const auto answers = loadCannedAnswers();
    if (!answers)
        return failure(answers.error());
    directory.m_answers = *answers;
    return directory;
}

QStringList OrgDirectory::hosts() const
{
    QStringList hosts;
    for (const OrgProfile &org : m_orgs)
        hosts << org.host << org.renamedHost << org.loginHost;
    hosts.removeDuplicates();
    return hosts;
}

bool OrgDirectory::knows(const QString &host, const SettingValues &values) const
{
    const bool renamed = isSet(values, "my-domain", "renamed"_L1);
    return std::any_of(m_orgs.begin(), m_orgs.end(), [&](const OrgProfile &org) {
        return host == org.host || host == org.loginHost || (renamed && host == org.renamedHost);
    });
}

const OrgProfile &OrgDirectory::home(const SettingValues &values) const
{
    const auto found = std::find_if(m_orgs.begin(), m_orgs.end(), [&](const OrgProfile &org) {
        return org.id == values.value(u"environment"_s);
    });
    return found == m_orgs.end() ? m_orgs.first() : *found;
}

PracticeAccount OrgDirectory::account(const SettingValues &values) const
{
    const OrgProfile &org = home(values);
    const auto suffix = ".my.salesforce.com"_L1;
    PracticeAccount account;
    account.consumerKey = org.app.consumerKey;
    account.username = org.users.first().username;
    account.administrator = org.users.last().username;
    account.subdomain = org.host.endsWith(suffix) ? org.host.chopped(suffix.size()) : org.host;
    account.host = org.host;
    account.organizationId = org.organizationId;
    account.consumerSecret = org.app.consumerSecret;
    return account;
}

PracticeApp OrgDirectory::app(const OrgProfile &org, const SettingValues &values,
                              const std::optional<Certificate> &uploaded) const
{
    const auto is = [&](const char *setting, QLatin1StringView value) {
        return isSet(values, setting, value);
    };
    PracticeApp app;
    app.name = org.app.name;
    app.consumerKey = is("consumer-key", "changed"_L1) ? org.app.changedConsumerKey : org.app.consumerKey;
    app.consumerSecret =
        is("consumer-secret", "changed"_L1) ? org.app.changedConsumerSecret : org.app.consumerSecret;
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
    app.isOfAnotherOrg = is("app", "packaged"_L1);
    app.blocked = is("app", "blocked"_L1);
    return app;
}

PracticeApp OrgDirectory::strangersApp(const OrgProfile &org) const
{
    PracticeApp app;
    app.name = org.app.name;
    app.consumerKey = org.app.consumerKey;
    app.consumerSecret = org.app.consumerSecret;
    app.certificate = m_otherCertificate;
    app.scopes = QStringList{u"api"_s, u"refresh_token"_s};
    return app;
}

QList<PracticeUser> OrgDirectory::users(const OrgProfile &org, const SettingValues &values) const
{
    QList<PracticeUser> users;
    for (const OrgProfile::User &one : org.users) {
        PracticeUser user;
        user.id = one.id;
        user.username = one.username;
        user.isAdministrator = one.isAdministrator;
        users << user;
    }
    if (org.id != home(values).id)
        return users;
    PracticeUser &user = users.first(); // the settings are about the integration user
    if (isSet(values, "username", "other"_L1))
        user.username = org.users.first().renamedUsername;
    user.active = !isSet(values, "user", "inactive"_L1) && !isSet(values, "user", "frozen"_L1);
    user.hasPermissionSet = isSet(values, "permission-set-assigned", "yes"_L1);
    user.apiEnabled = isSet(values, "api-enabled", "yes"_L1);
    user.passwordExpired = isSet(values, "user", "password-expired"_L1);
    user.needsHighAssurance = isSet(values, "session-level", "high-assurance"_L1);
    user.readsObjects = !isSet(values, "object-access", "none"_L1);
    user.writesObjects = isSet(values, "object-access", "full"_L1);
    return users;
}

QSet<QString> OrgDirectory::consumerKeysElsewhere(const OrgProfile &org, const SettingValues &values) const
{
    QSet<QString> keys;
    for (const OrgProfile &other : m_orgs)
        if (other.id != org.id)
            keys.insert(other.app.consumerKey);
    if (org.id == home(values).id && isSet(values, "app", "other-org"_L1))
        keys.insert(org.app.consumerKey); // the app is there, and not here
    return keys;
}

std::optional<OrgState> OrgDirectory::stateOf(const QString &host, const SettingValues &values,
                                              const std::optional<Certificate> &uploaded,
                                              const QDateTime &nowUtc) const
{
    OrgState state;
    state.host = host;
    state.nowUtc = orgTime(values, nowUtc);
    state.appIsConnectedApp = isSet(values, "app-kind", "connected-app"_L1);
    const OrgProfile &owner = home(values);
    for (const OrgProfile &org : m_orgs) {
        state.loginHost = org.loginHost;
        if (host == org.loginHost) {
            state.isLoginHost = true;
            if (org.loginHost == owner.loginHost)
                serveConnectedApp(state, values, uploaded);
            return state;
        }
        if (host != org.host && host != org.renamedHost)
            continue;
        if (!knows(host, values))
            return std::nullopt;
        if (host == org.host && isSet(values, "my-domain", "renamed"_L1))
            state.movedTo = org.renamedHost;
        state.instanceHost = host;
        state.organizationId = org.organizationId;
        state.takesLoginAudience = !isSet(values, "audience", "my-domain-only"_L1);
        state.isLocked = isSet(values, "org", "locked"_L1);
        state.isInMaintenance = isSet(values, "org", "maintenance"_L1);
        state.loginRateExceeded = isSet(values, "login-rate", "exceeded"_L1);
        state.requestsUsedUp = isSet(values, "api-requests", "used-up"_L1);
        state.sessionsLockedToAddress = isSet(values, "session-address", "locked"_L1);
        state.apiAccessControlled = isSet(values, "api-access-control", "enforced"_L1);
        const auto canned = std::find_if(m_answers.begin(), m_answers.end(), [&](const CannedAnswer &answer) {
            return answer.id == values.value(u"answer"_s);
        });
        if (canned != m_answers.end())
            state.canned = *canned;
        state.isSandbox = org.isSandbox;
        state.users = users(org, values);
        state.consumerKeysElsewhere = consumerKeysElsewhere(org, values);
        if (org.id != owner.id)
            state.apps << strangersApp(org);
        else if (!isSet(values, "app", "other-org"_L1))
            state.apps << app(org, values, uploaded);
        return state;
    }
    return std::nullopt;
}

/// A login host serves every org that has such an app: the Consumer Key says which. Assumption, medium: what
/// is wrong with the org (locked, logins of a user) shows there too, what is wrong with its host does not.
void OrgDirectory::serveConnectedApp(OrgState &state, const SettingValues &values,
                                     const std::optional<Certificate> &uploaded) const
{
    if (!state.appIsConnectedApp || isSet(values, "app", "other-org"_L1))
        return;
    const OrgProfile &org = home(values);
    const bool renamed = isSet(values, "my-domain", "renamed"_L1);
    const auto own = stateOf(renamed ? org.renamedHost : org.host, values, uploaded, state.nowUtc);
    if (!own)
        return;
    const QDateTime now = state.nowUtc; // already the org's
    const QString host = state.host;
    state = *own;
    state.instanceHost = own->host;
    state.host = host;
    state.nowUtc = now;
    state.isLoginHost = true;
    state.isInMaintenance = false;
}

QDateTime orgTime(const SettingValues &values, const QDateTime &nowUtc)
{
    constexpr int tenMinutes = 600;
    const QString clock = values.value(u"clock"_s);
    if (clock == "ahead"_L1)
        return nowUtc.addSecs(tenMinutes);
    return nowUtc.addSecs(clock == "behind"_L1 ? -tenMinutes : clock.toInt()); // a word is no number: 0
}

} // namespace keyway
