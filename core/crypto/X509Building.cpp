// SPDX-FileCopyrightText: 2026 The Keyway authors
// SPDX-License-Identifier: Apache-2.0

#include "core/crypto/X509Building.h"

#include <QList>

using namespace Qt::StringLiterals;

namespace keyway {

namespace {

struct NamePart
{
    QString type;
    QString value;
    bool joinsPrevious = false;
    QString toString() const { return type + u'=' + value; }
};

QList<NamePart> splitOneLine(const QString &subject)
{
    QList<NamePart> parts;
    bool inValue = false;
    for (qsizetype i = 0; i < subject.size(); ++i) {
        QChar c = subject.at(i);
        if (c == u'/' || (c == u'+' && inValue)) {
            parts.append({{}, {}, c == u'+'});
            inValue = false;
            continue;
        }
        if (c == u'=' && !inValue) {
            inValue = true;
            continue;
        }
        if (c == u'\\' && i + 1 < subject.size())
            c = subject.at(++i);
        (inValue ? parts.last().value : parts.last().type).append(c);
    }
    return parts;
}

bool hasControlCharacter(const QString &text)
{
    return std::any_of(text.begin(), text.end(),
                       [](QChar c) { return c.category() == QChar::Other_Control; });
}

} // namespace

Result<NameHandle> nameFromOneLine(const QString &subject)
{
    const auto invalid = [&](const QString &part) {
        takeOpenSslErrors();
        return failure(u"certificate.subject-invalid"_s, {{u"subject"_s, subject}, {u"part"_s, part}});
    };
    if (!subject.startsWith(u'/') || subject.size() == 1)
        return invalid(subject);
    NameHandle name(X509_NAME_new());
    for (const NamePart &part : splitOneLine(subject)) {
        const int nid = OBJ_txt2nid(part.type.toUtf8().constData());
        if (nid == NID_undef || part.value.isEmpty() || hasControlCharacter(part.value))
            return invalid(part.toString());
        const QByteArray value = part.value.toUtf8();
        if (X509_NAME_add_entry_by_NID(name.get(), nid, MBSTRING_UTF8,
                                       reinterpret_cast<const unsigned char *>(value.constData()),
                                       static_cast<int>(value.size()), -1, part.joinsPrevious ? -1 : 0) != 1)
            return invalid(part.toString());
    }
    return name;
}

X509Handle newCertificate(EVP_PKEY *publicKey)
{
    // 159 bits stay positive in the 20 bytes that RFC 5280 (4.1.2.2) allows.
    constexpr int serialBits = 159;
    X509Handle certificate(X509_new());
    const BignumHandle serial(BN_new());
    if (!certificate || !serial ||
        BN_rand(serial.get(), serialBits, BN_RAND_TOP_ANY, BN_RAND_BOTTOM_ANY) != 1 ||
        !BN_to_ASN1_INTEGER(serial.get(), X509_get_serialNumber(certificate.get())) ||
        X509_set_version(certificate.get(), X509_VERSION_3) != 1 ||
        X509_set_pubkey(certificate.get(), publicKey) != 1)
        return nullptr;
    return certificate;
}

bool setTime(ASN1_TIME *time, const QDateTime &utc)
{
    // RFC 5280 (4.1.2.5) writes years with four digits; OpenSSL 3.0 does not refuse longer ones.
    constexpr int lastYear = 9999;
    if (!utc.isValid() || utc.date().year() > lastYear)
        return false;
    return ASN1_TIME_set(time, static_cast<time_t>(utc.toSecsSinceEpoch())) != nullptr;
}

bool addExtension(X509 *certificate, X509 *issuer, int nid, const char *value)
{
    X509V3_CTX context;
    X509V3_set_ctx_nodb(&context);
    X509V3_set_ctx(&context, issuer, certificate, nullptr, nullptr, 0);
    const ExtensionHandle extension(X509V3_EXT_conf_nid(nullptr, &context, nid, value));
    return extension && X509_add_ext(certificate, extension.get(), -1) == 1;
}

} // namespace keyway
