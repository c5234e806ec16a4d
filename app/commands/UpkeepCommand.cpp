// SPDX-FileCopyrightText: 2026 The Keyway authors
// SPDX-License-Identifier: Apache-2.0

#include "app/commands/UpkeepCommand.h"

using namespace Qt::StringLiterals;

namespace keyway {

void UpkeepCommand::addOptions(QCommandLineParser &parser) const
{
    parser.addOptions(
        {{u"rotate"_s, u"Order of work for a new key pair."_s},
         {u"sandbox-refresh"_s, u"What changes after a refresh of the sandbox of this name."_s, u"NAME"_s}});
}

void UpkeepCommand::start(const QCommandLineParser &parser)
{
    const QStringList files = parser.positionalArguments();
    const bool rotates = parser.isSet(u"rotate"_s);
    const bool refreshes = parser.isSet(u"sandbox-refresh"_s);
    if (files.size() != 1)
        return fail({u"usage.one-file"_s, {{u"command"_s, u"upkeep FILE.keyway --rotate"_s}}});
    if (rotates == refreshes)
        return fail({u"usage.upkeep-mode"_s, {}});
    const QString file = files.first();
    const auto connection = loadConnection(file);
    if (!connection)
        return fail(connection.error());
    const Guide *guide = m_services.guides().guide(connection->guideId);
    if (!guide)
        return fail({u"guide.unknown"_s, {{u"guide"_s, connection->guideId}}}, file);
    if (rotates) {
        const QJsonArray steps = tell(*guide, rotationSteps(*guide));
        m_console.document({{u"file"_s, file}, {u"guide"_s, guide->id}, {u"steps"_s, steps}});
        return end(Works);
    }
    const DomainVerdict domain = m_services.hosts().judge(connection->domain, guide->profile.hostRule);
    const auto refresh =
        sandboxRefresh(*guide, connection->username, domain, parser.value(u"sandbox-refresh"_s));
    if (!refresh)
        return fail(refresh.error(), file);
    m_console.print(u"Username   %1%2"_s.arg(
        refresh->username, refresh->usernameIsGuess ? u"  (a guess: look in Users)"_s : QString()));
    m_console.print(u"Subdomain  %1\n"_s.arg(refresh->subdomain));
    const QJsonArray steps = tell(*guide, refresh->steps);
    m_console.document({{u"file"_s, file},
                        {u"guide"_s, guide->id},
                        {u"username"_s, refresh->username},
                        {u"usernameIsGuess"_s, refresh->usernameIsGuess},
                        {u"subdomain"_s, refresh->subdomain},
                        {u"steps"_s, steps}});
    end(Works);
}

QJsonArray UpkeepCommand::tell(const Guide &guide, const QList<UpkeepStep> &steps) const
{
    QJsonArray json;
    int number = 0;
    for (const UpkeepStep &each : steps) {
        const Text text = m_console.texts().text(each.text);
        m_console.print(u"%1. %2"_s.arg(QString::number(++number), text.title));
        if (!text.body.isEmpty())
            m_console.print(u"   "_s + text.body);
        for (const QString &action : text.actions)
            m_console.print(u"   → "_s + action);
        m_console.print({});
        const GuideStep *step = guide.stepForTopic(each.topic);
        json << QJsonObject{{u"id"_s, each.text.id},
                            {u"topic"_s, each.topic.isEmpty() ? QJsonValue() : QJsonValue(each.topic)},
                            {u"step"_s, step ? QJsonValue(step->number) : QJsonValue()},
                            {u"title"_s, text.title},
                            {u"body"_s, text.body},
                            {u"actions"_s, QJsonArray::fromStringList(text.actions)}};
    }
    return json;
}

} // namespace keyway
