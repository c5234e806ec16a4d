// SPDX-FileCopyrightText: 2026 The Keyway authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "core/crypto/KeyDoctor.h"
#include "core/crypto/KeyFiles.h"
#include "core/crypto/OpenSslHandles.h"
#include "core/crypto/TlsAuthority.h"

#include <QDateTime>

#include <openssl/ec.h>
#include <openssl/rsa.h>

/// A key and its certificate, made once for a whole test program, and the forms that OpenSSL gives keys.
namespace keyway::test {

inline const KeyPair &ownPair()
{
    static const KeyPair pair = [] {
        CertificateSpec spec;
        spec.notBeforeUtc = QDateTime::currentDateTimeUtc();
        return *generateKeyPair(2048, spec);
    }();
    return pair;
}

inline EVP_PKEY *rsa()
{
    return ownPair().key.handle();
}

/// PKCS#8
inline QByteArray ownPem()
{
    return ownPair().key.toPkcs8Pem().reveal();
}

inline constexpr char phrase[] = "correct horse";

inline QByteArray pkcs1Pem(EVP_PKEY *key, const EVP_CIPHER *cipher = nullptr)
{
    const BioHandle out(BIO_new(BIO_s_mem()));
    PEM_write_bio_PrivateKey_traditional(out.get(), key, cipher,
                                         cipher ? reinterpret_cast<const unsigned char *>(phrase) : nullptr,
                                         cipher ? int(sizeof(phrase)) - 1 : 0, nullptr, nullptr);
    return bytesOf(out.get());
}

inline QByteArray pkcs8Pem(EVP_PKEY *key, const EVP_CIPHER *cipher = nullptr)
{
    const BioHandle out(BIO_new(BIO_s_mem()));
    PEM_write_bio_PKCS8PrivateKey(out.get(), key, cipher, cipher ? phrase : nullptr,
                                  cipher ? int(sizeof(phrase)) - 1 : 0, nullptr, nullptr);
    return bytesOf(out.get());
}

inline QByteArray derOf(QByteArray pem)
{
    const qsizetype start = pem.indexOf("-----\n") + 6;
    return QByteArray::fromBase64(pem.mid(start, pem.lastIndexOf("-----END") - start));
}

} // namespace keyway::test
