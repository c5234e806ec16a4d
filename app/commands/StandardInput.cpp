// SPDX-FileCopyrightText: 2026 The Keyway authors
// SPDX-License-Identifier: Apache-2.0

#include "app/commands/StandardInput.h"

#include <cerrno>
#include <cstdio>
#include <cstring>

using namespace Qt::StringLiterals;

namespace keyway {

Result<QByteArray> readStandardInput()
{
    const QString name = u"standard input"_s;
    // Not by QFile: on Windows it takes the end of a pipe for an error.
    QByteArray bytes;
    QByteArray part(64 * 1024, Qt::Uninitialized);
    while (bytes.size() <= pastedTextLimitBytes) {
        const size_t size = std::fread(part.data(), 1, static_cast<size_t>(part.size()), stdin);
        if (size == 0)
            break;
        bytes.append(part.constData(), static_cast<qsizetype>(size));
    }
    if (std::ferror(stdin)) {
        const QString reason = QString::fromLocal8Bit(std::strerror(errno));
        return failure(u"file.unreadable"_s, {{u"path"_s, name}, {u"reason"_s, reason}});
    }
    if (bytes.size() > pastedTextLimitBytes)
        return failure(u"file.too-large"_s, {{u"path"_s, name}, {u"limit"_s, u"64 MB"_s}});
    return bytes;
}

} // namespace keyway
