// SPDX-FileCopyrightText: 2026 The Keyway authors
// SPDX-License-Identifier: Apache-2.0

#include "core/salesforce/TextJudge.h"

#include <QSet>

// The second half of TextJudge: more than one word, where a host may stand somewhere inside.

namespace keyway {

using namespace Qt::StringLiterals;

bool TextJudge::isSalesforceHost(const DomainVerdict &verdict) const
{
    static const QStringList others{u"custom_domain"_s, u"not_salesforce"_s, u"email"_s,
                                    u"not_a_url"_s,     u"malformed"_s,      u"ip_literal"_s,
                                    u"spoof"_s,         u"empty"_s,          u"pasted_secret"_s,
                                    u"org_id"_s,        u"multiple_hosts"_s};
    if (verdict.kind.startsWith("bare"_L1))
        return verdict.subdomain.contains(u'.') || verdict.subdomain.contains("--"_L1);
    return !others.contains(verdict.kind);
}

DomainVerdict TextJudge::judgeGlued(const QString &text, int depth) const
{
    // Two addresses with only a comma between them read as one address with a long path.
    static const QRegularExpression list(u"[,;|]+(?=https?://)"_s, QRegularExpression::CaseInsensitiveOption);
    if (depth == 0 && text.contains(list)) {
        const DomainVerdict parts = judgeSentence(QString(text).replace(list, u" "_s), depth + 1);
        if (parts.kind == "multiple_hosts"_L1)
            return parts;
    }
    const DomainVerdict whole = judgeUrl(text, depth);
    static const QRegularExpression glue(u"[=,;|(){}\\[\\]\"'<>]+"_s);
    const bool json = whole.kind == "placeholder"_L1 && text.contains(u'"');
    const bool broken = json || whole.kind == "malformed"_L1 || whole.kind == "typo"_L1;
    if (!broken || depth > 0 || !text.contains(glue))
        return whole;
    const DomainVerdict parts = judgeSentence(QString(text).replace(glue, u" "_s), depth + 1);
    const bool better =
        parts.kind == "multiple_hosts"_L1 || (parts.kind == "prose"_L1 && whole.kind != "typo"_L1);
    return better ? parts : whole;
}

DomainVerdict TextJudge::judgeSentence(const QString &text, int depth) const
{
    static const QRegularExpression gaps(
        u"[\\s|<>()\\[\\]\"'`\u00AB\u00BB\u2018-\u201F=]+|[,;](?=\\s|https?:|$)"_s);
    static const QRegularExpression ends(u"^[.,;:!\\-\u2013\u2014\u2022*]+(?=[^-]|$)|[.,;:!?]+$"_s);
    QStringList words = text.split(gaps, Qt::SkipEmptyParts);
    for (QString &word : words)
        word.remove(ends);
    words.removeAll(QString());
    return judgeWords(text, words, depth);
}

DomainVerdict TextJudge::judgeWords(const QString &text, const QStringList &words, int depth) const
{
    QSet<QString> names;
    DomainVerdict found;
    bool email = false;
    int urls = 0;
    for (const QString &word : words) {
        const DomainVerdict verdict = judgeUrl(word, depth + 1);
        if (verdict.kind == "userinfo"_L1)
            return verdict;
        email = email || verdict.kind == "email"_L1;
        urls += word.contains("://"_L1) ? 1 : 0;
        // Single words of a sentence name nothing, except a sandbox: "domain" or "status" is just a word
        // here.
        if (!isSalesforceHost(verdict) || !(word.contains(u'.') || word.contains("--"_L1)))
            continue;
        const QString name = verdict.accepted ? verdict.subdomain : verdict.suggestion;
        names.insert(name.isEmpty() ? word.toLower() : name);
        if (found.kind.isEmpty() || found.subdomain.isEmpty())
            found = verdict;
    }
    if (names.size() > 1 || (names.isEmpty() && urls > 1))
        return m_hosts.refused(u"multiple_hosts"_s, u"domain.two-hosts"_s);
    // "salesforce.com" alone is what is left of an address with a blank inside; see below.
    if (names.size() == 1 && found.kind != "not_an_org"_L1) {
        if (found.kind == "placeholder"_L1)
            return found;
        return m_hosts.behind(found, u"prose"_s, u"domain.sentence"_s);
    }
    if (email)
        return m_hosts.refused(u"email"_s, u"domain.email"_s);
    // "acme . my . salesforce . com", or one address broken over two lines.
    static const QRegularExpression aroundDots(u"\\s*\\.\\s*"_s);
    QString joined = QString(text).replace(aroundDots, u"."_s).trimmed();
    if (words.size() == 2)
        joined.remove(u' ');
    else if (!text.contains(u'.') && !words.isEmpty() && words.constLast() == "com"_L1)
        joined = words.join(u'.');
    if (joined.contains(u'.') && !joined.contains(u' ')) {
        const DomainVerdict verdict = judgeUrl(joined, depth + 1);
        if (isSalesforceHost(verdict) && (verdict.accepted || !verdict.suggestion.isEmpty()))
            return m_hosts.behind(verdict, u"malformed"_s, u"domain.blank-inside"_s);
    }
    if (!found.kind.isEmpty())
        return m_hosts.behind(found, u"prose"_s, u"domain.not-an-org"_s);
    DomainVerdict verdict = m_hosts.refused(u"malformed"_s, u"domain.blank-inside"_s);
    static const QRegularExpression plain(u"^[a-z0-9](?:[a-z0-9-]*[a-z0-9])?$"_s);
    if (words.size() == 2 && plain.match(words.at(0).toLower()).hasMatch() &&
        plain.match(words.at(1).toLower()).hasMatch()) {
        const QString second = words.at(1).toLower();
        verdict.suggestion = m_data.sandboxWords.contains(second)
                                 ? words.at(0).toLower() + "--"_L1 + second + ".sandbox"_L1
                                 : words.at(0).toLower() + u'-' + second;
        return verdict;
    }
    verdict.reason.id = u"domain.no-host"_s;
    return verdict;
}

} // namespace keyway
