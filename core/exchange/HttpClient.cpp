// SPDX-FileCopyrightText: 2026 The Keyway authors
// SPDX-License-Identifier: Apache-2.0

#include "core/exchange/HttpClient.h"

#include "core/base/Async.h"
#include "core/exchange/OneShotBody.h"
#include "core/exchange/TransportFailure.h"

#include <QElapsedTimer>
#include <QHostAddress>
#include <QLocale>
#include <QNetworkAccessManager>
#include <QNetworkProxyFactory>
#include <QNetworkReply>
#include <QPointer>
#include <QSslCertificate>
#include <QSslCipher>
#include <QSslConfiguration>
#include <QSslSocket>
#include <QTcpSocket>
#include <QTimeZone>
#include <QTimer>
#include <QUrl>

using namespace Qt::StringLiterals;

namespace keyway {

namespace {

QNetworkProxy proxyFromUrl(const QString &text)
{
    const QUrl url(text.contains(u"://"_s) ? text : u"http://"_s + text);
    if (!url.isValid() || url.host().isEmpty())
        return QNetworkProxy(QNetworkProxy::NoProxy);
    const bool socks = url.scheme().startsWith(u"socks"_s);
    return QNetworkProxy(socks ? QNetworkProxy::Socks5Proxy : QNetworkProxy::HttpProxy, url.host(),
                         static_cast<quint16>(url.port(socks ? 1080 : 8080)), url.userName(), url.password());
}

QNetworkProxy systemProxy(const QString &url)
{
    const auto proxies = QNetworkProxyFactory::systemProxyForQuery(QNetworkProxyQuery(QUrl(url)));
    return proxies.isEmpty() ? QNetworkProxy(QNetworkProxy::NoProxy) : proxies.first();
}

QString issuerOf(const QSslCertificate &certificate)
{
    const QStringList names = certificate.issuerInfo(QSslCertificate::CommonName) +
                              certificate.issuerInfo(QSslCertificate::Organization);
    return names.isEmpty() ? QString() : names.join(u", "_s);
}

/// RFC 9110 section 5.6.7, the one form that servers may still send.
QDateTime httpDate(const QByteArray &text)
{
    const QDateTime date =
        QLocale::c().toDateTime(QString::fromLatin1(text), u"ddd, dd MMM yyyy hh:mm:ss 'GMT'"_s);
    return date.isValid() ? QDateTime(date.date(), date.time(), QTimeZone::utc()) : QDateTime();
}

QString protocolName(QSsl::SslProtocol protocol)
{
    return protocol == QSsl::TlsV1_3 ? u"TLS 1.3"_s : protocol == QSsl::TlsV1_2 ? u"TLS 1.2"_s : QString();
}

} // namespace

struct HttpCall::Private
{
    QPointer<QNetworkReply> reply; // goes with the client's manager, which may be gone first
    QTimer limit;
    QElapsedTimer clock;
    QList<QSslError> tlsErrors;
    QByteArray body;
    QString stoppedBecause; // we ended the request ourselves: "timeout" or "too-large"
    QString tlsProtocol;
    QString tlsIssuer;
    QNetworkProxy proxy;
    QTcpSocket probe; // is the proxy there at all?

