// SPDX-FileCopyrightText: 2026 The Keyway authors
// SPDX-License-Identifier: Apache-2.0

#include "ui/pages/TestPage.h"

#include "ui/presenters/CheckPresenter.h"
#include "ui/presenters/DiagnosisPresenter.h"
#include "ui/widgets/Basics.h"
#include "ui/widgets/ChecklistCard.h"
#include "ui/widgets/CircumstancesLine.h"
#include "ui/widgets/FlowLayout.h"
#include "ui/widgets/HypothesisCard.h"
#include "ui/widgets/ObjectsLine.h"
#include "ui/widgets/PageTools.h"
#include "ui/widgets/RunsLabel.h"
#include "ui/widgets/StageSection.h"
#include "ui/widgets/StatusIcon.h"

#include <QHBoxLayout>

using namespace Qt::StringLiterals;

namespace keyway {

struct TestPage::Private
{
    explicit Private(TestPage *page) : q(page) {}

    TestPage *q;
    CheckPresenter presenter;
    Guide guide;
    QString host;
    QList<CheckResult> results;

    QPushButton *save = nullptr;
    QPushButton *stop = nullptr;
    QPushButton *test = nullptr;
    Card *verdictCard = nullptr;
    StatusIcon *verdictIcon = nullptr;
    RunsLabel *verdict = nullptr;
    QList<StageSection *> sections;
    CircumstancesLine *circumstances = nullptr;
    QVBoxLayout *mostLikely = nullptr; ///< the most likely explanation
    QVBoxLayout *findings = nullptr;   ///< all that follows it
    EvidenceCard *evidence = nullptr;
    ObjectsLine *objects = nullptr;
    ChecklistCard *checklist = nullptr;
    Card *differences = nullptr;
    QVBoxLayout *differenceLines = nullptr;
    QWidget *support = nullptr;
    QPushButton *reproduce = nullptr;
    bool caseOpen = false;

