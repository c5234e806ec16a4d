// SPDX-FileCopyrightText: 2026 The Keyway authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "core/guide/Guide.h"

#include <QFile>
#include <QMap>
#include <QProcess>
#include <QStandardPaths>

namespace keyway::test {

using namespace Qt::StringLiterals;

inline bool has(const QString &program)
{
    return !QStandardPaths::findExecutable(program).isEmpty();
}

struct Output
{
    int exit = -1;
    QByteArray out;
    QByteArray err;
};

inline Output run(const QString &program, const QStringList &arguments, const QString &folder,
                  const QMap<QString, QString> &variables = {})
{
    QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
    for (const QString &name : {u"http_proxy"_s, u"https_proxy"_s, u"all_proxy"_s, u"no_proxy"_s}) {
        environment.remove(name);
        environment.remove(name.toUpper());
    }
    for (auto variable = variables.begin(); variable != variables.end(); ++variable)
        environment.insert(variable.key(), variable.value());
    QProcess process;
    process.setProcessEnvironment(environment);
    process.setWorkingDirectory(folder);
    process.setStandardInputFile(QProcess::nullDevice());
    process.start(program, arguments);
    const bool ended = process.waitForFinished(90'000);
    return {ended ? process.exitCode() : -1, process.readAllStandardOutput(), process.readAllStandardError()};
}

inline QString write(const QString &path, const QByteArray &bytes)
{
    QFile file(path);
    if (!file.open(QIODevice::WriteOnly) || file.write(bytes) != bytes.size())
        qFatal("cannot write %s", qPrintable(path));
    return path;
}

/// With and without what a destination may send beside the four claims.
inline Guide guideOf(const QString &kind)
{
    Guide guide;
    guide.id = kind;
    if (kind == "nango"_L1) {
        guide.profile.audienceRule = AudienceRule::SameAsHost;
        guide.profile.lifetime = std::chrono::seconds(3600);
        guide.profile.sendsIssuedAt = true;
        guide.profile.sendsType = true;
    }
    return guide;
}

} // namespace keyway::test
