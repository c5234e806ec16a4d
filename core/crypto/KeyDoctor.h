// SPDX-FileCopyrightText: 2026 The Keyway authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "core/base/Result.h"
#include "core/base/Secret.h"
#include "core/crypto/Certificate.h"
#include "core/crypto/PrivateKey.h"

#include <QStringList>

#include <optional>

namespace keyway {

/// What the key doctor says of some bytes that should be a private key.
/// `kind`: "private-key", "public-key", "certificate", "certificate-request", "encrypted-private-key",
/// "ec-private-key", "other-private-key" (DSA, Ed25519, …), "ssh-key", "pkcs12", "jwt", "empty", "unknown".
/// `encoding`: "pkcs1-pem", "pkcs8-pem", "pkcs1-der", "pkcs8-der", "encrypted-pkcs8-pem",
/// "encrypted-pkcs8-der", "encrypted-pkcs1-pem", "" when it is not an RSA key. It stays "encrypted-…" when
/// the pass phrase was right.
/// `repairs`: ids of what was repaired without guessing, in order: "bom", "crlf", "escaped-newlines",
/// "lost-newlines", "indented", "quoted-lines" (each line in mail quoting, a comment or quotes),
/// "invisible-characters", "surrounding-text", "base64", "base64-twice".
/// A PKCS#12 file that opens without a pass phrase is not `encrypted`; its `encoding` is empty.
struct KeyInspection
{
    QString kind;
    int bits = 0;
    QString encoding;
    bool encrypted = false;
    QStringList repairs;
    std::optional<PrivateKey> key;          ///< set exactly when the bytes can be used with Salesforce
    std::optional<Certificate> certificate; ///< of the key, when the same bytes hold it (PEM bundle, PKCS#12)
    Problem reason;                         ///< set exactly when `key` is not
    /// Of any key, certificate or request that could be read, usable or not; as in KeyFolderGroup.
    QString publicKeySha256;
    bool usable() const { return key.has_value(); }
};

/// Never fails: whatever the bytes are, it says what they are. Inputs above 1 MB are "unknown" at once.
/// Problems in `reason`: "key.empty", "key.is-certificate", "key.is-public-key", "key.is-request",
/// "key.is-ec", "key.is-other" {type}, "key.is-ssh", "key.is-pkcs12" (without a key in it), "key.is-jwt",
/// "key.encrypted" (no pass phrase given, PKCS#12 included: `kind` says which), "key.passphrase-wrong",
/// "key.encryption-unsupported" {reason}, "key.too-small" {bits}, "key.too-large-file" {size}, "key.damaged"
/// {reason}, "key.unknown".
KeyInspection inspectKey(const QByteArray &bytes, const Secret *passphrase = nullptr);

} // namespace keyway
