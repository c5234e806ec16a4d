// SPDX-FileCopyrightText: 2026 The Keyway authors
// SPDX-License-Identifier: Apache-2.0

#include "ui/pages/ExplainPage.h"

#include "ui/presenters/DiagnosisPresenter.h"
#include "ui/widgets/Basics.h"
#include "ui/widgets/CircumstancesLine.h"
#include "ui/widgets/FlowLayout.h"
#include "ui/widgets/HypothesisCard.h"
#include "ui/widgets/PageTools.h"
#include "ui/widgets/PasteEdit.h"
#include "ui/widgets/RunsLabel.h"
#include "ui/widgets/StatusIcon.h"

#include <QGridLayout>
#include <QHBoxLayout>
#include <QSignalBlocker>
#include <QTimer>

using namespace Qt::StringLiterals;

namespace keyway {

struct ExplainPage::Private
{
    explicit Private(ExplainPage *page) : q(page) {}

    ExplainPage *q;
    Guide guide;
    ExplainPageState state;

    PasteEdit *edit = nullptr;
    QTimer *pause = nullptr; ///< until the person stops typing
    RunsLabel *recognised = nullptr;
    RunsLabel *cutNote = nullptr;
    CircumstancesLine *circumstances = nullptr;
    QVBoxLayout *findings = nullptr;

