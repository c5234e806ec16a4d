// SPDX-FileCopyrightText: 2026 The Keyway authors
// SPDX-License-Identifier: Apache-2.0

#include "core/report/EquivalentCommandsReader.h"

#include "core/report/EquivalentCommandsQuoting.h"

#include <QFile>
#include <QRegularExpression>

#include <utility>

using namespace Qt::StringLiterals;

namespace keyway {

const QStringList &commandValueNames()
{
    static const QStringList names{u"keyFile"_s,  u"certificateFile"_s, u"consumerKey"_s, u"username"_s,
                                   u"audience"_s, u"tokenUrl"_s,        u"tokenHost"_s,   u"host"_s,
                                   u"subject"_s,  u"header"_s,          u"claims"_s,      u"userId"_s,
                                   u"proxy"_s,    u"caFile"_s,          u"proxyHost"_s,   u"proxyPort"_s};
    return names;
}

const QStringList &commandNumberNames()
{
    static const QStringList names{u"lifetime"_s, u"days"_s, u"bits"_s};
    return names;
}

const QStringList &CommandBook::topics()
{
    static const QStringList topics{u"key"_s,   u"app"_s,  u"consumer-key"_s,     u"policies"_s,
                                    u"user"_s,  u"test"_s, u"preauthorization"_s, u"domain"_s,
                                    u"client"_s};
    return topics;
}

Result<CommandBook, QList<DataError>> CommandBook::load(const QString &name)
{
    QFile file(name);
    if (!file.open(QIODevice::ReadOnly))
        return failure(QList<DataError>{{name, 0, file.errorString()}});
    return parse(QString::fromUtf8(file.readAll()), name);
}

Result<CommandBook, QList<DataError>> CommandBook::parse(const QString &markdown, const QString &file)
{
    return CommandBookReader(file).read(markdown);
}

Result<CommandBook, QList<DataError>> CommandBookReader::read(const QString &markdown)
{
    const QStringList lines = markdown.split(u'\n');
    for (const QString &line : lines) {
        ++m_line;
        if (m_place == Place::Script)
            addToScript(line);
        else if (m_place == Place::Comment)
            m_place = line.contains(u"-->"_s) ? Place::Fields : Place::Comment;
        else
            addField(line.trimmed());
    }
    if (m_place == Place::Script)
        mistake(m_scriptLine, u"the script is not closed with ```"_s);
    closeCommand();
    if (m_book.m_templates.isEmpty() && m_errors.isEmpty())
        mistake(0, u"no “# id” heading found"_s);
    if (!m_errors.isEmpty())
        return failure(m_errors);
    return m_book;
}

void CommandBookReader::addField(const QString &line)
{
    static const QRegularExpression field(u"^([a-z]+):\\s*(.*)$"_s);
    if (line.isEmpty())
        return;
    if (line.startsWith(u"<!--"_s)) {
        if (!line.contains(u"-->"_s))
            m_place = Place::Comment;
        return;
    }
    if (line.startsWith(u"# "_s)) {
        closeCommand();
        m_current = CommandBook::Template();
        m_current->id = line.mid(2).trimmed();
        m_headingLine = m_line;
        return;
    }
    if (!m_current)
        return mistake(m_line, u"there is no “# id” heading above this"_s);
    if (line.startsWith(u"```"_s)) {
        if (!m_current->script.isEmpty())
            mistake(m_line, u"“%1” has a second script"_s.arg(m_current->id));
        m_place = Place::Script;
        m_scriptLine = m_line;
        return;
    }
    const auto match = field.match(line);
    if (!match.hasMatch())
        return mistake(m_line, u"this is neither “name: value” nor inside a script: %1"_s.arg(line));
    setField(match.captured(1), match.captured(2).trimmed());
}

void CommandBookReader::setField(const QString &name, const QString &value)
{
    const auto words = [&] { return value.split(QRegularExpression(u"[,\\s]+"_s), Qt::SkipEmptyParts); };
    if (name == u"tool"_s) {
        m_current->tool = value;
    } else if (name == u"title"_s) {
        m_current->title = value;
    } else if (name == u"shell"_s) {
        m_current->shell = value;
        if (!scriptKind(value))
            mistake(m_line, u"unknown shell “%1”: sh, powershell, js, python or none"_s.arg(value));
    } else if (name == u"topics"_s) {
        m_current->topics = words();
        for (const QString &topic : std::as_const(m_current->topics)) {
            if (!CommandBook::topics().contains(topic))
                mistake(m_line, u"unknown topic “%1”: %2"_s.arg(topic, CommandBook::topics().join(u", "_s)));
        }
    } else if (name == u"guides"_s) {
        m_current->guides = words();
    } else if (name == u"when"_s) {
        m_current->onlyPractice = value == u"practice"_s;
        if (!m_current->onlyPractice)
            mistake(m_line, u"unknown condition “%1”: practice"_s.arg(value));
    } else {
        mistake(m_line, u"unknown name “%1”: tool, shell, topics, guides, when or title"_s.arg(name));
    }
}

void CommandBookReader::addToScript(const QString &line)
{
    static const QRegularExpression placeholder(u"\\{\\{([^{}]*)\\}\\}"_s);
    static const QRegularExpression bind(u"(?<![\\w:]):([A-Za-z]+)"_s);
    if (line.trimmed() == u"```"_s) {
        m_place = Place::Fields;
        return;
    }
    m_current->script += line + u'\n';
    auto matches = placeholder.globalMatch(line);
    while (matches.hasNext()) {
        const QString name = matches.next().captured(1);
        if (!name.startsWith(u"soql "_s)) {
            if (!commandValueNames().contains(name) && !commandNumberNames().contains(name))
                mistake(m_line, u"unknown placeholder {{%1}}"_s.arg(name));
            continue;
        }
        auto binds = bind.globalMatch(name);
        while (binds.hasNext()) {
            const QString value = binds.next().captured(1);
            if (!commandValueNames().contains(value))
                mistake(m_line, u"unknown value “:%1” in a query"_s.arg(value));
        }
    }
}

void CommandBookReader::closeCommand()
{
    if (!m_current)
        return;
    const CommandBook::Template command = *std::exchange(m_current, std::nullopt);
    const std::initializer_list<std::pair<QString, bool>> needed{
        {u"tool"_s, command.tool.isEmpty()},
        {u"shell"_s, command.shell.isEmpty()},
        {u"topics"_s, command.topics.isEmpty()},
        {u"title"_s, command.title.isEmpty()},
        {u"script"_s, command.script.trimmed().isEmpty()},
    };
    for (const auto &[name, missing] : needed) {
        if (missing)
            mistake(m_headingLine, u"“%1” has no %2"_s.arg(command.id, name));
    }
    for (const CommandBook::Template &other : std::as_const(m_book.m_templates)) {
        if (other.id == command.id)
            mistake(m_headingLine, u"the id “%1” is used twice"_s.arg(command.id));
    }
    m_book.m_templates << command;
}

} // namespace keyway
