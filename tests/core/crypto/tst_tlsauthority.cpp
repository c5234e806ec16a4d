// SPDX-FileCopyrightText: 2026 The Keyway authors
// SPDX-License-Identifier: Apache-2.0

#include "core/crypto/OpenSslHandles.h"
#include "core/crypto/TlsAuthority.h"

#include <QTest>

#include <openssl/err.h>

using namespace Qt::StringLiterals;
using namespace keyway;

namespace {

using StoreHandle = OpenSslHandle<X509_STORE, X509_STORE_free>;
using StoreContextHandle = OpenSslHandle<X509_STORE_CTX, X509_STORE_CTX_free>;

/// What a TLS client decides: chain, purpose, time and host name. X509_V_OK or the reason.
int verify(X509 *certificate, X509 *authority, const QByteArray &host)
{
    const StoreHandle store(X509_STORE_new());
    X509_STORE_add_cert(store.get(), authority);
    const StoreContextHandle context(X509_STORE_CTX_new());
    X509_STORE_CTX_init(context.get(), store.get(), certificate, nullptr);
    X509_STORE_CTX_set_default(context.get(), "ssl_server");
    X509_VERIFY_PARAM_set1_host(X509_STORE_CTX_get0_param(context.get()), host.constData(), 0);
    X509_STORE_CTX_set_flags(context.get(), X509_V_FLAG_X509_STRICT);
    const int good = X509_verify_cert(context.get());
    const int reason = X509_STORE_CTX_get_error(context.get());
    ERR_clear_error();
    return good == 1 ? X509_V_OK : reason;
}

} // namespace

class TestTlsAuthority : public QObject
{
    Q_OBJECT
private:
    const QDateTime m_now = QDateTime::currentDateTimeUtc();
    const TlsValidity m_valid{m_now.addSecs(-60), m_now.addDays(1)};
    std::optional<TlsAuthority> m_authority;

private Q_SLOTS:
    void initTestCase()
    {
        const auto authority = TlsAuthority::create(u"Keyway practice authority"_s, m_valid);
        QVERIFY(authority.has_value());
        m_authority = *authority;
    }

    void issued_isAcceptedForItsNames_only_data()
    {
        QTest::addColumn<QByteArray>("host");
        QTest::addColumn<int>("expected");
        QTest::newRow("a name") << QByteArray("login.salesforce.com") << X509_V_OK;
        QTest::newRow("by wildcard") << QByteArray("acme.my.salesforce.com") << X509_V_OK;
        QTest::newRow("a longer name") << QByteArray("acme--dev.sandbox.my.salesforce.com") << X509_V_OK;
        QTest::newRow("two labels for one star")
            << QByteArray("a.b.my.salesforce.com") << X509_V_ERR_HOSTNAME_MISMATCH;
        QTest::newRow("another host") << QByteArray("example.com") << X509_V_ERR_HOSTNAME_MISMATCH;
        QTest::newRow("the common name") << QByteArray("Keyway TLS server") << X509_V_ERR_HOSTNAME_MISMATCH;
    }
    void issued_isAcceptedForItsNames_only()
    {
        QFETCH(QByteArray, host);
        QFETCH(int, expected);
        const auto identity = m_authority->issue(
            {u"login.salesforce.com"_s, u"*.my.salesforce.com"_s, u"*.sandbox.my.salesforce.com"_s}, m_valid);
        QVERIFY(identity.has_value());
        QCOMPARE(verify(identity->certificate.get(), m_authority->certificate().get(), host), expected);
        QCOMPARE(X509_check_private_key(identity->certificate.get(), identity->key.get()), 1);
    }

    void expired_isRefused()
    {
        const TlsValidity past{m_now.addDays(-10), m_now.addDays(-1)};
        const auto identity = m_authority->issue({u"a.example"_s}, past);
        QCOMPARE(verify(identity->certificate.get(), m_authority->certificate().get(), "a.example"),
                 X509_V_ERR_CERT_HAS_EXPIRED);
    }

    void anotherAuthority_isNotTrusted_evenWithTheSameName()
    {
        const auto other = TlsAuthority::create(u"Keyway practice authority"_s, m_valid);
        const auto identity = other->issue({u"a.example"_s}, m_valid);
        QVERIFY(verify(identity->certificate.get(), m_authority->certificate().get(), "a.example") !=
                X509_V_OK);
        QCOMPARE(verify(identity->certificate.get(), other->certificate().get(), "a.example"), X509_V_OK);
    }

    void issuedCertificate_cannotIssueItself()
    {
        const auto identity = m_authority->issue({u"a.example"_s}, m_valid);
        QCOMPARE(X509_check_ca(identity->certificate.get()), 0);
        QCOMPARE(X509_check_ca(m_authority->certificate().get()), 1);
    }

    void pem_isTheCertificate_andNeverTheKey()
    {
        const QByteArray pem = m_authority->certificatePem();
        QVERIFY(pem.startsWith("-----BEGIN CERTIFICATE-----\n"));
        QVERIFY(!pem.contains("PRIVATE"));
        QCOMPARE(pem.count("-----BEGIN"), 1);
    }
};

QTEST_GUILESS_MAIN(TestTlsAuthority)
#include "tst_tlsauthority.moc"
