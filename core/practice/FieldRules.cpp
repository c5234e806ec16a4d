// SPDX-FileCopyrightText: 2026 The Keyway authors
// SPDX-License-Identifier: Apache-2.0

#include "core/practice/FieldRules.h"

#include "core/practice/SalesforceId.h"

#include <QDate>
#include <QDateTime>
#include <QRegularExpression>

using namespace Qt::StringLiterals;

namespace keyway {

namespace {

bool isEmpty(const QJsonValue &value)
{
    return value.isNull() || value.isUndefined() || (value.isString() && value.toString().isEmpty());
}

bool isEmailAddress(const QString &text)
{
    static const QRegularExpression form(u"\\A[^@\\s]{1,64}@[^@\\s.]+(?:\\.[^@\\s.]+)+\\z"_s);
    return form.match(text).hasMatch();
}

SaveError notReadable(const ObjectField &field, const QString &kind, const QJsonValue &value)
{
    return {u"JSON_PARSER_ERROR"_s,
            u"Cannot deserialize instance of %1 from VALUE_STRING value %2 or request may be missing a "
            "required field"_s.arg(kind, value.toVariant().toString().left(80)),
            {field.name}};
}

// Codes and words as clients report them of single records; the words for a wrong reference and a wrong
// pick list value are the best known. Assumption, medium: which of several is told first.
std::optional<SaveError> mistakeIn(const ObjectField &field, const QJsonValue &value)
{
    const QString text = value.toString();
    if (field.isNumber())
        return value.isDouble() ? std::nullopt : std::optional(notReadable(field, u"double"_s, value));
    if (field.type == "boolean"_L1)
        return value.isBool() ? std::nullopt : std::optional(notReadable(field, u"boolean"_s, value));
    if (!value.isString())
        return notReadable(field, u"string"_s, value);
    if (field.type == "date"_L1 && !QDate::fromString(text, Qt::ISODate).isValid())
        return notReadable(field, u"date"_s, value);
    if (field.type == "datetime"_L1 && !QDateTime::fromString(text, Qt::ISODate).isValid())
        return notReadable(field, u"datetime"_s, value);
    if (field.type == "reference"_L1 && !isSalesforceId(text))
        return SaveError{
            u"MALFORMED_ID"_s, u"%1: id value of incorrect type: %2"_s.arg(field.label, text), {field.name}};
    if (field.type == "email"_L1 && !isEmailAddress(text))
        return SaveError{u"INVALID_EMAIL_ADDRESS"_s,
                         u"%1: invalid email address: %2"_s.arg(field.label, text),
                         {field.name}};
    if (field.length > 0 && text.size() > field.length)
        return SaveError{u"STRING_TOO_LONG"_s,
                         u"%1: data value too large: %2 (max length=%3)"_s.arg(field.label, text.left(300))
                             .arg(field.length),
                         {field.name}};
    return std::nullopt; // pick lists are open here: Salesforce takes any value unless they are restricted
}

} // namespace

std::optional<SaveError> saveErrorOf(const ObjectType &type, const QJsonObject &values, bool creates)
{
    QStringList readOnly;
    for (auto value = values.begin(); value != values.end(); ++value) {
        const ObjectField *field = type.field(value.key());
        if (!field)
            return SaveError{u"INVALID_FIELD"_s,
                             u"No such column '%1' on sobject of type %2"_s.arg(value.key(), type.name),
                             {}};
        if (field->readOnly)
            readOnly << field->name;
        else if (!isEmpty(*value))
            if (const auto mistake = mistakeIn(*field, *value))
                return mistake;
    }
    if (!readOnly.isEmpty())
        return SaveError{u"INVALID_FIELD_FOR_INSERT_UPDATE"_s,
                         u"Unable to create/update fields: %1. Please check the security settings of this "
                         "field and verify that it is read/write for your profile or permission set."_s.arg(
                             readOnly.join(u", "_s)),
                         readOnly};
    QStringList missing;
    for (const ObjectField &field : type.fields)
        if (field.required && isEmpty(values.value(field.name)) && (creates || values.contains(field.name)))
            missing << field.name;
    if (!missing.isEmpty())
        return SaveError{u"REQUIRED_FIELD_MISSING"_s,
                         u"Required fields are missing: [%1]"_s.arg(missing.join(u", "_s)), missing};
    return std::nullopt;
}

QJsonObject normalised(const ObjectType &type, const QJsonObject &values)
{
    QJsonObject result;
    for (auto one = values.begin(); one != values.end(); ++one) {
        const ObjectField *field = type.field(one.key());
        QJsonValue value = *one;
        if (value.isString()) {
            const QString text = value.toString().trimmed();
            bool isNumber = false;
            const double number = text.toDouble(&isNumber);
            if (text.isEmpty())
                value = QJsonValue();
            else if (field && field->isNumber() && isNumber)
                value = number;
            else if (field && field->type == "boolean"_L1 && (text == "true"_L1 || text == "false"_L1))
                value = text == "true"_L1;
        }
        result.insert(field ? field->name : one.key(), value);
    }
    return result;
}

} // namespace keyway
