// SPDX-FileCopyrightText: 2026 The Keyway authors
// SPDX-License-Identifier: Apache-2.0

#include "core/exchange/HttpClient.h"
#include "tests/support/TlsTestServer.h"
#include "tests/support/Wine.h"

#include <QDateTime>
#include <QSslCertificate>
#include <QSslConfiguration>
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
    /// The first one: Qt reads the store once, when TLS is first asked for.
    void authorityInTheStore_isTrusted()
    {
        const TlsAuthority known = TlsTestServer::newAuthority(u"Keyway store authority"_s);
        const QByteArray der = QSslCertificate(known.certificatePem()).toDer();
        if (!test::isWindows())
            QSKIP("Wine fills its store from the host's list and keeps nothing else in it");
        HCERTSTORE store = openStore();
        if (!store)
            QSKIP("The store of the whole computer is open to administrators only");
        PCCERT_CONTEXT entry = nullptr;
        QVERIFY(CertAddEncodedCertificateToStore(
            store, X509_ASN_ENCODING, reinterpret_cast<const BYTE *>(der.constData()),
            static_cast<DWORD>(der.size()), CERT_STORE_ADD_ALWAYS, &entry));
        CertCloseStore(store, 0); // which writes it
        TlsTestServer server(known);
        server.reply("/", Scripted::json(200, "{}"));
        const HttpOutcome outcome = get(server.url());
        store = openStore();
        CertDeleteCertificateFromStore(
            CertFindCertificateInStore(store, X509_ASN_ENCODING, 0, CERT_FIND_EXISTING, entry, nullptr));
        CertFreeCertificateContext(entry);
        CertCloseStore(store, 0);
        QCOMPARE(outcome.transport, QString());
        QCOMPARE(outcome.status, 200);
    }

    void everyAuthorityInTheStore_isTrusted()
    {
        const auto trusted = QSslConfiguration::defaultConfiguration().caCertificates();
        const HCERTSTORE store = CertOpenSystemStoreA(0, "ROOT");
        QVERIFY(store);
        int count = 0;
        PCCERT_CONTEXT entry = nullptr;
        while ((entry = CertEnumCertificatesInStore(store, entry))) {
            const QSslCertificate authority(
                QByteArray(reinterpret_cast<const char *>(entry->pbCertEncoded), int(entry->cbCertEncoded)),
                QSsl::Der);
            if (authority.isNull() || authority.expiryDate() < QDateTime::currentDateTime())
                continue;
            ++count;
            QVERIFY2(trusted.contains(authority), qPrintable(authority.subjectDisplayName()));
        }
        CertCloseStore(store, 0);
        QVERIFY(count > 20);
    }

    void authorityOutsideTheStore_isNot()
    {
        TlsTestServer server(TlsTestServer::newAuthority());
        server.reply("/", Scripted::json(200, "{}"));
        QCOMPARE(get(server.url()).transport, u"tls-untrusted"_s);
        QVERIFY(server.requests().isEmpty());
    }

    void tls_isOpenSsl()
    {
        QVERIFY(QSslSocket::supportsSsl());
        QCOMPARE(QSslSocket::activeBackend(), u"openssl"_s);
        QVERIFY(QSslSocket::sslLibraryVersionString().startsWith("OpenSSL 3"_L1));
    }

private:
    static HCERTSTORE openStore()
    {
        return CertOpenStore(CERT_STORE_PROV_SYSTEM_A, 0, 0, CERT_SYSTEM_STORE_LOCAL_MACHINE, "ROOT");
    }

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
