// SPDX-FileCopyrightText: 2026 The Keyway authors
// SPDX-License-Identifier: Apache-2.0

#include "core/practice/PracticeOrg.h"
#include "tests/core/practice/Pair.h"

#include <QFile>
#include <QProcess>
#include <QStandardPaths>
#include <QTemporaryDir>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace keyway;

/// Clients that we did not write.
class TestPracticeClients : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void initTestCase()
    {
        for (const QString &command : {u"sh"_s, u"curl"_s, u"openssl"_s, u"base64"_s}) {
            if (QStandardPaths::findExecutable(command).isEmpty())
                QSKIP(qPrintable(u"the command “%1” is not there"_s.arg(command)));
        }
    }

    void curl_getsATokenWithAnAssertionThatOpensslSigned()
    {
        const QString answer = curlWithOpenssl({});
        QVERIFY2(answer.contains("\"access_token\":\"00DKW000000PROD!"_L1), qPrintable(answer));
        QVERIFY2(answer.endsWith("200"_L1), qPrintable(answer));
    }

    void curl_getsTheLiteralRefusal()
    {
        const QString answer = curlWithOpenssl({u"permission-set-assigned"_s, u"no"_s});
        QCOMPARE(answer, u"{\"error\":\"invalid_app_access\",\"error_description\":\"user is not admin "
                         u"approved to access this "
                         "app\"}400"_s);
    }

    void curl_isKeptOutWithoutTheAuthority()
    {
        PracticeOrg org;
        QVERIFY(org.start());
        QProcess curl;
        run(curl,
            u"curl -sS --max-time 20 --proxy \"$PROXY\" https://practice.my.salesforce.com/services/data/"_s,
            {{u"PROXY"_s, org.proxyUrl()}});
        QCOMPARE(curl.exitCode(), 60); // "peer certificate cannot be authenticated"
    }

    void curl_getsThroughWithTheProxysPassword_data()
    {
        QTest::addColumn<QString>("credentials");
        QTest::addColumn<QString>("printed");
        QTest::newRow("none") << QString() << u"407"_s;
        QTest::newRow("wrong") << u"practice:wrong@"_s << u"407"_s;
        QTest::newRow("right") << u"practice:practice@"_s << u"200"_s;
    }
    void curl_getsThroughWithTheProxysPassword()
    {
        QFETCH(QString, credentials);
        QFETCH(QString, printed);
        PracticeOrg org;
        QVERIFY(org.start());
        QVERIFY(org.setValue(u"network"_s, u"proxy-auth"_s));
        const QString proxy = org.proxyUrl().replace(u"http://"_s, u"http://"_s + credentials);
        const QString answer = curlGet(org, {}, {{u"HTTPS_PROXY"_s, proxy}});
        QVERIFY2(answer.contains(printed), qPrintable(answer));
    }

    void curl_tellsTlsTroublesApart_data()
    {
        QTest::addColumn<QString>("trouble");
        QTest::addColumn<QString>("options");
        QTest::addColumn<QString>("words");
        QTest::newRow("unknown authority")
            << u"tls-untrusted"_s << QString() << u"unable to get local issuer certificate"_s;
        QTest::newRow("inspected") << u"tls-inspected"_s << QString()
                                   << u"certificate in certificate chain"_s;
        QTest::newRow("self-signed") << u"tls-self-signed"_s << QString() << u"self-signed certificate"_s;
        QTest::newRow("expired") << u"tls-expired"_s << QString() << u"certificate has expired"_s;
        QTest::newRow("wrong host") << u"tls-wrong-host"_s << QString()
                                    << u"no alternative certificate subject"_s;
        QTest::newRow("old") << u"tls-old"_s << QString() << u"SSL routines"_s; // versions differ in the rest
        QTest::newRow("old, and a client that is as old")
            << u"tls-old"_s << u"--tlsv1.0 --tls-max 1.0 --ciphers DEFAULT@SECLEVEL=0"_s << u"200"_s;
    }
    void curl_tellsTlsTroublesApart()
    {
        QFETCH(QString, trouble);
        QFETCH(QString, options);
        QFETCH(QString, words);
        PracticeOrg org;
        QVERIFY(org.start());
        QVERIFY(org.setValue(u"network"_s, trouble));
        const QString answer = curlGet(org, options, {{u"HTTPS_PROXY"_s, org.proxyUrl()}});
        if (answer.contains("GnuTLS"_L1) || answer.contains("schannel"_L1))
            QSKIP("this curl has other words");
        QVERIFY2(answer.contains(words, Qt::CaseInsensitive), qPrintable(answer));
    }

