// SPDX-FileCopyrightText: 2026 The Keyway authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "core/base/Result.h"
#include "core/base/Secret.h"

#include <QByteArray>
#include <QString>

#include <memory>

struct evp_pkey_st;

namespace keyway {

// For sources only: what a binary form (X.690 DER) holds, whatever a file name or a PEM label says.

struct DerContent
{
    QString kind;      ///< as KeyInspection::kind; empty when it is nothing that we know
    QString structure; ///< of an RSA or encrypted private key: "pkcs1", "pkcs8", "encrypted-pkcs8"
    QString type;      ///< of another private key: "ED25519"
    std::shared_ptr<evp_pkey_st> key; ///< of a private key, when OpenSSL can use it
    QString damage;                   ///< why an RSA key cannot be used
};

DerContent readDer(const QByteArray &der);

/// The key inside EncryptedPrivateKeyInfo (RFC 5958), as DER. Never asks anybody for a pass phrase.
/// Problems: "key.passphrase-wrong", "key.encryption-unsupported" {reason}.
Result<Secret> decryptPkcs8(const QByteArray &der, const Secret &passphrase);

/// The body of a PEM block with a DEK-Info header (RFC 1421). Same problems.
Result<Secret> decryptTraditional(const QByteArray &body, const QByteArray &cipher, const Secret &passphrase);

} // namespace keyway
