// SPDX-FileCopyrightText: 2026 The Keyway authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "tests/app/Cli.h"

#include <QDir>
#include <QFileInfo>

namespace keyway::test {

/// `keyway-cli practice` as a process of its own; ended, and waited for, with the object.
class Practice
{
public:
    explicit Practice(const QStringList &settings = {},
                      const QProcessEnvironment &environment = plainEnvironment())
    {
        QStringList arguments{QStringLiteral("practice")};
        for (const QString &setting : settings)
            arguments << QStringLiteral("--set") << setting;
        m_process.setProcessEnvironment(environment);
        m_process.start(QStringLiteral(KEYWAY_CLI), arguments);
        while (!m_process.canReadLine() && m_process.waitForReadyRead(60'000)) {
        }
        m_line = m_process.readLine();
        m_account = QJsonDocument::fromJson(m_line).object();
    }
    ~Practice() { end(); }
    Practice(const Practice &) = delete;
    Practice &operator=(const Practice &) = delete;

    bool isReady() const { return !m_account.isEmpty(); }
    QString value(const char *name) const { return m_account.value(QLatin1String(name)).toString(); }
    QString file() const { return value("connectionFile"); }
    QString folder() const { return QFileInfo(file()).path(); }
    /// A copy of the connection file, changed: beside it, so that its relative paths stay right.
    QString changedFile(const QString &name, const QJsonObject &changes) const
    {
        QJsonObject json = QJsonDocument::fromJson(contentOf(file())).object();
        for (auto change = changes.begin(); change != changes.end(); ++change)
            json.insert(change.key(), change.value());
        return writeText(folder() + QLatin1Char('/') + name, QJsonDocument(json).toJson());
    }
    /// SIGTERM; its exit status.
    int end()
    {
        if (m_process.state() == QProcess::NotRunning)
            return m_exit;
        m_process.terminate();
        m_exit = m_process.waitForFinished(60'000) && m_process.exitStatus() == QProcess::NormalExit
                     ? m_process.exitCode()
                     : -1;
        m_said = m_process.readAllStandardError();
        return m_exit;
    }
    QByteArray printed() const { return m_line + m_said; } ///< all of it, once it has ended
    QProcess &process() { return m_process; }

private:
    QProcess m_process;
    QByteArray m_line;
    QByteArray m_said;
    QJsonObject m_account;
    int m_exit = -1;
};

} // namespace keyway::test
