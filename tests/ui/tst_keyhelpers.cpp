// SPDX-FileCopyrightText: 2026 The Keyway authors
// SPDX-License-Identifier: Apache-2.0

#include "ui/pages/KeyPage.h"

#include "tests/ui/PageChecks.h"
#include "tests/ui/SecretChecks.h"
#include "ui/AssistantWindow.h"
#include "ui/widgets/MenuButton.h"

#include <QCheckBox>
#include <QPushButton>
#include <QSignalSpy>
#include <QTest>

using namespace keyway;
using namespace keyway::test;
using namespace Qt::StringLiterals;

/// Passphrases and pasted keys on the key page, in a window of the smallest size.
class tst_KeyHelpers : public QObject
{
    Q_OBJECT
private:
    std::unique_ptr<AssistantWindow> m_window;
    KeyPage *m_page = nullptr;

    template <class T = QWidget>
    T *child(const QString &name) const
    {
        return m_page->findChild<T *>(name);
    }
    void click(const QString &name) const { child<QAbstractButton>(name)->click(); }
    void showAll() const;

private Q_SLOTS:
    void init();
    void cleanup() { m_window.reset(); }

    void passphrase_given_leavesNoTraceInAnyWidget_data();
    void passphrase_given_leavesNoTraceInAnyWidget();
    void passphrase_return_doesNotPressContinue();
    void passphrase_empty_isAskedForInWords();
    void passphrase_wrong_isSaidAndAnnounced();
    void passphrase_escape_cancelsAndEmpties();
    void passphrase_shown_isHiddenAgainNextTime();
    void passphrase_title_showsMarkupLiterally();
    void paste_used_leavesNoTraceInAnyWidget();
    void paste_onlyBlanks_isNotReported();
    void paste_escape_discards();
    void paste_whilePassphraseIsAsked_isClosedAndEmptied();
    void pageLeft_typedSecretsAreGone();
    void tabOrder_isTheReadingOrder();
    void caseOpened_everyQuestionGoes();
    void everyControl_hasASpokenName();
    void everything_fitsTheNarrowWindow_data();
    void everything_fitsTheNarrowWindow();
};

void tst_KeyHelpers::init()
{
    m_window = std::make_unique<AssistantWindow>();
    m_page = new KeyPage;
    m_window->addPage(u"key"_s, m_page);
    m_window->showPage(u"key"_s);
    m_window->setFooter({}, u"Bac&k"_s, u"&Continue"_s);
    m_window->resize(900, 640);
    m_window->show();
    QVERIFY(QTest::qWaitForWindowExposed(m_window.get()));
    m_window->activateWindow();
    QVERIFY(QTest::qWaitForWindowActive(m_window.get()));
}

void tst_KeyHelpers::showAll() const
{
    m_page->setKeyForms({{u"pkcs12"_s, u"PKCS#12 with the certificate"_s}});
    m_page->setState(keyReady());
    m_page->askPassphrase(u"a-private-key-with-an-extraordinarily-long-file-name-that-nobody-can-break.pem"_s,
                          true);
    m_page->setFolderGroups(
        {{u"Donaudampfschifffahrtsgesellschaftskapitaensmuetzenschluessel.pem"_s,
          {u"RSA 2048"_s, u"/very/long/path/without/any/blank/in/it/whatsoever/cert.pem"_s},
          false,
          0}});
    m_page->setNotice(u"The chain was stripped to the certificate itself."_s);
}

void tst_KeyHelpers::passphrase_given_leavesNoTraceInAnyWidget_data()
{
    QTest::addColumn<bool>("byReturn");
    QTest::addColumn<bool>("shown");
    QTest::newRow("OK") << false << false;
    QTest::newRow("Return") << true << false;
    QTest::newRow("OK, shown") << false << true;
    QTest::newRow("Return, shown") << true << true;
}

void tst_KeyHelpers::passphrase_given_leavesNoTraceInAnyWidget()
{
    QFETCH(bool, byReturn);
    QFETCH(bool, shown);
    m_page->askPassphrase(u"key.pem"_s, false);
    QSignalSpy given(m_page, &KeyPage::passphraseGiven);
    QStringList leftovers{u"not looked"_s};
    connect(m_page, &KeyPage::passphraseGiven, m_page,
            [&] { leftovers = leftoversOf(u"pa ss wörd"_s, m_page); });
    if (shown)
        click(u"showPassphraseBox"_s);
    auto *edit = child<QLineEdit>(u"passphraseEdit"_s);
    edit->setFocus();
    edit->insert(u"pa ss wörd"_s);
    QCOMPARE(edit->echoMode(), shown ? QLineEdit::Normal : QLineEdit::Password);
    if (byReturn)
        QTest::keyClick(edit, Qt::Key_Return);
    else
        click(u"passphraseOkButton"_s);
    QCOMPARE(given.size(), 1);
    QCOMPARE(given.first().first().toString(), u"pa ss wörd"_s);
    QCOMPARE(leftovers, QStringList()); // already when it was reported
    QVERIFY(child(u"passphraseCard"_s)->isVisible());
    m_page->endPassphrase();
    QVERIFY(!child(u"passphraseCard"_s)->isVisible());
}

