// SPDX-FileCopyrightText: 2026 The Keyway authors
// SPDX-License-Identifier: Apache-2.0

#include "core/practice/ObjectCatalogue.h"

#include "core/base/JsonFile.h"
#include "core/guide/DataReader.h"

#include <QJsonArray>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace keyway {

namespace {

using Need = DataReader::Need;

constexpr int longestField = 131'072;

template <class List>
auto *named(List &list, const QString &name)
{
    const auto found = std::find_if(list.begin(), list.end(), [&](const auto &one) {
        return one.name.compare(name, Qt::CaseInsensitive) == 0;
    });
    return found == list.end() ? nullptr : &*found;
}

QList<std::pair<QString, QString>> types()
{
    QList<std::pair<QString, QString>> words;
    for (const QString &type :
         {u"id"_s, u"string"_s, u"textarea"_s, u"reference"_s, u"email"_s, u"phone"_s, u"url"_s,
          u"picklist"_s, u"boolean"_s, u"int"_s, u"double"_s, u"currency"_s, u"date"_s, u"datetime"_s})
        words.emplaceBack(type, type);
    return words;
}

QList<ObjectField> fieldsIn(DataReader &reader, const QString &member)
{
    QList<ObjectField> fields;
    for (DataReader &one : reader.objects(member)) {
        ObjectField field;
        field.name = one.text(u"name"_s, Need::Required);
        field.label = one.text(u"label"_s, Need::Required);
        field.type = one.word<QString>(u"type"_s, types()).value_or(QString());
        if (one.has(u"length"_s))
            field.length = one.wholeNumber(u"length"_s, 1, longestField).value_or(0);
        field.required = one.flag(u"required"_s, Need::Optional).value_or(false);
        field.readOnly = one.flag(u"readOnly"_s, Need::Optional).value_or(false);
        field.referenceTo = one.text(u"referenceTo"_s, Need::Optional);
        field.values = one.texts(u"values"_s, Need::Optional);
        one.finish();
        if (field.type == "reference"_L1 && field.referenceTo.isEmpty())
            one.mistake(u"referenceTo"_s, u"a reference says which object it refers to"_s);
        if (named(fields, field.name))
            one.mistake(u"name"_s, u"“%1” is there twice"_s.arg(field.name));
        fields << field;
    }
    return fields;
}

void checkRecord(const ObjectType &type, const QJsonObject &record, DataReader &reader)
{
    for (auto value = record.begin(); value != record.end(); ++value)
        if (!type.field(value.key()))
            reader.mistake(value.key(), u"%1 has no field “%2”"_s.arg(type.name, value.key()));
    for (const ObjectField &field : type.fields)
        if (field.required && !record.contains(field.name))
            reader.mistake(field.name, u"a record of %1 needs “%2”"_s.arg(type.name, field.name));
}

} // namespace

bool ObjectField::isNumber() const
{
    return type == "int"_L1 || type == "double"_L1 || type == "currency"_L1;
}

const ObjectField *ObjectType::field(const QString &fieldName) const
{
    return named(fields, fieldName);
}

const ObjectType *ObjectCatalogue::find(const QString &name) const
{
    return named(m_types, name);
}

Result<ObjectCatalogue, DataError> ObjectCatalogue::load(const QString &path)
{
    const auto file = readJsonFile(path);
    if (!file)
        return failure(file.error());
    DataMistakes mistakes{path, JsonLines(file->text), {}};
    DataReader root(mistakes, file->object, {});
    ObjectCatalogue catalogue;
    const QList<ObjectField> everywhere = fieldsIn(root, u"fieldsOfEveryObject"_s);
    const QJsonArray raw = file->object.value("objects"_L1).toArray();
    for (DataReader &reader : root.objects(u"objects"_s)) {
        ObjectType type;
        type.name = reader.text(u"name"_s, Need::Required);
        type.label = reader.text(u"label"_s, Need::Required);
        type.labelPlural = reader.text(u"labelPlural"_s, Need::Required);
        type.keyPrefix = reader.text(u"keyPrefix"_s, Need::Required);
        type.isPlatform = reader.flag(u"platform"_s, Need::Optional).value_or(false);
        type.nameParts = reader.texts(u"nameParts"_s, Need::Optional);
        type.fields = fieldsIn(reader, u"fields"_s);
        if (!type.isPlatform)
            type.fields = everywhere + type.fields;
        if (type.keyPrefix.size() != 3)
            reader.mistake(u"keyPrefix"_s, u"the prefix of ids has 3 characters"_s);
        if (catalogue.find(type.name))
            reader.mistake(u"name"_s, u"“%1” is there twice"_s.arg(type.name));
        const QJsonArray records = raw.at(catalogue.m_types.size()).toObject().value("records"_L1).toArray();
        if (reader.has(u"records"_s)) {
            QList<DataReader> readers = reader.objects(u"records"_s);
            for (qsizetype i = 0; i < readers.size(); ++i) {
                type.records << records.at(i).toObject();
                checkRecord(type, type.records.last(), readers[i]);
            }
        }
        reader.finish();
        catalogue.m_types << type;
    }
    root.finish();
    if (!mistakes.errors.isEmpty())
        return failure(mistakes.errors.first());
    return catalogue;
}

} // namespace keyway
