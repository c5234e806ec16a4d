// SPDX-FileCopyrightText: 2026 The Keyway authors
// SPDX-License-Identifier: Apache-2.0

#include "ui/widgets/MenuButton.h"

#include "ui/widgets/Basics.h"

namespace keyway {

QPushButton *makeMenuButton(const QString &text, const QString &name)
{
    QPushButton *button = makeButton(text, {}, name);
    button->setProperty("menu", QStringLiteral("yes")); // room for the arrow
    auto *menu = new QMenu(button);
    menu->setAccessibleName(QString(text).remove(QLatin1Char('&')));
    button->setMenu(menu);
    return button;
}

} // namespace keyway
