// SPDX-FileCopyrightText: 2026 The Keyway authors
// SPDX-License-Identifier: Apache-2.0

#include "ui/pages/DomainPage.h"

#include "tests/ui/PageChecks.h"

#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QSignalSpy>
#include <QTest>

using namespace keyway;
using namespace keyway::test;
using namespace Qt::StringLiterals;

namespace {

DomainPageState accepted()
{
    DomainPageState state;
    state.empty = false;
    state.text = u"acme"_s;
    state.accepted = true;
    state.subdomain = u"acme"_s;
    state.kind = u"Production"_s;
    state.tokenUrl = u"https://acme.my.salesforce.com/services/oauth2/token"_s;
    state.audience = u"https://login.salesforce.com"_s;
    return state;
}

} // namespace

class tst_DomainPage : public QObject
{
    Q_OBJECT
private:
    std::unique_ptr<DomainPage> m_page;

    template <class T>
    T *child(const QString &name) const
    {
        return m_page->findChild<T *>(name);
    }
    QString visibleText() const
    {
        QStringList texts;
        const QList<QLabel *> labels = m_page->findChildren<QLabel *>();
        for (const QLabel *label : labels)
            if (label->isVisible())
                texts << label->text();
        return texts.join(u'\n');
    }

private Q_SLOTS:
    void init()
    {
        m_page = std::make_unique<DomainPage>();
        GuideStep step;
        step.title = u"My Domain subdomain"_s;
        step.kind = StepKind::Domain;
        step.setupNode = u"OrgDomain"_s;
        step.instructions = {instruction(u"domain.find"_s, ControlKind::Action, u"Read the URL"_s)};
        m_page->setStep(step, u"Ampersand"_s);
        m_page->show();
        QVERIFY(QTest::qWaitForWindowExposed(m_page.get()));
        m_page->activateWindow();
    }

    void everyControl_hasASpokenName()
    {
        DomainPageState state = accepted();
        state.suggestion = u"acme--dev"_s;
        m_page->setState(state);
        QCOMPARE(namelessControls(m_page.get()), QStringList());
    }

    void empty_showsNeitherFactsNorMessage()
    {
        QVERIFY(!child<QWidget>(u"domainMessage"_s)->isVisible());
        QVERIFY(!child<QPushButton>(u"lookButton"_s)->isVisible());
    }

    void accepted_showsWhatWillBeSent()
    {
        m_page->setState(accepted());
        QVERIFY(visibleText().contains(u"https://acme.my.salesforce.com/services/oauth2/token"_s));
        QVERIFY(visibleText().contains(u"Audience Ampersand will use\nhttps://login.salesforce.com"_s));
    }

    void accepted_wholeHost_showsTheAuthorizationServer()
    {
        DomainPageState state = accepted();
        state.wholeHost = true;
        state.host = u"acme.my.site.com"_s;
        m_page->setState(state);
        QCOMPARE(child<QLabel>(u"domainName"_s)->text(), u"acme.my.site.com"_s);
        QVERIFY(visibleText().contains(u"Authorization server"_s));
        QVERIFY(!visibleText().contains(u"Subdomain for the form"_s));
        m_page->setState(accepted());
        QCOMPARE(child<QLabel>(u"domainName"_s)->text(), u"acme"_s);
        QVERIFY(visibleText().contains(u"Subdomain for the form"_s));
    }

    void refused_saysWhyInRedAndAnnouncesIt()
    {
        DomainPageState state;
        state.empty = false;
        state.text = u"login.salesforce.com"_s;
        state.message = Text{u"This is everybody’s login page"_s, {}, {}, {}};
        m_page->setState(state);
        QCOMPARE(child<QWidget>(u"domainMessage"_s)->property("tone").toString(), u"bad"_s);
        QVERIFY(visibleText().contains(u"This is everybody’s login page"_s));
        QVERIFY(!child<QPushButton>(u"useSuggestionButton"_s)->isVisible());
        QCOMPARE(child<QLineEdit>(u"domainEdit"_s)->accessibleDescription(),
                 u"This is everybody’s login page"_s);
    }

    void suggestion_isOfferedAndTakenOnlyByClick()
    {
        DomainPageState state;
        state.empty = false;
        state.text = u"acme-dev.sandbox"_s;
        state.message = Text{u"A sandbox name is joined by two hyphens"_s, {}, {}, {}};
        state.suggestion = u"acme--dev.sandbox"_s;
        QSignalSpy taken(m_page.get(), &DomainPage::suggestionTaken);
        m_page->setState(state);
        QCOMPARE(child<QWidget>(u"domainMessage"_s)->property("tone").toString(), u"warn"_s);
        QCOMPARE(taken.size(), 0);
        QTest::mouseClick(child<QPushButton>(u"useSuggestionButton"_s), Qt::LeftButton);
        QCOMPARE(taken.value(0).value(0).toString(), u"acme--dev.sandbox"_s);
    }

    void field_typedAndLeft_isReportedThen()
    {
        QSignalSpy edited(m_page.get(), &DomainPage::textEdited);
        QSignalSpy left(m_page.get(), &DomainPage::textLeft);
        m_page->focusField();
        auto *edit = child<QLineEdit>(u"domainEdit"_s);
        QTest::keyClicks(edit, u"ac"_s);
        QCOMPARE(edited.size(), 2);
        QCOMPARE(left.size(), 0);
        QTest::keyClick(edit, Qt::Key_Tab);
        QCOMPARE(left.value(0).value(0).toString(), u"ac"_s);
    }

    void field_stateComesWhileTyping_cursorStays()
    {
        auto *edit = child<QLineEdit>(u"domainEdit"_s);
        edit->setText(u"acme"_s);
        edit->setCursorPosition(2);
        m_page->setState(accepted());
        QCOMPARE(edit->cursorPosition(), 2);
    }

    void look_whileLooking_cannotBeAskedTwice()
    {
        m_page->setState(accepted());
        QSignalSpy looks(m_page.get(), &DomainPage::lookRequested);
        QTest::mouseClick(child<QPushButton>(u"lookButton"_s), Qt::LeftButton);
        QCOMPARE(looks.size(), 1);
        DomainPageState state = accepted();
        state.looking = true;
        m_page->setState(state);
        QTest::mouseClick(child<QPushButton>(u"lookButton"_s), Qt::LeftButton);
        QCOMPARE(looks.size(), 1);
    }

    void openPage_asksForTheStepsPage()
    {
        m_page->setOpenPageEnabled(true);
        QSignalSpy opened(m_page.get(), &DomainPage::openPageRequested);
        QTest::mouseClick(child<QPushButton>(u"openPageButton"_s), Qt::LeftButton);
        QCOMPARE(opened.value(0).value(0).toString(), u"OrgDomain"_s);
    }
};

QTEST_MAIN(tst_DomainPage)
#include "tst_domainpage.moc"
