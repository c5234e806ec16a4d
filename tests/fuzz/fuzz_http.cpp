// SPDX-FileCopyrightText: 2026 The Keyway authors
// SPDX-License-Identifier: Apache-2.0

// What a client sends through its tunnel once TLS is off: the HTTP library's own parser, our handlers and the
// whole API, in memory. ASSERTION and TOKEN in the input stand for good ones,
// LENGTH for the size of all that follows the first head.

#include "core/practice/HttpHandlers.h"
#include "tests/fuzz/PracticeWorld.h"

#include <httplib.h>

#include <algorithm>
#include <cstdint>

using namespace keyway;
using keyway::fuzz::must;

namespace {

constexpr int port = 40'000;
constexpr int mostRequests = 8;

class MemoryStream : public httplib::Stream
{
public:
    explicit MemoryStream(std::string in) : m_in(std::move(in)) {}

    bool is_readable() const override { return true; }
    bool is_writable() const override { return true; }
    ssize_t read(char *to, size_t size) override
    {
        const size_t count = std::min(size, m_in.size() - m_read);
        std::copy_n(m_in.data() + m_read, count, to);
        m_read += count;
        return static_cast<ssize_t>(count);
    }
    ssize_t write(const char *from, size_t size) override
    {
        out.append(from, size);
        return static_cast<ssize_t>(size);
    }
    void get_remote_ip_and_port(std::string &address, int &number) const override
    {
        address = "127.0.0.1";
        number = port;
    }
    void get_local_ip_and_port(std::string &address, int &number) const override
    {
        get_remote_ip_and_port(address, number);
    }
    socket_t socket() const override { return INVALID_SOCKET; }
    bool isAtEnd() const { return m_read >= m_in.size(); }

    std::string out;

private:
    std::string m_in;
    size_t m_read = 0;
};

class MemoryServer : public httplib::Server
{
public:
    bool one(MemoryStream &stream, bool &closed) { return process_request(stream, false, closed, nullptr); }
};

QByteArray tokenOf(fuzz::PracticeWorld &practice)
{
    const ServedAnswer served =
        practice.world.serve(practice.account.host,
                             {"POST",
                              "/services/oauth2/token",
                              {},
                              "application/x-www-form-urlencoded",
                              {},
                              "grant_type=urn%3Aietf%3Aparams%3Aoauth%3Agrant-type%3Ajwt-bearer&assertion=" +
                                  practice.goodAssertion()});
    must(served.answer.status == 200, "a good assertion gets a token");
    return QJsonDocument::fromJson(served.answer.body)
        .object()
        .value(QLatin1String("access_token"))
        .toString()
        .toLatin1();
}

struct Bench
{
    fuzz::PracticeWorld &practice = *fuzz::PracticeWorld::make();
    const QByteArray assertion = practice.goodAssertion();
    const QByteArray token = tokenOf(practice);
    Tunnels tunnels;
    const TlsServer::Serve serve = [this](const QString &host, const OrgRequest &request) {
        return practice.world.serve(host, request);
    };
    MemoryServer server;

    Bench()
    {
        tunnels.opened(port, practice.account.host);
        installHandlers(server, serve, tunnels);
    }
};

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    static Bench &bench = *new Bench;
    const QByteArray raw(reinterpret_cast<const char *>(data), static_cast<qsizetype>(size));
    const bool isSigned = raw.contains("ASSERTION");
    QByteArray bytes = raw;
    bytes.replace("ASSERTION", bench.assertion).replace("TOKEN", bench.token);
    const qsizetype body = bytes.indexOf("\r\n\r\n") + 4;
    bytes.replace("LENGTH", QByteArray::number(qMax<qsizetype>(bytes.size() - body, 0)));

    MemoryStream stream(bytes.toStdString());
    bool closed = false;
    for (int i = 0; i < mostRequests && !closed && !stream.isAtEnd(); ++i) {
        if (!bench.server.one(stream, closed))
            break;
    }
    must(stream.out.empty() || stream.out.starts_with("HTTP/1."), "an answer is an HTTP answer");
    must(isSigned || stream.out.find("\"access_token\"") == std::string::npos,
         "no token without an assertion");
    return 0;
}
