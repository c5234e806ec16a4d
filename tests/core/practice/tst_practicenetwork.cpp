// SPDX-FileCopyrightText: 2026 The Keyway authors
// SPDX-License-Identifier: Apache-2.0

#include "tests/core/practice/Client.h"
#include "tests/support/Wine.h"

using namespace Qt::StringLiterals;
using namespace keyway;
using test::Client;

class TestPracticeNetwork : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init()
    {
        m_org = std::make_unique<PracticeOrg>();
        m_org->uploadCertificate(test::myPair().certificate);
        QVERIFY(m_org->start());
    }
    void cleanup() { m_org.reset(); }

    void trouble_looksAsItDoesInTheWild_data()
    {
        QTest::addColumn<QString>("trouble");
        QTest::addColumn<QList<QNetworkReply::NetworkError>>("errors"); // Qt versions differ in the word
        using E = QNetworkReply;
        using Errors = QList<QNetworkReply::NetworkError>;
        QTest::newRow("not-found") << u"not-found"_s << Errors{E::HostNotFoundError};
        QTest::newRow("refused") << u"refused"_s << Errors{E::ConnectionRefusedError};
        QTest::newRow("reset") << u"reset"_s
                               << Errors{E::RemoteHostClosedError, E::UnknownNetworkError,
                                         E::ProxyConnectionClosedError, E::SslHandshakeFailedError};
        QTest::newRow("proxy-auth") << u"proxy-auth"_s << Errors{E::ProxyAuthenticationRequiredError};
        QTest::newRow("proxy-failed")
            << u"proxy-failed"_s << Errors{E::UnknownProxyError, E::ProtocolFailure, E::UnknownNetworkError};
        QTest::newRow("tls-untrusted") << u"tls-untrusted"_s << Errors{E::SslHandshakeFailedError};
        QTest::newRow("tls-expired") << u"tls-expired"_s << Errors{E::SslHandshakeFailedError};
        QTest::newRow("tls-wrong-host") << u"tls-wrong-host"_s << Errors{E::SslHandshakeFailedError};
        QTest::newRow("tls-inspected") << u"tls-inspected"_s << Errors{E::SslHandshakeFailedError};
        QTest::newRow("tls-self-signed") << u"tls-self-signed"_s << Errors{E::SslHandshakeFailedError};
        QTest::newRow("tls-old") << u"tls-old"_s << Errors{E::SslHandshakeFailedError};
        QTest::newRow("cut") << u"cut"_s << Errors{E::RemoteHostClosedError};
    }
    void trouble_looksAsItDoesInTheWild()
    {
        QFETCH(QString, trouble);
        QFETCH(QList<QNetworkReply::NetworkError>, errors);
        if (trouble == "reset"_L1 && !test::tellsOfResets())
            QSKIP("Wine does not always tell of a reset connection");
        QVERIFY(m_org->setValue(u"network"_s, trouble));
        Client client(*m_org);
        const auto reply = client.askForToken(*m_org);
        QVERIFY(Client::finished(*reply));
        QVERIFY2(errors.contains(reply->error()),
                 qPrintable(u"%1 %2"_s.arg(reply->error()).arg(reply->errorString())));

        m_org->resetValues();
        const auto again = client.askForToken(*m_org);
        QVERIFY(Client::finished(*again));
        QCOMPARE(Client::status(*again), 200);
    }

    void tlsTrouble_isWrongInOneWayOnly_data()
    {
        QTest::addColumn<QString>("trouble");
        QTest::addColumn<QSet<QSslError::SslError>>("expected");
        using S = QSslError;
        QTest::newRow("untrusted") << u"tls-untrusted"_s
                                   << QSet<S::SslError>{S::UnableToGetLocalIssuerCertificate,
                                                        S::UnableToVerifyFirstCertificate};
        QTest::newRow("expired") << u"tls-expired"_s << QSet<S::SslError>{S::CertificateExpired};
        QTest::newRow("wrong host") << u"tls-wrong-host"_s << QSet<S::SslError>{S::HostNameMismatch};
        // The inspecting proxy sends its authority along, so clients have other words for it.
        QTest::newRow("inspected") << u"tls-inspected"_s
                                   << QSet<S::SslError>{S::SelfSignedCertificateInChain};
        QTest::newRow("self-signed") << u"tls-self-signed"_s << QSet<S::SslError>{S::SelfSignedCertificate};
        QTest::newRow("old") << u"tls-old"_s << QSet<S::SslError>{}; // no certificate is looked at
    }
    void tlsTrouble_isWrongInOneWayOnly()
    {
        QFETCH(QString, trouble);
        QFETCH(QSet<QSslError::SslError>, expected);
        QVERIFY(m_org->setValue(u"network"_s, trouble));
        Client client(*m_org);
        const auto reply = client.get(u"https://practice.my.salesforce.com/services/data/"_s);
        QSet<QSslError::SslError> seen;
        connect(reply.get(), &QNetworkReply::sslErrors, this, [&](const QList<QSslError> &errors) {
            for (const QSslError &error : errors)
                seen.insert(error.error());
        });
        QVERIFY(Client::finished(*reply));
        QCOMPARE(seen, expected);
    }

    void issuer_saysWhoIsInTheWay_data()
    {
        QTest::addColumn<QString>("trouble");
        QTest::addColumn<QString>("issuer");
        QTest::newRow("untrusted") << u"tls-untrusted"_s << u"Unknown authority "_s;
        QTest::newRow("inspected") << u"tls-inspected"_s << u"Practice Company TLS Inspection "_s;
        QTest::newRow("self-signed") << u"tls-self-signed"_s << u"Keyway TLS server"_s; // the server itself
        QTest::newRow("expired") << u"tls-expired"_s << u"Keyway practice org "_s;
    }
    void issuer_saysWhoIsInTheWay()
    {
        QFETCH(QString, trouble);
        QFETCH(QString, issuer);
        QVERIFY(m_org->setValue(u"network"_s, trouble));
        Client client(*m_org);
        const auto reply = client.get(u"https://practice.my.salesforce.com/services/data/"_s);
        QString seen;
        connect(reply.get(), &QNetworkReply::sslErrors, this, [&](const QList<QSslError> &) {
            seen = reply->sslConfiguration().peerCertificateChain().value(0).issuerInfo("CN").value(0);
        });
        QVERIFY(Client::finished(*reply));
        QVERIFY2(seen.startsWith(issuer), qPrintable(seen));
    }

    void proxyPassword_opensTheWay()
    {
        QVERIFY(m_org->setValue(u"network"_s, u"proxy-auth"_s));
        Client client(*m_org, u"practice"_s, u"practice"_s);
        const auto reply = client.askForToken(*m_org);
        QVERIFY(Client::finished(*reply));
        QCOMPARE(Client::status(*reply), 200);
        QTRY_VERIFY(!m_org->requests().isEmpty());
        QTRY_COMPARE(m_org->requests().last().why,
                     u"Every check passed, so the org issued an access token"_s);
    }

    void wrongProxyPassword_isRefused()
    {
        QVERIFY(m_org->setValue(u"network"_s, u"proxy-auth"_s));
        Client client(*m_org, u"practice"_s, u"Practice"_s);
        const auto reply = client.askForToken(*m_org);
        QVERIFY(Client::finished(*reply));
        QCOMPARE(reply->error(), QNetworkReply::ProxyAuthenticationRequiredError);
    }

    void changedTrouble_meetsAKeptConnectionToo()
    {
        Client client(*m_org);
        const auto first = client.askForToken(*m_org);
        QVERIFY(Client::finished(*first));
        QCOMPARE(Client::status(*first), 200);
        QVERIFY(m_org->setValue(u"network"_s, u"tls-expired"_s));
        const auto second = client.askForToken(*m_org);
        QVERIFY(Client::finished(*second));
        QCOMPARE(second->error(), QNetworkReply::SslHandshakeFailedError);
    }

    void html_isAPageInsteadOfJson()
    {
        QVERIFY(m_org->setValue(u"network"_s, u"html"_s));
        Client client(*m_org);
        const auto reply = client.askForToken(*m_org);
        QVERIFY(Client::finished(*reply));
        QCOMPARE(Client::status(*reply), 200);
        QVERIFY(reply->header(QNetworkRequest::ContentTypeHeader).toString().startsWith("text/html"_L1));
        QVERIFY(reply->readAll().contains("<html>"));
    }

    void redirect_pointsToTheLightningHost()
    {
        QVERIFY(m_org->setValue(u"network"_s, u"redirect"_s));
        Client client(*m_org);
        const auto reply = client.askForToken(*m_org);
        QVERIFY(Client::finished(*reply));
        QCOMPARE(Client::status(*reply), 302);
        QCOMPARE(reply->rawHeader("Location"),
                 QByteArray("https://practice.lightning.force.com/services/oauth2/token"));
    }

    void cut_breaksInTheMiddleOfTheBody()
    {
        QVERIFY(m_org->setValue(u"network"_s, u"cut"_s));
        Client client(*m_org);
        const auto reply = client.askForToken(*m_org);
        QVERIFY(Client::finished(*reply));
        QCOMPARE(Client::status(*reply), 200);
        const qint64 promised = reply->header(QNetworkRequest::ContentLengthHeader).toLongLong();
        const qint64 came = reply->readAll().size();
        QVERIFY(came > 0);
        QVERIFY(came < promised);
    }

    void endless_neverEndsByItself()
    {
        QVERIFY(m_org->setValue(u"network"_s, u"endless"_s));
        Client client(*m_org);
        const auto reply = client.askForToken(*m_org);
        QTRY_VERIFY_WITH_TIMEOUT(reply->bytesAvailable() > 300'000, 20'000);
        QVERIFY(!reply->isFinished());
        reply->abort();
    }

    void silent_givesNothingUntilTheClientGoes()
    {
        QVERIFY(m_org->setValue(u"network"_s, u"silent"_s));
        Client client(*m_org);
        const auto reply = client.askForToken(*m_org);
        QTRY_COMPARE(m_org->requests().size(), 1); // it has arrived
        QVERIFY(!Client::finished(*reply, 300));
        reply->abort();
        m_org->resetValues();
        const auto again = client.askForToken(*m_org);
        QVERIFY(Client::finished(*again));
        QCOMPARE(Client::status(*again), 200);
    }

    void moreSilentClientsThanThreads_doNotLockTheOrgUp()
    {
        QVERIFY(m_org->setValue(u"network"_s, u"silent"_s));
        for (int round = 0; round < 3; ++round) {
            std::vector<std::unique_ptr<Client>> clients;
            std::vector<std::unique_ptr<QNetworkReply>> replies;
            for (int i = 0; i < 40; ++i) {
                clients.push_back(std::make_unique<Client>(*m_org));
                replies.push_back(
                    clients.back()->get(u"https://practice.my.salesforce.com/services/data/"_s));
            }
            QTRY_COMPARE_WITH_TIMEOUT(m_org->requests().size(), 40 * (round + 1), 30'000);
            replies.clear();
        }
        m_org->resetValues();
        Client client(*m_org);
        const auto reply = client.askForToken(*m_org);
        QVERIFY(Client::finished(*reply));
        QCOMPARE(Client::status(*reply), 200);
    }

    void slow_arrivesWhole_butLate()
    {
        QVERIFY(m_org->setValue(u"network"_s, u"slow"_s));
        Client client(*m_org);
        QElapsedTimer timer;
        timer.start();
        const auto reply = client.askForToken(*m_org);
        QVERIFY(Client::finished(*reply));
        QCOMPARE(Client::status(*reply), 200);
        QVERIFY(QJsonDocument::fromJson(reply->readAll()).object().contains("access_token"_L1));
        QVERIFY2(timer.elapsed() > 800, qPrintable(QString::number(timer.elapsed())));
    }

    void everyTroubleOfTheSettings_isOneThatTheOrgMakes()
    {
        // With "normal" the token comes; with any other value something else must happen.
        for (const PracticeSetting &setting : test::settings()) {
            if (setting.id != "network"_L1)
                continue;
            QCOMPARE(setting.values.size(), 18);
            for (const QString &value : setting.values.mid(1)) {
                if (value == "slow"_L1)
                    continue;
                QVERIFY(m_org->setValue(u"network"_s, value));
                Client client(*m_org);
                const auto reply = client.askForToken(*m_org);
                const bool ended = Client::finished(*reply, 1000);
                const QByteArray body = reply->readAll();
                QVERIFY2(!ended || reply->error() != QNetworkReply::NoError ||
                             Client::status(*reply) == 302 || body.startsWith("<!DOCTYPE"),
                         qPrintable(value));
                reply->abort();
            }
        }
    }

private:
    std::unique_ptr<PracticeOrg> m_org;
};

QTEST_GUILESS_MAIN(TestPracticeNetwork)
#include "tst_practicenetwork.moc"
