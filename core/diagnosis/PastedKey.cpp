// SPDX-FileCopyrightText: 2026 The Keyway authors
// SPDX-License-Identifier: Apache-2.0

#include "core/diagnosis/PastedKey.h"

#include "core/crypto/Certificate.h"
#include "core/crypto/KeyDoctor.h"

#include <QRegularExpression>

using namespace Qt::StringLiterals;

namespace keyway {

namespace {

constexpr qsizetype longestKeyText = 1024 * 1024;
constexpr qsizetype keyWrapping = 120; // letters beside the key that are still only wrapping

enum class Form { None, PrivateKey, Certificate };

Form formOfPem(const QString &text)
{
    // Up to the end mark, or whatever of a body there is; base64 has no other signs.
    static const QRegularExpression block(
        u"-----BEGIN ?[A-Z0-9 ]{0,40}-----(?:[A-Za-z0-9+/=\\s\\\\:,-](?!-----END))"
        "*+.?(?:-----END ?[A-Z0-9 ]{0,40}-----)?"_s,
        QRegularExpression::DotMatchesEverythingOption);
    QString around = text;
    around.remove(block);
    static const QRegularExpression blanks(u"\\\\[nr]|\\s"_s);
    if (around.remove(blanks).size() > keyWrapping)
        return Form::None;
    const bool isPrivate = text.contains("PRIVATE KEY-----"_L1);
    return text.contains("CERTIFICATE-----"_L1) && !isPrivate ? Form::Certificate : Form::PrivateKey;
}

Form formOf(const QByteArray &bytes)
{
    const QByteArray trimmed = bytes.trimmed();
    if (trimmed.contains("-----BEGIN"))
        return formOfPem(QString::fromUtf8(trimmed));
    static const QRegularExpression onlyBase64(u"^[A-Za-z0-9+/_=\\s-]{40,}$"_s);
    const bool base64 = (trimmed.startsWith("LS0tLS1CRUdJTi") || trimmed.startsWith("MII")) &&
                        onlyBase64.match(QString::fromLatin1(trimmed)).hasMatch();
    if (base64) {
        const QByteArray decoded = QByteArray::fromBase64(trimmed);
        const bool isPem = decoded.startsWith("-----BEGIN");
        if (isPem)
            return formOfPem(QString::fromUtf8(decoded));
        return Certificate::fromBytes(decoded) ? Form::Certificate : Form::PrivateKey;
    }
    // ASN.1 of more than 127 bytes: a certificate, a key or a key store, as a file.
    if (bytes.size() > 100 && bytes.at(0) == '\x30' && (bytes.at(1) == '\x82' || bytes.at(1) == '\x81'))
        return Certificate::fromBytes(bytes) ? Form::Certificate : Form::PrivateKey;
    return trimmed.startsWith("ssh-rsa ") && trimmed.size() < 4000 ? Form::PrivateKey : Form::None;
}

PastedKey judgedCertificate(const QByteArray &bytes, const QDateTime &nowUtc)
{
    PastedKey result;
    result.isCertificate = true;
    auto certificate = Certificate::fromBytes(bytes);
    if (!certificate)
        if (auto decoded = Certificate::fromBytes(QByteArray::fromBase64(bytes.trimmed())))
            certificate = std::move(decoded);
    if (!certificate) {
        result.remark = certificate.error();
        result.keyProblem = result.remark.id;
        return result;
    }
    const auto date = [](const QDateTime &time) { return time.toString(u"yyyy-MM-dd"_s); };
    result.remark.facts = {
        {u"subject"_s, certificate->subject()},
        {u"from"_s, date(certificate->notBeforeUtc())},
        {u"until"_s, date(certificate->notAfterUtc())},
        {u"fingerprint"_s, certificate->sha256Fingerprint()},
        {u"key"_s, certificate->keyType() + u' ' + QString::number(certificate->keyBits())}};
    const auto find = [&result](const QString &remark, const QString &problem) {
        result.remark.id = u"explain.certificate-"_s + remark;
        result.keyProblem = problem;
    };
    if (certificate->keyType() != "RSA"_L1)
        find(u"not-rsa"_s, u"certificate.not-rsa"_s);
    else if (certificate->keyBits() < 2048)
        find(u"too-small"_s, u"certificate.too-small"_s);
    else if (nowUtc.isValid() && certificate->notAfterUtc() < nowUtc)
        find(u"expired"_s, u"certificate.expired"_s);
    else
        find(u"fine"_s, {});
    return result;
}

} // namespace

std::optional<PastedKey> readPastedKey(const QByteArray &bytes, const QDateTime &nowUtc)
{
    if (bytes.size() > longestKeyText)
        return std::nullopt;
    switch (formOf(bytes)) {
    case Form::None:
        return std::nullopt;
    case Form::Certificate:
        return judgedCertificate(bytes, nowUtc);
    case Form::PrivateKey:
        break;
    }
    const KeyInspection inspection = inspectKey(bytes);
    if (inspection.kind == "unknown"_L1 && !bytes.contains("-----BEGIN"))
        return std::nullopt;
    PastedKey result;
    if (inspection.usable()) {
        result.remark = {u"explain.key-fine"_s, {{u"bits"_s, QString::number(inspection.bits)}}};
        return result;
    }
    result.keyProblem = inspection.reason.id;
    result.remark = inspection.reason;
    return result;
}

} // namespace keyway
