// SPDX-FileCopyrightText: 2026 The Keyway authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include <QFile>
#include <QProcess>
#include <QStandardPaths>
#include <QTemporaryDir>
#include <QTest>

namespace keyway::test {

/// The plain openssl command in a folder of its own, as a person at a terminal has it.
class OpenSslCommand
{
public:
    static bool isThere() { return !QStandardPaths::findExecutable(QStringLiteral("openssl")).isEmpty(); }
    QString folder() const { return m_folder.path(); }
    QString path(const QString &name) const { return m_folder.filePath(name); }

    /// Words separated by blanks; false when it fails, with its own words in the log.
    bool operator()(const QString &arguments) const
    {
        QProcess process;
        process.setWorkingDirectory(m_folder.path());
        process.setStandardInputFile(QProcess::nullDevice());
        process.start(QStringLiteral("openssl"), arguments.split(QLatin1Char(' ')));
        const bool ended = process.waitForFinished(120'000);
        m_output = process.readAllStandardOutput();
        m_errors = process.readAllStandardError();
        if (ended && process.exitCode() == 0)
            return true;
        qInfo().noquote() << "openssl" << arguments << m_errors;
        return false;
    }
    QByteArray output() const { return m_output; } ///< of the last one
    QByteArray errors() const { return m_errors; }

    QByteArray content(const QString &name) const
    {
        QFile file(path(name));
        return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
    }
    void put(const QString &name, const QByteArray &bytes) const
    {
        QFile file(path(name));
        if (!file.open(QIODevice::WriteOnly) || file.write(bytes) != bytes.size())
            qFatal("cannot write %s", qPrintable(name));
    }

private:
    QTemporaryDir m_folder;
    mutable QByteArray m_output;
    mutable QByteArray m_errors;
};

} // namespace keyway::test
