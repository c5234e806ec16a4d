// SPDX-FileCopyrightText: 2026 The Keyway authors
// SPDX-License-Identifier: Apache-2.0

#include "tests/ui_prove/PracticePageTest.h"
#include "ui/widgets/RequestLog.h"

#include <QCheckBox>
#include <QComboBox>
#include <QLabel>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QSignalSpy>
#include <QSpinBox>
#include <QTabBar>
#include <QTableWidget>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace keyway;
using namespace keyway::test;

/// Groups, numbers, needs, scenarios, details and Login History of the practice page.
class TestPracticeParts : public PracticePageTest
{
    Q_OBJECT
private Q_SLOTS:
    void init() { openPage(); }
    void cleanup() { delete m_page; }

    void group_isClosedUntilASettingOfItBreaks();
    void summary_countsTheBrokenOnes();
    void pending_isNotCountedAsBrokenAndSaysWhatSetsItUp();
    void need_notMet_disablesTheSettingAndSaysWhy();
    void need_notMet_isNotCountedAsBroken();
    void number_ofAUnit_isAFieldBesideTheNamedValues();
    void number_outOfRange_changesNothing();
    void scenarios_none_hideTheCard();
    void scenario_isChosenReadAndStarted();
    void scenario_started_tellsWhatItSetAndWhatChangedSince();
    void settingsMadeByHand_doNotMoveThePage();
    void scenario_ofAHealthyOrg_saysSo();
    void group_thatOpenedItself_closesWhenMended();
    void scenario_notOfTheList_isShownToo();
    void foreignValues_areNamed();
    void details_followTheArrowKeys_andEnterGoesThere();
    void details_copyWhatIsShown();
    void details_ofAnotherHost_nameIt();
    void loginHistory_isATableOrSaysWhyNot();
};

namespace {

PracticeSettingView twoValues(const QString &id, const QString &group)
{
    return {id, u"Label of "_s + id, group, {u"yes"_s, u"no"_s}, {u"Fine"_s, u"Wrong"_s}, u"d"_s};
}

PracticeSettingView clockSetting()
{
    PracticeSettingView clock{u"clock"_s,
                              u"Clocks agree"_s,
                              u"Network and clock"_s,
                              {u"right"_s, u"ahead"_s},
                              {u"Agree"_s, u"10 minutes ahead"_s},
                              u"d"_s};
    clock.unit = u"seconds"_s;
    clock.least = -3600;
    clock.most = 3600;
    return clock;
}

PracticeScenarioView scenario(const QString &id, const QMap<QString, QString> &settings)
{
    return {
        id, u"Title of "_s + id, u"It worked for weeks, then it stopped ("_s + id + u")."_s, {}, settings};
}

PracticeLogLine fullLine()
{
    PracticeLogLine line{u"14:31:07"_s,
                         u"POST"_s,
                         u"/services/oauth2/token"_s,
                         400,
                         u"invalid_grant x"_s,
                         u"The set is not selected."_s};
    line.answer = u"{\"error\":\"invalid_grant\"}"_s;
    line.content = u"application/json"_s;
    line.assertion = u"{\n \"alg\": \"RS256\"\n}"_s;
    return line;
}

} // namespace

void TestPracticeParts::group_isClosedUntilASettingOfItBreaks()
{
    m_page->setSettings({twoValues(u"a"_s, u"Step 2 · App"_s), twoValues(u"b"_s, u"Step 5 · User"_s)});
    QVERIFY(!find<QCheckBox>(u"setting_a"_s)->isVisible());
    m_page->setValue(u"a"_s, u"no"_s);
    QTRY_VERIFY(find<QCheckBox>(u"setting_a"_s)->isVisible());
    QVERIFY(!find<QCheckBox>(u"setting_b"_s)->isVisible());
    auto *header = find<QPushButton>(u"settingGroup_0"_s);
    QVERIFY2(header->accessibleName().contains(u"1 broken"_s), qPrintable(header->accessibleName()));
    header->click(); // closed by hand it stays closed, and still says so
    m_page->setValue(u"b"_s, u"yes"_s);
    QVERIFY(!find<QCheckBox>(u"setting_a"_s)->isVisible());
    QVERIFY(header->accessibleName().contains(u"1 broken"_s));
}

void TestPracticeParts::summary_countsTheBrokenOnes()
{
    const auto *summary = find<QLabel>(u"brokenSettings"_s);
    QVERIFY(summary->text().contains(u"healthy"_s));
    m_page->setValue(u"selected"_s, u"no"_s);
    QVERIFY2(summary->text().startsWith(u"1 setting is broken"_s), qPrintable(summary->text()));
    m_page->setValue(u"environment"_s, u"sandbox"_s);
    QVERIFY2(summary->text().startsWith(u"2 settings are broken"_s), qPrintable(summary->text()));
}

