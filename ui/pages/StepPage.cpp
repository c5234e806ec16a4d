// SPDX-FileCopyrightText: 2026 The Keyway authors
// SPDX-License-Identifier: Apache-2.0

#include "ui/pages/StepPage.h"

#include "ui/widgets/Basics.h"
#include "ui/widgets/CheckedField.h"
#include "ui/widgets/FlowLabel.h"
#include "ui/widgets/InstructionCard.h"
#include "ui/widgets/Notice.h"
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
    InstructionCard *instructions = nullptr;
    WarningList *warnings = nullptr;
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
    d->instructions = new InstructionCard;
    d->warnings = new WarningList;

    auto *column = new QVBoxLayout(this);
    column->setSpacing(12);
    for (QWidget *part :
         QList<QWidget *>{d->header, d->openHint, d->diagnosis, d->fieldCard, d->instructions, d->warnings})
        column->addWidget(part);
    column->addStretch();

    connect(d->openPage, &QPushButton::clicked, this,
            [this] { Q_EMIT openPageRequested(d->step.setupNode); });
    connect(d->field, &CheckedField::edited, this, &StepPage::fieldEdited);
    connect(d->field, &CheckedField::left, this, &StepPage::fieldLeft);
    connect(d->instructions, &InstructionCard::tickChanged, this, &StepPage::tickChanged);
    connect(d->instructions, &InstructionCard::copyRequested, this, &StepPage::copyRequested);
    connect(d->instructions, &InstructionCard::showInFolderRequested, this, &StepPage::showInFolderRequested);
    connect(d->instructions, &InstructionCard::openPageRequested, this, &StepPage::openPageRequested);
}

StepPage::~StepPage()
{
    d->field->disconnect(this); // it loses the focus while it dies, and would report that it was left
}

void StepPage::setStep(const GuideStep &step)
{
    d->step = step;
    d->header->setTitle(withBreaks(step.title));
    d->header->setSubtitle(step.summary);
    const bool key = step.kind == StepKind::ConsumerKey;
    d->fieldCard->setVisible(key || step.kind == StepKind::Username);
    d->field->setLabel(key ? tr("Consumer &Key") : tr("Salesforce &Username"));
    d->field->setPlaceholder(key ? tr("Paste it here when you have copied it")
                                 : tr("The integration user’s username, in the form of an e-mail address"));
    d->instructions->setInstructions(step.instructions);
    d->warnings->setWarnings(step.warnings);
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

void StepPage::setCertificateFile(const QString &path)
{
    d->instructions->setCertificateFile(path);
}

} // namespace keyway
