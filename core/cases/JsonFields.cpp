// SPDX-FileCopyrightText: 2026 The Keyway authors
// SPDX-License-Identifier: Apache-2.0

#include "core/cases/JsonFields.h"

#include "core/cases/Redaction.h"

#include <cmath>

using namespace Qt::StringLiterals;

namespace keyway {

namespace {

QString typeWords(QJsonValue::Type type)
{
    switch (type) {
    case QJsonValue::String:
        return u"must be a text"_s;
    case QJsonValue::Double:
        return u"must be a whole number"_s;
    case QJsonValue::Bool:
        return u"must be true or false"_s;
    case QJsonValue::Array:
        return u"must be a list"_s;
    case QJsonValue::Object:
        return u"must hold named values"_s;
    case QJsonValue::Null:
    case QJsonValue::Undefined:
        break;
    }
    return u"must be left out"_s;
}

} // namespace

bool JsonFields::has(const QString &name) const
{
    const QJsonValue value = m_object.value(name);
    return !value.isUndefined() && !value.isNull();
}

void JsonFields::mistake(const QString &name, const QString &reason)
{
    if (!m_mistake->isEmpty())
        return;
    const QString dot = m_path.isEmpty() || name.startsWith(u'[') ? QString() : u"."_s;
    *m_mistake = {{u"field"_s, m_path + dot + name}, {u"reason"_s, reason}};
}

QJsonValue JsonFields::member(const QString &name, QJsonValue::Type type, Need need)
{
    if (!has(name)) {
        if (need == Need::Required)
            mistake(name, u"is missing"_s);
        return QJsonValue::Undefined;
    }
    const QJsonValue value = m_object.value(name);
    if (value.type() == type)
        return value;
    mistake(name, typeWords(type));
    return QJsonValue::Undefined;
}

QString JsonFields::text(const QString &name, Need need)
{
    return member(name, QJsonValue::String, need).toString();
}

QString JsonFields::name(const QString &name, Need need)
{
    const QString written = text(name, need);
    if (!written.isEmpty() && !isName(written))
        mistake(name, u"must be a short word of letters, digits and . - _ ?"_s);
    else if (written.isEmpty() && need == Need::Required)
        mistake(name, u"is empty"_s);
    return written;
}

QJsonArray JsonFields::list(const QString &name, qsizetype most, Need need)
{
    const QJsonArray array = member(name, QJsonValue::Array, need).toArray();
    if (array.size() <= most)
        return array;
    mistake(name, u"has %1 entries, more than %2"_s.arg(array.size()).arg(most));
    return {};
}

QStringList JsonFields::names(const QString &name, qsizetype most)
{
    QStringList names;
    const QJsonArray array = list(name, most, Need::Optional);
    for (qsizetype i = 0; i < array.size(); ++i) {
        if (const QString each = array.at(i).toString(); isName(each))
            names << each;
        else
            mistake(u"%1[%2]"_s.arg(name).arg(i), u"must be a short word of letters, digits and . - _ ?"_s);
    }
    return names;
}

QDateTime JsonFields::time(const QString &name)
{
    const QString written = text(name);
    if (written.isEmpty())
        return {};
    const QDateTime time =
        written.size() > 40 ? QDateTime() : QDateTime::fromString(written, Qt::ISODateWithMs);
    if (!time.isValid())
        mistake(name, u"must be a time such as 2030-01-31T12:00:00Z"_s);
    return time.toUTC();
}

int JsonFields::number(const QString &name, int least, int most)
{
    const QJsonValue value = member(name, QJsonValue::Double, Need::Optional);
    const double number = value.toDouble(least);
    if (std::floor(number) == number && number >= least && number <= most)
        return static_cast<int>(number);
    mistake(name, u"must be a whole number from %1 to %2"_s.arg(least).arg(most));
    return least;
}

bool JsonFields::flag(const QString &name)
{
    return member(name, QJsonValue::Bool, Need::Optional).toBool();
}

JsonFields JsonFields::object(const QString &name, Need need)
{
    return {member(name, QJsonValue::Object, need).toObject(), m_path.isEmpty() ? name : m_path + u'.' + name,
            m_mistake};
}

QList<JsonFields> JsonFields::objects(const QString &name, qsizetype most, Need need)
{
    QList<JsonFields> parts;
    const QJsonArray array = list(name, most, need);
    for (qsizetype i = 0; i < array.size(); ++i) {
        const QString place = u"%1[%2]"_s.arg(name).arg(i);
        if (!array.at(i).isObject())
            mistake(place, typeWords(QJsonValue::Object));
        parts << JsonFields(array.at(i).toObject(), m_path.isEmpty() ? place : m_path + u'.' + place,
                            m_mistake);
    }
    return parts;
}

QString JsonFields::notAWord(const QString &written)
{
    const QString shown = redacted(written.left(200)).left(40);
    return u"“%1” is not one of its words"_s.arg(shown);
}

} // namespace keyway
