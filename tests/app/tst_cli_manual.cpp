// SPDX-FileCopyrightText: 2026 The Keyway authors
// SPDX-License-Identifier: Apache-2.0

#include "tests/app/Cli.h"

#include <QRegularExpression>
#include <QSet>
#include <QStandardPaths>

#include <algorithm>

using namespace Qt::StringLiterals;
using namespace keyway::test;

namespace {

/// Option → what its value is called; empty for an option without one.
using Options = QMap<QString, QString>;

const QStringList common{u"json"_s, u"guides"_s, u"help"_s};

QString packagingText(const QString &name)
{
    return QString::fromUtf8(contentOf(QStringLiteral(KEYWAY_SOURCE_DIR) + u"/packaging/linux/"_s + name));
}

/// All matches of the first group (and the second as the value).
Options found(const QString &pattern, const QString &text)
{
    Options options;
    const QRegularExpression expression(pattern, QRegularExpression::MultilineOption);
    auto matches = expression.globalMatch(text);
    while (matches.hasNext()) {
        const QRegularExpressionMatch match = matches.next();
        options.insert(match.captured(1), match.captured(2));
    }
    return options;
}

QStringList commandsOfTheProgram()
{
    QStringList commands;
    static const QRegularExpression line(u"^  ([a-z-]+) +[A-Z]"_s, QRegularExpression::MultilineOption);
    auto matches = line.globalMatch(QString::fromUtf8(run({u"--help"_s}).out));
    while (matches.hasNext())
        commands << matches.next().captured(1);
    return commands;
}

/// Without those that every command has.
Options optionsOfTheProgram(const QString &command)
{
    Options options = found(u"^  (?:-\\w, )?--([a-z0-9-]+)(?: <([^>]+)>)?"_s,
                            QString::fromUtf8(run({command, u"--help"_s}).out));
    for (const QString &name : common)
        options.remove(name);
    return options;
}

/// From the line that is `begin` up to the next line that starts with one of `ends`.
QString section(const QString &text, const QString &begin, const QStringList &ends)
{
    QStringList lines;
    bool inside = false;
    for (const QString &line : text.split(u'\n')) {
        const bool ended =
            std::any_of(ends.begin(), ends.end(), [&](const QString &end) { return line.startsWith(end); });
        if (inside && ended)
            break;
        if (inside)
            lines << line;
        inside = inside || line == begin;
    }
    return lines.join(u'\n');
}

QStringList named(const Options &options)
{
    return options.keys();
}

} // namespace

