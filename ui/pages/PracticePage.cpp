// SPDX-FileCopyrightText: 2026 The Keyway authors
// SPDX-License-Identifier: Apache-2.0

#include "ui/pages/PracticePage.h"

#include "ui/widgets/Basics.h"
#include "ui/widgets/FlowLayout.h"
#include "ui/widgets/FoldingRow.h"
#include "ui/widgets/Notice.h"
#include "ui/widgets/PageTools.h"
#include "ui/widgets/PracticeLogCard.h"
#include "ui/widgets/RunsLabel.h"
#include "ui/widgets/ScenarioCard.h"
#include "ui/widgets/SettingsCard.h"

#include <QHBoxLayout>

using namespace Qt::StringLiterals;

namespace keyway {

struct PracticePage::Private
{
    explicit Private(PracticePage *page) : q(page) {}

    PracticePage *q;
    std::optional<PracticeScenarioView> scenario; ///< what the org was set to
    QMap<QString, QString> values;                ///< of all settings, just then

    QPushButton *start = nullptr;
    QPushButton *stop = nullptr;
    QPushButton *use = nullptr;
    QPushButton *other = nullptr;
    RunsLabel *host = nullptr;
    QLabel *pill = nullptr;
    Notice *foreign = nullptr;
    Card *problemCard = nullptr;
    RunsLabel *problem = nullptr;
    ScenarioCard *scenarios = nullptr;
    SettingsCard *settings = nullptr;
    PracticeLogCard *log = nullptr;

    void build();
    PageHeader *makeHeader();
    Card *makeStatus();
    void showScenario();
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
    foreign = new Notice(Notice::Look::Inside);
    foreign->setObjectName(u"foreignValues"_s);
    card->body()->addWidget(status);
    card->body()->addWidget(foreign);
    connect(use, &QPushButton::clicked, q, &PracticePage::useInWizardRequested);
    connect(other, &QPushButton::clicked, q, &PracticePage::otherClientRequested);
    return card;
}

PageHeader *PracticePage::Private::makeHeader()
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
    return header;
}

void PracticePage::Private::build()
{
    problemCard = new Card(u"bad"_s);
    problem = new RunsLabel;
    problem->setObjectName(u"practiceProblem"_s);
    problemCard->body()->addWidget(problem);
    problemCard->hide();
    scenarios = new ScenarioCard;
    settings = new SettingsCard;
    log = new PracticeLogCard;

    auto *page = new QVBoxLayout(q);
    page->setContentsMargins({});
    page->setSpacing(14);
    page->addWidget(makeHeader());
    page->addWidget(problemCard);
    page->addWidget(makeStatus());
    page->addWidget(scenarios);
    page->addWidget(settings);
    page->addWidget(log, 1);

    connect(scenarios, &ScenarioCard::startRequested, q, &PracticePage::scenarioRequested);
    connect(settings, &SettingsCard::resetRequested, q, &PracticePage::resetRequested);
    connect(settings, &SettingsCard::valueChanged, q, [this](const QString &id, const QString &value) {
        showScenario();
        Q_EMIT q->valueChanged(id, value);
    });
    connect(log, &PracticeLogCard::copyRequested, q, &PracticePage::copyRequested);
}

void PracticePage::Private::showScenario()
{
    QStringList changes;
    QStringList since;
    const QMap<QString, QString> now = settings->values();
    if (scenario) {
        for (const auto &[id, value] : scenario->settings.asKeyValueRange())
            changes << tr("%1: %2", "setting: value").arg(settings->label(id), settings->words(id, value));
        for (const auto &[id, value] : now.asKeyValueRange())
            if (value != values.value(id))
                since << settings->label(id);
    }
    scenarios->showActive(scenario, changes, since);
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
    d->settings->setSettings(settings);
    keepTabOrder(this);
}

void PracticePage::setScenarios(const QList<PracticeScenarioView> &scenarios)
{
    d->scenarios->setScenarios(scenarios);
    d->showScenario();
}

void PracticePage::showScenario(const std::optional<PracticeScenarioView> &scenario)
{
    d->scenario = scenario;
    d->values = d->settings->values();
    d->showScenario();
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

void PracticePage::setForeignValues(const QStringList &values)
{
    d->use->setText(values.isEmpty() ? tr("&Use it in the wizard") : tr("&Use it in the wizard again"));
    if (values.isEmpty())
        return d->foreign->show(std::nullopt, {});
    d->foreign->show(
        Text{
            tr("The wizard holds another org's values"),
            tr("Your app and user are in %1 now; in the wizard these are different: %2. Use it in the wizard "
               "again to enter the ones of this org, or leave them to see what the former ones get.")
                .arg(d->host->text(), values.join(u", "_s)),
            {},
            {}},
        u"warn"_s);
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
    d->settings->setValue(id, value);
    d->showScenario();
}

void PracticePage::setPending(const QString &id, const QString &sentence)
{
    d->settings->setPending(id, sentence);
}

void PracticePage::showOtherClient(const QList<CommandTab> &commands)
{
    auto *dialog = new CommandsDialog(tr("Use the practice org with another client"),
                                      tr("Any client works that honours a proxy and an extra certificate "
                                         "authority. Nothing here reaches Salesforce."),
                                      commands, this);
    connect(dialog, &CommandsDialog::copyRequested, this, &PracticePage::copyRequested);
    dialog->open();
}

void PracticePage::addRequest(const PracticeLogLine &line)
{
    d->log->addRequest(line);
}

void PracticePage::clearRequests()
{
    d->log->clearRequests();
}

void PracticePage::setLoginHistory(const QList<PracticeLoginView> &rows)
{
    d->log->setLoginHistory(rows);
}

} // namespace keyway
