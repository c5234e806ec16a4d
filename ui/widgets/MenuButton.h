// SPDX-FileCopyrightText: 2026 The Keyway authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include <QMenu>
#include <QPushButton>

namespace keyway {

/// A button that opens an empty menu of its own.
QPushButton *makeMenuButton(const QString &text, const QString &name);

/// An entry with an object name (part of the tests' contract) that does `then` of `receiver`.
template <class Receiver, class Then>
QAction *addEntry(QMenu *menu, const QString &text, const QString &name, Receiver *receiver, Then then)
{
    QAction *entry = menu->addAction(text);
    entry->setObjectName(name);
    QObject::connect(entry, &QAction::triggered, receiver, then);
    return entry;
}

} // namespace keyway
