// SPDX-FileCopyrightText: 2026 The Keyway authors
// SPDX-License-Identifier: Apache-2.0

#include "core/practice/EntryReader.h"
#include "core/practice/Scenarios.h"
#include "core/salesforce/EditDistance.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace keyway {

namespace {

constexpr qsizetype nearIdsShown = 5;

PracticeScenario scenario(EntryReader &reader, const QList<PracticeSetting> &settings)
{
    reader.onlyKnownMembers({u"id"_s, u"title"_s, u"story"_s, u"topic"_s, u"guide"_s, u"settings"_s,
                             u"past"_s, u"objects"_s, u"unsure"_s});
    PracticeScenario scenario;
    scenario.id = reader.text(u"id"_s, true);
    scenario.title = reader.text(u"title"_s, true);
    scenario.story = reader.text(u"story"_s, true);
    scenario.settings = reader.settings(settings);
    // Where nothing is wrong there is nothing to find.
    const bool healthy = scenario.settings.isEmpty();
    if (healthy != reader.json().value("topic"_L1).isUndefined())
        reader.complain(u"topic"_s, healthy ? u"without “settings” there is no “topic”"_s
                                            : u"“topic” must name what a diagnosis has to find"_s);
    scenario.topic = reader.topic(false);
    scenario.guide = reader.text(u"guide"_s, false);
    scenario.past = reader.texts(u"past"_s);
    for (const QString &said : std::as_const(scenario.past)) {
        if (!QStringList{u"just-created"_s, u"worked-before"_s, u"sandbox-refreshed"_s}.contains(said))
            reader.complain(u"past"_s, u"unknown past “%1”"_s.arg(said));
    }
    scenario.objects = reader.texts(u"objects"_s);
    scenario.unsure = reader.text(u"unsure"_s, false);
    return scenario;
}

} // namespace

Result<QList<PracticeScenario>, DataError> loadScenarios(const QString &path)
{
    auto readers = EntryReader::entries(path, u"scenarios"_s);
    if (!readers)
        return failure(readers.error());
    const auto settings = PracticeOrg::settings();
    if (!settings)
        return failure(settings.error());
    QList<PracticeScenario> scenarios;
    for (EntryReader &reader : *readers) {
        const PracticeScenario next = scenario(reader, *settings);
        if (std::any_of(scenarios.begin(), scenarios.end(),
                        [&](const auto &one) { return one.id == next.id; }))
            reader.complain(u"id"_s, u"the id is used twice"_s);
        if (reader.mistake())
            return failure(*reader.mistake());
        scenarios << next;
    }
    return scenarios;
}

Result<QList<PracticeScenario>, DataError> PracticeOrg::scenarios()
{
    return loadScenarios();
}

std::optional<PracticeScenario> scenarioFor(const QMap<QString, QString> &settings,
                                            const QList<PracticeScenario> &scenarios)
{
    const auto known = PracticeOrg::settings();
    if (!known)
        return std::nullopt;
    const auto broken = [&](QMap<QString, QString> given) {
        for (const PracticeSetting &setting : *known) {
            if (given.value(setting.id) == setting.values.first())
                given.remove(setting.id);
        }
        return given;
    };
    const QMap<QString, QString> wanted = broken(settings);
    const auto found = std::find_if(scenarios.begin(), scenarios.end(), [&](const PracticeScenario &one) {
        return broken(one.settings) == wanted;
    });
    return found == scenarios.end() ? std::nullopt : std::optional(*found);
}

Result<PracticeScenario> scenarioNamed(const QString &id, const QList<PracticeScenario> &scenarios)
{
    QList<std::pair<int, QString>> alike;
    for (const PracticeScenario &one : scenarios) {
        if (one.id == id)
            return one;
        // What holds the words comes before what is spelt alike.
        const bool holds = !id.isEmpty() && (one.id.contains(id) || id.contains(one.id));
        alike << std::pair(holds ? 0 : editDistance(one.id, id, 100), one.id);
    }
    std::stable_sort(alike.begin(), alike.end(),
                     [](const auto &a, const auto &b) { return a.first < b.first; });
    QStringList ids;
    for (const auto &one : alike.first(qMin(nearIdsShown, alike.size())))
        ids << one.second;
    return failure(u"practice.scenario-unknown"_s, {{u"scenario"_s, id}, {u"near"_s, ids.join(u", "_s)}});
}

} // namespace keyway
