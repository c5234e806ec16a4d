// SPDX-FileCopyrightText: 2026 The Keyway authors
// SPDX-License-Identifier: Apache-2.0

#include "core/guide/DataReader.h"

#include <QJsonArray>

using namespace Qt::StringLiterals;

namespace keyway {

namespace {

QString typeName(QJsonValue::Type type)
{
    switch (type) {
    case QJsonValue::Null:
        return u"null"_s;
    case QJsonValue::Bool:
        return u"true or false"_s;
    case QJsonValue::Double:
        return u"a number"_s;
    case QJsonValue::String:
        return u"a text"_s;
    case QJsonValue::Array:
        return u"a list"_s;
    case QJsonValue::Object:
        return u"an object"_s;
    case QJsonValue::Undefined:
        return u"nothing"_s;
    }
    return {};
}

} // namespace

DataReader::DataReader(DataMistakes &mistakes, QJsonObject object, QString path)
    : m_mistakes(&mistakes), m_object(std::move(object)), m_path(std::move(path))
{
}

QString DataReader::pathOf(const QString &name) const
{
    if (name.isEmpty())
        return m_path;
    return m_path.isEmpty() ? name : m_path + u'.' + name;
}

void DataReader::mistake(const QString &name, const QString &reason)
{
    m_mistakes->add(pathOf(name), reason);
}

QString DataReader::unknownWord(const QString &name, const QString &text, const QStringList &known)
{
    return u"“%1” is no value of “%2”; use one of: %3"_s.arg(text, name, known.join(u", "_s));
}

QJsonValue DataReader::member(const QString &name, QJsonValue::Type type, Need need)
{
    m_known << name;
    const auto found = m_object.constFind(name);
    if (found == m_object.constEnd()) {
        if (need == Need::Required)
            mistake(name, u"“%1” is missing"_s.arg(name));
        return QJsonValue(QJsonValue::Undefined);
    }
    if (found->type() == type)
        return *found;
    mistake(name, u"“%1” must be %2, not %3"_s.arg(name, typeName(type), typeName(found->type())));
    return QJsonValue(QJsonValue::Undefined);
}

QString DataReader::text(const QString &name, Need need)
{
    const QJsonValue value = member(name, QJsonValue::String, need);
    if (value.isUndefined())
        return {};
    const QString text = value.toString();
    if (text.trimmed().isEmpty())
        mistake(name, need == Need::Required ? u"“%1” is empty"_s.arg(name)
                                             : u"“%1” is empty; leave it out instead"_s.arg(name));
    return text;
}

QStringList DataReader::texts(const QString &name, Need need)
{
    QStringList texts;
    const QJsonValue list = member(name, QJsonValue::Array, need);
    if (list.isUndefined())
        return texts;
    const QJsonArray entries = list.toArray();
    if (entries.isEmpty())
        mistake(name, u"“%1” is empty"_s.arg(name));
    for (int i = 0; i < entries.size(); ++i) {
        const QString entry = u"%1[%2]"_s.arg(name).arg(i);
        if (!entries.at(i).isString())
            mistake(entry, u"“%1” must be a text, not %2"_s.arg(entry, typeName(entries.at(i).type())));
        else if (entries.at(i).toString().trimmed().isEmpty())
            mistake(entry, u"“%1” is empty"_s.arg(entry));
        else
            texts << entries.at(i).toString();
    }
    return texts;
}

std::optional<bool> DataReader::flag(const QString &name, Need need)
{
    const QJsonValue value = member(name, QJsonValue::Bool, need);
    return value.isUndefined() ? std::nullopt : std::optional(value.toBool());
}

std::optional<int> DataReader::wholeNumber(const QString &name, int least, int most)
{
    const QJsonValue value = member(name, QJsonValue::Double, Need::Required);
    if (value.isUndefined())
        return std::nullopt;
    const double number = value.toDouble();
    if (number >= least && number <= most && number == static_cast<int>(number))
        return static_cast<int>(number);
    mistake(name, u"“%1” must be a whole number from %2 to %3"_s.arg(name).arg(least).arg(most));
    return std::nullopt;
}

QList<DataReader> DataReader::objects(const QString &name)
{
    QList<DataReader> readers;
    const QJsonValue list = member(name, QJsonValue::Array, Need::Required);
    if (list.isUndefined())
        return readers;
    const QJsonArray entries = list.toArray();
    if (entries.isEmpty())
        mistake(name, u"“%1” is empty"_s.arg(name));
    for (int i = 0; i < entries.size(); ++i) {
        const QString entry = u"%1[%2]"_s.arg(name).arg(i);
        if (entries.at(i).isObject())
            readers.append(DataReader(*m_mistakes, entries.at(i).toObject(), pathOf(entry)));
        else
            mistake(entry, u"“%1” must be an object, not %2"_s.arg(entry, typeName(entries.at(i).type())));
    }
    return readers;
}

std::optional<DataReader> DataReader::object(const QString &name)
{
    const QJsonValue value = member(name, QJsonValue::Object, Need::Required);
    if (value.isUndefined())
        return std::nullopt;
    return DataReader(*m_mistakes, value.toObject(), pathOf(name));
}

void DataReader::finish()
{
    QStringList known = m_known;
    known.sort();
    for (const QString &name : m_object.keys()) {
        if (!m_known.contains(name))
            mistake(name, u"unknown member “%1”; known here: %2"_s.arg(name, known.join(u", "_s)));
    }
}

} // namespace keyway
