// SPDX-FileCopyrightText: 2026 The Keyway authors
// SPDX-License-Identifier: Apache-2.0

#include "ui/pages/StepPage.h"

#include "tests/ui/PageChecks.h"
#include "tests/ui/SecretChecks.h"

#include <QPushButton>
#include <QSignalSpy>
#include <QTest>

using namespace keyway;
using namespace keyway::test;
using namespace Qt::StringLiterals;

namespace {
const QString secret = u"0F1E2D3C4B5A69788796A5B4C3D2E1F00F1E2D3C4B5A69788796A5B4C3D2E1F0"_s;
}

/// The Consumer Secret on a step page.
class tst_SecretField : public QObject
{
    Q_OBJECT
private:
    std::unique_ptr<StepPage> m_page;
    QLineEdit *m_edit = nullptr;

    template <class T = QWidget>
    T *child(const QString &name) const
    {
        return m_page->findChild<T *>(name);
    }

private Q_SLOTS:
    void init()
    {
        m_page = std::make_unique<StepPage>();
        GuideStep step;
        step.title = u"Consumer Key"_s;
        step.kind = StepKind::ConsumerKey;
        m_page->setStep(step);
        m_page->setSecretField(true, {});
        m_page->show();
        QVERIFY(QTest::qWaitForWindowExposed(m_page.get()));
        m_page->activateWindow();
        m_edit = child<QLineEdit>(u"secretField"_s);
    }

    void field_notAskedFor_isHidden()
    {
        m_page->setSecretField(false, {});
        QVERIFY(!m_edit->isVisible());
    }

    void field_entered_reportsOnceAndKeepsNothing_data()
    {
        QTest::addColumn<Qt::Key>("key");
        QTest::newRow("Return") << Qt::Key_Return;
        QTest::newRow("Tab") << Qt::Key_Tab;
    }
    void field_entered_reportsOnceAndKeepsNothing()
    {
        QFETCH(Qt::Key, key);
        QSignalSpy entered(m_page.get(), &StepPage::secretEntered);
        QStringList leftovers{u"not looked"_s};
        connect(m_page.get(), &StepPage::secretEntered, m_page.get(),
                [&] { leftovers = leftoversOf(secret, m_page.get()); });
        m_edit->setFocus();
        m_edit->insert(u" "_s + secret + u" "_s);
        QCOMPARE(m_edit->echoMode(), QLineEdit::Password);
        QTest::keyClick(m_edit, key);
        m_edit->clearFocus();
        QCOMPARE(entered.size(), 1);
        QCOMPARE(entered.first().first().toString(), secret);
        QCOMPARE(leftovers, QStringList());
    }

    void field_leftEmpty_reportsNothing()
    {
        QSignalSpy entered(m_page.get(), &StepPage::secretEntered);
        m_edit->setFocus();
        QTest::keyClick(m_edit, Qt::Key_Return);
        QCOMPARE(entered.size(), 0);
    }

    void field_dyingPage_reportsNothing()
    {
        m_edit->setFocus();
        m_edit->insert(secret);
        int reports = 0;
        connect(m_page.get(), &StepPage::secretEntered, this, [&reports] { ++reports; });
        m_page.reset();
        QCOMPARE(reports, 0);
    }

    void state_known_saysSoWithoutTheSecret()
    {
        m_page->setSecretField(true, u"Kept in this computer’s key chain"_s);
        QCOMPARE(m_edit->text(), QString());
        QCOMPARE(m_edit->placeholderText(), u"•••• entered"_s);
        QCOMPARE(child<QLabel>(u"secretState"_s)->text(), u"Kept in this computer’s key chain"_s);
        QVERIFY(m_edit->accessibleDescription().contains(u"key chain"_s));
    }

    void forget_isOfferedOnlyWhenThereIsOne()
    {
        auto *forget = child<QPushButton>(u"forgetSecretButton"_s);
        QVERIFY(!forget->isVisible());
        m_page->setSecretField(true, u"Not kept: asked again next time"_s);
        QSignalSpy forgotten(m_page.get(), &StepPage::secretForgotten);
        QTest::mouseClick(forget, Qt::LeftButton);
        QCOMPARE(forgotten.size(), 1);
    }

    void problem_isShownBelowAndSpoken()
    {
        m_page->setSecretProblem(Text{u"This looks like the <Consumer Key>"_s, {}, {}, {}});
        QVERIFY(child(u"secretFieldProblem"_s)->isVisible());
        QVERIFY(m_edit->accessibleDescription().contains(u"<Consumer Key>"_s));
        m_page->setSecretProblem(std::nullopt);
        QVERIFY(!child(u"secretFieldProblem"_s)->isVisible());
    }

    void everyControl_hasASpokenName()
    {
        m_page->setSecretField(true, u"Kept"_s);
        QCOMPARE(namelessControls(m_page.get()), QStringList());
    }
};

QTEST_MAIN(tst_SecretField)
#include "tst_secretfield.moc"
