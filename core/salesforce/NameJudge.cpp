// SPDX-FileCopyrightText: 2026 The Keyway authors
// SPDX-License-Identifier: Apache-2.0

#include "core/salesforce/NameJudge.h"

#include "core/salesforce/EditDistance.h"

namespace keyway {

using namespace Qt::StringLiterals;

namespace {

constexpr int LongestLabel = 63;

/// "acme-dev" → "acme--dev.sandbox": the last hyphen is the likeliest joint.
QString joinedByTwoHyphens(const QString &label)
{
    QStringList parts = label.split(u'-', Qt::SkipEmptyParts);
    if (parts.size() < 2)
        return {};
    const QString sandbox = parts.takeLast();
    return parts.join(u'-') + "--"_L1 + sandbox + ".sandbox"_L1;
}

QString withPartition(const QString &label)
{
    static const QString word = u"sandbox"_s;
    const qsizetype sandboxLength = label.size() - label.lastIndexOf("--"_L1) - 2;
    const bool dotMissing = label.endsWith(word) && sandboxLength > word.size();
    return dotMissing ? label.chopped(word.size()) + u'.' + word : label + u'.' + word;
}

} // namespace

bool NameJudge::isSandboxInstance(const HostData &data, const QString &label)
{
    return data.sandboxInstance.match(label).hasMatch() ||
           (label.endsWith(u's') && data.hyperforceInstance.match(label).hasMatch());
}

bool NameJudge::isInstance(const HostData &data, const QString &label)
{
    return isSandboxInstance(data, label) || data.productionInstance.match(label).hasMatch() ||
           data.hyperforceInstance.match(label).hasMatch();
}

DomainVerdict NameJudge::accepted(const QString &name, const QString &kind, const QString &environment) const
{
    DomainVerdict verdict;
    verdict.accepted = true;
    verdict.kind = kind;
    verdict.subdomain = name;
    verdict.host = name + u'.' + m_data.loginSuffix;
    verdict.environment = environment;
    verdict.audience = m_data.audiences.value(environment);
    if (!m_rule.reason.isEmpty())
        verdict.reason = Problem{m_rule.reason, {{u"name"_s, name}, {u"host"_s, verdict.host}}};
    return verdict;
}

DomainVerdict NameJudge::refused(const QString &kind, const QString &reason, const QString &name,
                                 const QString &environment, const QString &suggestion) const
{
    DomainVerdict verdict;
    verdict.kind = kind;
    verdict.environment = environment;
    verdict.audience = m_data.audiences.value(environment);
    verdict.suggestion = suggestion;
    verdict.reason = Problem{reason, {{u"name"_s, name}, {u"suggestion"_s, suggestion}}};
    return verdict;
}

DomainVerdict NameJudge::judge(const QString &name) const
{
    // A bare name says nothing about an environment once it is broken; a whole address does.
    const QString environment = isBare() ? u"unknown"_s : u"production"_s;
    if (name.isEmpty() || name == u'.')
        return refused(u"malformed"_s, u"domain.no-name"_s, name, u"unknown"_s);
    static const QRegularExpression illegal(u"[^a-z0-9.-]"_s);
    QStringList labels = name.split(u'.');
    for (const QString &label : std::as_const(labels)) {
        if (label.isEmpty() || illegal.match(label).hasMatch()) {
            QString mended = QString(name).replace(u'_', u'-').remove(illegal);
            mended = mended.split(u'.', Qt::SkipEmptyParts).join(u'.');
            const DomainVerdict inner = mended.isEmpty() ? DomainVerdict() : judge(mended);
            const QString suggestion = inner.suggestion.isEmpty() ? inner.subdomain : inner.suggestion;
            const QString reason = label.isEmpty()        ? u"domain.empty-label"_s
                                   : label.contains(u'_') ? u"domain.underscore"_s
                                                          : u"domain.illegal-character"_s;
            const bool known = !isBare() || inner.environment == "sandbox"_L1;
            return refused(u"malformed"_s, reason, name,
                           !known || inner.environment.isEmpty() ? environment : inner.environment,
                           suggestion);
        }
        if (label.size() > LongestLabel)
            return refused(u"malformed"_s, u"domain.too-long"_s, {}, environment);
    }
    if (labels.first() == "www"_L1 && labels.size() > 1) {
        const DomainVerdict inner = judge(name.mid(4));
        return refused(u"typo"_s, u"domain.www"_s, name, inner.environment,
                       inner.suggestion.isEmpty() ? inner.subdomain : inner.suggestion);
    }
    if (labels.size() == 1)
        return judgeOneLabel(name);
    if (labels.size() == 2)
        return judgePartition(labels.at(0), labels.at(1));
    if (labels.size() == 3)
        return judgeThreeLabels(labels);
    return refused(u"malformed"_s, u"domain.too-many-parts"_s, name, environment);
}

DomainVerdict NameJudge::judgeOneLabel(const QString &label) const
{
    const QString environment = isBare() ? u"unknown"_s : u"production"_s;
    if (label.contains("--"_L1)) {
        static const QRegularExpression joints(u"-{2,}"_s);
        const QStringList parts = label.split(joints);
        if (parts.contains(QString()))
            return refused(u"malformed_sandbox"_s, u"domain.sandbox-name-missing"_s, label, u"sandbox"_s);
        if (label.contains("---"_L1))
            return refused(u"malformed_sandbox"_s, u"domain.sandbox-hyphens"_s, label, u"sandbox"_s,
                           parts.size() == 2 ? parts.join("--"_L1) + ".sandbox"_L1 : QString());
        if (parts.size() > 2) {
            DomainVerdict verdict = accepted(label, u"ambiguous_double_hyphen"_s, u"unknown"_s);
            verdict.audience = m_data.audiences.value(u"sandbox"_s);
            verdict.reason = Problem{u"domain.ambiguous-double-hyphen"_s, {{u"name"_s, label}}};
            return verdict;
        }
        DomainVerdict verdict = accepted(label, m_rule.legacyKind, u"sandbox"_s);
        verdict.suggestion = withPartition(label);
        verdict.reason =
            Problem{u"domain.legacy-sandbox"_s, {{u"name"_s, label}, {u"suggestion"_s, verdict.suggestion}}};
        return verdict;
    }
    if (label.startsWith(u'-') || label.endsWith(u'-')) {
        static const QRegularExpression outer(u"^-+|-+$"_s);
        return refused(u"malformed"_s, u"domain.outer-hyphen"_s, label, environment,
                       QString(label).remove(outer));
    }
    const bool developer = label.endsWith("-dev-ed"_L1);
    DomainVerdict verdict = accepted(label, m_rule.kind, developer ? u"developer"_s : u"production"_s);
    const bool odd = std::any_of(m_data.suspiciousPrefixes.begin(), m_data.suspiciousPrefixes.end(),
                                 [&](const QString &prefix) { return label.startsWith(prefix); });
    const bool tooLong = label.size() > m_data.sureLength;
    if (odd || tooLong) {
        verdict.kind += "_suspicious"_L1;
        verdict.reason = Problem{odd ? u"domain.suspicious-prefix"_s : u"domain.suspicious-length"_s,
                                 {{u"name"_s, label}, {u"length"_s, QString::number(label.size())}}};
    }
    return verdict;
}

DomainVerdict NameJudge::judgeSandbox(const QString &label) const
{
    const qsizetype joint = label.lastIndexOf("--"_L1);
    if (joint < 0) {
        const QString suggestion = joinedByTwoHyphens(label);
        return refused(u"malformed_sandbox"_s,
                       suggestion.isEmpty() ? u"domain.sandbox-name-missing"_s
                                            : u"domain.sandbox-one-hyphen"_s,
                       label, u"sandbox"_s, suggestion);
    }
    static const QRegularExpression outer(u"^-+|-+$"_s);
    if (label.startsWith(u'-') || label.endsWith(u'-'))
        return refused(u"malformed_sandbox"_s, u"domain.sandbox-name-missing"_s, label, u"sandbox"_s);
    if (label.contains("---"_L1)) {
        static const QRegularExpression joints(u"-{3,}"_s);
        return refused(u"malformed_sandbox"_s, u"domain.sandbox-hyphens"_s, label, u"sandbox"_s,
                       QString(label).replace(joints, u"--"_s) + ".sandbox"_L1);
    }
    return accepted(label + ".sandbox"_L1, m_rule.kind, u"sandbox"_s);
}

QString NameJudge::nearPartition(const QString &label) const
{
    const QString known = m_data.partitionMisspellings.value(label);
    if (!known.isEmpty())
        return known;
    for (auto it = m_data.partitions.begin(); it != m_data.partitions.end(); ++it) {
        const int limit = it.key().size() >= 7 ? 2 : it.key().size() >= 5 ? 1 : 0;
        if (limit > 0 && editDistance(label, it.key(), limit) <= limit)
            return it.key();
    }
    return {};
}

DomainVerdict NameJudge::judgePartition(const QString &label, const QString &partition) const
{
    if (partition == "sandbox"_L1)
        return judgeSandbox(label);
    if (m_data.partitions.contains(partition)) {
        DomainVerdict verdict = judgeOneLabel(label);
        if (!verdict.accepted)
            return verdict;
        verdict = accepted(label + u'.' + partition, m_rule.kind, m_data.partitions.value(partition));
        return verdict;
    }
    if (isInstance(m_data, partition) && !isBare())
        return judgeInstanced(label, partition);
    if (partition.startsWith("sandbox--"_L1) && partition.size() > 9)
        return refused(u"malformed_sandbox"_s, u"domain.sandbox-order"_s, label + u'.' + partition,
                       u"sandbox"_s, label + "--"_L1 + partition.mid(9) + ".sandbox"_L1);
    if (const QString meant = nearPartition(partition); !meant.isEmpty()) {
        const DomainVerdict inner = judgePartition(label, meant);
        return refused(u"typo"_s, u"domain.partition-misspelt"_s, label + u'.' + partition, inner.environment,
                       inner.suggestion.isEmpty() ? inner.subdomain : inner.suggestion);
    }
    if (m_data.strayEndings.contains(partition)) {
        const DomainVerdict inner = judgeOneLabel(label);
        return refused(u"typo"_s, u"domain.misspelt"_s, label + u'.' + partition, inner.environment,
                       inner.suggestion.isEmpty() ? inner.subdomain : inner.suggestion);
    }
    const QString suggestion =
        (label.contains("--"_L1) ? label : label + "--"_L1 + partition) + ".sandbox"_L1;
    return refused(u"my_domain_unknown_partition"_s, u"domain.unknown-partition"_s, label + u'.' + partition,
                   u"unknown"_s, suggestion);
}

DomainVerdict NameJudge::judgeInstanced(const QString &label, const QString &instance) const
{
    const bool sandbox = isSandboxInstance(m_data, instance);
    const bool developer = label.endsWith("-dev-ed"_L1);
    if (label.contains("--"_L1))
        return refused(u"instanced_legacy_sandbox"_s, u"domain.instance-in-host"_s, label, u"sandbox"_s,
                       label.startsWith(u'-') || label.endsWith(u'-') ? QString() : withPartition(label));
    if (sandbox)
        return developer
                   ? refused(u"instanced_legacy_scratch"_s, u"domain.old-scratch-host"_s, label, u"scratch"_s)
                   : refused(u"instanced_legacy_sandbox"_s, u"domain.instance-in-host"_s, label,
                             u"sandbox"_s);
    return refused(u"instanced_legacy"_s, u"domain.instance-in-host"_s, label,
                   developer ? u"developer"_s : u"production"_s, label);
}

DomainVerdict NameJudge::judgeThreeLabels(const QStringList &labels) const
{
    const QString whole = labels.join(u'.');
    const bool sandbox = labels.at(2) == "sandbox"_L1 || nearPartition(labels.at(2)) == "sandbox"_L1;
    if (!sandbox)
        return refused(u"malformed"_s, u"domain.too-many-parts"_s, whole,
                       isBare() ? u"unknown"_s : u"production"_s);
    // "dev.acme" and "acme.dev" are both seen; a word that only a sandbox would be called tells them apart.
    const bool swapped =
        m_data.sandboxWords.contains(labels.at(0)) && !m_data.sandboxWords.contains(labels.at(1));
    const QString name = swapped ? labels.at(1) : labels.at(0);
    const QString suffix = swapped ? labels.at(0) : labels.at(1);
    const bool joined = name.contains("--"_L1) || suffix.contains("--"_L1);
    return refused(u"malformed_sandbox"_s, u"domain.sandbox-order"_s, whole, u"sandbox"_s,
                   joined ? QString() : name + "--"_L1 + suffix + ".sandbox"_L1);
}

} // namespace keyway
