// SPDX-FileCopyrightText: 2026 The Keyway authors
// SPDX-License-Identifier: Apache-2.0

#include "tests/core/exchange/Practice.h"

#include <QSslSocket>

using namespace Qt::StringLiterals;
using namespace keyway;

/// An installation whose Qt finds no plug-in for TLS, as when a copied folder has lost some of its own.
class TestNoTls : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void initTestCase()
    {
        QCoreApplication::setLibraryPaths({}); // before anything asks for TLS: Qt looks for it once
        if (QSslSocket::supportsSsl())
            QSKIP("TLS is part of this Qt: it cannot be missing");
        m_practice = std::make_unique<test::Practice>();
    }

    void test_endsBeforeAnythingIsAsked_andBlamesTheInstallation_data()
    {
        QTest::addColumn<bool>("throughProxy");
        QTest::newRow("through a proxy") << true;
        QTest::newRow("direct") << false; // the name is not even looked up
    }
    void test_endsBeforeAnythingIsAsked_andBlamesTheInstallation()
    {
        QFETCH(bool, throughProxy);
        const AppServices services = test::loadServices();
        ExchangeInput input = m_practice->input(services, m_practice->connection());
        if (!throughProxy)
            input.network.proxyUrl.clear();
        const ExchangeReport report = test::reportOf(input, services);

        const CheckResult *stopped = report.check(u"proxy.found"_s);
        QVERIFY(stopped);
        QVERIFY(stopped->outcome == CheckOutcome::Failed);
        QCOMPARE(stopped->detail.id, u"check.proxy.found.no-tls"_s);
        QVERIFY(!services.texts().text(stopped->detail).title.isEmpty());
        QVERIFY(report.check(u"name.resolves"_s)->outcome == CheckOutcome::Skipped);
        QVERIFY(report.check(u"assertion.verifies"_s)->outcome ==
                CheckOutcome::Passed); // what needs no network
        QVERIFY(m_practice->org.requests().isEmpty());
        QCOMPARE(report.exitStatus(), 3); // nothing is known of the set-up

        QVERIFY(report.diagnosis.recognised);
        QCOMPARE(report.diagnosis.hypotheses.size(), 1);
        const Hypothesis &first = report.diagnosis.hypotheses.first();
        QCOMPARE(first.topic, u"network"_s);
        QVERIFY2(first.actions.join(u' ').contains(u"Install Keyway again"_s), qPrintable(first.title));
    }

private:
    std::unique_ptr<test::Practice> m_practice;
};

QTEST_GUILESS_MAIN(TestNoTls)
#include "tst_notls.moc"
