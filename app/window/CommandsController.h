// SPDX-FileCopyrightText: 2026 The Keyway authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "app/window/SecretClipboard.h"
#include "app/window/Session.h"
#include "core/report/EquivalentCommands.h"

#include <optional>

class QWidget;

namespace keyway {

/// "Equivalent commands": what to type instead of using a page, with the values entered so far.
class CommandsController
{
public:
    CommandsController(const Session &session, SecretClipboard &clipboard);
    bool has(const QStringList &topics) const { return !commands(topics).isEmpty(); }
    void show(const QStringList &topics, const QString &title, QWidget *parent) const;

private:
    QList<EquivalentCommand> commands(const QStringList &topics) const;

    const Session &m_session;
    SecretClipboard &m_clipboard;
    std::optional<CommandBook>
        m_book; ///< absent only when the data compiled in is broken, which a test finds
};

} // namespace keyway