void TestPracticeParts::pending_isNotCountedAsBrokenAndSaysWhatSetsItUp()
{
    const QString how = u"There is none yet. Make one in step 1."_s;
    m_page->setSettings({twoValues(u"a"_s, u"Step 2 · App"_s), twoValues(u"b"_s, u"Step 5 · User"_s)});
    m_page->setPending(u"a"_s, how);
    m_page->setValue(u"a"_s, u"no"_s);
    const auto *summary = find<QLabel>(u"brokenSettings"_s);
    QCOMPARE(summary->text(), u"Nothing is broken. "_s + how);
    QVERIFY(!find<QPushButton>(u"settingGroup_0"_s)->accessibleName().contains(u"broken"_s));
    const auto *box = find<QCheckBox>(u"setting_a"_s);
    const auto *words = box->parentWidget()->findChild<QLabel *>();
    QCOMPARE(words->text(), u"Label of a  not set up yet\n"_s + how);
    QCOMPARE(box->accessibleName(), u"Label of a, not set up yet"_s);
    QVERIFY(box->accessibleDescription().contains(how));
    QCOMPARE(box->parentWidget()->property("tone").toString(), QString());

    m_page->setValue(u"b"_s, u"no"_s); // what is broken is said first, the rest as well
    QCOMPARE(summary->text(), u"1 setting is broken on purpose. "_s + how);
    m_page->setPending(u"a"_s, {}); // somebody wanted it so
    QCOMPARE(summary->text(), u"2 settings are broken on purpose."_s);
    QCOMPARE(box->parentWidget()->property("tone").toString(), u"bad"_s);
}

void TestPracticeParts::need_notMet_disablesTheSettingAndSaysWhy()
{
    PracticeSettingView needy = twoValues(u"b"_s, u"Step 5 · User"_s);
    needy.needs = {{u"a"_s, u"no"_s}};
    m_page->setSettings({twoValues(u"a"_s, u"Step 2 · App"_s), needy});
    const auto *box = find<QCheckBox>(u"setting_b"_s);
    QVERIFY(!box->isEnabled());
    for (const QString &words : {box->parentWidget()->toolTip(), box->accessibleDescription()})
        QVERIFY2(words.contains(u"“Label of a” to be “Wrong”"_s), qPrintable(words));
    m_page->setValue(u"a"_s, u"no"_s);
    QVERIFY(box->isEnabled());
    QVERIFY(!box->parentWidget()->toolTip().contains(u"Label of a"_s));
}

void TestPracticeParts::need_notMet_isNotCountedAsBroken()
{
    PracticeSettingView needy = twoValues(u"b"_s, u"Step 5 · User"_s);
    needy.needs = {{u"a"_s, u"no"_s}};
    m_page->setSettings({twoValues(u"a"_s, u"Step 2 · App"_s), needy});
    m_page->setValue(u"b"_s, u"no"_s);
    QVERIFY(find<QLabel>(u"brokenSettings"_s)->text().contains(u"healthy"_s));
}

void TestPracticeParts::number_ofAUnit_isAFieldBesideTheNamedValues()
{
    m_page->setSettings({clockSetting()});
    m_page->setValue(u"clock"_s, u"ahead"_s); // opens its group
    auto *list = find<QComboBox>(u"setting_clock"_s);
    auto *number = find<QSpinBox>(u"setting_clock_number"_s);
    QCOMPARE(list->currentText(), u"10 minutes ahead"_s);
    QVERIFY(!number->isVisible());
    QSignalSpy spy(m_page, &PracticePage::valueChanged);
    QTest::keyClick(list, Qt::Key_End);
    QTRY_VERIFY(number->isVisible());
    QCOMPARE(spy.last(), (QVariantList{u"clock"_s, QString::number(number->value())}));
    number->selectAll();
    QTest::keyClicks(number, u"-37"_s);
    QTest::keyClick(number, Qt::Key_Return);
    QCOMPARE(spy.last(), (QVariantList{u"clock"_s, u"-37"_s}));
    QVERIFY(number->accessibleName().contains(u"seconds"_s));

    m_page->setValue(u"clock"_s, u"90"_s);
    QCOMPARE(number->value(), 90);
    m_page->setValue(u"clock"_s, u"right"_s);
    QVERIFY(!number->isVisible());
    QCOMPARE(list->currentText(), u"Agree"_s);
}

