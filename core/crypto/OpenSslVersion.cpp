// SPDX-FileCopyrightText: 2026 The Keyway authors
// SPDX-License-Identifier: Apache-2.0

#include "core/crypto/OpenSslVersion.h"

#include <openssl/crypto.h>

namespace keyway {

QString openSslVersion()
{
    return QString::fromLatin1(OpenSSL_version(OPENSSL_FULL_VERSION_STRING));
}

} // namespace keyway
