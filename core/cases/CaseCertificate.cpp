// SPDX-FileCopyrightText: 2026 The Keyway authors
// SPDX-License-Identifier: Apache-2.0

#include "core/cases/Case.h"
#include "core/crypto/KeyFiles.h"

namespace keyway {

std::optional<CaseCertificate> readCaseCertificate(const QString &path)
{
    if (path.isEmpty())
        return std::nullopt;
    const auto bytes = readFile(path);
    const auto certificate = Certificate::fromBytes(bytes.value_or(QByteArray()));
    if (!certificate)
        return std::nullopt;
    return CaseCertificate{certificate->subject(), certificate->sha256Fingerprint(),
                           certificate->notBeforeUtc(), certificate->notAfterUtc(), certificate->keyBits()};
}

} // namespace keyway
