// SPDX-FileCopyrightText: 2026 The Keyway authors
// SPDX-License-Identifier: Apache-2.0

#include "app/commands/PracticeList.h"

#include <QJsonArray>

using namespace Qt::StringLiterals;

namespace keyway {

namespace {

QJsonObject object(const QMap<QString, QString> &settings)
{
    QJsonObject object;
    for (const auto &[setting, value] : settings.asKeyValueRange())
        object.insert(setting, value);
    return object;
}

QString range(const PracticeSetting &setting)
{
    return u"%1 to %2 %3"_s.arg(QString::number(setting.least), QString::number(setting.most), setting.unit);
}

} // namespace

QString assignments(const QMap<QString, QString> &settings)
{
    QStringList texts;
    for (const auto &[setting, value] : settings.asKeyValueRange())
        texts << setting + u'=' + value;
    return texts.join(u' ');
}

void listSettings(const Console &console, const QList<PracticeSetting> &settings)
{
    console.print(u"Settings; the first value is the healthy one unless it is a choice:\n"_s);
    for (const PracticeSetting &setting : settings) {
        const bool isNumber = !setting.unit.isEmpty();
        console.print(setting.id + u'=' + setting.values.join(u'|') + (isNumber ? u"|NUMBER"_s : QString()));
        console.print(u"    %1 (%2%3). %4"_s.arg(
            setting.label, setting.topic, setting.choice ? u", a choice"_s : QString(), setting.description));
        if (isNumber)
            console.print(u"    NUMBER: "_s + range(setting));
        if (!setting.needs.isEmpty())
            console.print(u"    Needs: "_s + assignments(setting.needs));
        QJsonObject document{{u"kind"_s, u"setting"_s},
                             {u"id"_s, setting.id},
                             {u"topic"_s, setting.topic},
                             {u"label"_s, setting.label},
                             {u"values"_s, QJsonArray::fromStringList(setting.values)},
                             {u"valueLabels"_s, QJsonArray::fromStringList(setting.valueLabels)},
                             {u"choice"_s, setting.choice},
                             {u"needs"_s, object(setting.needs)},
                             {u"description"_s, setting.description}};
        if (isNumber)
            document.insert(u"number"_s, QJsonObject{{u"unit"_s, setting.unit},
                                                     {u"least"_s, setting.least},
                                                     {u"most"_s, setting.most}});
        console.document(document);
    }
}

void listScenarios(const Console &console, const QList<PracticeScenario> &scenarios)
{
    console.print(u"\nScenarios, to be started with --scenario ID:\n"_s);
    for (const PracticeScenario &scenario : scenarios) {
        console.print(scenario.id);
        console.print(u"    %1. %2"_s.arg(scenario.title, scenario.story));
        if (!scenario.unsure.isEmpty())
            console.print(u"    Not certain: "_s + scenario.unsure);
        if (!scenario.guide.isEmpty())
            console.print(u"    Guide: "_s + scenario.guide);
        console.print(u"    Settings: "_s +
                      (scenario.settings.isEmpty() ? u"all healthy"_s : assignments(scenario.settings)));
        console.document({{u"kind"_s, u"scenario"_s},
                          {u"id"_s, scenario.id},
                          {u"title"_s, scenario.title},
                          {u"story"_s, scenario.story},
                          {u"topic"_s, orNull(scenario.topic)},
                          {u"guide"_s, orNull(scenario.guide)},
                          {u"settings"_s, object(scenario.settings)},
                          {u"past"_s, QJsonArray::fromStringList(scenario.past)},
                          {u"objects"_s, QJsonArray::fromStringList(scenario.objects)},
                          {u"unsure"_s, orNull(scenario.unsure)}});
    }
}

} // namespace keyway
