// SPDX-FileCopyrightText: 2026 The Keyway authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "core/base/Result.h"
#include "core/base/Secret.h"
#include "core/crypto/Certificate.h"
#include "core/crypto/PrivateKey.h"

namespace keyway {

/// How a key can leave Keyway. EncryptedPkcs8 is PBES2 with AES-256-CBC (RFC 8018); Pkcs12 holds the key and
/// its certificate, with AES-256 and a SHA-256 MAC (RFC 7292).
enum class KeyForm { Pkcs8Pem, Pkcs1Pem, Pkcs8Der, Pkcs1Der, EncryptedPkcs8Pem, Pkcs12, Base64Line };

struct KeyFormEntry
{
    KeyForm form;
    QString word; ///< for the command line and text ids: "pkcs8-pem", "pkcs1-pem", "pkcs8-der", "pkcs1-der",
                  ///< "encrypted-pkcs8-pem", "pkcs12", "base64"
    QString fileName; ///< proposed, "private-key.pem"
    bool needsPassphrase = false;
};

const QList<KeyFormEntry> &keyForms();

/// `passphrase` is needed for the protected forms, `certificate` for Pkcs12.
/// Problems: "key.passphrase-missing", "key.passphrase-too-short" {least} (4 characters, OpenSSL's own
/// limit), "key.certificate-missing", "key.certificate-of-another-key", "openssl.failed".
Result<Secret> convertKey(const PrivateKey &key, KeyForm form, const Secret *passphrase = nullptr,
                          const Certificate *certificate = nullptr);

/// Owner-only before the first byte, atomic, never over an existing file.
/// Problems: "file.exists" {path}, "file.not-written" {path, reason}.
Result<void> writeNewSecretFile(const QString &path, const Secret &content);

} // namespace keyway
