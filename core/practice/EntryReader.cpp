// SPDX-FileCopyrightText: 2026 The Keyway authors
// SPDX-License-Identifier: Apache-2.0

#include "core/practice/EntryReader.h"

#include "core/base/JsonFile.h"
#include "core/diagnosis/RuleBookData.h"

#include <QJsonArray>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace keyway {

namespace {

const PracticeSetting *find(const QList<PracticeSetting> &known, const QString &id)
{
    const auto found =
        std::find_if(known.begin(), known.end(), [&](const auto &one) { return one.id == id; });
    return found == known.end() ? nullptr : &*found;
}

} // namespace

EntryReader::EntryReader(const QJsonObject &json, const QString &place, const QString &file,
                         std::shared_ptr<const JsonLines> lines)
    : m_json(json), m_place(place), m_file(file), m_lines(std::move(lines))
{
}

Result<QList<EntryReader>, DataError> EntryReader::entries(const QString &path, const QString &member)
{
    const auto file = readJsonFile(path);
    if (!file)
        return failure(file.error());
    const auto lines = std::make_shared<const JsonLines>(file->text);
    for (const JsonLines::Repeated &twice : lines->repeated())
        return failure(DataError{path, twice.line, u"“%1” is there twice"_s.arg(twice.path)});
    const QJsonArray list = file->object.value(member).toArray();
    if (list.isEmpty())
        return failure(DataError{path, 0, u"“%1” must be a list with entries"_s.arg(member)});
    QList<EntryReader> readers;
    for (qsizetype i = 0; i < list.size(); ++i)
        readers << EntryReader(list.at(i).toObject(), u"%1[%2]"_s.arg(member).arg(i), path, lines);
    return readers;
}

void EntryReader::complain(const QString &member, const QString &reason)
{
    if (m_mistake)
        return;
    const QString id = m_json.value("id"_L1).toString();
    const QString path = member.isEmpty() ? m_place : m_place + u'.' + member;
    m_mistake = DataError{m_file, m_lines->line(path), id.isEmpty() ? reason : u"“%1”: %2"_s.arg(id, reason)};
}

QString EntryReader::text(const QString &member, bool needed)
{
    const QJsonValue value = m_json.value(member);
    const bool given = value.isString() && !value.toString().trimmed().isEmpty();
    if (!given && (needed || m_json.contains(member)))
        complain(member, u"“%1” must be a text"_s.arg(member));
    return value.toString();
}

QStringList EntryReader::texts(const QString &member)
{
    QStringList texts;
    const QJsonArray list = m_json.value(member).toArray();
    for (const QJsonValue &value : list)
        texts << value.toString();
    if (m_json.contains(member) && (texts.isEmpty() || texts.contains(QString())))
        complain(member, u"“%1” must be a list of texts"_s.arg(member));
    return texts;
}

QString EntryReader::topic(bool needed)
{
    const QString topic = text(u"topic"_s, needed);
    if (!topic.isEmpty() && !allTopics.contains(topic))
        complain(u"topic"_s, u"unknown topic “%1”"_s.arg(topic));
    return topic;
}

QMap<QString, QString> EntryReader::settings(const QList<PracticeSetting> &known)
{
    QMap<QString, QString> settings;
    const QJsonObject given = m_json.value("settings"_L1).toObject();
    for (auto each = given.begin(); each != given.end(); ++each) {
        const PracticeSetting *setting = find(known, each.key());
        const QString member = u"settings."_s + each.key();
        const QString value = each.value().toString();
        if (!setting)
            complain(member, u"unknown setting “%1”"_s.arg(each.key()));
        else if (!setting->valueOf(value))
            complain(member, u"“%1” is not a value of the setting “%2”"_s.arg(value, each.key()));
        settings.insert(each.key(), value);
    }
    for (const auto &[id, value] : settings.asKeyValueRange()) {
        const PracticeSetting *setting = find(known, id);
        if (!setting || value == setting->values.first())
            continue;
        for (const auto &[other, wanted] : setting->needs.asKeyValueRange()) {
            const PracticeSetting *needed = find(known, other);
            if (settings.value(other, needed ? needed->values.first() : QString()) != wanted)
                complain(u"settings."_s + id,
                         u"“%1” has no effect without “%2”: “%3”"_s.arg(id, other, wanted));
        }
    }
    return settings;
}

void EntryReader::onlyKnownMembers(const QStringList &known)
{
    const QStringList members = m_json.keys();
    for (const QString &member : members)
        if (!known.contains(member))
            complain(member, u"“%1” is not understood"_s.arg(member));
}

} // namespace keyway
