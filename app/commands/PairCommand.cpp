// SPDX-FileCopyrightText: 2026 The Keyway authors
// SPDX-License-Identifier: Apache-2.0

#include "app/commands/PairCommand.h"

#include "app/commands/KeyInput.h"

#include <QDir>
#include <QFileInfo>
#include <QJsonArray>

using namespace Qt::StringLiterals;

namespace keyway {

void PairCommand::addOptions(QCommandLineParser &parser) const
{
    parser.addOption({u"passphrase-file"_s, u"File whose first line is tried on protected keys."_s, u"F"_s});
}

void PairCommand::start(const QCommandLineParser &parser)
{
    const QStringList paths = parser.positionalArguments();
    if (paths.isEmpty())
        return fail({u"usage.some-files"_s, {{u"command"_s, u"pair PATH…"_s}}});
    for (const QString &path : paths) {
        if (!QFileInfo::exists(path))
            return fail({u"file.missing"_s, {{u"path"_s, QDir::toNativeSeparators(path)}}});
    }
    const auto passphrase = readPassphrase(parser, u"passphrase-file"_s);
    if (!passphrase)
        return fail(passphrase.error());
    const KeyFolder folder = sortKeyFolder(paths, *passphrase ? &**passphrase : nullptr);
    print(folder);
    if (const auto missing = whyNoPair(folder)) {
        m_console.problem(*missing, missing->facts.value(u"path"_s), toJson(folder));
        return end(Diagnosed);
    }
    m_console.document(toJson(folder));
    end(Works);
}

void PairCommand::print(const KeyFolder &folder) const
{
    for (const KeyFolderGroup &group : folder.groups) {
        m_console.print(
            u"These belong together (public key SHA-256 %1…)"_s.arg(group.publicKeySha256.left(23)));
        for (const KeyFolderFile &file : group.files) {
            const bool isKey = file.path == group.keyFile;
            const bool isCertificate = file.path == group.certificateFile;
            print(file, isKey           ? u", the key to use"_s
                        : isCertificate ? u", the certificate to upload"_s
                                        : QString());
        }
    }
    if (!folder.others.isEmpty())
        m_console.print(u"Not sorted"_s);
    for (const KeyFolderFile &file : folder.others)
        print(file, {});
}

void PairCommand::print(const KeyFolderFile &file, const QString &role) const
{
    m_console.print(u"  %1: %2%3"_s.arg(QDir::toNativeSeparators(file.path), file.kind, role));
    if (!file.usable)
        m_console.print(u"    "_s + m_console.texts().text(file.reason).title);
}

QJsonObject PairCommand::toJson(const KeyFolder &folder) const
{
    QJsonArray groups;
    for (const KeyFolderGroup &group : folder.groups) {
        QJsonArray files;
        for (const KeyFolderFile &file : group.files)
            files << toJson(file);
        groups << QJsonObject{{u"sha256"_s, group.publicKeySha256},
                              {u"files"_s, files},
                              {u"keyFile"_s, orNull(group.keyFile)},
                              {u"certificateFile"_s, orNull(group.certificateFile)}};
    }
    QJsonArray others;
    for (const KeyFolderFile &file : folder.others)
        others << toJson(file);
    return {{u"groups"_s, groups}, {u"others"_s, others}};
}

QJsonObject PairCommand::toJson(const KeyFolderFile &file) const
{
    const QString reason = file.usable ? QString() : m_console.texts().text(file.reason).title;
    return {{u"file"_s, file.path},
            {u"kind"_s, file.kind},
            {u"usable"_s, file.usable},
            {u"reason"_s, orNull(reason)},
            {u"reasonId"_s, orNull(file.reason.id)}};
}

} // namespace keyway
