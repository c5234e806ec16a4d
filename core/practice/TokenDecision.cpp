// SPDX-FileCopyrightText: 2026 The Keyway authors
// SPDX-License-Identifier: Apache-2.0

#include "core/practice/TokenDecision.h"

#include "core/jwt/Assertion.h"
#include "core/practice/StrictJson.h"

#include <QJsonValue>
#include <QUrlQuery>

#include <array>
#include <cmath>

using namespace Qt::StringLiterals;

namespace keyway {

namespace {

/// "Salesforce allows a 3-minute buffer for clock skew" (report of the current help page).
constexpr qint64 skewSeconds = 180;

struct Situation
{
    const OrgState &org;
    const DecodedAssertion &assertion;
    const PracticeApp *knownApp;
    const PracticeUser *knownUser;

    const PracticeApp &app() const { return *knownApp; }
    const PracticeUser &user() const { return *knownUser; }
    QJsonValue claim(QLatin1StringView name) const { return assertion.payload.value(name); }
};

using Refusal = std::optional<TokenDecision>;

TokenDecision refused(const char *error, const char *description, const char *why)
{
    return {400, QString::fromLatin1(error), QString::fromLatin1(description), QString::fromLatin1(why)};
}
TokenDecision appNotFound(const char *why)
{
    return refused("app_not_found", "External client app is not installed in this org", why);
}
TokenDecision invalidAssertion(const char *why)
{
    return refused("invalid_grant", "invalid assertion", why);
}
TokenDecision notApproved(const char *why)
{
    return refused("invalid_grant", "user hasn't approved this consumer", why);
}

// The decisions. Each names its source or says that it is an assumption and how sure we are.

// Public reports since Spring '26: an External Client App asked for at login/test; raised before the
// signature is looked at. Assumption, medium: it comes before `iss` too, since the shared host knows no such
// app at all.
Refusal appIsInThisOrg(const Situation &s)
{
    if (s.org.isLoginHost && !s.org.appIsConnectedApp)
        return appNotFound("generic-host");
    if (!s.knownApp) {
        // An org knows its own apps, by their Consumer Keys. Assumption, low: a key of no app at all gets
        // other words than the key of an app in another org; and a login host, where connected apps of all
        // orgs are known, has only the former.
        const bool isElsewhere = s.org.consumerKeysElsewhere.contains(s.claim("iss"_L1).toString());
        return isElsewhere && !s.org.appIsConnectedApp
                   ? appNotFound("app-elsewhere")
                   : refused("invalid_client_id", "client identifier invalid", "issuer");
    }
    // One public report of an app that was packaged in one org and used by another; it prints no code.
    // Assumption, low: the code.
    if (s.app().isOfAnotherOrg)
        return refused("invalid_request",
                       "Cross-org OAuth flows are not supported for this external client app",
                       "app-packaged");
    return {};
}

Refusal appIsNotBlocked(const Situation &s)
{
    if (s.app().blocked)
        return refused("OAUTH_APP_BLOCKED", "", "app-blocked");
    return {};
}

// Reports name app_not_found, invalid_client_id and "invalid assertion" for an app that is minutes old.
// Assumption, medium: app_not_found, the one that is most often told of External Client Apps.
Refusal appHasPropagated(const Situation &s)
{
    if (s.app().stillPropagating || (s.app().knownToSomeServersOnly && s.org.serverIsBehind))
        return appNotFound("propagating");
    return {};
}

// Assumption, low: no source prints the text for a flow that is switched off; one vendor's page says
// invalid_grant without a description.
Refusal flowIsOn(const Situation &s)
{
    if (!s.app().jwtFlowEnabled)
        return refused("unsupported_grant_type", "grant type not supported", "flow-off");
    return {};
}

// "Sign using RSA SHA256" (help page). Assumption, high: anything else reads as a wrong signature.
Refusal algorithmIsRs256(const Situation &s)
{
    if (s.assertion.header.value("alg"_L1).toString() != "RS256"_L1)
        return invalidAssertion("algorithm");
    // RFC 7515 section 4.1.11: an extension that must be understood and is not.
    if (s.assertion.header.contains("crit"_L1))
        return invalidAssertion("algorithm");
    return {};
}

// Field reports. Assumption, high: an app without a certificate cannot verify anything, hence the same text.
Refusal signatureIsOfTheCertificate(const Situation &s)
{
    if (!s.app().certificate)
        return invalidAssertion("certificate-absent");
    if (!verifyAssertion(s.assertion, *s.app().certificate))
        return invalidAssertion("signature");
    return {};
}

// One string, no list (error catalogue). The My Domain is accepted with and without a slash: the Salesforce
// CLI sends one. Assumption, low: the login hosts are not accepted with a slash. That some orgs take no login
// host at all is reported, not documented (platform facts 1.4): a setting.
Refusal audienceIsOurs(const Situation &s)
{
    const QString audience = s.claim("aud"_L1).toString();
    const QString own = s.org.instanceOrigin();
    if (audience == own || audience == own + u'/')
        return {};
    if (audience != u"https://"_s + s.org.loginHost)
        return refused("invalid_grant", "audience is invalid", "audience");
    if (!s.org.takesLoginAudience)
        return refused("invalid_grant", "audience is invalid", "audience-login");
    return {};
}

// A number or a string of digits (Salesforce's own samples send strings). The far future is let through: the
// Salesforce CLI sends milliseconds. A past one gets a text about an authorization code (field reports).
Refusal expiryIsAhead(const Situation &s)
{
    const QJsonValue claim = s.claim("exp"_L1);
    bool isNumber = claim.isDouble();
    double expiry = claim.toDouble();
    if (claim.isString()) {
        const QString text = claim.toString();
        isNumber = !text.isEmpty() && std::all_of(text.begin(), text.end(), [](QChar c) {
            return c >= u'0' && c <= u'9'; // no sign, blank, exponent or other script's digits
        });
        expiry = isNumber ? text.toDouble() : 0;
    }
    if (!isNumber || !std::isfinite(expiry))
        return invalidAssertion("expiry-form");
    if (expiry + skewSeconds < static_cast<double>(s.org.nowUtc.toSecsSinceEpoch()))
        return refused("invalid_grant", "expired authorization code", "expired");
    return {};
}

// `jti` is optional; one that was seen before is a replay (help page of a sibling flow). Assumption, low: the
// text, and that one which is no text is refused (RFC 7519 section 4.1.7), since no replay of it is ever
// seen.
Refusal assertionIsNew(const Situation &s)
{
    const QJsonValue claim = s.claim("jti"_L1);
    if (!claim.isUndefined() && !claim.isString())
        return invalidAssertion("jti-form");
    const QString id = claim.toString();
    if (!id.isEmpty() && s.org.journal && s.org.journal->hasUsed(id))
        return invalidAssertion("replayed");
    return {};
}

// Documented text of an old help page. Assumption, low: the place, once the request is known to be genuine.
Refusal orgIsOpen(const Situation &s)
{
    if (s.org.isLocked)
        return refused("inactive_org", "org is locked, closed, or suspended", "org-locked");
    return {};
}

// `prn` is the old name of `sub` and wins (documented). An unknown name gets this text in public notes.
Refusal userIsKnown(const Situation &s)
{
    if (!s.knownUser)
        return notApproved("user-unknown");
    return {};
}

// Field report. Assumption, medium: a frozen user gets the same words; Login History tells the two apart.
Refusal userIsActive(const Situation &s)
{
    if (!s.user().active)
        return refused("invalid_grant", "inactive user", "user-inactive");
    if (s.user().frozen)
        return refused("invalid_grant", "inactive user", "user-frozen");
    return {};
}

// 3,600 logins an hour for each user (documented). The text is from a public report of this very flow; others
// tell of 403 and of the text alone. Assumption, medium: judged when the user is known. Assumption, low: only
// logins that succeeded count.
TokenDecision tooManyLogins()
{
    return refused("invalid_grant", "login rate exceeded", "login-rate");
}
QString loginsOf(const OrgState &org, const PracticeUser &user)
{
    return org.organizationId + user.id; // a sandbox's users have the ids that production's have
}
Refusal loginRateIsKept(const Situation &s)
{
    if (s.org.loginRateExceeded)
        return tooManyLogins();
    if (s.org.loginsAreCounted && s.org.journal &&
        s.org.journal->loginsInLastHour(loginsOf(s.org, s.user()), s.org.nowUtc) >=
            LoginJournal::loginsAnHour)
        return tooManyLogins();
    return {};
}

// Two settled field reports, the full stop included.
Refusal refreshScopeIsThere(const Situation &s)
{
    if (!s.app().scopes.contains("refresh_token"_L1))
        return refused(
            "invalid_request",
            "refresh_token scope is required and the connected app should be installed and preauthorized.",
            "scope-refresh");
    return {};
}

// Field report. Assumption, low: its place in the order.
Refusal addressIsAllowed(const Situation &s)
{
    if (s.app().ipEnforced)
        return refused("invalid_grant", "ip restricted", "ip");
    return {};
}

// The two halves of step 6, as public notes tell them apart: policy not set, nobody matched by the policy.
// The error catalogue (3, probe 10): the same assertion for an administrator's username passes where only
// step 5 or 6 is wrong. Assumption, medium, of why: the profile System Administrator is selected on the app.
// Low for self-authorize: the administrator has clicked Allow once. What is wrong with the app itself, its
// key or its address rules stops an administrator as well.
Refusal userIsPreauthorized(const Situation &s)
{
    if (s.user().isAdministrator)
        return {};
    if (!s.app().adminApprovedOnly)
        return notApproved("self-authorize");
    if (!s.app().permissionSetSelected)
        return refused("invalid_app_access", "user is not admin approved to access this app",
                       "set-not-selected");
    if (!s.user().hasPermissionSet)
        return refused("invalid_app_access", "user is not admin approved to access this app",
                       "set-not-assigned");
    return {};
}

// The customer guide's troubleshooting list gives this text for a refresh token policy that aged the approval
// out. Salesforce's reference says that the policy is judged only when a refresh token is used, which makes
// it doubtful for pre-authorized users. Assumption, low; "expired access/refresh token" was only seen of
// refresh calls.
Refusal approvalHasNotLapsed(const Situation &s)
{
    if (s.app().approvalLapsed)
        return notApproved("approval-lapsed");
    return {};
}

constexpr std::array decisionsInOrder{
    appIsInThisOrg,       appIsNotBlocked,
    appHasPropagated,     flowIsOn,
    algorithmIsRs256,     signatureIsOfTheCertificate,
    audienceIsOurs,       expiryIsAhead,
    assertionIsNew,       orgIsOpen,
    userIsKnown,          userIsActive,
    loginRateIsKept,      refreshScopeIsThere,
    addressIsAllowed,     userIsPreauthorized,
    approvalHasNotLapsed,
};

} // namespace

QStringList requestParameters(const TokenRequest &request, const QString &name)
{
    QStringList values;
    for (const QByteArray &text :
         {request.contentType.toLower().startsWith("application/x-www-form-urlencoded") ? request.body
                                                                                        : QByteArray(),
          request.query}) {
        QByteArray form = text; // in a form "+" is a blank, in a URL it is not
        form.replace('+', "%20");
        values += QUrlQuery(QString::fromLatin1(form)).allQueryItemValues(name, QUrl::FullyDecoded);
    }
    return values;
}

TokenDecision decideToken(const OrgState &org, const TokenRequest &request)
{
    if (org.canned && org.canned->call == "token"_L1)
        return {org.canned->status, org.canned->error, org.canned->description, u"canned"_s};
    // Assumption, medium: the text for another method.
    if (request.method != "POST")
        return refused("invalid_request", "must use HTTP POST", "not-post");
    if (requestParameters(request, u"grant_type"_s) !=
        QStringList{u"urn:ietf:params:oauth:grant-type:jwt-bearer"_s})
        return refused("unsupported_grant_type", "grant type not supported", "grant-type");
    // Assumption, low: the text for an assertion that is absent, empty or given twice (RFC 6749 section 5.2).
    const QStringList assertions = requestParameters(request, u"assertion"_s);
    if (assertions.size() != 1 || assertions.first().isEmpty())
        return refused("invalid_request", "missing required parameter: assertion", "assertion-absent");

    const auto assertion = decodeAssertion(assertions.first().toUtf8());
    if (!assertion)
        return invalidAssertion("assertion-form");
    // RFC 7519 section 4 wants claim names to be unique. Assumption, low: Salesforce refuses a repeated one.
    if (namesAreRepeated(*assertion))
        return invalidAssertion("claim-twice");

    const QJsonValue issuer = assertion->payload.value("iss"_L1);
    const QJsonValue name = assertion->payload.value(
        assertion->payload.contains("prn"_L1) ? "prn"_L1 : "sub"_L1); // the older word wins
    const Situation situation{org, *assertion,
                              issuer.isString() ? org.appWithKey(issuer.toString()) : nullptr,
                              name.isString() ? org.userNamed(name.toString()) : nullptr};
    TokenDecision decided{200, {}, {}, u"granted"_s};
    for (const auto decision : decisionsInOrder) {
        if (const Refusal refusal = decision(situation)) {
            decided = *refusal;
            break;
        }
    }
    // Only now, and in one go: of two requests with the same jti at the same moment one is refused.
    const QString id = situation.claim("jti"_L1).toString();
    if (decided.granted() && !id.isEmpty() && org.journal && !org.journal->use(id))
        decided = invalidAssertion("replayed");
    if (decided.granted() && org.loginsAreCounted && org.journal &&
        !org.journal->count(loginsOf(org, situation.user()), org.nowUtc))
        decided = tooManyLogins();
    decided.app = situation.knownApp;
    decided.user = situation.knownUser;
    return decided;
}

} // namespace keyway
