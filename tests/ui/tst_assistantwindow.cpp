// SPDX-FileCopyrightText: 2026 The Keyway authors
// SPDX-License-Identifier: Apache-2.0

#include "ui/AssistantWindow.h"

#include <QLabel>
#include <QLineEdit>
#include <QPointer>
#include <QPushButton>
#include <QSignalSpy>
#include <QTest>
#include <QVBoxLayout>

#include <memory>

using namespace keyway;
using namespace Qt::StringLiterals;

namespace {

QList<StepEntry> entries()
{
    return {
        {u"start"_s, {}, 0, u"⌂"_s, u"Start"_s, u"Guide: Ampersand"_s, StepState::Done, true, false},
        {u"step-1"_s, u"SET UP"_s, 1, {}, u"Certificate and private key"_s, {}, StepState::Done, true, false},
        {u"step-2"_s, {}, 2, {}, u"External Client App"_s, {}, StepState::ToDo, false, false},
        {u"step-6"_s,
         {},
         6,
         {},
         u"Pre-authorize permission set"_s,
         u"This is why the test failed"_s,
         StepState::Wrong,
         true,
         false},
        {u"explain"_s, u"SUPPORT"_s, 0, u"?"_s, u"Explain an error"_s, {}, StepState::ToDo, true, true}};
}

} // namespace

class tst_AssistantWindow : public QObject
{
    Q_OBJECT
private:
    std::unique_ptr<AssistantWindow> m_window;
    QVBoxLayout *m_pageLayout = nullptr;
    QLineEdit *m_edit = nullptr;

    template <class T>
    T *child(const QString &name) const
    {
        return m_window->findChild<T *>(name);
    }

private Q_SLOTS:
    void init()
    {
        m_window = std::make_unique<AssistantWindow>();
        m_window->stepList()->setEntries(entries());
        auto *page = new QWidget;
        m_pageLayout = new QVBoxLayout(page);
        m_edit = new QLineEdit;
        m_pageLayout->addWidget(m_edit);
        m_window->addPage(u"start"_s, page);
        m_window->addPage(u"step-1"_s, new QWidget);
        m_window->showPage(u"start"_s);
        m_window->setFooter({}, u"&Back"_s, u"&Continue"_s, true, true);
        m_window->show();
        QVERIFY(QTest::qWaitForWindowExposed(m_window.get()));
        m_window->activateWindow();
    }
    void cleanup() { m_window.reset(); }

    void page_joinsTheWindow_whenItIsFirstShown()
    {
        auto *page = new QLabel(u"values"_s);
        m_window->addPage(u"values"_s, page);
        QVERIFY(!m_window->isAncestorOf(page)); // neither its style sheet nor its layouts reach it
        m_window->showPage(u"values"_s);
        QVERIFY(m_window->isAncestorOf(page) && page->isVisible());
        m_window->showPage(u"start"_s);
        m_window->showPage(u"values"_s);
        QVERIFY(page->isVisible());
    }

    void page_placedUnderAnotherKey_joinsUnderIt()
    {
        auto *page = new QLabel(u"domain"_s);
        m_window->addPage(u"domain"_s, page);
        m_window->placePage(u"step-7"_s, u"domain"_s);
        m_window->showPage(u"step-7"_s);
        QCOMPARE(m_window->currentPage(), u"step-7"_s);
        QVERIFY(page->isVisible());
    }

    void page_madeReadOnlyBeforeItIsShown_isReadOnly()
    {
        auto *edit = new QLineEdit;
        auto *page = new QWidget;
        (new QVBoxLayout(page))->addWidget(edit);
        m_window->addPage(u"domain"_s, page);
        m_window->setPageReadOnly(u"domain"_s, true);
        m_window->showPage(u"domain"_s);
        QVERIFY(edit->isVisible() && edit->isReadOnly());
        m_window->setPageReadOnly(u"domain"_s, false);
        QVERIFY(!edit->isReadOnly());
    }

    void page_neverShown_goesWithItsWindow()
    {
        const QPointer<QWidget> page(new QWidget);
        m_window->addPage(u"values"_s, page);
        m_window.reset();
        QVERIFY(!page);
    }

    void stepName_wrongStep_saysNumberTitleStateAndStatus()
    {
        QCOMPARE(child<QPushButton>(u"entry_step-6"_s)->accessibleName(),
                 u"Step 6, Pre-authorize permission set, wrong, This is why the test failed"_s);
    }

    void stepName_shownStep_saysThatItIsShown()
    {
        QVERIFY(child<QPushButton>(u"entry_start"_s)->accessibleName().contains(u"shown now"_s));
    }

    void wrongStep_withoutStatus_isStillWrongInWords()
    {
        QList<StepEntry> list = entries();
        list[3].status.clear();
        m_window->stepList()->setEntries(list);
        QStringList words;
        for (const QLabel *label : child<QPushButton>(u"entry_step-6"_s)->findChildren<QLabel *>())
            words << label->text();
        QVERIFY(words.contains(u"Wrong"_s));
    }

    void stepList_click_choosesThePage()
    {
        QSignalSpy chosen(m_window.get(), &AssistantWindow::pageChosen);
        QTest::mouseClick(child<QPushButton>(u"entry_step-1"_s), Qt::LeftButton);
        QCOMPARE(chosen.size(), 1);
        QCOMPARE(chosen.first().first().toString(), u"step-1"_s);
    }

