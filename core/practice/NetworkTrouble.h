// SPDX-FileCopyrightText: 2026 The Keyway authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include <QString>

namespace keyway {

/// What stands between a client and the org: the values of the setting "network".
enum class NetworkTrouble {
    None,
    // at the proxy
    NotFound,
    Refused,
    Reset,
    ProxyAuth,
    ProxyFailed,
    Slow,
    // in the TLS handshake
    TlsUntrusted,
    TlsExpired,
    TlsWrongHost,
    TlsInspected,  ///< signed again by a company's own authority, which is sent along
    TlsSelfSigned, ///< by no authority at all
    TlsOld,        ///< TLS 1.0 and nothing newer
    // in the answer
    Silent,
    Cut,
    Endless,
    Html,
    Redirect,
};

NetworkTrouble networkTrouble(const QString &valueId); ///< None for "normal" and for an unknown word

} // namespace keyway
