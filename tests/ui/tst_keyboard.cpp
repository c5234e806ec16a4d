// SPDX-FileCopyrightText: 2026 The Keyway authors
// SPDX-License-Identifier: Apache-2.0

#include "tests/ui/FullPracticePage.h"
#include "tests/ui/MnemonicChecks.h"
#include "tests/ui/PageChecks.h"
#include "tests/ui_prove/ProveSamples.h"
#include "ui/AssistantWindow.h"
#include "ui/pages/DomainPage.h"
#include "ui/pages/ExplainPage.h"
#include "ui/pages/KeyPage.h"
#include "ui/pages/StartPage.h"
#include "ui/pages/StepPage.h"
#include "ui/pages/TestPage.h"
#include "ui/pages/ValuesPage.h"

#include <QLineEdit>
#include <QListWidget>
#include <QScrollArea>
#include <QScrollBar>
#include <QSignalSpy>
#include <QTest>

#include <functional>

using namespace keyway;
using namespace keyway::test;
using namespace Qt::StringLiterals;

namespace {

GuideStep step(int number, StepKind kind, const QString &topic)
{
    GuideStep made;
    made.number = number;
    made.title = u"Step %1"_s.arg(number);
    made.kind = kind;
    made.topics = {topic};
    made.setupNode = u"Node"_s;
    made.warnings = {u"After Create, Salesforce needs 2 to 10 minutes before the app works everywhere."_s};
    made.instructions = {
        instruction(u"a%1"_s.arg(number), ControlKind::Button, u"New"_s),
        instruction(u"b%1"_s.arg(number), ControlKind::Action,
                    u"Find the address of your org at the bar of your browser or in Setup under the name"_s,
                    u"RSA 2048, SHA-256, valid for 3650 days, /CN=salesforce-jwt-integration"_s)};
    return made;
}

} // namespace

class tst_Keyboard : public QObject
{
    Q_OBJECT
private:
    std::unique_ptr<AssistantWindow> m_window;
    StartPage *m_start = nullptr;
    KeyPage *m_key = nullptr;
    StepPage *m_app = nullptr;
    StepPage *m_consumerKey = nullptr;
    StepPage *m_user = nullptr;
    DomainPage *m_domain = nullptr;
    TestPage *m_test = nullptr;
    ValuesPage *m_values = nullptr;
    ExplainPage *m_explain = nullptr;
    PracticePage *m_practice = nullptr;

    QString focused() const
    {
        return m_window->focusWidget() ? m_window->focusWidget()->objectName() : QString();
    }
    void press(Qt::Key key, Qt::KeyboardModifiers modifiers = {}) const
    {
        QTest::keyClick(m_window->windowHandle(), key, modifiers); // the way of a real key, mnemonics and all
        QCoreApplication::processEvents();
    }
    bool tabTo(const QString &name, Qt::Key key = Qt::Key_Tab) const
    {
        for (int i = 0; i < 80 && focused() != name; ++i)
            QTest::keyClick(m_window->focusWidget(), key);
        return focused() == name;
    }
    void addPages();
    void follow();

private Q_SLOTS:
    void init();
    void cleanup() { m_window.reset(); }

    void mnemonics_areUniqueOnEveryPage_data();
    void mnemonics_areUniqueOnEveryPage();
    void page_atNineHundred_needsNoSidewaysScrolling_data() { mnemonics_areUniqueOnEveryPage_data(); }
    void page_atNineHundred_needsNoSidewaysScrolling();
    void page_largeFont_needsNoSidewaysScrolling_data() { mnemonics_areUniqueOnEveryPage_data(); }
    void page_largeFont_needsNoSidewaysScrolling();
    void header_withRoom_keepsItsButtonsInOneLine();
    void focus_onAnyButton_movesNothing();
    void start_altB_begins();
    void walk_startToValues_byKeyboardOnly();
    void field_scrolledAway_isBroughtBackWithTheFocus();
};

void tst_Keyboard::init()
{
    m_window = std::make_unique<AssistantWindow>();
    addPages();
    QList<StepEntry> entries;
    for (const QString &key : {u"start"_s, u"key"_s, u"app"_s, u"consumer-key"_s, u"user"_s, u"domain"_s,
                               u"test"_s, u"values"_s, u"explain"_s, u"practice"_s})
        entries << StepEntry{key, {}, 0, u"•"_s, key, {}, StepState::ToDo, true, false};
    m_window->stepList()->setEntries(entries);
    follow();
    m_window->resize(900, 640);
    m_window->show();
    QVERIFY(QTest::qWaitForWindowExposed(m_window.get()));
    m_window->activateWindow();
    QVERIFY(QTest::qWaitForWindowActive(m_window.get()));
}

