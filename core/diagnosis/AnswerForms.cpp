// SPDX-FileCopyrightText: 2026 The Keyway authors
// SPDX-License-Identifier: Apache-2.0

#include "core/diagnosis/AnswerForms.h"

#include <QUrl>

#include <algorithm>
#include <utility>

using namespace Qt::StringLiterals;

namespace keyway::forms {

namespace {

QString codeIn(const QString &text)
{
    return textPatterns().anyCode.match(text).captured();
}

QString trimmedWords(QString words)
{
    static const QRegularExpression audienceNote(u"\\s*\\[audience=[^\\]]*\\]?\\s*$"_s);
    words.remove(audienceNote);
    while (!words.isEmpty() && u"\"',;"_s.contains(words.back()))
        words.chop(1);
    return words.simplified().left(literalLength);
}

QString element(const QString &text, const QString &names)
{
    const QRegularExpression tag =
        expression(u"<(?:[a-z0-9]{1,20}:)?(?:"_s + names +
                   u")(?:\\s[^<>]{0,200})?>\\s*(?:[a-z0-9]{1,20}:)?([^<]{1,1000})<"_s);
    return tag.match(text).captured(1).simplified();
}

} // namespace

const TextPatterns &textPatterns()
{
    // Compiled in and judged by a test; without it nothing would be recognised, and nothing would break.
    static const TextPatterns patterns =
        TextPatterns::load(u":/keyway/diagnosis/recogniser.json"_s).value_or(TextPatterns{});
    return patterns;
}

QRegularExpression expression(const QString &pattern)
{
    return QRegularExpression(pattern, QRegularExpression::CaseInsensitiveOption);
}

QString usualSpelling(const QString &code)
{
    for (const QString &known : textPatterns().codes)
        if (known.compare(code, Qt::CaseInsensitive) == 0)
            return known;
    return code;
}

QList<Answer> fromObjects(const QString &text)
{
    static const QRegularExpression field =
        expression(u"[\"']?\\b(error|errorcode|exceptioncode|error_description|errordescription|message|"
                   u"exceptionmessage|error_code)[\"']?\\s*[:=]\\s*"
                   "(?:\"([^\"\\r\\n]{0,2000})\"|'([^'\\r\\n]{0,2000})'|([A-Za-z0-9_.-]{3,60}))"_s);
    QList<Answer> answers;
    Answer open;
    const auto close = [&] {
        if (!open.code.isEmpty())
            answers << open;
        open = {};
    };
    qsizetype lastEnd = 0;
    int seen = 0;
    for (auto each = field.globalMatch(text); each.hasNext() && seen < 2000; ++seen) {
        const auto match = each.next();
        // Far apart means two different answers.
        if (match.capturedStart() - lastEnd > 400)
            close();
        lastEnd = match.capturedEnd();
        const QString name = match.captured(1).toLower();
        const QString value = match.captured(2) + match.captured(3) + match.captured(4);
        const bool isWords = name.contains("description"_L1) || name.endsWith("message"_L1);
        if (isWords) {
            if (open.words.isEmpty() || name == "error_description"_L1)
                open.words = trimmedWords(value);
        } else if (textPatterns().anyCode.match(value).capturedLength() == value.size() && !value.isEmpty()) {
            if (!open.code.isEmpty())
                close();
            open.code = value;
        }
    }
    close();
    return answers;
}

QList<Answer> fromQuery(const QString &text)
{
    static const QRegularExpression query = expression(
        u"[?&#]?\\berror=([A-Za-z0-9_.%-]{3,80})(?:&[a-z_]{1,30}=[^&\\s]{0,200}){0,4}?&error_description=([^&\\s\"'<>]{1,1000})"_s);
    QList<Answer> answers;
    for (auto each = query.globalMatch(text); each.hasNext() && answers.size() < 50;) {
        const auto match = each.next();
        QString words = match.captured(2);
        words.replace(u'+', u' ');
        answers << Answer{match.captured(1), trimmedWords(QUrl::fromPercentEncoding(words.toUtf8()))};
    }
    return answers;
}

QList<Answer> fromGoMaps(const QString &text)
{
    static const QRegularExpression map =
        expression(u"map\\[error:([A-Za-z0-9_.-]{3,60}) error_description:([^\\]\\n]{1,1000})"_s);
    QList<Answer> answers;
    for (auto each = map.globalMatch(text); each.hasNext() && answers.size() < 50;) {
        const auto match = each.next();
        answers << Answer{match.captured(1), trimmedWords(match.captured(2))};
    }
    return answers;
}

QList<Answer> fromXml(const QString &text)
{
    if (!text.contains(u"</"_s))
        return {};
    const QString code = element(text, u"exceptionCode|faultcode|errorCode|error"_s);
    if (textPatterns().anyCode.match(code).capturedLength() == 0)
        return {};
    QString words = element(text, u"exceptionMessage|faultstring|error_description|message"_s);
    if (words.startsWith(codeIn(code) + u':'))
        words = words.mid(codeIn(code).size() + 1).trimmed();
    return {Answer{codeIn(code), trimmedWords(words)}};
}

QList<Answer> fromLines(const QString &text)
{
    static const QRegularExpression after(
        u"\\G[\"']?\\s{0,4}(?:::?|-|–|—|\\(|\\||,|\\bmessage:)\\s{0,4}([^\\r\\n]{2,600})"_s);
    QList<Answer> answers;
    for (auto each = textPatterns().anyCode.globalMatch(text); each.hasNext() && answers.size() < 50;) {
        const auto match = each.next();
        const auto words = after.match(text, match.capturedEnd());
        answers << Answer{match.captured(), words.hasMatch() ? trimmedWords(words.captured(1)) : QString()};
    }
    return answers;
}

const TextPatterns::Wording *wordingIn(const QString &text)
{
    for (const auto &each : textPatterns().wordings)
        if (each.matches.match(text).hasMatch())
            return &each;
    return nullptr;
}

namespace {

bool isFailure(const QString &text)
{
    const auto &failures = textPatterns().failures;
    return std::any_of(failures.begin(), failures.end(),
                       [&](const auto &each) { return each.matches.match(text).hasMatch(); });
}

/// The address that was given did not answer; mixed says whether another host fared otherwise.
Attempts notAnswered(const QStringList &lines)
{
    Attempts result;
    result.failure = lines.first();
    for (const QString &words : lines) {
        if (!wordingIn(words) && !isFailure(words))
            break;
        result.mixed = result.mixed || words != result.failure;
    }
    return result;
}

} // namespace

Attempts fromCombinedList(const QString &text)
{
    const auto start = text.indexOf(u"Errors encountered:"_s, 0, Qt::CaseInsensitive);
    if (start < 0)
        return {};
    QStringList lines;
    // Inside JSON the lines stay escaped where a small letter follows.
    for (const QString &line : text.mid(start + 19, 4000).replace(u"\\n"_s, u"\n"_s).split(u'\n'))
        if (const QString words = trimmedWords(line.section(u'"', 0, 0)); !words.isEmpty())
            lines << words;
    if (!lines.isEmpty() && !wordingIn(lines.first()) && isFailure(lines.first()))
        return notAnswered(lines);
    Attempts result;
    QString first;
    for (const QString &words : std::as_const(lines)) {
        if (!wordingIn(words)) {
            if (result.count > 0)
                break;
            continue;
        }
        ++result.count;
        if (first.isEmpty())
            first = words;
        result.mixed = result.mixed || words != first;
        if (result.words.isEmpty() && !words.contains(u"audience is invalid"_s, Qt::CaseInsensitive))
            result.words = words;
    }
    if (result.words.isEmpty())
        result.words = first;
    return result;
}

} // namespace keyway::forms
