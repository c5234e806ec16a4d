// SPDX-FileCopyrightText: 2026 The Keyway authors
// SPDX-License-Identifier: Apache-2.0

#include "core/crypto/DerContent.h"

#include "core/crypto/OpenSslHandles.h"

#include <QCryptographicHash>

using namespace Qt::StringLiterals;

namespace keyway {

namespace {

const unsigned char *startOf(const QByteArray &bytes)
{
    return reinterpret_cast<const unsigned char *>(bytes.constData());
}

/// Reads all of `der`: what is left over is no part of a key.
template <class Handle, auto Read>
Handle readWhole(const QByteArray &der)
{
    const unsigned char *position = startOf(der);
    Handle handle(Read(nullptr, &position, static_cast<long>(der.size())));
    if (handle && position != startOf(der) + der.size())
        handle.reset();
    return handle;
}

/// Empty when the key's numbers belong together. A letter that changed in a PEM body often still parses.
QString damageOf(EVP_PKEY *key)
{
    // The full check looks for primes, which takes seconds beyond this size; a signature must do there.
    constexpr int fullCheckBits = 8192;
    bool sound = false;
    if (EVP_PKEY_get_bits(key) <= fullCheckBits) {
        const KeyContextHandle context(EVP_PKEY_CTX_new(key, nullptr));
        sound = context && EVP_PKEY_check(context.get()) == 1;
    } else {
        const DigestContextHandle context(EVP_MD_CTX_new());
        size_t size = 0;
        QByteArray signature(EVP_PKEY_get_size(key), '\0');
        sound = EVP_DigestSignInit(context.get(), nullptr, EVP_sha256(), nullptr, key) == 1 &&
                (size = static_cast<size_t>(signature.size()),
                 EVP_DigestSign(context.get(), reinterpret_cast<unsigned char *>(signature.data()), &size,
                                startOf(signature), 0) == 1);
    }
    if (sound)
        return {};
    const QString reason = takeOpenSslErrors();
    return reason.isEmpty() ? u"its numbers do not belong together"_s : reason;
}

DerContent rsaContent(KeyHandle key, const QString &structure)
{
    // OpenSSL itself works with no larger modulus, but would compute for hours before it says so.
    constexpr int mostBits = 16384;
    if (key && EVP_PKEY_get_bits(key.get()) > mostBits)
        return {u"private-key"_s, structure, {}, {}, u"it claims to have more than 16384 bits"_s, {}};
    DerContent content{u"private-key"_s, structure, {}, {}, {}, {}};
    content.damage = key ? damageOf(key.get()) : takeOpenSslErrors();
    content.key = std::move(key);
    return content;
}

DerContent readPkcs8(const PKCS8_PRIV_KEY_INFO *info)
{
    const ASN1_OBJECT *algorithm = nullptr;
    PKCS8_pkey_get0(&algorithm, nullptr, nullptr, nullptr, info);
    const int nid = OBJ_obj2nid(algorithm);
    KeyHandle key(EVP_PKCS82PKEY(info));
    if (nid == NID_rsaEncryption)
        return rsaContent(std::move(key), u"pkcs8"_s);
    if (nid == NID_X9_62_id_ecPublicKey)
        return {u"ec-private-key"_s, {}, {}, std::move(key), {}, {}};
    const char *name = nid == NID_undef ? nullptr : OBJ_nid2sn(nid);
    return {u"other-private-key"_s, {}, name ? QString::fromLatin1(name) : u"unknown"_s,
            std::move(key),         {}, {}};
}

/// RFC 8017 A.1.2, SEC 1, or OpenSSL's own form for DSA.
DerContent readTraditional(const QByteArray &der)
{
    KeyHandle key = readWhole<KeyHandle, d2i_AutoPrivateKey>(der);
    if (!key)
        return {};
    const QString type = QString::fromLatin1(EVP_PKEY_get0_type_name(key.get()));
    if (type == "RSA"_L1)
        return rsaContent(std::move(key), u"pkcs1"_s);
    if (type == "EC"_L1)
        return {u"ec-private-key"_s, {}, {}, std::move(key), {}, {}};
    return {u"other-private-key"_s, {}, type, std::move(key), {}, {}};
}

KeyHandle readRsaPublicKey(const QByteArray &der)
{
    const unsigned char *position = startOf(der);
    KeyHandle key(d2i_PublicKey(EVP_PKEY_RSA, nullptr, &position, static_cast<long>(der.size())));
    if (key && position != startOf(der) + der.size())
        key.reset();
    return key;
}

DerContent readWithoutKey(const QByteArray &der)
{
    DerContent content;
    if (const auto certificate = readWhole<X509Handle, d2i_X509>(der)) {
        content.kind = u"certificate"_s;
        content.publicKey = publicKeyInfo(X509_get0_pubkey(certificate.get()));
    } else if (const auto request = readWhole<RequestHandle, d2i_X509_REQ>(der)) {
        content.kind = u"certificate-request"_s;
        content.publicKey = publicKeyInfo(X509_REQ_get0_pubkey(request.get()));
    } else if (const auto key = readWhole<KeyHandle, d2i_PUBKEY>(der)) {
        content.kind = u"public-key"_s;
        content.publicKey = publicKeyInfo(key.get());
    } else if (const auto rsaKey = readRsaPublicKey(der)) {
        content.kind = u"public-key"_s;
        content.publicKey = publicKeyInfo(rsaKey.get());
    } else if (readWhole<Pkcs12Handle, d2i_PKCS12>(der)) {
        content.kind = u"pkcs12"_s;
    }
    return content;
}

} // namespace

DerContent readDer(const QByteArray &der)
{
    DerContent content;
    if (const auto info = readWhole<Pkcs8Handle, d2i_PKCS8_PRIV_KEY_INFO>(der))
        content = readPkcs8(info.get());
    else if (readWhole<SignedBlobHandle, d2i_X509_SIG>(der))
        content = {u"encrypted-private-key"_s, u"encrypted-pkcs8"_s, {}, {}, {}, {}};
    else if (DerContent other = readWithoutKey(der); !other.kind.isEmpty())
        content = std::move(other);
    else
        content = readTraditional(der);
    if (content.key)
        content.publicKey = publicKeyInfo(content.key.get());
    takeOpenSslErrors();
    return content;
}

QByteArray publicKeyInfo(const evp_pkey_st *key)
{
    unsigned char *bytes = nullptr;
    const int size = key ? i2d_PUBKEY(key, &bytes) : 0;
    takeOpenSslErrors();
    if (size <= 0)
        return {};
    const QByteArray info(reinterpret_cast<const char *>(bytes), size);
    OPENSSL_free(bytes);
    return info;
}

QString publicKeySha256(const QByteArray &publicKeyInfo)
{
    if (publicKeyInfo.isEmpty())
        return {};
    const QByteArray digest = QCryptographicHash::hash(publicKeyInfo, QCryptographicHash::Sha256);
    return QString::fromLatin1(digest.toHex(':')).toUpper();
}

} // namespace keyway