void tst_Keyboard::addPages()
{
    m_window->addPage(u"start"_s, m_start = new StartPage);
    m_window->addPage(u"key"_s, m_key = new KeyPage);
    m_window->addPage(u"app"_s, m_app = new StepPage);
    m_window->addPage(u"consumer-key"_s, m_consumerKey = new StepPage);
    m_window->addPage(u"user"_s, m_user = new StepPage);
    m_window->addPage(u"domain"_s, m_domain = new DomainPage);
    m_window->addPage(u"test"_s, m_test = new TestPage);
    m_window->addPage(u"values"_s, m_values = new ValuesPage);
    m_window->addPage(u"explain"_s, m_explain = new ExplainPage);
    m_window->addPage(u"practice"_s, m_practice = new PracticePage);
    m_start->setGuides({{u"ampersand"_s, u"Ampersand"_s}, {u"nango"_s, u"Nango"_s}}, u"ampersand"_s);
    m_start->setRecent({{u"/a.keyway"_s, u"acme"_s, u"Ampersand"_s, u"today"_s}});
    m_key->setStep(step(1, StepKind::KeyPair, u"key"_s));
    m_app->setStep(step(2, StepKind::Instructions, u"app"_s));
    m_consumerKey->setStep(step(3, StepKind::ConsumerKey, u"consumer-key"_s));
    m_user->setStep(step(5, StepKind::Username, u"user"_s));
    for (StepPage *page : {m_app, m_consumerKey, m_user})
        page->setOpenPageEnabled(true);
    m_domain->setStep(step(7, StepKind::Domain, u"domain"_s), u"Ampersand"_s);
    m_domain->setOpenPageEnabled(true);
    m_test->setTexts(samples::texts());
    m_values->setGuide(samples::guide());
    m_test->setGuide(samples::guide());
    m_explain->setGuide(samples::guide());
}

/// What the app does with the footer and the pages' wishes, as far as keys need it.
void tst_Keyboard::follow()
{
    static const QStringList order{u"start"_s, u"key"_s,    u"app"_s,  u"consumer-key"_s,
                                   u"user"_s,  u"domain"_s, u"test"_s, u"values"_s};
    const auto show = [this](const QString &page) {
        m_window->showPage(page);
        if (page == u"start"_s)
            m_window->setFooter(u"Nothing is sent."_s, {}, u"&Begin"_s);
        else if (page == u"explain"_s || page == u"practice"_s)
            m_window->setFooter({}, {}, u"&Close"_s);
        else
            m_window->setFooter({}, u"Bac&k"_s, page == u"values"_s ? u"&Finish"_s : u"&Continue"_s, true,
                                true);
    };
    connect(m_window.get(), &AssistantWindow::pageChosen, m_window.get(), show);
    connect(m_start, &StartPage::beginRequested, m_window.get(), [show] { show(u"key"_s); });
    connect(m_window.get(), &AssistantWindow::continueRequested, m_window.get(),
            [this, show] { show(order.value(order.indexOf(m_window->currentPage()) + 1)); });
    connect(m_window.get(), &AssistantWindow::backRequested, m_window.get(),
            [this, show] { show(order.value(order.indexOf(m_window->currentPage()) - 1)); });
    connect(m_key, &KeyPage::generateRequested, m_window.get(), [this] { m_key->setState(keyReady()); });
    connect(m_test, &TestPage::testRequested, m_window.get(),
            [this] { m_test->showReport(samples::passedReport()); });
    show(u"start"_s);
}

