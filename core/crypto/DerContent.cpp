// SPDX-FileCopyrightText: 2026 The Keyway authors
// SPDX-License-Identifier: Apache-2.0

#include "core/crypto/DerContent.h"

#include "core/crypto/OpenSslHandles.h"

#include <cstring>

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
        return {u"private-key"_s, structure, {}, {}, u"it claims to have more than 16384 bits"_s};
    DerContent content{u"private-key"_s, structure, {}, {}, {}};
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
        return {u"ec-private-key"_s, {}, {}, std::move(key), {}};
    const char *name = nid == NID_undef ? nullptr : OBJ_nid2sn(nid);
    return {u"other-private-key"_s, {}, name ? QString::fromLatin1(name) : u"unknown"_s, std::move(key), {}};
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
        return {u"ec-private-key"_s, {}, {}, std::move(key), {}};
    return {u"other-private-key"_s, {}, type, std::move(key), {}};
}

bool isRsaPublicKey(const QByteArray &der)
{
    const unsigned char *position = startOf(der);
    const KeyHandle key(d2i_PublicKey(EVP_PKEY_RSA, nullptr, &position, static_cast<long>(der.size())));
    return key && position == startOf(der) + der.size();
}

QString kindWithoutKey(const QByteArray &der)
{
    if (readWhole<X509Handle, d2i_X509>(der))
        return u"certificate"_s;
    if (readWhole<RequestHandle, d2i_X509_REQ>(der))
        return u"certificate-request"_s;
    if (readWhole<KeyHandle, d2i_PUBKEY>(der) || isRsaPublicKey(der))
        return u"public-key"_s;
    if (readWhole<Pkcs12Handle, d2i_PKCS12>(der))
        return u"pkcs12"_s;
    return {};
}

tl::unexpected<Problem> decryptionFailure()
{
    const QString reason = takeOpenSslErrors();
    if (reason.contains("unsupported"_L1) || reason.contains("unknown pbe"_L1))
        return failure(u"key.encryption-unsupported"_s, {{u"reason"_s, reason}});
    return failure(u"key.passphrase-wrong"_s);
}

int givePassphrase(char *buffer, int size, int, void *userData)
{
    const QByteArray &passphrase = static_cast<const Secret *>(userData)->reveal();
    if (passphrase.size() > size)
        return -1;
    std::memcpy(buffer, passphrase.constData(), static_cast<size_t>(passphrase.size()));
    return static_cast<int>(passphrase.size());
}

} // namespace

DerContent readDer(const QByteArray &der)
{
    DerContent content;
    if (const auto info = readWhole<Pkcs8Handle, d2i_PKCS8_PRIV_KEY_INFO>(der))
        content = readPkcs8(info.get());
    else if (readWhole<SignedBlobHandle, d2i_X509_SIG>(der))
        content = {u"encrypted-private-key"_s, u"encrypted-pkcs8"_s, {}, {}, {}};
    else if (const QString kind = kindWithoutKey(der); !kind.isEmpty())
        content.kind = kind;
    else
        content = readTraditional(der);
    takeOpenSslErrors();
    return content;
}

Result<Secret> decryptPkcs8(const QByteArray &der, const Secret &passphrase)
{
    const auto encrypted = readWhole<SignedBlobHandle, d2i_X509_SIG>(der);
    const QByteArray &text = passphrase.reveal();
    const Pkcs8Handle info(PKCS8_decrypt(encrypted.get(), text.constData(), static_cast<int>(text.size())));
    const BioHandle out(BIO_new(BIO_s_mem()));
    if (!info || i2d_PKCS8_PRIV_KEY_INFO_bio(out.get(), info.get()) != 1)
        return decryptionFailure();
    return Secret(bytesOf(out.get()));
}

Result<Secret> decryptTraditional(const QByteArray &body, const QByteArray &cipher, const Secret &passphrase)
{
    QByteArray header = "Proc-Type: 4,ENCRYPTED\nDEK-Info: " + cipher + "\n";
    QByteArray bytes(body.constData(), body.size()); // decrypted in place
    long size = static_cast<long>(bytes.size());
    EVP_CIPHER_INFO info;
    // OpenSSL takes the callback's argument as a plain pointer; it only comes back to givePassphrase.
    Secret copy = passphrase.clone();
    if (PEM_get_EVP_CIPHER_INFO(header.data(), &info) != 1 ||
        PEM_do_header(&info, reinterpret_cast<unsigned char *>(bytes.data()), &size, givePassphrase, &copy) !=
            1)
        return decryptionFailure();
    bytes.resize(static_cast<qsizetype>(size));
    return Secret(std::move(bytes));
}

} // namespace keyway
