// SPDX-FileCopyrightText: 2026 The Keyway authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "core/practice/TlsServer.h"

namespace httplib {
class Server;
}

namespace keyway {

/// Makes an HTTP server of the library answer with `serve`, for connections of `tunnels` only. Both must
/// outlive the server. Apart from TLS and sockets, so that the fuzzer meets the same handlers.
void installHandlers(httplib::Server &server, const TlsServer::Serve &serve, const Tunnels &tunnels);

} // namespace keyway
