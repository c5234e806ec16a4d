// SPDX-FileCopyrightText: 2026 The Keyway authors
// SPDX-License-Identifier: Apache-2.0

#include "app/commands/GuidesCommand.h"

#include <QJsonArray>

using namespace Qt::StringLiterals;

namespace keyway {

void GuidesCommand::addOptions(QCommandLineParser &parser) const
{
    parser.addOption({u"validate"_s,
                      u"Judge the guide in this folder: every mistake with file, line, reason."_s, u"DIR"_s});
}

void GuidesCommand::start(const QCommandLineParser &parser)
{
    if (!parser.isSet(u"validate"_s)) {
        for (const Guide &guide : m_services.guides().guides())
            show(guide);
        return end(Works);
    }
    const auto guide = loadGuide(parser.value(u"validate"_s));
    if (guide) {
        m_console.say(u"The guide is good."_s);
        show(*guide);
        return end(Works);
    }
    QJsonArray mistakes;
    for (const DataError &error : guide.error()) {
        m_console.say(error.toString());
        mistakes << QJsonObject{
            {u"file"_s, error.file}, {u"line"_s, error.line}, {u"reason"_s, error.reason}};
    }
    m_console.document({{u"mistakes"_s, mistakes}});
    end(Unusable);
}

void GuidesCommand::show(const Guide &guide) const
{
    m_console.print(u"%1  %2"_s.arg(guide.id, guide.title));
    QJsonArray steps;
    for (const GuideStep &step : guide.steps) {
        m_console.print(u"  %1. %2"_s.arg(step.number).arg(step.title));
        steps << QJsonObject{{u"number"_s, step.number},
                             {u"title"_s, step.title},
                             {u"topics"_s, QJsonArray::fromStringList(step.topics)}};
    }
    m_console.document({{u"id"_s, guide.id}, {u"title"_s, guide.title}, {u"steps"_s, steps}});
}

} // namespace keyway
