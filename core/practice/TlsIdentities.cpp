// SPDX-FileCopyrightText: 2026 The Keyway authors
// SPDX-License-Identifier: Apache-2.0

#include "core/practice/TlsIdentities.h"

#include <QRandomGenerator>

using namespace Qt::StringLiterals;

namespace keyway {

Result<TlsIdentities> TlsIdentities::make(const QStringList &hosts, const QDateTime &nowUtc)
{
    // A day back: the clocks of clients differ.
    const TlsValidity valid{nowUtc.addDays(-1), nowUtc.addDays(30)};
    const TlsValidity past{nowUtc.addDays(-60), nowUtc.addDays(-30)};
    // A number of its own, so that two practice orgs' authorities are not taken for one another.
    const QString number = QString::number(QRandomGenerator::system()->generate(), 16);
    const auto authority =
        TlsAuthority::create(u"Keyway practice org "_s + number, {past.fromUtc, valid.toUtc});
    const auto stranger = TlsAuthority::create(u"Practice Company TLS Inspection "_s + number, valid);
    if (!authority || !stranger)
        return failure(authority ? stranger.error() : authority.error());

    const auto right = authority->issue(hosts, valid);
    const auto untrusted = stranger->issue(hosts, valid);
    const auto expired = authority->issue(hosts, past);
    const auto wrongHost = authority->issue({u"another-host.practice.example"_s}, valid);
    for (const auto *identity : {&right, &untrusted, &expired, &wrongHost}) {
        if (!*identity)
            return failure(identity->error());
    }
    TlsIdentities identities;
    identities.m_authorityPem = authority->certificatePem();
    identities.m_right = *right;
    identities.m_untrusted = *untrusted;
    identities.m_expired = *expired;
    identities.m_wrongHost = *wrongHost;
    return identities;
}

TlsIdentity TlsIdentities::shown(NetworkTrouble trouble) const
{
    if (trouble == NetworkTrouble::TlsUntrusted)
        return m_untrusted;
    if (trouble == NetworkTrouble::TlsExpired)
        return m_expired;
    return trouble == NetworkTrouble::TlsWrongHost ? m_wrongHost : m_right;
}

} // namespace keyway
