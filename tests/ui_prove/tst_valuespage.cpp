// SPDX-FileCopyrightText: 2026 The Keyway authors
// SPDX-License-Identifier: Apache-2.0

#include "tests/ui_prove/ProveSamples.h"
#include "ui/pages/ValuesPage.h"

#include <QLabel>
#include <QPushButton>
#include <QSignalSpy>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace keyway;

class TestValuesPage : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init();
    void cleanup() { delete m_page; }

    void banner_saysWhetherTested();
    void fields_standInTheFormsOrder();
    void copy_asksByFieldId();
    void copy_ofMissingValue_isDisabled();
    void save_asks();
    void everyControlHasAName();

private:
    ValuesPage *m_page = nullptr;
};

void TestValuesPage::init()
{
    m_page = new ValuesPage;
    m_page->setGuide(samples::guide());
    ValuesPageState state;
    state.tested = true;
    state.headline = u"These values signed in"_s;
    state.shown = {{u"consumerKey"_s, u"3MVG9"_s}};
    m_page->setState(state);
    m_page->show();
}

void TestValuesPage::banner_saysWhetherTested()
{
    auto *banner = m_page->findChild<QWidget *>(u"testedBanner"_s);
    QCOMPARE(banner->property("tone").toString(), u"good"_s);
    QCOMPARE(m_page->findChild<QLabel *>(u"testedHeadline"_s)->text(), u"These values signed in"_s);
    m_page->setState({});
    QCOMPARE(banner->property("tone").toString(), u"warn"_s);
    QCOMPARE(m_page->findChild<QLabel *>(u"testedHeadline"_s)->text(), u"Not tested yet"_s);
    QVERIFY(banner->accessibleName().startsWith(u"Not tested"_s));
}

void TestValuesPage::fields_standInTheFormsOrder()
{
    const auto *first = m_page->findChild<QWidget *>(u"copy_consumerKey"_s);
    const auto *second = m_page->findChild<QWidget *>(u"copy_privateKeyBase64"_s);
    QVERIFY(first->mapTo(m_page, QPoint()).y() < second->mapTo(m_page, QPoint()).y());
    QCOMPARE(m_page->findChild<QLabel *>(u"value_consumerKey"_s)->text(), u"3MVG9"_s);
}

void TestValuesPage::copy_asksByFieldId()
{
    QSignalSpy spy(m_page, &ValuesPage::copyRequested);
    auto *copy = m_page->findChild<QPushButton *>(u"copy_consumerKey"_s);
    QCOMPARE(copy->accessibleName(), u"Copy Consumer Key"_s);
    copy->click();
    QCOMPARE(spy.at(0).at(0).toString(), u"consumerKey"_s);
}

void TestValuesPage::copy_ofMissingValue_isDisabled()
{
    QVERIFY(!m_page->findChild<QPushButton *>(u"copy_privateKeyBase64"_s)->isEnabled());
}

void TestValuesPage::save_asks()
{
    QSignalSpy json(m_page, &ValuesPage::saveJsonRequested);
    QSignalSpy env(m_page, &ValuesPage::saveEnvRequested);
    m_page->findChild<QPushButton *>(u"saveJsonButton"_s)->click();
    m_page->findChild<QPushButton *>(u"saveEnvButton"_s)->click();
    QCOMPARE(json.size(), 1);
    QCOMPARE(env.size(), 1);
}

void TestValuesPage::everyControlHasAName()
{
    QCOMPARE(samples::unnamedControls(*m_page), QStringList());
}

QTEST_MAIN(TestValuesPage)
#include "tst_valuespage.moc"
