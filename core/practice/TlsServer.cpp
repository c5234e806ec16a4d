// SPDX-FileCopyrightText: 2026 The Keyway authors
// SPDX-License-Identifier: Apache-2.0

#include "core/practice/TlsServer.h"

#include <httplib.h>

#include <future>
#include <mutex>
#include <thread>
#include <type_traits>

using namespace Qt::StringLiterals;

namespace keyway {

namespace {

constexpr size_t threadCount = 64;
constexpr size_t bodyLimit = 1024 * 1024;
constexpr size_t pathLimit = 2048; // the library matches paths with std::regex, which recurses by length

int showCertificate(SSL *connection, void *identityOfNow)
{
    const TlsIdentity identity = (*static_cast<TlsServer::Identity *>(identityOfNow))();
    return SSL_use_certificate(connection, identity.certificate.get()) == 1 &&
                   SSL_use_PrivateKey(connection, identity.key.get()) == 1
               ? 1
               : 0;
}

bool prepare(SSL_CTX *context, TlsServer::Identity &identity)
{
    // No resumption: a changed setting must show in the very next handshake.
    SSL_CTX_set_session_cache_mode(context, SSL_SESS_CACHE_OFF);
    SSL_CTX_set_options(context, SSL_OP_NO_TICKET);
    SSL_CTX_set_num_tickets(context, 0);
    SSL_CTX_set_cert_cb(context, showCertificate, &identity);
    return SSL_CTX_set_min_proto_version(context, TLS1_2_VERSION) == 1;
}

/// The library's set-up callback took a reference first and takes an opaque pointer since it knows several
/// TLS libraries.
template <class Server>
std::unique_ptr<Server> makeServer(TlsServer::Identity &identity)
{
    using OldCallback = std::function<bool(SSL_CTX &)>;
    if constexpr (std::is_constructible_v<Server, const OldCallback &>) {
        return std::make_unique<Server>(
            OldCallback([&](SSL_CTX &context) { return prepare(&context, identity); }));
    } else {
        return std::make_unique<Server>(std::function<bool(void *)>(
            [&](void *context) { return prepare(static_cast<SSL_CTX *>(context), identity); }));
    }
}

QByteArray header(const httplib::Request &request, const char *name)
{
    return QByteArray::fromStdString(request.get_header_value(name));
}

OrgRequest toOrgRequest(const httplib::Request &request, QByteArray body)
{
    const QByteArray target = QByteArray::fromStdString(request.target);
    const qsizetype mark = target.indexOf('?');
    const QByteArray session = header(request, "X-SFDC-Session"); // the Bulk API's own header
    const QByteArray authorization =
        session.isEmpty() ? header(request, "Authorization") : "Bearer " + session;
    return {QByteArray::fromStdString(request.method),
            QByteArray::fromStdString(request.path),
            mark < 0 ? QByteArray() : target.mid(mark + 1),
            header(request, "Content-Type"),
            authorization,
            std::move(body)};
}

} // namespace

struct TlsServer::Private
{
    Serve serve;
    Identity identity;
    const Tunnels &tunnels;
    std::unique_ptr<httplib::SSLServer> server;
    std::thread thread;

    void answer(const httplib::Request &request, httplib::Response &response, const QByteArray &body) const;
    void installHandlers();
};

void TlsServer::Private::answer(const httplib::Request &request, httplib::Response &response,
                                const QByteArray &body) const
{
    const auto port = static_cast<quint16>(request.remote_port);
    const auto host = tunnels.hostOf(port);
    if (!host) {
        response.status = 403;
        response.set_content("The practice org is reached through its proxy only.\n", "text/plain");
        return;
    }
    const ServedAnswer served = serve(*host, toOrgRequest(request, body));
    if (served.trouble == NetworkTrouble::Silent) {
        tunnels.waitUntilClosed(port);
        return;
    }
    const std::string text = served.answer.body.toStdString();
    const std::string type = served.answer.contentType.toStdString();
    response.status = served.answer.status;
    response.set_header("Date", served.date.toStdString());
    for (const auto &[name, value] : served.answer.headers)
        response.set_header(name.toStdString(), value.toStdString());
    if (served.trouble == NetworkTrouble::Cut) {
        response.set_content_provider(text.size(), type, [text](size_t, size_t, httplib::DataSink &sink) {
            sink.write(text.data(), text.size() / 2);
            return false; // ends the connection
        });
    } else if (served.trouble == NetworkTrouble::Endless) {
        response.set_chunked_content_provider(type, [this, port](size_t, httplib::DataSink &sink) {
            const std::string blanks(16 * 1024, ' ');
            return sink.write(blanks.data(), blanks.size()) &&
                   tunnels.waitWhileOpen(port, std::chrono::milliseconds(5));
        });
    } else {
        response.set_content(text, type);
    }
}

void TlsServer::Private::installHandlers()
{
    const auto plain = [this](const httplib::Request &request, httplib::Response &response) {
        answer(request, response, QByteArray::fromStdString(request.body));
    };
    // Reading the body ourselves avoids the library's limit of 8 kB for forms.
    const auto reading = [this](const httplib::Request &request, httplib::Response &response,
                                const httplib::ContentReader &read) {
        QByteArray body;
        const bool complete = read([&](const char *data, size_t size) {
            body.append(data, static_cast<qsizetype>(size));
            return static_cast<size_t>(body.size()) <= bodyLimit;
        });
        if (complete)
            answer(request, response, body);
        else if (response.status < 400)
            response.status = 400;
    };
    server->set_pre_routing_handler([](const httplib::Request &request, httplib::Response &response) {
        if (request.path.size() <= pathLimit)
            return httplib::Server::HandlerResponse::Unhandled;
        response.status = 414;
        return httplib::Server::HandlerResponse::Handled;
    });
    server->Get(".*", plain);
    server->Delete(".*", plain);
    server->Options(".*", plain);
    server->Post(".*", reading);
    server->Put(".*", reading);
    server->Patch(".*", reading);
}

TlsServer::TlsServer(Serve serve, Identity identity, const Tunnels &tunnels)
    : d(new Private{std::move(serve), std::move(identity), tunnels, nullptr, {}})
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
    d->server = makeServer<httplib::SSLServer>(d->identity);
    if (!d->server->is_valid())
        return failure(u"practice.not-started"_s, {{u"reason"_s, u"TLS is not available"_s}});
    d->server->set_payload_max_length(bodyLimit);
    d->server->set_tcp_nodelay(true);
    d->server->set_keep_alive_max_count(1000);
    d->installHandlers();
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
