// SPDX-FileCopyrightText: 2026 The Keyway authors
// SPDX-License-Identifier: Apache-2.0

#include "tests/ui/MnemonicChecks.h"
#include "tests/ui/PageChecks.h"
#include "tests/ui/SecretChecks.h"
#include "tests/ui_prove/ProveSamples.h"
#include "ui/AssistantWindow.h"
#include "ui/pages/KeyPage.h"
#include "ui/pages/StepPage.h"
#include "ui/pages/TestPage.h"
#include "ui/pages/ValuesPage.h"

#include <QPushButton>
#include <QScrollArea>
#include <QScrollBar>
#include <QTest>

#include <functional>

using namespace keyway;
using namespace keyway::test;
using namespace Qt::StringLiterals;

namespace {

struct Pages
{
    KeyPage *key = nullptr;
    StepPage *consumerKey = nullptr;
    TestPage *test = nullptr;
    ValuesPage *values = nullptr;
};

} // namespace

/// The pages with their questions, cards and helpers open, in a window of the smallest size.
class tst_OpenPages : public QObject
{
    Q_OBJECT
private:
    std::unique_ptr<AssistantWindow> m_window;
    Pages m_pages;

    void open();
    void fits() const;

private Q_SLOTS:
    void init();
    void cleanup() { m_window.reset(); }

    void mnemonics_areUnique_data();
    void mnemonics_areUnique();
    void page_fits_data() { mnemonics_areUnique_data(); }
    void page_fits();
    void page_rightToLeft_fits_data() { mnemonics_areUnique_data(); }
    void page_rightToLeft_fits();
    void page_largeFont_fits_data() { mnemonics_areUnique_data(); }
    void page_largeFont_fits();
};

void tst_OpenPages::init()
{
    m_pages = {new KeyPage, new StepPage, new TestPage, new ValuesPage}; // the window will own them
    m_window = std::make_unique<AssistantWindow>();
    m_window->addPage(u"key"_s, m_pages.key);
    m_window->addPage(u"consumer-key"_s, m_pages.consumerKey);
    m_window->addPage(u"test"_s, m_pages.test);
    m_window->addPage(u"values"_s, m_pages.values);
    GuideStep step;
    step.title = u"Consumer Key"_s;
    step.kind = StepKind::ConsumerKey;
    step.setupNode = u"Node"_s;
    step.topics = {u"app"_s};
    m_pages.consumerKey->setStep(step);
    m_pages.consumerKey->setOpenPageEnabled(true);
    m_pages.test->setTexts(samples::texts());
    m_pages.test->setGuide(samples::guide());
    m_pages.values->setGuide(samples::guide());
    m_window->setFooter({}, u"Bac&k"_s, u"&Continue"_s, true, true);
    m_window->resize(900, 640);
    m_window->show();
    QVERIFY(QTest::qWaitForWindowExposed(m_window.get()));
}

void tst_OpenPages::mnemonics_areUnique_data()
{
    QTest::addColumn<QString>("page");
    QTest::addColumn<std::function<void(Pages &)>>("prepare");
    const auto row = [](const char *name, const QString &page, std::function<void(Pages &)> prepare) {
        QTest::newRow(name) << page << prepare;
    };
    row("key passphrase", u"key"_s, [](Pages &t) {
        t.key->setKeyForms({{u"pkcs12"_s, u"PKCS#12"_s}});
        t.key->setState(keyReady());
        t.key->askPassphrase(u"a-file-with-a-very-long-name-indeed-that-has-no-blank.pem"_s, true);
    });
    row("key pasted", u"key"_s, [](Pages &t) {
        t.key->setKeyForms({{u"pkcs12"_s, u"PKCS#12"_s}});
        t.key->setState(keyReady());
        t.key->findChild<QPushButton *>(u"pasteKeyButton"_s)->click();
    });
    row("key folder", u"key"_s, [](Pages &t) {
        t.key->setFolderGroups({{u"private-key.pem and cert.pem"_s,
                                 {u"RSA 2048, until 18 November 2036"_s, u"/a/very/long/path/to/cert.pem"_s},
                                 true,
                                 0}});
        t.key->setNotice(u"The chain was stripped to the certificate itself."_s);
    });
    row("consumer key and secret", u"consumer-key"_s,
        [](Pages &t) { t.consumerKey->setSecretField(true, u"Kept in this computer’s key chain"_s); });
    row("test checklist", u"test"_s, [](Pages &t) {
        t.test->setObjectsVisible(true);
        t.test->showReport(samples::failedReport());
        t.test->setChecklist({{u"username"_s, u"user"_s, ChecklistEntry::State::Bad, u"Username"_s,
                               u"The answer names it."_s}});
    });
    row("values long", u"values"_s, [](Pages &t) {
        Guide guide = samples::guide();
        guide.handOver << HandOverField{u"authorizationUrl"_s, u"Authorization server URL"_s,
                                        u"from step 7"_s, false};
        t.values->setGuide(guide);
        ValuesPageState state;
        state.shown = {{u"authorizationUrl"_s, u"acme--averylongname.sandbox.my.salesforce.com"_s}};
        t.values->setState(state);
    });
    row("values upkeep", u"values"_s, [](Pages &t) {
        t.values->setUpkeep({{u"When the certificate expires"_s, {u"Make a pair."_s}}});
    });
    row("values split", u"values"_s,
        [](Pages &t) { t.values->setSplit(true, u"Acme keeps the private key; this goes back to them."_s); });
}

void tst_OpenPages::open()
{
    QFETCH(QString, page);
    QFETCH(std::function<void(Pages &)>, prepare);
    m_window->showPage(page);
    prepare(m_pages);
    QCoreApplication::processEvents();
    QCoreApplication::processEvents();
}

void tst_OpenPages::fits() const
{
    QFETCH(QString, page);
    const auto *scroll = m_window->findChild<QScrollArea *>(u"page_"_s + page);
    QCOMPARE(m_window->width(), 900);
    QCOMPARE(scroll->horizontalScrollBar()->maximum(), 0);
    QCOMPARE(stickingOut(scroll->widget()), QStringList());
}

void tst_OpenPages::mnemonics_areUnique()
{
    if (!hasMnemonics())
        QSKIP("This system has no access keys");
    open();
    const auto found = mnemonics(*m_window);
    QVERIFY(!found.isEmpty());
    for (const QChar letter : found.uniqueKeys())
        QVERIFY2(found.count(letter) == 1, qPrintable(found.values(letter).join(u" clashes with "_s)));
}

void tst_OpenPages::page_fits()
{
    open();
    fits();
}

void tst_OpenPages::page_rightToLeft_fits()
{
    m_window->setLayoutDirection(Qt::RightToLeft);
    open();
    fits();
}

void tst_OpenPages::page_largeFont_fits()
{
    const QFont before = QApplication::font();
    QFont font = before;
    font.setPointSizeF(font.pointSizeF() * 1.5);
    QApplication::setFont(font);
    open();
    fits();
    QApplication::setFont(before);
}

QTEST_MAIN(tst_OpenPages)
#include "tst_openpages.moc"
