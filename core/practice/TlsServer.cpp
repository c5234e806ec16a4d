// SPDX-FileCopyrightText: 2026 The Keyway authors
// SPDX-License-Identifier: Apache-2.0

#include "core/practice/TlsServer.h"

#include "core/practice/HttpHandlers.h"

#include <httplib.h>

#include <future>
#include <mutex>
#include <thread>
#include <type_traits>

using namespace Qt::StringLiterals;

namespace keyway {

namespace {

constexpr size_t threadCount = 64;

/// Before the version is chosen. TLS 1.0 takes a lower security level than the library's own.
int chooseVersion(SSL *connection, int *, void *mannerOfNow)
{
    if (!(*static_cast<TlsServer::Manner *>(mannerOfNow))().isOld)
        return SSL_CLIENT_HELLO_SUCCESS;
    SSL_set_security_level(connection, 0);
    const bool done = SSL_set_min_proto_version(connection, TLS1_VERSION) == 1 &&
                      SSL_set_max_proto_version(connection, TLS1_VERSION) == 1;
    return done ? SSL_CLIENT_HELLO_SUCCESS : SSL_CLIENT_HELLO_ERROR;
}

int showCertificate(SSL *connection, void *mannerOfNow)
{
    const TlsManner manner = (*static_cast<TlsServer::Manner *>(mannerOfNow))();
    const TlsIdentity &identity = manner.identity;
    return SSL_use_certificate(connection, identity.certificate.get()) == 1 &&
                   SSL_use_PrivateKey(connection, identity.key.get()) == 1 &&
                   (!manner.issuer || SSL_add1_chain_cert(connection, manner.issuer.get()) == 1)
               ? 1
               : 0;
}

bool prepare(SSL_CTX *context, TlsServer::Manner &manner)
{
    // No resumption: a changed setting must show in the very next handshake.
    SSL_CTX_set_session_cache_mode(context, SSL_SESS_CACHE_OFF);
    SSL_CTX_set_options(context, SSL_OP_NO_TICKET);
    SSL_CTX_set_num_tickets(context, 0);
    SSL_CTX_set_client_hello_cb(context, chooseVersion, &manner);
    SSL_CTX_set_cert_cb(context, showCertificate, &manner);
    return SSL_CTX_set_min_proto_version(context, TLS1_2_VERSION) == 1;
}

/// The library's set-up callback took a reference first and takes an opaque pointer since it knows several
/// TLS libraries.
template <class Server>
std::unique_ptr<Server> makeServer(TlsServer::Manner &manner)
{
    using OldCallback = std::function<bool(SSL_CTX &)>;
    if constexpr (std::is_constructible_v<Server, const OldCallback &>) {
        return std::make_unique<Server>(
            OldCallback([&](SSL_CTX &context) { return prepare(&context, manner); }));
    } else {
        return std::make_unique<Server>(std::function<bool(void *)>(
            [&](void *context) { return prepare(static_cast<SSL_CTX *>(context), manner); }));
    }
}

} // namespace

struct TlsServer::Private
{
    Serve serve;
    Manner manner;
    const Tunnels &tunnels;
    std::unique_ptr<httplib::SSLServer> server;
    std::thread thread;
};

TlsServer::TlsServer(Serve serve, Manner manner, const Tunnels &tunnels)
    : d(new Private{std::move(serve), std::move(manner), tunnels, nullptr, {}})
{
}

TlsServer::~TlsServer()
{
    if (!d->thread.joinable())
        return;
    d->server->stop();
    d->thread.join();
}

Result<quint16> TlsServer::start()
{
    d->server = makeServer<httplib::SSLServer>(d->manner);
    if (!d->server->is_valid())
        return failure(u"practice.not-started"_s, {{u"reason"_s, u"TLS is not available"_s}});
    d->server->set_tcp_nodelay(true);
    installHandlers(*d->server, d->serve, d->tunnels);
    const int port = d->server->bind_to_any_port("127.0.0.1");
    if (port <= 0)
        return failure(u"practice.not-started"_s, {{u"reason"_s, u"no free port on 127.0.0.1"_s}});

    // stop() has no effect before the server runs, and it runs when it asks for its threads.
    const auto running = std::make_shared<std::promise<void>>();
    const auto once = std::make_shared<std::once_flag>();
    const auto announce = [running, once] { std::call_once(*once, [&] { running->set_value(); }); };
    d->server->new_task_queue = [announce] {
        announce();
        return new httplib::ThreadPool(threadCount);
    };
    d->thread = std::thread([server = d->server.get(), announce] {
        server->listen_after_bind();
        announce(); // it could not even begin
    });
    running->get_future().wait();
    return static_cast<quint16>(port);
}

} // namespace keyway
