// SPDX-FileCopyrightText: 2026 The Keyway authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "core/base/Result.h"
#include "core/base/Secret.h"

#include <QByteArray>

#include <memory>

struct evp_pkey_st;

namespace keyway {

/// An RSA private key. A cheap, immutable handle: copies share the key. Usable from any thread.
class PrivateKey
{
public:
    static constexpr int leastBits = 2048; ///< Salesforce refuses shorter keys (platform facts, 2.4)

    /// Bits: 2048, 3072 or 4096. Takes up to a few seconds at 4096: run it off the window's thread.
    /// Problems: "key.bits-unsupported" {bits}, "openssl.failed" {reason}.
    static Result<PrivateKey> generate(int bits);
    /// For the key doctor: takes over an OpenSSL handle that is known to hold an RSA private key.
    explicit PrivateKey(std::shared_ptr<evp_pkey_st> handle);

    int bits() const;
    /// PKCS#8 PEM (RFC 5958, RFC 7468), unencrypted, with a final line end, as `openssl req -keyout` writes.
    Secret toPkcs8Pem() const;
    /// RSASSA-PKCS1-v1_5 with SHA-256 (RS256, RFC 7518 section 3.3).
    Result<QByteArray> signSha256(const QByteArray &data) const;
    evp_pkey_st *handle() const { return m_handle.get(); }

private:
    std::shared_ptr<evp_pkey_st> m_handle;
};

} // namespace keyway
