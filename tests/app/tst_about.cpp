// SPDX-FileCopyrightText: 2026 The Keyway authors
// SPDX-License-Identifier: Apache-2.0

#include "app/window/About.h"
#include "core/crypto/OpenSslVersion.h"
#include "tests/app/WindowDriver.h"

#include <QClipboard>
#include <QLabel>
#include <QProcess>
#include <QSignalSpy>

using namespace Qt::StringLiterals;
using namespace keyway;
using namespace keyway::test;

class TestAbout : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void window_f1_opensIt()
    {
        WindowDriver driver;
        driver.activate();
        QTest::keyClick(driver.window().windowHandle(), Qt::Key_F1);
        QTRY_VERIFY(driver.child<QDialog>(u"aboutDialog"_s));
        QCOMPARE(driver.child<QLabel>(u"aboutVersion"_s)->text(),
                 u"Keyway "_s + QStringLiteral(KEYWAY_VERSION));
    }

    void libraries_areThoseThatRun()
    {
        WindowDriver driver;
        QVERIFY(driver.click(u"aboutButton"_s));
        const QString said = driver.child<QLabel>(u"aboutLibraries"_s)->text();
        QVERIFY2(said.contains(u"Qt "_s + QLatin1String(qVersion())), qPrintable(said));
        QVERIFY2(said.contains(u"OpenSSL "_s + openSslVersion()), qPrintable(said));
        QVERIFY(openSslVersion().startsWith(u"3."_s));
        QVERIFY(driver.click(u"copyAboutButton"_s));
        QCOMPARE(QApplication::clipboard()->text(),
                 u"Keyway %1 · %2"_s.arg(QStringLiteral(KEYWAY_VERSION), said));
    }

    void program_version_namesTheLibraries()
    {
        QProcess program;
        program.start(QStringLiteral(KEYWAY_PROGRAM), {u"--version"_s});
        QVERIFY(program.waitForFinished());
        QCOMPARE(program.exitCode(), 0);
        QCOMPARE(QString::fromUtf8(program.readAllStandardOutput()).trimmed(),
                 u"Keyway %1 (Qt %2, OpenSSL %3)"_s.arg(QStringLiteral(KEYWAY_VERSION),
                                                        QLatin1String(qVersion()), openSslVersion()));
    }

    void newerVersion_opensTheReleasesPage_andNothingElse()
    {
        SecretClipboard clipboard(QApplication::clipboard());
        About about(clipboard, u"https://releases.test/keyway"_s);
        QSignalSpy opened(&about, &About::openUrlRequested);
        QWidget window;
        window.show();
        about.show(&window);
        auto *button = window.findChild<QPushButton *>(u"newerVersionButton"_s);
        QVERIFY(button && opened.isEmpty());
        button->click();
        QCOMPARE(opened.size(), 1);
        QCOMPARE(opened.first().first().toString(), u"https://releases.test/keyway/releases"_s);
    }

    void homepage_thatNobodyOwns_isNotOffered()
    {
        // CMake's default; a release is built with its own.
        const QString built = QStringLiteral(KEYWAY_TEST_HOMEPAGE);
        QCOMPARE(homePage(), built.contains(u".example"_s) ? QString() : built);
    }

    void licences_haveTheirWords_data()
    {
        QTest::addColumn<QString>("licence");
        QTest::addColumn<QStringList>("words");
        QTest::newRow("Keyway") << u"Apache-2.0"_s
                                << QStringList{u"Apache License"_s, u"TERMS AND CONDITIONS"_s};
        QTest::newRow("Qt") << u"LGPL-3.0-only"_s
                            << QStringList{u"linked dynamically"_s, u"replace those files"_s,
                                           u"GNU LESSER GENERAL PUBLIC LICENSE"_s, u"TERMS AND CONDITIONS"_s,
                                           u"GNU GENERAL PUBLIC LICENSE"_s};
        QTest::newRow("OpenSSL") << u"Apache-2.0"_s << QStringList{u"Apache License"_s, u"Eric A. Young"_s};
        QTest::newRow("QtKeychain") << u"BSD-2-Clause"_s << QStringList{u"Redistribution and use"_s};
        QTest::newRow("cpp-httplib") << u"MIT"_s
                                     << QStringList{u"Yuji Hirose"_s, u"Permission is hereby granted"_s};
        QTest::newRow("expected") << u"CC0-1.0"_s << QStringList{u"CC0 1.0 Universal"_s};
    }
    void licences_haveTheirWords()
    {
        QFETCH(QString, licence);
        QFETCH(QStringList, words);
        const QString name = QString::fromLatin1(QTest::currentDataTag());
        for (const LicencePart &part : licenceParts()) {
            if (part.name != name)
                continue;
            QCOMPARE(part.licence, licence);
            for (const QString &word : words)
                QVERIFY2(part.words.contains(word), qPrintable(word));
            return;
        }
        QVERIFY2(name == u"QtKeychain"_s && !KEYWAY_HAS_QTKEYCHAIN, "it is not listed");
    }
};

QTEST_MAIN(TestAbout)
#include "tst_about.moc"
