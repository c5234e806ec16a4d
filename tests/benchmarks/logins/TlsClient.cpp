// SPDX-FileCopyrightText: 2026 The Keyway authors
// SPDX-License-Identifier: Apache-2.0

#include "tests/benchmarks/logins/TlsClient.h"

#include <arpa/inet.h>
#include <netinet/in.h>
#include <netinet/tcp.h>
#include <openssl/pem.h>
#include <openssl/ssl.h>
#include <sys/socket.h>
#include <unistd.h>

#include <cstdlib>
#include <cstring>

namespace keyway::bench {

namespace {

constexpr size_t chunk = 8192;

int connected(int port)
{
    const int one = ::socket(AF_INET, SOCK_STREAM, 0);
    sockaddr_in address{};
    address.sin_family = AF_INET;
    address.sin_port = htons(static_cast<uint16_t>(port));
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    const int yes = 1;
    ::setsockopt(one, IPPROTO_TCP, TCP_NODELAY, &yes, sizeof yes);
    if (::connect(one, reinterpret_cast<const sockaddr *>(&address), sizeof address) == 0)
        return one;
    ::close(one);
    return -1;
}

bool endsWithin(const std::string &head, const char *line)
{
    return head.find(line) != std::string::npos;
}

} // namespace

TlsContext trusting(const std::string &authorityPem)
{
    TlsContext context(SSL_CTX_new(TLS_client_method()), SSL_CTX_free);
    BIO *bytes = BIO_new_mem_buf(authorityPem.data(), static_cast<int>(authorityPem.size()));
    X509 *authority = PEM_read_bio_X509(bytes, nullptr, nullptr, nullptr);
    X509_STORE_add_cert(SSL_CTX_get_cert_store(context.get()), authority);
    X509_free(authority);
    BIO_free(bytes);
    SSL_CTX_set_verify(context.get(), SSL_VERIFY_PEER, nullptr);
    return context;
}

TlsClient::TlsClient(const Target &target, TlsContext context)
    : m_target(target), m_context(std::move(context))
{
}

TlsClient::~TlsClient()
{
    close();
}

bool TlsClient::openTunnel()
{
    const std::string request = "CONNECT " + m_target.tunnelHost + ":443 HTTP/1.1\r\n\r\n";
    if (::send(m_socket, request.data(), request.size(), MSG_NOSIGNAL) != ssize_t(request.size()))
        return false;
    std::string head;
    char byte = 0;
    while (head.find("\r\n\r\n") == std::string::npos && ::recv(m_socket, &byte, 1, 0) == 1)
        head += byte;
    return head.starts_with("HTTP/1.1 200");
}

bool TlsClient::open()
{
    if (m_tls)
        return true;
    m_received.clear();
    m_socket = connected(m_target.port);
    if (m_socket < 0 || (!m_target.tunnelHost.empty() && !openTunnel())) {
        close();
        return false;
    }
    m_tls = SSL_new(m_context.get());
    SSL_set_fd(m_tls, m_socket);
    const std::string host = m_target.tunnelHost.empty() ? "localhost" : m_target.tunnelHost;
    SSL_set_tlsext_host_name(m_tls, host.c_str());
    SSL_set1_host(m_tls, host.c_str());
    if (SSL_connect(m_tls) == 1)
        return true;
    close();
    return false;
}

void TlsClient::close()
{
    SSL_free(m_tls);
    m_tls = nullptr;
    if (m_socket >= 0)
        ::close(m_socket);
    m_socket = -1;
}

std::optional<Answer> TlsClient::exchange(const std::string &request)
{
    if (!open() || SSL_write(m_tls, request.data(), static_cast<int>(request.size())) <= 0) {
        close();
        return std::nullopt;
    }
    size_t end = std::string::npos;
    size_t length = 0;
    while (end == std::string::npos || m_received.size() < end + 4 + length) {
        char bytes[chunk];
        const int count = SSL_read(m_tls, bytes, sizeof bytes);
        if (count <= 0) {
            close();
            return std::nullopt;
        }
        m_received.append(bytes, static_cast<size_t>(count));
        end = m_received.find("\r\n\r\n");
        if (end == std::string::npos)
            continue;
        const size_t field = m_received.find("Content-Length: ");
        length = field < end
                     ? std::strtoul(m_received.c_str() + field + std::strlen("Content-Length: "), nullptr, 10)
                     : 0;
    }
    const std::string head = m_received.substr(0, end);
    Answer answer{std::atoi(head.c_str() + std::strlen("HTTP/1.1 ")), m_received.substr(end + 4, length),
                  endsWithin(head, "Connection: close")};
    m_received.erase(0, end + 4 + length);
    if (answer.isLast)
        close();
    return answer;
}

} // namespace keyway::bench
