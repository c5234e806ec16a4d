// SPDX-FileCopyrightText: 2026 The Keyway authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "core/crypto/Certificate.h"

#include <QList>

namespace keyway {

// For sources only: every certificate in a file, however it is packed.

struct CertificateList
{
    QList<Certificate> certificates; ///< in the order of the file
    bool hasOtherText = false;       ///< something stands around them
    bool isPkcs7 = false;            ///< they came in a PKCS#7 bundle (.p7b, RFC 2315)
    bool isBase64 = false;           ///< a layer of base64 was around it all
};

/// PEM, DER, PKCS#7 in either form, base64 of these. Empty when there is none.
CertificateList readCertificates(const QByteArray &bytes);

} // namespace keyway
