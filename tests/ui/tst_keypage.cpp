// SPDX-FileCopyrightText: 2026 The Keyway authors
// SPDX-License-Identifier: Apache-2.0

#include "ui/pages/KeyPage.h"

#include "tests/ui/PageChecks.h"

#include <QComboBox>
#include <QDropEvent>
#include <QLabel>
#include <QLineEdit>
#include <QMimeData>
#include <QPushButton>
#include <QSignalSpy>
#include <QTest>
#include <QUrl>

using namespace keyway;
using namespace keyway::test;
using namespace Qt::StringLiterals;

namespace {

KeyPageState ready()
{
    KeyPageState state;
    state.phase = KeyPageState::Phase::Ready;
    state.keyFile = u"/somewhere/private-key.pem"_s;
    state.certificateFile = u"/somewhere/cert.pem"_s;
    state.subject = u"CN=salesforce-jwt-integration"_s;
    state.sha256 = u"5E:9A"_s;
    state.notAfterUtc = QDateTime(QDate(2036, 11, 19), QTime(12, 0), Qt::UTC);
    state.daysLeft = 3650;
    state.bits = 2048;
    state.base64Length = 2272;
    return state;
}

} // namespace

class tst_KeyPage : public QObject
{
    Q_OBJECT
private:
    std::unique_ptr<KeyPage> m_page;

    template <class T>
    T *child(const QString &name) const
    {
        return m_page->findChild<T *>(name);
    }
    void click(const QString &name) const { QTest::mouseClick(child<QPushButton>(name), Qt::LeftButton); }

private Q_SLOTS:
    void init()
    {
        m_page = std::make_unique<KeyPage>();
        GuideStep step;
        step.title = u"Certificate and private key"_s;
        step.instructions = {instruction(u"key.size"_s, ControlKind::Action, u"Make an RSA key"_s)};
        m_page->setStep(step);
        m_page->show();
        QVERIFY(QTest::qWaitForWindowExposed(m_page.get()));
        m_page->activateWindow();
    }

    void everyControl_hasASpokenName()
    {
        m_page->setState(ready());
        QCOMPARE(namelessControls(m_page.get()), QStringList());
    }

    void defaults_areTheGuides()
    {
        QCOMPARE(m_page->bits(), 2048);
        QCOMPARE(m_page->days(), 3650);
    }

    void generate_reportsTheChoices()
    {
        QSignalSpy asked(m_page.get(), &KeyPage::generateRequested);
        child<QComboBox>(u"bitsCombo"_s)->setCurrentIndex(2);
        child<QComboBox>(u"daysCombo"_s)->setCurrentIndex(0);
        click(u"generateButton"_s);
        QCOMPARE(asked.value(0), QVariantList({4096, 365}));
    }

    void working_focusMovesToStopAndBack()
    {
        child<QPushButton>(u"generateButton"_s)->setFocus();
        KeyPageState state;
        state.phase = KeyPageState::Phase::Working;
        state.working = u"Making an RSA key of 4096 bits…"_s;
        m_page->setState(state);
        QCOMPARE(m_page->focusWidget()->objectName(), u"stopKeyButton"_s);
        QVERIFY(!child<QPushButton>(u"generateButton"_s)->isEnabled());
        QCOMPARE(child<QLabel>(u"keyWorking"_s)->text(), state.working);
        m_page->setState(ready());
        QCOMPARE(m_page->focusWidget()->objectName(), u"generateButton"_s);
    }

    void working_escapeAndStopButton_stop()
    {
        KeyPageState state;
        state.phase = KeyPageState::Phase::Working;
        m_page->setState(state);
        QSignalSpy stopped(m_page.get(), &KeyPage::stopRequested);
        QTest::keyClick(m_page.get(), Qt::Key_Escape);
        click(u"stopKeyButton"_s);
        QCOMPARE(stopped.size(), 2);
    }

    void notWorking_escape_doesNothing()
    {
        QSignalSpy stopped(m_page.get(), &KeyPage::stopRequested);
        QTest::keyClick(m_page.get(), Qt::Key_Escape);
        QCOMPARE(stopped.size(), 0);
    }

