// SPDX-FileCopyrightText: 2026 The Keyway authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "core/crypto/PrivateKey.h"
#include "core/jwt/Assertion.h"
#include "core/practice/OrgWorld.h"

#include <QJsonDocument>
#include <QJsonObject>

#include <cstdio>
#include <cstdlib>

namespace keyway::fuzz {

/// What must hold whatever comes in; a fuzzer counts an abort as a finding.
inline void must(bool holds, const char *rule)
{
    if (holds)
        return;
    std::fprintf(stderr, "broken rule: %s\n", rule);
    std::abort();
}

inline SettingValues healthyValues()
{
    const auto settings = PracticeOrg::settings();
    must(settings.has_value(), "the settings can be read");
    SettingValues values;
    for (const PracticeSetting &setting : *settings)
        values.insert(setting.id, setting.values.first());
    return values;
}

/// A healthy practice world without sockets, whose app knows the certificate of `key`.
struct PracticeWorld
{
    PrivateKey key;
    Certificate certificate;
    OrgWorld world;
    PracticeAccount account;

    static PracticeWorld *make()
    {
        const auto key = PrivateKey::generate(2048);
        must(key.has_value(), "a key can be made");
        CertificateSpec spec;
        spec.notBeforeUtc = QDateTime::currentDateTimeUtc().addDays(-1);
        auto certificate = Certificate::selfSigned(*key, spec);
        auto directory = OrgDirectory::load();
        auto texts = TextBook::load({QStringLiteral(":/keyway/texts/practice.en.md")});
        must(certificate && directory && texts, "the world's data can be read");
        return new PracticeWorld{*key, *certificate, std::move(*directory), std::move(*texts)};
    }
    PracticeWorld(const PrivateKey &signer, const Certificate &uploaded, OrgDirectory directory,
                  TextBook texts)
        : key(signer),
          certificate(uploaded),
          world(std::move(directory), std::move(texts), [](const PracticeRequest &) {}),
          account(world.directory().account(healthyValues()))
    {
        world.set(healthyValues());
        world.upload(certificate);
    }
    QByteArray signedText(const QByteArray &header, const QByteArray &payload) const
    {
        const QByteArray input = base64UrlEncode(header) + '.' + base64UrlEncode(payload);
        const auto signature = key.signSha256(input);
        must(signature.has_value(), "the key signs");
        return input + '.' + base64UrlEncode(*signature);
    }
    QByteArray goodAssertion() const
    {
        return signedText(
            R"({"alg":"RS256"})",
            QJsonDocument(QJsonObject{{QStringLiteral("iss"), account.consumerKey},
                                      {QStringLiteral("sub"), account.username},
                                      {QStringLiteral("aud"), QStringLiteral("https://login.salesforce.com")},
                                      {QStringLiteral("exp"), qint64(4'000'000'000)}})
                .toJson(QJsonDocument::Compact));
    }
};

} // namespace keyway::fuzz
