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

/// Conversions, certificates, folders and the notice on the key page.
class tst_KeyMenus : public QObject
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

private Q_SLOTS:
    void init();
    void cleanup() { m_window.reset(); }

    void convert_reportsTheWordOfTheChosenForm();
    void convert_withoutForms_isNotOffered();
    void convert_titleWithAmpersand_isNoAccessKey();
    void certificateMenu_reportsItsRequests_data();
    void certificateMenu_reportsItsRequests();
    void menus_beforeThereIsAKey_areHidden();
    void groups_choice_reportsTheGroup();
    void groups_filesThatBelongToNothing_cannotBeChosen();
    void groups_stateIsInWords();
    void groups_noneOfThese_hides();
    void notice_isShownAndAnnounced();
    void menuButton_return_opensItsMenu();
};

void tst_KeyMenus::init()
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

void tst_KeyMenus::convert_reportsTheWordOfTheChosenForm()
{
    m_page->setKeyForms({{u"pkcs1-pem"_s, u"PKCS#1"_s}, {u"pkcs12"_s, u"PKCS#12"_s}});
    m_page->setState(keyReady());
    QSignalSpy asked(m_page, &KeyPage::convertRequested);
    QCOMPARE(child<MenuButton>(u"convertButton"_s)->choices()->actions().size(), 2);
    child<QAction>(u"convert_pkcs12"_s)->trigger();
    QCOMPARE(asked.value(0).value(0).toString(), u"pkcs12"_s);
}

void tst_KeyMenus::convert_withoutForms_isNotOffered()
{
    m_page->setState(keyReady());
    QVERIFY(!child(u"convertButton"_s)->isVisible());
    m_page->setKeyForms({{u"pkcs1-pem"_s, u"PKCS#1"_s}});
    QVERIFY(child(u"convertButton"_s)->isVisible());
}

void tst_KeyMenus::convert_titleWithAmpersand_isNoAccessKey()
{
    m_page->setKeyForms({{u"x"_s, u"Key & certificate"_s}});
    QCOMPARE(child<QAction>(u"convert_x"_s)->text(), u"Key && certificate"_s);
}

void tst_KeyMenus::certificateMenu_reportsItsRequests_data()
{
    QTest::addColumn<QString>("action");
    QTest::addColumn<QByteArray>("asked");
    QTest::newRow("CSR") << u"requestCertificateAction"_s
                         << QByteArray(SIGNAL(requestCertificateRequested()));
    QTest::newRow("answer") << u"authorityAnswerAction"_s << QByteArray(SIGNAL(authorityAnswerRequested()));
    QTest::newRow("rotation") << u"rotationAction"_s << QByteArray(SIGNAL(rotationRequested()));
}

void tst_KeyMenus::certificateMenu_reportsItsRequests()
{
    QFETCH(QString, action);
    QFETCH(QByteArray, asked);
    QSignalSpy spy(m_page, asked.constData());
    child<QAction>(action)->trigger();
    QCOMPARE(spy.size(), 1);
}

void tst_KeyMenus::menus_beforeThereIsAKey_areHidden()
{
    m_page->setKeyForms({{u"pkcs1-pem"_s, u"PKCS#1"_s}});
    QVERIFY(!child(u"convertButton"_s)->isVisible());
    QVERIFY(!child(u"certificateMenuButton"_s)->isVisible());
    m_page->setState(keyReady());
    QVERIFY(child(u"certificateMenuButton"_s)->isVisible());
}

void tst_KeyMenus::groups_choice_reportsTheGroup()
{
    QSignalSpy chosen(m_page, &KeyPage::folderGroupChosen);
    connect(m_page, &KeyPage::folderGroupChosen, m_page, [this] { m_page->setFolderGroups({}); });
    m_page->setFolderGroups({{u"a"_s, {}, true, 4}, {u"b"_s, {}, false, 7}});
    QCoreApplication::processEvents();
    click(u"useFolderGroup7"_s);
    QCOMPARE(chosen.value(0).value(0).toInt(), 7);
    QVERIFY(!child(u"folderGroups"_s)->isVisible());
}

void tst_KeyMenus::groups_filesThatBelongToNothing_cannotBeChosen()
{
    m_page->setFolderGroups({{u"notes.txt"_s, {u"holds no key"_s}, false, -1}});
    QVERIFY(child(u"folderGroups"_s)->isVisible());
    QVERIFY(!child(u"useFolderGroup-1"_s));
}

void tst_KeyMenus::groups_stateIsInWords()
{
    m_page->setFolderGroups({{u"a"_s, {}, true, 0}, {u"b"_s, {u"no certificate"_s}, false, 1}});
    QVERIFY(child<QLabel>(u"folderGroupTitle0"_s)->text().contains(u"complete pair"_s));
    QVERIFY(child<QLabel>(u"folderGroupTitle1"_s)->text().contains(u"not a pair"_s));
    QVERIFY(child(u"useFolderGroup1"_s)->accessibleDescription().contains(u"no certificate"_s));
}

void tst_KeyMenus::groups_noneOfThese_hides()
{
    QSignalSpy chosen(m_page, &KeyPage::folderGroupChosen);
    m_page->setFolderGroups({{u"a"_s, {}, true, 0}});
    QCoreApplication::processEvents();
    click(u"noFolderGroupButton"_s);
    QVERIFY(!child(u"folderGroups"_s)->isVisible());
    QCOMPARE(chosen.size(), 0);
}

void tst_KeyMenus::notice_isShownAndAnnounced()
{
    m_page->setNotice(u"Saved as <PKCS#12>."_s);
    QVERIFY(child(u"keyNotice"_s)->isVisible());
    QCOMPARE(child(u"keyNotice"_s)->accessibleDescription(), u"Saved as <PKCS#12>."_s);
    m_page->setNotice({});
    QVERIFY(!child(u"keyNotice"_s)->isVisible());
}

void tst_KeyMenus::menuButton_return_opensItsMenu()
{
    m_page->setState(keyReady());
    auto *button = child<MenuButton>(u"certificateMenuButton"_s);
    button->setFocus();
    QTest::keyClick(button, Qt::Key_Return);
    QTRY_VERIFY(button->choices()->isVisible());
    QSignalSpy answered(m_page, &KeyPage::authorityAnswerRequested);
    QTest::keyClick(button->choices(), Qt::Key_Down);
    QTest::keyClick(button->choices(), Qt::Key_Return);
    QCOMPARE(answered.size(), 1);
    QVERIFY(!button->choices()->isVisible());
}

QTEST_MAIN(tst_KeyMenus)
#include "tst_keymenus.moc"
