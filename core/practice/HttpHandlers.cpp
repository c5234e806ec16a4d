// SPDX-FileCopyrightText: 2026 The Keyway authors
// SPDX-License-Identifier: Apache-2.0

#include "core/practice/HttpHandlers.h"

#include <httplib.h>

namespace keyway {

namespace {

constexpr size_t bodyLimit = 1024 * 1024;
constexpr size_t pathLimit = 2048; // the library matches paths with std::regex, which recurses by length

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

struct Handlers
{
    const TlsServer::Serve &serve;
    const Tunnels &tunnels;

    void answer(const httplib::Request &request, httplib::Response &response, const QByteArray &body) const;
};

void Handlers::answer(const httplib::Request &request, httplib::Response &response,
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
        response.set_chunked_content_provider(
            type, [&waiting = tunnels, port](size_t, httplib::DataSink &sink) {
                const std::string blanks(16 * 1024, ' ');
                return sink.write(blanks.data(), blanks.size()) &&
                       waiting.waitWhileOpen(port, std::chrono::milliseconds(5));
            });
    } else {
        response.set_content(text, type);
    }
}

} // namespace

void installHandlers(httplib::Server &server, const TlsServer::Serve &serve, const Tunnels &tunnels)
{
    const Handlers handlers{serve, tunnels};
    server.set_payload_max_length(bodyLimit);
    server.set_keep_alive_max_count(1000);
    const auto plain = [handlers](const httplib::Request &request, httplib::Response &response) {
        handlers.answer(request, response, QByteArray::fromStdString(request.body));
    };
    // Reading the body ourselves avoids the library's limit of 8 kB for forms.
    const auto reading = [handlers](const httplib::Request &request, httplib::Response &response,
                                    const httplib::ContentReader &read) {
        QByteArray body;
        const bool complete = read([&](const char *data, size_t size) {
            body.append(data, static_cast<qsizetype>(size));
            return static_cast<size_t>(body.size()) <= bodyLimit;
        });
        if (complete)
            handlers.answer(request, response, body);
        else if (response.status < 400)
            response.status = 400;
    };
    server.set_pre_routing_handler([](const httplib::Request &request, httplib::Response &response) {
        if (request.path.size() <= pathLimit)
            return httplib::Server::HandlerResponse::Unhandled;
        response.status = 414;
        return httplib::Server::HandlerResponse::Handled;
    });
    server.Get(".*", plain);
    server.Delete(".*", plain);
    server.Options(".*", plain);
    server.Post(".*", reading);
    server.Put(".*", reading);
    server.Patch(".*", reading);
}

} // namespace keyway
