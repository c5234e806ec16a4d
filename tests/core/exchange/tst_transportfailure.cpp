// SPDX-FileCopyrightText: 2026 The Keyway authors
// SPDX-License-Identifier: Apache-2.0

#include "core/exchange/HttpClient.h"
#include "core/exchange/TransportFailure.h"

#include <QTest>

using namespace Qt::StringLiterals;
using namespace keyway;

class TestTransportFailure : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void loopbackUrl_isOnThisComputer_data()
    {
        QTest::addColumn<bool>("loopback");
        QTest::newRow("http://127.0.0.1:80") << true;
        QTest::newRow("http://127.1.2.3") << true;
        QTest::newRow("http://[::1]:1") << true;
        QTest::newRow("http://localhost:1") << true;
        QTest::newRow("http://localhost.example:1") << false;
        QTest::newRow("http://127.0.0.1.example") << false;
        QTest::newRow("http://127.0.0.1@evil.example") << false;
        QTest::newRow("http://10.0.0.1") << false;
        QTest::newRow("127.0.0.1:80") << false;
        QTest::newRow("") << false;
    }
    void loopbackUrl_isOnThisComputer()
    {
        QFETCH(bool, loopback);
        QCOMPARE(isLoopbackUrl(QString::fromLatin1(QTest::currentDataTag())), loopback);
    }

    void transportFailure_isATable_data()
    {
        using E = QNetworkReply;
        using S = QSslError;
        using Errors = QList<QSslError::SslError>;
        QTest::addColumn<QNetworkReply::NetworkError>("error");
        QTest::addColumn<QList<QSslError::SslError>>("tls");
        QTest::addColumn<bool>("answered");
        QTest::addColumn<bool>("proxy");
        QTest::addColumn<QString>("word");
        const auto row = [](const char *name, E::NetworkError error, bool answered, bool proxy,
                            const QString &word, const Errors &tls = {}) {
            QTest::newRow(name) << error << tls << answered << proxy << word;
        };
        row("nothing", E::NoError, true, false, {});
        row("400 is an answer", E::ProtocolInvalidOperationError, true, false, {});
        row("403 is an answer", E::ContentAccessDenied, true, false, {});
        row("404 is an answer", E::ContentNotFoundError, true, true, {});
        row("405 is an answer", E::ContentOperationNotPermittedError, true, false, {});
        row("401 is an answer", E::AuthenticationRequiredError, true, false, {});
        row("500 is an answer", E::InternalServerError, true, false, {});
        row("503 is an answer", E::ServiceUnavailableError, true, true, {});
        row("418 is an answer", E::UnknownContentError, true, false, {});
        row("name", E::HostNotFoundError, false, false, u"dns"_s);
        row("refused", E::ConnectionRefusedError, false, false, u"refused"_s);
        row("closed before", E::RemoteHostClosedError, false, false, u"reset"_s);
        row("closed in the middle", E::RemoteHostClosedError, true, false, u"cut"_s);
        row("timeout", E::TimeoutError, false, false, u"timeout"_s);
        row("proxy timeout", E::ProxyTimeoutError, false, true, u"timeout"_s);
        row("handshake", E::SslHandshakeFailedError, false, false, u"tls-other"_s);
        row("untrusted", E::SslHandshakeFailedError, false, false, u"tls-untrusted"_s,
            {S::UnableToGetLocalIssuerCertificate, S::UnableToVerifyFirstCertificate});
        row("self-signed", E::SslHandshakeFailedError, false, false, u"tls-untrusted"_s,
            {S::SelfSignedCertificate});
        row("untrusted counts before the name", E::SslHandshakeFailedError, false, false, u"tls-untrusted"_s,
            {S::HostNameMismatch, S::CertificateExpired, S::SelfSignedCertificateInChain});
        row("name mismatch", E::SslHandshakeFailedError, false, false, u"tls-hostname"_s,
            {S::HostNameMismatch});
        row("expired", E::SslHandshakeFailedError, false, false, u"tls-expired"_s, {S::CertificateExpired});
        row("not yet", E::SslHandshakeFailedError, false, false, u"tls-expired"_s,
            {S::CertificateNotYetValid});
        row("revoked", E::SslHandshakeFailedError, false, false, u"tls-other"_s, {S::CertificateRevoked});
        row("proxy auth", E::ProxyAuthenticationRequiredError, false, true, u"proxy-auth"_s);
        row("proxy refused", E::ProxyConnectionRefusedError, false, true, u"proxy-unreachable"_s);
        row("proxy closed", E::ProxyConnectionClosedError, false, true, u"proxy-unreachable"_s);
        row("proxy name", E::ProxyNotFoundError, false, true, u"proxy-unreachable"_s);
        row("proxy says something", E::UnknownProxyError, false, true, u"proxy-failed"_s);
        row("offline", E::TemporaryNetworkFailureError, false, false, u"offline"_s);
        row("no session", E::NetworkSessionFailedError, false, false, u"offline"_s);
        row("protocol, direct", E::ProtocolFailure, false, false, u"reset"_s);
        row("protocol, proxy", E::ProtocolFailure, false, true, u"proxy-failed"_s);
        row("protocol, in the answer", E::ProtocolFailure, true, false, u"cut"_s);
        row("unknown, proxy", E::UnknownNetworkError, false, true, u"proxy-failed"_s);
        row("anything else, unanswered", E::OperationCanceledError, false, false, u"reset"_s);
    }
    void transportFailure_isATable()
    {
        QFETCH(QNetworkReply::NetworkError, error);
        QFETCH(QList<QSslError::SslError>, tls);
        QFETCH(bool, answered);
        QFETCH(bool, proxy);
        QFETCH(QString, word);
        QList<QSslError> errors;
        for (const QSslError::SslError one : tls)
            errors << QSslError(one);
        QCOMPARE(transportFailure(error, errors, answered, proxy), word);
    }
};

QTEST_GUILESS_MAIN(TestTransportFailure)
#include "tst_transportfailure.moc"
