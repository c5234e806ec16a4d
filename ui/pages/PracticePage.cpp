// SPDX-FileCopyrightText: 2026 The Keyway authors
// SPDX-License-Identifier: Apache-2.0

#include "ui/pages/PracticePage.h"

#include "ui/widgets/Basics.h"
#include "ui/widgets/CommandsDialog.h"
#include "ui/widgets/FlowLayout.h"
#include "ui/widgets/FoldingRow.h"
#include "ui/widgets/PageTools.h"
#include "ui/widgets/RequestLog.h"
#include "ui/widgets/RunsLabel.h"
#include "ui/widgets/SettingRow.h"

#include <QHBoxLayout>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace keyway {

struct PracticePage::Private
{
    explicit Private(PracticePage *page) : q(page) {}

    PracticePage *q;
    QString commands;

    QPushButton *start = nullptr;
    QPushButton *stop = nullptr;
    QPushButton *use = nullptr;
    QPushButton *other = nullptr;
    RunsLabel *host = nullptr;
    QLabel *pill = nullptr;
    Card *problemCard = nullptr;
    RunsLabel *problem = nullptr;
    QPushButton *reset = nullptr;
    Card *settingsCard = nullptr;
    QBoxLayout *settings = nullptr;
    QMap<QString, SettingRow *> rows;
    RunsLabel *noRequests = nullptr;
    RequestLog *log = nullptr;

    void build();
    Card *makeStatus();
    Card *makeSettings();
    Card *makeLog();
    void showOtherClient();
};

Card *PracticePage::Private::makeStatus()
{
    auto *card = new Card;
    host = new RunsLabel;
    host->setObjectName(u"practiceHost"_s);
    pill = makePill({}, {});
    pill->setObjectName(u"practiceState"_s);
    use = makeButton(tr("&Use it in the wizard"), {}, u"useInWizardButton"_s);
    other = makeButton(tr("Use it with &another client…"), {}, u"otherClientButton"_s);
    auto *state = new QVBoxLayout;
    state->setSpacing(4);
    state->addWidget(host);
    state->addWidget(pill, 0, Qt::AlignLeft);
    auto *buttons = new QWidget;
    buttons->setLayout(new FlowLayout(10));
    buttons->layout()->addWidget(use);
    buttons->layout()->addWidget(other);
    auto *status = new FoldingRow(10);
    status->row()->addLayout(state, 1);
    status->row()->addWidget(buttons, 0, Qt::AlignVCenter);
    card->body()->addWidget(status);
    connect(use, &QPushButton::clicked, q, &PracticePage::useInWizardRequested);
    connect(other, &QPushButton::clicked, q, [this] { showOtherClient(); });
    return card;
}

Card *PracticePage::Private::makeSettings()
{
    settingsCard = new Card;
    reset = makeButton(tr("&Reset"), u"small"_s, u"practiceResetButton"_s);
    reset->setAccessibleName(tr("Reset every setting to healthy"));
    auto *top = new QHBoxLayout;
    top->addWidget(makeLabel(tr("Settings of this org: each can be wrong"), u"heading"_s), 1);
    top->addWidget(reset);
    auto *columns = new FoldingRow(14);
    columns->setColumn(30);
    settings = columns->row();
    settingsCard->body()->addLayout(top);
    settingsCard->body()->addWidget(columns);
    connect(reset, &QPushButton::clicked, q, &PracticePage::resetRequested);
    return settingsCard;
}

Card *PracticePage::Private::makeLog()
{
    auto *card = new Card;
    card->body()->addWidget(makeLabel(tr("Requests"), u"heading"_s));
    noRequests = new RunsLabel(
        {{tr("None yet. Run the test, or point another client at this org."), RunStyle::Muted}});
    card->body()->addWidget(noRequests);
    log = new RequestLog;
    log->setObjectName(u"requestLog"_s);
    log->setMinimumHeight(log->fontMetrics().lineSpacing() * 6);
    log->hide();
    card->body()->addWidget(log, 1);
    connect(log, &RequestLog::copyRequested, q, &PracticePage::copyRequested);
    return card;
}

