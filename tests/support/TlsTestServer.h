// SPDX-FileCopyrightText: 2026 The Keyway authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "core/crypto/TlsAuthority.h"

#include <QHash>
#include <QList>
#include <QPointer>
#include <QSslServer>
#include <QTimer>

#include <chrono>

namespace keyway::test {

/// What the server says to one request, and how.
struct Scripted
{
    enum class Manner {
        Whole,   ///< at once
        Late,    ///< whole, after `pause`
        Slow,    ///< byte by byte, `pause` between two
        Cut,     ///< half of the promised Content-Length, then the end of the connection
        Endless, ///< chunks until the client goes
        Hang,    ///< the request is read, nothing is said
        Close,   ///< the connection ends before any answer
    };
    int status = 200;
    QByteArray body = "{}";
    QByteArray contentType = "application/json"; ///< empty: no such header
    QList<std::pair<QByteArray, QByteArray>> headers;
    Manner manner = Manner::Whole;
    std::chrono::milliseconds pause{5};

    static Scripted json(int status, const QByteArray &body)
    {
        return {status, body, "application/json", {}, Manner::Whole, {}};
    }
    static Scripted html(int status = 200)
    {
        return {status,
                "<!DOCTYPE html><html><body>Sign in</body></html>",
                "text/html; charset=utf-8",
                {},
                Manner::Whole,
                {}};
    }
    static Scripted empty(int status = 200) { return {status, {}, {}, {}, Manner::Whole, {}}; }
    static Scripted redirect(const QByteArray &location)
    {
        return {302, {}, {}, {{"Location", location}}, Manner::Whole, {}};
    }
    static Scripted with(Manner manner, std::chrono::milliseconds pause = std::chrono::milliseconds(5))
    {
        return {200, R"({"some":"answer"})", "application/json", {}, manner, pause};
    }
};

struct SeenRequest
{
    QByteArray method;
    QByteArray path;
    QHash<QByteArray, QByteArray> headers; ///< names in lower case
    QByteArray body;
};

/// An HTTPS server on this computer, on the test's own thread, that says what a test told it to say.
class TlsTestServer : public QObject
{
    Q_OBJECT
public:
    /// The certificate is for `names`, signed by `authority` and good for `validity`.
    explicit TlsTestServer(const TlsAuthority &authority,
                           const QStringList &names = {QStringLiteral("127.0.0.1")},
                           const TlsValidity &validity = goodNow());
    static TlsAuthority newAuthority(const QString &name = QStringLiteral("Keyway test authority"));
    static TlsValidity goodNow();
    static TlsValidity goodLastYear();

    quint16 port() const { return m_server.serverPort(); }
    QString url(const QString &path = QStringLiteral("/")) const;

    /// Replies to a path are given one after the other; the last one goes on. A path without any gets 404.
    void reply(const QByteArray &path, const Scripted &scripted) { m_script[path] << scripted; }
    const QList<SeenRequest> &requests() const { return m_requests; }
    int openConnections() const { return m_open; } ///< whose handshake is done

private:
    void serve(QTcpSocket *client);
    bool readRequest(QTcpSocket *client, QByteArray &buffer, SeenRequest &request) const;
    void answer(QTcpSocket *client, const SeenRequest &request);
    void dropBytes(QTcpSocket *client, const QByteArray &bytes, std::chrono::milliseconds pause);

    QHash<QByteArray, QList<Scripted>> m_script;
    QList<SeenRequest> m_requests;
    int m_open = 0;
    QSslServer m_server; // goes first: its connections call back
};

} // namespace keyway::test
