// SPDX-FileCopyrightText: 2026 The Keyway authors
// SPDX-License-Identifier: Apache-2.0

#include "core/crypto/OldCipherModule.h"

#include <QDir>

using namespace Qt::StringLiterals;

namespace keyway {

QString oldCipherFolder(const QString &programFolder)
{
    if (programFolder.isEmpty())
        return {};
    for (const QString &place : {u"ossl-modules"_s, u"../lib/ossl-modules"_s}) {
        const QDir folder(QDir(programFolder).filePath(place));
        if (!folder.entryList({u"legacy.so"_s, u"legacy.dll"_s, u"legacy.dylib"_s}, QDir::Files).isEmpty())
            return folder.canonicalPath();
    }
    return {};
}

} // namespace keyway
