// SPDX-FileCopyrightText: 2026 The Keyway authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include <QMap>
#include <QProcess>
#include <QRegularExpression>
#include <QStandardPaths>
#include <QString>

#include <optional>

namespace keyway::test {

using Variables = QMap<QByteArray, QByteArray>;

/// `docker run --env-file`, by its documentation: a line is NAME=VALUE, taken as it stands; a line that
/// begins with # is a comment; nothing is unquoted, expanded or joined.
inline Variables readAsDocker(const QByteArray &file)
{
    Variables variables;
    for (QByteArray line : file.split('\n')) {
        if (line.endsWith('\r'))
            line.chop(1);
        while (!line.isEmpty() && (line.front() == ' ' || line.front() == '\t'))
            line.remove(0, 1);
        const qsizetype equals = line.indexOf('=');
        if (line.isEmpty() || line.startsWith('#') || equals < 0)
            continue;
        variables.insert(line.left(equals), line.mid(equals + 1));
    }
    return variables;
}

/// The package dotenv, by its documented rules: an unquoted value ends at # and is trimmed; quotes around a
/// value are taken off; \n and \r are expanded in double quotes and nowhere else.
inline Variables readAsDotenv(const QByteArray &file)
{
    static const QRegularExpression line(
        QStringLiteral(
            "^\\s*(?:export\\s+)?([\\w.-]+)\\s*=\\s*?"
            "('(?:\\\\'|[^'])*'|\"(?:\\\\\"|[^\"])*\"|`(?:\\\\`|[^`])*`|[^#\\r\\n]*)?\\s*(?:#.*)?$"),
        QRegularExpression::MultilineOption);
    Variables variables;
    auto matches = line.globalMatch(QString::fromUtf8(file));
    while (matches.hasNext()) {
        const auto match = matches.next();
        QString value = match.captured(2).trimmed();
        const QChar quote = value.isEmpty() ? QChar() : value.front();
        if (value.size() >= 2 && value.back() == quote &&
            (quote == QLatin1Char('\'') || quote == QLatin1Char('"') || quote == QLatin1Char('`'))) {
            value = value.mid(1, value.size() - 2);
            if (quote == QLatin1Char('"'))
                value.replace(QStringLiteral("\\n"), QStringLiteral("\n"))
                    .replace(QStringLiteral("\\r"), QStringLiteral("\r"));
        }
        variables.insert(match.captured(1).toUtf8(), value.toUtf8());
    }
    return variables;
}

/// NAME=VALUE\0…, the output of a program that was asked for its environment.
inline Variables fromNullSeparated(const QByteArray &output)
{
    Variables variables;
    for (const QByteArray &entry : output.split('\0')) {
        const qsizetype equals = entry.indexOf('=');
        if (equals > 0 && entry.startsWith("SALESFORCE_"))
            variables.insert(entry.left(equals), entry.mid(equals + 1));
    }
    return variables;
}

/// `set -a; . FILE`, by a real shell.
inline Variables readAsShell(const QString &path, const QString &shell = QStringLiteral("sh"))
{
    QProcess process;
    process.start(shell, {QStringLiteral("-c"), QStringLiteral("set -a; . \"$0\"; env -0"), path});
    return process.waitForFinished(30'000) ? fromNullSeparated(process.readAllStandardOutput()) : Variables();
}

/// `node --env-file`, by a real Node; std::nullopt where there is none that knows the option.
inline std::optional<Variables> readAsNode(const QString &path)
{
    if (QStandardPaths::findExecutable(QStringLiteral("node")).isEmpty())
        return {};
    QProcess process;
    process.start(QStringLiteral("node"), {QStringLiteral("--env-file=") + path, QStringLiteral("-e"),
                                           QStringLiteral("for (const [k, v] of Object.entries(process.env)) "
                                                          "process.stdout.write(`${k}=${v}\\0`)")});
    if (!process.waitForFinished(30'000) || process.exitCode() != 0)
        return {};
    return fromNullSeparated(process.readAllStandardOutput());
}

} // namespace keyway::test
