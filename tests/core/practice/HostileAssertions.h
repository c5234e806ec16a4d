// SPDX-FileCopyrightText: 2026 The Keyway authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "tests/core/practice/Pair.h"

#include <QMessageAuthenticationCode>

#include <openssl/ec.h>
#include <openssl/evp.h>

#include <memory>

/// Assertions with one thing wrong, and those that are odd and yet let through.
namespace keyway::test {

/// Error code and description of a refusal.
struct Words
{
    QString error;
    QString description;
};
inline const Words invalid{QStringLiteral("invalid_grant"), QStringLiteral("invalid assertion")};
inline const Words wrongAudience{QStringLiteral("invalid_grant"), QStringLiteral("audience is invalid")};
inline const Words expired{QStringLiteral("invalid_grant"), QStringLiteral("expired authorization code")};
inline const Words notApproved{QStringLiteral("invalid_grant"),
                               QStringLiteral("user hasn't approved this consumer")};
inline const Words badIssuer{QStringLiteral("invalid_client_id"),
                             QStringLiteral("client identifier invalid")};
inline const Words appElsewhere{QStringLiteral("app_not_found"),
                                QStringLiteral("External client app is not installed in this org")};

struct Assertion
{
    QByteArray name;
    QByteArray compact;
    Words words = {}; ///< none: it is let through
};

inline const QByteArray goodHeader = R"({"alg":"RS256"})";
/// A jti that the tests have sent before.
inline const QByteArray usedId = "used-before";

/// Makes assertions for one org and moment; each claim is a piece of JSON, so that it can be anything.
class Forger
{
public:
    Forger(const PracticeAccount &account, const QDateTime &now)
        : m_iss('"' + account.consumerKey.toUtf8() + '"'),
          m_sub('"' + account.username.toUtf8() + '"'),
          m_now(now.toSecsSinceEpoch())
    {
    }

    QByteArray seconds(qint64 ahead) const { return QByteArray::number(m_now + ahead); }
    QByteArray iss() const { return m_iss; }
    QByteArray sub() const { return m_sub; }

    QByteArray payload(const QByteArray &before = {}, const QByteArray &after = {}) const
    {
        return '{' + before + pairs({}) + after + '}';
    }
    /// The good payload with one claim as given; empty: without it.
    QByteArray claim(const QByteArray &name, const QByteArray &value) const
    {
        const QByteArray others = pairs(name);
        return value.isEmpty() ? '{' + others + '}' : '{' + others + ",\"" + name + "\":" + value + '}';
    }
    static QByteArray rs256(const QByteArray &header, const QByteArray &body)
    {
        return signedText(header, body, myPair().key);
    }
    QByteArray with(const QByteArray &name, const QByteArray &value) const
    {
        return rs256(goodHeader, claim(name, value));
    }
    QByteArray good() const { return rs256(goodHeader, payload()); }
    QByteArray hs256(const QByteArray &secret) const
    {
        const QByteArray input = base64UrlEncode(R"({"alg":"HS256"})") + '.' + base64UrlEncode(payload());
        return input + '.' +
               base64UrlEncode(QMessageAuthenticationCode::hash(input, secret, QCryptographicHash::Sha256));
    }
    /// Signed by any key with any hash, so that the signature is real for what the header says.
    QByteArray signedWith(const QByteArray &header, EVP_PKEY *key, const EVP_MD *hash) const
    {
        const QByteArray input = base64UrlEncode(header) + '.' + base64UrlEncode(payload());
        const std::unique_ptr<EVP_MD_CTX, void (*)(EVP_MD_CTX *)> context(EVP_MD_CTX_new(), EVP_MD_CTX_free);
        QByteArray signature(1024, 0);
        auto size = static_cast<size_t>(signature.size());
        EVP_DigestSignInit(context.get(), nullptr, hash, nullptr, key);
        if (EVP_DigestSign(context.get(), reinterpret_cast<unsigned char *>(signature.data()), &size,
                           reinterpret_cast<const unsigned char *>(input.constData()),
                           static_cast<size_t>(input.size())) != 1)
            qFatal("cannot sign");
        return input + '.' + base64UrlEncode(signature.left(static_cast<qsizetype>(size)));
    }

private:
    /// The four claims but for one.
    QByteArray pairs(const QByteArray &except) const
    {
        QByteArrayList pairs;
        const auto add = [&](const QByteArray &name, const QByteArray &value) {
            if (name != except)
                pairs << '"' + name + "\":" + value;
        };
        add("iss", m_iss);
        add("sub", m_sub);
        add("aud", R"("https://login.salesforce.com")");
        add("exp", seconds(100));
        return pairs.join(',');
    }

    QByteArray m_iss;
    QByteArray m_sub;
    qint64 m_now;
};

QList<Assertion> wrongAlgorithms(const Forger &forger);
QList<Assertion> wrongForms(const Forger &forger);
QList<Assertion> wrongJson(const Forger &forger);
QList<Assertion> wrongClaims(const Forger &forger);
/// All of these.
QList<Assertion> hostileAssertions(const Forger &forger);
/// What Salesforce is known, or taken, to let through (platform facts 1.3, 1.4, 2.2).
QList<Assertion> oddButGranted(const Forger &forger);

} // namespace keyway::test
