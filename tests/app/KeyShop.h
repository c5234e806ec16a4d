// SPDX-FileCopyrightText: 2026 The Keyway authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "tests/app/Cli.h"

#include <QTemporaryDir>

namespace keyway::test {

/// A folder of key files that the openssl command made, and what of them no output may repeat.
class KeyShop
{
public:
    static constexpr char phrase[] = "canary sesame 7";

    QString path(const QString &name) const { return m_folder.filePath(name); }
    QString folder() const { return m_folder.path(); }
    QByteArray content(const QString &name) const { return contentOf(path(name)); }

    bool openssl(const QString &arguments) const
    {
        QProcess process;
        process.setWorkingDirectory(m_folder.path());
        process.setStandardInputFile(QProcess::nullDevice());
        process.start(QStringLiteral("openssl"), arguments.split(QLatin1Char(' ')));
        if (process.waitForFinished(60'000) && process.exitCode() == 0)
            return true;
        qInfo().noquote() << arguments << process.readAllStandardError();
        return false;
    }
    /// key.pem, cert.pem, locked.pem, bag.p12, other.pem, other.crt; phrase.txt and wrong.txt.
    bool open()
    {
        writeText(path(QStringLiteral("phrase.txt")), QByteArray(phrase) + '\n');
        writeText(path(QStringLiteral("wrong.txt")), "canary barley 8\n");
        const QString make =
            QStringLiteral("req -x509 -nodes -newkey rsa:2048 -keyout %1 -out %2 -subj /CN=t");
        const bool made =
            openssl(make.arg(QStringLiteral("key.pem"), QStringLiteral("cert.pem"))) &&
            openssl(make.arg(QStringLiteral("other.pem"), QStringLiteral("other.crt"))) &&
            openssl(QStringLiteral("pkey -in key.pem -pubout -out public.pem")) &&
            openssl(QStringLiteral("rsa -in key.pem -aes256 -passout file:phrase.txt -out locked.pem")) &&
            openssl(QStringLiteral(
                "pkcs12 -export -inkey key.pem -in cert.pem -passout file:phrase.txt -out bag.p12"));
        const QList<QByteArray> lines = content(QStringLiteral("key.pem")).split('\n');
        for (const QByteArray &line : lines) {
            if (line.size() == 64)
                m_canaries << line.mid(8, 48);
        }
        m_canaries << "canary sesame"
                   << "canary barley" << content(QStringLiteral("key.pem")).toBase64().mid(100, 48);
        return made && m_canaries.size() > 20;
    }
    /// True when what was printed repeats neither a key nor a pass phrase.
    bool isSilent(const Ran &ran) const
    {
        for (const QByteArray &canary : m_canaries) {
            if (ran.out.contains(canary) || ran.err.contains(canary))
                return false;
        }
        return true;
    }

private:
    QTemporaryDir m_folder;
    QList<QByteArray> m_canaries;
};

} // namespace keyway::test
