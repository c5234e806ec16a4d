// SPDX-FileCopyrightText: 2026 The Keyway authors
// SPDX-License-Identifier: Apache-2.0

#include "core/salesforce/TextJudge.h"

#include "core/salesforce/EditDistance.h"

#include <QSet>
#include <QUrl>

namespace keyway {

using namespace Qt::StringLiterals;

namespace {

constexpr qsizetype LongestText = 4096;
constexpr int DeepestNesting = 3;

/// Control characters become blanks; marks that nobody sees go away.
QString visible(const QString &text)
{
    QString result;
    result.reserve(text.size());
    for (const QChar c : text) {
        if (c.category() == QChar::Other_Control || c.isSpace())
            result += u' ';
        else if (c.category() != QChar::Other_Format && c.unicode() != 0xFFFC)
            result += c;
    }
    return result.trimmed();
}

QString unwrapped(QString text)
{
    static const QRegularExpression quotes(u"^[\\s\"'`\u00AB\u00BB\u2018-\u201F\u2039\u203A]+"
                                           u"|[\\s\"'`\u00AB\u00BB\u2018-\u201F\u2039\u203A,;.\u2026]+$"_s);
    static const QRegularExpression brackets(u"^(?:<([^<>]*)>|\\(([^()]*)\\)|\\[([^\\[\\]]*)\\])$"_s);
    static const QRegularExpression ipv6(u"^\\[[0-9a-fA-F:.]+\\]$"_s);
    for (int round = 0; round < 4; ++round) {
        const QString earlier = text;
        text.remove(quotes);
        const QRegularExpressionMatch match = brackets.match(text);
        if (match.hasMatch() && !ipv6.match(text).hasMatch())
            text = match.captured(1) + match.captured(2) + match.captured(3);
        if (text == earlier)
            break;
    }
    return text;
}

bool startsAsUrl(const QString &text)
{
    static const QRegularExpression scheme(u"^[a-zA-Z][a-zA-Z0-9+.-]*://[^\\s]+$"_s);
    return scheme.match(text).hasMatch();
}

} // namespace

DomainVerdict TextJudge::wrongField(const QString &text) const
{
    for (const WrongFieldRule &rule : m_data.wrongField) {
        if (rule.pattern.match(text).hasMatch())
            return m_hosts.refused(rule.kind, rule.reason);
    }
    return {};
}

DomainVerdict TextJudge::judge(const QString &text) const
{
    const QString cut = text.left(LongestText);
    const QString clean = unwrapped(visible(cut));
    const DomainVerdict elsewhere = wrongField(clean);
    DomainVerdict verdict;
    if (!elsewhere.kind.isEmpty() && !startsAsUrl(clean))
        verdict = elsewhere;
    else if (text.size() > LongestText)
        verdict = m_hosts.refused(u"malformed"_s, u"domain.too-long"_s);
    else if (visible(cut).isEmpty())
        verdict = m_hosts.refused(u"empty"_s, u"domain.empty"_s);
    else
        verdict = judgeClean(clean, 0);
    // A session id in the query of a good address is dropped like the query, and not kept either.
    const bool hidden = verdict.isSecret() || elsewhere.isSecret();
    verdict.input = !hidden                  ? (text.size() > LongestText ? text.left(80) : text)
                    : verdict.host.isEmpty() ? u"[hidden]"_s
                                             : verdict.host;
    return verdict;
}

DomainVerdict TextJudge::judgeClean(const QString &text, int depth) const
{
    if (text.isEmpty() || depth > DeepestNesting)
        return m_hosts.refused(u"malformed"_s, u"domain.no-host"_s);
    static const QRegularExpression template_(
        u"^[^/?#\\s]*(?:\\{\\{[^}]*\\}\\}|<[^<>./:]+>|\\[[^\\[\\]./:]+\\]|\\$\\{[^}]*\\})\\s*\\."_s);
    QString afterScheme = text;
    static const QRegularExpression scheme(u"^[a-z]+://"_s, QRegularExpression::CaseInsensitiveOption);
    afterScheme.remove(scheme);
    if (template_.match(afterScheme).hasMatch())
        return m_hosts.refused(u"placeholder"_s, u"domain.placeholder"_s);
    if (text.contains(u' '))
        return judgeSentence(text, depth);
    return judgeGlued(text, depth);
}

DomainVerdict TextJudge::judgeUrl(const QString &text, int depth) const
{
    static const QRegularExpression ipv6(u"^\\[?(?=[^:]*:[^:]*:)[0-9a-fA-F:]+(?:[0-9.]*)(?:%[\\w]+)?\\]?$"_s);
    static const QRegularExpression email(u"^[^@\\s/:?#]+@[^@\\s/:?#]+$"_s);
    static const QRegularExpression scheme(u"^([a-zA-Z][a-zA-Z0-9+-]*)([:;.]*[/\\\\]+|[:;]+)(.*)$"_s);
    if (ipv6.match(text).hasMatch())
        return m_hosts.refused(u"ip_literal"_s, u"domain.ip-address"_s, text);
    if (text.startsWith("mailto:"_L1, Qt::CaseInsensitive))
        return m_hosts.refused(u"email"_s, u"domain.email"_s);
    if (email.match(text).hasMatch())
        return m_hosts.namesSalesforce(text.section(u'@', 0, 0))
                   ? m_hosts.refused(u"spoof"_s, u"domain.spoof"_s)
                   : m_hosts.refused(u"email"_s, u"domain.email"_s);
    if (text.startsWith("http%3A"_L1, Qt::CaseInsensitive) ||
        text.startsWith("https%3A"_L1, Qt::CaseInsensitive)) {
        const DomainVerdict inner = judgeClean(QUrl::fromPercentEncoding(text.toUtf8()), depth + 1);
        return m_hosts.behind(inner, u"malformed"_s, u"domain.encoded"_s);
    }
    const QRegularExpressionMatch match = scheme.match(text);
    if (!match.hasMatch())
        return judgeAuthority(text.startsWith("//"_L1) ? text.mid(2) : text, text.startsWith("//"_L1));
    const QString word = match.captured(1).toLower();
    const QString separator = match.captured(2);
    const QString rest = match.captured(3);
    const bool looksHttp = editDistance(word, u"https", 2) <= 2 || editDistance(word, u"http", 1) <= 1;
    if (looksHttp && (word.startsWith(u'h') || word.startsWith(u't')) && rest.size() > 2) {
        const bool right = (word == "http"_L1 || word == "https"_L1) && separator == "://"_L1;
        const bool label = separator == u"/" && word != "http"_L1 && word != "https"_L1;
        const DomainVerdict inner = label ? judgeAuthority(text, false) : judgeAuthority(rest, true);
        static const QRegularExpression again(u"^https?[:/]"_s, QRegularExpression::CaseInsensitiveOption);
        if (again.match(rest).hasMatch())
            return m_hosts.behind(judgeClean(rest, depth + 1), u"typo"_s, u"domain.scheme-misspelt"_s);
        if (right || label || (!inner.accepted && inner.suggestion.isEmpty()))
            return inner;
        return m_hosts.behind(inner, u"typo"_s, u"domain.scheme-misspelt"_s);
    }
    if (word == "http"_L1 || word == "https"_L1)
        return judgeAuthority(rest, true);
    if (m_data.refusedSchemes.contains(word) && separator.contains(u':')) {
        DomainVerdict verdict = m_hosts.refused(u"not_a_url"_s, u"domain.not-https"_s);
        return verdict;
    }
    if (!separator.contains(u':') && !separator.contains(u';'))
        return judgeAuthority(text, false);
    if (separator == "://"_L1) {
        const DomainVerdict inner = judgeAuthority(rest, true);
        return inner.kind == "userinfo"_L1 ? inner
                                           : m_hosts.behind(inner, u"not_a_url"_s, u"domain.not-https"_s);
    }
    static const QRegularExpression port(u"^:\\d+(?:[/?#].*)?$"_s);
    if (port.match(separator + rest).hasMatch() || rest.isEmpty())
        return judgeAuthority(text, false);
    if (rest.contains(u'@'))
        return judgeAuthority(text, false);
    const DomainVerdict inner = judgeSentence(rest, depth + 1); // "domain:acme.my.salesforce.com"
    return inner.kind == "prose"_L1 || inner.kind == "multiple_hosts"_L1
               ? inner
               : m_hosts.refused(u"not_a_url"_s, u"domain.not-https"_s);
}

DomainVerdict TextJudge::judgeAuthority(const QString &rest, bool hasScheme) const
{
    static const QRegularExpression end(u"[/?#\\\\]"_s);
    qsizetype cut = rest.indexOf(end);
    const QString authority = cut < 0 ? rest : rest.left(cut);
    const QString path = cut < 0 ? QString() : rest.mid(cut);
    QString host = authority.mid(authority.lastIndexOf(u'@') + 1).toLower();
    if (host.startsWith(u'['))
        return m_hosts.refused(u"ip_literal"_s, u"domain.ip-address"_s, host);
    static const QRegularExpression portPattern(u":([^:]*)$"_s);
    QString port;
    if (const QRegularExpressionMatch match = portPattern.match(host); match.hasMatch()) {
        port = match.captured(1);
        host.chop(match.capturedLength());
    }
    while (host.endsWith(u'.'))
        host.chop(1);
    static const QRegularExpression number(u"^(?:0x[0-9a-f]+|\\d+)(?:\\.(?:0x[0-9a-f]+|\\d+)){0,7}$"_s);
    if (number.match(host).hasMatch() && (hasScheme || host.contains(u'.')))
        return m_hosts.refused(u"ip_literal"_s, u"domain.ip-address"_s, host);
    if (host.isEmpty())
        return m_hosts.refused(u"malformed"_s, u"domain.no-host"_s);

    DomainVerdict verdict;
    const QString decoded = host.contains(u'%') && !m_data.placeholderCharacters.match(host).hasMatch()
                                ? QUrl::fromPercentEncoding(host.toUtf8())
                                : host;
    if (decoded != host) {
        verdict = m_hosts.behind(m_hosts.judge(decoded.toLower(), path), u"malformed"_s, u"domain.encoded"_s);
    } else if (host.contains(u',')) {
        const DomainVerdict inner = m_hosts.judge(QString(host).replace(u',', u'.'), path);
        verdict = m_hosts.behind(inner, u"typo"_s, u"domain.comma"_s);
    } else {
        verdict = m_hosts.judge(host, path);
    }
    const bool foreign = verdict.kind == "custom_domain"_L1 || verdict.kind == "not_salesforce"_L1;
    static const QRegularExpression elsewhere(u"(?:salesforce|force)\\.(?:com|mil)"_s);
    if (foreign && elsewhere.match(QUrl::fromPercentEncoding(rest.toLower().toUtf8())).hasMatch())
        return m_hosts.refused(u"spoof"_s, u"domain.spoof"_s, host);
    if (authority.contains(u'@'))
        return verdict.kind == "spoof"_L1 ? verdict
                                          : m_hosts.behind(verdict, u"userinfo"_s, u"domain.user-info"_s);
    if (!port.isEmpty() && port != "443"_L1 && verdict.accepted)
        return m_hosts.behind(verdict, u"unexpected_port"_s, u"domain.port"_s);
    return verdict;
}

} // namespace keyway