    void verdict_isInWords_data()
    {
        QTest::addColumn<bool>("matches");
        QTest::addColumn<bool>("certificate");
        QTest::addColumn<QString>("words");
        QTest::newRow("pair") << true << true << u"belong together"_s;
        QTest::newRow("mismatch") << false << true << u"was not made with this key"_s;
        QTest::newRow("key only") << true << false << u"no certificate yet"_s;
    }
    void verdict_isInWords()
    {
        QFETCH(bool, matches);
        QFETCH(bool, certificate);
        QFETCH(QString, words);
        KeyPageState state = ready();
        state.matches = matches;
        if (!certificate)
            state.certificateFile.clear();
        m_page->setState(state);
        QVERIFY(child<QLabel>(u"keyVerdict"_s)->text().contains(words));
        QCOMPARE(child<QPushButton>(u"showCertificateInFolderButton"_s)->isVisible(), certificate);
    }

    void base64_hidden_showsOnlyItsLength()
    {
        m_page->setState(ready());
        const QString shown = child<QLineEdit>(u"base64Edit"_s)->text();
        QVERIFY(shown.contains(u"2,272 characters, one line"_s));
        QVERIFY(shown.startsWith(u'•'));
    }

    void base64_showClicked_isARequestAndFollowsTheState()
    {
        m_page->setState(ready());
        QSignalSpy asked(m_page.get(), &KeyPage::showBase64Requested);
        click(u"showBase64Button"_s);
        QCOMPARE(asked.value(0).value(0).toBool(), true);
        KeyPageState state = ready();
        state.base64 = u"LS0t"_s;
        m_page->setState(state);
        QCOMPARE(asked.size(), 1);
        QCOMPARE(child<QLineEdit>(u"base64Edit"_s)->text(), u"LS0t"_s);
        click(u"showBase64Button"_s);
        QCOMPARE(asked.value(1).value(0).toBool(), false);
    }

    void copy_isARequest()
    {
        m_page->setState(ready());
        QSignalSpy asked(m_page.get(), &KeyPage::copyBase64Requested);
        click(u"copyBase64Button"_s);
        QCOMPARE(asked.size(), 1);
    }

    void problem_isShownAndAnnounced()
    {
        KeyPageState state;
        state.phase = KeyPageState::Phase::Problem;
        state.problem = Text{u"This is an elliptic-curve key"_s, {}, {u"Generate a new pair."_s}, {}};
        m_page->setState(state);
        QVERIFY(child<QWidget>(u"keyProblem"_s)->isVisible());
        QCOMPARE(child<QWidget>(u"keyProblem"_s)->accessibleDescription(),
                 u"This is an elliptic-curve key\nGenerate a new pair."_s);
    }

    void files_dropped_areReported()
    {
        QMimeData data;
        data.setUrls({QUrl::fromLocalFile(u"/somewhere/key.pem"_s), QUrl(u"https://example.com/x"_s)});
        QSignalSpy dropped(m_page.get(), &KeyPage::filesDropped);
        QDragEnterEvent enter(QPoint(5, 5), Qt::CopyAction, &data, Qt::LeftButton, Qt::NoModifier);
        QCoreApplication::sendEvent(m_page.get(), &enter);
        QVERIFY(enter.isAccepted());
        QDropEvent event(QPointF(5, 5), Qt::CopyAction, &data, Qt::LeftButton, Qt::NoModifier);
        QCoreApplication::sendEvent(m_page.get(), &event);
        QCOMPARE(dropped.value(0).value(0).toStringList(), QStringList({u"/somewhere/key.pem"_s}));
    }

    void showInFolder_namesTheCertificate()
    {
        m_page->setState(ready());
        QSignalSpy shown(m_page.get(), &KeyPage::showInFolderRequested);
        click(u"showCertificateInFolderButton"_s);
        QCOMPARE(shown.value(0).value(0).toString(), u"/somewhere/cert.pem"_s);
    }
};

QTEST_MAIN(tst_KeyPage)
#include "tst_keypage.moc"
