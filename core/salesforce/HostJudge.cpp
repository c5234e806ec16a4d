// SPDX-FileCopyrightText: 2026 The Keyway authors
// SPDX-License-Identifier: Apache-2.0

#include "core/salesforce/HostJudge.h"

#include "core/salesforce/EditDistance.h"
#include "core/salesforce/Lookalikes.h"
#include "core/salesforce/NameJudge.h"

namespace keyway {

using namespace Qt::StringLiterals;

namespace {

/// What stands before ".suffix"; null when the host does not end so.
QString before(const QString &host, const QString &suffix)
{
    if (host == suffix)
        return u""_s;
    return host.endsWith(u'.' + suffix) ? host.chopped(suffix.size() + 1) : QString();
}

QString sitePath(const QString &path)
{
    const QString first = path.section(u'/', 1, 1).section(u'?', 0, 0).section(u'#', 0, 0);
    static const QStringList notSites{u"s"_s, u"login"_s, u"services"_s, u"secur"_s};
    return first.isEmpty() || notSites.contains(first) ? QString() : u'/' + first;
}

} // namespace

DomainVerdict HostJudge::refused(const QString &kind, const QString &reason, const QString &host) const
{
    DomainVerdict verdict;
    verdict.kind = kind;
    verdict.environment = u"unknown"_s;
    verdict.reason =
        Problem{reason, {{u"host"_s, host.left(120)}, {u"name"_s, host.left(120)}, {u"suggestion"_s, {}}}};
    return verdict;
}

DomainVerdict HostJudge::behind(const DomainVerdict &inner, const QString &kind, const QString &reason) const
{
    DomainVerdict verdict = refused(kind, reason, inner.host);
    verdict.environment = inner.environment;
    verdict.audience = inner.audience;
    verdict.suggestion = inner.suggestion.isEmpty() ? inner.subdomain : inner.suggestion;
    verdict.reason.facts[u"suggestion"_s] = verdict.suggestion;
    return verdict;
}

bool HostJudge::namesSalesforce(const QString &text) const
{
    static const QRegularExpression pattern(u"salesforce|(?:^|[./@=])force\\.com"_s);
    return pattern.match(text.toLower()).hasMatch();
}

DomainVerdict HostJudge::judge(const QString &host, const QString &path) const
{
    if (m_data.placeholderCharacters.match(host).hasMatch())
        return refused(u"placeholder"_s, u"domain.placeholder"_s, host);
    if (std::any_of(host.begin(), host.end(), [](QChar c) { return c.unicode() > 126; }))
        return judgeUnicode(host, path);
    if (host.startsWith("xn--"_L1) || host.contains(".xn--"_L1))
        return judgePunycode(host, path);
    return judgeAscii(host, path);
}

DomainVerdict HostJudge::judgeUnicode(const QString &host, const QString &path) const
{
    const AsciiForm form = asciiForm(host);
    const DomainVerdict inner = judgeAscii(form.text, path);
    if (form.wordProcessorDash && inner.environment == "sandbox"_L1)
        return behind(inner, u"malformed_sandbox"_s, u"domain.word-processor-dash"_s);
    DomainVerdict verdict = behind(
        inner, u"idn"_s, form.wordProcessorDash ? u"domain.word-processor-dash"_s : u"domain.not-ascii"_s);
    verdict.reason.facts[u"host"_s] = host.left(120);
    if (!form.sure)
        verdict.suggestion.clear();
    if (!form.sure && inner.kind == "typo"_L1) { // the foreign letter stands in Salesforce's own part
        verdict.environment = u"unknown"_s;
        verdict.audience.clear();
    }
    return verdict;
}

DomainVerdict HostJudge::judgePunycode(const QString &host, const QString &path) const
{
    // The rest of the host still tells the environment; its "--" must not be read as a sandbox.
    DomainVerdict verdict =
        behind(judgeAscii(QString(host).replace("xn--"_L1, "xn"_L1).replace("--"_L1, "-"_L1), path), u"idn"_s,
               u"domain.punycode"_s);
    verdict.suggestion.clear();
    return verdict;
}

DomainVerdict HostJudge::judgeAscii(const QString &host, const QString &path) const
{
    for (const HostRule &rule : m_data.hosts) {
        if (rule.host == host) {
            DomainVerdict verdict = refused(rule.kind, rule.reason, host);
            verdict.environment = rule.environment;
            verdict.audience =
                rule.audience.isEmpty() ? m_data.audiences.value(rule.environment) : rule.audience;
            return verdict;
        }
    }
    for (const QString &proxy : m_data.proxies) {
        if (const QString inner = before(host, proxy); !inner.isEmpty())
            return judgeProxy(inner, path, host);
    }
    qsizetype misspeltLength = 0;
    for (const Misspelling &entry : m_data.misspelt) {
        if (!before(host, entry.suffix).isEmpty()) {
            misspeltLength = entry.suffix.size();
            break;
        }
    }
    for (const SuffixRule &rule : m_data.suffixes) {
        if (!before(host, rule.suffix).isNull() && rule.suffix.size() > misspeltLength)
            return judgeSuffix(rule, host, path);
    }
    QStringList named = host.section(u'.', 0, 0).split("--"_L1);
    for (QString &part : named) {
        part.remove(u'-').remove(u'_');
        if (m_data.placeholderWords.match(part).hasMatch())
            return refused(u"placeholder"_s, u"domain.placeholder"_s, host);
    }
    const DomainVerdict misspelt = judgeMisspelt(host);
    if (!misspelt.kind.isEmpty())
        return misspelt;
    for (const QString &domain : m_data.companyDomains) {
        if (!before(host, domain).isNull())
            return judgeCompany(domain, host);
    }
    const DomainVerdict bare = judgeBare(host, path);
    return bare.kind.isEmpty() ? judgeForeign(host) : bare;
}

DomainVerdict HostJudge::judgeProxy(const QString &inner, const QString &path, const QString &host) const
{
    DomainVerdict verdict = judge(inner, path);
    if (verdict.accepted && inner.contains(u'.')) {
        verdict.kind += "_via_mcas"_L1;
        return verdict;
    }
    if (verdict.kind == "login_host"_L1 || verdict.kind == "instance_host"_L1 ||
        verdict.kind == "malformed_sandbox"_L1)
        return verdict;
    verdict = refused(u"proxy_unresolvable"_s, u"domain.proxy"_s, host);
    static const QRegularExpression folded(
        u"^(.+?)-(?:my-salesforce|lightning-force|my-salesforce-setup)-com$"_s);
    const QRegularExpressionMatch match = folded.match(inner);
    if (!match.hasMatch())
        return verdict;
    QString name = match.captured(1);
    const QString last = name.section(u'-', -1);
    if (m_data.partitions.contains(last) && name.size() > last.size() + 1)
        name[name.size() - last.size() - 1] = u'.';
    verdict.suggestion = name;
    return verdict;
}

DomainVerdict HostJudge::judgeSuffix(const SuffixRule &rule, const QString &host, const QString &path) const
{
    QString name = before(host, rule.suffix);
    if (!rule.accept && rule.environment == "internal"_L1)
        return judgeRefusedSuffix(rule, name, host, path);
    for (QString part : name.section(u'.', 0, 0).split("--"_L1)) {
        if (m_data.placeholderWords.match(part.remove(u'-').remove(u'_')).hasMatch())
            return refused(u"placeholder"_s, u"domain.placeholder"_s, host);
    }
    // A form that appended the suffix to a whole address.
    for (const SuffixRule &other : m_data.suffixes) {
        if (other.fuzzy && rule.accept && !before(name, other.suffix).isEmpty())
            return behind(judgeSuffix(other, name, path), u"typo"_s, u"domain.suffix-twice"_s);
    }
    QStringList labels = name.split(u'.');
    if (rule.instance && NameJudge::isInstance(m_data, labels.constLast())) {
        const QString instance = labels.takeLast();
        name = labels.join(u'.');
        const qsizetype joints = name.count("--"_L1);
        // One joint is the package's; on a sandbox instance there would have to be another for the sandbox.
        if (joints == 0 || (joints == 1 && NameJudge::isSandboxInstance(m_data, instance)))
            return judgeInstance(instance, host);
    }
    if (rule.package) {
        const qsizetype joint = labels.constFirst().lastIndexOf("--"_L1);
        if (joint <= 0) {
            DomainVerdict verdict =
                behind(NameJudge(m_data, rule).judge(name), u"malformed"_s, u"domain.no-package"_s);
            verdict.reason.facts[u"host"_s] = host.left(120);
            return verdict;
        }
        labels.first().truncate(joint);
        name = labels.join(u'.');
    }
    if (!rule.accept)
        return judgeRefusedSuffix(rule, name, host, path);
    DomainVerdict verdict = NameJudge(m_data, rule).judge(name);
    if (!verdict.accepted)
        verdict.reason.facts.insert(u"host"_s, host.left(120));
    return verdict;
}

DomainVerdict HostJudge::judgeRefusedSuffix(const SuffixRule &rule, const QString &name, const QString &host,
                                            const QString &path) const
{
    const DomainVerdict inner = NameJudge(m_data, rule).judge(name);
    const bool sandbox = inner.environment == "sandbox"_L1;
    DomainVerdict verdict = refused(rule.kind, rule.reason, host);
    verdict.environment = rule.environment.isEmpty() ? inner.environment
                          : sandbox                  ? rule.sandboxEnvironment
                                                     : rule.environment;
    verdict.audience = m_data.audiences.value(verdict.environment);
    if (rule.hasAudience) {
        verdict.audience = sandbox ? rule.sandboxAudience : rule.audience;
        verdict.audience.replace("{host}"_L1, host)
            .replace("{name}"_L1, name)
            .replace("{site}"_L1, sitePath(path));
    }
    if (rule.suggest)
        verdict.suggestion = inner.suggestion.isEmpty() ? inner.subdomain : inner.suggestion;
    verdict.reason.facts[u"suggestion"_s] = verdict.suggestion;
    return verdict;
}

DomainVerdict HostJudge::judgeInstance(const QString &label, const QString &host) const
{
    DomainVerdict verdict = refused(u"instance_host"_s, u"domain.instance-host"_s, host);
    verdict.environment = NameJudge::isSandboxInstance(m_data, label) ? u"sandbox"_s : u"production"_s;
    verdict.audience = m_data.audiences.value(verdict.environment);
    return verdict;
}

DomainVerdict HostJudge::judgeCompany(const QString &domain, const QString &host) const
{
    const DomainVerdict company = refused(u"not_an_org"_s, u"domain.not-an-org"_s, host);
    const QString name = before(host, domain);
    if (name.isEmpty())
        return company;
    const QStringList labels = name.split(u'.');
    const QString first = QString(labels.constFirst()).remove(u"-api"_s);
    const bool hyperforce = labels.size() == 2 && labels.at(1).startsWith("sfdc-"_L1);
    if ((labels.size() == 1 || hyperforce) && NameJudge::isInstance(m_data, first))
        return judgeInstance(first, host);
    if (m_data.companyNames.contains(labels.constLast()) && labels.size() == 1)
        return name == "my"_L1 || name == "lightning"_L1 ? refused(u"malformed"_s, u"domain.no-name"_s, host)
                                                         : company;
    if (domain == "force.com"_L1)
        return judgeOldSite(labels, host);
    if (domain != "salesforce.com"_L1 || m_data.companyNames.contains(labels.constLast()))
        return company;
    SuffixRule login;
    login.suffix = m_data.loginSuffix;
    login.kind = u"my_domain"_s;
    login.legacyKind = u"my_domain_legacy_sandbox"_s;
    const QString meant = name.endsWith("-my"_L1) ? name.chopped(3) : name;
    DomainVerdict inner = NameJudge(m_data, login).judge(meant);
    if (inner.accepted || !inner.suggestion.isEmpty()) {
        inner = behind(inner, u"typo"_s, u"domain.my-missing"_s);
        inner.reason.facts[u"host"_s] = host.left(120);
        return inner;
    }
    return company;
}

DomainVerdict HostJudge::judgeOldSite(const QStringList &labels, const QString &host) const
{
    DomainVerdict verdict = refused(u"experience_site_legacy"_s, u"domain.old-site"_s, host);
    const QString first = labels.constFirst();
    const bool sandbox = first.startsWith("sandbox-"_L1) || first.contains("--"_L1) ||
                         NameJudge::isSandboxInstance(m_data, labels.constLast());
    verdict.environment = first.endsWith("-developer-edition"_L1) ? u"developer"_s
                          : sandbox                               ? u"sandbox"_s
                                                                  : u"production"_s;
    return verdict;
}

} // namespace keyway