void tst_KeyHelpers::passphrase_return_doesNotPressContinue()
{
    m_page->askPassphrase(u"key.pem"_s, false);
    QCOMPARE(m_window->focusWidget()->objectName(), u"passphraseEdit"_s);
    QSignalSpy continued(m_window.get(), &AssistantWindow::continueRequested);
    QTest::keyClicks(m_window->focusWidget(), u"x"_s);
    QTest::keyClick(m_window->focusWidget(), Qt::Key_Return);
    QCOMPARE(continued.size(), 0);
}

void tst_KeyHelpers::passphrase_empty_isAskedForInWords()
{
    m_page->askPassphrase(u"key.pem"_s, false);
    QSignalSpy given(m_page, &KeyPage::passphraseGiven);
    click(u"passphraseOkButton"_s);
    QCOMPARE(given.size(), 0);
    QVERIFY(child(u"passphraseProblem"_s)->isVisible());
}

void tst_KeyHelpers::passphrase_wrong_isSaidAndAnnounced()
{
    m_page->askPassphrase(u"key.pem"_s, false);
    QVERIFY(!child(u"passphraseProblem"_s)->isVisible());
    m_page->askPassphrase(u"key.pem"_s, true);
    QVERIFY(child(u"passphraseProblem"_s)->isVisible());
    QVERIFY(child(u"passphraseEdit"_s)->accessibleDescription().contains(u"does not open it"_s));
}

void tst_KeyHelpers::passphrase_escape_cancelsAndEmpties()
{
    m_page->askPassphrase(u"key.pem"_s, false);
    QSignalSpy cancelled(m_page, &KeyPage::passphraseCancelled);
    QTest::keyClicks(m_window->focusWidget(), u"secret"_s);
    QTest::keyClick(m_window->focusWidget(), Qt::Key_Escape);
    QCOMPARE(cancelled.size(), 1);
    QVERIFY(!child(u"passphraseCard"_s)->isVisible());
    QCOMPARE(leftoversOf(u"secret"_s, m_page), QStringList());
}

void tst_KeyHelpers::passphrase_shown_isHiddenAgainNextTime()
{
    m_page->askPassphrase(u"key.pem"_s, false);
    click(u"showPassphraseBox"_s);
    m_page->askPassphrase(u"key.pem"_s, true);
    QCOMPARE(child<QLineEdit>(u"passphraseEdit"_s)->echoMode(), QLineEdit::Password);
    QVERIFY(!child<QCheckBox>(u"showPassphraseBox"_s)->isChecked());
}

void tst_KeyHelpers::passphrase_title_showsMarkupLiterally()
{
    m_page->askPassphrase(u"<b>&key</b>.pem"_s, false);
    QVERIFY(child<QLabel>(u"passphraseTitle"_s)->text().contains(u"<b>&key</b>.pem"_s));
    QVERIFY(child<QLabel>(u"passphraseTitle"_s)->textFormat() != Qt::RichText);
}

void tst_KeyHelpers::paste_used_leavesNoTraceInAnyWidget()
{
    QSignalSpy pasted(m_page, &KeyPage::pasteRequested);
    QVERIFY(!child(u"pasteKeyCard"_s)->isVisible());
    click(u"pasteKeyButton"_s);
    QCOMPARE(m_window->focusWidget()->objectName(), u"pasteKeyEdit"_s);
    child<QPlainTextEdit>(u"pasteKeyEdit"_s)->insertPlainText(u"-----BEGIN\nMIIEsecret"_s);
    click(u"usePastedKeyButton"_s);
    QCOMPARE(pasted.value(0).value(0).toString(), u"-----BEGIN\nMIIEsecret"_s);
    QVERIFY(!child(u"pasteKeyCard"_s)->isVisible());
    QCOMPARE(leftoversOf(u"MIIEsecret"_s, m_page), QStringList());
}

void tst_KeyHelpers::paste_onlyBlanks_isNotReported()
{
    QSignalSpy pasted(m_page, &KeyPage::pasteRequested);
    click(u"pasteKeyButton"_s);
    child<QPlainTextEdit>(u"pasteKeyEdit"_s)->insertPlainText(u" \n "_s);
    click(u"usePastedKeyButton"_s);
    QCOMPARE(pasted.size(), 0);
    QCOMPARE(m_window->focusWidget()->objectName(), u"pasteKeyEdit"_s);
}