    void build();
    Card *makeInput();
    void show();
    void addEmpty();
    void addVerdict();
    void addClaims();
    void addProof();
    void addHypotheses();
    void addRuledOut();
    void addReply();
};

Card *ExplainPage::Private::makeInput()
{
    auto *card = new Card;
    edit = new PasteEdit;
    edit->setObjectName(u"explainEdit"_s);
    edit->setAccessibleName(tr("Error text"));
    edit->setAccessibleDescription(tr("Paste a log line, a JSON answer or a command’s output."));
    edit->setPlaceholderText(tr("Paste the error here"));
    edit->setFixedHeight(edit->fontMetrics().lineSpacing() * 5 + 16);
    recognised = new RunsLabel;
    recognised->setObjectName(u"recognised"_s);
    cutNote = new RunsLabel({{tr("Only the first 256 kB are kept."), RunStyle::Warn}});
    cutNote->setObjectName(u"cutNote"_s);
    cutNote->hide();
    auto *open = makeButton(tr("&Open report…"), {}, u"openReportButton"_s);
    auto *words = new QVBoxLayout;
    words->setSpacing(4);
    words->addWidget(recognised);
    words->addWidget(cutNote);
    words->addStretch();
    auto *row = new QHBoxLayout;
    row->setSpacing(16);
    row->addLayout(words, 1);
    row->addWidget(open, 0, Qt::AlignTop);
    card->body()->addWidget(edit);
    card->body()->addLayout(row);
    connect(open, &QPushButton::clicked, q, &ExplainPage::openRequested);
    connect(edit, &PasteEdit::cutChanged, cutNote, &QWidget::setVisible);
    return card;
}

void ExplainPage::Private::build()
{
    auto *header =
        new PageHeader(tr("Explain an error"),
                       tr("Paste what the customer sees: a log line, a JSON answer, a command’s output, "
                          "or a saved report. Nothing is sent anywhere."));
    auto *page = new QVBoxLayout(q);
    page->setContentsMargins({});
    page->setSpacing(14);
    page->addWidget(header);
    page->addWidget(makeInput());
    circumstances = new CircumstancesLine;
    connect(circumstances, &CircumstancesLine::changed, q, &ExplainPage::circumstancesChanged);
    page->addWidget(circumstances);
    findings = new QVBoxLayout;
    findings->setSpacing(14);
    page->addLayout(findings);
    page->addStretch();

    pause = new QTimer(q);
    pause->setSingleShot(true);
    pause->setInterval(150);
    connect(edit, &QPlainTextEdit::textChanged, pause, qOverload<>(&QTimer::start));
    connect(pause, &QTimer::timeout, q, [this] { Q_EMIT q->textEdited(edit->toPlainText()); });
}

void ExplainPage::Private::addEmpty()
{
    auto *card = new Card;
    card->setObjectName(u"explainEmpty"_s);
    card->body()->addWidget(makeLabel(tr("What you get"), u"heading"_s));
    for (const QString &line :
         {tr("The step that is most likely wrong, and what to do about it."),
          tr("What the message proves, and what it rules out."),
          tr("The question that tells the other explanations apart, and a reply to send.")})
        card->body()->addWidget(new RunsLabel({{tr("• %1", "list item").arg(line), RunStyle::Muted}}));
    findings->addWidget(card);
}

void ExplainPage::Private::addVerdict()
{
    if (state.diagnosis.verdict.isEmpty())
        return;
    auto *verdict = new RunsLabel({{state.diagnosis.verdict, RunStyle::Strong}});
    verdict->setObjectName(u"verdict"_s);
    findings->addWidget(verdict);
}

void ExplainPage::Private::addProof()
{
    if (!DiagnosisPresenter::anythingDecided(state.diagnosis))
        return;
    auto *card = new Card;
    card->setObjectName(u"proof"_s);
    card->body()->addWidget(makeLabel(tr("What this proves"), u"heading"_s));
    Runs runs;
    QStringList spoken;
    const auto rows = DiagnosisPresenter::decisions(state.diagnosis, guide);
    for (const DecisionRow &row : rows) {
        RunStyle style = RunStyle::Muted;
        QString words = row.name;
        if (row.look.tone == Tone::Good)
            style = RunStyle::Good;
        else if (row.look.tone == Tone::Bad)
            style = RunStyle::BadStrong;
        else
            words = tr("%1 (%2)", "Audience (not decided)").arg(row.name, row.look.word);
        // No-break spaces keep a symbol with its words when the line breaks; a dash needs a word joiner as
        // well.
        const QString item =
            u"%1\u2060\u00a0%2"_s.arg(glyph(row.look.symbol), words.replace(u' ', QChar(0xa0)));
        runs << Run{item, style} << Run{u"     "_s};
        spoken << row.spoken;
    }
    auto *ladder = new RunsLabel(runs);
    ladder->setObjectName(u"proofLadder"_s);
    ladder->setAccessibleName(spoken.join(u". "_s));
    card->body()->addWidget(ladder);
    findings->addWidget(card);
}

void ExplainPage::Private::addHypotheses()
{
    const Diagnosis &diagnosis = state.diagnosis;
    for (qsizetype place = 0; place < diagnosis.hypotheses.size(); ++place) {
        auto *card =
            new HypothesisCard(diagnosis.hypotheses.at(place), place, diagnosis.hypotheses.size() > 1, guide);
        connect(card, &HypothesisCard::goToStepRequested, q, &ExplainPage::goToStepRequested);
        connect(card, &HypothesisCard::copyRequested, q, &ExplainPage::copyRequested);
        findings->addWidget(card);
        if (place == 0 && !diagnosis.literal.isEmpty())
            card->setLiteral(tr("The words that say so"), diagnosis.literal);
    }
}

void ExplainPage::Private::addRuledOut()
{
    if (state.diagnosis.ruledOut.isEmpty())
        return;
    auto *card = new Card;
    card->setObjectName(u"ruledOut"_s);
    card->body()->addWidget(makeLabel(tr("Ruled out"), u"heading"_s));
    for (const RuledOut &out : std::as_const(state.diagnosis.ruledOut))
        card->body()->addWidget(new RunsLabel({{DiagnosisPresenter::ruledOut(out, guide)},
                                               {tr(": ", "between a topic and why it is ruled out")},
                                               {out.why, RunStyle::Muted}}));
    findings->addWidget(card);
}

void ExplainPage::Private::addClaims()
{
    if (state.claims.isEmpty())
        return;
    auto *card = new Card;
    card->setObjectName(u"claims"_s);
    card->body()->addWidget(makeLabel(tr("What the assertion says"), u"heading"_s));
    auto *grid = new QGridLayout;
    grid->setColumnStretch(2, 1);
    grid->setHorizontalSpacing(10);
    grid->setVerticalSpacing(4);
    for (qsizetype i = 0; i < state.claims.size(); ++i) {
        const ClaimView &claim = state.claims.at(i);
        const int row = static_cast<int>(i);
        auto *icon = new StatusIcon;
        icon->setLook(claim.look);
        Runs said{{claim.value, RunStyle::Mono}};
        if (!claim.verdict.isEmpty())
            said << Run{u"  "_s} << Run{claim.verdict, RunStyle::Muted};
        auto *value = new RunsLabel(said);
        value->setObjectName(u"claim_"_s + claim.claim);
        value->setAccessibleName(
            tr("%1: %2, %3", "claim: value, verdict").arg(claim.claim, claim.value, claim.look.word));
        grid->addWidget(icon, row, 0, Qt::AlignTop);
        grid->addWidget(makeLabel(claim.claim, u"mono"_s), row, 1, Qt::AlignTop);
        grid->addWidget(value, row, 2);
    }
    card->body()->addLayout(grid);
    findings->addWidget(card);
}

void ExplainPage::Private::addReply()
{
    if (state.diagnosis.hypotheses.isEmpty())
        return;
    auto *buttons = new QWidget;
    auto *row = new FlowLayout(10);
    row->setContentsMargins({});
    buttons->setLayout(row);
    auto *copy = makeButton(tr("Copy a &reply for the customer"), u"primary"_s, u"copyReplyButton"_s);
    row->addWidget(copy);
    connect(copy, &QPushButton::clicked, q, &ExplainPage::replyRequested);
    if (state.canReproduce) {
        auto *reproduce = makeButton(tr("Repro&duce it in the practice org"), {}, u"reproduceButton"_s);
        row->addWidget(reproduce);
        connect(reproduce, &QPushButton::clicked, q, &ExplainPage::reproduceRequested);
    }
    findings->addWidget(buttons);
}

void ExplainPage::Private::show()
{
    clearLayout(findings);
    circumstances->setVisible(!state.empty);
    circumstances->setCircumstances(state.circumstances);
    const QString privacy = tr("Private keys, assertions and tokens in the text are hidden at once.");
    if (state.empty)
        recognised->setRuns({{privacy, RunStyle::Muted}});
    else
        recognised->setRuns({{tr("Recognised: "), RunStyle::Muted},
                             {state.recognised, RunStyle::Strong},
                             {u". "_s + privacy, RunStyle::Muted}});
    if (state.empty) {
        addEmpty();
    } else {
        if (!state.note.isEmpty()) {
            auto *note = new RunsLabel({{state.note, RunStyle::Warn}});
            note->setObjectName(u"pastedNote"_s);
            findings->addWidget(note);
        }
        addVerdict();
        addClaims();
        addProof();
        addHypotheses();
        addRuledOut();
        addReply();
    }
    keepTabOrder(q);
}

ExplainPage::ExplainPage(QWidget *parent) : QWidget(parent), d(std::make_unique<Private>(this))
{
    d->build();
    d->show();
}

ExplainPage::~ExplainPage() = default;

void ExplainPage::setGuide(const Guide &guide)
{
    d->guide = guide;
    d->show();
}

void ExplainPage::setState(const ExplainPageState &state)
{
    d->state = state;
    d->show();
    if (!state.empty && !state.diagnosis.verdict.isEmpty()) {
        d->recognised->setAccessibleName(
            plainText({{state.recognised}, {u". "_s}, {state.diagnosis.verdict}}));
        announce(d->recognised);
    }
}

void ExplainPage::setText(const QString &text)
{
    d->edit->setCutText(text);
}

void ExplainPage::replaceText(const QString &hidden)
{
    if (d->edit->toPlainText() == hidden)
        return;                          // nothing to hide: the person goes on typing
    const QSignalBlocker quiet(d->edit); // also forgets what could be undone
    d->edit->setCutText(hidden);
    d->edit->moveCursor(QTextCursor::End);
    d->pause->stop();
}

void ExplainPage::focusField()
{
    d->edit->setFocus();
}

} // namespace keyway
