// SPDX-FileCopyrightText: 2026 The Keyway authors
// SPDX-License-Identifier: Apache-2.0

#include "ui/AssistantWindow.h"

#include "ui/Theme.h"
#include "ui/widgets/Basics.h"
#include "ui/widgets/TabOrder.h"

#include <QCheckBox>
#include <QKeyEvent>
#include <QLineEdit>
#include <QScrollArea>
#include <QScrollBar>
#include <QShortcut>
#include <QStackedWidget>
#ifdef Q_OS_MACOS
#include <QAction>
#include <QMenuBar>
#endif

using namespace Qt::StringLiterals;

namespace keyway {

namespace {

QScrollArea *makeScroll()
{
    auto *scroll = new QScrollArea;
    scroll->setWidgetResizable(true);
    scroll->setFrameShape(QFrame::NoFrame);
    scroll->setFocusPolicy(Qt::NoFocus);
    return scroll;
}

/// Asks only the page that is shown how large it wants to be. Asking all, as the base class does, would lay
/// out every text of every page before the first one appears.
class PageStack : public QStackedWidget
{
public:
    QSize sizeHint() const override
    {
        return currentWidget() ? currentWidget()->sizeHint() : QStackedWidget::sizeHint();
    }
    QSize minimumSizeHint() const override
    {
        return currentWidget() ? currentWidget()->minimumSizeHint() : QStackedWidget::minimumSizeHint();
    }
};

} // namespace

AssistantWindow::AssistantWindow(QWidget *parent)
    : QMainWindow(parent),
      m_steps(new StepList),
      m_sidebar(makeScroll()),
      m_about(makeButton(tr("About Keyway"), u"link"_s, u"aboutButton"_s)),
      m_pages(new PageStack),
      m_banner(makeLabel({}, u"banner"_s)),
      m_hint(makeLabel({}, u"muted"_s)),
      m_commands(makeButton(tr("&Equivalent commands"), u"link"_s, u"commandsButton"_s)),
      m_back(makeButton(tr("&Back"), {}, u"backButton"_s)),
      m_continue(makeButton(tr("&Continue"), u"primary"_s, u"continueButton"_s))
{
    auto *root = new QWidget;
    root->setObjectName(u"keywayRoot"_s);
    setCentralWidget(root);
    m_banner->setObjectName(u"banner"_s);
    m_banner->hide();
    m_pages->setObjectName(u"pages"_s);

    auto *right = new QVBoxLayout;
    right->setSpacing(0);
    right->addWidget(m_banner);
    right->addWidget(m_pages, 1);
    auto *upper = new QHBoxLayout;
    upper->setSpacing(0);
    upper->addWidget(makeSidebar());
    auto *divider = new QFrame; // a widget of its own: a border in the style sheet would not mirror
    divider->setObjectName(u"divider"_s);
    divider->setFixedWidth(1);
    upper->addWidget(divider);
    upper->addLayout(right, 1);
    auto *all = new QVBoxLayout(root);
    all->setContentsMargins(0, 0, 0, 0);
    all->setSpacing(0);
    all->addLayout(upper, 1);
    all->addWidget(makeFooter());

    connect(m_steps, &StepList::chosen, this, &AssistantWindow::pageChosen);
    connect(m_back, &QPushButton::clicked, this, &AssistantWindow::backRequested);
    connect(m_continue, &QPushButton::clicked, this, &AssistantWindow::continueRequested);
    connect(m_commands, &QPushButton::clicked, this, &AssistantWindow::commandsRequested);
    setFooter({}, {}, {});
    restyle();
    resize(1080, 740);
}

QWidget *AssistantWindow::makeSidebar()
{
    m_sidebar->setObjectName(u"sidebar"_s);
    m_sidebar->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_sidebar->setWidget(m_steps);
    m_steps->setAutoFillBackground(false);
    makeAbout();
    auto *column = new QFrame;
    column->setObjectName(u"sidebarColumn"_s);
    auto *layout = new QVBoxLayout(column);
    layout->setContentsMargins(0, 0, 0, 8);
    layout->setSpacing(0);
    layout->addWidget(m_sidebar, 1);
    auto *foot = new QHBoxLayout;
    foot->setContentsMargins(16, 0, 10, 0);
    foot->addWidget(m_about);
    foot->addStretch();
    layout->addLayout(foot);
    return column;
}

void AssistantWindow::makeAbout()
{
    m_about->setToolTip(tr("Version, libraries and licences (F1)"));
    connect(m_about, &QPushButton::clicked, this, &AssistantWindow::aboutRequested);
    auto *key = new QShortcut(QKeySequence(Qt::Key_F1), this);
    connect(key, &QShortcut::activated, this, &AssistantWindow::aboutRequested);
#ifdef Q_OS_MACOS // people there look for it in the menu that bears the program's name
    auto *action = new QAction(tr("About Keyway"), this);
    action->setMenuRole(QAction::AboutRole);
    connect(action, &QAction::triggered, this, &AssistantWindow::aboutRequested);
    menuBar()->addMenu(tr("Help"))->addAction(action);
#endif
}

QWidget *AssistantWindow::makeFooter()
{
    auto *footer = new QFrame;
    footer->setObjectName(u"footer"_s);
    auto *row = new QHBoxLayout(footer);
    row->setContentsMargins(18, 11, 18, 11);
    row->setSpacing(10);
    row->addWidget(m_commands);
    row->addWidget(m_hint, 1);
    row->addStretch();
    row->addWidget(m_back);
    row->addWidget(m_continue);
    return footer;
}

void AssistantWindow::addPage(const QString &key, QWidget *page)
{
    m_apart[key].reset(page);
}

void AssistantWindow::join(const QString &key)
{
    const auto apart = m_apart.find(addedAs(key));
    if (apart == m_apart.end())
        return;
    QWidget *page = apart->second.release();
    QScrollArea *scroll = makeScroll();
    scroll->setObjectName(u"page_"_s + apart->first);
    m_apart.erase(apart);
    if (page->layout()) // one margin for all pages
        page->layout()->setContentsMargins(25, 22, 25, 22);
    // Lines longer than this are hard to read; a wider window gives room at the side instead.
    page->setMaximumWidth(fontMetrics().averageCharWidth() * 160);
    page->resize(m_pages->size()); // without a size of its own it would lay out all its texts now
    scroll->setWidget(page);
    page->setAutoFillBackground(false);
    m_pages->addWidget(scroll);
}

QScrollArea *AssistantWindow::scrollOf(const QString &key) const
{
    return m_pages->findChild<QScrollArea *>(u"page_"_s + addedAs(key), Qt::FindDirectChildrenOnly);
}

void AssistantWindow::showPage(const QString &key)
{
    join(key);
    auto *scroll = scrollOf(key);
    if (!scroll)
        return;
    const bool other = m_current != key;
    m_current = key;
    m_pages->setCurrentWidget(scroll);
    m_steps->setCurrent(key);
    if (other)
        scroll->verticalScrollBar()->setValue(0);
}

void AssistantWindow::setPageReadOnly(const QString &key, bool readOnly)
{
    const auto apart = m_apart.find(addedAs(key));
    const QScrollArea *scroll = scrollOf(key);
    QWidget *page = apart != m_apart.end() ? apart->second.get() : scroll ? scroll->widget() : nullptr;
    if (!page)
        return;
    if (page->property("readOnly").toBool() == readOnly)
        return; // what a page itself switched off stays off
    page->setProperty("readOnly", readOnly);
    for (QLineEdit *edit : page->findChildren<QLineEdit *>())
        edit->setReadOnly(readOnly);
    for (QCheckBox *box : page->findChildren<QCheckBox *>())
        box->setDisabled(readOnly);
    for (QPushButton *button : page->findChildren<QPushButton *>()) {
        if (button->property("edits").toBool())
            button->setDisabled(readOnly);
    }
    page->setAcceptDrops(!readOnly);
}

void AssistantWindow::setFooter(const QString &hint, const QString &backText, const QString &continueText,
                                bool continueEnabled, bool commandsVisible)
{
    m_hint->setText(hint);
    m_hint->setVisible(!hint.isEmpty());
    m_commands->setVisible(commandsVisible);
    m_back->setText(backText);
    m_back->setVisible(!backText.isEmpty());
    m_continue->setText(continueText);
    m_continue->setVisible(!continueText.isEmpty());
    m_continue->setEnabled(continueEnabled);
}

void AssistantWindow::setBanner(const QString &text)
{
    m_banner->setText(text);
    m_banner->setVisible(!text.isEmpty());
}

void AssistantWindow::changeEvent(QEvent *event)
{
    QMainWindow::changeEvent(event);
    switch (event->type()) {
    case QEvent::PaletteChange:
    case QEvent::ApplicationPaletteChange:
    case QEvent::ThemeChange:
    case QEvent::FontChange:
    case QEvent::ApplicationFontChange:
        restyle();
        break;
    default: // an event type of Qt's, not an enumeration of ours
        break;
    }
}

void AssistantWindow::restyle()
{
    if (m_restyling) // a new style sheet is a palette change itself
        return;
    m_restyling = true;
    const QString sheet = keyway::styleSheet(currentTheme());
    if (sheet != QMainWindow::styleSheet())
        setStyleSheet(sheet);
    m_restyling = false;
    fitSidebar();
}

void AssistantWindow::fitSidebar()
{
    // With a large font the steps wrap rather than leave no room for the page.
    m_sidebar->setFixedWidth(qMax(258, qMin(fontMetrics().averageCharWidth() * 34, width() / 3)));
}

void AssistantWindow::resizeEvent(QResizeEvent *event)
{
    QMainWindow::resizeEvent(event);
    fitSidebar();
}

void AssistantWindow::keyPressEvent(QKeyEvent *event)
{
    const bool enter = event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter;
    if (auto *button = qobject_cast<QPushButton *>(focusWidget()); enter && button)
        button->click();
    else if (enter && qobject_cast<QLineEdit *>(focusWidget()) && m_continue->isVisible())
        m_continue->click();
    else
        QMainWindow::keyPressEvent(event);
}

void AssistantWindow::showEvent(QShowEvent *event)
{
    QMainWindow::showEvent(event);
    if (focusWidget() || !m_pages->currentWidget())
        return;
    // Where nothing has the focus yet, the page comes first, not what was made first.
    for (QWidget *widget : inReadingOrder(m_pages->currentWidget())) {
        if (widget->isEnabled())
            return widget->setFocus(Qt::OtherFocusReason);
    }
    m_continue->setFocus(Qt::OtherFocusReason);
}

bool AssistantWindow::focusNextPrevChild(bool next)
{
    const QList<QWidget *> order = inReadingOrder(centralWidget());
    for (qsizetype i = 1; i < order.size(); ++i)
        setTabOrder(order.at(i - 1), order.at(i));
    return QMainWindow::focusNextPrevChild(next);
}

} // namespace keyway
