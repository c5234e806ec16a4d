// SPDX-FileCopyrightText: 2026 The Keyway authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "core/base/Result.h"

#include <QByteArray>
#include <QDateTime>
#include <QStringList>

#include <memory>

struct evp_pkey_st;
struct x509_st;

namespace keyway {

/// A certificate and the key that belongs to it, as a TLS server wants them.
struct TlsIdentity
{
    std::shared_ptr<x509_st> certificate;
    std::shared_ptr<evp_pkey_st> key;
};

/// From when to when a certificate is good; one in the past makes an expired certificate for a test.
struct TlsValidity
{
    QDateTime fromUtc;
    QDateTime toUtc;
};

/// A certificate authority that lives in memory only, for the practice org and the tests.
/// Cheap to copy; usable from any thread.
class TlsAuthority
{
public:
    /// EC P-256, path length 0. Problems: "openssl.failed" {reason}.
    static Result<TlsAuthority> create(const QString &commonName, const TlsValidity &validity);

    /// EC P-256, for TLS servers, with the names given (wildcards and literal addresses
    /// allowed), signed by this authority.
    /// Problems: "openssl.failed" {reason}.
    Result<TlsIdentity> issue(const QStringList &hostNames, const TlsValidity &validity) const;

    /// The same, signed with its own key: nobody vouches for it.
    /// Problems: "openssl.failed" {reason}.
    static Result<TlsIdentity> selfSigned(const QStringList &hostNames, const TlsValidity &validity);

    /// The authority's certificate, never its key.
    QByteArray certificatePem() const;
    const std::shared_ptr<x509_st> &certificate() const { return m_identity.certificate; }

private:
    explicit TlsAuthority(TlsIdentity identity) : m_identity(std::move(identity)) {}
    TlsIdentity m_identity;
};

} // namespace keyway