void tst_KeyHelpers::paste_escape_discards()
{
    QSignalSpy pasted(m_page, &KeyPage::pasteRequested);
    click(u"pasteKeyButton"_s);
    child<QPlainTextEdit>(u"pasteKeyEdit"_s)->insertPlainText(u"MIIEsecret"_s);
    QTest::keyClick(m_window->focusWidget(), Qt::Key_Escape);
    QCOMPARE(pasted.size(), 0);
    QVERIFY(!child(u"pasteKeyCard"_s)->isVisible());
    QCOMPARE(leftoversOf(u"MIIEsecret"_s, m_page), QStringList());
}

void tst_KeyHelpers::paste_whilePassphraseIsAsked_isClosedAndEmptied()
{
    click(u"pasteKeyButton"_s);
    child<QPlainTextEdit>(u"pasteKeyEdit"_s)->insertPlainText(u"MIIEsecret"_s);
    m_page->askPassphrase(u"key.pem"_s, false);
    QVERIFY(!child(u"pasteKeyCard"_s)->isVisible());
    QCOMPARE(leftoversOf(u"MIIEsecret"_s, m_page), QStringList());
}

void tst_KeyHelpers::pageLeft_typedSecretsAreGone()
{
    m_window->addPage(u"other"_s, new QWidget);
    m_page->askPassphrase(u"key.pem"_s, false);
    child<QLineEdit>(u"passphraseEdit"_s)->insert(u"MIIEsecret"_s);
    click(u"pasteKeyButton"_s);
    child<QPlainTextEdit>(u"pasteKeyEdit"_s)->insertPlainText(u"MIIEsecret"_s);
    m_window->showPage(u"other"_s);
    QCOMPARE(leftoversOf(u"MIIEsecret"_s, m_page), QStringList());
    m_window->showPage(u"key"_s);
    QVERIFY(child(u"passphraseCard"_s)->isVisible()); // the question still waits
}

void tst_KeyHelpers::tabOrder_isTheReadingOrder()
{
    showAll();
    click(u"pasteKeyButton"_s);
    QStringList names;
    const QList<QWidget *> order = inReadingOrder(m_page);
    for (const QWidget *widget : order)
        names << widget->objectName();
    const QStringList wanted{
        u"generateButton"_s,  u"useFilesButton"_s,      u"pasteKeyButton"_s,     u"bitsCombo"_s,
        u"daysCombo"_s,       u"pasteKeyEdit"_s,        u"usePastedKeyButton"_s, u"discardPastedKeyButton"_s,
        u"passphraseEdit"_s,  u"showPassphraseBox"_s,   u"passphraseOkButton"_s, u"passphraseCancelButton"_s,
        u"useFolderGroup0"_s, u"noFolderGroupButton"_s, u"convertButton"_s,      u"certificateMenuButton"_s};
    QStringList found;
    for (const QString &name : std::as_const(names))
        if (wanted.contains(name))
            found << name;
    QCOMPARE(found, wanted);
}

void tst_KeyHelpers::caseOpened_everyQuestionGoes()
{
    showAll();
    KeyPageState opened;
    opened.phase = KeyPageState::Phase::Case;
    m_page->setState(opened);
    for (const QString &name :
         {u"passphraseCard"_s, u"pasteKeyCard"_s, u"folderGroups"_s, u"pasteKeyButton"_s})
        QVERIFY2(!child(name)->isVisible(), qPrintable(name));
}

void tst_KeyHelpers::everyControl_hasASpokenName()
{
    showAll();
    QCOMPARE(namelessControls(m_page), QStringList());
    m_page->endPassphrase();
    click(u"pasteKeyButton"_s);
    QCOMPARE(namelessControls(m_page), QStringList());
}

void tst_KeyHelpers::everything_fitsTheNarrowWindow_data()
{
    QTest::addColumn<Qt::LayoutDirection>("direction");
    QTest::newRow("left to right") << Qt::LeftToRight;
    QTest::newRow("right to left") << Qt::RightToLeft;
}

void tst_KeyHelpers::everything_fitsTheNarrowWindow()
{
    QFETCH(Qt::LayoutDirection, direction);
    m_window->setLayoutDirection(direction);
    showAll();
    QCoreApplication::processEvents();
    QCoreApplication::processEvents();
    QCOMPARE(stickingOut(m_page), QStringList());
    QVERIFY(m_page->width() < 680);
}

QTEST_MAIN(tst_KeyHelpers)
#include "tst_keyhelpers.moc"
