// SPDX-FileCopyrightText: 2026 The Keyway authors
// SPDX-License-Identifier: Apache-2.0

#include "core/practice/Discovery.h"

#include <QJsonArray>
#include <QJsonObject>

using namespace Qt::StringLiterals;

namespace keyway {

OrgAnswer openIdConfiguration(const OrgState &org)
{
    const QString base = org.origin() + u"/services/oauth2/"_s;
    return jsonAnswer(200,
                      QJsonDocument(QJsonObject{
                          {u"issuer"_s, org.origin()},
                          {u"authorization_endpoint"_s, base + u"authorize"_s},
                          {u"token_endpoint"_s, base + u"token"_s},
                          {u"userinfo_endpoint"_s, base + u"userinfo"_s},
                          {u"introspection_endpoint"_s, base + u"introspect"_s},
                          {u"revocation_endpoint"_s, base + u"revoke"_s},
                          {u"scopes_supported"_s, QJsonArray{u"api"_s, u"refresh_token"_s,
                                                             u"offline_access"_s, u"openid"_s, u"id"_s}}}),
                      u"public"_s);
}

} // namespace keyway
