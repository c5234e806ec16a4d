// SPDX-FileCopyrightText: 2026 The Keyway authors
// SPDX-License-Identifier: Apache-2.0

#include "ui/pages/StepPage.h"

#include "tests/ui/PageChecks.h"

#include <QCheckBox>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QSignalSpy>
#include <QTest>

using namespace keyway;
using namespace keyway::test;
using namespace Qt::StringLiterals;

namespace {

GuideStep step(StepKind kind)
{
    GuideStep made;
    made.number = 2;
    made.title = u"External Client App"_s;
    made.summary = u"It tells Salesforce who the integration is."_s;
    made.kind = kind;
    made.setupNode = u"ManageExternalClientApplication"_s;
    Instruction callback = instruction(u"app.callback"_s, ControlKind::Field, u"Callback URL"_s,
                                       u"https://api.withampersand.com/callbacks/v1/oauth"_s);
    callback.copyable = true;
    Instruction tokens = instruction(u"app.jwt-tokens"_s, ControlKind::CheckBox, u"Issue JWT-based tokens"_s);
    tokens.checked = false;
    tokens.warning = u"Such tokens break bulk writes."_s;
    Instruction scopes = instruction(u"app.scopes"_s, ControlKind::List, u"Selected OAuth Scopes"_s);
    scopes.values = {u"api"_s, u"refresh_token"_s};
    made.instructions = {
        instruction(u"app.new"_s, ControlKind::Button, u"New External Client App"_s),
        instruction(u"app.state"_s, ControlKind::Choice, u"Distribution State"_s, u"Local"_s),
        callback,
        tokens,
        scopes,
        instruction(u"app.upload"_s, ControlKind::Upload, u"Upload Files"_s, u"cert.pem"_s),
        instruction(u"app.login"_s, ControlKind::Action, u"Log in as an administrator"_s)};
    made.warnings = {u"Salesforce needs 2 to 10 minutes."_s};
    return made;
}

} // namespace

class tst_StepPage : public QObject
{
    Q_OBJECT
private:
    std::unique_ptr<StepPage> m_page;

    template <class T>
    T *child(const QString &name) const
    {
        return m_page->findChild<T *>(name);
    }
    void open(StepKind kind)
    {
        m_page = std::make_unique<StepPage>();
        m_page->setStep(step(kind));
        m_page->show();
        QVERIFY(QTest::qWaitForWindowExposed(m_page.get()));
        m_page->activateWindow();
    }
    QStringList visibleTexts() const
    {
        QStringList texts;
        const QList<QLabel *> labels = m_page->findChildren<QLabel *>();
        for (const QLabel *label : labels)
            if (label->isVisible())
                texts << label->text();
        return texts;
    }

private Q_SLOTS:
    void everyControl_hasASpokenName()
    {
        open(StepKind::ConsumerKey);
        m_page->setOpenPageEnabled(true);
        m_page->setCertificateFile(u"/somewhere/cert.pem"_s);
        QCOMPARE(namelessControls(m_page.get()), QStringList());
    }

    void tick_bySpaceKey_isReportedAndCounted()
    {
        open(StepKind::Instructions);
        QSignalSpy ticked(m_page.get(), &StepPage::tickChanged);
        auto *box = child<QCheckBox>(u"tick_app.new"_s);
        box->setFocus();
        QTest::keyClick(box, Qt::Key_Space);
        QCOMPARE(ticked.size(), 1);
        QCOMPARE(ticked.first(), QVariantList({u"app.new"_s, true}));
        QCOMPARE(child<QLabel>(u"stepProgress"_s)->text(), u"1 of 7 done"_s);
    }

    void tick_bySetTicked_isNotReported()
    {
        open(StepKind::Instructions);
        QSignalSpy ticked(m_page.get(), &StepPage::tickChanged);
        m_page->setTicked({u"app.new"_s, u"app.state"_s});
        QCOMPARE(ticked.size(), 0);
        QCOMPARE(child<QLabel>(u"stepProgress"_s)->text(), u"2 of 7 done"_s);
    }

