// SPDX-FileCopyrightText: 2026 The Keyway authors
// SPDX-License-Identifier: Apache-2.0

#include "core/salesforce/EditDistance.h"
#include "core/salesforce/HostJudge.h"
#include "core/salesforce/NameJudge.h"

// The second half of HostJudge: hosts that end like nothing Salesforce has: misspelt, bare, or somebody
// else's.

namespace keyway {

using namespace Qt::StringLiterals;

namespace {

const SuffixRule *ruleFor(const HostData &data, const QString &suffix)
{
    for (const SuffixRule &rule : data.suffixes) {
        if (rule.suffix == suffix)
            return &rule;
    }
    return nullptr;
}

} // namespace

DomainVerdict HostJudge::judgeMisspelt(const QString &host) const
{
    const QStringList labels = host.split(u'.');
    const auto typo = [&](const QString &name, const SuffixRule &rule) {
        DomainVerdict verdict = behind(NameJudge(m_data, rule).judge(name), u"typo"_s, u"domain.misspelt"_s);
        verdict.reason.facts[u"host"_s] = host.left(120);
        return verdict;
    };
    // A right suffix with something behind it: a stray ending is a slip, a whole domain is somebody else's.
    for (const SuffixRule &rule : m_data.suffixes) {
        const qsizetype at = rule.fuzzy ? host.indexOf(u'.' + rule.suffix + u'.') : -1;
        if (at <= 0)
            continue;
        const QString rest = host.mid(at + rule.suffix.size() + 2);
        if (m_data.strayEndings.contains(rest) || rest == rule.suffix)
            return typo(host.left(at), rule);
        return refused(u"spoof"_s, u"domain.spoof"_s, host);
    }
    const QString withoutEnding = labels.size() > 2 ? host.section(u'.', 0, -2) : QString();
    for (const SuffixRule &rule : m_data.suffixes) {
        const QString stem = rule.suffix.section(u'.', 0, -2);
        if (rule.fuzzy && withoutEnding.endsWith(u'.' + stem) &&
            m_data.strayEndings.contains(labels.constLast()))
            return typo(withoutEnding.chopped(stem.size() + 1), rule);
    }
    for (int limit = 1; limit <= 2; ++limit) {
        for (qsizetype first = 1; first < labels.size(); ++first) {
            const QString tail = labels.mid(first).join(u'.');
            for (const SuffixRule &rule : m_data.suffixes) {
                if (rule.fuzzy && tail != rule.suffix && editDistance(tail, rule.suffix, limit) <= limit)
                    return typo(labels.mid(0, first).join(u'.'), rule);
            }
        }
    }
    for (const Misspelling &entry : m_data.misspelt) {
        const SuffixRule *rule = ruleFor(m_data, entry.means);
        if (rule && host.endsWith(u'.' + entry.suffix) && host.size() > entry.suffix.size() + 1)
            return typo(host.chopped(entry.suffix.size() + 1), *rule);
    }
    if (host == "salesforce.com"_L1 || host.endsWith(".salesforce.com"_L1) || labels.size() < 2)
        return {};
    for (const HostRule &rule : m_data.hosts) {
        if (rule.host.size() > 12 && editDistance(host, rule.host, 2) <= 2) {
            DomainVerdict verdict = refused(u"typo"_s, rule.reason, host);
            verdict.environment = rule.environment;
            verdict.audience = m_data.audiences.value(rule.environment);
            return verdict;
        }
    }
    const QString lastTwo = labels.mid(labels.size() - 2).join(u'.');
    if (labels.size() > 2 && lastTwo != "salesforce.com"_L1 &&
        editDistance(lastTwo, u"salesforce.com", 2) <= 2 && !m_data.companyDomains.contains(lastTwo))
        return typo(labels.mid(0, labels.size() - 2).join(u'.'), m_data.suffixes.constFirst().fuzzy
                                                                     ? m_data.suffixes.constFirst()
                                                                     : *ruleFor(m_data, m_data.loginSuffix));
    return {};
}

DomainVerdict HostJudge::judgeBare(const QString &host, const QString &path) const
{
    QString name = host;
    if (name.endsWith(".my"_L1))
        name.chop(3);
    const QStringList labels = name.split(u'.');
    SuffixRule rule;
    rule.kind = u"bare_subdomain"_s;
    rule.legacyKind = u"bare_legacy_sandbox"_s;
    if (labels.size() == 1) {
        const QString instance = labels.constFirst();
        if (NameJudge::isInstance(m_data, instance) && !m_data.instanceWords.contains(instance))
            return judgeInstance(instance, host);
    }
    DomainVerdict verdict = NameJudge(m_data, rule).judge(name);
    const bool sandboxLike = verdict.environment == "sandbox"_L1;
    const bool partitioned = labels.size() == 2 &&
                             (m_data.partitions.contains(labels.at(1)) || verdict.kind == "typo"_L1) &&
                             !m_data.strayEndings.contains(labels.at(1));
    const bool broken = verdict.kind == "malformed"_L1 && !verdict.suggestion.isEmpty() && labels.size() <= 2;
    if (labels.size() > 1 && !partitioned && !sandboxLike && !broken)
        return {};
    if (verdict.accepted && verdict.reason.id.isEmpty() && path.size() > 1)
        verdict.reason = Problem{u"domain.path-dropped"_s, {{u"name"_s, verdict.subdomain}}};
    return verdict;
}

DomainVerdict HostJudge::judgeForeign(const QString &host) const
{
    static const QRegularExpression illegal(u"[^a-z0-9.-]|\\.\\.|^\\.|\\.$"_s);
    for (const QString &site : m_data.otherSites) {
        if (host == site || host.endsWith(u'.' + site))
            return refused(u"not_salesforce"_s, u"domain.not-salesforce"_s, host);
    }
    if (namesSalesforce(host) || host.endsWith("force.com"_L1))
        return refused(u"spoof"_s, u"domain.spoof"_s, host);
    if (illegal.match(host).hasMatch())
        return refused(u"malformed"_s, u"domain.illegal-character"_s, host);
    const QStringList labels = host.split(u'.');
    static const QStringList secondLevel{u"co"_s, u"com"_s, u"org"_s, u"net"_s, u"gov"_s, u"ac"_s, u"edu"_s};
    const bool country = labels.size() > 2 && labels.constLast().size() == 2 &&
                         secondLevel.contains(labels.at(labels.size() - 2));
    const qsizetype front = labels.size() - (country ? 3 : 2);
    if (front < 1 || labels.constFirst() == "www"_L1)
        return refused(u"not_salesforce"_s, u"domain.not-salesforce"_s, host);
    return refused(u"custom_domain"_s, u"domain.custom-domain"_s, host);
}

} // namespace keyway
