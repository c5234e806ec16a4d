// SPDX-FileCopyrightText: 2026 The Keyway authors
// SPDX-License-Identifier: Apache-2.0

#include "ui/pages/StepPage.h"

#include "ui/widgets/Basics.h"
#include "ui/widgets/CheckedField.h"
#include "ui/widgets/FlowLabel.h"
#include "ui/widgets/FoldingRow.h"
#include "ui/widgets/InstructionCard.h"
#include "ui/widgets/Notice.h"
#include "ui/widgets/SecretField.h"
#include "ui/widgets/WarningList.h"

using namespace Qt::StringLiterals;

namespace keyway {

struct StepPage::Private
{
    GuideStep step;
    PageHeader *header = nullptr;
    QPushButton *openPage = nullptr;
    QLabel *openHint = nullptr;
    Notice *diagnosis = nullptr;
    Card *fieldCard = nullptr;
    CheckedField *field = nullptr;
    SecretField *secret = nullptr;
    InstructionCard *instructions = nullptr;
    WarningList *warnings = nullptr;
    QPushButton *created = nullptr;
    Notice *createdNote = nullptr;
    bool orgKnown = false;

    void showOpenPage() const
    {
        openPage->setVisible(!step.setupNode.isEmpty());
        openPage->setEnabled(orgKnown);
        openHint->setVisible(!step.setupNode.isEmpty() && !orgKnown);
    }
};

StepPage::StepPage(QWidget *parent) : QWidget(parent), d(std::make_unique<Private>())
{
    d->header = new PageHeader({}, {});
    d->openPage = makeButton(tr("&Open this page in Salesforce"), u"primary"_s, u"openPageButton"_s);
    d->header->addButton(d->openPage);
    d->openHint = makeLabel(
        tr("To open the right page from here, paste any address of your org on the Start page."), u"small"_s);
    d->diagnosis = new Notice(Notice::Look::Card);
    d->diagnosis->setObjectName(u"stepDiagnosis"_s);
    d->fieldCard = new Card;
    d->field = new CheckedField(u"stepField"_s);
    d->fieldCard->body()->addWidget(d->field);
    d->secret = new SecretField;
    d->secret->hide();
    d->instructions = new InstructionCard;
    d->warnings = new WarningList;
    d->created = makeButton(tr("I created it &just now"), {}, u"createdJustNowButton"_s);
    d->created->setProperty("edits", true);
    d->createdNote = new Notice(Notice::Look::Inside);
    d->createdNote->setObjectName(u"createdNote"_s);

    auto *column = new QVBoxLayout(this);
    column->setSpacing(12);
    for (QWidget *part :
         QList<QWidget *>{d->header, d->openHint, d->diagnosis, d->instructions, d->fieldCard, d->secret})
        column->addWidget(part);
    auto *last = new FoldingRow(12);
    last->row()->addWidget(d->warnings, 1);
    last->row()->addWidget(d->created, 0, Qt::AlignBottom);
    column->addWidget(last);
    column->addWidget(d->createdNote);
    column->addStretch(1);

    connect(d->openPage, &QPushButton::clicked, this,
            [this] { Q_EMIT openPageRequested(d->step.setupNode); });
    connect(d->created, &QPushButton::clicked, this, [this] {
        setCreatedJustNow(true);
        Q_EMIT createdJustNow();
    });
    connect(d->field, &CheckedField::edited, this, &StepPage::fieldEdited);
    connect(d->field, &CheckedField::left, this, &StepPage::fieldLeft);
    connect(d->secret, &SecretField::entered, this, &StepPage::secretEntered);
    connect(d->secret, &SecretField::forgotten, this, &StepPage::secretForgotten);
    connect(d->instructions, &InstructionCard::tickChanged, this, &StepPage::tickChanged);
    connect(d->instructions, &InstructionCard::copyRequested, this, &StepPage::copyRequested);
    connect(d->instructions, &InstructionCard::showInFolderRequested, this, &StepPage::showInFolderRequested);
    connect(d->instructions, &InstructionCard::openPageRequested, this, &StepPage::openPageRequested);
}

StepPage::~StepPage()
{
    d->field->disconnect(this); // it loses the focus while it dies, and would report that it was left
    d->secret->disconnect(this);
}

void StepPage::setStep(const GuideStep &step)
{
    d->step = step;
    d->header->setTitle(withBreaks(step.title));
    d->header->setSubtitle(step.summary);
    const bool key = step.kind == StepKind::ConsumerKey;
    d->fieldCard->setVisible(key || step.kind == StepKind::Username);
    d->field->setLabel(key ? tr("Consumer Ke&y") : tr("Salesforce &Username"));
    d->field->setPlaceholder(key ? tr("Paste it here when you have copied it")
                                 : tr("The integration user’s username, in the form of an e-mail address"));
    d->instructions->setInstructions(step.instructions);
    d->warnings->setWarnings(step.warnings);
    d->created->setVisible(step.topics.contains(u"app"_s));
    if (d->created->isHidden())
        setCreatedJustNow(false);
    d->showOpenPage();
}

void StepPage::setTicked(const QSet<QString> &instructionIds)
{
    d->instructions->setTicked(instructionIds);
}

void StepPage::setFieldText(const QString &text)
{
    d->field->setText(text);
}

QString StepPage::fieldText() const
{
    return d->field->text();
}

void StepPage::setFieldProblem(const std::optional<Text> &problem, bool warning)
{
    d->field->setProblem(problem, warning);
}

void StepPage::focusField()
{
    d->field->focusField();
}

void StepPage::setSecretField(bool visible, const QString &state)
{
    d->secret->setVisible(visible);
    d->secret->setState(state);
}

void StepPage::setSecretProblem(const std::optional<Text> &problem)
{
    d->secret->setProblem(problem);
}

void StepPage::setDiagnosis(const std::optional<Text> &text)
{
    d->diagnosis->show(text, u"bad"_s, tr("This is why the test failed"));
}

void StepPage::setOpenPageEnabled(bool enabled)
{
    d->orgKnown = enabled;
    d->instructions->setOpenPageEnabled(enabled);
    d->showOpenPage();
}

void StepPage::setCreatedJustNow(bool noted)
{
    d->createdNote->showSentence(
        noted ? tr("Noted: if the test fails in the next minutes, waiting may be all it needs.") : QString(),
        u"good"_s);
}

void StepPage::setCertificateFile(const QString &path)
{
    d->instructions->setCertificateFile(path);
}

} // namespace keyway
