// SPDX-FileCopyrightText: 2026 The Keyway authors
// SPDX-License-Identifier: Apache-2.0

#include "core/practice/Reproduction.h"

#include "core/practice/EntryReader.h"

#include <QRegularExpression>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace keyway {

namespace {

QList<Condition> conditionsOf(EntryReader &reader)
{
    QList<Condition> conditions;
    const QJsonObject when = reader.json().value("when"_L1).toObject();
    if (when.isEmpty())
        reader.complain(u"when"_s, u"“when” must hold at least one condition"_s);
    for (auto each = when.begin(); each != when.end(); ++each) {
        // "said" is made up by the rule book for its rules; here the answer's own facts are asked.
        const auto condition = each.key() == "said"_L1
                                   ? Result<Condition, QString>(tl::make_unexpected(u"unknown fact “said”"_s))
                                   : Condition::read(each.key(), each.value());
        if (condition)
            conditions << *condition;
        else
            reader.complain(u"when."_s + each.key(), condition.error());
    }
    return conditions;
}

bool isAboutThisComputer(const Evidence &evidence)
{
    return !evidence.string(fact::keyProblem).isEmpty() || evidence.string(fact::reached) == "local"_L1;
}

} // namespace

Result<Reproductions, DataError> Reproductions::load(const QString &path)
{
    auto readers = EntryReader::entries(path, u"reproductions"_s);
    if (!readers)
        return failure(readers.error());
    const auto settings = PracticeOrg::settings();
    if (!settings)
        return failure(settings.error());
    Reproductions all;
    for (EntryReader &reader : *readers) {
        Entry entry;
        entry.reproduction.id = reader.text(u"id"_s, true);
        if (all.ids().contains(entry.reproduction.id))
            reader.complain(u"id"_s, u"the id is used twice"_s);
        reader.onlyKnownMembers({u"id"_s, u"topic"_s, u"when"_s, u"settings"_s, u"note"_s});
        entry.topic = reader.topic(false);
        entry.answer = reader.json().value("when"_L1).toObject();
        entry.when = conditionsOf(reader);
        entry.reproduction.settings = reader.settings(*settings);
        if (entry.reproduction.settings.isEmpty())
            reader.complain(u"settings"_s, u"“settings” must name at least one setting"_s);
        entry.reproduction.note = reader.text(u"note"_s, false);
        if (reader.mistake())
            return failure(*reader.mistake());
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

QStringList missingObjects(const Evidence &evidence)
{
    static const QRegularExpression name(u"(\\w+) \\("_s);
    QStringList names;
    auto matches = name.globalMatch(evidence.string(fact::missingAccess));
    while (matches.hasNext())
        names << matches.next().captured(1);
    return names;
}

} // namespace keyway
