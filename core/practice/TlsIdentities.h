// SPDX-FileCopyrightText: 2026 The Keyway authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "core/crypto/TlsAuthority.h"
#include "core/practice/NetworkTrouble.h"

namespace keyway {

/// How the TLS server meets a client.
struct TlsManner
{
    TlsIdentity identity;
    std::shared_ptr<x509_st> issuer; ///< sent along with the certificate; may be empty
    bool isOld = false;              ///< speaks TLS 1.0 and nothing newer
};

/// The certificates that the practice org can show: the right one, and those that are wrong in one way each.
/// Made at each start and kept in memory.
class TlsIdentities
{
public:
    /// Problems: "openssl.failed" {reason}.
    static Result<TlsIdentities> make(const QStringList &hosts, const QDateTime &nowUtc);

    TlsManner shown(NetworkTrouble trouble) const;
    QByteArray authorityPem() const { return m_authorityPem; }

private:
    QByteArray m_authorityPem;
    TlsIdentity m_right;
    TlsIdentity m_untrusted;
    TlsIdentity m_expired;
    TlsIdentity m_wrongHost;
    TlsIdentity m_selfSigned;
    TlsIdentity m_inspected;
    std::shared_ptr<x509_st> m_inspector;
};

} // namespace keyway