void tst_Keyboard::mnemonics_areUniqueOnEveryPage_data()
{
    QTest::addColumn<QString>("page");
    QTest::addColumn<std::function<void(tst_Keyboard &)>>("prepare");
    using Case = tst_Keyboard &;
    const auto row = [](const char *name, const QString &page, std::function<void(Case)> prepare = {}) {
        QTest::newRow(name) << page << prepare;
    };
    row("start", u"start"_s);
    row("key empty", u"key"_s);
    row("key working", u"key"_s, [](Case t) {
        KeyPageState state;
        state.phase = KeyPageState::Phase::Working;
        t.m_key->setState(state);
    });
    row("key hidden", u"key"_s, [](Case t) { t.m_key->setState(keyReady()); });
    row("key shown", u"key"_s, [](Case t) {
        KeyPageState state = keyReady();
        state.base64 = u"TUlJ"_s;
        t.m_key->setState(state);
    });
    row("app", u"app"_s);
    row("app noted", u"app"_s, [](Case t) { t.m_app->setCreatedJustNow(true); });
    row("consumer key", u"consumer-key"_s);
    row("user", u"user"_s);
    row("domain empty", u"domain"_s);
    row("domain suggestion", u"domain"_s, [](Case t) {
        DomainPageState state;
        state.suggestion = u"acme"_s;
        t.m_domain->setState(state);
    });
    row("domain accepted", u"domain"_s, [](Case t) {
        DomainPageState state;
        state.accepted = true;
        state.tokenUrl =
            u"https://a-very-long-name--of-an-org.sandbox.my.salesforce.com/services/oauth2/token"_s;
        t.m_domain->setState(state);
    });
    row("test ready", u"test"_s);
    row("test running", u"test"_s, [](Case t) { t.m_test->showRunning(u"h"_s); });
    row("test failed", u"test"_s, [](Case t) { t.m_test->showReport(samples::failedReport()); });
    row("test passed", u"test"_s, [](Case t) { t.m_test->showReport(samples::passedReport()); });
    row("values", u"values"_s);
    row("explain empty", u"explain"_s);
    row("explain diagnosis", u"explain"_s, [](Case t) {
        ExplainPageState explained;
        explained.empty = false;
        explained.recognised = u"Salesforce CLI output, error invalid_grant"_s;
        explained.diagnosis = samples::diagnosis();
        t.m_explain->setState(explained);
    });
    row("practice off", u"practice"_s);
    row("practice running", u"practice"_s, [](Case t) {
        t.m_practice->setSettings(
            {{u"network"_s,
              u"Network between me and the org"_s,
              u"network"_s,
              {u"a"_s, u"b"_s, u"c"_s},
              {u"Nothing"_s, u"TLS is inspected by an unknown authority"_s, u"The end"_s},
              u"d"_s},
             {u"yes"_s,
              u"Permission set is selected on the app"_s,
              u"step 6"_s,
              {u"y"_s, u"n"_s},
              {u"Yes"_s, u"No"_s},
              u"d"_s}});
        t.m_practice->setValue(u"yes"_s, u"n"_s);
        t.m_practice->setRunning(true, u"practice.my.salesforce.com"_s, u"http://127.0.0.1:43375"_s);
    });
    row("practice with all of it", u"practice"_s, [](Case t) { fillPractice(*t.m_practice); });
}

void tst_Keyboard::mnemonics_areUniqueOnEveryPage()
{
    if (!hasMnemonics())
        QSKIP("This system has no access keys");
    QFETCH(QString, page);
    QFETCH(std::function<void(tst_Keyboard &)>, prepare);
    Q_EMIT m_window->pageChosen(page);
    if (prepare)
        prepare(*this);
    QCoreApplication::processEvents();
    const auto found = mnemonics(*m_window);
    QVERIFY(!found.isEmpty());
    for (const QChar letter : found.uniqueKeys())
        QVERIFY2(found.count(letter) == 1, qPrintable(found.values(letter).join(u" clashes with "_s)));
}

void tst_Keyboard::page_atNineHundred_needsNoSidewaysScrolling()
{
    QFETCH(QString, page);
    QFETCH(std::function<void(tst_Keyboard &)>, prepare);
    Q_EMIT m_window->pageChosen(page);
    if (prepare)
        prepare(*this);
    QCoreApplication::processEvents();
    const auto *scroll = m_window->findChild<QScrollArea *>(u"page_"_s + page);
    QCOMPARE(m_window->width(), 900);
    QCOMPARE(scroll->horizontalScrollBar()->maximum(), 0);
}

void tst_Keyboard::page_largeFont_needsNoSidewaysScrolling()
{
    QFont font = QApplication::font();
    const QFont before = font;
    font.setPointSizeF(font.pointSizeF() * 1.5);
    QApplication::setFont(font);
    page_atNineHundred_needsNoSidewaysScrolling();
    QApplication::setFont(before);
}

void tst_Keyboard::header_withRoom_keepsItsButtonsInOneLine()
{
    Q_EMIT m_window->pageChosen(u"test"_s);
    m_test->showReport(samples::failedReport());
    QCoreApplication::processEvents();
    const auto *save = m_test->findChild<QWidget *>(u"saveReportButton"_s);
    const auto *again = m_test->findChild<QWidget *>(u"testButton"_s);
    QTRY_VERIFY(save->isVisible() && again->isVisible());
    QTRY_COMPARE(save->y(), again->y());
}

void tst_Keyboard::focus_onAnyButton_movesNothing()
{
    QWidget place;
    place.setStyleSheet(m_window->styleSheet());
    for (const QString &role : {QString(), u"primary"_s, u"small"_s, u"link"_s, u"disclosure"_s}) {
        auto *button = new QPushButton(u"Word"_s, &place);
        button->setProperty("role", role);
    }
    place.show();
    QVERIFY(QTest::qWaitForWindowExposed(&place));
    place.activateWindow();
    QVERIFY(QTest::qWaitForWindowActive(&place));
    const auto buttons = place.findChildren<QPushButton *>();
    for (QPushButton *button : buttons) {
        button->clearFocus();
        const QSize before = button->sizeHint();
        button->setFocus();
        QVERIFY(button->hasFocus());
        QVERIFY2(button->sizeHint() == before, qPrintable(button->property("role").toString()));
    }
}

