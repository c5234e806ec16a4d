// SPDX-FileCopyrightText: 2026 The Keyway authors
// SPDX-License-Identifier: Apache-2.0

#include "core/exchange/TransportFailure.h"

using namespace Qt::StringLiterals;

namespace keyway {

namespace {

QString tlsFailure(const QList<QSslError> &errors)
{
    const auto has = [&errors](QSslError::SslError wanted) {
        return std::any_of(errors.begin(), errors.end(),
                           [wanted](const QSslError &error) { return error.error() == wanted; });
    };
    if (has(QSslError::UnableToGetLocalIssuerCertificate) || has(QSslError::SelfSignedCertificate) ||
        has(QSslError::SelfSignedCertificateInChain) || has(QSslError::CertificateUntrusted) ||
        has(QSslError::UnableToVerifyFirstCertificate) || has(QSslError::UnableToGetIssuerCertificate))
        return u"tls-untrusted"_s;
    if (has(QSslError::HostNameMismatch))
        return u"tls-hostname"_s;
    if (has(QSslError::CertificateExpired) || has(QSslError::CertificateNotYetValid))
        return u"tls-expired"_s;
    return u"tls-other"_s;
}

} // namespace

QString transportFailure(QNetworkReply::NetworkError error, const QList<QSslError> &tlsErrors, bool answered,
                         bool throughProxy)
{
    switch (error) {
    case QNetworkReply::NoError:
        return {};
    case QNetworkReply::HostNotFoundError:
        return u"dns"_s;
    case QNetworkReply::ConnectionRefusedError:
        return u"refused"_s;
    case QNetworkReply::RemoteHostClosedError:
    case QNetworkReply::ContentReSendError: // Qt would have sent the body again; ours can be sent only once
        return answered ? u"cut"_s : u"reset"_s;
    case QNetworkReply::TimeoutError:
    case QNetworkReply::ProxyTimeoutError:
        return u"timeout"_s;
    case QNetworkReply::SslHandshakeFailedError:
        return tlsFailure(tlsErrors);
    case QNetworkReply::ProxyAuthenticationRequiredError:
        return u"proxy-auth"_s;
    case QNetworkReply::ProxyConnectionRefusedError:
    case QNetworkReply::ProxyConnectionClosedError:
    case QNetworkReply::ProxyNotFoundError:
        return u"proxy-unreachable"_s;
    case QNetworkReply::UnknownProxyError:
        return u"proxy-failed"_s;
    case QNetworkReply::TemporaryNetworkFailureError:
    case QNetworkReply::NetworkSessionFailedError:
        return u"offline"_s;
    case QNetworkReply::ProtocolFailure:
    case QNetworkReply::UnknownNetworkError:
        // Qt's word for a proxy that answered CONNECT with a status of no meaning to it.
        return answered ? u"cut"_s : throughProxy ? u"proxy-failed"_s : u"reset"_s;
    default: // the many codes that stand for an HTTP status, and those that no request of ours can meet
        return answered ? QString() : u"reset"_s;
    }
}

} // namespace keyway
