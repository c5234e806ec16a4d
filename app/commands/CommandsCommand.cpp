// SPDX-FileCopyrightText: 2026 The Keyway authors
// SPDX-License-Identifier: Apache-2.0

#include "app/commands/CommandsCommand.h"

#include "core/report/EquivalentCommands.h"

using namespace Qt::StringLiterals;

namespace keyway {

void CommandsCommand::addOptions(QCommandLineParser &parser) const
{
    parser.addOption(
        {u"topic"_s,
         u"Only for this topic; may be given more than once: %1."_s.arg(CommandBook::topics().join(u", "_s)),
         u"T"_s});
}

void CommandsCommand::start(const QCommandLineParser &parser)
{
    const QStringList files = parser.positionalArguments();
    if (files.size() != 1)
        return fail({u"usage.one-file"_s, {{u"command"_s, u"commands FILE.keyway"_s}}});
    const QStringList asked = parser.values(u"topic"_s);
    for (const QString &topic : asked) {
        if (!CommandBook::topics().contains(topic))
            return fail({u"commands.topic"_s,
                         {{u"topic"_s, topic}, {u"topics"_s, CommandBook::topics().join(u", "_s)}}});
    }
    const auto book = CommandBook::load();
    if (!book) { // compiled into the program: only a mistake of ours
        for (const DataError &error : book.error())
            m_console.say(error.toString());
        return end(Unusable);
    }
    const auto connection = loadConnection(files.first());
    if (!connection)
        return fail(connection.error());
    const auto input = m_services.exchangeInput(*connection);
    if (!input)
        return fail(input.error());
    const auto commands = book->commandsFor(asked.isEmpty() ? CommandBook::topics() : asked, input->guide,
                                            input->connection, input->domain);
    for (const EquivalentCommand &command : commands) {
        m_console.print(u"== %1 (%2)\n%3"_s.arg(command.title, command.tool, command.script));
        m_console.document({{u"id"_s, command.id},
                            {u"tool"_s, command.tool},
                            {u"title"_s, command.title},
                            {u"script"_s, command.script}});
    }
    end(Works);
}

} // namespace keyway
