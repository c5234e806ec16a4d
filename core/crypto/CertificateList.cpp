// SPDX-FileCopyrightText: 2026 The Keyway authors
// SPDX-License-Identifier: Apache-2.0

#include "core/crypto/CertificateList.h"

#include "core/crypto/OpenSslHandles.h"
#include "core/crypto/PemText.h"

#include <openssl/pkcs7.h>

namespace keyway {

namespace {

using Pkcs7Handle = OpenSslHandle<PKCS7, PKCS7_free>;

Certificate shared(X509 *certificate)
{
    return Certificate(std::shared_ptr<X509>(certificate, X509_free));
}

void addPkcs7(const QByteArray &der, CertificateList *list)
{
    const auto *start = reinterpret_cast<const unsigned char *>(der.constData());
    const Pkcs7Handle bundle(d2i_PKCS7(nullptr, &start, static_cast<long>(der.size())));
    if (!bundle || !PKCS7_type_is_signed(bundle.get()) || !bundle->d.sign)
        return;
    const STACK_OF(X509) *certificates = bundle->d.sign->cert;
    for (int i = 0; i < sk_X509_num(certificates); ++i) {
        X509 *certificate = sk_X509_value(certificates, i);
        if (X509_up_ref(certificate) == 1)
            list->certificates << shared(certificate);
    }
    list->isPkcs7 = list->isPkcs7 || sk_X509_num(certificates) > 0;
}

/// What the label of a PEM block says is no help: authorities write CERTIFICATE around PKCS#7 too.
void addDer(const QByteArray &der, CertificateList *list)
{
    const auto *start = reinterpret_cast<const unsigned char *>(der.constData());
    if (X509 *certificate = d2i_X509(nullptr, &start, static_cast<long>(der.size())))
        list->certificates << shared(certificate);
    else
        addPkcs7(der, list);
    takeOpenSslErrors();
}

/// False when there are no PEM blocks.
bool addPem(const QByteArray &text, CertificateList *list)
{
    const PemText pem = readPem(text);
    if (pem.blocks.isEmpty())
        return false;
    qsizetype others = 0;
    for (const PemBlock &block : pem.blocks) {
        if (block.label.endsWith("PRIVATE KEY"))
            ++others;
        else
            addDer(QByteArray::fromBase64(block.base64), list);
    }
    list->hasOtherText = list->hasOtherText || pem.hasOtherText || others > 0;
    return true;
}

} // namespace

CertificateList readCertificates(const QByteArray &bytes)
{
    CertificateList list;
    if (bytes.startsWith('\x30'))
        addDer(bytes, &list);
    if (!list.certificates.isEmpty())
        return list;
    QStringList repairs;
    const QByteArray text = plainText(bytes, &repairs);
    if (addPem(text, &list))
        return list;
    // One layer of base64, alone or inside other text.
    QByteArray base64 = text.simplified().replace(' ', QByteArrayView());
    auto decoded = QByteArray::fromBase64Encoding(base64, QByteArray::AbortOnBase64DecodingErrors);
    if (!decoded) {
        base64 = base64Within(text);
        decoded = QByteArray::fromBase64Encoding(base64, QByteArray::AbortOnBase64DecodingErrors);
        list.hasOtherText = true;
    }
    if (!decoded || decoded.decoded.isEmpty())
        return {};
    if (!addPem(plainText(decoded.decoded, &repairs), &list))
        addDer(decoded.decoded, &list);
    list.isBase64 = true;
    return list;
}

} // namespace keyway
