// SPDX-FileCopyrightText: 2026 The Keyway authors
// SPDX-License-Identifier: Apache-2.0

#include "core/crypto/KeyDoctor.h"

#include "core/crypto/DerContent.h"
#include "core/crypto/LockedContent.h"
#include "core/crypto/PemText.h"

#include <openssl/evp.h>

#include <QRegularExpression>

#include <array>

using namespace Qt::StringLiterals;

namespace keyway {

namespace {

constexpr qsizetype largestInput = 1024 * 1024;

struct NamedKind
{
    QString kind;
    QString problem;
};

/// What is named rather than repaired: each kind with the problem that says so.
const std::array<NamedKind, 8> &namedKinds()
{
    static const std::array<NamedKind, 8> kinds{{
        {u"certificate"_s, u"key.is-certificate"_s},
        {u"public-key"_s, u"key.is-public-key"_s},
        {u"certificate-request"_s, u"key.is-request"_s},
        {u"ec-private-key"_s, u"key.is-ec"_s},
        {u"other-private-key"_s, u"key.is-other"_s},
        {u"ssh-key"_s, u"key.is-ssh"_s},
        {u"pkcs12"_s, u"key.is-pkcs12"_s},
        {u"jwt"_s, u"key.is-jwt"_s},
    }};
    return kinds;
}

QString kindOfLabel(const QByteArray &label)
{
    static const QHash<QByteArray, QString> kinds{
        {"CERTIFICATE", u"certificate"_s},
        {"X509 CERTIFICATE", u"certificate"_s},
        {"TRUSTED CERTIFICATE", u"certificate"_s},
        {"PUBLIC KEY", u"public-key"_s},
        {"RSA PUBLIC KEY", u"public-key"_s},
        {"CERTIFICATE REQUEST", u"certificate-request"_s},
        {"NEW CERTIFICATE REQUEST", u"certificate-request"_s},
        {"EC PRIVATE KEY", u"ec-private-key"_s},
        {"DSA PRIVATE KEY", u"other-private-key"_s},
        {"OPENSSH PRIVATE KEY", u"ssh-key"_s},
        {"PRIVATE KEY", u"private-key"_s},
        {"RSA PRIVATE KEY", u"private-key"_s},
        {"ENCRYPTED PRIVATE KEY", u"encrypted-private-key"_s},
    };
    return kinds.value(label);
}

KeyInspection refused(const QString &kind, const QString &problem, const QMap<QString, QString> &facts = {})
{
    KeyInspection inspection;
    inspection.kind = kind;
    inspection.reason = {problem, facts};
    return inspection;
}

KeyInspection damaged(const QString &kind, const QString &reason)
{
    return refused(kind, u"key.damaged"_s, {{u"reason"_s, reason}});
}

KeyInspection named(const QString &kind, const QString &type = {})
{
    for (const NamedKind &known : namedKinds()) {
        if (known.kind == kind)
            return type.isEmpty() ? refused(kind, known.problem)
                                  : refused(kind, known.problem, {{u"type"_s, type}});
    }
    return refused(u"unknown"_s, u"key.unknown"_s);
}

/// An unencrypted key, certificate or the like.
KeyInspection inspectContent(const DerContent &content, const QString &form)
{
    const bool isRsaKey = content.kind == "private-key"_L1;
    KeyInspection inspection = !isRsaKey                  ? named(content.kind, content.type)
                               : content.damage.isEmpty() ? KeyInspection()
                                                          : damaged(content.kind, content.damage);
    inspection.bits = content.key ? EVP_PKEY_get_bits(content.key.get()) : 0;
    inspection.publicKeySha256 = publicKeySha256(content.publicKey);
    if (!isRsaKey)
        return inspection;
    inspection.kind = content.kind;
    inspection.encoding = content.structure + form;
    if (!content.damage.isEmpty())
        return inspection;
    if (inspection.bits < PrivateKey::leastBits)
        inspection.reason = {u"key.too-small"_s, {{u"bits"_s, QString::number(inspection.bits)}}};
    else
        inspection.key = PrivateKey(content.key);
    return inspection;
}

/// `decrypt` is called when there is a pass phrase to try.
template <class Decrypt>
KeyInspection inspectEncrypted(const QString &encoding, const Secret *passphrase, Decrypt decrypt)
{
    KeyInspection inspection = refused(u"encrypted-private-key"_s, u"key.encrypted"_s);
    if (passphrase && !passphrase->isEmpty()) {
        const Result<Secret> der = decrypt(*passphrase);
        const DerContent content = der ? readDer(der->reveal()) : DerContent();
        // One wrong pass phrase in 256 gives bytes that look decrypted, but they are no key.
        if (!content.kind.isEmpty())
            inspection = inspectContent(content, {});
        else
            inspection.reason = der ? Problem{u"key.passphrase-wrong"_s, {}} : der.error();
    }
    inspection.encoding = encoding;
    inspection.encrypted = true;
    return inspection;
}

/// The certificate of `key` that is good the longest: a renewed one may stand beside the old.
std::optional<Certificate> certificateOf(const PrivateKey &key, const QList<QByteArray> &ders)
{
    std::optional<Certificate> best;
    for (const QByteArray &der : ders) {
        const auto certificate = Certificate::fromBytes(der);
        if (certificate && certificate->matches(key) &&
            (!best || best->notAfterUtc() < certificate->notAfterUtc()))
            best = *certificate;
    }
    return best;
}

KeyInspection inspectPkcs12(const QByteArray &der, const Secret *passphrase)
{
    Result<Pkcs12Content> opened = openPkcs12(der, Secret());
    const bool encrypted = !opened.has_value();
    const bool tryPassphrase = passphrase && !passphrase->isEmpty();
    const bool isLocked = encrypted && opened.error().id == "key.passphrase-wrong"_L1;
    if (isLocked && tryPassphrase)
        opened = openPkcs12(der, *passphrase);
    KeyInspection inspection = named(u"pkcs12"_s);
    if (!opened) {
        inspection.reason = isLocked && !tryPassphrase ? Problem{u"key.encrypted"_s, {}} : opened.error();
    } else if (!opened->key.isEmpty()) {
        inspection = inspectContent(readDer(opened->key.reveal()), {});
        inspection.encoding.clear();
        if (inspection.key)
            inspection.certificate = certificateOf(*inspection.key, opened->certificates);
    }
    inspection.kind = u"pkcs12"_s;
    inspection.encrypted = encrypted;
    return inspection;
}

KeyInspection inspectDer(const QByteArray &der, const DerContent &content, const QString &form,
                         const Secret *passphrase)
{
    if (content.kind == "pkcs12"_L1)
        return inspectPkcs12(der, passphrase);
    if (content.kind != "encrypted-private-key"_L1)
        return inspectContent(content, form);
    return inspectEncrypted(content.structure + form, passphrase,
                            [&](const Secret &phrase) { return decryptPkcs8(der, phrase); });
}

/// What the label says, when the body says nothing.
KeyInspection namedByLabel(const QString &kind)
{
    return named(kind, kind == "other-private-key"_L1 ? u"DSA"_s : QString()); // the only such label
}

KeyInspection inspectBlock(const PemBlock &block, const Secret *passphrase)
{
    const QString kind = kindOfLabel(block.label);
    const bool shouldBeKey = kind == "private-key"_L1 || kind == "encrypted-private-key"_L1;
    if (!shouldBeKey && (kind == "ssh-key"_L1 || !block.cipher.isEmpty()))
        return namedByLabel(kind);
    if (!block.isClosed)
        return shouldBeKey ? damaged(kind, u"its END line is missing"_s) : namedByLabel(kind);
    const auto der = QByteArray::fromBase64Encoding(block.base64, QByteArray::AbortOnBase64DecodingErrors);
    if (!der || block.base64.size() % 4 != 0)
        return shouldBeKey ? damaged(kind, u"its body is not whole base64"_s) : namedByLabel(kind);
    if (!block.cipher.isEmpty())
        return inspectEncrypted(u"encrypted-pkcs1-pem"_s, passphrase, [&](const Secret &phrase) {
            return decryptTraditional(der.decoded, block.cipher, phrase);
        });
    const DerContent content = readDer(der.decoded);
    if (!content.kind.isEmpty())
        return inspectDer(der.decoded, content, u"-pem"_s, passphrase);
    return shouldBeKey ? damaged(kind, u"its body is no key"_s) : namedByLabel(kind);
}

KeyInspection inspectPem(const PemText &pem, const Secret *passphrase, QStringList repairs)
{
    // There may be parameters, certificates or other keys around it: the first key that can be used counts,
    // or else the first key, or else whatever stands first.
    const PemBlock *block = nullptr;
    KeyInspection inspection;
    for (const PemBlock &candidate : pem.blocks) {
        if (!candidate.label.endsWith("PRIVATE KEY") || inspection.usable())
            continue;
        KeyInspection other = inspectBlock(candidate, passphrase);
        if (block && !other.usable())
            continue;
        block = &candidate;
        inspection = std::move(other);
    }
    if (!block) {
        block = &pem.blocks.first();
        inspection = inspectBlock(*block, passphrase);
    }
    if (pem.hasOtherText || pem.blocks.size() > 1)
        repairs << u"surrounding-text"_s;
    inspection.repairs = repairs + block->repairs;
    if (!inspection.key || inspection.certificate)
        return inspection;
    QList<QByteArray> certificates;
    for (const PemBlock &other : pem.blocks) {
        if (kindOfLabel(other.label) == "certificate"_L1)
            certificates << QByteArray::fromBase64(other.base64);
    }
    inspection.certificate = certificateOf(*inspection.key, certificates);
    return inspection;
}

/// Text that is recognised by how it begins, without taking it apart.
std::optional<KeyInspection> inspectOtherText(const QByteArray &text)
{
    static const QRegularExpression jwt(u"\\AeyJ[\\w-]+\\.[\\w-]+\\.[\\w-]*\\z"_s);
    static const QRegularExpression marker(u"(?:BEGIN|END) (?:[A-Z]+ )?PRIVATE KEY|PRIVATE KEY-"_s,
                                           QRegularExpression::CaseInsensitiveOption);
    static constexpr std::array sshStarts{"ssh-rsa ",        "ssh-ed25519 ", "ssh-dss ",
                                          "ecdsa-sha2-",     "sk-ssh-",      "PuTTY-User-Key-File-",
                                          "---- BEGIN SSH2 "};
    for (const char *start : sshStarts) {
        if (text.startsWith(start))
            return named(u"ssh-key"_s);
    }
    if (jwt.match(QString::fromLatin1(text)).hasMatch())
        return named(u"jwt"_s);
    if (marker.match(QString::fromLatin1(text)).hasMatch())
        return damaged(u"private-key"_s, u"its BEGIN line is missing or changed"_s);
    return std::nullopt;
}

/// DER that was cut: the length it announces is more than there is, and it begins as a private key does.
bool isCutPrivateKey(const QByteArray &bytes)
{
    return bytes.startsWith("\x30\x82") && bytes.mid(4, 3) == QByteArray("\x02\x01\x00", 3) &&
           4 + (uchar(bytes.at(2)) << 8 | uchar(bytes.at(3))) > bytes.size();
}

std::optional<KeyInspection> inspectBinary(const QByteArray &bytes, const Secret *passphrase)
{
    if (!bytes.startsWith('\x30'))
        return std::nullopt;
    const DerContent content = readDer(bytes);
    if (!content.kind.isEmpty())
        return inspectDer(bytes, content, u"-der"_s, passphrase);
    if (isCutPrivateKey(bytes))
        return damaged(u"private-key"_s, u"its end is missing"_s);
    return std::nullopt;
}

QByteArray withoutQuotes(const QByteArray &text)
{
    const bool quoted =
        text.size() > 1 && text.front() == text.back() && (text.front() == '"' || text.front() == '\'');
    return quoted ? text.mid(1, text.size() - 2).trimmed() : text;
}

} // namespace

KeyInspection inspectKey(const QByteArray &bytes, const Secret *passphrase)
{
    if (bytes.size() > largestInput)
        return refused(u"unknown"_s, u"key.too-large-file"_s, {{u"size"_s, QString::number(bytes.size())}});

    QStringList repairs;
    QByteArray layer = bytes;
    for (const QString &wrapping : {QString(), u"base64"_s, u"base64-twice"_s}) {
        if (!wrapping.isEmpty()) {
            repairs.removeAll(u"base64"_s);
            repairs << wrapping;
        }
        if (auto binary = inspectBinary(layer, passphrase)) {
            binary->repairs = repairs;
            return *binary;
        }
        const QByteArray text = plainText(layer, &repairs);
        if (text.isEmpty())
            return wrapping.isEmpty() ? refused(u"empty"_s, u"key.empty"_s) : named({});
        if (const PemText pem = readPem(text); !pem.blocks.isEmpty())
            return inspectPem(pem, passphrase, repairs);
        const QByteArray bare = withoutQuotes(text);
        if (bare.size() != text.size())
            repairs << u"surrounding-text"_s;
        if (auto other = inspectOtherText(bare)) {
            other->repairs = repairs;
            return *other;
        }
        constexpr auto strict = QByteArray::AbortOnBase64DecodingErrors;
        const QByteArray base64 = bare.simplified().replace(' ', QByteArrayView());
        const QByteArray within = base64Within(bare);
        const bool startsWithIt = within.isEmpty() || base64.startsWith(within.left(12));
        auto decoded = QByteArray::fromBase64Encoding(startsWithIt ? base64 : within, strict);
        const bool hasTextAfter = startsWithIt && !decoded && !within.isEmpty();
        if (hasTextAfter)
            decoded = QByteArray::fromBase64Encoding(within, strict);
        if ((hasTextAfter || !startsWithIt) && !repairs.contains(u"surrounding-text"_s))
            repairs << u"surrounding-text"_s;
        if (!decoded) {
            // "-----BEGIN" in base64: it was a PEM file, and some letters changed since.
            if (base64.contains("LS0tLS1CRUdJTi"))
                return damaged(u"private-key"_s, u"its base64 has characters that do not belong there"_s);
            break;
        }
        layer = decoded.decoded;
    }
    return named({});
}

} // namespace keyway
