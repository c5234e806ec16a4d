// SPDX-FileCopyrightText: 2026 The Keyway authors
// SPDX-License-Identifier: Apache-2.0

#include "app/services/AppServices.h"

#include <QDir>
#include <QStandardPaths>
#include <QTemporaryDir>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace keyway;

class TestAppServices : public QObject
{
    Q_OBJECT

    Result<AppServices, QString> m_services = AppServices::load();

    static Connection connection(const QString &domain)
    {
        Connection connection;
        connection.domain = domain;
        return connection;
    }

private Q_SLOTS:
    void initTestCase()
    {
        QVERIFY2(m_services.has_value(), m_services ? "" : qPrintable(m_services.error()));
    }

    void proxy_isTheEnvironmentsUnlessTheHostIsExcepted_data()
    {
        QTest::addColumn<QString>("variable");
        QTest::addColumn<QString>("except");
        QTest::addColumn<bool>("used");
        QTest::newRow("upper case") << u"HTTPS_PROXY"_s << QString() << true;
        QTest::newRow("lower case") << u"https_proxy"_s << QString() << true;
        QTest::newRow("of http only") << u"HTTP_PROXY"_s << QString() << false;
        QTest::newRow("host") << u"HTTPS_PROXY"_s << u"localhost, acme.my.salesforce.com"_s << false;
        QTest::newRow("upper case host") << u"HTTPS_PROXY"_s << u"ACME.My.Salesforce.com"_s << false;
        QTest::newRow("domain") << u"HTTPS_PROXY"_s << u"salesforce.com"_s << false;
        QTest::newRow("domain with dot") << u"HTTPS_PROXY"_s << u".salesforce.com"_s << false;
        QTest::newRow("domain with star") << u"HTTPS_PROXY"_s << u"*.salesforce.com"_s << false;
        QTest::newRow("all") << u"HTTPS_PROXY"_s << u"*"_s << false;
        QTest::newRow("part of a name") << u"HTTPS_PROXY"_s << u"force.com"_s << true;
        QTest::newRow("another host") << u"HTTPS_PROXY"_s << u"example.com,."_s << true;
    }
    void proxy_isTheEnvironmentsUnlessTheHostIsExcepted()
    {
        QFETCH(QString, variable);
        QFETCH(QString, except);
        QFETCH(bool, used);
        QProcessEnvironment environment;
        environment.insert(variable, u"http://proxy.example.com:8080"_s);
        environment.insert(u"NO_PROXY"_s, except);
        QCOMPARE(!proxyFromEnvironment(u"acme.my.salesforce.com"_s, environment).isEmpty(), used);
    }

    void proxyAddress_isToldFromAnythingElse()
    {
        for (const QString &good :
             {u"http://127.0.0.1:8080"_s, u"proxy.example.com:3128"_s, u"http://me:word@proxy:80"_s,
              u"socks5://localhost"_s, u"http://[::1]:8080"_s})
            QVERIFY2(isProxyAddress(good), qPrintable(good));
        for (const QString &bad :
             {QString(), u":::"_s, u"http://"_s, u"ftp://proxy:21"_s, u"a b"_s, u"http://proxy:port"_s})
            QVERIFY2(!isProxyAddress(bad), qPrintable(bad));
    }

    void brokenGuideOfAPerson_isToldAndStopsNothing()
    {
        QTemporaryDir folder;
        QVERIFY(QDir().mkpath(folder.filePath(u"mine"_s)));
        QFile guide(folder.filePath(u"mine/guide.json"_s));
        QVERIFY(guide.open(QIODevice::WriteOnly) && guide.write("{\n\"id\": 7\n}") > 0);
        guide.close();
        const auto services = AppServices::load({folder.path()});
        QVERIFY(services.has_value());
        QVERIFY(!services->guideMistakes().isEmpty());
        QCOMPARE(services->guideMistakes().first().file, guide.fileName());
        QVERIFY(services->guides().guide(u"ampersand"_s));
        QVERIFY(m_services->guideMistakes().isEmpty());
    }

    void ownGuides_lieBesideTheProgramsData_sameForBothPrograms()
    {
        QStandardPaths::setTestModeEnabled(true);
        QCoreApplication::setOrganizationName(u"Keyway"_s);
        QCoreApplication::setApplicationName(u"Keyway"_s);
        const QString ofTheWindow = userGuideFolder();
        QCoreApplication::setApplicationName(u"keyway-cli"_s);
        QCOMPARE(userGuideFolder(), ofTheWindow);
        QVERIFY2(ofTheWindow.endsWith("/Keyway/guides"_L1), qPrintable(ofTheWindow));
    }

    void unknownGuide_isNamed()
    {
        Connection wrong = connection(u"acme"_s);
        wrong.guideId = u"nope"_s;
        const auto input = m_services->exchangeInput(wrong);
        QVERIFY(!input);
        QCOMPARE(input.error().id, u"guide.unknown"_s);
        QVERIFY(input.error().facts.value(u"guides"_s).contains(u"ampersand"_s));
    }

    void practiceAddress_isObeyedForThePracticeOrgOnThisComputerOnly()
    {
        QTemporaryDir folder;
        QFile authority(folder.filePath(u"ca.pem"_s));
        QVERIFY(authority.open(QIODevice::WriteOnly) && authority.write("an authority") > 0);
        authority.close();

        Connection given = connection(u"practice"_s);
        given.practice = PracticeAddress{u"http://127.0.0.1:8080"_s, authority.fileName()};
        const auto good = m_services->exchangeInput(given);
        QVERIFY(good.has_value());
        QCOMPARE(good->network.proxyUrl, u"http://127.0.0.1:8080"_s);
        QCOMPARE(good->network.extraAuthorityPem, QByteArray("an authority"));

        given.domain = u"acme"_s;
        QCOMPARE(m_services->exchangeInput(given).error().id, u"connection.practice-other-org"_s);
        given.domain = u"practice"_s;
        for (const QString &proxy :
             {u"http://192.0.2.1:8080"_s, u"http://127.0.0.1.example.com:80"_s, QString()}) {
            given.practice->proxy = proxy;
            const auto distant = m_services->exchangeInput(given);
            QVERIFY2(!distant && distant.error().id == u"connection.practice-not-loopback"_s,
                     qPrintable(proxy));
        }
    }

    void practiceFileWithoutItsAuthority_isRefused()
    {
        Connection given = connection(u"practice"_s);
        given.practice = PracticeAddress{u"http://127.0.0.1:8080"_s, u"nowhere.pem"_s};
        QCOMPARE(m_services->exchangeInput(given).error().id, u"file.missing"_s);
    }
};

QTEST_GUILESS_MAIN(TestAppServices)
#include "tst_appservices.moc"
