// SPDX-FileCopyrightText: 2026 The Keyway authors
// SPDX-License-Identifier: Apache-2.0

#include "app/commands/Console.h"

#include "core/diagnosis/TextRecogniser.h"

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

QJsonValue cleaned(const QJsonValue &value)
{
    if (value.isString())
        return hideSecrets(value.toString());
    if (value.isArray()) {
        QJsonArray clean;
        const QJsonArray entries = value.toArray();
        for (const QJsonValue &entry : entries)
            clean << cleaned(entry);
        return clean;
    }
    if (value.isObject()) {
        QJsonObject clean = value.toObject();
        for (auto member = clean.begin(); member != clean.end(); ++member)
            *member = cleaned(*member);
        return clean;
    }
    return value;
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

QJsonObject Console::withoutSecrets(const QJsonObject &object)
{
    return cleaned(object).toObject();
}

void Console::problem(const Problem &problem, const QString &input, QJsonObject fields) const
{
    const Text text = m_texts.text(problem);
    const bool named = input.isEmpty() || text.title.contains(input);
    QStringList lines{u"keyway-cli: "_s + (named ? QString() : input + u": "_s) + text.title};
    if (!text.body.isEmpty())
        lines << text.body;
    for (const QString &action : text.actions)
        lines << u"  → "_s + action;
    say(hideSecrets(lines.join(u'\n')));
    fields.insert(u"problem"_s, QJsonObject{{u"id"_s, problem.id},
                                            {u"title"_s, text.title},
                                            {u"actions"_s, QJsonArray::fromStringList(text.actions)}});
    document(withoutSecrets(fields));
}

QJsonValue orNull(const QString &text)
{
    return text.isEmpty() ? QJsonValue() : QJsonValue(text);
}

} // namespace keyway
