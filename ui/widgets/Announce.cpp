// SPDX-FileCopyrightText: 2026 The Keyway authors
// SPDX-License-Identifier: Apache-2.0

#include "ui/widgets/Announce.h"

#include <QAccessible>
#include <QWidget>

namespace keyway {

void announce(QWidget *widget, const QString &text)
{
    if (widget->accessibleDescription() == text)
        return; // said already
    widget->setAccessibleDescription(text);
    if (text.isEmpty())
        return;
    QAccessibleEvent event(widget, QAccessible::Alert);
    QAccessible::updateAccessibility(&event);
#if QT_VERSION >= QT_VERSION_CHECK(6, 8, 0)
    QAccessibleAnnouncementEvent spoken(widget, text);
    QAccessible::updateAccessibility(&spoken);
#endif
}

} // namespace keyway
