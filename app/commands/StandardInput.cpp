// SPDX-FileCopyrightText: 2026 The Keyway authors
// SPDX-License-Identifier: Apache-2.0

#include "app/commands/StandardInput.h"

#include <QFile>

#include <cstdio>

using namespace Qt::StringLiterals;

namespace keyway {

Result<QByteArray> readStandardInput()
{
    const QString name = u"standard input"_s;
    QFile input;
    if (!input.open(stdin, QIODevice::ReadOnly))
        return failure(u"file.unreadable"_s, {{u"path"_s, name}, {u"reason"_s, input.errorString()}});
    QByteArray bytes;
    while (bytes.size() <= pastedTextLimitBytes) {
        const QByteArray more = input.read(pastedTextLimitBytes + 1 - bytes.size());
        if (more.isEmpty())
            break;
        bytes += more;
    }
    if (input.error() != QFile::NoError)
        return failure(u"file.unreadable"_s, {{u"path"_s, name}, {u"reason"_s, input.errorString()}});
    if (bytes.size() > pastedTextLimitBytes)
        return failure(u"file.too-large"_s, {{u"path"_s, name}, {u"limit"_s, u"64 MB"_s}});
    return bytes;
}

} // namespace keyway
