// SPDX-FileCopyrightText: 2026 The Keyway authors
// SPDX-License-Identifier: Apache-2.0

#include "tests/ui/SecretChecks.h"
#include "tests/ui_prove/ProveSamples.h"
#include "ui/pages/TestPage.h"
#include "ui/widgets/ChecklistCard.h"

#include <QAbstractButton>
#include <QPushButton>
#include <QSignalSpy>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace keyway;

namespace {

using State = ChecklistEntry::State;

QList<ChecklistEntry> entries(State state)
{
    return {{u"consumer-key"_s, u"consumer-key"_s, State::Good, u"Consumer Key"_s, u"It was found."_s},
            {u"username"_s, u"user"_s, state, u"Username"_s, u"<b>The answer</b> & names it."_s},
            {u"audience"_s, {}, State::Good, u"Audience"_s, u"It was accepted."_s}};
}

} // namespace

/// The checklist and the objects on the test page.
class TestChecklist : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init();
    void cleanup() { delete m_page; }

    void nothing_isHidden();
    void folded_onlyWhenAllIsGood_data();
    void folded_onlyWhenAllIsGood();
    void state_isInWords();
    void evidence_isLiteral();
    void go_reportsTheTopicAndOnlyWhereThereIsOne();
    void objects_areHiddenUntilAskedFor();
    void objects_left_areReportedAsAList_data();
    void objects_left_areReportedAsAList();
    void objects_unchanged_areNotReported();
    void everyControlHasAName();
    void everything_fitsBothDirections();

private:
    TestPage *m_page = nullptr;

    template <class T = QWidget>
    T *child(const QString &name) const
    {
        return m_page->findChild<T *>(name);
    }
};

void TestChecklist::init()
{
    m_page = new TestPage;
    m_page->setTexts(samples::texts());
    m_page->setGuide(samples::guide());
    m_page->resize(600, 700);
    m_page->show();
    QVERIFY(QTest::qWaitForWindowExposed(m_page));
}

void TestChecklist::nothing_isHidden()
{
    QVERIFY(!child(u"checklistCard"_s)->isVisible());
    m_page->setChecklist(entries(State::Bad));
    QVERIFY(child(u"checklistCard"_s)->isVisible());
    m_page->setChecklist({});
    QVERIFY(!child(u"checklistCard"_s)->isVisible());
}

void TestChecklist::folded_onlyWhenAllIsGood_data()
{
    QTest::addColumn<ChecklistEntry::State>("state");
    QTest::addColumn<bool>("open");
    QTest::newRow("good") << State::Good << false;
    QTest::newRow("unknown") << State::Unknown << true;
    QTest::newRow("doubtful") << State::Doubtful << true;
    QTest::newRow("bad") << State::Bad << true;
}

void TestChecklist::folded_onlyWhenAllIsGood()
{
    QFETCH(ChecklistEntry::State, state);
    QFETCH(bool, open);
    m_page->setChecklist(entries(state));
    QCoreApplication::processEvents();
    QCOMPARE(child(u"checklist_username"_s)->isVisible(), open);
    auto *header = child<QAbstractButton>(u"checklistHeader"_s);
    QTest::keyClick(header, Qt::Key_Space);
    QCOMPARE(child(u"checklist_username"_s)->isVisible(), !open);
}

void TestChecklist::state_isInWords()
{
    QStringList words;
    for (State state : {State::Unknown, State::Good, State::Doubtful, State::Bad}) {
        m_page->setChecklist(entries(state));
        const QString word = ChecklistCard::look(state).word;
        QVERIFY(!word.isEmpty() && !words.contains(word));
        words << word;
        QVERIFY(child<QLabel>(u"checklist_username"_s)->text().contains(word));
        QVERIFY(child(u"checklistHeader"_s)->accessibleName().contains(word));
        QVERIFY(child(u"checklistGo_username"_s)->accessibleDescription().contains(word));
    }
}

void TestChecklist::evidence_isLiteral()
{
    m_page->setChecklist(entries(State::Bad));
    QVERIFY(child<QLabel>(u"checklist_username"_s)->text().contains(u"<b>The answer</b> & names it."_s));
}

void TestChecklist::go_reportsTheTopicAndOnlyWhereThereIsOne()
{
    m_page->setChecklist(entries(State::Bad));
    QSignalSpy asked(m_page, &TestPage::goToTopicRequested);
    child<QPushButton>(u"checklistGo_username"_s)->click();
    QCOMPARE(asked.value(0).value(0).toString(), u"user"_s);
    QVERIFY(!child(u"checklistGo_audience"_s));
}

void TestChecklist::objects_areHiddenUntilAskedFor()
{
    QVERIFY(!child(u"objectsEdit"_s)->isVisible());
    m_page->setObjectsVisible(true);
    QVERIFY(child(u"objectsEdit"_s)->isVisible());
}

void TestChecklist::objects_left_areReportedAsAList_data()
{
    QTest::addColumn<QString>("typed");
    QTest::addColumn<QStringList>("objects");
    QTest::newRow("commas") << u"Account, Contact"_s << QStringList{u"Account"_s, u"Contact"_s};
    QTest::newRow("blanks") << u" Account  Contact "_s << QStringList{u"Account"_s, u"Contact"_s};
    QTest::newRow("semicolons") << u"Account;Order__c;"_s << QStringList{u"Account"_s, u"Order__c"_s};
    QTest::newRow("twice") << u"Account, Account"_s << QStringList{u"Account"_s};
}

void TestChecklist::objects_left_areReportedAsAList()
{
    QFETCH(QString, typed);
    QFETCH(QStringList, objects);
    m_page->setObjectsVisible(true);
    QSignalSpy edited(m_page, &TestPage::objectsEdited);
    auto *edit = child<QLineEdit>(u"objectsEdit"_s);
    QTest::keyClicks(edit, typed);
    QCOMPARE(edited.size(), 0);
    QTest::keyClick(edit, Qt::Key_Return);
    QCOMPARE(edited.value(0).value(0).toStringList(), objects);
}

void TestChecklist::objects_unchanged_areNotReported()
{
    m_page->setObjectsVisible(true);
    QSignalSpy edited(m_page, &TestPage::objectsEdited);
    m_page->setObjects({u"Account"_s, u"Contact"_s});
    auto *edit = child<QLineEdit>(u"objectsEdit"_s);
    QCOMPARE(edit->text(), u"Account, Contact"_s);
    QTest::keyClick(edit, Qt::Key_Return);
    QCOMPARE(edited.size(), 0);
    edit->clear();
    QTest::keyClick(edit, Qt::Key_Return);
    QCOMPARE(edited.value(0).value(0).toStringList(), QStringList());
}

void TestChecklist::everyControlHasAName()
{
    m_page->setObjectsVisible(true);
    m_page->setChecklist(entries(State::Bad));
    QCOMPARE(samples::unnamedControls(*m_page), QStringList());
}

void TestChecklist::everything_fitsBothDirections()
{
    m_page->setObjectsVisible(true);
    QList<ChecklistEntry> list = entries(State::Doubtful);
    list[0].evidence = u"https://averylongaddress.example.com/without/any/blank/in/it/at/all/to/break/at"_s;
    m_page->setChecklist(list);
    for (Qt::LayoutDirection direction : {Qt::LeftToRight, Qt::RightToLeft}) {
        m_page->setLayoutDirection(direction);
        QCoreApplication::processEvents();
        QCOMPARE(keyway::test::stickingOut(m_page), QStringList());
    }
}

QTEST_MAIN(TestChecklist)
#include "tst_checklist.moc"
