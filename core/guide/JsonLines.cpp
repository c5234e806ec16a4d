// SPDX-FileCopyrightText: 2026 The Keyway authors
// SPDX-License-Identifier: Apache-2.0

#include "core/guide/JsonLines.h"

using namespace Qt::StringLiterals;

namespace keyway {

JsonLines::JsonLines(const QByteArray &json) : m_json(json)
{
    if (m_json.startsWith("\xEF\xBB\xBF")) // the byte order mark some editors write
        m_pos = 3;
    value({});
}

int JsonLines::line(QString path) const
{
    while (true) {
        const auto found = m_lines.constFind(path);
        if (found != m_lines.constEnd())
            return *found;
        const auto cut = std::max(path.lastIndexOf(u'.'), path.lastIndexOf(u'['));
        path.truncate(std::max<qsizetype>(cut, 0));
        if (path.isEmpty())
            return m_lines.value({}, 1);
    }
}

void JsonLines::skipBlanks()
{
    while (m_pos < m_json.size() && (at(' ') || at('\t') || at('\r') || at('\n'))) {
        if (at('\n'))
            ++m_line;
        ++m_pos;
    }
}

void JsonLines::value(const QString &path)
{
    skipBlanks();
    m_lines.insert(path, m_line);
    if (at('{')) {
        object(path);
    } else if (at('[')) {
        array(path);
    } else if (at('"')) {
        string();
    } else {
        while (m_pos < m_json.size() && !QByteArrayView(",]} \t\r\n").contains(m_json.at(m_pos)))
            ++m_pos;
    }
}

void JsonLines::object(const QString &path)
{
    for (++m_pos; m_pos < m_json.size(); ++m_pos) {
        skipBlanks();
        if (at('}')) {
            ++m_pos;
            return;
        }
        const QString name = string();
        const QString member = path.isEmpty() ? name : path + u'.' + name;
        if (m_lines.contains(member))
            m_repeated.append({member, m_line});
        skipBlanks();
        ++m_pos; // the colon
        value(member);
        skipBlanks();
        if (!at(','))
            --m_pos; // let the loop see the closing brace
    }
}

void JsonLines::array(const QString &path)
{
    int index = 0;
    for (++m_pos; m_pos < m_json.size(); ++m_pos) {
        skipBlanks();
        if (at(']')) {
            ++m_pos;
            return;
        }
        value(u"%1[%2]"_s.arg(path).arg(index++));
        skipBlanks();
        if (!at(','))
            --m_pos;
    }
}

QString JsonLines::string()
{
    const qsizetype start = ++m_pos;
    while (m_pos < m_json.size() && !at('"'))
        m_pos += at('\\') ? 2 : 1;
    const QString text = QString::fromUtf8(m_json.mid(start, m_pos - start));
    ++m_pos;
    return text;
}

} // namespace keyway
