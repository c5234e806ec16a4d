// SPDX-FileCopyrightText: 2026 The Keyway authors
// SPDX-License-Identifier: Apache-2.0

#include "core/diagnosis/PastedAssertion.h"

#include "core/diagnosis/ClaimJudge.h"
#include "core/diagnosis/TextRecogniser.h"

#include <QJsonDocument>
#include <QRegularExpression>

using namespace Qt::StringLiterals;

namespace keyway {

namespace {

constexpr qsizetype longest = 64 * 1024;
constexpr qsizetype wrapping = 120; // letters beside the token that are still only wrapping

/// A JSON object in base64url; plain base64 and padding are read too, and found fault with elsewhere.
std::optional<QJsonObject> object(const QString &part)
{
    QByteArray bytes = part.toLatin1();
    bytes.replace('+', '-').replace('/', '_');
    while (bytes.endsWith('='))
        bytes.chop(1);
    const auto decoded = QByteArray::fromBase64Encoding(bytes, QByteArray::Base64UrlEncoding |
                                                                   QByteArray::AbortOnBase64DecodingErrors);
    if (!decoded)
        return std::nullopt;
    QJsonParseError mistake;
    const QJsonDocument document = QJsonDocument::fromJson(decoded.decoded, &mistake);
    if (mistake.error != QJsonParseError::NoError || !document.isObject())
        return std::nullopt;
    return document.object();
}

PastedAssertion malformed(const QString &what)
{
    PastedAssertion result;
    result.problems << Problem{u"claim.jwt.malformed"_s, {{u"what"_s, what}}};
    return result;
}

PastedAssertion judged(const QString &compact, const QDateTime &nowUtc)
{
    const QStringList parts = compact.split(u'.');
    if (parts.size() < 2)
        return malformed(u"it has only one part"_s);
    const auto header = object(parts.at(0));
    const auto claims = object(parts.at(1));
    if (!header)
        return malformed(u"its header cannot be read"_s);
    if (!claims)
        return malformed(u"its claims cannot be read"_s);
    PastedAssertion result = judgeClaims(*header, *claims, nowUtc);
    if (result.isAccessToken)
        return result;
    static const QRegularExpression plainBase64(u"[+/=]"_s);
    QString what;
    if (parts.size() != 3)
        what = u"it has %1 parts"_s.arg(parts.size());
    else if (parts.at(2).size() < 300) // RSA of 2048 bits makes 342
        what = parts.at(2).isEmpty() ? u"its signature is missing"_s : u"its signature is cut off"_s;
    else if (plainBase64.match(compact).hasMatch())
        what = u"it is plain base64, not base64url"_s;
    if (!what.isEmpty())
        result.problems.prepend({u"claim.jwt.malformed"_s, {{u"what"_s, what}}});
    return result;
}

/// What the token endpoint answers when all is well.
std::optional<PastedAssertion> tokenReply(const QString &text)
{
    if (!text.startsWith(u'{') || !text.contains("access_token"_L1))
        return std::nullopt;
    const QJsonObject reply = QJsonDocument::fromJson(text.toUtf8()).object();
    const QString token = reply.value("access_token"_L1).toString();
    if (token.isEmpty() || reply.contains("error"_L1))
        return std::nullopt;
    PastedAssertion result;
    result.isAccessToken = true;
    result.problems << Problem{u"claim.jwt.is-access-token"_s, {}};
    for (const QString &name : {u"scope"_s, u"instance_url"_s, u"token_type"_s})
        if (const QString value = reply.value(name).toString(); !value.isEmpty())
            result.claims << ClaimVerdict{name, hideSecrets(value.left(200)), {}};
    return result;
}

/// The claims before they are signed.
std::optional<PastedAssertion> unsignedClaims(const QString &text, const QDateTime &nowUtc)
{
    if (!text.startsWith(u'{'))
        return std::nullopt;
    const QJsonObject claims = QJsonDocument::fromJson(text.toUtf8()).object();
    const bool complete = claims.contains("iss"_L1) && claims.contains("aud"_L1);
    if (!complete || claims.contains("error"_L1) || claims.contains("access_token"_L1))
        return std::nullopt;
    return judgeClaims({}, claims, nowUtc);
}

const QRegularExpression &compactForm()
{
    // How base64 of "{" and a quote, blank or line end begins.
    static const QRegularExpression form(
        u"(?<![A-Za-z0-9_-])(?:eyJ|eyI|ewo|ew0K|eyA|ewk)[A-Za-z0-9_+/=-]{6,8000}"
        "(?:\\.[A-Za-z0-9_+/=-]{0,16000}){1,6}"_s);
    return form;
}

} // namespace

std::optional<PastedAssertion> readPastedAssertion(const QString &text, const QDateTime &nowUtc)
{
    if (text.size() > longest)
        return std::nullopt;
    const QString trimmed = text.trimmed();
    static const QRegularExpression opaque(
        u"^(?:[\\w\\s-]{0,40}[:=]\\s*)?(?:Bearer\\s+)?[\"'`]?00D[A-Za-z0-9]{9,15}(?:!|%21)[\\w.%]{8,}[\"'`,;]*$"_s,
        QRegularExpression::CaseInsensitiveOption);
    if (opaque.match(trimmed).hasMatch()) {
        PastedAssertion token;
        token.isAccessToken = true;
        token.problems << Problem{u"claim.jwt.is-access-token"_s, {}};
        return token;
    }
    if (auto token = tokenReply(trimmed))
        return token;
    if (auto claims = unsignedClaims(trimmed, nowUtc))
        return claims;
    // The mark before it, then everything that mail, consoles and source code put between its letters.
    static const QRegularExpression before(
        u"^.{0,100}?(?:assertion|access_token|token|jwt|bearer)[\"'`]?\\s*(?:[:=]|=>|\\s)\\s*(?=[\"'`]?e[yw])"_s,
        QRegularExpression::CaseInsensitiveOption | QRegularExpression::DotMatchesEverythingOption);
    static const QRegularExpression between(u"\\\\[nrt]|[\\s\"'`>\\\\]"_s);
    QString joined = trimmed;
    joined.remove(before).remove(between);
    const auto match = compactForm().match(joined);
    if (!match.hasMatch() || joined.size() - match.capturedLength() > wrapping)
        return std::nullopt;
    const PastedAssertion result = judged(match.captured(), nowUtc);
    // One word that happens to begin like a token is not a broken one.
    if (result.claims.isEmpty() && !object(match.captured().section(u'.', 0, 0)))
        return std::nullopt;
    return result;
}

std::optional<PastedAssertion> assertionInside(const QString &text)
{
    int seen = 0;
    for (auto each = compactForm().globalMatch(text.left(1024 * 1024)); each.hasNext() && seen < 50; ++seen) {
        const QStringList parts = each.next().captured().split(u'.');
        const auto header = object(parts.value(0));
        const auto claims = object(parts.value(1));
        if (!header || !claims || !claims->contains("iss"_L1))
            continue;
        PastedAssertion result = judgeClaims(*header, *claims, {});
        if (result.isAccessToken)
            continue;
        // What was sent and answered: only what Salesforce is known to refuse explains the answer.
        result.problems.removeIf([](const Problem &problem) { return problem.id.contains(".exp."_L1); });
        return result;
    }
    return std::nullopt;
}

} // namespace keyway
