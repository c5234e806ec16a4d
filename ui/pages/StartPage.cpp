// SPDX-FileCopyrightText: 2026 The Keyway authors
// SPDX-License-Identifier: Apache-2.0

#include "ui/pages/StartPage.h"

#include "ui/widgets/Announce.h"
#include "ui/widgets/Basics.h"
#include "ui/widgets/FoldingRow.h"
#include "ui/widgets/PageTools.h"

#include <QComboBox>
#include <QGridLayout>
#include <QLineEdit>
#include <QSignalBlocker>
#include <QStyledItemDelegate>

using namespace Qt::StringLiterals;

namespace keyway {

namespace {

Card *makeDoor(const QString &tone, const QString &title, const QString &text, QPushButton *button)
{
    auto *door = new Card(tone);
    button->setAccessibleDescription(title + u". "_s + text);
    door->body()->addWidget(makeLabel(title, u"heading"_s));
    door->body()->addWidget(makeLabel(text, u"muted"_s), 1, Qt::AlignTop);
    door->body()->addWidget(button);
    return door;
}

QLabel *makeFieldLabel(const QString &text, QWidget *buddy)
{
    QLabel *label = makeLabel(text, u"heading"_s);
    label->setTextInteractionFlags(Qt::NoTextInteraction);
    label->setBuddy(buddy);
    buddy->setAccessibleName(QString(text).remove(u'&'));
    return label;
}

constexpr int summaryRole = Qt::UserRole + 1;

/// "Nango: for Nango's Salesforce integration" in the open list; the closed one shows the title alone.
class SummaryDelegate : public QStyledItemDelegate
{
public:
    using QStyledItemDelegate::QStyledItemDelegate;

protected:
    void initStyleOption(QStyleOptionViewItem *option, const QModelIndex &index) const override
    {
        QStyledItemDelegate::initStyleOption(option, index);
        option->textElideMode = Qt::ElideRight;
        const QString summary = index.data(summaryRole).toString();
        if (!summary.isEmpty())
            option->text = StartPage::tr("%1: %2", "guide: its summary").arg(option->text, summary);
    }
};

} // namespace

StartPage::StartPage(QWidget *parent)
    : QWidget(parent),
      m_guide(new QComboBox),
      m_summary(makeLabel({}, u"muted"_s)),
      m_org(new QLineEdit),
      m_verdict(makeLabel({}, u"good"_s)),
      m_recentRows(new QVBoxLayout)
{
    auto *begin = makeButton(tr("Be&gin"), u"primary"_s, u"beginButton"_s);
    auto *open = makeButton(tr("&Open…"), {}, u"openButton"_s);
    auto *explain = makeButton(tr("&Paste…"), {}, u"explainButton"_s);
    auto *practice = makeButton(tr("&Try it on the practice org"), u"link"_s, u"practiceButton"_s);
    auto *doors = new FoldingRow(12);
    doors->setColumn(20);
    doors->row()->addWidget(
        makeDoor(u"accent"_s, tr("Set up a new connection"),
                 tr("Step by step, about 25 minutes. You need administrator access to the org."), begin),
        1);
    doors->row()->addWidget(
        makeDoor({}, tr("Check or repair one"),
                 tr("Test what you have and see which step is wrong. Or open a kit that somebody sent you."),
                 open),
        1);
    open->setToolTip(tr("Connections (.keyway), saved reports, kits (.keyway-kit.json) and replies to them"));
    doors->row()->addWidget(makeDoor({}, tr("Explain an error"),
                                     tr("You only have the message. Paste it; nothing is sent anywhere."),
                                     explain),
                            1);

    m_guide->setObjectName(u"guideCombo"_s);
    m_guide->setItemDelegate(new SummaryDelegate(m_guide));
    m_summary->setObjectName(u"guideSummary"_s);
    m_org->setObjectName(u"orgEdit"_s);
    m_org->setPlaceholderText(tr("Paste any address from your org, for example from the browser (optional)"));
    m_verdict->setObjectName(u"orgVerdict"_s);
    m_verdict->hide();
    m_guide->setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    auto *choices = new Card;
    auto *form = new QGridLayout;
    form->setHorizontalSpacing(24);
    form->setVerticalSpacing(10);
    form->setColumnStretch(1, 1);
    form->addWidget(makeFieldLabel(tr("&Which guide?"), m_guide), 0, 0);
    form->addWidget(m_guide, 0, 1);
    form->addWidget(m_summary, 1, 1);
    form->addWidget(makeFieldLabel(tr("&Your org"), m_org), 2, 0);
    form->addWidget(m_org, 2, 1);
    form->addWidget(m_verdict, 3, 1);
    choices->body()->addLayout(form);

    auto *recent = new Card;
    m_recentCard = recent;
    m_recentCard->hide();
    recent->body()->addWidget(makeLabel(tr("Continue"), u"heading"_s));
    recent->body()->addLayout(m_recentRows);
    auto *trial = new QHBoxLayout;
    trial->addWidget(makeLabel(tr("No org at hand?"), u"muted"_s));
    trial->addWidget(practice);
    trial->addStretch(1);

    auto *column = new QVBoxLayout(this);
    column->setSpacing(14);
    column->addWidget(new PageHeader(
        tr("Connect an integration to Salesforce"),
        tr("JWT bearer flow: no login screen, a key on one side, a certificate on the other.")));
    column->addWidget(doors);
    column->addWidget(choices);
    column->addWidget(m_recentCard);
    column->addLayout(trial);
    column->addStretch(1); // takes the room that the doors would take otherwise

    connect(begin, &QPushButton::clicked, this, &StartPage::beginRequested);
    connect(open, &QPushButton::clicked, this, &StartPage::openRequested);
    connect(explain, &QPushButton::clicked, this, &StartPage::explainRequested);
    connect(practice, &QPushButton::clicked, this, &StartPage::practiceRequested);
    connect(m_guide, &QComboBox::currentIndexChanged, this, &StartPage::showSummary);
    connect(m_guide, &QComboBox::activated, this,
            [this](int index) { Q_EMIT guideChosen(m_guide->itemData(index).toString()); });
    connect(m_org, &QLineEdit::textEdited, this, &StartPage::orgTextEdited);
}

void StartPage::setGuides(const QList<GuideChoice> &guides, const QString &current)
{
    const QSignalBlocker silent(m_guide);
    m_guide->clear();
    for (const GuideChoice &guide : guides)
        m_guide->addItem(guide.title, guide.id);
    for (int i = 0; i < m_guide->count(); ++i) {
        m_guide->setItemData(i, guides.at(i).summary, summaryRole);
        m_guide->setItemData(i, guides.at(i).summary, Qt::AccessibleDescriptionRole);
    }
    m_guide->setCurrentIndex(m_guide->findData(current));
    showSummary();
}

void StartPage::showSummary()
{
    const QString summary = m_guide->currentData(summaryRole).toString();
    m_summary->setText(summary);
    m_summary->setVisible(!summary.isEmpty());
    m_guide->setAccessibleDescription(summary);
}

void StartPage::setOrgText(const QString &text)
{
    if (m_org->text() != text)
        m_org->setText(text);
}

void StartPage::setOrgVerdict(const QString &sentence, bool good)
{
    // The sign in front says the same as the colour.
    m_verdict->setText((good ? u"✓ "_s : u"⚠ "_s) + sentence);
    keyway::setProperty(m_verdict, "role", good ? u"good"_s : u"warn"_s);
    m_verdict->setVisible(!sentence.isEmpty());
    announce(m_org, sentence);
}

void StartPage::setRecent(const QList<RecentConnection> &recent)
{
    clearLayout(m_recentRows);
    for (qsizetype i = 0; i < recent.size(); ++i) {
        const RecentConnection &connection = recent.at(i);
        auto *row = new QWidget;
        auto *line = new QHBoxLayout(row);
        line->setContentsMargins(0, 0, 0, 0);
        line->setSpacing(14);
        auto *button = makeButton(tr("Continue"), u"small"_s, u"recentContinue"_s + QString::number(i));
        button->setAccessibleName(tr("Continue %1").arg(connection.name));
        button->setAccessibleDescription(connection.status + u", "_s + connection.when);
        line->addWidget(makeLabel(connection.name, u"heading"_s), 3);
        line->addWidget(makeLabel(connection.status, u"muted"_s), 6);
        line->addWidget(makeLabel(connection.when, u"muted"_s), 2);
        line->addWidget(button);
        m_recentRows->addWidget(row);
        connect(button, &QPushButton::clicked, this,
                [this, path = connection.path] { Q_EMIT continueRequested(path); });
    }
    m_recentCard->setVisible(!recent.isEmpty());
}

} // namespace keyway
