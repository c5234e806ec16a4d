// SPDX-FileCopyrightText: 2026 The Keyway authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "core/base/Result.h"
#include "core/crypto/PrivateKey.h"

#include <QByteArray>
#include <QDateTime>

#include <memory>

struct x509_st;

namespace keyway {

/// What a self-signed certificate shall say. Defaults are those of the customer guide (seed 001).
struct CertificateSpec
{
    QString subject = QStringLiteral("/CN=salesforce-jwt-integration"); ///< OpenSSL's one-line form
    int days = 3650;
    QDateTime notBeforeUtc; ///< must be set by the caller (its clock)
};

/// An X.509 certificate; a cheap, immutable handle.
class Certificate
{
public:
    /// Salesforce refuses a larger upload: "The certificate size can't exceed 4 KB" (JWT help page).
    static constexpr qsizetype uploadLimitBytes = 4096;

    /// X.509 v3, SHA-256 with RSA, random serial, CA:TRUE basic constraints as `openssl req -x509` makes.
    /// Problems: "certificate.subject-invalid" {subject}, "certificate.days-invalid" {days},
    /// "openssl.failed".
    static Result<Certificate> selfSigned(const PrivateKey &key, const CertificateSpec &spec);
    /// PEM (first certificate in it) or DER.
    /// Problems: "certificate.empty", "certificate.is-private-key", "certificate.unreadable" {reason}.
    static Result<Certificate> fromBytes(const QByteArray &bytes);
    explicit Certificate(std::shared_ptr<x509_st> handle);

    QByteArray toPem() const;
    QByteArray toDer() const;
    QString subject() const;           ///< RFC 2253 style, e.g. "CN=salesforce-jwt-integration"
    QString sha256Fingerprint() const; ///< upper-case hex pairs joined by colons, of the DER form
    QDateTime notBeforeUtc() const;
    QDateTime notAfterUtc() const;
    QString keyType() const; ///< "RSA", "EC", …
    int keyBits() const;
    bool matches(const PrivateKey &key) const;
    bool verifySha256(const QByteArray &data, const QByteArray &signature) const;
    x509_st *handle() const { return m_handle.get(); }

private:
    std::shared_ptr<x509_st> m_handle;
};

} // namespace keyway
