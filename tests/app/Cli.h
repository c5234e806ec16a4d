// SPDX-FileCopyrightText: 2026 The Keyway authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QProcess>
#include <QTest>

namespace keyway::test {

/// What one run of keyway-cli left behind.
struct Ran
{
    int exit = -1; ///< -1: it crashed or hung
    QByteArray out;
    QByteArray err;

    QList<QJsonObject> documents() const
    {
        QList<QJsonObject> all;
        const QList<QByteArray> lines = out.split('\n');
        for (const QByteArray &line : lines) {
            if (!line.isEmpty())
                all << QJsonDocument::fromJson(line).object();
        }
        return all;
    }
    QJsonObject document() const { return documents().value(0); }
    /// For the message of a failed test.
    QByteArray told() const
    {
        return "exit " + QByteArray::number(exit) + "\nout: " + out.left(4000) + "\nerr: " + err.left(4000);
    }
};

/// The environment of a person without any proxy, whatever the machine that tests has.
inline QProcessEnvironment plainEnvironment()
{
    QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
    for (const char *name : {"http_proxy", "https_proxy", "all_proxy", "no_proxy"}) {
        environment.remove(QString::fromLatin1(name));
        environment.remove(QString::fromLatin1(name).toUpper());
    }
    environment.insert(QStringLiteral("XDG_DATA_HOME"), QStringLiteral("/nowhere")); // nobody's own guides
    return environment;
}

inline Ran run(const QStringList &arguments, const QByteArray &input = {},
               const QProcessEnvironment &environment = plainEnvironment())
{
    QProcess process;
    process.setProcessEnvironment(environment);
    process.start(QStringLiteral(KEYWAY_CLI), arguments);
    process.write(input);
    process.closeWriteChannel();
    const bool ended = process.waitForFinished(100'000) && process.exitStatus() == QProcess::NormalExit;
    return {ended ? process.exitCode() : -1, process.readAllStandardOutput(), process.readAllStandardError()};
}

inline QByteArray contentOf(const QString &path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

inline QString writeText(const QString &path, const QByteArray &bytes)
{
    QFile file(path);
    if (!file.open(QIODevice::WriteOnly | QIODevice::Truncate) || file.write(bytes) != bytes.size())
        qFatal("cannot write %s", qPrintable(path));
    return path;
}

/// Another program's output; empty when it failed.
inline QByteArray output(const QString &program, const QStringList &arguments, const QByteArray &input = {})
{
    QProcess process;
    process.start(program, arguments);
    process.write(input);
    process.closeWriteChannel();
    if (!process.waitForFinished(60'000) || process.exitCode() != 0)
        qWarning().noquote() << program << arguments << process.readAllStandardError();
    return process.exitCode() == 0 ? process.readAllStandardOutput() : QByteArray();
}

/// What every refusal owes to the person: it names what it is about, and at least one way out.
inline bool isHelpful(const Ran &ran, const QString &names)
{
    return ran.err.startsWith("keyway-cli: ") && ran.err.contains(names.toUtf8()) && ran.err.contains("  → ");
}

} // namespace keyway::test

#define QVERIFY_EXIT(ran, status) QVERIFY2((ran).exit == (status), (ran).told().constData())
