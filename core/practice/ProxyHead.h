// SPDX-FileCopyrightText: 2026 The Keyway authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include <QByteArray>

namespace keyway {

/// The head of a request to the proxy, as far as it matters there.
struct ProxyHead
{
    enum class State {
        Incomplete, ///< more bytes may make a head of it
        Bad,        ///< no bytes that follow can
        Complete,
    };
    State state = State::Incomplete;
    QByteArray method;
    QByteArray target;
    QByteArray authorization; ///< value of Proxy-Authorization; empty when there is none
    qsizetype size = 0;       ///< of a complete head, its empty line included; the rest is for the tunnel
};

/// Longest head that is read.
inline constexpr qsizetype proxyHeadLimit = 8192;

/// Reads what a client has sent so far, strictly by RFC 9112: a request line with one blank between its parts
/// and the version HTTP/1.0 or HTTP/1.1, header lines with a name each, CR LF at every end. Pure.
ProxyHead readProxyHead(const QByteArray &bytes);

} // namespace keyway
