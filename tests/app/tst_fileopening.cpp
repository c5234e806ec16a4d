// SPDX-FileCopyrightText: 2026 The Keyway authors
// SPDX-License-Identifier: Apache-2.0

#include "app/window/FileOpening.h"

#include <QApplication>
#include <QFileOpenEvent>
#include <QSignalSpy>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace keyway;

namespace {

class Counter : public QObject
{
public:
    int seen = 0;

protected:
    bool eventFilter(QObject * /*watched*/, QEvent *event) override
    {
        seen += event->type() == QEvent::User ? 1 : 0;
        return false;
    }
};

} // namespace

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
        Counter later; // Qt asks the filter first that was installed last
        qApp->installEventFilter(&later);
        const FileOpening opening(*qApp);
        QEvent other(QEvent::User);
        QCoreApplication::sendEvent(qApp, &other);
        QCOMPARE(later.seen, 1);
    }
};

QTEST_MAIN(TestFileOpening)
#include "tst_fileopening.moc"
