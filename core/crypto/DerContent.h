// SPDX-FileCopyrightText: 2026 The Keyway authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include <QByteArray>
#include <QString>

#include <memory>

struct evp_pkey_st;

namespace keyway {

// For sources only: what a binary form (X.690 DER) holds, whatever a file name or a PEM label says.

struct DerContent
{
    QString kind;      ///< as KeyInspection::kind; empty when it is nothing that we know
    QString structure; ///< of an RSA or encrypted private key: "pkcs1", "pkcs8", "encrypted-pkcs8"
    QString type;      ///< of another private key: "ED25519"
    std::shared_ptr<evp_pkey_st> key; ///< of a private key, when OpenSSL can use it
    QString damage;                   ///< why an RSA key cannot be used
    QByteArray publicKey;             ///< publicKeyInfo() of a key, certificate or request
};

DerContent readDer(const QByteArray &der);

/// SubjectPublicKeyInfo (RFC 5280) as DER; empty when OpenSSL cannot use the key.
QByteArray publicKeyInfo(const evp_pkey_st *key);
/// What files that belong together have in common: upper-case hex pairs joined by colons.
QString publicKeySha256(const QByteArray &publicKeyInfo);

} // namespace keyway
