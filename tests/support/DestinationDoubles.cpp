// SPDX-FileCopyrightText: 2026 The Keyway authors
// SPDX-License-Identifier: Apache-2.0

#include "tests/support/DestinationDoubles.h"

#include <QJsonDocument>
#include <QRegularExpression>

#include <openssl/bio.h>
#include <openssl/evp.h>
#include <openssl/pem.h>
#include <openssl/x509.h>

#include <memory>
#include <optional>

using namespace Qt::StringLiterals;

namespace keyway::test {

namespace {

using Key = std::shared_ptr<EVP_PKEY>;

Key handle(EVP_PKEY *key)
{
    return Key(key, EVP_PKEY_free);
}

bool isRsa(const Key &key)
{
    return key && EVP_PKEY_get_base_id(key.get()) == EVP_PKEY_RSA;
}

/// Go's base64.StdEncoding: padded, + and /, and of all white space only CR and LF are passed over.
std::optional<QByteArray> goBase64(QByteArray text)
{
    static const QRegularExpression form(u"^[A-Za-z0-9+/]*={0,2}$"_s);
    text.replace('\r', "").replace('\n', "");
    if (text.size() % 4 != 0 || !form.match(QString::fromLatin1(text)).hasMatch())
        return {};
    return QByteArray::fromBase64(text);
}

/// The content of the first PEM block, whatever its name; headers such as those of an encrypted PKCS#1 key
/// are read and not obeyed.
std::optional<QByteArray> firstPemBlock(const QByteArray &text)
{
    const std::unique_ptr<BIO, decltype(&BIO_free)> bio(
        BIO_new_mem_buf(text.constData(), static_cast<int>(text.size())), BIO_free);
    char *name = nullptr;
    char *header = nullptr;
    unsigned char *data = nullptr;
    long size = 0;
    if (PEM_read_bio(bio.get(), &name, &header, &data, &size) != 1)
        return {};
    QByteArray content(reinterpret_cast<const char *>(data), static_cast<qsizetype>(size));
    OPENSSL_free(name);
    OPENSSL_free(header);
    OPENSSL_free(data);
    return content;
}

Key pkcs1(const QByteArray &der)
{
    const auto *data = reinterpret_cast<const unsigned char *>(der.constData());
    const auto *const start = data;
    const Key key = handle(d2i_PrivateKey(EVP_PKEY_RSA, nullptr, &data, static_cast<long>(der.size())));
    // OpenSSL is more helpful than Go: it takes PKCS#8 here as well. PKCS#1 begins with a version and a
    // number, PKCS#8 with a version and a sequence.
    const bool isPkcs8 = der.size() > 8 && der.contains(QByteArray::fromHex("06092a864886f70d010101"));
    return key && !isPkcs8 && data > start ? key : nullptr;
}

Key pkcs8(const QByteArray &der)
{
    const auto *data = reinterpret_cast<const unsigned char *>(der.constData());
    const std::unique_ptr<PKCS8_PRIV_KEY_INFO, decltype(&PKCS8_PRIV_KEY_INFO_free)> info(
        d2i_PKCS8_PRIV_KEY_INFO(nullptr, &data, static_cast<long>(der.size())), PKCS8_PRIV_KEY_INFO_free);
    return info ? handle(EVP_PKCS82PKEY(info.get())) : nullptr;
}

QByteArray signature(const QByteArray &text, const Key &key)
{
    const std::unique_ptr<EVP_MD_CTX, decltype(&EVP_MD_CTX_free)> context(EVP_MD_CTX_new(), EVP_MD_CTX_free);
    const auto *data = reinterpret_cast<const unsigned char *>(text.constData());
    const auto length = static_cast<size_t>(text.size());
    size_t size = 0;
    if (EVP_DigestSignInit(context.get(), nullptr, EVP_sha256(), nullptr, key.get()) != 1 ||
        EVP_DigestSign(context.get(), nullptr, &size, data, length) != 1)
        return {};
    QByteArray bytes(static_cast<qsizetype>(size), '\0');
    EVP_DigestSign(context.get(), reinterpret_cast<unsigned char *>(bytes.data()), &size, data, length);
    return bytes;
}

QByteArray url(const QByteArray &bytes)
{
    return bytes.toBase64(QByteArray::Base64UrlEncoding | QByteArray::OmitTrailingEquals);
}

QByteArray json(const QJsonObject &object)
{
    return QJsonDocument(object).toJson(QJsonDocument::Compact);
}

DestinationRequest refused(const QString &why)
{
    DestinationRequest request;
    request.refusal = why;
    return request;
}

DestinationRequest signedRequest(const QString &host, const QJsonObject &claims, const Key &key)
{
    DestinationRequest request;
    request.url = u"https://%1/services/oauth2/token"_s.arg(host);
    request.header = {{u"alg"_s, u"RS256"_s}, {u"typ"_s, u"JWT"_s}}; // both sign with a library that adds typ
    request.claims = claims;
    const QByteArray input = url(json(request.header)) + '.' + url(json(claims));
    request.assertion = input + '.' + url(signature(input, key));
    request.body =
        "grant_type=urn%3Aietf%3Aparams%3Aoauth%3Agrant-type%3Ajwt-bearer&assertion=" + request.assertion;
    return request;
}

QString text(const FormInputs &inputs, const QString &name)
{
    return QString::fromUtf8(inputs.value(name));
}

} // namespace

DestinationRequest ampersandRequest(const FormInputs &inputs, const QDateTime &nowUtc)
{
    QByteArray pem = inputs.value(u"privateKey"_s);
    if (!pem.contains("-----BEGIN"))
        pem = goBase64(pem.trimmed()).value_or(pem);
    const auto block = firstPemBlock(pem);
    if (!block)
        return refused(u"no PEM block found in private key"_s);
    Key key = pkcs1(*block);
    if (!key)
        key = pkcs8(*block);
    if (!key)
        return refused(u"invalid Salesforce JWT private key"_s);
    if (!isRsa(key))
        return refused(u"PKCS8 key is not an RSA key"_s);
    // Nothing of the workspace is checked: a whole host gives a host that does not exist.
    const QString workspace = text(inputs, u"workspace"_s);
    const bool sandbox = workspace.contains(u".sandbox"_s) || workspace.contains(u"--"_s);
    return signedRequest(
        workspace + u".my.salesforce.com"_s,
        {{u"iss"_s, text(inputs, u"clientId"_s)},
         {u"sub"_s, text(inputs, u"username"_s)},
         {u"aud"_s, sandbox ? u"https://test.salesforce.com"_s : u"https://login.salesforce.com"_s},
         {u"exp"_s, nowUtc.toSecsSinceEpoch() + 180}},
        key);
}

DestinationRequest nangoRequest(const FormInputs &inputs, const QDateTime &nowUtc)
{
    static const QRegularExpression secret(u"^[A-F0-9]{64}$"_s);
    static const QRegularExpression email(u"^[^\\s@]+@[^\\s@]+\\.[^\\s@.]+$"_s);
    static const QRegularExpression hostname(u"^(?=.{1,253}$)[A-Za-z0-9](?:[A-Za-z0-9-]{0,61}[A-Za-z0-9])?"
                                             "(?:\\.[A-Za-z0-9](?:[A-Za-z0-9-]{0,61}[A-Za-z0-9])?)*$"_s);
    const QString host = text(inputs, u"authorizationUrl"_s);
    if (!hostname.match(host).hasMatch())
        return refused(u"authorizationUrl: not a hostname"_s);
    if (!secret.match(text(inputs, u"clientSecret"_s)).hasMatch())
        return refused(u"clientSecret: pattern"_s);
    if (!email.match(text(inputs, u"username"_s)).hasMatch())
        return refused(u"username: not an e-mail"_s);
    if (inputs.value(u"clientId"_s).isEmpty())
        return refused(u"clientId: empty"_s);
    QByteArray pem = inputs.value(u"privateKey"_s).trimmed();
    if (!pem.startsWith("-----BEGIN"))
        pem = "-----BEGIN PRIVATE KEY-----\n" + pem + "\n-----END PRIVATE KEY-----\n";
    const std::unique_ptr<BIO, decltype(&BIO_free)> bio(
        BIO_new_mem_buf(pem.constData(), static_cast<int>(pem.size())), BIO_free);
    const auto noPassphrase = [](char *, int, int, void *) { return -1; };
    const Key key = handle(PEM_read_bio_PrivateKey(bio.get(), nullptr, noPassphrase, nullptr));
    if (!isRsa(key))
        return refused(u"failed_to_sign"_s);
    return signedRequest(host,
                         {{u"iss"_s, text(inputs, u"clientId"_s)},
                          {u"aud"_s, u"https://"_s + host},
                          {u"sub"_s, text(inputs, u"username"_s)},
                          {u"iat"_s, nowUtc.toSecsSinceEpoch()},
                          {u"exp"_s, nowUtc.toSecsSinceEpoch() + 3600}},
                         key);
}

} // namespace keyway::test
