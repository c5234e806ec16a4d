// SPDX-FileCopyrightText: 2026 The Keyway authors
// SPDX-License-Identifier: Apache-2.0

#include "core/practice/Csv.h"

using namespace Qt::StringLiterals;

namespace keyway {

QList<QStringList> parseCsv(const QByteArray &bytes, QChar separator)
{
    const QString text = QString::fromUtf8(bytes);
    QList<QStringList> lines;
    QStringList line;
    QString value;
    bool isQuoted = false;
    const auto endLine = [&] {
        if (!line.isEmpty() || !value.isEmpty())
            lines << (line << value);
        line.clear();
        value.clear();
    };
    for (qsizetype i = 0; i < text.size(); ++i) {
        const QChar c = text.at(i);
        if (isQuoted && c == u'"' && i + 1 < text.size() && text.at(i + 1) == u'"') {
            value += c;
            ++i;
        } else if (c == u'"') {
            isQuoted = !isQuoted;
        } else if (isQuoted) {
            value += c;
        } else if (c == separator) {
            line << value;
            value.clear();
        } else if (c == u'\n') {
            endLine();
        } else if (c != u'\r' && c != QChar::ByteOrderMark) {
            value += c;
        }
    }
    endLine();
    return lines;
}

QByteArray csvLine(const QStringList &values, QChar separator, const QByteArray &lineEnd)
{
    QStringList quoted;
    for (QString value : values)
        quoted << u'"' + value.replace(u'"', u"\"\""_s) + u'"';
    return quoted.join(separator).toUtf8() + lineEnd;
}

} // namespace keyway
