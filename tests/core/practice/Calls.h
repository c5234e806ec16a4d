// SPDX-FileCopyrightText: 2026 The Keyway authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "core/practice/OrgApi.h"
#include "core/practice/OrgDirectory.h"
#include "tests/core/practice/Pair.h"

/// Calls of an org's API as a value in, a value out: no server, no network.
namespace keyway::test {

inline const QDateTime now = QDateTime::fromSecsSinceEpoch(1'800'000'000).toUTC();
inline const QString production = QStringLiteral("practice.my.salesforce.com");

inline OrgState orgWith(const SettingValues &changes, const QString &host = production)
{
    SettingValues values;
    for (const PracticeSetting &setting : settings())
        values.insert(setting.id, changes.value(setting.id, setting.values.first()));
    return *OrgDirectory::load()->stateOf(host, values, myPair().certificate, now);
}

inline OrgApi freshApi()
{
    return OrgApi(OrgDirectory::load()->objects());
}

inline OrgAnswer tokenAnswer(const OrgApi &api, const OrgState &org)
{
    const QByteArray assertion = signedText(R"({"alg":"RS256"})",
                                            json({{QStringLiteral("iss"), org.apps.first().consumerKey},
                                                  {QStringLiteral("sub"), org.users.first().username},
                                                  {QStringLiteral("aud"), org.origin()},
                                                  {QStringLiteral("exp"), now.toSecsSinceEpoch() + 180}}),
                                            myPair().key);
    return api.answer(org, {"POST",
                            "/services/oauth2/token",
                            {},
                            "application/x-www-form-urlencoded",
                            {},
                            tokenForm(assertion)});
}

inline QJsonObject object(const OrgAnswer &answer)
{
    return QJsonDocument::fromJson(answer.body).object();
}

inline QByteArray tokenOf(const OrgApi &api, const OrgState &org)
{
    return object(tokenAnswer(api, org)).value(QLatin1String("access_token")).toString().toLatin1();
}

inline OrgAnswer get(const OrgApi &api, const OrgState &org, const QByteArray &path,
                     const QByteArray &token = {})
{
    return api.answer(org, {"GET", path, {}, {}, token.isEmpty() ? QByteArray() : "Bearer " + token, {}});
}

} // namespace keyway::test