    void tickName_checkBoxWantedOff_saysLeaveOff()
    {
        open(StepKind::Instructions);
        QCOMPARE(child<QCheckBox>(u"tick_app.jwt-tokens"_s)->accessibleName(),
                 u"Done: Leave “Issue JWT-based tokens” off"_s);
        QVERIFY(visibleTexts().contains(u"leave off"_s));
    }

    void warning_isShownWithoutOpeningAnything()
    {
        open(StepKind::Instructions);
        QVERIFY(visibleTexts().contains(u"Such tokens break bulk writes."_s));
        QVERIFY(visibleTexts().contains(u"Salesforce needs 2 to 10 minutes."_s));
    }

    void why_click_opensAndCloses()
    {
        open(StepKind::Instructions);
        QCOMPARE(visibleTexts().count(u"Salesforce checks it."_s), 0);
        QTest::mouseClick(child<QPushButton>(u"why_app.new"_s), Qt::LeftButton);
        QCOMPARE(visibleTexts().count(u"Salesforce checks it."_s), 1);
        QTest::keyClick(child<QPushButton>(u"why_app.new"_s), Qt::Key_Space);
        QCOMPARE(visibleTexts().count(u"Salesforce checks it."_s), 0);
    }

    void copy_click_asksForTheExactValue()
    {
        open(StepKind::Instructions);
        QSignalSpy copied(m_page.get(), &StepPage::copyRequested);
        QTest::mouseClick(child<QPushButton>(u"copy_app.callback"_s), Qt::LeftButton);
        QCOMPARE(copied.value(0).value(0).toString(), u"https://api.withampersand.com/callbacks/v1/oauth"_s);
    }

    void upload_certificateKnown_namesItAndShowsItsFolder()
    {
        open(StepKind::Instructions);
        m_page->setCertificateFile(u"/somewhere/my-cert.pem"_s);
        QVERIFY(visibleTexts().contains(u"my-cert.pem"_s));
        QSignalSpy shown(m_page.get(), &StepPage::showInFolderRequested);
        QTest::mouseClick(child<QPushButton>(u"showInFolder_app.upload"_s), Qt::LeftButton);
        QCOMPARE(shown.value(0).value(0).toString(), u"/somewhere/my-cert.pem"_s);
    }

    void openPage_orgKnown_asksForTheStepsPage()
    {
        open(StepKind::Instructions);
        QVERIFY(!child<QPushButton>(u"openPageButton"_s)->isEnabled());
        m_page->setOpenPageEnabled(true);
        QSignalSpy opened(m_page.get(), &StepPage::openPageRequested);
        QTest::mouseClick(child<QPushButton>(u"openPageButton"_s), Qt::LeftButton);
        QCOMPARE(opened.value(0).value(0).toString(), u"ManageExternalClientApplication"_s);
    }

    void createdJustNow_onTheAppsStep_isReportedAndNoted()
    {
        open(StepKind::Instructions);
        auto *button = child<QPushButton>(u"createdJustNowButton"_s);
        auto *note = child<QWidget>(u"createdNote"_s);
        QVERIFY(!button->isVisible()); // this step does not cover the app
        GuideStep app = step(StepKind::Instructions);
        app.topics = {u"app"_s};
        m_page->setStep(app);
        QVERIFY(button->isVisible());
        QVERIFY(!note->isVisible());
        QSignalSpy created(m_page.get(), &StepPage::createdJustNow);
        button->setFocus();
        QTest::keyClick(button, Qt::Key_Space);
        QCOMPARE(created.size(), 1);
        QVERIFY(note->isVisible());
        QVERIFY(note->accessibleDescription().startsWith(u"Noted: "_s)); // announced
        m_page->setCreatedJustNow(false);
        QVERIFY(!note->isVisible());
    }

