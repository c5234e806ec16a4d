// SPDX-FileCopyrightText: 2026 The Keyway authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "core/guide/Guide.h"
#include "ui/pages/KeyPage.h"
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

inline KeyPageState keyReady()
{
    KeyPageState state;
    state.phase = KeyPageState::Phase::Ready;
    state.keyFile = QStringLiteral("/k/private-key.pem");
    state.certificateFile = QStringLiteral("/k/cert.pem");
    state.subject = QStringLiteral("CN=x");
    state.sha256 = QStringList(32, QStringLiteral("AB")).join(QLatin1Char(':'));
    state.notAfterUtc = QDateTime(QDate(2036, 11, 18), QTime(0, 0), Qt::UTC);
    state.daysLeft = 3650;
    state.bits = 2048;
    state.base64Length = 2272;
    return state;
}

} // namespace keyway::test
