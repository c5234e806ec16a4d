// SPDX-FileCopyrightText: 2026 The Keyway authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include <QJsonObject>
#include <QJsonValue>
#include <QList>
#include <QString>

namespace keyway {

/// The facts that checks, or a pasted text, gave. Names are fixed here, because rules (data) match on
/// them and cases keep them. A fact that is not known is absent. No fact ever holds a secret: no key, no
/// assertion, no token, no signature.
namespace fact {
inline constexpr QLatin1String guide("guide");             // guide id
inline constexpr QLatin1String environment("environment"); // "production", "sandbox", "developer", …
inline constexpr QLatin1String host("host");               // host the token was asked of
inline constexpr QLatin1String
    hostKind("hostKind"); // "my-domain", "generic", "lightning", "instance", "legacy-sandbox", "other"
inline constexpr QLatin1String audience("audience");         // aud that was sent
inline constexpr QLatin1String audienceKind("audienceKind"); // "login", "test", "my-domain", "other"
inline constexpr QLatin1String
    call("call"); // "token", "userinfo", "introspect", "rest", "soap", "bulk", "metadata", "objects",
                  // "pubsub", "authorize" (browser), "refresh"
inline constexpr QLatin1String httpStatus("httpStatus"); // number
inline constexpr QLatin1String error("error"); // the answer's code: invalid_grant, INVALID_SESSION_ID, …
inline constexpr QLatin1String errorDescription("errorDescription"); // the answer's words, literal
inline constexpr QLatin1String contentType("contentType");           // of an answer that is not JSON
inline constexpr QLatin1String location("location");                 // of a redirect
// How the transport failed: "dns", "refused", "reset", "timeout", "tls-untrusted", "tls-hostname",
// "tls-expired", "tls-other", "cut", "too-large", "proxy-auth", "proxy-unreachable", "proxy-failed" (it could
// not reach the host), "offline", "not-json", "redirect", "no-tls" (this installation has none)
inline constexpr QLatin1String transport("transport");
inline constexpr QLatin1String tlsIssuer("tlsIssuer"); // who signed the certificate that is not trusted
inline constexpr QLatin1String
    clockSkewSeconds("clockSkewSeconds"); // local minus Salesforce; positive: this computer is ahead
inline constexpr QLatin1String tokenForm("tokenForm");   // "opaque", "jwt"
inline constexpr QLatin1String scope("scope");           // as granted, blank-separated
inline constexpr QLatin1String keyProblem("keyProblem"); // Problem id of the key doctor or a local check
inline constexpr QLatin1String username("username");     // as entered
inline constexpr QLatin1String tokenUsername("tokenUsername"); // as userinfo, or introspection, says
inline constexpr QLatin1String missingAccess("missingAccess"); // "Account (create, edit), Lead (read)"
inline constexpr QLatin1String
    justCreated("justCreated"); // bool: app, policy or assignment changed within minutes
inline constexpr QLatin1String workedBefore("workedBefore");         // bool
inline constexpr QLatin1String sandboxRefreshed("sandboxRefreshed"); // bool
inline constexpr QLatin1String
    client("client"); // where a pasted text comes from: "salesforce-cli", "jsforce", …
inline constexpr QLatin1String attempts("attempts"); // several hosts or audiences were tried: "same" answer,
                                                     // "mixed", or "granted" (one gave a token)
inline constexpr QLatin1String grantedAt("grantedAt"); // "host, audience" of the attempt that gave a token
// The same exchange with a key that Salesforce cannot know: "same" answer, "other" answer, "granted"
inline constexpr QLatin1String throwAwayKey("throwAwayKey");
// The same exchange for another username: "same" answer, "other" answer, "granted"
inline constexpr QLatin1String otherUser("otherUser");
// "retry until it works" was tried: "same" answer throughout, "other" answer came, "granted" in the end
inline constexpr QLatin1String retried("retried");
// What is wrong with the claims of a pasted or decoded assertion: "exp.past", "exp.milliseconds", "aud.path",
// …
inline constexpr QLatin1String claimProblem("claimProblem");
inline constexpr QLatin1String text("text"); // a pasted text, secrets hidden, lower case, blanks folded
inline constexpr QLatin1String
    reached("reached"); // "local", "reach", "decision", "token": how far the run came

/// Every name above: the only facts that a rule may ask about.
inline const QList<QLatin1String> all{guide,
                                      environment,
                                      host,
                                      hostKind,
                                      audience,
                                      audienceKind,
                                      call,
                                      httpStatus,
                                      error,
                                      errorDescription,
                                      contentType,
                                      location,
                                      transport,
                                      tlsIssuer,
                                      clockSkewSeconds,
                                      tokenForm,
                                      scope,
                                      keyProblem,
                                      username,
                                      tokenUsername,
                                      missingAccess,
                                      justCreated,
                                      workedBefore,
                                      sandboxRefreshed,
                                      client,
                                      attempts,
                                      grantedAt,
                                      throwAwayKey,
                                      otherUser,
                                      retried,
                                      claimProblem,
                                      text,
                                      reached};
} // namespace fact

class Evidence
{
public:
    void set(QLatin1String name, const QJsonValue &value) { m_facts.insert(name, value); }
    void remove(QLatin1String name) { m_facts.remove(name); }
    bool has(QLatin1String name) const { return m_facts.contains(name); }
    QJsonValue value(const QString &name) const { return m_facts.value(name); }
    QString string(QLatin1String name) const { return m_facts.value(name).toString(); }
    /// Facts of `other` win.
    void merge(const Evidence &other);
    const QJsonObject &toJson() const { return m_facts; }
    static Evidence fromJson(const QJsonObject &facts);
    bool operator==(const Evidence &) const = default;

private:
    QJsonObject m_facts;
};

} // namespace keyway
