// SPDX-FileCopyrightText: 2026 The Keyway authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "core/salesforce/HostData.h"

namespace keyway {

/// What stands before the suffix: "acme", "acme--dev.sandbox", "acme-dev-ed.develop", or something wrong.
class NameJudge
{
public:
    NameJudge(const HostData &data, const SuffixRule &rule) : m_data(data), m_rule(rule) {}

    DomainVerdict judge(const QString &name) const;

    static bool isInstance(const HostData &data, const QString &label);
    static bool isSandboxInstance(const HostData &data, const QString &label);

private:
    DomainVerdict judgeOneLabel(const QString &label) const;
    DomainVerdict judgePartition(const QString &label, const QString &partition) const;
    DomainVerdict judgeSandbox(const QString &label) const;
    DomainVerdict judgeInstanced(const QString &label, const QString &instance) const;
    DomainVerdict judgeThreeLabels(const QStringList &labels) const;
    DomainVerdict accepted(const QString &name, const QString &kind, const QString &environment) const;
    DomainVerdict refused(const QString &kind, const QString &reason, const QString &name,
                          const QString &environment, const QString &suggestion = {}) const;
    QString nearPartition(const QString &label) const;
    bool isBare() const { return m_rule.suffix.isEmpty(); }

    const HostData &m_data;
    const SuffixRule &m_rule;
};

} // namespace keyway
