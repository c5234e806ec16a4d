// SPDX-FileCopyrightText: 2026 The Keyway authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "core/guide/Guide.h"
#include "ui/widgets/TabOrder.h"

#include <QAccessible>
#include <QWidget>

namespace keyway::test {

/// The controls that Tab reaches and a screen reader could not name.
inline QStringList namelessControls(QWidget *page)
{
    QStringList nameless;
    const QList<QWidget *> widgets = inReadingOrder(page);
    for (QWidget *widget : widgets) {
        const QAccessibleInterface *interface = QAccessible::queryAccessibleInterface(widget);
        if (!interface || interface->text(QAccessible::Name).trimmed().isEmpty())
            nameless << widget->objectName() + QLatin1String(widget->metaObject()->className());
    }
    return nameless;
}

inline Instruction instruction(const QString &id, ControlKind control, const QString &label,
                               const QString &value = {})
{
    Instruction made;
    made.id = id;
    made.page = QStringLiteral("Setup › External Client App Manager");
    made.section = QStringLiteral("Flow Enablement");
    made.control = control;
    made.label = label;
    made.value = value;
    made.why = QStringLiteral("Salesforce checks it.");
    return made;
}

} // namespace keyway::test
