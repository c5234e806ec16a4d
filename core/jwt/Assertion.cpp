// SPDX-FileCopyrightText: 2026 The Keyway authors
// SPDX-License-Identifier: Apache-2.0

#include "core/jwt/Assertion.h"

#include <QJsonDocument>

using namespace Qt::StringLiterals;

namespace keyway {

namespace {

constexpr auto base64Url = QByteArray::Base64UrlEncoding | QByteArray::OmitTrailingEquals;

Result<QByteArray> decodePart(const QByteArray &part, const QString &name)
{
    Result<QByteArray> bytes = base64UrlDecode(part);
    if (!bytes)
        return failure(u"jwt.bad-base64url"_s, {{u"part"_s, name}});
    return bytes;
}

Result<QJsonObject> objectPart(const QByteArray &part, const QString &name)
{
    const Result<QByteArray> bytes = decodePart(part, name);
    if (!bytes)
        return failure(bytes.error());
    const QJsonDocument document = QJsonDocument::fromJson(*bytes);
    if (!document.isObject())
        return failure(u"jwt.bad-json"_s, {{u"part"_s, name}});
    return document.object();
}

QByteArray compactJson(const QJsonObject &object)
{
    return QJsonDocument(object).toJson(QJsonDocument::Compact);
}

} // namespace

QByteArray base64UrlEncode(const QByteArray &bytes)
{
    return bytes.toBase64(base64Url);
}

Result<QByteArray> base64UrlDecode(const QByteArray &text)
{
    const auto decoded =
        QByteArray::fromBase64Encoding(text, base64Url | QByteArray::AbortOnBase64DecodingErrors);
    // Encoding again finds what Qt lets pass: padding, and spare bits that are not zero.
    if (!decoded || base64UrlEncode(decoded.decoded) != text)
        return failure(u"jwt.bad-base64url"_s, {{u"part"_s, u"text"_s}});
    return decoded.decoded;
}

Result<Secret> signAssertion(const Claims &claims, const PrivateKey &key, const QJsonObject &extraHeader)
{
    QJsonObject header = extraHeader;
    header[u"alg"_s] = u"RS256"_s;
    QJsonObject payload{{u"iss"_s, claims.issuer},
                        {u"sub"_s, claims.subject},
                        {u"aud"_s, claims.audience},
                        {u"exp"_s, qint64(claims.expiry.count())}};
    if (claims.issuedAt)
        payload[u"iat"_s] = qint64(claims.issuedAt->count());
    QByteArray compact = base64UrlEncode(compactJson(header)) + '.' + base64UrlEncode(compactJson(payload));
    const Result<QByteArray> signature = key.signSha256(compact);
    if (!signature)
        return failure(signature.error());
    compact += '.' + base64UrlEncode(*signature);
    return Secret(std::move(compact));
}

Result<DecodedAssertion> decodeAssertion(const QByteArray &compact)
{
    const QByteArray text = compact.trimmed();
    if (text.isEmpty())
        return failure(u"jwt.empty"_s);
    const QList<QByteArray> parts = text.split('.');
    if (parts.size() != 3)
        return failure(u"jwt.parts"_s, {{u"parts"_s, QString::number(parts.size())}});
    const auto header = objectPart(parts.at(0), u"header"_s);
    if (!header)
        return failure(header.error());
    const auto payload = objectPart(parts.at(1), u"payload"_s);
    if (!payload)
        return failure(payload.error());
    const auto signature = decodePart(parts.at(2), u"signature"_s);
    if (!signature)
        return failure(signature.error());
    return DecodedAssertion{*header, *payload, parts.at(0) + '.' + parts.at(1), *signature};
}

bool verifyAssertion(const DecodedAssertion &assertion, const Certificate &certificate)
{
    // RS256 is RSA: an EC certificate must not lend its own algorithm.
    return certificate.keyType() == "RSA"_L1 &&
           certificate.verifySha256(assertion.signingInput, assertion.signature);
}

} // namespace keyway
