// SPDX-FileCopyrightText: 2026 The Keyway authors
// SPDX-License-Identifier: Apache-2.0

#include "core/crypto/Certificate.h"

#include "core/crypto/DerContent.h"
#include "core/crypto/OpenSslHandles.h"
#include "core/crypto/PemText.h"
#include "core/crypto/X509Building.h"

#include <QStringList>

using namespace Qt::StringLiterals;

namespace keyway {

namespace {

QDateTime toDateTime(const ASN1_TIME *time)
{
    const TimeHandle epoch(ASN1_TIME_set(nullptr, 0));
    int days = 0;
    int seconds = 0;
    if (!epoch || ASN1_TIME_diff(&days, &seconds, epoch.get(), time) != 1) {
        takeOpenSslErrors();
        return {};
    }
    return QDateTime::fromSecsSinceEpoch(qint64(days) * 86400 + seconds).toUTC();
}

X509Handle readCertificate(const QByteArray &der)
{
    const auto *start = reinterpret_cast<const unsigned char *>(der.constData());
    return X509Handle(d2i_X509(nullptr, &start, static_cast<long>(der.size())));
}

/// The first certificate, through the same mending that the key doctor does.
QByteArray derOfFirstCertificate(const QByteArray &bytes)
{
    QStringList repairs;
    for (const PemBlock &block : readPem(plainText(bytes, &repairs)).blocks) {
        if (block.label.endsWith("CERTIFICATE"))
            return QByteArray::fromBase64(block.base64);
    }
    return {};
}

bool isPrivateKey(const QByteArray &bytes)
{
    if (bytes.contains("PRIVATE KEY-----"))
        return true;
    return readDer(bytes).kind.endsWith("private-key"_L1);
}

} // namespace

Result<Certificate> Certificate::selfSigned(const PrivateKey &key, const CertificateSpec &spec)
{
    const Result<NameHandle> name = nameFromOneLine(spec.subject);
    if (!name)
        return failure(name.error());
    X509Handle certificate = newCertificate(key.handle());
    if (!certificate || !setTime(X509_getm_notBefore(certificate.get()), spec.notBeforeUtc))
        return openSslFailure();
    if (spec.days < 1 ||
        !setTime(X509_getm_notAfter(certificate.get()), spec.notBeforeUtc.addDays(spec.days))) {
        takeOpenSslErrors();
        return failure(u"certificate.days-invalid"_s, {{u"days"_s, QString::number(spec.days)}});
    }
    X509 *self = certificate.get();
    if (X509_set_subject_name(self, name->get()) != 1 || X509_set_issuer_name(self, name->get()) != 1 ||
        !addExtension(self, self, NID_subject_key_identifier, "hash") ||
        !addExtension(self, self, NID_authority_key_identifier, "keyid:always") ||
        !addExtension(self, self, NID_basic_constraints, "critical,CA:TRUE") ||
        X509_sign(self, key.handle(), EVP_sha256()) == 0)
        return openSslFailure();
    return Certificate(std::shared_ptr<X509>(std::move(certificate)));
}

Result<Certificate> Certificate::fromBytes(const QByteArray &bytes)
{
    if (bytes.trimmed().isEmpty())
        return failure(u"certificate.empty"_s);
    const QByteArray der = derOfFirstCertificate(bytes);
    X509Handle certificate = readCertificate(der.isEmpty() ? bytes : der);
    if (certificate) {
        takeOpenSslErrors();
        return Certificate(std::shared_ptr<X509>(std::move(certificate)));
    }
    const QString reason = takeOpenSslErrors();
    if (isPrivateKey(bytes))
        return failure(u"certificate.is-private-key"_s);
    return failure(u"certificate.unreadable"_s, {{u"reason"_s, reason}});
}

Certificate::Certificate(std::shared_ptr<x509_st> handle) : m_handle(std::move(handle)) {}

QByteArray Certificate::toPem() const
{
    const BioHandle out(BIO_new(BIO_s_mem()));
    PEM_write_bio_X509(out.get(), m_handle.get());
    return bytesOf(out.get());
}

QByteArray Certificate::toDer() const
{
    const BioHandle out(BIO_new(BIO_s_mem()));
    i2d_X509_bio(out.get(), m_handle.get());
    return bytesOf(out.get());
}

QString Certificate::subject() const
{
    // RFC 2253, but letters beyond ASCII stay letters instead of becoming \C3\BC.
    const BioHandle out(BIO_new(BIO_s_mem()));
    X509_NAME_print_ex(out.get(), X509_get_subject_name(m_handle.get()), 0,
                       XN_FLAG_RFC2253 & ~static_cast<unsigned long>(ASN1_STRFLGS_ESC_MSB));
    return QString::fromUtf8(bytesOf(out.get()));
}

QString Certificate::sha256Fingerprint() const
{
    unsigned char digest[EVP_MAX_MD_SIZE];
    unsigned int size = 0;
    if (X509_digest(m_handle.get(), EVP_sha256(), digest, &size) != 1)
        return {};
    const QByteArray bytes(reinterpret_cast<const char *>(digest), static_cast<qsizetype>(size));
    return QString::fromLatin1(bytes.toHex(':')).toUpper();
}

QDateTime Certificate::notBeforeUtc() const
{
    return toDateTime(X509_get0_notBefore(m_handle.get()));
}

QDateTime Certificate::notAfterUtc() const
{
    return toDateTime(X509_get0_notAfter(m_handle.get()));
}

QString Certificate::keyType() const
{
    const EVP_PKEY *key = X509_get0_pubkey(m_handle.get());
    const char *name = key ? EVP_PKEY_get0_type_name(key) : nullptr;
    takeOpenSslErrors();
    return name ? QString::fromLatin1(name) : QString();
}

int Certificate::keyBits() const
{
    const EVP_PKEY *key = X509_get0_pubkey(m_handle.get());
    takeOpenSslErrors();
    return key ? EVP_PKEY_get_bits(key) : 0;
}

bool Certificate::matches(const PrivateKey &key) const
{
    const EVP_PKEY *own = X509_get0_pubkey(m_handle.get());
    const bool equal = own && EVP_PKEY_eq(own, key.handle()) == 1;
    takeOpenSslErrors();
    return equal;
}

bool Certificate::verifySha256(const QByteArray &data, const QByteArray &signature) const
{
    EVP_PKEY *key = X509_get0_pubkey(m_handle.get());
    const DigestContextHandle context(EVP_MD_CTX_new());
    const bool valid =
        key && context && EVP_DigestVerifyInit(context.get(), nullptr, EVP_sha256(), nullptr, key) == 1 &&
        EVP_DigestVerify(context.get(), reinterpret_cast<const unsigned char *>(signature.constData()),
                         static_cast<size_t>(signature.size()),
                         reinterpret_cast<const unsigned char *>(data.constData()),
                         static_cast<size_t>(data.size())) == 1;
    takeOpenSslErrors();
    return valid;
}

} // namespace keyway
