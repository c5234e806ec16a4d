// SPDX-FileCopyrightText: 2026 The Keyway authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "core/exchange/ExchangeInput.h"
#include "tests/support/TestProxy.h"
#include "tests/support/TlsTestServer.h"

#include <QJsonDocument>
#include <QJsonObject>

namespace keyway::test {

/// The practice org's host as a test wants it to answer: healthy, but for one path.
struct ScriptedOrg
{
    TlsAuthority authority = TlsTestServer::newAuthority();
    TlsTestServer server{authority, {QStringLiteral("practice.my.salesforce.com")}};
    TestProxy proxy{server.port()};

    explicit ScriptedOrg(const QString &username, const QByteArray &oddPath = {}, const Scripted &odd = {})
    {
        server.reply(oddPath, odd);
        const auto healthy = [&](const QByteArray &path, const QByteArray &body) {
            if (path != oddPath)
                server.reply(path, Scripted::json(200, body));
        };
        healthy("/services/data/", R"([{"version":"66.0"},{"version":"67.0"},{"version":"9.0"}])");
        healthy("/services/data/v67.0/limits", R"({"DailyApiRequests":{"Max":15000}})");
        healthy("/services/data/v67.0/jobs/ingest", R"({"done":true,"records":[]})");
        healthy("/services/oauth2/token",
                json({{QStringLiteral("access_token"), QStringLiteral("00Dxx0000000001!AQ")},
                      {QStringLiteral("scope"), QStringLiteral("api refresh_token")},
                      {QStringLiteral("token_type"), QStringLiteral("Bearer")}}));
        healthy("/services/oauth2/userinfo", json({{QStringLiteral("preferred_username"), username}}));
    }

    ExchangeInput input(ExchangeInput of) const
    {
        of.network.proxyUrl = proxy.url();
        of.network.extraAuthorityPem = authority.certificatePem();
        return of;
    }

private:
    static QByteArray json(const QJsonObject &object)
    {
        return QJsonDocument(object).toJson(QJsonDocument::Compact);
    }
};

} // namespace keyway::test
