// SPDX-FileCopyrightText: 2026 The Keyway authors
// SPDX-License-Identifier: Apache-2.0

#include "ui/widgets/MenuButton.h"

using namespace Qt::StringLiterals;

namespace keyway {

MenuButton::MenuButton(const QString &text, const QString &name, QWidget *parent)
    : QPushButton(text + u"  ▾"_s, parent), m_menu(new QMenu(this))
{
    setObjectName(name);
    setAutoDefault(false);
    setSizePolicy(QSizePolicy::Maximum, QSizePolicy::Fixed);
    const QString spoken = QString(text).remove(u'&');
    setAccessibleName(tr("%1 (menu)", "a button that opens a menu").arg(spoken));
    m_menu->setAccessibleName(spoken);
    connect(this, &QPushButton::clicked, this, &MenuButton::openMenu);
}

void MenuButton::openMenu()
{
    const QPoint start(isRightToLeft() ? width() - m_menu->sizeHint().width() : 0, height());
    m_menu->popup(mapToGlobal(start));
    const QList<QAction *> entries = m_menu->actions();
    if (!entries.isEmpty())
        m_menu->setActiveAction(entries.first()); // so that Return and the arrow keys go on from here
}

} // namespace keyway