    void judgeProxy(HttpCall *call, HttpOutcome outcome);
};

/// Qt has one error for a proxy that is not there and for one that cannot reach the host; a connection to
/// the proxy itself tells them apart.
void HttpCall::Private::judgeProxy(HttpCall *call, HttpOutcome outcome)
{
    const auto say = [this, call, outcome](const QString &transport) {
        probe.disconnect(call);
        limit.stop();
        HttpOutcome judged = outcome;
        judged.transport = transport;
        Q_EMIT call->finished(judged);
    };
    probe.setProxy(QNetworkProxy::NoProxy);
    QObject::connect(&probe, &QTcpSocket::connected, call, [say] { say(u"proxy-failed"_s); });
    QObject::connect(&probe, &QTcpSocket::errorOccurred, call, [say] { say(u"proxy-unreachable"_s); });
    limit.disconnect(call);
    QObject::connect(&limit, &QTimer::timeout, call, [say] { say(u"proxy-unreachable"_s); });
    limit.start(5'000);
    probe.connectToHost(proxy.hostName(), proxy.port());
}

HttpCall::HttpCall() : d(std::make_unique<Private>()) {}

HttpCall::~HttpCall()
{
    if (!d->reply)
        return;
    d->reply->disconnect(this);
    d->reply->abort();
    d->reply->deleteLater();
}

struct HttpClient::Private
{
    QNetworkAccessManager manager;
    QSslConfiguration tls = QSslConfiguration::defaultConfiguration();
};

HttpClient::HttpClient(NetworkSettings settings, QObject *parent)
    : QObject(parent), m_settings(std::move(settings)), d(std::make_unique<Private>())
{
    if (!m_settings.extraAuthorityPem.isEmpty())
        d->tls.addCaCertificates(QSslCertificate::fromData(m_settings.extraAuthorityPem, QSsl::Pem));
    d->manager.setRedirectPolicy(QNetworkRequest::ManualRedirectPolicy);
    d->manager.setProxy(QNetworkProxy(QNetworkProxy::NoProxy));
}

HttpClient::~HttpClient() = default;

bool HttpClient::hasTls()
{
    return QSslSocket::supportsSsl();
}

void HttpClient::findProxy(const QString &url, std::function<void(const QString &)> callback)
{
    const QString given = m_settings.proxyUrl;
    runThenCallback(
        this, [url, given] { return given.isEmpty() ? systemProxy(url) : proxyFromUrl(given); },
        [this, callback = std::move(callback)](const QNetworkProxy &proxy) {
            d->manager.setProxy(proxy);
            const bool direct = proxy.type() == QNetworkProxy::NoProxy || proxy.hostName().isEmpty();
            callback(direct ? QString() : u"%1:%2"_s.arg(proxy.hostName()).arg(proxy.port()));
        });
}

std::unique_ptr<HttpCall> HttpClient::send(const HttpRequest &request)
{
    QNetworkRequest network{QUrl(request.url)};
    network.setSslConfiguration(d->tls);
    network.setAttribute(QNetworkRequest::Http2AllowedAttribute, false); // as the destinations' clients do
    // A gateway's cookie from one check must not colour the answer to the next one.
    network.setAttribute(QNetworkRequest::CookieLoadControlAttribute, QNetworkRequest::Manual);
    network.setAttribute(QNetworkRequest::CookieSaveControlAttribute, QNetworkRequest::Manual);
    network.setRawHeader("User-Agent", "Keyway/" KEYWAY_VERSION);
    network.setRawHeader("Accept", "application/json");
    if (!request.contentType.isEmpty())
        network.setRawHeader("Content-Type", request.contentType);
    if (!request.authorization.isEmpty())
        network.setRawHeader("Authorization", request.authorization);
    for (const auto &[name, value] : request.headers)
        network.setRawHeader(name, value);

    std::unique_ptr<HttpCall> call(new HttpCall);
    call->d->clock.start();
    call->d->proxy = d->manager.proxy();
    if (request.body.isEmpty()) {
        call->d->reply = d->manager.sendCustomRequest(network, request.method);
    } else {
        network.setHeader(QNetworkRequest::ContentLengthHeader, request.body.size());
        network.setAttribute(QNetworkRequest::DoNotBufferUploadDataAttribute, true);
        auto *body = new OneShotBody(request.body);
        call->d->reply = d->manager.sendCustomRequest(network, request.method, body);
        body->setParent(call->d->reply);
    }
    QNetworkReply *reply = call->d->reply;
    HttpCall *self = call.get();

    const auto stop = [self, reply](const QString &why) {
        if (self->d->stoppedBecause.isEmpty()) {
            self->d->stoppedBecause = why;
            reply->abort();
        }
    };
    QObject::connect(&call->d->limit, &QTimer::timeout, self, [stop] { stop(u"timeout"_s); });
    call->d->limit.setSingleShot(true);
    call->d->limit.start(m_settings.timeLimit);

    QObject::connect(reply, &QNetworkReply::sslErrors, self, [self, reply](const QList<QSslError> &errors) {
        self->d->tlsErrors = errors;
        const auto chain = reply->sslConfiguration().peerCertificateChain();
        self->d->tlsIssuer = issuerOf(chain.isEmpty() ? errors.value(0).certificate() : chain.first());
    });
    QObject::connect(reply, &QNetworkReply::encrypted, self, [self, reply] {
        const QSslConfiguration tls = reply->sslConfiguration();
        self->d->tlsProtocol = protocolName(tls.sessionProtocol());
        self->d->tlsIssuer = issuerOf(tls.peerCertificate());
    });
    const qint64 bodyLimit = std::max(m_settings.bodyLimitBytes, request.bodyLimitBytes);
    QObject::connect(reply, &QNetworkReply::readyRead, self, [self, reply, stop, bodyLimit] {
        self->d->body += reply->read(bodyLimit + 1 - self->d->body.size());
        if (self->d->body.size() > bodyLimit)
            stop(u"too-large"_s);
    });
    const bool throughProxy = d->manager.proxy().type() != QNetworkProxy::NoProxy;
    // Queued: whatever Qt finds out at once, nobody hears of it before send() has returned.
    QObject::connect(
        reply, &QNetworkReply::finished, self,
        [self, reply, throughProxy] {
            HttpCall::Private &state = *self->d;
            state.limit.stop();
            HttpOutcome outcome;
            outcome.milliseconds = state.clock.elapsed();
            outcome.status = reply->attribute(QNetworkRequest::HttpStatusCodeAttribute).toInt();
            outcome.contentType = reply->header(QNetworkRequest::ContentTypeHeader).toByteArray();
            outcome.location = QString::fromLatin1(reply->rawHeader("Location"));
            outcome.limitInfo = QString::fromLatin1(reply->rawHeader("Sforce-Limit-Info"));
            outcome.serverDateUtc = httpDate(reply->rawHeader("Date"));
            if (state.stoppedBecause.isEmpty() && reply->isOpen())
                state.body += reply->readAll();
            outcome.body = state.body;
            outcome.tlsProtocol = state.tlsProtocol;
            outcome.tlsIssuer = state.tlsIssuer;
            outcome.transport =
                !state.stoppedBecause.isEmpty()
                    ? state.stoppedBecause
                    : transportFailure(reply->error(), state.tlsErrors, outcome.status != 0, throughProxy);
            if (!outcome.transport.isEmpty())
                outcome.transportDetail =
                    state.tlsErrors.isEmpty() ? reply->errorString() : state.tlsErrors.first().errorString();
            if (outcome.transport == u"proxy-failed"_s)
                state.judgeProxy(self, outcome);
            else
                Q_EMIT self->finished(outcome);
        },
        Qt::QueuedConnection);
    return call;
}

bool isLoopbackUrl(const QString &url)
{
    const QString host = QUrl(url).host();
    return host == u"localhost"_s || QHostAddress(host).isLoopback();
}

} // namespace keyway
