// SPDX-FileCopyrightText: 2026 The Keyway authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include <memory>
#include <optional>
#include <string>

struct ssl_st;
struct ssl_ctx_st;

namespace keyway::bench {

/// Where the logins go, as a client is told.
struct Target
{
    int port = 0;           ///< on 127.0.0.1
    std::string tunnelHost; ///< through a proxy at that port, to this host; empty: TLS at that port
    std::string authorityPem;
};

struct Answer
{
    int status = 0;
    std::string body;
    bool isLast = false; ///< the server closes the connection
};

using TlsContext = std::shared_ptr<ssl_ctx_st>;
TlsContext trusting(const std::string &authorityPem);

/// One kept connection with blocking calls, as plain as a client can be.
class TlsClient
{
public:
    TlsClient(const Target &target, TlsContext context);
    ~TlsClient();
    TlsClient(const TlsClient &) = delete;
    TlsClient &operator=(const TlsClient &) = delete;

    /// Opens the connection first where it is not open. Nothing: it broke, and the next call opens another.
    std::optional<Answer> exchange(const std::string &request);
    bool open();

private:
    bool openTunnel();
    void close();

    const Target &m_target;
    TlsContext m_context;
    ssl_st *m_tls = nullptr;
    int m_socket = -1;
    std::string m_received;
};

} // namespace keyway::bench
