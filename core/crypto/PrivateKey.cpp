// SPDX-FileCopyrightText: 2026 The Keyway authors
// SPDX-License-Identifier: Apache-2.0

#include "core/crypto/PrivateKey.h"

#include "core/crypto/OpenSslHandles.h"

#include <openssl/rsa.h>

using namespace Qt::StringLiterals;

namespace keyway {

Result<PrivateKey> PrivateKey::generate(int bits)
{
    if (bits != 2048 && bits != 3072 && bits != 4096)
        return failure(u"key.bits-unsupported"_s, {{u"bits"_s, QString::number(bits)}});
    KeyHandle key(EVP_RSA_gen(static_cast<unsigned int>(bits)));
    if (!key)
        return openSslFailure();
    return PrivateKey(std::shared_ptr<EVP_PKEY>(std::move(key)));
}

PrivateKey::PrivateKey(std::shared_ptr<evp_pkey_st> handle) : m_handle(std::move(handle)) {}

int PrivateKey::bits() const
{
    return EVP_PKEY_get_bits(m_handle.get());
}

Secret PrivateKey::toPkcs8Pem() const
{
    // OpenSSL wipes a memory BIO's buffer when it grows and when it goes away.
    const BioHandle out(BIO_new(BIO_s_mem()));
    if (!out || PEM_write_bio_PKCS8PrivateKey(out.get(), m_handle.get(), nullptr, nullptr, 0, nullptr,
                                              nullptr) != 1) {
        takeOpenSslErrors();
        return {};
    }
    return Secret(bytesOf(out.get()));
}

Result<QByteArray> PrivateKey::signSha256(const QByteArray &data) const
{
    const auto *input = reinterpret_cast<const unsigned char *>(data.constData());
    const auto inputSize = static_cast<size_t>(data.size());
    const DigestContextHandle context(EVP_MD_CTX_new());
    size_t size = 0;
    if (!context || EVP_DigestSignInit(context.get(), nullptr, EVP_sha256(), nullptr, m_handle.get()) != 1 ||
        EVP_DigestSign(context.get(), nullptr, &size, input, inputSize) != 1)
        return openSslFailure();
    QByteArray signature(static_cast<qsizetype>(size), '\0');
    if (EVP_DigestSign(context.get(), reinterpret_cast<unsigned char *>(signature.data()), &size, input,
                       inputSize) != 1)
        return openSslFailure();
    signature.resize(static_cast<qsizetype>(size));
    return signature;
}

} // namespace keyway