    void stepList_clickOnLockedStep_doesNothing()
    {
        QSignalSpy chosen(m_window.get(), &AssistantWindow::pageChosen);
        QTest::mouseClick(child<QPushButton>(u"entry_step-2"_s), Qt::LeftButton);
        QCOMPARE(chosen.size(), 0);
    }

    void stepList_downAndReturn_skipLockedAndOpen()
    {
        QSignalSpy chosen(m_window.get(), &AssistantWindow::pageChosen);
        child<QPushButton>(u"entry_step-1"_s)->setFocus();
        QTest::keyClick(m_window->focusWidget(), Qt::Key_Down);
        QCOMPARE(m_window->focusWidget()->objectName(), u"entry_step-6"_s);
        QTest::keyClick(m_window->focusWidget(), Qt::Key_Return);
        QCOMPARE(chosen.size(), 1);
        QCOMPARE(chosen.first().first().toString(), u"step-6"_s);
        QTest::keyClick(m_window->focusWidget(), Qt::Key_Up);
        QCOMPARE(m_window->focusWidget()->objectName(), u"entry_step-1"_s);
        QTest::keyClick(m_window->focusWidget(), Qt::Key_End);
        QCOMPARE(m_window->focusWidget()->objectName(), u"entry_explain"_s);
    }

    void stepList_newStates_keepTheFocus()
    {
        child<QPushButton>(u"entry_step-6"_s)->setFocus();
        QList<StepEntry> list = entries();
        list[3].state = StepState::Done;
        m_window->stepList()->setEntries(list);
        QCOMPARE(m_window->focusWidget()->objectName(), u"entry_step-6"_s);
    }

    void tab_rowMadeLater_comesInReadingOrder()
    {
        auto *later = new QPushButton(u"Later"_s);
        later->setObjectName(u"later"_s);
        m_pageLayout->addWidget(later);
        later->show();
        child<QPushButton>(u"entry_start"_s)->setFocus();
        QStringList order;
        for (int i = 0; i < 6; ++i) {
            QTest::keyClick(m_window->focusWidget(), Qt::Key_Tab);
            order << m_window->focusWidget()->objectName();
        }
        QCOMPARE(order, QStringList({u"aboutButton"_s, QString(), u"later"_s, u"commandsButton"_s,
                                     u"backButton"_s, u"continueButton"_s}));
    }

    void opening_theWindow_putsTheFocusOnItsPage()
    {
        QVERIFY(QTest::qWaitForWindowActive(m_window.get()));
        QCOMPARE(m_window->focusWidget(), m_edit);
    }

    void about_byClickOrF1_isAskedFor()
    {
        QSignalSpy asked(m_window.get(), &AssistantWindow::aboutRequested);
        QTest::mouseClick(child<QPushButton>(u"aboutButton"_s), Qt::LeftButton);
        QCOMPARE(asked.size(), 1);
        QVERIFY(QTest::qWaitForWindowActive(m_window.get()));
        QTest::keyClick(m_window->windowHandle(), Qt::Key_F1);
        QTRY_COMPARE(asked.size(), 2);
    }

    void about_whenTheListScrolls_staysInSight()
    {
        QList<StepEntry> list = entries();
        for (int i = 0; i < 30; ++i)
            list << StepEntry{u"more%1"_s.arg(i), {},   0,   u"•"_s, u"One more"_s, {},
                              StepState::ToDo,    true, true};
        m_window->stepList()->setEntries(list);
        QCoreApplication::processEvents();
        const auto *about = child<QPushButton>(u"aboutButton"_s);
        QVERIFY(!about->visibleRegion().isEmpty());
        QVERIFY(m_window->minimumSizeHint().height() <= 640);
    }

    void return_inField_continues()
    {
        QSignalSpy next(m_window.get(), &AssistantWindow::continueRequested);
        m_edit->setFocus();
        QTest::keyClick(m_edit, Qt::Key_Return);
        QCOMPARE(next.size(), 1);
    }

    void return_onBack_goesBackOnly()
    {
        QSignalSpy next(m_window.get(), &AssistantWindow::continueRequested);
        QSignalSpy back(m_window.get(), &AssistantWindow::backRequested);
        child<QPushButton>(u"backButton"_s)->setFocus();
        QTest::keyClick(m_window->focusWidget(), Qt::Key_Return);
        QCOMPARE(back.size(), 1);
        QCOMPARE(next.size(), 0);
    }

    void footer_emptyTexts_hideButtons()
    {
        m_window->setFooter(u"Nothing is sent."_s, {}, u"Begin"_s);
        QVERIFY(!child<QPushButton>(u"backButton"_s)->isVisible());
        QVERIFY(!child<QPushButton>(u"commandsButton"_s)->isVisible());
        QVERIFY(child<QPushButton>(u"continueButton"_s)->isEnabled());
    }

    void palette_turnsDark_restylesTheWindow()
    {
        const QPalette before = QApplication::palette();
        const QString light = m_window->styleSheet();
        QApplication::setPalette(QPalette(QColor(40, 42, 46)));
        QTRY_VERIFY(m_window->styleSheet() != light);
        QApplication::setPalette(before);
    }

    void window_atNineHundred_needsNoSidewaysScrolling()
    {
        m_window->resize(900, 640);
        QVERIFY(m_window->minimumSizeHint().width() <= 900);
        QVERIFY(m_window->minimumSizeHint().height() <= 640);
    }
};

QTEST_MAIN(tst_AssistantWindow)
#include "tst_assistantwindow.moc"
