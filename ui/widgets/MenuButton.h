// SPDX-FileCopyrightText: 2026 The Keyway authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include <QMenu>
#include <QPushButton>

namespace keyway {

/// A button that opens a menu. (QPushButton's own menu would run an event loop of its own.)
class MenuButton : public QPushButton
{
    Q_OBJECT
public:
    MenuButton(const QString &text, const QString &name, QWidget *parent = nullptr);
    QMenu *choices() const { return m_menu; }
    /// An entry with an object name (part of the tests' contract) that does `then` of `receiver`.
    template <class Receiver, class Then>
    void addChoice(const QString &text, const QString &entryName, Receiver *receiver, Then then)
    {
        QAction *entry = m_menu->addAction(text);
        entry->setObjectName(entryName);
        connect(entry, &QAction::triggered, receiver, then);
    }

private:
    void openMenu();

    QMenu *m_menu;
};

} // namespace keyway
