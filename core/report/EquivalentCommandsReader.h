// SPDX-FileCopyrightText: 2026 The Keyway authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "core/report/EquivalentCommands.h"

#include <optional>

namespace keyway {

/// What may stand in {{…}}: texts, which are quoted, and numbers, which are not.
const QStringList &commandValueNames();
const QStringList &commandNumberNames();

/// Reads the form described at the top of resources/commands/commands.en.md, once.
class CommandBookReader
{
public:
    explicit CommandBookReader(const QString &file) : m_file(file) {}
    Result<CommandBook, QList<DataError>> read(const QString &markdown);

private:
    enum class Place { Fields, Comment, Script };

    void addField(const QString &line);
    void setField(const QString &name, const QString &value);
    void addToScript(const QString &line);
    void closeCommand();
    void mistake(int line, const QString &reason) { m_errors.append({m_file, line, reason}); }

    QString m_file;
    CommandBook m_book;
    QList<DataError> m_errors;
    std::optional<CommandBook::Template> m_current;
    Place m_place = Place::Fields;
    int m_line = 0;
    int m_headingLine = 0;
    int m_scriptLine = 0;
};

} // namespace keyway
