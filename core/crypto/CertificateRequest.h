// SPDX-FileCopyrightText: 2026 The Keyway authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "core/base/Result.h"
#include "core/crypto/Certificate.h"
#include "core/crypto/PrivateKey.h"

#include <QStringList>

namespace keyway {

/// A PKCS#10 request (RFC 2986), PEM, signed with SHA-256. `subject` in OpenSSL's one-line form.
/// Problems: "certificate.subject-invalid" {subject, part}, "openssl.failed".
Result<QByteArray> certificateRequestPem(const PrivateKey &key, const QString &subject);

/// What an authority sent back, made fit for Salesforce's upload (one certificate, at most 4 KB,
/// platform.md 2.4).
struct AuthorityAnswer
{
    Certificate leaf;       ///< the one that belongs to the key
    QByteArray upload;      ///< what to upload
    QString uploadFileName; ///< "cert.pem", or "cert.der" where only that fits
    QStringList repairs;    ///< "chain-stripped", "pkcs7", "der-smaller", "text-stripped", "base64"
};

/// PEM (chains, any order, text around it), DER, PKCS#7 in either form, base64 of these.
/// Problems: those of Certificate::fromBytes; "certificate.none-belongs" {certificates},
/// "certificate.too-large" {bytes, limit}, "certificate.is-request".
Result<AuthorityAnswer> takeAuthorityAnswer(const QByteArray &bytes, const PrivateKey &key);

} // namespace keyway