class TestCliManual : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void initTestCase()
    {
        m_commands = commandsOfTheProgram();
        QVERIFY(m_commands.contains(u"check"_s) && m_commands.contains(u"hand-over"_s));
        for (const QString &command : m_commands)
            m_options.insert(command, optionsOfTheProgram(command));
        QVERIFY(m_options.value(u"check"_s).contains(u"grid"_s));
        QCOMPARE(m_options.value(u"check"_s).value(u"object"_s), u"NAME"_s);
    }

    void manual_hasOneSectionForEachCommand_inTheOrderOfHelp()
    {
        QStringList sections;
        const QString page = packagingText(u"keyway-cli.1.in"_s);
        static const QRegularExpression heading(u"^\\.Ss (\\S+)$"_s, QRegularExpression::MultilineOption);
        auto matches = heading.globalMatch(page);
        while (matches.hasNext())
            sections << matches.next().captured(1);
        QCOMPARE(sections, m_commands);
    }

    void manual_hasTheOptionsOfEachCommand_andNoOthers()
    {
        const QString page = packagingText(u"keyway-cli.1.in"_s);
        for (const QString &command : m_commands) {
            const QString text = section(page, u".Ss "_s + command, {u".Ss "_s, u".Sh "_s});
            const Options described = found(u"^\\.It Fl -([a-z0-9-]+)(?: Ar (\\S+))?$"_s, text);
            QVERIFY2(described == m_options.value(command),
                     qPrintable(u"%1: the page has %2, --help has %3"_s.arg(
                         command, named(described).join(u' '), named(m_options.value(command)).join(u' '))));
            QVERIFY2(text.contains(u".Nm Cm "_s + command + u' '), qPrintable(command));
        }
    }

    void manualOfTheWindow_hasItsOptions_andNoOthers()
    {
#ifndef KEYWAY_WINDOW
        QSKIP("built without the window");
#else
        QProcess window;
        window.start(QStringLiteral(KEYWAY_WINDOW), {u"--help"_s});
        QVERIFY(window.waitForFinished(60'000));
        const QString help = QString::fromUtf8(window.readAllStandardOutput());
        const Options options = found(u"^  (?:-\\w, )?--([a-z0-9-]+)(?: <([^>]+)>)?"_s, help);
        QVERIFY2(options.contains(u"practice"_s), qPrintable(help));
        const Options described = found(u"^\\.It (?:Fl \\w , )?Fl -([a-z0-9-]+)(?: Ar (\\S+))?$"_s,
                                        packagingText(u"keyway.1.in"_s));
        QCOMPARE(named(described), named(options));
        QVERIFY(described == options);
#endif
    }

    void bash_completesCommandsAndTheirOptions()
    {
        const QString bash = QStandardPaths::findExecutable(u"bash"_s);
        if (bash.isEmpty())
            QSKIP("no bash here");
        const auto completed = [&](const QStringList &words) {
            const QByteArray out = output(
                bash, QStringList{u"--norc"_s, u"-c"_s,
                                  u"source \"$0\"; COMP_WORDS=(keyway-cli \"$@\" \"--\"); "
                                  "COMP_CWORD=$(($# + 1)); [ $# = 0 ] && COMP_WORDS=(keyway-cli \"\"); "
                                  "_keyway_cli; printf '%s\\n' \"${COMPREPLY[@]}\""_s,
                                  QStringLiteral(KEYWAY_SOURCE_DIR) +
                                      u"/packaging/linux/completions/keyway-cli.bash"_s} +
                          words);
            QStringList lines = QString::fromUtf8(out).split(u'\n', Qt::SkipEmptyParts);
            lines.sort();
            return lines;
        };
        QStringList commands = m_commands + QStringList{u"--help"_s, u"--version"_s};
        commands.sort();
        QCOMPARE(completed({}), commands);
        for (const QString &command : m_commands) {
            QStringList options;
            for (const QString &name : named(m_options.value(command)) + common)
                options << u"--"_s + name;
            options.sort();
            QCOMPARE(completed({command}), options);
        }
    }

    void zsh_hasEachCommandAndItsOptions()
    {
        const QString text = packagingText(u"completions/_keyway-cli"_s);
        const QString list = section(text, u"commands=("_s, {u")"_s});
        QCOMPARE(named(found(u"^  '([a-z-]+):"_s, list)), sorted(m_commands));
        for (const QString &command : m_commands) {
            const QString part = section(text, u"  "_s + command + u')', {u"    ;;"_s});
            QCOMPARE(named(found(u"^      '\\*?--([a-z0-9-]+)\\["_s, part)), named(m_options.value(command)));
        }
    }

    void fish_hasEachCommandAndItsOptions()
    {
        const QString text = packagingText(u"completions/keyway-cli.fish"_s);
        QCOMPARE(named(found(u"-n __fish_use_subcommand -a ([a-z-]+) "_s, text)), sorted(m_commands));
        for (const QString &command : m_commands) {
            const Options options =
                found(u"'__fish_seen_subcommand_from "_s + command + u"' -l ([a-z0-9-]+) "_s, text);
            QCOMPARE(named(options), named(m_options.value(command)));
        }
    }

private:
    static QStringList sorted(QStringList list)
    {
        list.sort();
        return list;
    }

    QStringList m_commands;
    QMap<QString, Options> m_options;
};

QTEST_GUILESS_MAIN(TestCliManual)
#include "tst_cli_manual.moc"
