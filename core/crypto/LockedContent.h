// SPDX-FileCopyrightText: 2026 The Keyway authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "core/base/Result.h"
#include "core/base/Secret.h"

#include <QByteArray>
#include <QList>

namespace keyway {

// For sources only: what a pass phrase opens. Never asks anybody for one. Old ciphers (RC2, DES) are opened
// too where OpenSSL's legacy provider is installed; it is loaded for that one call, not for the program.

/// The key inside EncryptedPrivateKeyInfo (RFC 5958), as DER.
/// Problems: "key.passphrase-wrong", "key.encryption-unsupported" {reason}.
Result<Secret> decryptPkcs8(const QByteArray &der, const Secret &passphrase);

/// The body of a PEM block with a DEK-Info header (RFC 1421). Same problems.
Result<Secret> decryptTraditional(const QByteArray &body, const QByteArray &cipher, const Secret &passphrase);

struct Pkcs12Content
{
    Secret key;                     ///< PKCS#8 DER; empty when the file holds none
    QList<QByteArray> certificates; ///< DER; the one that belongs to the key comes first
};

/// RFC 7292. Same problems, and "key.damaged" {reason}.
Result<Pkcs12Content> openPkcs12(const QByteArray &der, const Secret &passphrase);

} // namespace keyway