void TestPracticeParts::number_outOfRange_changesNothing()
{
    m_page->setSettings({clockSetting()});
    for (const QString &value : {u"3601"_s, u"1.5"_s, u"soon"_s}) {
        m_page->setValue(u"clock"_s, value);
        QCOMPARE(find<QComboBox>(u"setting_clock"_s)->currentText(), u"Agree"_s);
    }
}

void TestPracticeParts::scenarios_none_hideTheCard()
{
    QVERIFY(!find<QComboBox>(u"scenarioCombo"_s)->isVisible());
    m_page->setScenarios({scenario(u"s"_s, {{u"selected"_s, u"no"_s}})});
    QVERIFY(find<QComboBox>(u"scenarioCombo"_s)->isVisible());
    m_page->setScenarios({});
    QVERIFY(!find<QComboBox>(u"scenarioCombo"_s)->isVisible());
}

void TestPracticeParts::scenario_isChosenReadAndStarted()
{
    m_page->setScenarios({scenario(u"one"_s, {{u"selected"_s, u"no"_s}}),
                          scenario(u"two"_s, {{u"environment"_s, u"sandbox"_s}})});
    auto *list = find<QComboBox>(u"scenarioCombo"_s);
    QTest::keyClick(list, Qt::Key_Down);
    QVERIFY(find<QLabel>(u"scenarioStory"_s)->text().contains(u"(two)"_s));
    QVERIFY(list->accessibleDescription().contains(u"(two)"_s));
    QSignalSpy started(m_page, &PracticePage::scenarioRequested);
    find<QPushButton>(u"startScenarioButton"_s)->click();
    QCOMPARE(started.at(0).at(0).toString(), u"two"_s);
}

void TestPracticeParts::scenario_started_tellsWhatItSetAndWhatChangedSince()
{
    const PracticeScenarioView one = scenario(u"one"_s, {{u"environment"_s, u"sandbox"_s}});
    m_page->setScenarios({one});
    m_page->setValue(u"environment"_s, u"sandbox"_s);
    m_page->showScenario(one);
    QVERIFY(find<QFrame>(u"activeScenario"_s)->isVisible());
    QCOMPARE(find<QLabel>(u"activeScenarioTitle"_s)->text(), u"Title of one"_s);
    QVERIFY(find<QLabel>(u"activeScenarioStory"_s)->text().contains(u"(one)"_s));
    QVERIFY(find<QLabel>(u"scenarioChanges"_s)->text().contains(u"Environment: Sandbox"_s));
    QVERIFY(!find<QLabel>(u"scenarioSince"_s)->isVisible());
    find<QCheckBox>(u"setting_selected"_s)->click();
    QVERIFY(find<QLabel>(u"scenarioSince"_s)->isVisible());
    QVERIFY(find<QLabel>(u"scenarioSince"_s)->text().contains(u"Permission set is selected"_s));
    m_page->showScenario(std::nullopt);
    QVERIFY(!find<QFrame>(u"activeScenario"_s)->isVisible());
}

/// Whoever breaks one setting after the other finds each where it was.
void TestPracticeParts::settingsMadeByHand_doNotMoveThePage()
{
    m_page->setScenarios({scenario(u"one"_s, {{u"selected"_s, u"no"_s}})});
    find<QCheckBox>(u"setting_selected"_s)->click();
    QVERIFY(!find<QFrame>(u"activeScenario"_s)->isVisible());
}

void TestPracticeParts::scenario_ofAHealthyOrg_saysSo()
{
    m_page->showScenario(scenario(u"fine"_s, {}));
    QVERIFY(find<QLabel>(u"scenarioChanges"_s)->text().contains(u"everything healthy"_s));
}

void TestPracticeParts::group_thatOpenedItself_closesWhenMended()
{
    m_page->setSettings({twoValues(u"a"_s, u"Step 2 · App"_s)});
    auto *header = find<QPushButton>(u"settingGroup_0"_s);
    m_page->setValue(u"a"_s, u"no"_s);
    QVERIFY(header->isChecked());
    m_page->setValue(u"a"_s, u"yes"_s); // by a reset
    QVERIFY(!header->isChecked());

    m_page->setValue(u"a"_s, u"no"_s);
    find<QCheckBox>(u"setting_a"_s)->click(); // whoever mends it by hand is still there
    m_page->setValue(u"a"_s, u"yes"_s);
    QVERIFY(header->isChecked());
}

void TestPracticeParts::scenario_notOfTheList_isShownToo()
{
    m_page->showScenario(scenario(u"diagnosed"_s, {{u"selected"_s, u"no"_s}}));
    QVERIFY(find<QFrame>(u"activeScenario"_s)->isVisible());
    QVERIFY(!find<QComboBox>(u"scenarioCombo"_s)->isVisible());
}

