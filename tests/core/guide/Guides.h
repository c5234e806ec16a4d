// SPDX-FileCopyrightText: 2026 The Keyway authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "core/guide/Guide.h"

#include <QDir>
#include <QFile>
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

/// The source documents whose number begins so, one after the other. They lie beside a checkout of ours, not
/// in it; empty when they do not.
inline QString sourceDocuments(const QString &number = {})
{
    const QString beside = QStringLiteral(KEYWAY_SOURCE_DIR "/../shared/reference");
    const QDir folder(qEnvironmentVariable("KEYWAY_REFERENCE", beside) + QStringLiteral("/seeds"));
    QString text;
    for (const QString &name : folder.entryList({number + QStringLiteral("*_*.txt")}, QDir::Files)) {
        QFile file(folder.filePath(name));
        if (file.open(QIODevice::ReadOnly))
            text += QString::fromUtf8(file.readAll()) + u'\n';
    }
    return text;
}

/// "on", "off", the value, or the values with a bar between them.
inline QString wantedOf(const Instruction &instruction)
{
    if (instruction.checked)
        return *instruction.checked ? QStringLiteral("on") : QStringLiteral("off");
    return instruction.values.isEmpty() ? instruction.value : instruction.values.join(u'|');
}

} // namespace keyway::test
