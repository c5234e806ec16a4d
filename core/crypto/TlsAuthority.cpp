// SPDX-FileCopyrightText: 2026 The Keyway authors
// SPDX-License-Identifier: Apache-2.0

#include "core/crypto/TlsAuthority.h"

#include "core/crypto/OpenSslHandles.h"
#include "core/crypto/X509Building.h"

#include <openssl/ec.h>
#include <openssl/err.h>

using namespace Qt::StringLiterals;

namespace keyway {

namespace {

bool setCommonName(X509_NAME *name, const QString &commonName)
{
    const QByteArray value = commonName.toUtf8();
    return X509_NAME_add_entry_by_NID(name, NID_commonName, MBSTRING_UTF8,
                                      reinterpret_cast<const unsigned char *>(value.constData()),
                                      static_cast<int>(value.size()), -1, 0) == 1;
}

/// A literal address is a name of another type (RFC 5280, 4.2.1.6); null when the text is none.
ASN1_OCTET_STRING *asAddress(const QByteArray &text)
{
    ERR_set_mark();
    ASN1_OCTET_STRING *address = a2i_IPADDRESS(text.constData());
    ERR_pop_to_mark();
    return address;
}

bool addNames(X509 *certificate, const QStringList &hostNames)
{
    const GeneralNamesHandle names(GENERAL_NAMES_new());
    for (const QString &hostName : hostNames) {
        const QByteArray value = hostName.toLatin1();
        GENERAL_NAME *name = GENERAL_NAME_new();
        if (ASN1_OCTET_STRING *address = asAddress(value)) {
            GENERAL_NAME_set0_value(name, GEN_IPADD, address); // takes `address` over
        } else {
            ASN1_IA5STRING *text = ASN1_IA5STRING_new();
            ASN1_STRING_set(text, value.constData(), static_cast<int>(value.size()));
            GENERAL_NAME_set0_value(name, GEN_DNS, text); // takes `text` over
        }
        sk_GENERAL_NAME_push(names.get(), name); // takes `name` over
    }
    return X509_add1_ext_i2d(certificate, NID_subject_alt_name, names.get(), 0, X509V3_ADD_DEFAULT) == 1;
}

X509Handle newValidCertificate(EVP_PKEY *key, const TlsValidity &validity)
{
    X509Handle certificate = key ? newCertificate(key) : nullptr;
    if (!certificate || !setTime(X509_getm_notBefore(certificate.get()), validity.fromUtc) ||
        !setTime(X509_getm_notAfter(certificate.get()), validity.toUtc))
        return nullptr;
    return certificate;
}

TlsIdentity share(X509Handle certificate, KeyHandle key)
{
    return {std::shared_ptr<X509>(std::move(certificate)), std::shared_ptr<EVP_PKEY>(std::move(key))};
}

/// Without an issuer it signs itself.
Result<TlsIdentity> serverIdentity(const TlsIdentity &issuedBy, const QStringList &hostNames,
                                   const TlsValidity &validity)
{
    KeyHandle key(EVP_EC_gen("P-256"));
    X509Handle certificate = newValidCertificate(key.get(), validity);
    X509 *self = certificate.get();
    X509 *issuer = issuedBy.certificate ? issuedBy.certificate.get() : self;
    EVP_PKEY *signer = issuedBy.key ? issuedBy.key.get() : key.get();
    // A common name holds 64 characters at most and clients look at the DNS names only.
    if (!self || !setCommonName(X509_get_subject_name(self), u"Keyway TLS server"_s) ||
        X509_set_issuer_name(self, X509_get_subject_name(issuer)) != 1 || !addNames(self, hostNames) ||
        !addExtension(self, issuer, NID_basic_constraints, "critical,CA:FALSE") ||
        !addExtension(self, issuer, NID_key_usage, "critical,digitalSignature") ||
        !addExtension(self, issuer, NID_ext_key_usage, "serverAuth") ||
        !addExtension(self, issuer, NID_subject_key_identifier, "hash") ||
        !addExtension(self, issuer, NID_authority_key_identifier, "keyid:always") ||
        X509_sign(self, signer, EVP_sha256()) == 0)
        return openSslFailure();
    return share(std::move(certificate), std::move(key));
}

} // namespace

Result<TlsAuthority> TlsAuthority::create(const QString &commonName, const TlsValidity &validity)
{
    KeyHandle key(EVP_EC_gen("P-256"));
    X509Handle certificate = newValidCertificate(key.get(), validity);
    X509 *self = certificate.get();
    if (!self || !setCommonName(X509_get_subject_name(self), commonName) ||
        X509_set_issuer_name(self, X509_get_subject_name(self)) != 1 ||
        !addExtension(self, self, NID_basic_constraints, "critical,CA:TRUE,pathlen:0") ||
        !addExtension(self, self, NID_key_usage, "critical,keyCertSign,cRLSign") ||
        !addExtension(self, self, NID_subject_key_identifier, "hash") ||
        X509_sign(self, key.get(), EVP_sha256()) == 0)
        return openSslFailure();
    return TlsAuthority(share(std::move(certificate), std::move(key)));
}

Result<TlsIdentity> TlsAuthority::issue(const QStringList &hostNames, const TlsValidity &validity) const
{
    return serverIdentity(m_identity, hostNames, validity);
}

Result<TlsIdentity> TlsAuthority::selfSigned(const QStringList &hostNames, const TlsValidity &validity)
{
    return serverIdentity({}, hostNames, validity);
}

QByteArray TlsAuthority::certificatePem() const
{
    const BioHandle out(BIO_new(BIO_s_mem()));
    PEM_write_bio_X509(out.get(), m_identity.certificate.get());
    return bytesOf(out.get());
}

} // namespace keyway
