// SPDX-FileCopyrightText: 2026 The Keyway authors
// SPDX-License-Identifier: Apache-2.0

#include "core/crypto/KeyConversion.h"

#include "core/crypto/KeyFiles.h"
#include "core/crypto/NewFile.h"
#include "core/crypto/OpenSslHandles.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace keyway {

namespace {

/// Slows down who guesses the pass phrase. Some readers refuse PKCS#12 files that ask for much more.
constexpr int iterations = 100'000;
constexpr int saltBytes = 16;
constexpr int leastPassphrase = 4;

/// Letters, not bytes: those after the first byte of a letter (UTF-8) begin with the bits 10. For PKCS#12 a
/// pass phrase ends at a NUL.
qsizetype letters(QByteArrayView utf8)
{
    return std::count_if(utf8.begin(), utf8.end(), [](char c) { return (uchar(c) & 0xC0) != 0x80; });
}

template <class Write>
Result<Secret> written(Write write)
{
    // OpenSSL wipes a memory BIO's buffer when it grows and when it goes away.
    const BioHandle out(BIO_new(BIO_s_mem()));
    if (!out || write(out.get()) != 1)
        return openSslFailure();
    return Secret(bytesOf(out.get()));
}

Result<Secret> encryptedPkcs8(EVP_PKEY *key, const QByteArray &passphrase)
{
    const Pkcs8Handle info(EVP_PKEY2PKCS8(key));
    const SignedBlobHandle blob(info ? PKCS8_encrypt(-1, EVP_aes_256_cbc(), passphrase.constData(),
                                                     static_cast<int>(passphrase.size()), nullptr, saltBytes,
                                                     iterations, info.get())
                                     : nullptr);
    if (!blob)
        return openSslFailure();
    return written([&](BIO *out) { return PEM_write_bio_PKCS8(out, blob.get()); });
}

Result<Secret> pkcs12(EVP_PKEY *key, X509 *certificate, const QByteArray &passphrase)
{
    constexpr int withoutMac = -1; // PKCS12_create would choose the digest of the library's version
    const char *text = passphrase.constData();
    const Pkcs12Handle bag(PKCS12_create(text, "salesforce-jwt", key, certificate, nullptr, NID_aes_256_cbc,
                                         NID_aes_256_cbc, iterations, withoutMac, 0));
    if (!bag || PKCS12_set_mac(bag.get(), text, -1, nullptr, saltBytes, iterations, EVP_sha256()) != 1)
        return openSslFailure();
    return written([&](BIO *out) { return i2d_PKCS12_bio(out, bag.get()); });
}

std::optional<Problem> whatIsMissing(const PrivateKey &key, KeyForm form, const Secret *passphrase,
                                     const Certificate *certificate)
{
    const bool isProtected = form == KeyForm::EncryptedPkcs8Pem || form == KeyForm::Pkcs12;
    if (isProtected && (!passphrase || passphrase->isEmpty()))
        return Problem{u"key.passphrase-missing"_s, {}};
    if (isProtected && letters(passphrase->reveal().constData()) < leastPassphrase)
        return Problem{u"key.passphrase-too-short"_s, {{u"least"_s, QString::number(leastPassphrase)}}};
    if (form != KeyForm::Pkcs12)
        return std::nullopt;
    if (!certificate)
        return Problem{u"key.certificate-missing"_s, {}};
    if (!certificate->matches(key))
        return Problem{u"key.certificate-of-another-key"_s, {}};
    return std::nullopt;
}

} // namespace

const QList<KeyFormEntry> &keyForms()
{
    static const QList<KeyFormEntry> forms{
        {KeyForm::Pkcs8Pem, u"pkcs8-pem"_s, u"private-key.pem"_s, false},
        {KeyForm::Pkcs1Pem, u"pkcs1-pem"_s, u"private-key-pkcs1.pem"_s, false},
        {KeyForm::Pkcs8Der, u"pkcs8-der"_s, u"private-key.der"_s, false},
        {KeyForm::Pkcs1Der, u"pkcs1-der"_s, u"private-key-pkcs1.der"_s, false},
        {KeyForm::EncryptedPkcs8Pem, u"encrypted-pkcs8-pem"_s, u"private-key-protected.pem"_s, true},
        {KeyForm::Pkcs12, u"pkcs12"_s, u"key-and-certificate.p12"_s, true},
        {KeyForm::Base64Line, u"base64"_s, u"private-key-base64.txt"_s, false},
    };
    return forms;
}

Result<Secret> convertKey(const PrivateKey &key, KeyForm form, const Secret *passphrase,
                          const Certificate *certificate)
{
    if (const auto missing = whatIsMissing(key, form, passphrase, certificate))
        return failure(*missing);
    EVP_PKEY *handle = key.handle();
    switch (form) {
    case KeyForm::Pkcs8Pem:
        return key.toPkcs8Pem();
    case KeyForm::Pkcs1Pem:
        return written([&](BIO *out) {
            return PEM_write_bio_PrivateKey_traditional(out, handle, nullptr, nullptr, 0, nullptr, nullptr);
        });
    case KeyForm::Pkcs8Der:
        return written([&](BIO *out) {
            return i2d_PKCS8PrivateKey_bio(out, handle, nullptr, nullptr, 0, nullptr, nullptr);
        });
    case KeyForm::Pkcs1Der:
        return written([&](BIO *out) { return i2d_PrivateKey_bio(out, handle); });
    case KeyForm::EncryptedPkcs8Pem:
        return encryptedPkcs8(handle, passphrase->reveal());
    case KeyForm::Pkcs12:
        return pkcs12(handle, certificate->handle(), passphrase->reveal());
    case KeyForm::Base64Line:
        return base64Line(key.toPkcs8Pem().reveal());
    }
    Q_UNREACHABLE();
}

Result<void> writeNewSecretFile(const QString &path, const Secret &content)
{
    const auto file = writeBeside(path, content.reveal());
    if (!file) // which folder it is does not matter to somebody who named a file
        return pathFailure(u"file.not-written"_s, path, file.error().facts.value(u"reason"_s));
    return publish(**file, path);
}

} // namespace keyway
