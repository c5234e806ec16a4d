// SPDX-FileCopyrightText: 2026 The Keyway authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "tests/app/Practice.h"

namespace keyway::test {

/// `keyway-cli practice --reproduce -`, fed with a text; ended with the object.
struct Reproducing
{
    QProcess process;
    QJsonObject account;

    Reproducing(const QByteArray &text, const QStringList &more)
    {
        process.setProcessEnvironment(plainEnvironment());
        const QStringList reproduce{QStringLiteral("--reproduce"), QStringLiteral("-")};
        process.start(QStringLiteral(KEYWAY_CLI), QStringList{QStringLiteral("practice")} +
                                                      (text.isEmpty() ? QStringList() : reproduce) + more);
        process.write(text);
        process.closeWriteChannel();
        while (!process.canReadLine() && process.waitForReadyRead(60'000)) {
        }
        account = QJsonDocument::fromJson(process.readLine()).object();
    }
    ~Reproducing() { end(); }
    /// All that it said on standard error until it told what to try, which is the last.
    QByteArray saidSoFar()
    {
        process.setReadChannel(QProcess::StandardError);
        while (!said.contains("Try it:  keyway-cli ") || !said.endsWith('\n')) {
            if (process.bytesAvailable() == 0 && !process.waitForReadyRead(60'000))
                break;
            said += process.readAllStandardError();
        }
        return said;
    }
    /// The arguments of the command line that it suggests.
    QStringList whatToTry()
    {
        const QString text = QString::fromUtf8(saidSoFar());
        const qsizetype at = text.lastIndexOf(QStringLiteral("Try it:  keyway-cli "));
        return text.mid(at)
            .section(QLatin1Char('\n'), 0, 0)
            .split(QLatin1Char(' '), Qt::SkipEmptyParts)
            .mid(3);
    }
    /// All that it said on standard error.
    QByteArray end()
    {
        if (process.state() != QProcess::NotRunning) {
            process.terminate();
            process.waitForFinished(60'000);
        }
        return said + process.readAllStandardError();
    }

    QByteArray said;
};

} // namespace keyway::test
