// SPDX-FileCopyrightText: 2026 The Keyway authors
// SPDX-License-Identifier: Apache-2.0

#include "core/crypto/PemText.h"

#include <QRegularExpression>
#include <QStringDecoder>

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
    text = text.trimmed();
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
        block.repairs = lineRepairs(body, before);
        block.cipher = takeCipher(&body);
        block.base64 = withoutBlanks(body);
        pem.blocks << block;
        if (!block.isClosed)
            return pem;
        position = end + endMarker.size();
    }
}

} // namespace keyway
