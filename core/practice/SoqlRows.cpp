// SPDX-FileCopyrightText: 2026 The Keyway authors
// SPDX-License-Identifier: Apache-2.0

#include "core/practice/SoqlRows.h"

#include "core/practice/SalesforceId.h"

#include <QRegularExpression>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace keyway {

namespace {

using Condition = SoqlQuery::Condition;

bool isId(const ObjectField &field)
{
    return field.type == "id"_L1 || field.type == "reference"_L1;
}

bool isAbsent(const QJsonValue &value)
{
    return value.isNull() || value.isUndefined();
}

/// Below, equal or above. Text has no case in SOQL.
int order(const QJsonValue &one, const QJsonValue &other)
{
    if (one.isDouble() && other.isDouble())
        return one.toDouble() < other.toDouble() ? -1 : one.toDouble() > other.toDouble() ? 1 : 0;
    return one.toVariant().toString().compare(other.toVariant().toString(), Qt::CaseInsensitive);
}

bool equal(const ObjectField &field, const QJsonValue &one, const QJsonValue &other)
{
    if (isAbsent(one) || isAbsent(other))
        return isAbsent(one) && isAbsent(other);
    if (isId(field))
        return sameSalesforceId(one.toString(), other.toString());
    return order(one, other) == 0;
}

bool isLike(const QString &text, const QString &pattern)
{
    QString form;
    for (const QChar c : pattern)
        form += c == u'%' ? u".*"_s : c == u'_' ? u"."_s : QRegularExpression::escape(QString(c));
    const QRegularExpression expression(u"\\A%1\\z"_s.arg(form),
                                        QRegularExpression::CaseInsensitiveOption |
                                            QRegularExpression::DotMatchesEverythingOption);
    return expression.match(text).hasMatch();
}

bool compares(const Condition &condition, const ObjectField &field, const QJsonValue &value)
{
    const QJsonValue wanted = condition.values.first();
    const QString &sign = condition.comparison;
    const auto isWanted = [&](const QJsonValue &one) { return equal(field, value, one); };
    const bool among = std::any_of(condition.values.begin(), condition.values.end(), isWanted);
    if (sign == "="_L1 || sign == "IN"_L1)
        return among;
    if (sign == "!="_L1 || sign == "NOT IN"_L1)
        return !among;
    if (isAbsent(value) || isAbsent(wanted))
        return false;
    if (sign == "LIKE"_L1)
        return isLike(value.toString(), wanted.toString());
    const int is = order(value, wanted);
    if (sign == "<"_L1)
        return is < 0;
    if (sign == "<="_L1)
        return is <= 0;
    return sign == ">"_L1 ? is > 0 : is >= 0;
}

bool holds(const Condition &condition, const ObjectType &type, const QJsonObject &row)
{
    const auto holdsToo = [&](const Condition &part) { return holds(part, type, row); };
    switch (condition.kind) {
    case Condition::Kind::And:
        return std::all_of(condition.parts.begin(), condition.parts.end(), holdsToo);
    case Condition::Kind::Or:
        return std::any_of(condition.parts.begin(), condition.parts.end(), holdsToo);
    case Condition::Kind::Not:
        return !holdsToo(condition.parts.first());
    case Condition::Kind::Compare: {
        const ObjectField *field = type.field(condition.field.text);
        return field && compares(condition, *field, row.value(field->name));
    }
    }
    return false;
}

void collect(const Condition &condition, QList<SoqlQuery::Name> &names)
{
    if (!condition.field.text.isEmpty())
        names << condition.field;
    for (const Condition &part : condition.parts)
        collect(part, names);
}

} // namespace

std::optional<QueryError> queryErrorOf(const SoqlQuery &query, const ObjectType &type)
{
    QList<SoqlQuery::Name> names = query.fields;
    if (query.where)
        collect(*query.where, names);
    if (!query.orderBy.text.isEmpty())
        names << query.orderBy;
    for (const SoqlQuery::Name &name : names) {
        if (type.field(name.text))
            continue;
        if (name.text.contains(u'.'))
            return QueryError{
                u"INVALID_FIELD"_s,
                atPlace(query.text, name.at,
                        u"Didn't understand relationship '%1' in field path. If you are attempting to "
                        "use a custom relationship, be sure to append the '__r' after the custom "
                        "relationship name. Please reference your WSDL or the describe call for the "
                        "appropriate names."_s.arg(name.text.section(u'.', 0, 0))),
                u"relationship-unknown"_s};
        return QueryError{
            u"INVALID_FIELD"_s,
            atPlace(query.text, name.at,
                    u"No such column '%1' on entity '%2'. If you are attempting to use a custom field, "
                    "be sure to append the '__c' after the custom field name. Please reference your "
                    "WSDL or the describe call for the appropriate names."_s.arg(name.text, type.name)),
            u"field-unknown"_s};
    }
    return std::nullopt;
}

QList<QJsonObject> chosenRows(const SoqlQuery &query, const ObjectType &type, QList<QJsonObject> rows)
{
    if (query.where)
        rows.removeIf([&](const QJsonObject &row) { return !holds(*query.where, type, row); });
    if (const ObjectField *field = type.field(query.orderBy.text)) {
        const auto isBefore = [&](const QJsonObject &one, const QJsonObject &other) {
            const int is = order(one.value(field->name), other.value(field->name));
            return query.descends ? is > 0 : is < 0;
        };
        std::stable_sort(rows.begin(), rows.end(), isBefore);
    }
    rows = rows.mid(query.offset);
    return query.limit ? rows.mid(0, *query.limit) : rows;
}

} // namespace keyway
