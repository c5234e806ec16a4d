// SPDX-FileCopyrightText: 2026 The Keyway authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include <QByteArray>
#include <QDateTime>
#include <QList>
#include <QObject>
#include <QString>

#include <chrono>
#include <functional>
#include <memory>

namespace keyway {

/// How a run reaches the network. There is no switch that weakens TLS: an authority can only be added.
struct NetworkSettings
{
    QString proxyUrl;             ///< "http://host:port"; empty: what the system says
    QByteArray extraAuthorityPem; ///< trusted in addition to the system's; for the practice org and tests
    std::chrono::milliseconds timeLimit{30'000}; ///< for one request, from start to last byte
    qint64 bodyLimitBytes = 256 * 1024;          ///< a longer answer ends the request
};

struct HttpRequest
{
    QByteArray method = "GET";
    QString url;
    QByteArray contentType; ///< for POST
    QByteArray body;
    QByteArray authorization;                              ///< value of that header; empty for none
    QList<std::pair<QByteArray, QByteArray>> headers = {}; ///< any others
    qint64 bodyLimitBytes = 0; ///< where the answer may be longer than the settings say
};

/// What came of one request. `transport` is empty when an HTTP answer arrived whole; else one of the words
/// of fact::transport ("dns", "refused", "timeout", "tls-untrusted", "cut", "too-large", …).
struct HttpOutcome
{
    QString transport;
    QString transportDetail; ///< the system's own words
    int status = 0;
    QByteArray contentType;
    QString location;
    QString limitInfo;       ///< of the Sforce-Limit-Info header, "api-usage=25/15000"
    QDateTime serverDateUtc; ///< of the Date header; invalid without one
    QByteArray body;
    QString tlsProtocol; ///< "TLS 1.3"; empty when no handshake was completed
    QString tlsIssuer;   ///< who signed the server's certificate (also when it is not trusted)
    qint64 milliseconds = 0;
};

/// One request under way. `finished` is called once, never before send() returned; destroying it cancels.
class HttpCall : public QObject
{
    Q_OBJECT
public:
    ~HttpCall() override;

Q_SIGNALS:
    void finished(const keyway::HttpOutcome &outcome);

private:
    friend class HttpClient;
    HttpCall();
    struct Private;
    std::unique_ptr<Private> d;
};

/// Sends requests over HTTPS. Never follows a redirect: a redirect is an answer (RFC 9110 lets a client turn
/// a redirected POST into a GET, platform.md 1.2). One client per run: Qt remembers the TLS settings of a
/// host it has talked to, so a client made before an authority was added would go on refusing it.
class HttpClient : public QObject
{
    Q_OBJECT
public:
    explicit HttpClient(NetworkSettings settings, QObject *parent = nullptr);
    ~HttpClient() override;

    /// False: Qt found no TLS plug-in in this installation, so no request can be sent.
    static bool hasTls();

    /// Asks the system (slow on some: off this thread) which proxy serves the URL and calls back with
    /// "host:port", or with nothing when the connection is direct. Must be called before send().
    void findProxy(const QString &url, std::function<void(const QString &)> callback);
    std::unique_ptr<HttpCall> send(const HttpRequest &request);
    const NetworkSettings &settings() const { return m_settings; }

private:
    struct Private;
    NetworkSettings m_settings;
    std::unique_ptr<Private> d;
};

/// True for a proxy address on this computer (127.0.0.0/8, ::1, localhost).
bool isLoopbackUrl(const QString &url);

} // namespace keyway

Q_DECLARE_METATYPE(keyway::HttpOutcome)
