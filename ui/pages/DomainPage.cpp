// SPDX-FileCopyrightText: 2026 The Keyway authors
// SPDX-License-Identifier: Apache-2.0

#include "ui/pages/DomainPage.h"

#include "ui/widgets/Basics.h"
#include "ui/widgets/CheckedField.h"
#include "ui/widgets/Disclosure.h"
#include "ui/widgets/FlowLabel.h"
#include "ui/widgets/FlowLayout.h"
#include "ui/widgets/Notice.h"
#include "ui/widgets/WarningList.h"

#include <QFormLayout>
#include <QLineEdit>

using namespace Qt::StringLiterals;

namespace keyway {

struct DomainPage::Private
{
    GuideStep step;
    DomainPageState state;
    PageHeader *header = nullptr;
    QPushButton *openPage = nullptr;
    Notice *diagnosis = nullptr;
    CheckedField *field = nullptr;
    QWidget *suggestionRow = nullptr;
    FlowLabel *suggestion = nullptr;
    Card *facts = nullptr;
    QLabel *nameTitle = nullptr;
    QLabel *name = nullptr; ///< the subdomain, or the authorization server's host
    QLabel *kind = nullptr;
    QLabel *tokenUrl = nullptr;
    FlowLabel *audience = nullptr;
    FlowLabel *audienceReason = nullptr;
    QLabel *audienceTitle = nullptr;
    Card *lookCard = nullptr;
    QPushButton *look = nullptr;
    Notice *lookResult = nullptr;
    WarningList *warnings = nullptr;
    Card *reasonsCard = nullptr;
    Reasons *reasons = nullptr;

    void build(DomainPage *page);
    void buildSuggestion(DomainPage *page);
    void buildFacts();
    void buildLook(DomainPage *page);
};

DomainPage::DomainPage(QWidget *parent) : QWidget(parent), d(std::make_unique<Private>())
{
    d->build(this);
    setState({});
}

DomainPage::~DomainPage()
{
    d->field->disconnect(this); // it loses the focus while it dies, and would report that it was left
}

void DomainPage::Private::build(DomainPage *page)
{
    header = new PageHeader({}, {});
    openPage = makeButton(tr("&Open My Domain in Setup"), {}, u"openPageButton"_s);
    openPage->setEnabled(false);
    header->addButton(openPage);
    diagnosis = new Notice(Notice::Look::Card);
    field = new CheckedField(u"domainEdit"_s);
    field->setPlaceholder(tr("For example an address from the browser, while you are logged in"));
    field->problem()->setObjectName(u"domainMessage"_s);
    buildSuggestion(page);
    auto *fieldCard = new Card;
    fieldCard->body()->addWidget(field);
    buildFacts();
    buildLook(page);
    warnings = new WarningList;
    reasonsCard = new Card;
    reasons = new Reasons;
    reasonsCard->body()->addWidget(makeLabel(tr("Where to find it, and why"), u"heading"_s));
    reasonsCard->body()->addWidget(reasons);

    auto *column = new QVBoxLayout(page);
    column->setSpacing(12);
    for (QWidget *part :
         QList<QWidget *>{header, diagnosis, fieldCard, facts, lookCard, warnings, reasonsCard})
        column->addWidget(part);
    column->addStretch();
    QObject::connect(openPage, &QPushButton::clicked, page,
                     [this, page] { Q_EMIT page->openPageRequested(step.setupNode); });
    QObject::connect(field, &CheckedField::edited, page, &DomainPage::textEdited);
    QObject::connect(field, &CheckedField::left, page, &DomainPage::textLeft);
}

void DomainPage::Private::buildSuggestion(DomainPage *page)
{
    suggestionRow = new QWidget;
    auto *row = new FlowLayout(12);
    suggestionRow->setLayout(row);
    suggestion = new FlowLabel({}, u"heading"_s);
    auto *use = makeButton(tr("&Use it"), u"primary"_s, u"useSuggestionButton"_s);
    use->setProperty("edits", true);
    row->addWidget(new FlowLabel(tr("Did you mean")));
    row->addWidget(suggestion);
    row->addWidget(use);
    field->problem()->addWidget(suggestionRow);
    QObject::connect(use, &QPushButton::clicked, page,
                     [this, page] { Q_EMIT page->suggestionTaken(state.suggestion); });
}

void DomainPage::Private::buildFacts()
{
    facts = new Card;
    auto *form = new QFormLayout; // puts a value below its title where both do not fit side by side
    form->setRowWrapPolicy(QFormLayout::WrapLongRows);
    form->setFieldGrowthPolicy(QFormLayout::ExpandingFieldsGrow);
    form->setHorizontalSpacing(24);
    form->setVerticalSpacing(9);
    const auto add = [form](QLabel *title, QWidget *value) {
        title->setWordWrap(false);
        value->setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Preferred);
        form->addRow(title, value);
    };
    nameTitle = makeLabel({}, u"muted"_s);
    name = makeMono({});
    name->setObjectName(u"domainName"_s);
    kind = makeLabel({});
    tokenUrl = makeMono({});
    audience = makeMonoFlow({});
    audienceReason = new FlowLabel({}, u"small"_s);
    auto *audienceCell = new QWidget;
    auto *audienceRow = new FlowLayout(12);
    audienceCell->setLayout(audienceRow);
    audienceRow->addWidget(audience);
    audienceRow->addWidget(audienceReason);
    audienceTitle = makeLabel({}, u"muted"_s);
    add(nameTitle, name);
    add(makeLabel(tr("Kind of org"), u"muted"_s), kind);
    add(makeLabel(tr("Token endpoint"), u"muted"_s), tokenUrl);
    add(audienceTitle, audienceCell);
    facts->body()->addLayout(form);
}

