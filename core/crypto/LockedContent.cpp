// SPDX-FileCopyrightText: 2026 The Keyway authors
// SPDX-License-Identifier: Apache-2.0

#include "core/crypto/LockedContent.h"

#include "core/crypto/OldCipherModule.h"
#include "core/crypto/OpenSslHandles.h"

#include <QCoreApplication>
#include <QFile>

#include <openssl/provider.h>

#include <cstring>

using namespace Qt::StringLiterals;

namespace keyway {

namespace {

using ContextHandle = OpenSslHandle<OSSL_LIB_CTX, OSSL_LIB_CTX_free>;
using ProviderHandle = OpenSslHandle<OSSL_PROVIDER, OSSL_PROVIDER_unload>;
using CipherHandle = OpenSslHandle<EVP_CIPHER, EVP_CIPHER_free>;

void freeCertificates(STACK_OF(X509) * certificates)
{
    sk_X509_pop_free(certificates, X509_free);
}
using CertificatesHandle = OpenSslHandle<STACK_OF(X509), freeCertificates>;

ContextHandle contextWithModules()
{
    ContextHandle context(OSSL_LIB_CTX_new());
    const QString folder =
        QCoreApplication::instance() ? oldCipherFolder(QCoreApplication::applicationDirPath()) : QString();
    if (!folder.isEmpty())
        OSSL_PROVIDER_set_default_search_path(context.get(), QFile::encodeName(folder).constData());
    return context;
}

/// A library context that knows the old ciphers; whatever the rest of the program uses stays as it is.
struct OldCiphers
{
    ContextHandle context = contextWithModules(); // goes away last
    ProviderHandle standard{OSSL_PROVIDER_load(context.get(), "default")};
    ProviderHandle legacy{OSSL_PROVIDER_load(context.get(), "legacy")};
    bool isThere() const { return standard && legacy; }
};

bool saysUnsupported(const QString &reason)
{
    return reason.contains("unsupported"_L1) || reason.contains("unknown pbe"_L1) ||
           reason.contains("unknown digest"_L1);
}

tl::unexpected<Problem> decryptionFailure()
{
    const QString reason = takeOpenSslErrors();
    if (saysUnsupported(reason))
        return failure(u"key.encryption-unsupported"_s, {{u"reason"_s, reason}});
    return failure(u"key.passphrase-wrong"_s);
}

/// The seal (MAC) is checked first: what fails later, the pass phrase cannot explain.
tl::unexpected<Problem> pkcs12Failure()
{
    const QString reason = takeOpenSslErrors();
    if (saysUnsupported(reason))
        return failure(u"key.encryption-unsupported"_s, {{u"reason"_s, reason}});
    if (reason.contains("mac verify failure"_L1))
        return failure(u"key.passphrase-wrong"_s);
    return failure(u"key.damaged"_s, {{u"reason"_s, reason}});
}

/// `open` takes a library context. The usual one comes first, so that the old ciphers are only asked for
/// where it takes them.
template <class Open>
auto openWithAnyCipher(Open open)
{
    auto opened = open(nullptr);
    if (opened || opened.error().id != "key.encryption-unsupported"_L1)
        return opened;
    const OldCiphers old;
    if (old.isThere()) {
        auto again = open(old.context.get());
        takeOpenSslErrors();
        return again;
    }
    takeOpenSslErrors();
    return opened;
}

int givePassphrase(char *buffer, int size, int, void *userData)
{
    const QByteArray &passphrase = static_cast<const Secret *>(userData)->reveal();
    if (passphrase.size() > size)
        return -1;
    std::memcpy(buffer, passphrase.constData(), static_cast<size_t>(passphrase.size()));
    return static_cast<int>(passphrase.size());
}

Pkcs12Handle readPkcs12(const QByteArray &der, OSSL_LIB_CTX *context)
{
    const BioHandle in(BIO_new_mem_buf(der.constData(), static_cast<int>(der.size())));
    PKCS12 *bag = PKCS12_init_ex(NID_pkcs7_data, context, nullptr); // carries the context into the reading
    d2i_PKCS12_bio(in.get(), &bag);
    return Pkcs12Handle(bag);
}

QByteArray derOf(X509 *certificate)
{
    const BioHandle out(BIO_new(BIO_s_mem()));
    return i2d_X509_bio(out.get(), certificate) == 1 ? bytesOf(out.get()) : QByteArray();
}

Result<Pkcs12Content> openPkcs12In(OSSL_LIB_CTX *context, const QByteArray &der, const Secret &passphrase)
{
    const Pkcs12Handle bag = readPkcs12(der, context);
    EVP_PKEY *rawKey = nullptr;
    X509 *rawCertificate = nullptr;
    STACK_OF(X509) *rawOthers = nullptr;
    const bool opened = bag && PKCS12_parse(bag.get(), passphrase.reveal().constData(), &rawKey,
                                            &rawCertificate, &rawOthers) == 1;
    const KeyHandle key(rawKey);
    const X509Handle certificate(rawCertificate);
    const CertificatesHandle others(rawOthers);
    if (!opened)
        return pkcs12Failure();
    Pkcs12Content content;
    const BioHandle out(BIO_new(BIO_s_mem()));
    if (key && i2d_PKCS8PrivateKey_bio(out.get(), key.get(), nullptr, nullptr, 0, nullptr, nullptr) == 1)
        content.key = Secret(bytesOf(out.get()));
    if (certificate)
        content.certificates << derOf(certificate.get());
    for (int i = 0; i < sk_X509_num(others.get()); ++i)
        content.certificates << derOf(sk_X509_value(others.get(), i));
    takeOpenSslErrors();
    return content;
}

Result<Secret> decryptPkcs8In(OSSL_LIB_CTX *context, const QByteArray &der, const Secret &passphrase)
{
    const auto *start = reinterpret_cast<const unsigned char *>(der.constData());
    const SignedBlobHandle encrypted(d2i_X509_SIG(nullptr, &start, static_cast<long>(der.size())));
    const QByteArray &text = passphrase.reveal();
    const Pkcs8Handle info(encrypted ? PKCS8_decrypt_ex(encrypted.get(), text.constData(),
                                                        static_cast<int>(text.size()), context, nullptr)
                                     : nullptr);
    const BioHandle out(BIO_new(BIO_s_mem()));
    if (!info || i2d_PKCS8_PRIV_KEY_INFO_bio(out.get(), info.get()) != 1)
        return decryptionFailure();
    return Secret(bytesOf(out.get()));
}

Result<Secret> decryptTraditionalIn(OSSL_LIB_CTX *context, const QByteArray &body, const QByteArray &cipher,
                                    const Secret &passphrase)
{
    QByteArray header = "Proc-Type: 4,ENCRYPTED\nDEK-Info: " + cipher + "\n";
    QByteArray bytes(body.constData(), body.size()); // decrypted in place
    long size = static_cast<long>(bytes.size());
    EVP_CIPHER_INFO info;
    if (PEM_get_EVP_CIPHER_INFO(header.data(), &info) != 1)
        return decryptionFailure();
    const CipherHandle fetched(context ? EVP_CIPHER_fetch(context, EVP_CIPHER_get0_name(info.cipher), nullptr)
                                       : nullptr);
    if (fetched)
        info.cipher = fetched.get();
    // OpenSSL takes the callback's argument as a plain pointer; it only comes back to givePassphrase.
    Secret copy = passphrase.clone();
    if (PEM_do_header(&info, reinterpret_cast<unsigned char *>(bytes.data()), &size, givePassphrase, &copy) !=
        1)
        return decryptionFailure();
    bytes.resize(static_cast<qsizetype>(size));
    return Secret(std::move(bytes));
}

} // namespace

Result<Secret> decryptPkcs8(const QByteArray &der, const Secret &passphrase)
{
    return openWithAnyCipher([&](OSSL_LIB_CTX *context) { return decryptPkcs8In(context, der, passphrase); });
}

Result<Secret> decryptTraditional(const QByteArray &body, const QByteArray &cipher, const Secret &passphrase)
{
    return openWithAnyCipher(
        [&](OSSL_LIB_CTX *context) { return decryptTraditionalIn(context, body, cipher, passphrase); });
}

Result<Pkcs12Content> openPkcs12(const QByteArray &der, const Secret &passphrase)
{
    return openWithAnyCipher([&](OSSL_LIB_CTX *context) { return openPkcs12In(context, der, passphrase); });
}

} // namespace keyway
