// SPDX-FileCopyrightText: 2026 The Keyway authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include <QString>

namespace keyway {

/// What a pasted text plainly is, whatever field it stands in.
enum class PastedKind {
    Other,
    PrivateKey,     ///< PEM, or the base64 of a PEM text
    Certificate,    ///< the same of a certificate; any other PEM text too
    ConsumerSecret, ///< 64 upper-case hex digits
    ConsumerKey,    ///< begins like every Consumer Key that Salesforce makes
    Token,          ///< an access token or an assertion
    Address,        ///< a URL or a Salesforce host
};

PastedKind recognise(const QString &text);

/// True for kinds that must never be written to a file.
bool isSecret(PastedKind kind);

} // namespace keyway
