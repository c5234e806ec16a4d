// SPDX-FileCopyrightText: 2026 The Keyway authors
// SPDX-License-Identifier: Apache-2.0

#include "app/commands/Command.h"
#include "app/services/AppServices.h"
#include "app/services/StandardStreams.h"
#include "app/services/Versions.h"

#include <QCoreApplication>
#include <QTimer>

#include <cstdio>

using namespace Qt::StringLiterals;
using namespace keyway;

namespace {

QString usage()
{
    QString text =
        u"Usage: keyway-cli COMMAND … [--json]\n\nSets up, tests and repairs Salesforce JWT bearer connections.\n\n"_s;
    for (const CommandEntry &entry : commandEntries())
        text += u"  %1 %2\n"_s.arg(QLatin1String(entry.name), -10).arg(QLatin1String(entry.summary));
    return text + u"\nkeyway-cli COMMAND --help says more. Exit status: 0 works; 1 a check failed and was "
                  u"diagnosed;\n"
                  "2 bad usage or unusable input; 3 nothing could be decided; 130 cancelled.\n"_s;
}

/// Qt's own first line names the program file, not the command.
QString help(const CommandEntry &entry, const QCommandLineParser &parser)
{
    const QString text = parser.helpText();
    return u"Usage: keyway-cli %1 [options] %2"_s
               .arg(QLatin1String(entry.name), QLatin1String(entry.arguments))
               .trimmed() +
           text.mid(text.indexOf(u'\n'));
}

void write(std::FILE *stream, const QString &text)
{
    const QByteArray bytes = text.toUtf8();
    std::fwrite(bytes.constData(), 1, static_cast<size_t>(bytes.size()), stream);
}

const CommandEntry *findCommand(const QString &name)
{
    for (const CommandEntry &entry : commandEntries()) {
        if (name == QLatin1String(entry.name))
            return &entry;
    }
    return nullptr;
}

/// Looked for before the command's own parser exists, because guides are loaded before commands.
QStringList guideFolders(const QStringList &arguments)
{
    QStringList folders = userGuideFolders();
    for (qsizetype i = 0; i < arguments.size() && arguments.at(i) != u"--"_s; ++i) {
        if (arguments.at(i).startsWith(u"--guides="_s))
            folders << arguments.at(i).section(u'=', 1);
        else if (arguments.at(i) == u"--guides"_s && i + 1 < arguments.size())
            folders << arguments.at(++i);
    }
    return folders;
}

} // namespace

int main(int argc, char *argv[])
{
    const StandardStreams streams;
    QCoreApplication app(argc, argv);
    QCoreApplication::setApplicationName(u"keyway-cli"_s);
    QCoreApplication::setOrganizationName(u"Keyway"_s);
    QCoreApplication::setApplicationVersion(QStringLiteral(KEYWAY_VERSION));

    QStringList arguments = QCoreApplication::arguments();
    const QString name = arguments.value(1);
    if (name.isEmpty() || name == u"--help"_s || name == u"-h"_s || name == u"help"_s) {
        write(name.isEmpty() ? stderr : stdout, usage());
        return name.isEmpty() ? Unusable : Works;
    }
    if (name == u"--version"_s || name == u"-v"_s) {
        write(stdout, u"keyway-cli %1\n"_s.arg(versionWithLibraries()));
        return Works;
    }
    const CommandEntry *entry = findCommand(name);
    if (!entry) {
        write(stderr, u"keyway-cli: there is no command “%1”.\n\n"_s.arg(name) + usage());
        return Unusable;
    }
    const auto services = AppServices::load(guideFolders(arguments));
    if (!services) {
        write(stderr, u"keyway-cli: its own data is broken: %1\n"_s.arg(services.error()));
        return Unusable;
    }

    QCommandLineParser parser;
    parser.setApplicationDescription(QLatin1String(entry->summary));
    const QCommandLineOption jsonOption(u"json"_s, u"Result as JSON on standard output."_s);
    const QCommandLineOption guidesOption(
        u"guides"_s, u"Use the guides in this folder too: DIR/NAME/guide.json."_s, u"DIR"_s);
    const QCommandLineOption helpOption({u"h"_s, u"help"_s}, u"Show this text."_s);
    parser.addOptions({jsonOption, guidesOption, helpOption});
    if (*entry->arguments)
        parser.addPositionalArgument(QLatin1String(entry->arguments), QString(),
                                     QLatin1String(entry->arguments));

    arguments.removeAt(1);
    arguments[0] = u"keyway-cli "_s + name;
    const Console console(services->texts(), arguments.contains(u"--json"_s));
    const std::unique_ptr<Command> command = entry->make(*services, console);
    command->addOptions(parser);
    if (!parser.parse(arguments)) {
        console.problem({u"usage.options"_s, {{u"reason"_s, parser.errorText()}, {u"command"_s, name}}});
        return Unusable;
    }
    if (parser.isSet(helpOption)) {
        write(stdout, help(*entry, parser));
        return Works;
    }
    for (const DataError &mistake : services->guideMistakes())
        console.say(u"keyway-cli: a guide is left out: "_s + mistake.toString());
    if (!*entry->arguments && !parser.positionalArguments().isEmpty()) {
        console.problem({u"usage.extra-argument"_s,
                         {{u"argument"_s, parser.positionalArguments().first()}, {u"command"_s, name}}});
        return Unusable;
    }

    QObject::connect(
        command.get(), &Command::finished, &app, [](int status) { QCoreApplication::exit(status); },
        Qt::QueuedConnection);
    QTimer::singleShot(0, command.get(), [&] { command->start(parser); });
    return QCoreApplication::exec();
}
