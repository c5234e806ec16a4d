// SPDX-FileCopyrightText: 2026 The Keyway authors
// SPDX-License-Identifier: Apache-2.0

#include "core/connection/Connection.h"
#include "core/connection/PastedText.h"

#include <QRegularExpression>

using namespace Qt::StringLiterals;

namespace keyway {

namespace {

/// Keys that Salesforce makes have about 85 characters. Further off than this deserves a second look.
constexpr qsizetype shortestUsualKey = 80;
constexpr qsizetype longestUsualKey = 95;

std::optional<Problem> problem(const QString &id, const QMap<QString, QString> &facts = {})
{
    return Problem{id, facts};
}

bool hasBlank(const QString &text)
{
    // The invisible ones come along when text is copied from a web page or a chat.
    static const QRegularExpression blank(u"[\\s\\x{200B}-\\x{200D}\\x{2060}\\x{FEFF}]"_s,
                                          QRegularExpression::UseUnicodePropertiesOption);
    return blank.match(text).hasMatch();
}

/// "U+201C “": a look-alike needs its number to be told apart.
QString describe(const QString &character)
{
    const char32_t code = character.toUcs4().value(0);
    const QString number = QString::number(static_cast<uint>(code), 16).toUpper().rightJustified(4, u'0');
    return u"%1 (U+%2)"_s.arg(character, number);
}

} // namespace

std::optional<Problem> judgeConsumerKey(const QString &text)
{
    static const QRegularExpression unexpected(u"[^A-Za-z0-9._=+/-]"_s);
    if (text.trimmed().isEmpty())
        return problem(u"consumer-key.empty"_s);
    const PastedKind kind = recognise(text);
    switch (kind) {
    case PastedKind::PrivateKey:
        return problem(u"consumer-key.is-private-key"_s);
    case PastedKind::Certificate:
        return problem(u"consumer-key.is-certificate"_s);
    case PastedKind::ConsumerSecret:
        return problem(u"consumer-key.is-secret"_s);
    case PastedKind::Token:
        return problem(u"consumer-key.is-token"_s);
    case PastedKind::Address:
        return problem(u"consumer-key.is-address"_s);
    case PastedKind::ConsumerKey:
    case PastedKind::Other:
        break;
    }
    if (hasBlank(text))
        return problem(u"consumer-key.blank-inside"_s);
    if (text.contains(u'@'))
        return problem(u"consumer-key.is-username"_s);
    const auto strange = unexpected.match(text);
    if (strange.hasMatch())
        return problem(u"consumer-key.unexpected-character?"_s,
                       {{u"character"_s, describe(strange.captured())}});
    if (kind != PastedKind::ConsumerKey)
        return problem(u"consumer-key.unusual?"_s, {{u"length"_s, QString::number(text.size())}});
    if (text.size() < shortestUsualKey)
        return problem(u"consumer-key.looks-cut?"_s, {{u"length"_s, QString::number(text.size())}});
    if (text.size() > longestUsualKey)
        return problem(u"consumer-key.looks-long?"_s, {{u"length"_s, QString::number(text.size())}});
    return std::nullopt;
}

std::optional<Problem> judgeUsername(const QString &text)
{
    static const QRegularExpression unexpected(u"[<>\"“”„,;:()\\[\\]\\\\]"_s);
    static const QRegularExpression emailForm(u"^[^@]+@[^@.]+(\\.[^@.]+)+$"_s);
    if (text.trimmed().isEmpty())
        return problem(u"username.empty"_s);
    switch (recognise(text)) {
    case PastedKind::PrivateKey:
        return problem(u"username.is-private-key"_s);
    case PastedKind::Certificate:
        return problem(u"username.is-certificate"_s);
    case PastedKind::ConsumerSecret:
        return problem(u"username.is-secret"_s);
    case PastedKind::ConsumerKey:
        return problem(u"username.is-consumer-key"_s);
    case PastedKind::Token:
        return problem(u"username.is-token"_s);
    case PastedKind::Address:
        return problem(u"username.is-address"_s);
    case PastedKind::Other:
        break;
    }
    if (hasBlank(text))
        return problem(u"username.blank-inside"_s);
    if (!text.contains(u'@'))
        return problem(u"username.no-at"_s);
    const auto strange = unexpected.match(text);
    if (strange.hasMatch())
        return problem(u"username.unexpected-character"_s, {{u"character"_s, describe(strange.captured())}});
    if (!emailForm.match(text).hasMatch())
        return problem(u"username.not-email-form"_s);
    return std::nullopt;
}

bool isWarning(const Problem &problem)
{
    return problem.id.endsWith(u'?');
}

} // namespace keyway
