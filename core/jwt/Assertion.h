// SPDX-FileCopyrightText: 2026 The Keyway authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "core/base/Result.h"
#include "core/base/Secret.h"
#include "core/crypto/Certificate.h"
#include "core/crypto/PrivateKey.h"

#include <QJsonObject>

#include <chrono>
#include <optional>

namespace keyway {

/// The claims of a JWT bearer assertion (RFC 7523 section 3, RFC 7519 section 4.1).
struct Claims
{
    QString issuer;                 ///< iss: the Consumer Key
    QString subject;                ///< sub: the Salesforce username
    QString audience;               ///< aud: one string, e.g. https://login.salesforce.com
    std::chrono::seconds expiry{0}; ///< exp: seconds since 1970-01-01T00:00:00Z (a NumericDate)
    std::optional<std::chrono::seconds> issuedAt = std::nullopt; ///< iat, only where the destination sends it
    bool operator==(const Claims &) const = default;
};

/// Base64url without padding (RFC 7515 section 2), and its strict inverse.
QByteArray base64UrlEncode(const QByteArray &bytes);
Result<QByteArray> base64UrlDecode(const QByteArray &text); ///< "jwt.bad-base64url"

/// JWS compact form (RFC 7515 section 7.1), header {"alg":"RS256"} plus `extraHeader`, the four claims,
/// iat where it is set, and nothing else.
Result<Secret> signAssertion(const Claims &claims, const PrivateKey &key,
                             const QJsonObject &extraHeader = {});

/// An assertion taken apart, not judged. Numbers of `exp` in any JSON form are in `payload`.
struct DecodedAssertion
{
    QJsonObject header;
    QJsonObject payload;
    QByteArray signingInput;
    QByteArray signature;
};

/// Problems: "jwt.empty", "jwt.parts" {parts}, "jwt.bad-base64url" {part}, "jwt.bad-json" {part}.
Result<DecodedAssertion> decodeAssertion(const QByteArray &compact);

/// True when the signature over `signingInput` is RS256 of the certificate's key. Does not look at `alg`.
bool verifyAssertion(const DecodedAssertion &assertion, const Certificate &certificate);

} // namespace keyway