void tst_Keyboard::start_altB_begins()
{
    if (!hasMnemonics())
        QSKIP("This system has no access keys");
    QSignalSpy begun(m_window.get(), &AssistantWindow::continueRequested);
    press(Qt::Key_B, Qt::AltModifier);
    QTRY_COMPARE(begun.size(), 1); // a mnemonic shows the button pressed for a moment
    QCOMPARE(m_window->currentPage(), u"key"_s);
}

void tst_Keyboard::walk_startToValues_byKeyboardOnly()
{
    if (!hasMnemonics())
        QSKIP("This system has no access keys");
    QVERIFY(tabTo(u"beginButton"_s));
    press(Qt::Key_Space);
    QTRY_COMPARE(m_window->currentPage(), u"key"_s);
    QVERIFY(tabTo(u"generateButton"_s));
    press(Qt::Key_Return);
    QVERIFY(m_key->findChild<QWidget *>(u"copyBase64Button"_s)->isVisible());
    press(Qt::Key_C, Qt::AltModifier);

    QTRY_COMPARE(m_window->currentPage(), u"app"_s);
    QSignalSpy ticked(m_app, &StepPage::tickChanged);
    QVERIFY(tabTo(u"tick_a2"_s));
    press(Qt::Key_Space);
    QCOMPARE(ticked.size(), 1);
    QSignalSpy created(m_app, &StepPage::createdJustNow);
    QVERIFY(tabTo(u"createdJustNowButton"_s));
    press(Qt::Key_Space);
    QCOMPARE(created.size(), 1);
    QVERIFY(tabTo(u"tick_a2"_s, Qt::Key_Backtab));
    press(Qt::Key_C, Qt::AltModifier);

    QTRY_COMPARE(m_window->currentPage(), u"consumer-key"_s);
    press(Qt::Key_Y, Qt::AltModifier); // Consumer Key's label
    QCOMPARE(focused(), u"stepField"_s);
    QTest::keyClicks(m_window->focusWidget(), u"3MVG9"_s);
    QCOMPARE(m_consumerKey->fieldText(), u"3MVG9"_s);
    QTest::keyClick(m_window->focusWidget(), Qt::Key_Return);

    QTRY_COMPARE(m_window->currentPage(), u"user"_s);
    press(Qt::Key_K, Qt::AltModifier);
    QTRY_COMPARE(m_window->currentPage(), u"consumer-key"_s);
    press(Qt::Key_C, Qt::AltModifier);
    QTRY_COMPARE(m_window->currentPage(), u"user"_s);
    press(Qt::Key_U, Qt::AltModifier); // Salesforce Username's label
    QTest::keyClicks(m_window->focusWidget(), u"i@acme.com"_s);
    QCOMPARE(m_user->fieldText(), u"i@acme.com"_s);
    press(Qt::Key_C, Qt::AltModifier);

    QTRY_COMPARE(m_window->currentPage(), u"domain"_s);
    press(Qt::Key_P, Qt::AltModifier);
    QCOMPARE(focused(), u"domainEdit"_s);
    press(Qt::Key_C, Qt::AltModifier);

    QTRY_COMPARE(m_window->currentPage(), u"test"_s);
    press(Qt::Key_T, Qt::AltModifier);
    QTRY_COMPARE(m_test->findChild<QWidget *>(u"verdictCard"_s)->property("tone").toString(), u"good"_s);
    QVERIFY(tabTo(u"continueButton"_s));
    QTest::keyClick(m_window->focusWidget(), Qt::Key_Return);
    QTRY_COMPARE(m_window->currentPage(), u"values"_s);
}

void tst_Keyboard::field_scrolledAway_isBroughtBackWithTheFocus()
{
    GuideStep longStep = step(3, StepKind::ConsumerKey, u"consumer-key"_s);
    for (int i = 0; i < 20; ++i)
        longStep.instructions << instruction(u"c%1"_s.arg(i), ControlKind::Button, u"Next"_s);
    m_consumerKey->setStep(longStep);
    Q_EMIT m_window->pageChosen(u"consumer-key"_s);
    const auto *scroll = m_window->findChild<QScrollArea *>(u"page_consumer-key"_s);
    QScrollBar *bar = scroll->verticalScrollBar();
    QTRY_VERIFY(bar->maximum() > 200);
    bar->setValue(0);
    const auto *field = m_consumerKey->findChild<QWidget *>(u"stepField"_s);
    QVERIFY(!scroll->viewport()->rect().contains(field->mapTo(scroll->viewport(), QPoint())));
    m_consumerKey->focusField();
    QTRY_VERIFY(scroll->viewport()->rect().contains(field->mapTo(scroll->viewport(), QPoint())));
}

QTEST_MAIN(tst_Keyboard)
#include "tst_keyboard.moc"
