// SPDX-FileCopyrightText: 2026 The Keyway authors
// SPDX-License-Identifier: Apache-2.0

#include "core/practice/Reproduction.h"

#include "core/diagnosis/RuleBookData.h"
#include "core/guide/JsonLines.h"
#include "core/practice/PracticeOrg.h"

#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace keyway {

namespace {

/// One entry of the file, and the mistakes in it, each with its line.
struct Reader
{
    const QJsonObject json;
    const QString place; ///< "reproductions[3]"
    const JsonLines &lines;
    const QString file;
    std::optional<DataError> mistake; ///< the first one

    void complain(const QString &member, const QString &reason)
    {
        if (mistake)
            return;
        const QString id = json.value("id"_L1).toString();
        const QString path = member.isEmpty() ? place : place + u'.' + member;
        mistake = DataError{file, lines.line(path), id.isEmpty() ? reason : u"“%1”: %2"_s.arg(id, reason)};
    }

    QString text(const QString &member, bool needed)
    {
        const QJsonValue value = json.value(member);
        const bool given = value.isString() && !value.toString().trimmed().isEmpty();
        if (!given && (needed || json.contains(member)))
            complain(member, u"“%1” must be a text"_s.arg(member));
        return value.toString();
    }

    QString topic()
    {
        const QString topic = text(u"topic"_s, false);
        if (!topic.isEmpty() && !allTopics.contains(topic))
            complain(u"topic"_s, u"unknown topic “%1”"_s.arg(topic));
        return topic;
    }

    QMap<QString, QString> settings(const QList<PracticeSetting> &known)
    {
        QMap<QString, QString> settings;
        const QJsonObject given = json.value("settings"_L1).toObject();
        if (given.isEmpty())
            complain(u"settings"_s, u"“settings” must name at least one setting"_s);
        for (auto each = given.begin(); each != given.end(); ++each) {
            const QString member = u"settings."_s + each.key();
            const auto setting = std::find_if(known.begin(), known.end(),
                                              [&](const auto &one) { return one.id == each.key(); });
            if (setting == known.end())
                complain(member, u"unknown setting “%1”"_s.arg(each.key()));
            else if (!setting->values.contains(each.value().toString()))
                complain(member, u"“%1” is not a value of the setting “%2”"_s.arg(each.value().toString(),
                                                                                  each.key()));
            settings.insert(each.key(), each.value().toString());
        }
        return settings;
    }

    QList<Condition> conditions()
    {
        QList<Condition> conditions;
        const QJsonObject when = json.value("when"_L1).toObject();
        if (when.isEmpty())
            complain(u"when"_s, u"“when” must hold at least one condition"_s);
        for (auto each = when.begin(); each != when.end(); ++each) {
            // "said" is made up by the rule book for its rules; here the answer's own facts are asked.
            const auto condition =
                each.key() == "said"_L1
                    ? Result<Condition, QString>(tl::make_unexpected(u"unknown fact “said”"_s))
                    : Condition::read(each.key(), each.value());
            if (condition)
                conditions << *condition;
            else
                complain(u"when."_s + each.key(), condition.error());
        }
        return conditions;
    }

    void onlyKnownMembers()
    {
        static const QStringList known{u"id"_s, u"topic"_s, u"when"_s, u"settings"_s, u"note"_s};
        const QStringList members = json.keys();
        for (const QString &member : members)
            if (!known.contains(member))
                complain(member, u"“%1” is not understood"_s.arg(member));
    }
};

bool isAboutThisComputer(const Evidence &evidence)
{
    return !evidence.string(fact::keyProblem).isEmpty() || evidence.string(fact::reached) == "local"_L1;
}

} // namespace

Result<Reproductions, DataError> Reproductions::load(const QString &path)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return failure(DataError{path, 0, file.errorString()});
    const QByteArray bytes = file.readAll();
    QJsonParseError error;
    const QJsonDocument document = QJsonDocument::fromJson(bytes, &error);
    if (error.error != QJsonParseError::NoError)
        return failure(DataError{path, JsonLines::lineAt(bytes, error.offset), error.errorString()});
    const auto settings = PracticeOrg::settings();
    if (!settings)
        return failure(settings.error());

    const JsonLines lines(bytes);
    for (const JsonLines::Repeated &twice : lines.repeated())
        return failure(DataError{path, twice.line, u"“%1” is there twice"_s.arg(twice.path)});
    const QJsonArray list = document.object().value("reproductions"_L1).toArray();
    if (list.isEmpty())
        return failure(DataError{path, 0, u"“reproductions” must be a list with entries"_s});
    Reproductions all;
    for (int i = 0; i < list.size(); ++i) {
        Reader reader{list.at(i).toObject(), u"reproductions[%1]"_s.arg(i), lines, path, {}};
        Entry entry;
        entry.reproduction.id = reader.text(u"id"_s, true);
        if (all.ids().contains(entry.reproduction.id))
            reader.complain(u"id"_s, u"the id is used twice"_s);
        reader.onlyKnownMembers();
        entry.topic = reader.topic();
        entry.answer = reader.json.value("when"_L1).toObject();
        entry.when = reader.conditions();
        entry.reproduction.settings = reader.settings(*settings);
        entry.reproduction.note = reader.text(u"note"_s, false);
        if (reader.mistake)
            return failure(*reader.mistake);
        all.m_entries << entry;
    }
    return all;
}

std::optional<Reproduction> Reproductions::forEvidence(const Evidence &evidence, const QString &topic) const
{
    if (isAboutThisComputer(evidence))
        return std::nullopt;
    const auto first = std::find_if(m_entries.begin(), m_entries.end(), [&](const Entry &entry) {
        return std::all_of(entry.when.begin(), entry.when.end(), [&](const Condition &condition) {
            return condition.holds(evidence.value(condition.fact()), evidence);
        });
    });
    if (first == m_entries.end())
        return std::nullopt;
    // Only among those of the very same answer: a vaguer entry must not win by its topic.
    const auto preferred = std::find_if(m_entries.begin(), m_entries.end(), [&](const Entry &entry) {
        return entry.topic == topic && entry.answer == first->answer;
    });
    return (topic.isEmpty() || preferred == m_entries.end() ? first : preferred)->reproduction;
}

QStringList Reproductions::ids() const
{
    QStringList ids;
    for (const Entry &entry : m_entries)
        ids << entry.reproduction.id;
    return ids;
}

} // namespace keyway
