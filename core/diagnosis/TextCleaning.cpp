// SPDX-FileCopyrightText: 2026 The Keyway authors
// SPDX-License-Identifier: Apache-2.0

#include "core/diagnosis/TextCleaning.h"

#include "core/diagnosis/TextRecogniser.h"

#include <QRegularExpression>
#include <QStringDecoder>

using namespace Qt::StringLiterals;

namespace keyway {

namespace {

constexpr qsizetype headBytes = 256 * 1024;
constexpr qsizetype tailBytes = 64 * 1024;

QString withoutInvisible(const QString &text)
{
    QString clean;
    clean.reserve(text.size());
    for (const QChar c : text) {
        if (c == u'\n' || c == u'\r' || c == u'\t')
            clean += c == u'\r' ? u'\n' : c;
        else if (c.category() == QChar::Other_Format || c == QChar(0xfeff) ||
                 c == QChar::ReplacementCharacter)
            continue;
        else if (c.category() == QChar::Other_Control || c.category() == QChar::Separator_Space)
            clean += u' ';
        else if (c == u'‘' || c == u'’' || c == u'´' || c == u'ʼ')
            clean += u'\'';
        else if (c == u'“' || c == u'”')
            clean += u'"';
        else
            clean += c;
    }
    return clean;
}

} // namespace

QString decodeText(const QByteArray &bytes)
{
    const auto encoding = QStringConverter::encodingForData(bytes.left(4));
    if (encoding && *encoding != QStringConverter::Utf8)
        return QStringDecoder(*encoding).decode(bytes);
    // UTF-16 without a mark: every second byte of plain English is zero.
    if (bytes.size() >= 8 && bytes.at(0) != '\0' && bytes.at(1) == '\0' && bytes.at(3) == '\0' &&
        bytes.at(5) == '\0')
        return QStringDecoder(QStringConverter::Utf16LE).decode(bytes);
    if (bytes.size() >= 8 && bytes.at(0) == '\0' && bytes.at(1) != '\0' && bytes.at(2) == '\0' &&
        bytes.at(4) == '\0')
        return QStringDecoder(QStringConverter::Utf16BE).decode(bytes);
    return QString::fromUtf8(bytes);
}

QString cleanText(const QByteArray &bytes)
{
    QByteArray part = bytes;
    if (bytes.size() > headBytes + tailBytes)
        part = bytes.left(headBytes) + '\n' + bytes.right(tailBytes);
    QString text = decodeText(part);
    static const QRegularExpression colour(u"\\x1b\\[[0-9;]{0,20}[A-Za-z]"_s);
    text.remove(colour);
    text = hideSecrets(withoutInvisible(text));
    // A JSON answer inside a JSON or source string: one or more layers of escaped quotes.
    static const QRegularExpression escapedQuote(u"\\\\{1,7}([\"'/])"_s);
    static const QRegularExpression escapedLine(u"\\\\{1,3}r?(?:\\\\{1,3})?n(?![a-z])"_s);
    text.replace(escapedQuote, u"\\1"_s);
    text.replace(escapedLine, u"\n"_s);
    static const QList<std::pair<QString, QString>> entities{
        {u"&quot;"_s, u"\""_s}, {u"&#34;"_s, u"\""_s},   {u"&#39;"_s, u"'"_s}, {u"&apos;"_s, u"'"_s},
        {u"&#x27;"_s, u"'"_s},  {u"&lt;"_s, u"<"_s},     {u"&gt;"_s, u">"_s},  {u"\\u0027"_s, u"'"_s},
        {u"\\u2019"_s, u"'"_s}, {u"\\u0022"_s, u"\""_s}, {u"&amp;"_s, u"&"_s}, {u"\\u003c"_s, u"<"_s}};
    for (const auto &[from, to] : entities)
        text.replace(from, to, Qt::CaseInsensitive);
    // Unescaping may have uncovered a secret.
    return hideSecrets(text);
}

} // namespace keyway
