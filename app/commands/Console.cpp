// SPDX-FileCopyrightText: 2026 The Keyway authors
// SPDX-License-Identifier: Apache-2.0

#include "app/commands/Console.h"

#include <QJsonArray>
#include <QJsonDocument>

#include <cstdio>

using namespace Qt::StringLiterals;

namespace keyway {

namespace {

void write(std::FILE *stream, const QByteArray &bytes)
{
    std::fwrite(bytes.constData(), 1, static_cast<size_t>(bytes.size()), stream);
    std::fflush(stream);
}

} // namespace

void Console::print(const QString &line) const
{
    if (!m_json)
        write(stdout, line.toUtf8() + '\n');
}

void Console::printRaw(const QByteArray &bytes) const
{
    write(stdout, bytes);
}

void Console::document(const QJsonObject &object) const
{
    if (m_json)
        write(stdout, QJsonDocument(object).toJson(QJsonDocument::Compact) + '\n');
}

void Console::say(const QString &line) const
{
    write(stderr, line.toUtf8() + '\n');
}

void Console::problem(const Problem &problem) const
{
    const Text text = m_texts.text(problem);
    say(u"keyway-cli: "_s + text.title);
    if (!text.body.isEmpty())
        say(text.body);
    for (const QString &action : text.actions)
        say(u"  → "_s + action);
    document({{u"problem"_s, QJsonObject{{u"id"_s, problem.id},
                                         {u"title"_s, text.title},
                                         {u"actions"_s, QJsonArray::fromStringList(text.actions)}}}});
}

} // namespace keyway
