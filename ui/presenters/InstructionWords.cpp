// SPDX-FileCopyrightText: 2026 The Keyway authors
// SPDX-License-Identifier: Apache-2.0

#include "ui/presenters/InstructionWords.h"

#include <QCoreApplication>

using namespace Qt::StringLiterals;

namespace keyway {

namespace {

QString tr(const char *text)
{
    return QCoreApplication::translate("InstructionWords", text);
}

QString joined(QStringList parts)
{
    parts.removeAll(QString());
    return parts.join(u" › "_s);
}

} // namespace

bool wantsOff(const Instruction &instruction)
{
    return instruction.control == ControlKind::CheckBox && !instruction.checked.value_or(true);
}

QString instructionWords(const Instruction &instruction)
{
    const QString &label = instruction.label;
    const QString &value = instruction.value;
    switch (instruction.control) {
    case ControlKind::Action:
        return value.isEmpty() ? label : tr("%1: %2").arg(label, value);
    case ControlKind::Button:
        return tr("Press “%1”").arg(label);
    case ControlKind::CheckBox:
        return (wantsOff(instruction) ? tr("Leave “%1” off") : tr("Turn on “%1”")).arg(label);
    case ControlKind::Choice:
        return tr("Set “%1” to “%2”").arg(label, value);
    case ControlKind::Field:
        return value.isEmpty() ? tr("Fill in “%1”").arg(label) : tr("Enter “%2” in “%1”").arg(label, value);
    case ControlKind::List:
        return tr("Select in “%1”: %2").arg(label, instruction.values.join(u", "_s));
    case ControlKind::Upload:
        return tr("Upload %2 with “%1”").arg(label, value);
    }
    return label;
}

QString placeWords(const Instruction &instruction)
{
    return joined({instruction.page, instruction.tab, instruction.section});
}

QString placeWithinPage(const Instruction &instruction)
{
    return joined({instruction.tab, instruction.section});
}

} // namespace keyway
