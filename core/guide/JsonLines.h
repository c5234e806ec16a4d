// SPDX-FileCopyrightText: 2026 The Keyway authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include <QByteArray>
#include <QHash>
#include <QList>
#include <QString>

namespace keyway {

/// Where each value of a JSON text stands. Qt's parser forgets the lines, and a writer who is told
/// "steps[3].instructions[1] is wrong" without one has to count brackets.
/// Paths look like "steps[0].instructions[2].label"; the whole document is "".
class JsonLines
{
public:
    struct Repeated
    {
        QString path;
        int line = 0;
    };

    /// `json` must already have been accepted by QJsonDocument.
    explicit JsonLines(const QByteArray &json);

    /// The line of the value, or of the nearest value around it when the path does not exist.
    int line(QString path) const;
    /// Members given twice in one object; Qt's parser silently keeps the last.
    const QList<Repeated> &repeated() const { return m_repeated; }

private:
    void value(const QString &path);
    void object(const QString &path);
    void array(const QString &path);
    QString string();
    void skipBlanks();
    bool at(char c) const { return m_pos < m_json.size() && m_json.at(m_pos) == c; }

    QByteArray m_json;
    qsizetype m_pos = 0;
    int m_line = 1;
    QHash<QString, int> m_lines;
    QList<Repeated> m_repeated;
};

} // namespace keyway
