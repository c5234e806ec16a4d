// SPDX-FileCopyrightText: 2026 The Keyway authors
// SPDX-License-Identifier: Apache-2.0

#include "core/crypto/NewFile.h"

#ifdef Q_OS_WIN
#include "core/crypto/WindowsRights.h"

#include <QUuid>
#endif

#include <QDir>
#include <QFileInfo>

using namespace Qt::StringLiterals;

namespace keyway {

tl::unexpected<Problem> pathFailure(const QString &id, const QString &path, const QString &reason)
{
    return failure(id, {{u"path"_s, QDir::toNativeSeparators(path)}, {u"reason"_s, reason}});
}

tl::unexpected<Problem> existsFailure(const QString &path)
{
    return failure(u"file.exists"_s, {{u"path"_s, QDir::toNativeSeparators(path)}});
}

#ifdef Q_OS_WIN

Result<std::unique_ptr<FileBeside>> writeBeside(const QString &target, const QByteArray &bytes)
{
    const QString folder = QFileInfo(target).path();
    const QString name = u"/.keyway-"_s + QUuid::createUuid().toString(QUuid::Id128);
    auto file = std::make_unique<FileBeside>(folder + name);
    if (const QString reason = makeOwnerOnlyFile(file->fileName()); !reason.isEmpty()) {
        file->setAutoRemove(false);
        return pathFailure(u"folder.not-writable"_s, folder, reason);
    }
    if (!file->open(QIODevice::ReadWrite | QIODevice::ExistingOnly))
        return pathFailure(u"folder.not-writable"_s, folder, file->errorString());
    if (file->write(bytes) != bytes.size() || !file->flush())
        return pathFailure(u"file.not-written"_s, target, file->errorString());
    return file;
}

void openToReaders(FileBeside &file)
{
    inheritRights(file.fileName());
}

Result<void> publish(FileBeside &file, const QString &target)
{
    file.close(); // an open file cannot be renamed
    const QString reason = moveFile(file.fileName(), target, Replacing::No);
    if (reason.isEmpty()) {
        file.setAutoRemove(false);
        return {};
    }
    const QFileInfo info(target);
    if (info.exists() || info.isSymLink())
        return existsFailure(target);
    return pathFailure(u"file.not-written"_s, target, reason);
}

#else

Result<std::unique_ptr<FileBeside>> writeBeside(const QString &target, const QByteArray &bytes)
{
    // QTemporaryFile opens with O_EXCL and owner-only rights before the first byte.
    const QString folder = QFileInfo(target).path();
    auto file = std::make_unique<QTemporaryFile>(folder + u"/.keyway-XXXXXX"_s);
    if (!file->open())
        return pathFailure(u"folder.not-writable"_s, folder, file->errorString());
    if (file->write(bytes) != bytes.size() || !file->flush())
        return pathFailure(u"file.not-written"_s, target, file->errorString());
    return file;
}

void openToReaders(FileBeside &file)
{
    // Not every file system knows rights, so a refusal is no failure.
    file.setPermissions(QFile::ReadOwner | QFile::WriteOwner | QFile::ReadGroup | QFile::ReadOther);
}

Result<void> publish(FileBeside &file, const QString &target)
{
    if (file.rename(target)) {
        file.setAutoRemove(false);
        return {};
    }
    const QFileInfo info(target);
    if (info.exists() || info.isSymLink())
        return existsFailure(target);
    return pathFailure(u"file.not-written"_s, target, file.errorString());
}

#endif

} // namespace keyway
