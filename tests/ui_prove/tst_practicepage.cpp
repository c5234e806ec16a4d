// SPDX-FileCopyrightText: 2026 The Keyway authors
// SPDX-License-Identifier: Apache-2.0

#include "tests/ui/FullPracticePage.h"
#include "tests/ui_prove/PracticePageTest.h"
#include "tests/ui_prove/ProveSamples.h"
#include "ui/widgets/RequestLog.h"

#include <QCheckBox>
#include <QComboBox>
#include <QDialog>
#include <QLabel>
#include <QListWidget>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QSignalSpy>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace keyway;
using namespace keyway::test;

class TestPracticePage : public PracticePageTest
{
    Q_OBJECT
private Q_SLOTS:
    void init() { openPage(); }
    void cleanup() { delete m_page; }

    void twoValues_checkedIsHealthy_roundTrip();
    void moreValues_areAList_roundTrip();
    void choice_isAListAndNeverBroken();
    void setValue_doesNotEcho();
    void unknownValue_changesNothing();
    void brokenSetting_saysSoInWords();
    void words_clickTogglesTheBox();
    void running_decidesWhichButtonsAreOffered();
    void problem_isShownAndHidden();
    void request_refused_saysWhyInTheList();
    void requests_oldOnesGo();
    void request_copied_byKeyboard();
    void otherClient_isAskedFor();
    void otherClient_showsCommandsToCopy();
    void everyControlHasAName();
};

void TestPracticePage::twoValues_checkedIsHealthy_roundTrip()
{
    auto *box = find<QCheckBox>(u"setting_selected"_s);
    QVERIFY(box->isChecked());
    QSignalSpy spy(m_page, &PracticePage::valueChanged);
    box->click();
    QCOMPARE(spy.size(), 1);
    QCOMPARE(spy.at(0), (QVariantList{u"selected"_s, u"no"_s}));
    m_page->setValue(u"selected"_s, u"yes"_s);
    QVERIFY(box->isChecked());
}

void TestPracticePage::moreValues_areAList_roundTrip()
{
    auto *list = find<QComboBox>(u"setting_environment"_s);
    QCOMPARE(list->count(), 3);
    m_page->setValue(u"environment"_s, u"sandbox"_s);
    QCOMPARE(list->currentText(), u"Sandbox"_s);
    QSignalSpy spy(m_page, &PracticePage::valueChanged);
    QTest::keyClick(list, Qt::Key_Down);
    QCOMPARE(spy.size(), 1);
    QCOMPARE(spy.at(0), (QVariantList{u"environment"_s, u"scratch"_s}));
}

void TestPracticePage::choice_isAListAndNeverBroken()
{
    m_page->setSettings({{u"kind"_s,
                          u"Environment"_s,
                          u"step 7"_s,
                          {u"production"_s, u"sandbox"_s},
                          {u"Production"_s, u"Sandbox"_s},
                          u"d"_s,
                          true}});
    auto *list = find<QComboBox>(u"setting_kind"_s);
    QVERIFY(list);
    m_page->setValue(u"kind"_s, u"sandbox"_s);
    QCOMPARE(list->currentText(), u"Sandbox"_s);
    QCOMPARE(list->accessibleName(), u"Environment"_s);
    QCOMPARE(list->parentWidget()->property("tone").toString(), QString());
}

void TestPracticePage::setValue_doesNotEcho()
{
    QSignalSpy spy(m_page, &PracticePage::valueChanged);
    m_page->setValue(u"selected"_s, u"no"_s);
    m_page->setValue(u"environment"_s, u"sandbox"_s);
    QCOMPARE(spy.size(), 0);
}

void TestPracticePage::unknownValue_changesNothing()
{
    m_page->setValue(u"selected"_s, u"perhaps"_s);
    m_page->setValue(u"unheard-of"_s, u"yes"_s);
    QVERIFY(find<QCheckBox>(u"setting_selected"_s)->isChecked());
}

void TestPracticePage::brokenSetting_saysSoInWords()
{
    m_page->setValue(u"selected"_s, u"no"_s);
    const auto *box = find<QCheckBox>(u"setting_selected"_s);
    QVERIFY(box->accessibleName().contains(u"broken on purpose"_s));
    const auto *row = box->parentWidget();
    QCOMPARE(row->property("tone").toString(), u"bad"_s);
    QString words;
    for (const QLabel *label : row->findChildren<QLabel *>())
        words += label->text();
    QVERIFY(words.contains(u"broken on purpose"_s));
    m_page->setValue(u"selected"_s, u"yes"_s);
    QVERIFY(!box->accessibleName().contains(u"broken"_s));
}

void TestPracticePage::words_clickTogglesTheBox()
{
    auto *box = find<QCheckBox>(u"setting_selected"_s);
    QWidget *row = box->parentWidget();
    QTest::mouseClick(row, Qt::LeftButton, {}, QPoint(row->width() / 2, row->height() / 2));
    QVERIFY(!box->isChecked());
}