    void build();
    void buildSupport();
    void showButtons(bool running, bool tested);
    void setVerdict(const Look &look, const QString &sentence, const QString &cardTone = {});
    void showStages(bool running, const QList<DecisionRow> &decisions = {});
    void showDiagnosis(const ExchangeReport &report);
    HypothesisCard *addHypothesis(const Diagnosis &diagnosis, qsizetype place);
    void addRuledOut(const Diagnosis &diagnosis);
    void addLiteral(HypothesisCard *card, const ExchangeReport &report);
    void addWaitHint(HypothesisCard *card);
};

void TestPage::Private::build()
{
    auto *header = new PageHeader(tr("Test connection"),
                                  tr("One real token exchange, then the calls your integration will make."));
    save = makeButton(tr("&Save report…"), {}, u"saveReportButton"_s);
    stop = makeButton(tr("S&top"), {}, u"stopTestButton"_s);
    test = makeButton(tr("&Test"), u"primary"_s, u"testButton"_s);
    for (QPushButton *each : {save, stop, test})
        header->addButton(each);
    connect(save, &QPushButton::clicked, q, &TestPage::saveReportRequested);
    connect(stop, &QPushButton::clicked, q, &TestPage::stopRequested);
    connect(test, &QPushButton::clicked, q, &TestPage::testRequested);

    verdictCard = new Card;
    verdictCard->setObjectName(u"verdictCard"_s);
    verdictIcon = new StatusIcon;
    verdict = new RunsLabel;
    verdict->setObjectName(u"verdict"_s);
    auto *row = new QHBoxLayout;
    row->setSpacing(10);
    row->addWidget(verdictIcon, 0, Qt::AlignTop);
    row->addWidget(verdict, 1);
    verdictCard->body()->addLayout(row);

    auto *report = new Card;
    report->body()->setSpacing(0);
    report->body()->setContentsMargins(14, 8, 12, 8);
    for (const QString &name : {u"stageLocal"_s, u"stageReach"_s, u"stageDecision"_s, u"stageToken"_s}) {
        sections << new StageSection(name);
        report->body()->addWidget(sections.last());
    }
    mostLikely = new QVBoxLayout;
    findings = new QVBoxLayout;
    findings->setSpacing(12);

    circumstances = new CircumstancesLine;
    connect(circumstances, &CircumstancesLine::changed, q, &TestPage::circumstancesChanged);
    evidence = new EvidenceCard;
    connect(evidence, &EvidenceCard::probeRequested, q, &TestPage::probeRequested);
    connect(evidence, &EvidenceCard::stopRequested, q, &TestPage::stopEvidenceRequested);
    objects = new ObjectsLine;
    objects->hide();
    connect(objects, &ObjectsLine::edited, q, &TestPage::objectsEdited);
    checklist = new ChecklistCard;
    connect(checklist, &ChecklistCard::goToTopicRequested, q, &TestPage::goToTopicRequested);
    buildSupport();

    auto *page = new QVBoxLayout(q);
    page->setContentsMargins({});
    page->setSpacing(12);
    page->addWidget(header);
    page->addWidget(verdictCard);
    page->addWidget(report);
    page->addLayout(mostLikely);
    page->addWidget(circumstances);
    page->addLayout(findings);
    page->addWidget(objects); // an answer comes before the next question
    page->addWidget(checklist);
    page->addWidget(evidence);
    page->addWidget(differences);
    page->addWidget(support);
    page->addStretch();
}

void TestPage::Private::buildSupport()
{
    differences = new Card;
    differences->setObjectName(u"differences"_s);
    differenceLines = new QVBoxLayout;
    differenceLines->setSpacing(4);
    differences->body()->addLayout(differenceLines);
    differences->hide();

    support = new QWidget;
    auto *row = new FlowLayout(10);
    row->setContentsMargins({});
    support->setLayout(row);
    auto *reply = makeButton(tr("Copy a rep&ly for the customer"), {}, u"copyReplyButton"_s);
    reproduce = makeButton(tr("Repro&duce it in the practice org"), {}, u"reproduceButton"_s);
    auto *compare = makeButton(tr("Wh&at changed since…"), {}, u"compareButton"_s);
    for (QPushButton *each : {reply, reproduce, compare})
        row->addWidget(each);
    connect(reply, &QPushButton::clicked, q, &TestPage::replyRequested);
    connect(reproduce, &QPushButton::clicked, q, &TestPage::reproduceRequested);
    connect(compare, &QPushButton::clicked, q, &TestPage::compareRequested);
}

/// `tested`: there is a failed test to talk about.
void TestPage::Private::showButtons(bool running, bool tested)
{
    stop->setVisible(running);
    test->setVisible(!running && !caseOpen);
    circumstances->setVisible(tested);
    support->setVisible(tested);
    if (!tested) {
        evidence->setView({});
        differences->hide();
    }
}

void TestPage::Private::setVerdict(const Look &look, const QString &sentence, const QString &cardTone)
{
    RunStyle style = RunStyle::Strong;
    if (look.tone == Tone::Good)
        style = RunStyle::GoodStrong;
    else if (look.tone == Tone::Bad)
        style = RunStyle::BadStrong;
    verdictIcon->setLook(look);
    verdict->setRuns({{sentence, style}});
    // Only a state that a person shall not overlook gets a frame; a failure is framed below, where it is
    // explained.
    keyway::setProperty(verdictCard, "role", cardTone.isEmpty() ? u"row"_s : u"card"_s);
    verdictCard->setTone(cardTone);
    verdictCard->body()->setContentsMargins(18, cardTone.isEmpty() ? 0 : 10, 14, cardTone.isEmpty() ? 0 : 10);
    verdictCard->setAccessibleName(tr("%1: %2", "outcome: verdict").arg(look.word, sentence));
}

void TestPage::Private::showStages(bool running, const QList<DecisionRow> &decisions)
{
    const QList<StageView> views = presenter.stages(host, results, running);
    for (qsizetype i = 0; i < sections.size(); ++i)
        sections.at(i)->setView(views.at(i),
                                views.at(i).stage == CheckStage::Decision ? decisions : QList<DecisionRow>());
}

HypothesisCard *TestPage::Private::addHypothesis(const Diagnosis &diagnosis, qsizetype place)
{
    auto *card =
        new HypothesisCard(diagnosis.hypotheses.at(place), place, diagnosis.hypotheses.size() > 1, guide);
    connect(card, &HypothesisCard::goToStepRequested, q, &TestPage::goToStepRequested);
    connect(card, &HypothesisCard::openPageRequested, q, &TestPage::openPageRequested);
    connect(card, &HypothesisCard::copyRequested, q, &TestPage::copyRequested);
    (place == 0 ? mostLikely : findings)->addWidget(card);
    card->show(); // now, not when the layout comes to it: the focus may go there
    return card;
}

void TestPage::Private::addLiteral(HypothesisCard *card, const ExchangeReport &report)
{
    const TokenAnswer &answer = report.answer;
    QString literal = report.diagnosis.literal;
    if (literal.isEmpty())
        literal = answer.description.isEmpty() ? answer.body : answer.description;
    if (literal.isEmpty())
        return;
    if (answer.status > 0 && !answer.error.isEmpty())
        card->setLiteral(tr("Salesforce answered %1 %2", "HTTP status, error code")
                             .arg(QString::number(answer.status), answer.error),
                         literal);
    else if (answer.status > 0)
        card->setLiteral(tr("The org answered with status %1").arg(answer.status), literal);
    else
        card->setLiteral(tr("What was said, word for word"), literal);
}

void TestPage::Private::addWaitHint(HypothesisCard *card)
{
    card->setHint(tr("Just changed it? Salesforce needs 2–10 minutes."));
    if (caseOpen)
        return;
    QPushButton *retry = card->offerRetry();
    connect(retry, &QPushButton::clicked, q, [this] { Q_EMIT q->probeRequested(ProbeKind::Retry, {}); });
}

void TestPage::Private::addRuledOut(const Diagnosis &diagnosis)
{
    if (diagnosis.ruledOut.isEmpty())
        return;
    auto *card = new Card;
    card->setObjectName(u"ruledOut"_s);
    card->body()->addWidget(makeLabel(tr("Ruled out"), u"heading"_s));
    for (const RuledOut &out : diagnosis.ruledOut)
        card->body()->addWidget(new RunsLabel({{DiagnosisPresenter::ruledOut(out, guide)},
                                               {tr(": ", "between a topic and why it is ruled out")},
                                               {out.why, RunStyle::Muted}}));
    findings->addWidget(card);
}

void TestPage::Private::showDiagnosis(const ExchangeReport &report)
{
    const Diagnosis &diagnosis = report.diagnosis;
    for (qsizetype place = 0; place < diagnosis.hypotheses.size(); ++place) {
        HypothesisCard *card = addHypothesis(diagnosis, place);
        if (place > 0)
            continue;
        addLiteral(card, report);
        card->offerPage();
        if (diagnosis.mayBePropagation)
            addWaitHint(card);
    }
    addRuledOut(diagnosis);
}

TestPage::TestPage(QWidget *parent) : QWidget(parent), d(std::make_unique<Private>(this))
{
    d->build();
    showReady({}, {});
}

TestPage::~TestPage() = default;

void TestPage::setTexts(const TextBook &texts)
{
    d->presenter = CheckPresenter(texts);
}

void TestPage::setGuide(const Guide &guide)
{
    d->guide = guide;
}

void TestPage::showReady(const QString &host, const QStringList &missing)
{
    d->host = host;
    d->results.clear();
    clearLayout(d->mostLikely);
    clearLayout(d->findings);
    d->save->hide();
    d->showButtons(false, false);
    d->test->setText(tr("&Test"));
    if (missing.isEmpty())
        d->setVerdict({Symbol::Pending, Tone::Neutral, tr("not tested yet")}, tr("Not tested yet."));
    else
        d->setVerdict({Symbol::Exclamation, Tone::Warn, tr("not ready")},
                      tr("Still missing: %1").arg(missing.join(tr(", ", "between the parts of a list"))),
                      u"warn"_s);
    d->showStages(false);
    keepTabOrder(this);
}

void TestPage::showRunning(const QString &host)
{
    const bool hadFocus = d->test->hasFocus() || d->save->hasFocus();
    d->host = host;
    d->results.clear();
    clearLayout(d->mostLikely);
    clearLayout(d->findings);
    d->save->hide();
    d->showButtons(true, false);
    if (hadFocus)
        d->stop->setFocus();
    d->setVerdict({Symbol::Running, Tone::Neutral, tr("running")}, tr("Testing %1…").arg(host));
    d->showStages(true);
    keepTabOrder(this);
}

void TestPage::addResult(const CheckResult &result)
{
    d->results << result;
    d->showStages(true);
}

void TestPage::showReport(const ExchangeReport &report)
{
    const bool hadFocus = d->stop->hasFocus();
    const bool passed = CheckPresenter::passed(report);
    d->host = report.host;
    d->results = report.checks;
    clearLayout(d->mostLikely);
    clearLayout(d->findings);
    d->save->setVisible(!d->caseOpen);
    d->showButtons(false, !passed && !report.cancelled);
    d->test->setText(tr("&Test again"));

    Look look = CheckPresenter::look(CheckPresenter::worst(report.checks));
    if (report.cancelled)
        look = CheckPresenter::look(CheckOutcome::Cancelled);
    d->setVerdict(look, d->presenter.verdict(report), passed ? u"good"_s : QString());
    if (!passed && !report.cancelled && DiagnosisPresenter::anythingDecided(report.diagnosis))
        d->showStages(false, DiagnosisPresenter::decisions(report.diagnosis, d->guide, report.audience));
    else
        d->showStages(false);
    if (!passed && !report.cancelled)
        d->showDiagnosis(report);

    keepTabOrder(this);
    auto *go = findChild<QPushButton *>(u"goToStepButton"_s);
    if (hadFocus)
        (go ? go : d->test)->setFocus();
    if (go)
        scrollIntoView(go);
    announce(d->verdictCard);
}

void TestPage::setCircumstances(const Circumstances &circumstances)
{
    d->circumstances->setCircumstances(circumstances);
}

void TestPage::setEvidence(const EvidenceView &view)
{
    const bool isRunning = !view.running.isEmpty();
    d->evidence->setView(view);
    d->test->setEnabled(!isRunning);
    if (auto *retry = findChild<QPushButton *>(u"retryButton"_s))
        retry->setEnabled(!isRunning);
    keepTabOrder(this);
}

void TestPage::setDifferences(const QString &lead, const QStringList &lines)
{
    clearLayout(d->differenceLines);
    d->differences->setVisible(!lead.isEmpty());
    if (lead.isEmpty())
        return;
    d->differenceLines->addWidget(makeLabel(lead, u"heading"_s));
    for (const QString &line : lines)
        d->differenceLines->addWidget(new RunsLabel({{tr("• %1", "list item").arg(line)}}));
    scrollIntoView(d->differences);
}

void TestPage::setCaseOpen(bool open)
{
    d->caseOpen = open;
    d->test->setVisible(!open);
}

void TestPage::setObjectsVisible(bool visible)
{
    d->objects->setVisible(visible);
}

void TestPage::setObjects(const QStringList &objects)
{
    d->objects->setObjects(objects);
}

void TestPage::setChecklist(const QList<ChecklistEntry> &entries)
{
    d->checklist->setChecklist(entries);
    keepTabOrder(this);
}

} // namespace keyway
