// SPDX-FileCopyrightText: 2026 The Keyway authors
// SPDX-License-Identifier: Apache-2.0

#include "ui/pages/StartPage.h"

#include "tests/ui/PageChecks.h"

#include <QComboBox>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QSignalSpy>
#include <QTest>

using namespace keyway;
using namespace keyway::test;
using namespace Qt::StringLiterals;

class tst_StartPage : public QObject
{
    Q_OBJECT
private:
    std::unique_ptr<StartPage> m_page;

    template <class T>
    T *child(const QString &name) const
    {
        return m_page->findChild<T *>(name);
    }
    void click(const QString &name) const { QTest::mouseClick(child<QPushButton>(name), Qt::LeftButton); }

private Q_SLOTS:
    void init()
    {
        m_page = std::make_unique<StartPage>();
        m_page->setGuides({{u"ampersand"_s, u"Ampersand"_s}, {u"nango"_s, u"Nango"_s}}, u"nango"_s);
        m_page->setRecent({{u"/a.keyway"_s, u"acme"_s, u"Ampersand"_s, u"today"_s}});
        m_page->show();
        QVERIFY(QTest::qWaitForWindowExposed(m_page.get()));
        m_page->activateWindow();
    }

    void everyControl_hasASpokenName() { QCOMPARE(namelessControls(m_page.get()), QStringList()); }

    void doors_eachReportTheirOwnRequest()
    {
        QSignalSpy begin(m_page.get(), &StartPage::beginRequested);
        QSignalSpy open(m_page.get(), &StartPage::openRequested);
        QSignalSpy explain(m_page.get(), &StartPage::explainRequested);
        QSignalSpy practice(m_page.get(), &StartPage::practiceRequested);
        for (const QString &name :
             {u"beginButton"_s, u"openButton"_s, u"explainButton"_s, u"practiceButton"_s})
            click(name);
        QCOMPARE(QList<qsizetype>({begin.size(), open.size(), explain.size(), practice.size()}),
                 QList<qsizetype>({1, 1, 1, 1}));
    }

    void doors_inATallWindow_areAsTallAsTheirWords()
    {
        m_page->resize(900, 640);
        QCoreApplication::processEvents();
        const int usual = child<QPushButton>(u"beginButton"_s)->parentWidget()->height();
        m_page->resize(900, 1600);
        QCoreApplication::processEvents();
        QCOMPARE(child<QPushButton>(u"beginButton"_s)->parentWidget()->height(), usual);
    }

    void guide_chosenByKey_isReportedById()
    {
        auto *combo = child<QComboBox>(u"guideCombo"_s);
        QCOMPARE(combo->currentText(), u"Nango"_s);
        QSignalSpy chosen(m_page.get(), &StartPage::guideChosen);
        combo->setFocus();
        QTest::keyClick(combo, Qt::Key_Up);
        QCOMPARE(chosen.value(0).value(0).toString(), u"ampersand"_s);
    }

    void guide_summary_standsBesideTheTitle()
    {
        m_page->setGuides(
            {{u"a"_s, u"Ampersand"_s, u"For <Ampersand>"_s}, {u"n"_s, u"Nango"_s, u"For Nango"_s}}, u"a"_s);
        auto *combo = child<QComboBox>(u"guideCombo"_s);
        QCOMPARE(child<QLabel>(u"guideSummary"_s)->text(), u"For <Ampersand>"_s);
        QCOMPARE(combo->accessibleDescription(), u"For <Ampersand>"_s);
        combo->setFocus();
        QTest::keyClick(combo, Qt::Key_Down);
        QCOMPARE(combo->currentText(), u"Nango"_s);
        QCOMPARE(child<QLabel>(u"guideSummary"_s)->text(), u"For Nango"_s);
        m_page->setGuides({{u"a"_s, u"Ampersand"_s}}, u"a"_s);
        QVERIFY(!child<QLabel>(u"guideSummary"_s)->isVisible());
    }

    void openDoor_hint_mentionsKits()
    {
        QVERIFY(child<QPushButton>(u"openButton"_s)->accessibleDescription().contains(u"kit"_s));
    }

    void org_verdict_isSaidWithSignAndWordsAndAnnounced()
    {
        m_page->setOrgVerdict(u"Production org acme."_s, true);
        QCOMPARE(child<QLabel>(u"orgVerdict"_s)->text(), u"✓ Production org acme."_s);
        QCOMPARE(child<QLineEdit>(u"orgEdit"_s)->accessibleDescription(), u"Production org acme."_s);
        m_page->setOrgVerdict({}, true);
        QVERIFY(!child<QLabel>(u"orgVerdict"_s)->isVisible());
    }

    void org_typed_isReportedButNotWhenSet()
    {
        QSignalSpy edited(m_page.get(), &StartPage::orgTextEdited);
        m_page->setOrgText(u"acm"_s);
        QCOMPARE(edited.size(), 0);
        auto *edit = child<QLineEdit>(u"orgEdit"_s);
        edit->setFocus();
        edit->end(false);
        QTest::keyClicks(edit, u"e"_s);
        QCOMPARE(edited.value(0).value(0).toString(), u"acme"_s);
    }

    void recent_continue_survivesAListThatChangesMeanwhile()
    {
        QSignalSpy continued(m_page.get(), &StartPage::continueRequested);
        connect(m_page.get(), &StartPage::continueRequested, m_page.get(), [this] { m_page->setRecent({}); });
        click(u"recentContinue0"_s);
        QCOMPARE(continued.value(0).value(0).toString(), u"/a.keyway"_s);
        QVERIFY(!child<QPushButton>(u"recentContinue0"_s));
    }
};

QTEST_MAIN(tst_StartPage)
#include "tst_startpage.moc"
