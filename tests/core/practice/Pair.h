// SPDX-FileCopyrightText: 2026 The Keyway authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "core/crypto/Certificate.h"
#include "core/crypto/PrivateKey.h"
#include "core/jwt/Assertion.h"
#include "core/practice/PracticeOrg.h"

#include <QDateTime>
#include <QJsonDocument>
#include <QJsonObject>
#include <QUrl>

namespace keyway::test {

/// A key and its certificate, made once for a whole test program.
struct Pair
{
    PrivateKey key;
    Certificate certificate;

    static Pair make()
    {
        const auto key = PrivateKey::generate(2048);
        if (!key)
            qFatal("no key");
        CertificateSpec spec;
        spec.notBeforeUtc = QDateTime::currentDateTimeUtc().addDays(-1);
        const auto certificate = Certificate::selfSigned(*key, spec);
        if (!certificate)
            qFatal("no certificate");
        return {*key, *certificate};
    }
};

inline const Pair &myPair()
{
    static const Pair pair = Pair::make();
    return pair;
}

inline QList<PracticeSetting> settings()
{
    const auto settings = PracticeOrg::settings();
    if (!settings)
        qFatal("%s", qPrintable(settings.error().toString()));
    return *settings;
}

/// Any header and payload text, signed as RS256 whatever they say.
inline QByteArray signedText(const QByteArray &header, const QByteArray &payload, const PrivateKey &key)
{
    const QByteArray input = base64UrlEncode(header) + '.' + base64UrlEncode(payload);
    const auto signature = key.signSha256(input);
    return input + '.' + base64UrlEncode(signature ? *signature : QByteArray());
}

inline QByteArray json(const QJsonObject &object)
{
    return QJsonDocument(object).toJson(QJsonDocument::Compact);
}

inline QByteArray tokenForm(const QByteArray &assertion)
{
    return "grant_type=urn%3Aietf%3Aparams%3Aoauth%3Agrant-type%3Ajwt-bearer&assertion=" +
           QUrl::toPercentEncoding(QString::fromUtf8(assertion));
}

} // namespace keyway::test
