// SPDX-FileCopyrightText: 2026 The Keyway authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "core/base/Result.h"
#include "core/crypto/OpenSslHandles.h"

#include <QDateTime>

namespace keyway {

// For sources only: the steps that every certificate we make has in common.

/// "/C=DE/O=Acme/CN=x" as OpenSSL's -subj reads it: "\" takes the next character as it is, "+" adds to
/// the part before it. Unlike OpenSSL, an unknown attribute or an empty value is refused, not skipped.
/// Problems: "certificate.subject-invalid" {subject, part}.
Result<NameHandle> nameFromOneLine(const QString &subject);

/// X.509 v3 with a random serial number, not yet named or signed. Null when OpenSSL fails.
X509Handle newCertificate(EVP_PKEY *publicKey);
/// False when the moment cannot be written in a certificate (beyond the year 9999).
bool setTime(ASN1_TIME *time, const QDateTime &utc);
/// `value` as in OpenSSL's configuration file. `issuer` is the certificate itself when self-signed.
bool addExtension(X509 *certificate, X509 *issuer, int nid, const char *value);

} // namespace keyway