    void field_onlyOnStepsThatHaveOne_data()
    {
        QTest::addColumn<StepKind>("kind");
        QTest::addColumn<QString>("name");
        QTest::newRow("instructions") << StepKind::Instructions << QString();
        QTest::newRow("consumer key") << StepKind::ConsumerKey << u"Consumer Key"_s;
        QTest::newRow("username") << StepKind::Username << u"Salesforce Username"_s;
    }
    void field_onlyOnStepsThatHaveOne()
    {
        QFETCH(StepKind, kind);
        QFETCH(QString, name);
        open(kind);
        auto *edit = child<QLineEdit>(u"stepField"_s);
        QCOMPARE(edit->isVisible(), !name.isEmpty());
        if (!name.isEmpty())
            QCOMPARE(edit->accessibleName(), name);
    }

    void field_typedAndLeft_isReportedThen()
    {
        open(StepKind::ConsumerKey);
        QSignalSpy edited(m_page.get(), &StepPage::fieldEdited);
        QSignalSpy left(m_page.get(), &StepPage::fieldLeft);
        m_page->focusField();
        auto *edit = child<QLineEdit>(u"stepField"_s);
        QTest::keyClicks(edit, u"3MV"_s);
        QCOMPARE(edited.size(), 3);
        QCOMPARE(left.size(), 0);
        QTest::keyClick(edit, Qt::Key_Tab);
        QCOMPARE(left.value(0).value(0).toString(), u"3MV"_s);
    }

    void field_textSetByTheOwner_isNotReported()
    {
        open(StepKind::ConsumerKey);
        QSignalSpy edited(m_page.get(), &StepPage::fieldEdited);
        m_page->setFieldText(u"3MVG9"_s);
        QCOMPARE(edited.size(), 0);
        QCOMPARE(m_page->fieldText(), u"3MVG9"_s);
    }

    void fieldProblem_isSaidInWordsAndAtTheField()
    {
        open(StepKind::ConsumerKey);
        const Text problem{u"This is a username"_s, {}, {u"Copy the key again."_s}, {}};
        m_page->setFieldProblem(problem, false);
        auto *shown = child<QWidget>(u"stepFieldProblem"_s);
        QVERIFY(shown->isVisible());
        QVERIFY(visibleTexts().contains(u"This is a username"_s));
        QVERIFY(visibleTexts().contains(u"Copy the key again."_s));
        auto *edit = child<QLineEdit>(u"stepField"_s);
        QCOMPARE(edit->accessibleDescription(), u"This is a username\nCopy the key again."_s);
        m_page->setFieldProblem(std::nullopt, false);
        QVERIFY(!shown->isVisible());
        QVERIFY(edit->accessibleDescription().isEmpty());
    }

    void diagnosis_isOnTopWithNumberedActions()
    {
        open(StepKind::Instructions);
        m_page->setDiagnosis(
            Text{u"The key is unknown"_s, u"It may be new."_s, {u"Compare."_s, u"Wait."_s}, {}});
        QVERIFY(visibleTexts().contains(u"This is why the test failed"_s));
        QVERIFY(visibleTexts().contains(u"1. Compare.\n2. Wait."_s));
        QVERIFY(child<QWidget>(u"stepDiagnosis"_s)->y() <
                child<QLabel>(u"stepProgress"_s)->mapTo(m_page.get(), QPoint()).y());
        m_page->setDiagnosis(std::nullopt);
        QVERIFY(!visibleTexts().contains(u"This is why the test failed"_s));
    }

    void otherStep_replacesTheInstructions()
    {
        open(StepKind::Instructions);
        GuideStep other;
        other.instructions = {instruction(u"x"_s, ControlKind::Action, u"Do it"_s)};
        m_page->setStep(other);
        QVERIFY(!child<QCheckBox>(u"tick_app.new"_s));
        QCOMPARE(child<QLabel>(u"stepProgress"_s)->text(), u"0 of 1 done"_s);
    }
};

QTEST_MAIN(tst_StepPage)
#include "tst_steppage.moc"
