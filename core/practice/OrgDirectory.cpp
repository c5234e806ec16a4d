// SPDX-FileCopyrightText: 2026 The Keyway authors
// SPDX-License-Identifier: Apache-2.0

#include "core/practice/OrgDirectory.h"

#include "core/practice/LoginHistory.h"

#include <QFile>

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

bool isSet(const SettingValues &values, const char *setting, QLatin1StringView value)
{
    return values.value(QString::fromLatin1(setting)) == value;
}

/// A refresh makes a new org of a sandbox: another id, users copied from production, no app of its own.
bool isRefreshed(const OrgProfile &org, const SettingValues &values)
{
    return !org.refreshedOrganizationId.isEmpty() && org.id == values.value(u"environment"_s) &&
           isSet(values, "sandbox", "refreshed"_L1);
}

QString keyOf(const OrgProfile &owner, const SettingValues &values)
{
    return isSet(values, "consumer-key", "changed"_L1) ? owner.app.changedConsumerKey : owner.app.consumerKey;
}

} // namespace

Result<OrgDirectory, DataError> OrgDirectory::load(const QString &folder)
{
    const auto orgs = loadOrgProfiles(folder + u"/orgs.json"_s);
    if (!orgs)
        return failure(orgs.error());
    OrgDirectory directory;
    directory.m_orgs = *orgs;

    const QString certificateFile = folder + u"/other-certificate.pem"_s;
    const auto pem = contents(certificateFile);
    if (!pem)
        return failure(pem.error());
    const auto certificate = Certificate::fromBytes(*pem);
    if (!certificate)
        return failure(DataError{certificateFile, 0, certificate.error().id});
    directory.m_otherCertificate = *certificate;
    const auto answers = loadCannedAnswers(folder + u"/answers.json"_s);
    if (!answers)
        return failure(answers.error());
    directory.m_answers = *answers;
    const auto statuses = loadLoginStatuses(folder + u"/login-history.json"_s);
    if (!statuses)
        return failure(statuses.error());
    directory.m_loginStatuses = *statuses;
    const auto objects = ObjectCatalogue::load(folder + u"/objects.json"_s);
    if (!objects)
        return failure(objects.error());
    directory.m_objects = *objects;
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

bool OrgDirectory::isLoginHost(const QString &host) const
{
    return std::any_of(m_orgs.begin(), m_orgs.end(),
                       [&](const OrgProfile &org) { return org.loginHost == host; });
}

bool OrgDirectory::knows(const QString &host, const SettingValues &values) const
{
    const bool renamed = isSet(values, "my-domain", "renamed"_L1);
    return std::any_of(m_orgs.begin(), m_orgs.end(), [&](const OrgProfile &org) {
        return host == org.host || host == org.loginHost ||
               (renamed && isHome(org, values) && host == org.renamedHost);
    });
}

const OrgProfile &OrgDirectory::home(const SettingValues &values) const
{
    const auto found = std::find_if(m_orgs.begin(), m_orgs.end(), [&](const OrgProfile &org) {
        return org.id == values.value(u"environment"_s);
    });
    return found == m_orgs.end() ? m_orgs.first() : *found;
}

bool OrgDirectory::isHome(const OrgProfile &org, const SettingValues &values) const
{
    return org.id == home(values).id;
}

PracticeAccount OrgDirectory::account(const SettingValues &values) const
{
    const OrgProfile &org = home(values);
    const auto suffix = ".my.salesforce.com"_L1;
    PracticeAccount account;
    account.consumerKey = org.app.consumerKey;
    account.username = org.users.first().username;
    for (const OrgProfile::User &user : org.users)
        if (user.isAdministrator)
            account.administrator = user.username;
    account.subdomain = org.host.endsWith(suffix) ? org.host.chopped(suffix.size()) : org.host;
    account.host = org.host;
    account.organizationId = isRefreshed(org, values) ? org.refreshedOrganizationId : org.organizationId;
    account.consumerSecret = org.app.consumerSecret;
    return account;
}

QString OrgDirectory::identityHost(const QString &host, const QString &organizationId,
                                   const SettingValues &values) const
{
    for (const OrgProfile &org : m_orgs) {
        const OrgState state = isHome(org, values) ? homeState(values, std::nullopt) : otherState(org);
        if (host == org.loginHost && state.organizationId.left(15) == organizationId.left(15))
            return state.host;
    }
    return host;
}

PracticeApp OrgDirectory::app(const OrgProfile &org, const SettingValues &values,
                              const std::optional<Certificate> &uploaded) const
{
    const auto is = [&](const char *setting, QLatin1StringView value) {
        return isSet(values, setting, value);
    };
    PracticeApp app;
    app.name = org.app.name;
    app.consumerKey = keyOf(org, values);
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
    app.stillPropagating = values.value(u"propagation"_s).startsWith("pending"_L1); // for how long, too
    app.knownToSomeServersOnly = is("propagation", "flapping"_L1);
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
    const auto copied = std::find_if(m_orgs.begin(), m_orgs.end(),
                                     [&](const OrgProfile &one) { return one.id == org.copyOf; });
    const bool areCopies = isRefreshed(org, values) && copied != m_orgs.end();
    for (const OrgProfile::User &one : areCopies ? copied->users : org.users) {
        PracticeUser user;
        user.id = one.id;
        user.username = areCopies ? one.username + org.usernameSuffix : one.username;
        user.isAdministrator = one.isAdministrator;
        users << user;
    }
    if (!isHome(org, values))
        return users;
    PracticeUser &user = users.first(); // the settings are about the integration user
    if (isSet(values, "username", "other"_L1))
        user.username = org.users.first().renamedUsername;
    user.active = !isSet(values, "user", "inactive"_L1);
    user.frozen = isSet(values, "user", "frozen"_L1);
    user.hasPermissionSet = isSet(values, "permission-set-assigned", "yes"_L1);
    user.apiEnabled = isSet(values, "api-enabled", "yes"_L1);
    user.passwordExpired = isSet(values, "user", "password-expired"_L1);
    user.needsHighAssurance = isSet(values, "session-level", "high-assurance"_L1);
    user.readsObjects = !isSet(values, "object-access", "none"_L1);
    user.writesObjects = isSet(values, "object-access", "full"_L1);
    user.modifiesMetadata = !isSet(values, "metadata-access", "no"_L1);
    return users;
}

QSet<QString> OrgDirectory::consumerKeysElsewhere(const OrgProfile &org, const SettingValues &values) const
{
    QSet<QString> keys;
    for (const OrgProfile &other : m_orgs)
        if (other.id != org.id && !isHome(other, values))
            keys.insert(other.app.consumerKey);
    // The key of the app that is practised with, in the org that has the app. One that no app has any more
    // is nowhere.
    const OrgProfile &owner = home(values);
    const bool isInItsOrg = !isSet(values, "app", "other-org"_L1) && !isRefreshed(owner, values);
    if (!isSet(values, "app", "deleted"_L1) && (org.id != owner.id || !isInItsOrg))
        keys.insert(keyOf(owner, values));
    return keys;
}

OrgState OrgDirectory::homeState(const SettingValues &values,
                                 const std::optional<Certificate> &uploaded) const
{
    const OrgProfile &org = home(values);
    OrgState state;
    const bool renamed = isSet(values, "my-domain", "renamed"_L1);
    state.host = renamed ? org.renamedHost : org.host;
    state.organizationId = isRefreshed(org, values) ? org.refreshedOrganizationId : org.organizationId;
    state.takesLoginAudience = !isSet(values, "audience", "my-domain-only"_L1);
    state.isLocked = isSet(values, "org", "locked"_L1);
    state.isInMaintenance = isSet(values, "org", "maintenance"_L1);
    state.loginsAreCounted = isSet(values, "login-rate", "counted"_L1);
    state.loginRateExceeded = isSet(values, "login-rate", "exceeded"_L1);
    state.requestsUsedUp = isSet(values, "api-requests", "used-up"_L1);
    state.sessionsLockedToAddress = isSet(values, "session-address", "locked"_L1);
    state.apiAccessControlled = isSet(values, "api-access-control", "enforced"_L1);
    const auto canned = std::find_if(m_answers.begin(), m_answers.end(), [&](const CannedAnswer &answer) {
        return answer.id == values.value(u"answer"_s);
    });
    if (canned != m_answers.end())
        state.canned = *canned;
    if (!isSet(values, "app", "other-org"_L1) && !isSet(values, "app", "deleted"_L1) &&
        !isRefreshed(org, values))
        state.apps << app(org, values, uploaded);
    return state;
}

OrgState OrgDirectory::otherState(const OrgProfile &org) const
{
    OrgState state;
    state.host = org.host;
    state.organizationId = org.organizationId;
    state.apps << strangersApp(org);
    return state;
}

std::optional<OrgState> OrgDirectory::stateOf(const QString &host, const SettingValues &values,
                                              const std::optional<Certificate> &uploaded,
                                              const QDateTime &nowUtc) const
{
    if (!knows(host, values))
        return std::nullopt;
    const auto org = std::find_if(m_orgs.begin(), m_orgs.end(), [&](const OrgProfile &one) {
        return host == one.host || host == one.renamedHost;
    });
    OrgState state;
    if (org == m_orgs.end()) {
        state = loginHostState(host, values, uploaded);
    } else {
        state = isHome(*org, values) ? homeState(values, uploaded) : otherState(*org);
        if (state.host != host)
            state.movedTo = state.host;
        state.host = host;
        state.instanceHost = host;
        state.loginHost = org->loginHost;
        state.isSandbox = org->isSandbox;
        state.users = users(*org, values);
        state.consumerKeysElsewhere = consumerKeysElsewhere(*org, values);
    }
    state.appIsConnectedApp = isSet(values, "app-kind", "connected-app"_L1);
    state.loginStatuses = m_loginStatuses;
    state.nowUtc = orgTime(values, nowUtc);
    return state;
}

/// A login host serves every org that has a connected app: the Consumer Key says which. Several orgs have the
/// same one, and of them only the home org has such an app. Assumption, medium: what is wrong with the org
/// (locked, logins of a user) shows there too, what is wrong with its host does not.
OrgState OrgDirectory::loginHostState(const QString &host, const SettingValues &values,
                                      const std::optional<Certificate> &uploaded) const
{
    const OrgProfile &org = home(values);
    OrgState state;
    if (host == org.loginHost && isSet(values, "app-kind", "connected-app"_L1)) {
        state = homeState(values, uploaded);
        state.instanceHost = state.host;
        state.isInMaintenance = false;
        state.isSandbox = org.isSandbox;
        state.users = users(org, values);
        state.consumerKeysElsewhere = consumerKeysElsewhere(org, values);
    }
    state.host = host;
    state.loginHost = host;
    state.isLoginHost = true;
    return state;
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
