// SPDX-FileCopyrightText: 2026 The Keyway authors
// SPDX-License-Identifier: Apache-2.0

#include "core/crypto/CertificateRequest.h"

#include "core/crypto/CertificateList.h"
#include "core/crypto/KeyDoctor.h"
#include "core/crypto/OpenSslHandles.h"
#include "core/crypto/X509Building.h"

#include <optional>

using namespace Qt::StringLiterals;

namespace keyway {

namespace {

/// Nothing there is a certificate: what is it then?
tl::unexpected<Problem> noCertificate(const QByteArray &bytes)
{
    const QString kind = inspectKey(bytes).kind;
    if (kind == "certificate-request"_L1)
        return failure(u"certificate.is-request"_s);
    if (kind.endsWith("private-key"_L1))
        return failure(u"certificate.is-private-key"_s);
    if (kind == "empty"_L1)
        return failure(u"certificate.empty"_s);
    const auto read = Certificate::fromBytes(bytes);
    return failure(read ? Problem{u"certificate.unreadable"_s, {{u"reason"_s, u"it holds no certificate"_s}}}
                        : read.error());
}

tl::unexpected<Problem> noneBelongs(const QList<Certificate> &certificates)
{
    QStringList subjects;
    for (const Certificate &certificate : certificates)
        subjects << certificate.subject();
    return failure(u"certificate.none-belongs"_s, {{u"certificates"_s, subjects.join(u"; "_s)}});
}

/// An authority that renews may send the old one along.
std::optional<Certificate> leafOf(const QList<Certificate> &certificates, const PrivateKey &key)
{
    std::optional<Certificate> best;
    for (const Certificate &certificate : certificates) {
        if (certificate.matches(key) && (!best || best->notAfterUtc() < certificate.notAfterUtc()))
            best = certificate;
    }
    return best;
}

QStringList repairsOf(const CertificateList &list)
{
    QStringList repairs;
    if (list.isBase64)
        repairs << u"base64"_s;
    if (list.hasOtherText)
        repairs << u"text-stripped"_s;
    if (list.isPkcs7)
        repairs << u"pkcs7"_s;
    if (list.certificates.size() > 1)
        repairs << u"chain-stripped"_s;
    return repairs;
}

} // namespace

Result<QByteArray> certificateRequestPem(const PrivateKey &key, const QString &subject)
{
    const Result<NameHandle> name = nameFromOneLine(subject);
    if (!name)
        return failure(name.error());
    const RequestHandle request(X509_REQ_new());
    const BioHandle out(BIO_new(BIO_s_mem()));
    if (!request || !out || X509_REQ_set_version(request.get(), X509_REQ_VERSION_1) != 1 ||
        X509_REQ_set_subject_name(request.get(), name->get()) != 1 ||
        X509_REQ_set_pubkey(request.get(), key.handle()) != 1 ||
        X509_REQ_sign(request.get(), key.handle(), EVP_sha256()) == 0 ||
        PEM_write_bio_X509_REQ(out.get(), request.get()) != 1)
        return openSslFailure();
    return bytesOf(out.get());
}

Result<AuthorityAnswer> takeAuthorityAnswer(const QByteArray &bytes, const PrivateKey &key)
{
    const CertificateList list = readCertificates(bytes);
    if (list.certificates.isEmpty())
        return noCertificate(bytes);
    const std::optional<Certificate> leaf = leafOf(list.certificates, key);
    if (!leaf)
        return noneBelongs(list.certificates);
    const QStringList repairs = repairsOf(list);
    if (const QByteArray pem = leaf->toPem(); pem.size() <= Certificate::uploadLimitBytes)
        return AuthorityAnswer{*leaf, pem, u"cert.pem"_s, repairs};
    const QByteArray der = leaf->toDer();
    if (der.size() <= Certificate::uploadLimitBytes)
        return AuthorityAnswer{*leaf, der, u"cert.der"_s, repairs + QStringList{u"der-smaller"_s}};
    return failure(u"certificate.too-large"_s,
                   {{u"bytes"_s, QString::number(der.size())},
                    {u"limit"_s, QString::number(Certificate::uploadLimitBytes)}});
}

} // namespace keyway
