// SPDX-FileCopyrightText: 2026 The Keyway authors
// SPDX-License-Identifier: Apache-2.0

// The assertion: as any text, and as a header and a payload (a line each) that are signed with the right key.

#include "core/practice/StrictJson.h"
#include "core/practice/TokenDecision.h"
#include "tests/fuzz/PracticeWorld.h"

#include <QUrl>

#include <cstdint>

using namespace Qt::StringLiterals;
using namespace keyway;
using keyway::fuzz::must;

namespace {

struct Bench
{
    const fuzz::PracticeWorld &practice = *fuzz::PracticeWorld::make();
    const QDateTime now = QDateTime::fromSecsSinceEpoch(1'800'000'000).toUTC();
    const OrgState org = *practice.world.directory().stateOf(practice.account.host, fuzz::healthyValues(),
                                                             practice.certificate, now);

    TokenDecision decide(const QByteArray &assertion) const
    {
        const QByteArray text = assertion.toPercentEncoding();
        return decideToken(
            org, {"POST",
                  "application/x-www-form-urlencoded",
                  {},
                  "grant_type=urn%3Aietf%3Aparams%3Aoauth%3Agrant-type%3Ajwt-bearer&assertion=" + text});
    }
    /// Apart from the program's own way of judging.
    void mustDeserveAToken(const QByteArray &header, const QByteArray &payload) const
    {
        const QJsonObject head = QJsonDocument::fromJson(header).object();
        const QJsonObject claims = QJsonDocument::fromJson(payload).object();
        must(head.value("alg"_L1) == "RS256"_L1 && !head.contains("crit"_L1), "granted: RS256");
        must(claims.value("iss"_L1) == practice.account.consumerKey, "granted: the app's Consumer Key");
        const QJsonValue name = claims.value(claims.contains("prn"_L1) ? "prn"_L1 : "sub"_L1);
        must(org.userNamed(name.toString()) != nullptr, "granted: a user of the org");
        must(claims.value("aud"_L1).isString(), "granted: one audience");
        const QUrl audience(claims.value("aud"_L1).toString());
        must(audience.scheme() == "https"_L1 &&
                 (audience.host() == org.host || audience.host() == org.loginHost),
             "granted: an audience of this org");
        const QJsonValue expiry = claims.value("exp"_L1);
        const double seconds = expiry.isString() ? expiry.toString().toDouble() : expiry.toDouble();
        must(seconds + 180 >= static_cast<double>(now.toSecsSinceEpoch()), "granted: not expired");
    }
};

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    static const Bench &bench = *new Bench;
    const QByteArray bytes(reinterpret_cast<const char *>(data), static_cast<qsizetype>(size));

    must(!bench.decide(bytes).granted(), "no token without the right key");
    if (const auto assertion = decodeAssertion(bytes))
        (void)namesAreRepeated(*assertion);

    const qsizetype end = bytes.indexOf('\n');
    const QByteArray header = bytes.left(qMax<qsizetype>(end, 0));
    QByteArray payload = bytes.mid(end + 1);
    payload.replace("CONSUMER-KEY", bench.practice.account.consumerKey.toLatin1());
    if (!QJsonDocument::fromJson(header).isObject() || !QJsonDocument::fromJson(payload).isObject()) {
        (void)bench.decide(base64UrlEncode(header) + '.' + base64UrlEncode(payload) + ".AAAA");
        return 0;
    }
    const TokenDecision decision = bench.decide(bench.practice.signedText(header, payload));
    must(decision.granted() == decision.error.isEmpty(), "a refusal has an error");
    if (decision.granted())
        bench.mustDeserveAToken(header, payload);
    return 0;
}
