// SPDX-FileCopyrightText: 2026 The Keyway authors
// SPDX-License-Identifier: Apache-2.0

#include "core/crypto/PemText.h"

#include <QRegularExpression>
#include <QStringDecoder>

#include <algorithm>
#include <array>

using namespace Qt::StringLiterals;

namespace keyway {

namespace {

void note(QStringList *repairs, const QString &id)
{
    if (!repairs->contains(id))
        repairs->append(id);
}

bool isBlank(char c)
{
    return c == ' ' || c == '\t' || c == '\n' || c == '\r' || c == '\v' || c == '\f';
}

/// Web pages and chats slip in blanks that do not break and marks of no width.
QByteArray withoutInvisible(QByteArray text, QStringList *repairs)
{
    static constexpr std::array<const char *, 4> noWidth{"\xE2\x80\x8B", "\xE2\x80\x8C", "\xE2\x81\xA0",
                                                         "\xEF\xBB\xBF"};
    const qsizetype size = text.size();
    text.replace("\xC2\xA0", " ").replace("\xE2\x80\xA8", "\n"); // U+00A0, U+2028
    for (const char *mark : noWidth)
        text.replace(mark, "");
    if (text.size() != size)
        note(repairs, u"invisible-characters"_s);
    return text;
}

QByteArray withoutBlanks(const QByteArray &text)
{
    QByteArray result;
    result.reserve(text.size());
    for (const char c : text) {
        if (!isBlank(c))
            result.append(c);
    }
    return result;
}

/// The old way to encrypt (RFC 1421 headers). An initialisation vector has 16 or 32 digits, which tells
/// where it ends when the line ends are lost.
QByteArray takeCipher(QByteArray *body)
{
    static const QRegularExpression header(
        u"Proc-Type:\\s*4,\\s*ENCRYPTED\\s*DEK-Info:\\s*"
        "((?:AES|CAMELLIA|ARIA|SEED)[A-Z0-9-]*,[0-9A-Fa-f]{32}|[A-Z0-9-]+,[0-9A-Fa-f]{16})"_s);
    const QRegularExpressionMatch match = header.match(QString::fromLatin1(*body));
    if (!match.hasMatch())
        return {};
    body->remove(match.capturedStart(), match.capturedLength()); // Latin-1: one byte is one character
    return match.captured(1).toLatin1();
}

/// What a mail program, a diff or a comment puts before every line, as it stands before BEGIN; empty when
/// it is something else.
QByteArray linePrefix(const QList<QByteArray> &lines, const QByteArray &beforeBegin)
{
    const QByteArray prefix = beforeBegin.mid(beforeBegin.lastIndexOf('\n') + 1).trimmed();
    const bool isMark = !prefix.isEmpty() && std::none_of(prefix.begin(), prefix.end(), [](char c) {
        return (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9');
    });
    if (!isMark || lines.size() < 2)
        return {};
    for (qsizetype i = 1; i < lines.size(); ++i) {
        const QByteArray line = lines.at(i).trimmed();
        if (!line.isEmpty() && !line.startsWith(prefix))
            return {};
    }
    return prefix;
}

/// Takes off what stands around each line and cannot be base64: quoting marks of mails, the quotes of
/// strings joined in a program, backslashes that continue a line.
QByteArray withoutLineMarks(const QByteArray &body, const QByteArray &beforeBegin, bool *changed)
{
    static const QRegularExpression before(u"\\A\\s*(?:[>|]\\s*)*[\"'`]?"_s);
    static const QRegularExpression after(u"(?:\\\\|[\"'`]\\s*[+,;.)\\\\]*)\\s*\\z"_s);
    QList<QByteArray> lines = body.split('\n');
    const QByteArray prefix = linePrefix(lines, beforeBegin);
    for (qsizetype i = 0; i < lines.size(); ++i) {
        QByteArray line = lines.at(i);
        if (i > 0 && !prefix.isEmpty() && line.trimmed().startsWith(prefix))
            line = line.trimmed().mid(prefix.size());
        // Latin-1: one byte is one character
        if (const auto tail = after.match(QString::fromLatin1(line)); tail.hasMatch())
            line.truncate(tail.capturedStart());
        if (i > 0)
            line.remove(0, before.match(QString::fromLatin1(line)).capturedLength());
        if (line.trimmed().size() == lines.at(i).trimmed().size())
            continue; // only blanks, and those tell that it was indented
        *changed = true;
        lines[i] = line.trimmed();
    }
    return lines.join('\n');
}

/// What is wrong with the lines of a block; `body` is what stands between its two marker lines.
QStringList lineRepairs(const QByteArray &body, const QByteArray &beforeBegin)
{
    constexpr qsizetype longestLine = 76; // MIME's width; RFC 7468 asks for 64
    const QByteArray lastLine = beforeBegin.mid(beforeBegin.lastIndexOf('\n') + 1);
    bool indented = !lastLine.isEmpty() && lastLine.trimmed().isEmpty();
    const QList<QByteArray> lines = body.split('\n');
    // Beside the markers themselves only blanks may stand: letters there mean that a line end is lost.
    bool lost = !lines.first().trimmed().isEmpty() || !lines.last().trimmed().isEmpty();
    for (qsizetype i = 0; i < lines.size(); ++i) {
        const QByteArray &line = lines.at(i);
        indented = indented || (i > 0 && !line.isEmpty() && isBlank(line.front()));
        lost = lost || line.size() > longestLine + 2;
    }
    QStringList repairs;
    if (lost)
        repairs << u"lost-newlines"_s;
    if (indented)
        repairs << u"indented"_s;
    return repairs;
}

} // namespace

QByteArray plainText(const QByteArray &bytes, QStringList *repairs)
{
    QByteArray text = bytes;
    if (const auto encoding = QStringConverter::encodingForData(bytes); encoding) {
        note(repairs, u"bom"_s);
        QStringDecoder decoder(*encoding);
        const QString decoded = decoder.decode(bytes);
        text = decoded.toUtf8();
    }
    text = withoutInvisible(text, repairs).trimmed();
    if (text.contains('\r')) {
        note(repairs, u"crlf"_s);
        text.replace("\r\n", "\n").replace('\r', '\n');
    }
    if (text.contains("\\n")) {
        note(repairs, u"escaped-newlines"_s);
        // Some writers of JSON escape the slash too; base64 has slashes, but never a backslash.
        text.replace("\\\\", "\\").replace("\\r\\n", "\n").replace("\\n", "\n").replace("\\/", "/");
    }
    return text;
}

QByteArray base64Within(const QByteArray &text)
{
    // How base64 begins: of a PEM file, of one with a byte order mark, of that in base64 again, of DER.
    static const QRegularExpression begin(
        u"(?<![A-Za-z0-9+/])(?:LS0tLS1CRUdJTi|77u/LS0tLS1CRUdJTi|TFMwdExTMUNSVWRKVG|MII[A-P]|MIA[A-P])"_s);
    static const QRegularExpression run(u"[A-Za-z0-9+/]+={0,2}"_s);
    static const QRegularExpression gap(u"[\\s>|\"'`\\\\]*"_s);
    static const QRegularExpression glued(u"[^\\s\"'`<>|,;)}\\]\\\\]"_s);
    const QString searchable = QString::fromLatin1(text); // one byte is one character
    const QRegularExpressionMatch found = begin.match(searchable);
    if (!found.hasMatch())
        return {};
    // Lines of one width belong together; the first shorter one is the last, if it makes the base64 whole.
    constexpr qsizetype widestLine = 80;
    constexpr auto normal = QRegularExpression::NormalMatch;
    constexpr auto here = QRegularExpression::AnchorAtOffsetMatchOption;
    QByteArray base64;
    qsizetype position = found.capturedStart();
    qsizetype width = 0;
    while (true) {
        const QRegularExpressionMatch line = run.match(searchable, position, normal, here);
        const qsizetype size = line.capturedLength();
        const bool isLast = width > 0 && size < width;
        if (size == 0 || (width > 0 && size > width) || (isLast && (base64.size() + size) % 4 != 0))
            return base64;
        if (glued.match(searchable, line.capturedEnd(), normal, here).hasMatch())
            return {};
        base64 += text.mid(position, size);
        width = size;
        if (isLast || width > widestLine || base64.endsWith('='))
            return base64;
        position = gap.match(searchable, line.capturedEnd(), normal, here).capturedEnd();
    }
}

PemText readPem(const QByteArray &text)
{
    static const QRegularExpression begin(u"-----BEGIN ([A-Z0-9 ]{1,40})-----"_s);
    PemText pem;
    const QString searchable = QString::fromLatin1(text); // one byte is one character
    qsizetype position = 0;
    while (true) {
        const QRegularExpressionMatch match = begin.match(searchable, position);
        const qsizetype start = match.hasMatch() ? match.capturedStart() : text.size();
        const QByteArray before = text.mid(position, start - position);
        pem.hasOtherText = pem.hasOtherText || !before.trimmed().isEmpty();
        if (!match.hasMatch())
            return pem;
        PemBlock block;
        block.label = match.captured(1).toLatin1();
        const QByteArray endMarker = "-----END " + block.label + "-----";
        const qsizetype bodyStart = match.capturedEnd();
        const qsizetype end = text.indexOf(endMarker, bodyStart);
        block.isClosed = end >= 0;
        QByteArray body = text.mid(bodyStart, block.isClosed ? end - bodyStart : -1);
        bool marked = false;
        body = withoutLineMarks(body, before, &marked);
        block.repairs = lineRepairs(body, before);
        if (marked)
            block.repairs << u"quoted-lines"_s;
        block.cipher = takeCipher(&body);
        block.base64 = withoutBlanks(body);
        pem.blocks << block;
        if (!block.isClosed)
            return pem;
        position = end + endMarker.size();
    }
}

} // namespace keyway
