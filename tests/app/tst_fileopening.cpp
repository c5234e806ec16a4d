// SPDX-FileCopyrightText: 2026 The Keyway authors
// SPDX-License-Identifier: Apache-2.0

#include "app/window/FileOpening.h"

#include <QApplication>
#include <QFileOpenEvent>
#include <QSignalSpy>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace keyway;

class TestFileOpening : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void document_doubleClicked_isReportedByItsPath_data()
    {
        QTest::addColumn<QUrl>("url");
        QTest::addColumn<QString>("path");
        QTest::newRow("a connection")
            << QUrl(u"file:///Users/ada/acme.keyway"_s) << u"/Users/ada/acme.keyway"_s;
        QTest::newRow("blanks and letters")
            << QUrl::fromLocalFile(u"/Users/Zoë/My orgs/a & b.keyway-case.json"_s)
            << u"/Users/Zoë/My orgs/a & b.keyway-case.json"_s;
    }
    void document_doubleClicked_isReportedByItsPath()
    {
        QFETCH(QUrl, url);
        QFETCH(QString, path);
        const FileOpening opening(*qApp);
        QSignalSpy opened(&opening, &FileOpening::fileOpened);
        QFileOpenEvent event(url);
        QVERIFY(QCoreApplication::sendEvent(qApp, &event));
        QCOMPARE(opened.value(0).value(0).toString(), path);
    }

    void address_thatIsNoFile_isIgnored()
    {
        const FileOpening opening(*qApp);
        QSignalSpy opened(&opening, &FileOpening::fileOpened);
        QFileOpenEvent event(QUrl(u"https://acme.my.salesforce.com/"_s));
        QCoreApplication::sendEvent(qApp, &event);
        QCOMPARE(opened.size(), 0);
    }

    void otherEvents_passThrough()
    {
        const FileOpening opening(*qApp);
        QObject watcher;
        QSignalSpy changed(qApp, &QGuiApplication::applicationDisplayNameChanged);
        QGuiApplication::setApplicationDisplayName(u"Another"_s);
        QCOMPARE(changed.size(), 1);
        QEvent other(QEvent::User);
        QVERIFY(!QCoreApplication::sendEvent(&watcher, &other)); // as without the filter
    }
};

QTEST_MAIN(TestFileOpening)
#include "tst_fileopening.moc"
