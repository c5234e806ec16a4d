// SPDX-FileCopyrightText: 2026 The Keyway authors
// SPDX-License-Identifier: Apache-2.0

#include "core/exchange/TokenExchange.h"

#include "core/jwt/Assertion.h"
#include "core/salesforce/TokenEndpoint.h"

using namespace Qt::StringLiterals;

namespace keyway {

Result<Secret> signExchange(const ExchangeInput &input, const QString &username, const QString &audience,
                            const PrivateKey &key, const Clock &clock)
{
    const std::chrono::seconds now(clock.nowUtc().toSecsSinceEpoch());
    const DestinationProfile &profile = input.guide.profile;
    Claims claims{input.connection.consumerKey, username, audience, now + profile.lifetime, {}};
    if (profile.sendsIssuedAt)
        claims.issuedAt = now;
    return signAssertion(claims, key, profile.sendsType ? QJsonObject{{u"typ"_s, u"JWT"_s}} : QJsonObject());
}

HttpRequest tokenRequest(const QString &host, const Secret &assertion)
{
    HttpRequest request;
    request.method = "POST";
    request.url = tokenUrl(host);
    request.contentType = "application/x-www-form-urlencoded";
    request.body = tokenRequestBody(assertion.reveal());
    return request;
}

QString versionsUrl(const QString &host)
{
    return u"https://%1/services/data/"_s.arg(host);
}

bool isGenericHost(const QString &host)
{
    static const QStringList hosts{u"login.salesforce.com"_s, u"test.salesforce.com"_s,
                                   u"login.sfcrmproducts.cn"_s, u"test.sfcrmproducts.cn"_s};
    return hosts.contains(host);
}

bool isRedirect(const HttpOutcome &outcome)
{
    return outcome.transport.isEmpty() && outcome.status >= 300 && outcome.status < 400;
}

QString transportOf(const HttpOutcome &outcome, TokenReply::Kind kind)
{
    if (!outcome.transport.isEmpty())
        return outcome.transport;
    if (isRedirect(outcome))
        return u"redirect"_s;
    switch (kind) {
    case TokenReply::Kind::Token:
    case TokenReply::Kind::OAuthError:
        return {};
    case TokenReply::Kind::CutJson:
        return u"cut"_s;
    case TokenReply::Kind::NotJson:
    case TokenReply::Kind::Empty:
    case TokenReply::Kind::JsonWithoutToken:
        return u"not-json"_s;
    }
    return {};
}

} // namespace keyway
