// SPDX-FileCopyrightText: 2026 The Keyway authors
// SPDX-License-Identifier: Apache-2.0

#include "ui/widgets/Disclosure.h"

#include "ui/presenters/InstructionWords.h"
#include "ui/widgets/Basics.h"
#include "ui/widgets/FlowLabel.h"
#include "ui/widgets/PageTools.h"
#include "ui/widgets/WarningList.h"

using namespace Qt::StringLiterals;

namespace keyway {

DisclosureButton::DisclosureButton(const QString &question, const QString &name, QWidget *parent)
    : QPushButton(parent), m_mark(makeLabel({}))
{
    setProperty("role", u"disclosure"_s);
    setObjectName(name);
    setAutoDefault(false);
    setCheckable(true);
    setAccessibleName(question);
    QSizePolicy policy(QSizePolicy::Preferred, QSizePolicy::Preferred);
    policy.setHeightForWidth(true);
    setSizePolicy(policy);
    QLabel *words = makeLabel(withBreaks(question));
    auto *row = new QHBoxLayout(this);
    row->setContentsMargins(7, 6, 7, 6);
    row->setSpacing(6);
    row->addWidget(m_mark, 0, Qt::AlignTop);
    row->addWidget(words, 1);
    for (QLabel *label : {m_mark, words}) {
        label->setTextInteractionFlags(Qt::NoTextInteraction);
        label->setAttribute(Qt::WA_TransparentForMouseEvents);
    }
    m_mark->setWordWrap(false);
}

void DisclosureButton::showOpen(bool open)
{
    m_mark->setText(open ? u"▾"_s : isRightToLeft() ? u"◂"_s : u"▸"_s);
}

QSize DisclosureButton::sizeHint() const
{
    return layout()->sizeHint();
}

QSize DisclosureButton::minimumSizeHint() const
{
    return layout()->minimumSize();
}

Disclosure::Disclosure(const QString &question, const QString &answer, const QString &name, QWidget *parent)
    : QWidget(parent), m_button(new DisclosureButton(question, name)), m_answer(makeLabel(answer, u"why"_s))
{
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
    m_button->showOpen(on);
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
