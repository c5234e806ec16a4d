// SPDX-FileCopyrightText: 2026 The Keyway authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "core/base/Result.h"

#include <QByteArray>
#include <QString>
#include <QTemporaryFile>

#include <memory>

namespace keyway {

// For sources only: how a file comes into being whole, with its rights, and never over another.

#ifdef Q_OS_WIN
/// There a new file has its folder's rights, and QTemporaryFile cannot be told of others.
class FileBeside final : public QFile
{
public:
    using QFile::QFile;
    ~FileBeside() override
    {
        if (m_autoRemove)
            remove();
    }
    void setAutoRemove(bool on) { m_autoRemove = on; }

private:
    bool m_autoRemove = true;
};
#else
using FileBeside = QTemporaryFile;
#endif

/// Writes a whole file beside `target`. Until it is published it has no name, or a random one, and goes
/// away by itself. It is owner-only before the first byte.
/// Problems: "folder.not-writable" {path, reason}, "file.not-written" {path, reason}.
Result<std::unique_ptr<FileBeside>> writeBeside(const QString &target, const QByteArray &bytes);

/// What is public may be read by others too: somebody else may be the one who uploads it.
void openToReaders(FileBeside &file);

/// Gives the file its name; the system refuses when the name is taken, even by somebody just now.
/// Problems: "file.exists" {path}, "file.not-written" {path, reason}.
Result<void> publish(FileBeside &file, const QString &target);

tl::unexpected<Problem> pathFailure(const QString &id, const QString &path, const QString &reason);
tl::unexpected<Problem> existsFailure(const QString &path);

} // namespace keyway
