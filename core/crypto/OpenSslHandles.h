// SPDX-FileCopyrightText: 2026 The Keyway authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "core/base/Result.h"

#include <QByteArray>
#include <QString>

#include <openssl/asn1.h>
#include <openssl/bio.h>
#include <openssl/bn.h>
#include <openssl/evp.h>
#include <openssl/pem.h>
#include <openssl/pkcs12.h>
#include <openssl/x509.h>
#include <openssl/x509v3.h>

#include <memory>

namespace keyway {

// For sources only: the one place that includes OpenSSL's headers for its owners.

template <auto Free>
struct OpenSslDeleter
{
    template <class T>
    void operator()(T *pointer) const
    {
        Free(pointer);
    }
};

template <class T, auto Free>
using OpenSslHandle = std::unique_ptr<T, OpenSslDeleter<Free>>;

using BioHandle = OpenSslHandle<BIO, BIO_free_all>;
using BignumHandle = OpenSslHandle<BIGNUM, BN_free>;
using TimeHandle = OpenSslHandle<ASN1_TIME, ASN1_STRING_free>;
using IntegerHandle = OpenSslHandle<ASN1_INTEGER, ASN1_INTEGER_free>;
using KeyHandle = OpenSslHandle<EVP_PKEY, EVP_PKEY_free>;
using KeyContextHandle = OpenSslHandle<EVP_PKEY_CTX, EVP_PKEY_CTX_free>;
using DigestContextHandle = OpenSslHandle<EVP_MD_CTX, EVP_MD_CTX_free>;
using X509Handle = OpenSslHandle<X509, X509_free>;
using NameHandle = OpenSslHandle<X509_NAME, X509_NAME_free>;
using ExtensionHandle = OpenSslHandle<X509_EXTENSION, X509_EXTENSION_free>;
using RequestHandle = OpenSslHandle<X509_REQ, X509_REQ_free>;
using SignedBlobHandle = OpenSslHandle<X509_SIG, X509_SIG_free>;
using Pkcs8Handle = OpenSslHandle<PKCS8_PRIV_KEY_INFO, PKCS8_PRIV_KEY_INFO_free>;
using Pkcs12Handle = OpenSslHandle<PKCS12, PKCS12_free>;
using GeneralNamesHandle = OpenSslHandle<GENERAL_NAMES, GENERAL_NAMES_free>;

/// Empties this thread's error queue and says what was in it, oldest first, joined by "; ".
QString takeOpenSslErrors();
/// "openssl.failed" with what the queue held.
tl::unexpected<Problem> openSslFailure();

/// Everything written to a memory BIO.
QByteArray bytesOf(BIO *memory);

} // namespace keyway