void PracticePage::Private::build()
{
    auto *header = new PageHeader(
        tr("Practice org"),
        tr("A Salesforce-like org on this computer. Break one setting, run the test, and see exactly what a "
           "customer sees."));
    start = makeButton(tr("&Start"), u"primary"_s, u"practiceStartButton"_s);
    stop = makeButton(tr("S&top"), {}, u"practiceStopButton"_s);
    header->addButton(start);
    header->addButton(stop);
    connect(start, &QPushButton::clicked, q, &PracticePage::startRequested);
    connect(stop, &QPushButton::clicked, q, &PracticePage::stopRequested);
    problemCard = new Card(u"bad"_s);
    problem = new RunsLabel;
    problem->setObjectName(u"practiceProblem"_s);
    problemCard->body()->addWidget(problem);
    problemCard->hide();

    auto *page = new QVBoxLayout(q);
    page->setContentsMargins({});
    page->setSpacing(14);
    page->addWidget(header);
    page->addWidget(problemCard);
    page->addWidget(makeStatus());
    page->addWidget(makeSettings());
    page->addWidget(makeLog(), 1);
}

void PracticePage::Private::showOtherClient()
{
    auto *dialog = new CommandsDialog(tr("Use the practice org with another client"),
                                      tr("Any client works that honours a proxy and an extra certificate "
                                         "authority. Nothing here reaches Salesforce."),
                                      commands, q);
    connect(dialog, &CommandsDialog::copyRequested, q, &PracticePage::copyRequested);
    dialog->open();
}

PracticePage::PracticePage(QWidget *parent) : QWidget(parent), d(std::make_unique<Private>(this))
{
    d->build();
    setRunning(false, {}, {});
    keepTabOrder(this);
}

PracticePage::~PracticePage() = default;

void PracticePage::setSettings(const QList<PracticeSettingView> &settings)
{
    clearLayout(d->settings);
    d->rows.clear();
    QList<PracticeSettingView> usable;
    QStringList groups;
    for (const PracticeSettingView &setting : settings) {
        if (setting.values.size() < 2)
            continue; // nothing to choose
        usable << setting;
        if (!groups.contains(setting.group))
            groups << setting.group;
    }
    std::ranges::stable_sort(usable, {},
                             [&](const PracticeSettingView &each) { return groups.indexOf(each.group); });
    QList<SettingRow *> rows;
    int total = 0;
    for (const PracticeSettingView &setting : std::as_const(usable)) {
        auto *row = new SettingRow(setting);
        d->rows.insert(setting.id, row);
        connect(row, &SettingRow::valueChanged, this, &PracticePage::valueChanged);
        rows << row;
        total += row->lines();
    }
    // Two columns of about the same height, each read from top to bottom.
    QVBoxLayout *column = nullptr;
    int used = 0;
    for (SettingRow *row : std::as_const(rows)) {
        if (!column || (d->settings->count() == 1 && used * 2 >= total)) {
            column = new QVBoxLayout;
            column->setSpacing(1);
            d->settings->addLayout(column, 1);
        }
        column->addWidget(row);
        used += row->lines();
    }
    for (int i = 0; i < d->settings->count(); ++i)
        static_cast<QVBoxLayout *>(d->settings->itemAt(i)->layout())->addStretch(1);
    keepTabOrder(this);
}

void PracticePage::setRunning(bool running, const QString &host, const QString &address)
{
    const bool hadFocus = d->start->hasFocus() || d->stop->hasFocus();
    d->start->setVisible(!running);
    d->stop->setVisible(running);
    if (hadFocus)
        (running ? d->stop : d->start)->setFocus();
    d->host->setRuns(
        {{running ? host : tr("The practice org is off."), running ? RunStyle::Strong : RunStyle::Muted}});
    d->pill->setText(running ? tr("listening on %1").arg(address) : tr("off"));
    keyway::setProperty(d->pill, "tone", running ? u"good"_s : QString());
    d->use->setEnabled(running);
    d->other->setEnabled(running);
}

void PracticePage::setProblem(const QString &sentence)
{
    d->problem->setRuns({{sentence}});
    d->problemCard->setVisible(!sentence.isEmpty());
    if (!sentence.isEmpty()) {
        d->problemCard->setAccessibleName(sentence);
        announce(d->problemCard);
    }
}

void PracticePage::setValue(const QString &id, const QString &value)
{
    if (SettingRow *row = d->rows.value(id))
        row->setValue(value);
}

void PracticePage::setOtherClient(const QString &commands)
{
    d->commands = commands;
}

void PracticePage::addRequest(const PracticeLogLine &line)
{
    d->log->addRequest(line);
    d->log->show();
    d->noRequests->hide();
}

void PracticePage::clearRequests()
{
    d->log->clear();
    d->log->hide();
    d->noRequests->show();
}

} // namespace keyway
