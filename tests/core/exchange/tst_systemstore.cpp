// SPDX-FileCopyrightText: 2026 The Keyway authors
// SPDX-License-Identifier: Apache-2.0

#include "core/exchange/HttpClient.h"
#include "tests/support/TlsTestServer.h"

#include <QSslCertificate>
#include <QSslSocket>
#include <QTest>

#include <optional>

#include <windows.h>

#include <wincrypt.h>

using namespace Qt::StringLiterals;
using namespace keyway;
using test::Scripted;
using test::TlsTestServer;

/// What a company's group policy does: an authority in Windows' store is trusted without a word to Keyway.
class TestSystemStore : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void tls_isOpenSsl()
    {
        QVERIFY(QSslSocket::supportsSsl());
        QCOMPARE(QSslSocket::activeBackend(), u"openssl"_s);
        QVERIFY(QSslSocket::sslLibraryVersionString().startsWith("OpenSSL 3"_L1));
    }

    /// Before the other one's: Qt reads the store once.
    void authorityInTheStore_isTrusted()
    {
        const TlsAuthority known = TlsTestServer::newAuthority(u"Keyway store authority"_s);
        const QByteArray der = QSslCertificate(known.certificatePem()).toDer();
        const HCERTSTORE store =
            CertOpenStore(CERT_STORE_PROV_SYSTEM_A, 0, 0, CERT_SYSTEM_STORE_CURRENT_USER, "ROOT");
        QVERIFY(store);
        PCCERT_CONTEXT entry = nullptr;
        QVERIFY(CertAddEncodedCertificateToStore(
            store, X509_ASN_ENCODING, reinterpret_cast<const BYTE *>(der.constData()),
            static_cast<DWORD>(der.size()), CERT_STORE_ADD_ALWAYS, &entry));
        TlsTestServer server(known);
        server.reply("/", Scripted::json(200, "{}"));
        const HttpOutcome outcome = get(server.url());
        CertDeleteCertificateFromStore(entry);
        CertCloseStore(store, 0);
        QCOMPARE(outcome.transport, QString());
        QCOMPARE(outcome.status, 200);
    }

    void authorityOutsideTheStore_isNot()
    {
        TlsTestServer server(TlsTestServer::newAuthority());
        server.reply("/", Scripted::json(200, "{}"));
        QCOMPARE(get(server.url()).transport, u"tls-untrusted"_s);
        QVERIFY(server.requests().isEmpty());
    }

private:
    static HttpOutcome get(const QString &url)
    {
        HttpClient client(NetworkSettings{});
        HttpRequest request;
        request.url = url;
        const auto call = client.send(request);
        std::optional<HttpOutcome> outcome;
        QObject::connect(call.get(), &HttpCall::finished, &client,
                         [&outcome](const HttpOutcome &one) { outcome = one; });
        (void)QTest::qWaitFor([&outcome] { return outcome.has_value(); }, 30'000);
        return outcome.value_or(HttpOutcome{});
    }
};

QTEST_GUILESS_MAIN(TestSystemStore)
#include "tst_systemstore.moc"