void TestPracticeParts::foreignValues_areNamed()
{
    m_page->setRunning(true, u"practice--uat.sandbox.my.salesforce.com"_s, u"127.0.0.1"_s);
    m_page->setForeignValues({u"Username"_s, u"My Domain"_s});
    const auto *notice = find<QFrame>(u"foreignValues"_s);
    QVERIFY(notice->isVisible());
    QString words;
    for (const QLabel *label : notice->findChildren<QLabel *>())
        words += label->text();
    QVERIFY(words.contains(u"Username, My Domain"_s));
    QVERIFY(words.contains(u"practice--uat.sandbox.my.salesforce.com"_s));
    m_page->setForeignValues({});
    QVERIFY(!notice->isVisible());
}

void TestPracticeParts::details_followTheArrowKeys_andEnterGoesThere()
{
    m_page->addRequest({u"14:30:41"_s, u"GET"_s, u"/older"_s, 200, {}, u"All is well."_s});
    m_page->addRequest(fullLine());
    auto *log = find<RequestLog>(u"requestLog"_s);
    auto *details = find<QFrame>(u"requestDetails"_s);
    QVERIFY(!details->isVisible());
    log->setFocus();
    log->setCurrentRow(0);
    QVERIFY(details->isVisible());
    QCOMPARE(find<QPlainTextEdit>(u"requestAnswer"_s)->toPlainText(), fullLine().answer);
    QCOMPARE(find<QPlainTextEdit>(u"requestAssertion"_s)->toPlainText(), fullLine().assertion);
    QCOMPARE(find<QLabel>(u"requestWhy"_s)->text(), u"The set is not selected."_s);
    QTest::keyClick(log, Qt::Key_Return);
    QCOMPARE(m_page->focusWidget(), find<QPlainTextEdit>(u"requestAnswer"_s));
    QTest::keyClick(log, Qt::Key_Down);
    QCOMPARE(find<QLabel>(u"requestWhy"_s)->text(), u"All is well."_s); // of an accepted one as well
    QVERIFY(!find<QPlainTextEdit>(u"requestAssertion"_s)->isVisible());
    QTest::keyClick(log, Qt::Key_Escape);
    QVERIFY(!details->isVisible());
}

void TestPracticeParts::details_copyWhatIsShown()
{
    m_page->addRequest(fullLine());
    auto *log = find<RequestLog>(u"requestLog"_s);
    log->setCurrentRow(0);
    QSignalSpy spy(m_page, &PracticePage::copyRequested);
    find<QPushButton>(u"copyRequestButton"_s)->click();
    log->actions().constFirst()->trigger();
    QCOMPARE(spy.size(), 2);
    QCOMPARE(spy.at(0), spy.at(1));
    const QString copied = spy.at(0).at(0).toString();
    for (const QString &part :
         {u"POST"_s, u"400"_s, fullLine().why, fullLine().answer, fullLine().content, fullLine().assertion})
        QVERIFY2(copied.contains(part), qPrintable(part));
}

void TestPracticeParts::details_ofAnotherHost_nameIt()
{
    PracticeLogLine line = fullLine();
    line.host = u"practice--uat.sandbox.my.salesforce.com"_s;
    m_page->addRequest(line);
    QVERIFY(find<RequestLog>(u"requestLog"_s)->item(0)->text().contains(line.host + line.path));
}

void TestPracticeParts::loginHistory_isATableOrSaysWhyNot()
{
    auto *tabs = find<QTabBar>(u"practiceLogTabs"_s);
    tabs->setFocus();
    QTest::keyClick(tabs, Qt::Key_Right);
    QVERIFY(!find<QListWidget>(u"requestLog"_s)->isVisible());
    QVERIFY(find<QLabel>(u"noLogins"_s)->isVisible());
    m_page->setLoginHistory(
        {{u"2026-11-18 14:31:07"_s, u"integration@practice.example"_s, u"Failed: Not approved for access"_s,
          u"Practice App"_s, u"Remote Access 2.0"_s, u"127.0.0.1"_s, true}});
    const auto *table = find<QTableWidget>(u"loginHistory"_s);
    QVERIFY(table->isVisible());
    QVERIFY(!find<QLabel>(u"noLogins"_s)->isVisible());
    QCOMPARE(table->rowCount(), 1);
    QCOMPARE(table->item(0, 2)->text(), u"Failed: Not approved for access"_s);
    m_page->setLoginHistory({});
    QVERIFY(find<QLabel>(u"noLogins"_s)->isVisible());
}

QTEST_MAIN(TestPracticeParts)
#include "tst_practiceparts.moc"
