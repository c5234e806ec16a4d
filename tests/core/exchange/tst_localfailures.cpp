// SPDX-FileCopyrightText: 2026 The Keyway authors
// SPDX-License-Identifier: Apache-2.0

#include "core/crypto/OpenSslHandles.h"
#include "tests/core/exchange/Practice.h"

#include <QFile>
#include <QRandomGenerator>

#include <functional>

using namespace Qt::StringLiterals;
using namespace keyway;
using test::Practice;

namespace {

QByteArray pkcs8Pem(EVP_PKEY *key, const char *passphrase = nullptr)
{
    const BioHandle out(BIO_new(BIO_s_mem()));
    const int length = passphrase ? static_cast<int>(qstrlen(passphrase)) : 0;
    PEM_write_bio_PKCS8PrivateKey(out.get(), key, passphrase ? EVP_aes_256_cbc() : nullptr, passphrase,
                                  length, nullptr, nullptr);
    return bytesOf(out.get());
}

QByteArray noise(qsizetype size)
{
    QRandomGenerator random(1);
    QByteArray bytes(size, '\0');
    for (char &c : bytes)
        c = static_cast<char>(random.generate());
    return bytes;
}

/// Breaks one thing of what the person entered.
using Break = std::function<void(Connection &, const Practice &)>;

} // namespace

