// SPDX-FileCopyrightText: 2026 The Keyway authors
// SPDX-License-Identifier: Apache-2.0

#include "tests/ui/SecretChecks.h"
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
    void secret_givenByMistake_isNotShown_data();
    void secret_givenByMistake_isNotShown();
    void exports_eachSayWhatTheyAre_data();
    void exports_eachSayWhatTheyAre();
    void split_replyComesFirstAndNothingNeedsTheKey();
    void upkeep_opensItsSentences();
    void upkeep_buttonsAsk();
    void everyControlHasAName();
    void everything_fitsBothDirections();

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

void TestValuesPage::secret_givenByMistake_isNotShown_data()
{
    QTest::addColumn<QString>("given");
    QTest::addColumn<QString>("shown");
    QTest::newRow("length only") << u"•••••••• 1,704 characters"_s << u"•••••••• 1,704 characters"_s;
    QTest::newRow("PEM of several lines")
        << u"-----BEGIN PRIVATE KEY-----\nMIIE\n-----END PRIVATE KEY-----\n"_s << u"•••••••• 59 characters"_s;
    QTest::newRow("Consumer Secret") << QString(64, u'A') << u"•••••••• 64 characters"_s;
    QTest::newRow("none") << QString() << u"not entered yet"_s;
}

void TestValuesPage::secret_givenByMistake_isNotShown()
{
    QFETCH(QString, given);
    QFETCH(QString, shown);
    ValuesPageState state;
    state.shown = {{u"privateKeyBase64"_s, given}};
    m_page->setState(state);
    QCOMPARE(m_page->findChild<QLabel *>(u"value_privateKeyBase64"_s)->text(), shown);
    if (!given.isEmpty() && given != shown)
        QCOMPARE(keyway::test::leftoversOf(given.left(20), m_page), QStringList());
}

void TestValuesPage::exports_eachSayWhatTheyAre_data()
{
    QTest::addColumn<QString>("control");
    QTest::addColumn<QString>("what");
    QTest::newRow("record") << u"saveRecordButton"_s << u"record"_s;
    QTest::newRow("reply") << u"saveReplyButton"_s << u"reply"_s;
    QTest::newRow("calendar") << u"reminderButton"_s << u"calendar"_s;
    QTest::newRow("postman") << u"export_postman"_s << u"postman"_s;
    QTest::newRow("kit") << u"export_kit"_s << u"kit"_s;
}

void TestValuesPage::exports_eachSayWhatTheyAre()
{
    QFETCH(QString, control);
    QFETCH(QString, what);
    QSignalSpy asked(m_page, &ValuesPage::exportRequested);
    if (auto *action = m_page->findChild<QAction *>(control))
        action->trigger();
    else
        m_page->findChild<QPushButton *>(control)->click();
    QCOMPARE(asked.size(), 1);
    QCOMPARE(asked.first().first().toString(), what);
}

void TestValuesPage::split_replyComesFirstAndNothingNeedsTheKey()
{
    const auto visible = [this](const QString &name) {
        return m_page->findChild<QWidget *>(name)->isVisibleTo(m_page);
    };
    QVERIFY(!visible(u"saveReplyButton"_s));
    m_page->setSplit(true, u"<Ada> keeps the private key."_s);
    QVERIFY(visible(u"saveReplyButton"_s));
    QVERIFY(visible(u"saveRecordButton"_s));
    QCOMPARE(m_page->findChild<QLabel *>(u"splitLead"_s)->text(), u"<Ada> keeps the private key."_s);
    for (const QString &name : {u"saveJsonButton"_s, u"saveEnvButton"_s, u"moreExportsButton"_s})
        QVERIFY2(!visible(name), qPrintable(name));
    m_page->setSplit(false, {});
    QVERIFY(visible(u"saveJsonButton"_s) && !visible(u"splitLead"_s));
}

void TestValuesPage::upkeep_opensItsSentences()
{
    m_page->setUpkeep({{u"Change the key"_s, {u"Make <b>a</b> pair."_s, u"Upload it."_s}}});
    auto *button = m_page->findChild<QPushButton *>(u"upkeep_0"_s);
    QCOMPARE(button->accessibleName(), u"Change the key"_s);
    button->click();
    QCOMPARE(button->accessibleDescription(), u"1. Make <b>a</b> pair.\n2. Upload it."_s);
    m_page->setUpkeep({});
    QVERIFY(!m_page->findChild<QPushButton *>(u"upkeep_0"_s));
}

void TestValuesPage::upkeep_buttonsAsk()
{
    QSignalSpy rotation(m_page, &ValuesPage::rotationRequested);
    QSignalSpy refresh(m_page, &ValuesPage::sandboxRefreshRequested);
    m_page->findChild<QPushButton *>(u"rotationButton"_s)->click();
    m_page->findChild<QPushButton *>(u"sandboxRefreshButton"_s)->click();
    QCOMPARE(rotation.size(), 1);
    QCOMPARE(refresh.size(), 1);
}

void TestValuesPage::everything_fitsBothDirections()
{
    m_page->setUpkeep(
        {{u"Donaudampfschifffahrtsgesellschaftskapitaensmuetzenschluesselwechsel"_s, {u"x"_s}}});
    m_page->setSplit(true, u"Donaudampfschifffahrtsgesellschaftskapitaensmuetzenschluesselwechsel"_s);
    for (Qt::LayoutDirection direction : {Qt::LeftToRight, Qt::RightToLeft}) {
        m_page->setLayoutDirection(direction);
        m_page->resize(600, 700);
        QCoreApplication::processEvents();
        QCOMPARE(keyway::test::stickingOut(m_page), QStringList());
    }
}

void TestValuesPage::everyControlHasAName()
{
    m_page->setUpkeep({{u"Change the key"_s, {u"x"_s}}});
    QCOMPARE(samples::unnamedControls(*m_page), QStringList());
}

QTEST_MAIN(TestValuesPage)
#include "tst_valuespage.moc"