private:
    /// Its answer's status, or what it says instead. `variables` name the proxy.
    static QString curlGet(const PracticeOrg &org, const QString &options,
                           const QMap<QString, QString> &variables)
    {
        QTemporaryDir folder;
        QFile authority(folder.filePath(u"ca.pem"_s));
        if (!authority.open(QIODevice::WriteOnly) || authority.write(org.authorityPem()) < 0)
            return u"no authority"_s;
        authority.close();
        QProcess curl;
        run(curl,
            u"cd \"%1\" && curl -sS --max-time 20 %2 --cacert ca.pem -o body -w '%{http_code}' "
            "https://practice.my.salesforce.com/services/data/"_s.arg(folder.path(), options),
            variables);
        return QString::fromUtf8(curl.readAllStandardOutput() + curl.readAllStandardError());
    }
    static void run(QProcess &process, const QString &script, const QMap<QString, QString> &variables)
    {
        QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
        for (const char *name :
             {"http_proxy", "https_proxy", "HTTPS_PROXY", "ALL_PROXY", "NO_PROXY", "no_proxy"})
            environment.remove(QString::fromLatin1(name));
        for (auto variable = variables.begin(); variable != variables.end(); ++variable)
            environment.insert(variable.key(), variable.value());
        process.setProcessEnvironment(environment);
        process.start(u"sh"_s, {u"-c"_s, script});
        // The org serves on threads of its own, so waiting here does not keep it from answering.
        QVERIFY2(process.waitForFinished(60'000), qPrintable(process.errorString()));
    }

    static QString curlWithOpenssl(const QStringList &broken)
    {
        QTemporaryDir folder;
        PracticeOrg org;
        QProcess openssl;
        run(openssl,
            u"cd \"$DIR\" && openssl req -x509 -sha256 -nodes -days 3650 -newkey rsa:2048 -keyout "
            u"private-key.pem "
            "-out cert.pem -subj /CN=salesforce-jwt-integration"_s,
            {{u"DIR"_s, folder.path()}});
        QFile file(folder.filePath(u"cert.pem"_s));
        if (!file.open(QIODevice::ReadOnly))
            return u"no certificate"_s;
        const auto certificate = Certificate::fromBytes(file.readAll());
        if (!certificate || !org.start())
            return u"not started"_s;
        org.uploadCertificate(*certificate);
        if (!broken.isEmpty() && !org.setValue(broken.at(0), broken.at(1)))
            return u"no such setting"_s;
        QFile authority(folder.filePath(u"ca.pem"_s));
        if (!authority.open(QIODevice::WriteOnly) || authority.write(org.authorityPem()) < 0)
            return u"no authority"_s;
        authority.close();

        QProcess curl;
        run(curl, u"sh \"$SCRIPT\""_s,
            {{u"SCRIPT"_s, QStringLiteral(KEYWAY_SOURCE_DIR "/tests/core/practice/curl-login.sh")},
             {u"DIR"_s, folder.path()},
             {u"ISS"_s, org.account().consumerKey},
             {u"SUB"_s, org.account().username},
             {u"EXP"_s, QString::number(QDateTime::currentSecsSinceEpoch() + 180)},
             {u"PROXY"_s, org.proxyUrl()},
             {u"HOST_NAME"_s, org.account().host}});
        return QString::fromUtf8(curl.readAllStandardOutput() + curl.readAllStandardError());
    }
};

QTEST_GUILESS_MAIN(TestPracticeClients)
#include "tst_practiceclients.moc"
