// SPDX-FileCopyrightText: 2026 The Keyway authors
// SPDX-License-Identifier: Apache-2.0

#include "ui/widgets/Disclosure.h"

#include "ui/presenters/InstructionWords.h"
#include "ui/widgets/Basics.h"
#include "ui/widgets/PageTools.h"
#include "ui/widgets/WarningList.h"

using namespace Qt::StringLiterals;

namespace keyway {

Disclosure::Disclosure(const QString &question, const QString &answer, const QString &name, QWidget *parent)
    : QWidget(parent),
      m_question(question),
      m_button(makeButton({}, u"disclosure"_s, name)),
      m_answer(makeLabel(answer, u"why"_s))
{
    m_button->setCheckable(true);
    m_button->setAccessibleName(question);
    m_button->setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Fixed);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(2);
    column->addWidget(m_button);
    column->addWidget(m_answer);
    connect(m_button, &QPushButton::toggled, this, &Disclosure::open);
    open(false);
}

void Disclosure::open(bool on)
{
    m_button->setText((on ? u"▾  "_s : isRightToLeft() ? u"◂  "_s : u"▸  "_s) + m_question);
    m_button->setAccessibleDescription(on ? m_answer->text() : tr("Opens the answer"));
    m_answer->setVisible(on);
}

Reasons::Reasons(QWidget *parent) : QWidget(parent)
{
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(2);
}

void Reasons::setInstructions(const QList<Instruction> &instructions)
{
    clearLayout(layout());
    QStringList warnings;
    for (const Instruction &instruction : instructions) {
        if (!instruction.warning.isEmpty())
            warnings << instruction.warning;
        QStringList answer{placeWords(instruction), instruction.why, instruction.note};
        answer.removeAll(QString());
        if (answer.isEmpty())
            continue;
        layout()->addWidget(
            new Disclosure(instructionWords(instruction), answer.join(u'\n'), u"why_"_s + instruction.id));
    }
    auto *list = new WarningList;
    layout()->addWidget(list);
    list->setWarnings(warnings);
}

} // namespace keyway
