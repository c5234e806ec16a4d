// SPDX-FileCopyrightText: 2026 The Keyway authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "core/salesforce/HostData.h"

namespace keyway {

/// What one host name or bare name is. Hosts come in lower case; anything may be in them.
class HostJudge
{
public:
    explicit HostJudge(const HostData &data) : m_data(data) {}

    /// `path` begins at the first slash and is only used for the site path and the warning about a dropped
    /// one.
    DomainVerdict judge(const QString &host, const QString &path) const;

    DomainVerdict refused(const QString &kind, const QString &reason, const QString &host = {}) const;
    /// The same host behind a mistake: refused as `kind`, with what is known about `inner` and its name to
    /// offer.
    DomainVerdict behind(const DomainVerdict &inner, const QString &kind, const QString &reason) const;
    bool namesSalesforce(const QString &text) const;

private:
    DomainVerdict judgeAscii(const QString &host, const QString &path) const;
    DomainVerdict judgeUnicode(const QString &host, const QString &path) const;
    DomainVerdict judgePunycode(const QString &host, const QString &path) const;
    DomainVerdict judgeProxy(const QString &inner, const QString &path, const QString &host) const;
    DomainVerdict judgeSuffix(const SuffixRule &rule, const QString &host, const QString &path) const;
    DomainVerdict judgeRefusedSuffix(const SuffixRule &rule, const QString &name, const QString &host,
                                     const QString &path) const;
    DomainVerdict judgeCompany(const QString &domain, const QString &host) const;
    DomainVerdict judgeOldSite(const QStringList &labels, const QString &host) const;
    DomainVerdict judgeMisspelt(const QString &host) const;
    DomainVerdict judgeBare(const QString &host, const QString &path) const;
    DomainVerdict judgeForeign(const QString &host) const;
    DomainVerdict judgeInstance(const QString &label, const QString &host) const;

    const HostData &m_data;
};

} // namespace keyway
