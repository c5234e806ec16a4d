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
    const auto stranger = TlsAuthority::create(u"Unknown authority "_s + number, valid);
    const auto inspector = TlsAuthority::create(u"Practice Company TLS Inspection "_s + number, valid);
    for (const auto *one : {&authority, &stranger, &inspector}) {
        if (!*one)
            return failure(one->error());
    }
    const auto right = authority->issue(hosts, valid);
    const auto untrusted = stranger->issue(hosts, valid);
    const auto expired = authority->issue(hosts, past);
    const auto wrongHost = authority->issue({u"another-host.practice.example"_s}, valid);
    const auto selfSigned = TlsAuthority::selfSigned(hosts, valid);
    const auto inspected = inspector->issue(hosts, valid);
    for (const auto *identity : {&right, &untrusted, &expired, &wrongHost, &selfSigned, &inspected}) {
        if (!*identity)
            return failure(identity->error());
    }
    TlsIdentities identities;
    identities.m_authorityPem = authority->certificatePem();
    identities.m_right = *right;
    identities.m_untrusted = *untrusted;
    identities.m_expired = *expired;
    identities.m_wrongHost = *wrongHost;
    identities.m_selfSigned = *selfSigned;
    identities.m_inspected = *inspected;
    identities.m_inspector = inspector->certificate();
    return identities;
}

TlsManner TlsIdentities::shown(NetworkTrouble trouble) const
{
    switch (trouble) {
    case NetworkTrouble::TlsUntrusted:
        return {m_untrusted, {}};
    case NetworkTrouble::TlsExpired:
        return {m_expired, {}};
    case NetworkTrouble::TlsWrongHost:
        return {m_wrongHost, {}};
    case NetworkTrouble::TlsSelfSigned:
        return {m_selfSigned, {}};
    case NetworkTrouble::TlsInspected: // such proxies send their authority, so clients know its name
        return {m_inspected, m_inspector};
    case NetworkTrouble::TlsOld:
        return {m_right, {}, true};
    case NetworkTrouble::None:
    case NetworkTrouble::NotFound:
    case NetworkTrouble::Refused:
    case NetworkTrouble::Reset:
    case NetworkTrouble::ProxyAuth:
    case NetworkTrouble::ProxyFailed:
    case NetworkTrouble::Slow:
    case NetworkTrouble::Silent:
    case NetworkTrouble::Cut:
    case NetworkTrouble::Endless:
    case NetworkTrouble::Html:
    case NetworkTrouble::Redirect:
        return {m_right, {}};
    }
    return {m_right, {}};
}

} // namespace keyway