/// What is wrong on this computer is found here: nothing is sent, and the report still tells of every check.
class TestLocalFailures : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void initTestCase() { m_practice = std::make_unique<Practice>(); }

    void localFailure_isNamed_andNothingIsSent_data()
    {
        QTest::addColumn<Break>("breakIt");
        QTest::addColumn<QString>("failedCheck");
        QTest::addColumn<QString>("problem"); // what the rule book looks at
        QTest::addColumn<QString>("topic");
        QTest::addColumn<int>("exitStatus");
        const auto row = [](const char *name, Break breakIt, const QString &failedCheck,
                            const QString &problem, const QString &topic = u"key"_s, int exitStatus = 2) {
            QTest::newRow(name) << std::move(breakIt) << failedCheck << problem << topic << exitStatus;
        };
        const auto keyFile = [this](const QByteArray &bytes) -> Break {
            return
                [this, bytes](Connection &connection, const Practice &) { connection.keyFile = file(bytes); };
        };
        const QString readable = u"key.readable"_s;
        const QString usable = u"key.usable"_s;
        EVP_PKEY *rsa = m_practice->pair.key.handle();
        const KeyHandle ec(EVP_EC_gen("P-256"));
        const KeyHandle small(EVP_RSA_gen(1024));

        row(
            "no key named", [](Connection &connection, const Practice &) { connection.keyFile.clear(); },
            readable, u"key.none"_s);
        row(
            "key file is missing",
            [](Connection &connection, const Practice &) { connection.keyFile += u".gone"_s; }, readable,
            u"file.missing"_s);
        row(
            "key file is a folder",
            [](Connection &connection, const Practice &practice) {
                connection.keyFile = practice.folder.path();
            },
            readable, u"file.is-folder"_s);
        row("key file is empty", keyFile({}), readable, u"file.empty"_s);
        row("key file is noise of 1 MB", keyFile(noise(1024 * 1024)), usable, u"key.unknown"_s);
        row("key file is larger", keyFile(noise(1024 * 1024 + 1)), readable, u"file.too-large"_s);
        row("EC key", keyFile(pkcs8Pem(ec.get())), usable, u"key.is-ec"_s);
        row("1024 bits", keyFile(pkcs8Pem(small.get())), usable, u"key.too-small"_s);
        row("encrypted key", keyFile(pkcs8Pem(rsa, "a pass phrase")), usable, u"key.encrypted"_s);
        row(
            "certificate instead of the key",
            [](Connection &connection, const Practice &practice) {
                connection.keyFile = practice.files.certificateFile;
            },
            usable, u"key.is-certificate"_s);
        row(
            "certificate file is missing",
            [](Connection &connection, const Practice &) { connection.certificateFile += u".gone"_s; },
            u"certificate.readable"_s, u"file.missing"_s);
        row(
            "key instead of the certificate",
            [](Connection &connection, const Practice &practice) {
                connection.certificateFile = practice.files.privateKeyFile;
            },
            u"certificate.readable"_s, u"certificate.is-private-key"_s);
        row("key of another pair", keyFile(test::newPair().key.toPkcs8Pem().reveal()),
            u"key.matches-certificate"_s, u"key.mismatch"_s, u"key"_s, 1);
        row(
            "empty Consumer Key",
            [](Connection &connection, const Practice &) { connection.consumerKey.clear(); },
            u"consumer-key.entered"_s, u"consumer-key.empty"_s, u"consumer-key"_s);
        row(
            "username as Consumer Key",
            [](Connection &connection, const Practice &) { connection.consumerKey = connection.username; },
            u"consumer-key.entered"_s, u"consumer-key.is-username"_s, u"consumer-key"_s);
        row(
            "empty username", [](Connection &connection, const Practice &) { connection.username.clear(); },
            u"username.entered"_s, u"username.empty"_s, u"user"_s);
        row(
            "username without @",
            [](Connection &connection, const Practice &) { connection.username = u"integration"_s; },
            u"username.entered"_s, u"username.no-at"_s, u"user"_s);
        row(
            "no domain", [](Connection &connection, const Practice &) { connection.domain.clear(); },
            u"domain.usable"_s, QString(), u"domain"_s);
        row(
            "refused domain",
            [](Connection &connection, const Practice &) { connection.domain = u"login.salesforce.com"_s; },
            u"domain.usable"_s, QString(), u"domain"_s);
        row(
            "domain of someone else",
            [](Connection &connection, const Practice &) { connection.domain = u"https://example.com"_s; },
            u"domain.usable"_s, QString(), u"domain"_s);
    }
    void localFailure_isNamed_andNothingIsSent()
    {
        QFETCH(Break, breakIt);
        QFETCH(QString, failedCheck);
        QFETCH(QString, problem);
        QFETCH(QString, topic);
        QFETCH(int, exitStatus);
        Connection connection = m_practice->connection();
        breakIt(connection, *m_practice);
        const ExchangeReport report = test::reportOf(m_practice->input(m_services, connection), m_services);

        QCOMPARE(test::flawOf(report, m_services.texts()), QString());
        QCOMPARE(test::firstFailure(report), failedCheck);
        for (const CheckResult &check : report.checks) {
            if (check.stage == CheckStage::Local)
                QVERIFY2(check.detail.id != "check.not-reached"_L1, qPrintable(check.id));
            else
                QCOMPARE(check.detail, (Problem{u"check.not-reached"_s, {{u"because"_s, failedCheck}}}));
        }
        QCOMPARE(report.evidence.string(fact::reached), u"local"_s);
        if (problem.isEmpty())
            QVERIFY(report.evidence.has(fact::keyProblem));
        else
            QCOMPARE(report.evidence.string(fact::keyProblem), problem);
        QVERIFY(report.diagnosis.recognised);
        QCOMPARE(report.diagnosis.hypotheses.value(0).topic, topic);
        QCOMPARE(report.exitStatus(), exitStatus);
        QCOMPARE(report.answer, TokenAnswer());
        QCoreApplication::sendPostedEvents(); // the org tells of a request by a posted event
        QVERIFY(m_practice->org.requests().isEmpty());
    }

    void severalFailures_areAllReported()
    {
        Connection connection = m_practice->connection();
        connection.keyFile.clear();
        connection.consumerKey.clear();
        connection.username = u"nobody"_s;
        connection.domain.clear();
        const ExchangeReport report = test::reportOf(m_practice->input(m_services, connection), m_services);
        for (const QString &id :
             {u"key.readable"_s, u"consumer-key.entered"_s, u"username.entered"_s, u"domain.usable"_s})
            QVERIFY2(report.check(id)->outcome == CheckOutcome::Failed, qPrintable(id));
        QVERIFY(report.check(u"key.usable"_s)->outcome == CheckOutcome::Skipped);
        QVERIFY(report.check(u"assertion.verifies"_s)->outcome == CheckOutcome::Skipped);
        QCOMPARE(report.evidence.string(fact::keyProblem), u"key.none"_s); // the first one counts
        QCOMPARE(test::flawOf(report, m_services.texts()), QString());
    }

    void withoutACertificate_theRunGoesOn()
    {
        Connection connection = m_practice->connection();
        connection.certificateFile.clear();
        Practice own; // its requests are its own
        connection.keyFile = own.files.privateKeyFile;
        const ExchangeReport report = test::reportOf(own.input(m_services, connection), m_services);
        QCOMPARE(test::firstFailure(report), QString());
        QCOMPARE(report.check(u"assertion.verifies"_s)->detail.id, u"check.assertion.verifies.signed"_s);
        QCOMPARE(test::flawOf(report, m_services.texts()), QString());
        QVERIFY(report.passed());
    }

    void longerThanDocumented_isAWarningAndWorks_data()
    {
        QTest::addColumn<QString>("outcome");
        QTest::addColumn<QString>("detail");
        for (const char *guide : {"ampersand", "connected-app", "external-client-app"})
            QTest::newRow(guide) << u"passed"_s << u"check.assertion.verifies.passed"_s;
        QTest::newRow("nango") << u"warning"_s << u"check.assertion.verifies.long"_s; // an hour
    }
    void longerThanDocumented_isAWarningAndWorks()
    {
        QFETCH(QString, outcome);
        QFETCH(QString, detail);
        Practice own;
        Connection connection = own.connection();
        connection.guideId = QString::fromLatin1(QTest::currentDataTag());
        if (connection.guideId == "connected-app"_L1)
            QVERIFY(own.org.setValue(u"app-kind"_s, u"connected-app"_s));
        ExchangeInput input = own.input(m_services, connection);
        const ExchangeReport report = test::reportOf(input, m_services);
        const CheckResult *check = report.check(u"assertion.verifies"_s);
        QCOMPARE(toString(check->outcome), outcome);
        QCOMPARE(check->detail.id, detail);
        QCOMPARE(test::flawOf(report, m_services.texts()), QString());
        QCOMPARE(test::firstFailure(report), QString());
        QCOMPARE(report.exitStatus(), 0);

        input.guide.profile.lifetime = std::chrono::seconds(181); // just more than the three minutes
        QCOMPARE(test::reportOf(input, m_services).check(u"assertion.verifies"_s)->detail.id,
                 u"check.assertion.verifies.long"_s);
    }

private:
    QString file(const QByteArray &bytes)
    {
        const QString path = m_practice->folder.filePath(u"key-%1.pem"_s.arg(++m_files));
        QFile file(path);
        if (!file.open(QIODevice::WriteOnly) || file.write(bytes) != bytes.size())
            qFatal("test file not written");
        file.setPermissions(QFile::ReadOwner | QFile::WriteOwner);
        return path;
    }

    AppServices m_services = test::loadServices();
    std::unique_ptr<Practice> m_practice;
    int m_files = 0;
};

QTEST_GUILESS_MAIN(TestLocalFailures)
#include "tst_localfailures.moc"
