// SPDX-FileCopyrightText: 2026 The Keyway authors
// SPDX-License-Identifier: Apache-2.0

#include "core/base/JsonFile.h"
#include "core/practice/CannedAnswers.h"
#include "core/practice/PracticeOrg.h"

#include <QJsonArray>
#include <QSet>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace keyway {

namespace {

PracticeSetting setting(const QJsonObject &json)
{
    PracticeSetting setting;
    setting.id = json.value("id"_L1).toString();
    setting.topic = json.value("topic"_L1).toString();
    setting.label = json.value("label"_L1).toString();
    setting.description = json.value("description"_L1).toString();
    setting.choice = json.value("choice"_L1).toBool();
    const QJsonObject needs = json.value("needs"_L1).toObject();
    for (auto need = needs.begin(); need != needs.end(); ++need)
        setting.needs.insert(need.key(), need.value().toString());
    const QJsonObject number = json.value("number"_L1).toObject();
    setting.unit = number.value("unit"_L1).toString();
    setting.least = number.value("least"_L1).toInt();
    setting.most = number.value("most"_L1).toInt();
    const QJsonArray values = json.value("values"_L1).toArray();
    for (const QJsonValue &value : values) {
        setting.values << value.toObject().value("id"_L1).toString();
        setting.valueLabels << value.toObject().value("label"_L1).toString();
        if (const int seconds = value.toObject().value("seconds"_L1).toInt(); seconds > 0)
            setting.secondsOf.insert(setting.values.last(), seconds);
    }
    return setting;
}

/// What a writer may have forgotten; empty when all is there.
QString mistake(const PracticeSetting &setting)
{
    if (setting.id.isEmpty())
        return u"a setting has no “id”"_s;
    if (setting.topic.isEmpty() || setting.label.isEmpty() || setting.description.isEmpty())
        return u"“%1” needs “topic”, “label” and “description”"_s.arg(setting.id);
    if (setting.values.size() < 2 || setting.values.contains(QString()) ||
        setting.valueLabels.contains(QString()))
        return u"“%1” needs two values or more, each with “id” and “label”"_s.arg(setting.id);
    if (setting.unit.isEmpty() ? setting.least != 0 || setting.most != 0 : setting.least >= setting.most)
        return u"“number” of “%1” needs “unit”, and “least” below “most”"_s.arg(setting.id);
    return {};
}

/// The first setting that needs what no setting has.
QString brokenNeed(const QList<PracticeSetting> &settings)
{
    const auto canBe = [&](const QString &id, const QString &value) {
        return std::any_of(settings.begin(), settings.end(), [&](const PracticeSetting &setting) {
            return setting.id == id && setting.values.contains(value);
        });
    };
    for (const PracticeSetting &setting : settings)
        for (auto need = setting.needs.begin(); need != setting.needs.end(); ++need)
            if (!canBe(need.key(), need.value()))
                return u"“%1” needs “%2=%3”, which cannot be set"_s.arg(setting.id, need.key(), need.value());
    return {};
}

} // namespace

std::optional<QString> PracticeSetting::valueOf(const QString &text) const
{
    if (values.contains(text))
        return text;
    bool isNumber = false;
    const int number = text.toInt(&isNumber);
    if (unit.isEmpty() || !isNumber || number < least || number > most)
        return std::nullopt;
    return number == 0 ? values.first() : QString::number(number);
}

Result<QList<PracticeSetting>, DataError> PracticeOrg::settings(const QString &folder)
{
    const QString name = folder + u"/settings.json"_s;
    const auto file = readJsonFile(name);
    if (!file)
        return failure(file.error());
    QList<PracticeSetting> settings;
    QSet<QString> ids;
    const QJsonArray list = file->object.value("settings"_L1).toArray();
    for (const QJsonValue &entry : list) {
        settings << setting(entry.toObject());
        if (entry.toObject().value("cannedAnswers"_L1).toBool()) { // its values stand in a file of their own
            const auto answers = loadCannedAnswers(folder + u"/answers.json"_s);
            if (!answers)
                return failure(answers.error());
            for (const CannedAnswer &answer : *answers) {
                settings.last().values << answer.id;
                settings.last().valueLabels << answer.label;
            }
        }
        if (const QString reason = mistake(settings.last()); !reason.isEmpty())
            return failure(DataError{name, 0, reason});
        if (ids.contains(settings.last().id))
            return failure(DataError{name, 0, u"“%1” is there twice"_s.arg(settings.last().id)});
        ids.insert(settings.last().id);
    }
    if (const QString reason = brokenNeed(settings); !reason.isEmpty())
        return failure(DataError{name, 0, reason});
    return settings;
}

} // namespace keyway
