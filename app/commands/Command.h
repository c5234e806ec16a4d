// SPDX-FileCopyrightText: 2026 The Keyway authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "app/commands/Console.h"
#include "app/services/AppServices.h"

#include <QCommandLineParser>
#include <QObject>

namespace keyway {

/// Exit statuses of PRODUCT.md 6.
enum ExitStatus { Works = 0, Diagnosed = 1, Unusable = 2, Undecided = 3, Cancelled = 130 };

/// One command of keyway-cli: its options, and what it does. `finished` ends the program. A command that
/// runs for long calls onInterrupt(); in the others Ctrl+C ends the program at once, as the system does it.
class Command : public QObject
{
    Q_OBJECT
public:
    Command(const AppServices &services, const Console &console) : m_services(services), m_console(console) {}
    virtual void addOptions(QCommandLineParser &parser) const = 0;
    virtual void start(const QCommandLineParser &parser) = 0;

Q_SIGNALS:
    void finished(int exitStatus);

protected:
    void end(int exitStatus) { Q_EMIT finished(exitStatus); }
    void fail(const Problem &problem, const QString &input = {})
    {
        m_console.problem(problem, input);
        end(Unusable);
    }

    const AppServices &m_services;
    const Console &m_console;
};

/// The commands by name, in the order of the help text.
struct CommandEntry
{
    const char *name;
    const char *arguments;
    const char *summary;
    std::unique_ptr<Command> (*make)(const AppServices &, const Console &);
};
const QList<CommandEntry> &commandEntries();

} // namespace keyway
