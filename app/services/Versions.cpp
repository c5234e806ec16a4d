// SPDX-FileCopyrightText: 2026 The Keyway authors
// SPDX-License-Identifier: Apache-2.0

#include "app/services/Versions.h"

#include "core/crypto/OpenSslVersion.h"

#include <QtGlobal>

using namespace Qt::StringLiterals;

namespace keyway {

QString versionWithLibraries()
{
    return u"%1 (Qt %2, OpenSSL %3)"_s.arg(QStringLiteral(KEYWAY_VERSION), QLatin1String(qVersion()),
                                           openSslVersion());
}

} // namespace keyway
