// SPDX-FileCopyrightText: 2026 The Keyway authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "core/base/Result.h"
#include "core/base/Secret.h"
#include "core/crypto/Certificate.h"
#include "core/crypto/PrivateKey.h"

#include <optional>

namespace keyway {

struct KeyPairFiles
{
    QString privateKeyFile;  ///< absolute path of private-key.pem, owner-only
    QString certificateFile; ///< absolute path of cert.pem
};

/// A key and the certificate that belongs to it.
struct KeyPair
{
    PrivateKey key;
    Certificate certificate;
};

/// Generates both. Slow (see PrivateKey::generate).
Result<KeyPair> generateKeyPair(int bits, const CertificateSpec &spec);

/// Writes `private-key.pem` (owner-only before the first byte, atomically) and `cert.pem` into `folder`,
/// which is made when missing. Neither file is ever overwritten; on any failure neither file is left.
/// Problems: "file.exists" {path}, "folder.not-writable" {path, reason}, "file.not-written" {path, reason}.
Result<KeyPairFiles> writeKeyPair(const QString &folder, const KeyPair &pair);

/// Reads a file a person named. Problems: "file.missing" {path}, "file.is-folder" {path},
/// "file.unreadable" {path, reason}, "file.empty" {path}, "file.too-large" {path, limit}.
Result<QByteArray> readFile(const QString &path, qint64 limitBytes = 1024 * 1024);

/// True when only the owner may read the file (always true on Windows, where the profile folder protects it).
bool isOwnerOnly(const QString &path);

/// What a file with a pass phrase held; the certificate where the same file holds it (PKCS#12, PEM bundle).
struct OpenedKey
{
    PrivateKey key;
    std::optional<Certificate> certificate;
};

/// Any key file; an empty pass phrase opens what needs none.
/// Problems: those of readFile and inspectKey, each with {path} beside its own facts.
Result<OpenedKey> openProtectedKey(const QString &path, const Secret &passphrase);

/// For what anybody may read: a certificate, a request. Whole or not at all, never over an existing file.
/// Problems: "file.exists" {path}, "folder.not-writable" {path, reason}, "file.not-written" {path, reason}.
Result<void> writeNewPublicFile(const QString &path, const QByteArray &content);

/// What `base64 -w 0 FILE` prints: one line, no line end.
Secret base64Line(const QByteArray &fileBytes);

} // namespace keyway
