// SPDX-FileCopyrightText: 2026 The Keyway authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "core/guide/Guide.h"

#include <QTest>

namespace keyway::test {

/// The guides compiled into the program; none, with the mistakes told, when one of them is broken.
inline GuideShelf builtInGuides()
{
    const auto shelf = GuideShelf::load();
    if (shelf)
        return *shelf;
    for (const DataError &error : shelf.error())
        qCritical().noquote() << error.toString();
    return {};
}

inline QList<Instruction> instructionsOf(const Guide &guide)
{
    QList<Instruction> all;
    for (const GuideStep &step : guide.steps)
        all << step.instructions;
    return all;
}

inline Instruction instructionOf(const Guide &guide, const QString &id)
{
    for (const Instruction &instruction : instructionsOf(guide)) {
        if (instruction.id == id)
            return instruction;
    }
    return {};
}

/// "on", "off", the value, or the values with a bar between them.
inline QString wantedOf(const Instruction &instruction)
{
    if (instruction.checked)
        return *instruction.checked ? QStringLiteral("on") : QStringLiteral("off");
    return instruction.values.isEmpty() ? instruction.value : instruction.values.join(u'|');
}

} // namespace keyway::test
