// SPDX-FileCopyrightText: 2026 The Keyway authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "core/practice/TokenDecision.h"
#include "tests/core/practice/Calls.h"

/// Requests for a token, and how their decisions read.
namespace keyway::test {

using namespace Qt::StringLiterals;

inline SettingValues healthy()
{
    SettingValues values;
    for (const PracticeSetting &setting : settings())
        values.insert(setting.id, setting.values.first());
    return values;
}

inline const OrgDirectory &directory()
{
    static const OrgDirectory orgs = *OrgDirectory::load();
    return orgs;
}

inline QJsonObject goodClaims()
{
    const PracticeAccount account = directory().account(healthy());
    return {{u"iss"_s, account.consumerKey},
            {u"sub"_s, account.username},
            {u"aud"_s, u"https://login.salesforce.com"_s},
            {u"exp"_s, now.toSecsSinceEpoch() + 180}};
}

inline TokenRequest request(const QJsonObject &claims)
{
    return {"POST",
            "application/x-www-form-urlencoded",
            {},
            tokenForm(signedText(R"({"alg":"RS256"})", json(claims), myPair().key))};
}

inline QString answered(const TokenDecision &decision)
{
    return u"%1 %2: %3"_s.arg(decision.status).arg(decision.error, decision.description);
}

inline const QString granted = u"200 : "_s;
inline const QString appNotFound = u"400 app_not_found: External client app is not installed in this org"_s;
inline const QString invalidAssertion = u"400 invalid_grant: invalid assertion"_s;
inline const QString notApproved = u"400 invalid_grant: user hasn't approved this consumer"_s;
inline const QString notAdminApproved =
    u"400 invalid_app_access: user is not admin approved to access this app"_s;
inline const QString expired = u"400 invalid_grant: expired authorization code"_s;
inline const QString wrongAudience = u"400 invalid_grant: audience is invalid"_s;

} // namespace keyway::test
