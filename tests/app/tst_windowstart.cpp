// SPDX-FileCopyrightText: 2026 The Keyway authors
// SPDX-License-Identifier: Apache-2.0

#include "tests/app/WindowDriver.h"

#include "ui/pages/StepPage.h"

#include <QApplication>
#include <QPlatformSurfaceEvent>
#include <QWindow>

using namespace Qt::StringLiterals;
using namespace keyway;
using namespace keyway::test;

namespace {

/// The windows that the desktop was asked for while it lives.
class WindowWatch : public QObject
{
public:
    WindowWatch() { qApp->installEventFilter(this); }
    QStringList made;

protected:
    bool eventFilter(QObject *object, QEvent *event) override
    {
        if (event->type() == QEvent::PlatformSurface && object->isWindowType() &&
            static_cast<QPlatformSurfaceEvent *>(event)->surfaceEventType() ==
                QPlatformSurfaceEvent::SurfaceCreated)
            made << object->objectName();
        return false;
    }
};

} // namespace

/// Nobody waits at the start for what nobody has opened.
class TestWindowStart : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void start_asksForOneWindowOnly()
    {
        const WindowWatch watch;
        WindowDriver driver;
        QVERIFY(QTest::qWaitForWindowExposed(&driver.window()));
        QCOMPARE(watch.made.size(), 1);
        driver.window().stepList()->chosen(u"step-2"_s); // warnings of a step are part of its page
        WindowDriver::settle();
        QCOMPARE(watch.made.size(), 1);
    }

    void start_makesNoPageOfAStep_andNoPracticeOrg()
    {
        WindowDriver driver;
        QVERIFY(driver.child<StartPage>({}));
        QVERIFY(WindowDriver::all<StepPage>().isEmpty());
        QVERIFY(WindowDriver::all<PracticePage>().isEmpty());
        QVERIFY(driver.click(u"entry_step-2"_s));
        QCOMPARE(WindowDriver::all<StepPage>().size(), 1);
        QVERIFY(WindowDriver::all<StepPage>().first()->isVisible());
        QVERIFY(driver.click(u"entry_practice"_s));
        QVERIFY(driver.child<PracticePage>({}));
        QVERIFY(!driver.controller().practice().isRunning()); // opening the page starts nothing
    }

    void stepPage_firstShown_showsWhatTheConnectionHolds()
    {
        WindowDriver driver;
        const Guide &guide = driver.controller().session().guide();
        const GuideStep &app = *guide.step(2);
        const int number = guide.stepForTopic(u"consumer-key"_s)->number;
        Connection connection = driver.controller().session().connection();
        connection.consumerKey = u"3MVG9-entered-before"_s;
        connection.tickedInstructions = {app.instructions.first().id};
        driver.controller().openConnection(connection, {});

        driver.controller().showPage(u"step-%1"_s.arg(number));
        QCOMPARE(driver.child<StepPage>({})->fieldText(), connection.consumerKey);
        driver.controller().showPage(u"step-2"_s);
        int ticked = 0;
        for (const QCheckBox *box : driver.child<StepPage>({})->findChildren<QCheckBox *>())
            ticked += box->isChecked() ? 1 : 0;
        QCOMPARE(ticked, 1);
    }

    void otherGuide_afterItsPagesWereShown_showsItsOwnSteps()
    {
        WindowDriver driver;
        const QString first = driver.controller().session().guide().id;
        for (const Guide &guide : driver.services().guides().guides()) {
            Connection connection;
            connection.guideId = guide.id;
            driver.controller().openConnection(connection, {});
            for (const GuideStep &step : guide.steps) {
                driver.controller().showPage(u"step-%1"_s.arg(step.number));
                const auto *page = driver.child<StepPage>({});
                QCOMPARE(page != nullptr, step.kind != StepKind::KeyPair && step.kind != StepKind::Domain);
                if (page)
                    QCOMPARE(page->findChildren<QCheckBox *>().size(), step.instructions.size());
            }
        }
        QVERIFY(driver.controller().session().guide().id != first); // there was another one
    }
};

QTEST_MAIN(TestWindowStart)
#include "tst_windowstart.moc"
