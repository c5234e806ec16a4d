// SPDX-FileCopyrightText: 2026 The Keyway authors
// SPDX-License-Identifier: Apache-2.0

#include "app/window/CommandsController.h"

#include "ui/widgets/CommandsDialog.h"

#include <QObject>

namespace keyway {

CommandsController::CommandsController(const Session &session, SecretClipboard &clipboard)
    : m_session(session), m_clipboard(clipboard)
{
    if (auto book = CommandBook::load())
        m_book = *std::move(book);
}

QList<EquivalentCommand> CommandsController::commands(const QStringList &topics) const
{
    if (!m_book || topics.isEmpty())
        return {};
    return m_book->commandsFor(topics, m_session.guide(), m_session.connection(), m_session.domain());
}

void CommandsController::show(const QStringList &topics, const QString &title, QWidget *parent) const
{
    QList<CommandTab> tabs;
    for (const EquivalentCommand &command : commands(topics))
        tabs << CommandTab{command.tool, command.title, command.script};
    auto *dialog = new CommandsDialog(
        title,
        QObject::tr(
            "What to type instead of using this page, with the values entered so far. Secrets are never in "
            "it: keys are named by their files."),
        tabs, parent);
    QObject::connect(dialog, &CommandsDialog::copyRequested, &m_clipboard, &SecretClipboard::copy);
    dialog->open();
}

} // namespace keyway
