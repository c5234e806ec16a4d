// SPDX-FileCopyrightText: 2026 The Keyway authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "core/practice/PracticeOrg.h"
#include "tests/core/practice/Pair.h"

#include <QLocale>
#include <QNetworkAccessManager>
#include <QNetworkProxy>
#include <QNetworkReply>
#include <QSignalSpy>
#include <QSslCertificate>
#include <QSslConfiguration>
#include <QTest>
#include <QUrl>

#include <memory>

namespace keyway::test {

/// Running, with my certificate.
inline std::unique_ptr<PracticeOrg> startedOrg()
{
    auto org = std::make_unique<PracticeOrg>();
    org->uploadCertificate(myPair().certificate);
    if (const auto started = org->start(); !started)
        qFatal("%s", qPrintable(started.error().facts.value(QStringLiteral("reason"))));
    return org;
}

/// Speaks to a practice org as a program behind a company's proxy would.
class Client
{
public:
    explicit Client(const PracticeOrg &org, const QString &proxyUser = {}, const QString &proxyPassword = {})
        : Client(org, org.authorityPem())
    {
        QNetworkProxy proxy = m_network.proxy();
        proxy.setUser(proxyUser);
        proxy.setPassword(proxyPassword);
        m_network.setProxy(proxy);
    }
    /// Trusts this authority, besides those of the system.
    Client(const PracticeOrg &org, const QByteArray &authorityPem)
    {
        const QUrl proxy(org.proxyUrl());
        m_network.setProxy(
            QNetworkProxy(QNetworkProxy::HttpProxy, proxy.host(), static_cast<quint16>(proxy.port())));
        m_tls = QSslConfiguration::defaultConfiguration();
        m_tls.addCaCertificates(QSslCertificate::fromData(authorityPem));
    }

    std::unique_ptr<QNetworkReply> post(const QString &url, const QByteArray &form)
    {
        return std::unique_ptr<QNetworkReply>(m_network.post(request(url), form));
    }
    std::unique_ptr<QNetworkReply> postJson(const QString &url, const QByteArray &token,
                                            const QByteArray &json)
    {
        QNetworkRequest wanted = request(url);
        wanted.setHeader(QNetworkRequest::ContentTypeHeader, QStringLiteral("application/json"));
        wanted.setRawHeader("Authorization", "Bearer " + token);
        return std::unique_ptr<QNetworkReply>(m_network.post(wanted, json));
    }
    std::unique_ptr<QNetworkReply> get(const QString &url, const QByteArray &token = {})
    {
        QNetworkRequest wanted = request(url);
        if (!token.isEmpty())
            wanted.setRawHeader("Authorization", "Bearer " + token);
        return std::unique_ptr<QNetworkReply>(m_network.get(wanted));
    }
    /// The token call of the account, as the org stands now.
    std::unique_ptr<QNetworkReply> askForToken(const PracticeOrg &org) { return askForToken(org.account()); }
    std::unique_ptr<QNetworkReply> askForToken(const PracticeAccount &account)
    {
        const bool sandbox = account.host.contains(QStringLiteral("--"));
        const auto assertion =
            signAssertion({account.consumerKey, account.username,
                           sandbox ? QStringLiteral("https://test.salesforce.com")
                                   : QStringLiteral("https://login.salesforce.com"),
                           std::chrono::seconds(QDateTime::currentSecsSinceEpoch() + 180), std::nullopt},
                          myPair().key);
        return post(QStringLiteral("https://%1/services/oauth2/token").arg(account.host),
                    tokenForm(assertion ? assertion->reveal() : QByteArray()));
    }

    static bool finished(QNetworkReply &reply, int milliseconds = 20'000)
    {
        return reply.isFinished() || QSignalSpy(&reply, &QNetworkReply::finished).wait(milliseconds);
    }
    static int status(const QNetworkReply &reply)
    {
        return reply.attribute(QNetworkRequest::HttpStatusCodeAttribute).toInt();
    }
    /// Of the Date header; invalid when there is none.
    static QDateTime date(const QNetworkReply &reply)
    {
        QDateTime date = QLocale::c().toDateTime(QString::fromLatin1(reply.rawHeader("Date")),
                                                 QStringLiteral("ddd, dd MMM yyyy hh:mm:ss 'GMT'"));
        date.setTimeSpec(Qt::UTC);
        return date;
    }

private:
    QNetworkRequest request(const QString &url) const
    {
        QNetworkRequest request{QUrl(url)};
        request.setSslConfiguration(m_tls);
        request.setHeader(QNetworkRequest::ContentTypeHeader,
                          QStringLiteral("application/x-www-form-urlencoded"));
        request.setAttribute(QNetworkRequest::RedirectPolicyAttribute, QNetworkRequest::ManualRedirectPolicy);
        return request;
    }

    QNetworkAccessManager m_network;
    QSslConfiguration m_tls;
};

} // namespace keyway::test