void DomainPage::Private::buildLook(DomainPage *page)
{
    lookCard = new Card;
    auto *row = new QHBoxLayout;
    row->setSpacing(12);
    auto *words = new QVBoxLayout;
    words->setSpacing(2);
    words->addWidget(makeLabel(tr("Does it exist?"), u"heading"_s));
    words->addWidget(makeLabel(
        tr("Looks the name up and asks the org for its public sign-in settings. No credentials are sent."),
        u"muted"_s));
    look = makeButton(tr("&Look"), {}, u"lookButton"_s);
    look->setProperty("edits", true);
    row->addLayout(words, 1);
    row->addWidget(look, 0, Qt::AlignVCenter);
    lookResult = new Notice(Notice::Look::Inside);
    lookResult->setObjectName(u"lookResult"_s);
    lookCard->body()->addLayout(row);
    lookCard->body()->addWidget(lookResult);
    QObject::connect(look, &QPushButton::clicked, page, &DomainPage::lookRequested);
}

void DomainPage::setStep(const GuideStep &step, const QString &destination)
{
    d->step = step;
    d->header->setTitle(withBreaks(step.title));
    d->header->setSubtitle(step.summary);
    d->openPage->setVisible(!step.setupNode.isEmpty());
    d->audienceTitle->setText(destination.isEmpty() ? tr("Audience")
                                                    : tr("Audience %1 will use").arg(destination));
    d->warnings->setWarnings(step.warnings);
    d->reasons->setInstructions(step.instructions);
    d->reasonsCard->setVisible(!step.instructions.isEmpty());
}

void DomainPage::setState(const DomainPageState &state)
{
    d->state = state;
    d->field->setLabel(state.wholeHost ? tr("&Paste your org’s or your site’s address")
                                       : tr("&Paste your org’s address, or just the name"));
    d->field->setText(state.text);
    const bool bad = !state.accepted && state.suggestion.isEmpty();
    d->suggestion->setText(state.suggestion);
    d->suggestion->updateGeometry();
    d->suggestionRow->setVisible(!state.suggestion.isEmpty());
    std::optional<Text> message = state.message;
    if (!message && !state.suggestion.isEmpty())
        message = Text{tr("This may not be the name you mean"), {}, {}, {}};
    d->field->setProblem(message, !bad);
    d->facts->setVisible(state.accepted);
    d->nameTitle->setText(state.wholeHost ? tr("Authorization server") : tr("Subdomain for the form"));
    d->name->setText(state.wholeHost ? state.host : state.subdomain);
    d->kind->setText(state.kind);
    d->tokenUrl->setText(state.tokenUrl);
    d->audience->setText(state.audience);
    d->audienceReason->setText(state.audienceReason);
    d->audienceReason->setVisible(!state.audienceReason.isEmpty());
    d->lookCard->setVisible(state.accepted);
    d->look->setEnabled(!state.looking);
    d->look->setText(state.looking ? tr("Looking…") : tr("&Look"));
    d->lookResult->showSentence(state.lookResult, state.lookGood ? u"good"_s : u"warn"_s);
}

void DomainPage::setDiagnosis(const std::optional<Text> &text)
{
    d->diagnosis->show(text, u"bad"_s, tr("This is why the test failed"));
}

void DomainPage::setOpenPageEnabled(bool enabled)
{
    d->openPage->setEnabled(enabled);
}

void DomainPage::focusField()
{
    d->field->focusField();
}

} // namespace keyway
