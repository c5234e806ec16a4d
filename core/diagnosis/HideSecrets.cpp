// SPDX-FileCopyrightText: 2026 The Keyway authors
// SPDX-License-Identifier: Apache-2.0

#include "core/diagnosis/TextRecogniser.h"

#include <QRegularExpression>

using namespace Qt::StringLiterals;

namespace keyway {

namespace {

/// PEM private keys, whole or cut off, with real or escaped line ends; the label stays, because it says
/// what kind of key it was. An end mark is looked for once per mark, so that the work stays linear.
QString withoutPemKeys(const QString &text)
{
    static const QRegularExpression begin(
        u"^-----BEGIN ?([ A-Z0-9_]{0,40}PRIVATE[ _]?KEY)[ A-Z0-9_]{0,20}-----"_s);
    static const QRegularExpression cutBody(u"^(?:\\s|\\\\[nr]|Proc-Type:[^\\r\\n\\\\]*|DEK-Info:[^"
                                            u"\\r\\n\\\\]*)*+(?:[A-Za-z0-9+/]{16,}+=*(?:\\s|\\\\[nr])*+)*+"
                                            "(?:[A-Za-z0-9+/]{0,15}={1,2})?"_s);
    constexpr qsizetype longest = 20000;
    const QString mark = u"-----BEGIN"_s;
    QString clean;
    qsizetype from = 0;
    qsizetype end = -1;
    for (auto at = text.indexOf(mark); at >= 0; at = text.indexOf(mark, qMax(from, at + 1))) {
        const auto match = begin.match(text.mid(at, 100));
        if (!match.hasMatch())
            continue;
        const qsizetype body = at + match.capturedEnd();
        clean += QStringView(text).mid(from, at - from);
        clean += u"[hidden "_s + match.captured(1).toLower() + u']';
        if (end != text.size() && end < body) {
            end = text.indexOf(u"-----END"_s, body);
            end = end < 0 ? text.size() : end;
        }
        if (end < text.size() && end - body < longest) {
            const qsizetype dashes = text.indexOf(u"-----"_s, end + 8);
            from = dashes >= 0 && dashes - end < 80 ? dashes + 5 : end + 8;
        } else {
            from = body + cutBody.match(text.mid(body, longest)).capturedLength();
        }
    }
    clean += QStringView(text).mid(from);
    return clean;
}

struct Pattern
{
    QRegularExpression expression;
    QString replacement;
};

const QList<Pattern> &patterns()
{
    const auto pattern = [](const QString &expression, const QString &replacement) {
        return Pattern{QRegularExpression(expression, QRegularExpression::CaseInsensitiveOption),
                       replacement};
    };
    const QString secretNames =
        u"client_?secret|consumer_?secret|app_?secret|(?<!expired_)password|passwd|pwd|pass_?phrase|refresh_?"
        u"token|access_?token|"
        "id_?token|assertion|private_?key(?:_?base64)?|security_?token|(?<!invalid_)session_?id|(?<![a-z])sid|api_?key|auth_?token|code_verifier"_s;
    const QString harNames = secretNames + u"|authorization|cookie|set-cookie|x-sfdc-session"_s;
    static const QList<Pattern> all{
        // Headers: everything to the end of the line, or to the quote that closes it.
        pattern(
            u"((?:proxy-)?authorization|x-sfdc-session|(?:set-)?cookie)(\\\\?[\"']?\\s*(?::|=>|=)\\s*)[^\\r\\n\"']*([\"'][^\\r\\n\"']*)?"_s,
            u"\\1\\2[hidden]"_s),
        pattern(
            u"(<(?:[a-z0-9]{1,20}:)?(?:session_?id|serversession|password|access_?token|refresh_?token|assertion|client_?secret)(?:\\s[^<>]{0,200})?>)[^<]*"_s,
            u"\\1[hidden]"_s),
        // "name": "value", name => 'value', --name "value": the quoted value.
        pattern(u"((?:"_s + secretNames +
                    u")[\"']?\\s*(?::|=>|=|\\s)\\s*)([\"'])(?:(?!\\2)[^\\r\\n\\\\]|\\\\.)*+"_s,
                u"\\1\\2[hidden]"_s),
        // The same inside another string, where every quote is escaped.
        pattern(u"((?:"_s + secretNames + u")\\\\[\"']\\s*:\\s*)(\\\\[\"'])(?:(?!\\2)[^\\r\\n])*+"_s,
                u"\\1\\2[hidden]"_s),
        // name=value, as in forms, addresses and environments; any prefix.
        pattern(u"((?:"_s + secretNames + u")\\s*=\\s*)(?!\\[hidden)[^\\s&;,\"'<>]+"_s, u"\\1[hidden]"_s),
        // name: value, and Go's map[name:value]; the name must stand alone, because codes end in PASSWORD
        // too.
        pattern(u"((?<![a-z0-9_/])(?:"_s + secretNames +
                    u")\\s*:\\s*)(?!\\[hidden|\\\\?[\"'])[^\\s,;\"'<>\\]\\}]+"_s,
                u"\\1[hidden]"_s),
        pattern(u"(--(?:password|client-secret|access-token|sfdx-auth-url)\\s+)[^\\s\"']+"_s,
                u"\\1[hidden]"_s),
        pattern(u"(\\b(?:bearer|basic|oauth)\\s+)[a-z0-9._~+/!%-]{16,}=*"_s, u"\\1[hidden]"_s),
        pattern(u"(://)[^\\s/@:]{1,200}:[^\\s/@]{1,200}@"_s, u"\\1[hidden]@"_s),
        pattern(u"force://[^\\s\"']+"_s, u"force://[hidden]"_s),
        // HAR: {"name": "sid", "value": "…"}, in either order.
        pattern(
            u"(\\\\?[\"']name\\\\?[\"']\\s*:\\s*\\\\?[\"'](?:"_s + harNames +
                u")\\\\?[\"']\\s*,\\s*\\\\?[\"']value\\\\?[\"']\\s*:\\s*\\\\?[\"'])[^\"'\\\\]*+(?:\\\\[^\"'][^\"'\\\\]*+)*+"_s,
            u"\\1[hidden]"_s),
        pattern(
            u"([\"']value[\"']\\s*:\\s*[\"'])[^\"']{0,20000}+([\"']\\s*,\\s*[\"']name[\"']\\s*:\\s*[\"'](?:"_s +
                harNames + u")[\"'])"_s,
            u"\\1[hidden]\\2"_s),
        // Whole, cut, and broken into lines: full lines follow, and one short one.
        pattern(
            u"(?:eyJ|ew0K|ewog|eyAi)[a-z0-9_+/=-]{6,}+(?:\\.[a-z0-9_+/"
            u"=-]*+)*+(?:(?:\\r?\\n|\\\\r?\\\\n|\\\\n)[ \\t>]{0,8}+"
            "[a-z0-9_.+/=-]{40,}+)*+(?<=[a-z0-9_.=-])(?:(?<=[a-z0-9_.=-]{40})(?:\\r?\\n|\\\\r?\\\\n|\\\\n)[ "
            "\\t>]{0,8}+"
            "[a-z0-9_.=-]{1,76}+(?=[\\s\"'\\\\]|$))?"_s,
            u"[hidden token]"_s),
        pattern(u"00D[a-z0-9]{9,15}(?:!|%21|\\\\u0021|&#33;)[a-z0-9._%+/-]{8,}"_s, u"[hidden token]"_s),
        pattern(u"5Aep[a-z0-9._]{20,}"_s, u"[hidden token]"_s),
        // A key in an address or a form.
        pattern(u"-----BEGIN(?:\\+|%20)[a-z0-9+%]{0,60}KEY-----[a-z0-9+/%=_-]*"_s, u"[hidden key]"_s),
        pattern(u"LS0tLS1CRUdJTi[a-z0-9+/=_-]*(?:\\r?\\n[a-z0-9+/=_-]{20,})*"_s, u"[hidden key]"_s),
        pattern(u"(?<![a-z0-9])[a-f0-9]{64}(?![a-z0-9])"_s, u"[hidden secret]"_s),
        // Bodies of keys whose first line was left out: several full lines, or one very long one.
        pattern(u"(?:(?<![a-z0-9+/=])[a-z0-9+/]{60,76}(?:\\r?\\n|\\\\n)\\s{0,8}){2,}[a-z0-9+/]{0,76}={0,2}"_s,
                u"[hidden key]"_s),
        pattern(u"MII[a-z0-9+/_-]{150,}={0,2}"_s, u"[hidden key]"_s),
        pattern(u"[a-z0-9+/_-]{400,}={0,2}"_s, u"[hidden]"_s),
    };
    return all;
}

enum class Letter { Upper, Lower, Digit, Joint, Other };

Letter kindOf(QChar c)
{
    if (c >= u'a' && c <= u'z')
        return Letter::Lower;
    if (c >= u'A' && c <= u'Z')
        return Letter::Upper;
    if (c >= u'0' && c <= u'9')
        return Letter::Digit;
    return QStringView(u"+/_.-").contains(c) ? Letter::Joint : Letter::Other;
}

/// Words, paths and class names seldom change between capitals, small letters and digits; what a machine
/// drew at random does it at more than every other letter.
bool looksRandom(QStringView run)
{
    constexpr qsizetype shortest = 24;
    // A consumer key is no secret, and support needs it.
    if (run.size() < shortest || (run.size() < 200 && run.contains("3MVG"_L1)))
        return false;
    qsizetype changes = 0;
    qsizetype letters[3] = {};
    for (qsizetype i = 0; i < run.size(); ++i) {
        const Letter kind = kindOf(run.at(i));
        if (kind < Letter::Joint)
            ++letters[int(kind)];
        changes += i > 0 && kind < Letter::Joint && kindOf(run.at(i - 1)) != kind;
    }
    return letters[0] > 0 && letters[1] > 0 && letters[2] > 0 && changes * 5 >= run.size() * 2;
}

/// The rest of keys and signatures whose marks were lost on the way.
QString withoutRandomRuns(const QString &text)
{
    QString clean;
    clean.reserve(text.size());
    const QStringView view(text);
    for (qsizetype at = 0; at < view.size();) {
        qsizetype end = at;
        while (end < view.size() && kindOf(view.at(end)) != Letter::Other)
            ++end;
        const QStringView run = view.mid(at, end - at);
        clean += looksRandom(run) ? u"[hidden]"_s : run.toString();
        if (end < view.size())
            clean += view.at(end++);
        at = end;
    }
    return clean;
}

} // namespace

QString hideSecrets(const QString &text)
{
    QString clean = withoutPemKeys(text);
    for (const Pattern &each : patterns())
        clean.replace(each.expression, each.replacement);
    return withoutRandomRuns(clean);
}

} // namespace keyway
