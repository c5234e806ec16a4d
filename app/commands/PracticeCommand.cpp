// SPDX-FileCopyrightText: 2026 The Keyway authors
// SPDX-License-Identifier: Apache-2.0

#include "app/commands/PracticeCommand.h"

#include "app/commands/AnswerToReproduce.h"
#include "app/commands/PracticeList.h"
#include "app/services/Interrupt.h"
#include "core/practice/Scenarios.h"

#include <QJsonDocument>

#include <functional>

using namespace Qt::StringLiterals;

namespace keyway {

namespace {

Problem brokenData(const DataError &error)
{
    return {u"practice.not-started"_s, {{u"reason"_s, error.toString()}}};
}

} // namespace

void PracticeCommand::addOptions(QCommandLineParser &parser) const
{
    parser.addOptions(
        {{u"port"_s, u"Port of the proxy; 0 picks a free one."_s, u"N"_s, u"0"_s},
         {u"scenario"_s, u"Set up a situation that customers tell of; --list names them."_s, u"ID"_s},
         {u"set"_s, u"Make one setting wrong, for example permission-set-selected=no."_s, u"SETTING=VALUE"_s},
         {u"reproduce"_s, u"Give the answer that stands in this text; - is standard input."_s, u"FILE"_s},
         {u"guide"_s,
          u"Guide of the connection file it writes; a guide for Connected Apps makes the app one."_s, u"G"_s,
          u"ampersand"_s},
         {u"list"_s, u"List the settings with their values, and the scenarios."_s}});
}

void PracticeCommand::start(const QCommandLineParser &parser)
{
    if (parser.isSet(u"list"_s))
        return list();
    onInterrupt(this, [this] { interrupt(); });
    bool isNumber = false;
    const quint16 port = parser.value(u"port"_s).toUShort(&isNumber);
    if (!isNumber)
        return fail({u"usage.port-invalid"_s, {{u"port"_s, parser.value(u"port"_s)}}});
    for (const auto &step : {std::function([&] { return readWishes(parser); }),
                             std::function([&] { return chooseGuide(parser); }),
                             std::function([&] { return set(m_wanted, true); }),
                             std::function([&] { return m_org.start(port); }), std::function([&] {
                                 return m_files.write(m_org, m_guide->id, m_objects, m_services.clock());
                             }),
                             std::function([&] { return set(m_wanted, false); })}) {
        if (const Result<void> done = step(); !done)
            return fail(done.error());
    }
    connect(&m_org, &PracticeOrg::requestServed, this, [this](const PracticeRequest &request) {
        // All at once: a path holds signs of percent.
        m_console.say(u"%1 %2 https://%3%4 %5 %6 %7"_s.arg(
            request.timeUtc.toString(u"HH:mm:ss"_s), request.method, request.host, request.path,
            QString::number(request.status), request.error, request.description));
    });
    tell();
    greet();
}

Result<void> PracticeCommand::readWishes(const QCommandLineParser &parser)
{
    const auto settings = PracticeOrg::settings();
    if (!settings)
        return failure(brokenData(settings.error()));
    const auto scenarios = PracticeOrg::scenarios();
    if (!scenarios)
        return failure(brokenData(scenarios.error()));
    m_settings = *settings;
    if (parser.isSet(u"scenario"_s)) {
        const auto scenario = scenarioNamed(parser.value(u"scenario"_s), *scenarios);
        if (!scenario)
            return failure(scenario.error());
        m_scenario = *scenario;
        m_wanted = scenario->settings;
        m_objects = scenario->objects;
    }
    if (parser.isSet(u"reproduce"_s)) {
        const auto answer = AnswerToReproduce::read(parser.value(u"reproduce"_s), m_services, m_console);
        if (!answer)
            return failure(answer.error());
        m_isReproduction = true;
        m_note = answer->reproduction.note;
        m_objects = answer->objects;
        m_wanted.insert(answer->reproduction.settings);
        m_console.say(u"Set to give the same answer (%1):"_s.arg(answer->reproduction.id));
        m_scenario = scenarioFor(m_wanted, *scenarios).value_or(PracticeScenario());
    }
    return readAssignments(parser.values(u"set"_s));
}

Result<void> PracticeCommand::readAssignments(const QStringList &assignments)
{
    for (const QString &assignment : assignments) {
        const qsizetype sign = assignment.indexOf(u'=');
        if (sign < 1)
            return failure(u"usage.set-form"_s, {{u"text"_s, assignment}});
        m_wanted.insert(assignment.left(sign), assignment.mid(sign + 1));
        // Named now, before a file is written; all are set again in their order.
        if (const auto done = m_org.setValue(assignment.left(sign), assignment.mid(sign + 1)); !done)
            return done;
    }
    m_org.resetValues();
    return {};
}

Result<void> PracticeCommand::chooseGuide(const QCommandLineParser &parser)
{
    const bool told = parser.isSet(u"guide"_s) || m_scenario.guide.isEmpty() || m_isReproduction;
    const QString id = told ? parser.value(u"guide"_s) : m_scenario.guide;
    m_guide = m_services.guides().guide(id);
    if (!m_guide)
        return failure(unknownGuide(id));
    // The practice app is of the kind that the guide is about: login hosts find Connected Apps only.
    if (m_guide->profile.hostRule == SignInHost::LoginHost)
        return m_org.setValue(u"app-kind"_s, u"connected-app"_s);
    return {};
}

Result<void> PracticeCommand::set(const Values &values, bool choices)
{
    for (const PracticeSetting &setting : std::as_const(m_settings)) {
        if (setting.choice != choices || !values.contains(setting.id))
            continue;
        if (const auto done = m_org.setValue(setting.id, values.value(setting.id)); !done)
            return done;
    }
    return {};
}

void PracticeCommand::tell() const
{
    if (!m_scenario.id.isEmpty()) {
        const QString how = m_isReproduction ? u"This is the scenario %1: %2."_s : u"Scenario %1: %2."_s;
        m_console.say(how.arg(m_scenario.id, m_scenario.title));
        m_console.say(u"  "_s + m_scenario.story);
        if (!m_scenario.unsure.isEmpty())
            m_console.say(u"  Not certain: "_s + m_scenario.unsure);
    }
    for (const PracticeSetting &setting : m_settings) {
        const auto value = m_wanted.constFind(setting.id);
        if (value == m_wanted.constEnd())
            continue;
        const QString label = setting.valueLabels.value(setting.values.indexOf(*value), setting.unit);
        m_console.say(u"  %1=%2  (%3)"_s.arg(setting.id, *value, label));
        for (const auto &[other, needed] : setting.needs.asKeyValueRange()) {
            if (*value != setting.values.first() && m_org.value(other) != needed)
                m_console.say(u"  It has no effect without %1=%2."_s.arg(other, needed));
        }
    }
    if (!m_note.isEmpty())
        m_console.say(u"  "_s + m_note);
}

void PracticeCommand::greet()
{
    const PracticeAccount account = m_org.account();
    m_console.printRaw(QJsonDocument(QJsonObject{{u"proxy"_s, m_org.proxyUrl()},
                                                 {u"caFile"_s, m_files.authority()},
                                                 {u"connectionFile"_s, m_files.connection()},
                                                 {u"host"_s, account.host},
                                                 {u"consumerKey"_s, account.consumerKey},
                                                 {u"username"_s, account.username},
                                                 {u"privateKeyFile"_s, m_files.privateKey()},
                                                 {u"consumerSecretFile"_s, m_files.consumerSecret()},
                                                 {u"administrator"_s, account.administrator},
                                                 {u"scenario"_s, m_scenario.id}})
                           .toJson(QJsonDocument::Compact) +
                       '\n');
    m_console.say(u"The practice org is running; nothing here reaches Salesforce. Stop it with Ctrl+C."_s);
    QString options;
    for (const QString &said : std::as_const(m_scenario.past))
        options += u" --"_s + said;
    if (m_guide->profile.asksConsumerSecret)
        options += u" --consumer-secret-file "_s + m_files.consumerSecret();
    m_console.say(u"Try it:  keyway-cli check "_s + m_files.connection() + options);
}

Problem PracticeCommand::unknownGuide(const QString &id) const
{
    QStringList known;
    for (const Guide &one : m_services.guides().guides())
        known << one.id;
    return {u"guide.unknown"_s, {{u"guide"_s, id}, {u"guides"_s, known.join(u", "_s)}}};
}

void PracticeCommand::list()
{
    const auto settings = PracticeOrg::settings();
    if (!settings)
        return fail(brokenData(settings.error()));
    const auto scenarios = PracticeOrg::scenarios();
    if (!scenarios)
        return fail(brokenData(scenarios.error()));
    listSettings(m_console, *settings);
    listScenarios(m_console, *scenarios);
    end(Works);
}

void PracticeCommand::interrupt()
{
    m_org.stop();
    end(Works); // being interrupted is how it is meant to end
}

} // namespace keyway