void TestPracticePage::running_decidesWhichButtonsAreOffered()
{
    QVERIFY(find<QPushButton>(u"practiceStartButton"_s)->isVisible());
    QVERIFY(!find<QPushButton>(u"useInWizardButton"_s)->isEnabled());
    m_page->setRunning(true, u"practice.my.salesforce.com"_s, u"127.0.0.1"_s);
    QVERIFY(!find<QPushButton>(u"practiceStartButton"_s)->isVisible());
    QVERIFY(find<QPushButton>(u"useInWizardButton"_s)->isEnabled());
    QVERIFY(find<QLabel>(u"practiceState"_s)->text().contains(u"127.0.0.1"_s));
    QSignalSpy stop(m_page, &PracticePage::stopRequested);
    find<QPushButton>(u"practiceStopButton"_s)->click();
    QCOMPARE(stop.size(), 1);
    QSignalSpy reset(m_page, &PracticePage::resetRequested);
    find<QPushButton>(u"practiceResetButton"_s)->click();
    QCOMPARE(reset.size(), 1);
}

void TestPracticePage::problem_isShownAndHidden()
{
    m_page->setProblem(u"Port 8080 is in use"_s);
    QVERIFY(find<QLabel>(u"practiceProblem"_s)->isVisible());
    m_page->setProblem({});
    QVERIFY(!find<QLabel>(u"practiceProblem"_s)->isVisible());
}

void TestPracticePage::request_refused_saysWhyInTheList()
{
    m_page->addRequest({u"14:30:41"_s, u"GET"_s, u"/services/oauth2/userinfo"_s, 200, {}, u"all is well"_s});
    m_page->addRequest({u"14:31:07"_s, u"POST"_s, u"/services/oauth2/token"_s, 400,
                        u"invalid_grant <b>x</b>"_s, u"The set is not selected."_s});
    const auto *log = find<RequestLog>(u"requestLog"_s);
    QCOMPARE(log->count(), 2);
    QVERIFY(log->item(0)->text().contains(u"400  invalid_grant <b>x</b>"_s)); // newest first
    QVERIFY(log->item(0)->text().contains(u"Why this answer: The set is not selected."_s));
    QVERIFY(!log->item(1)->text().contains(u"all is well"_s));
    m_page->clearRequests();
    QCOMPARE(log->count(), 0);
}

void TestPracticePage::requests_oldOnesGo()
{
    for (int i = 0; i < RequestLog::mostLines + 10; ++i)
        m_page->addRequest({u"14:30:41"_s, u"GET"_s, u"/"_s, 200, {}, {}});
    QCOMPARE(find<RequestLog>(u"requestLog"_s)->count(), RequestLog::mostLines);
}

void TestPracticePage::request_copied_byKeyboard()
{
    m_page->addRequest({u"14:30:41"_s, u"GET"_s, u"/here"_s, 200, {}, {}});
    auto *log = find<RequestLog>(u"requestLog"_s);
    log->setFocus();
    log->setCurrentRow(0);
    QSignalSpy spy(m_page, &PracticePage::copyRequested);
    log->actions().constFirst()->trigger();
    QVERIFY(spy.at(0).at(0).toString().contains(u"/here"_s));
}

void TestPracticePage::otherClient_isAskedFor()
{
    m_page->setRunning(true, u"h"_s, u"127.0.0.1"_s);
    QSignalSpy spy(m_page, &PracticePage::otherClientRequested);
    find<QPushButton>(u"otherClientButton"_s)->click();
    QCOMPARE(spy.size(), 1);
}

void TestPracticePage::otherClient_showsCommandsToCopy()
{
    m_page->showOtherClient({{u"Salesforce CLI"_s, u"Log in"_s, u"sf org login jwt"_s},
                             {u"curl"_s, u"Ask"_s, u"curl --proxy http://127.0.0.1:1"_s}});
    auto *dialog = find<QDialog>(u"commandsDialog"_s);
    QVERIFY(dialog && dialog->isVisible());
    QCOMPARE(samples::unnamedControls(*dialog), QStringList());
    QCOMPARE(dialog->findChild<QListWidget *>(u"commandTools"_s)->count(), 2);
    QSignalSpy spy(m_page, &PracticePage::copyRequested);
    dialog->findChild<QPushButton *>(u"copyCommand1"_s)->click();
    QCOMPARE(spy.at(0).at(0).toString(), u"curl --proxy http://127.0.0.1:1"_s);
}

void TestPracticePage::everyControlHasAName()
{
    fillPractice(*m_page);
    QCOMPARE(samples::unnamedControls(*m_page), QStringList());
}

QTEST_MAIN(TestPracticePage)
#include "tst_practicepage.moc"
