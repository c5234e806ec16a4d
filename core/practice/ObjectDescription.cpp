// SPDX-FileCopyrightText: 2026 The Keyway authors
// SPDX-License-Identifier: Apache-2.0

#include "core/practice/ObjectDescription.h"

#include <QJsonArray>

using namespace Qt::StringLiterals;

namespace keyway {

namespace {

QString soapType(const ObjectField &field)
{
    if (field.type == "id"_L1 || field.type == "reference"_L1)
        return u"tns:ID"_s;
    if (field.type == "currency"_L1)
        return u"xsd:double"_s;
    if (field.type == "datetime"_L1)
        return u"xsd:dateTime"_s;
    for (const char *same : {"boolean", "int", "double", "date"})
        if (field.type == QLatin1StringView(same))
            return u"xsd:"_s + field.type;
    return u"xsd:string"_s;
}

QJsonArray pickListValues(const ObjectField &field)
{
    QJsonArray values;
    for (const QString &value : field.values)
        values << QJsonObject{{u"active"_s, true},
                              {u"defaultValue"_s, false},
                              {u"label"_s, value},
                              {u"validFor"_s, QJsonValue()},
                              {u"value"_s, value}};
    return values;
}

QJsonObject describeField(const ObjectField &field, bool writes, bool isPlatform)
{
    const bool isId = field.type == "id"_L1;
    const bool isReference = field.type == "reference"_L1;
    const bool may = writes && !field.readOnly && !isPlatform;
    const bool isText = soapType(field) == "xsd:string"_L1;
    QString relationship = isReference ? field.name : QString();
    if (relationship.endsWith("__c"_L1))
        relationship.replace(relationship.size() - 1, 1, u'r');
    else
        relationship.chop(2); // "Id"
    const int length = isId || isReference ? 18 : field.length;
    QJsonObject json{
        {u"name"_s, field.name},
        {u"label"_s, field.label},
        {u"type"_s, field.type},
        {u"soapType"_s, soapType(field)},
        {u"length"_s, isText || isId || isReference ? length : 0},
        {u"byteLength"_s, isText ? length * 3 : length},
        {u"digits"_s, field.type == "int"_L1 ? 9 : 0},
        {u"precision"_s, field.isNumber() && field.type != "int"_L1 ? 18 : 0},
        {u"scale"_s, field.isNumber() && field.type != "int"_L1 ? 2 : 0},
        {u"createable"_s, may},
        {u"updateable"_s, may},
        {u"permissionable"_s, !field.required && !field.readOnly},
        {u"nillable"_s, !field.required && !isId && field.type != "boolean"_L1},
        {u"defaultedOnCreate"_s, isId || field.name == "OwnerId"_L1 || field.type == "boolean"_L1},
        {u"custom"_s, field.name.endsWith("__c"_L1)},
        {u"nameField"_s, field.name == "Name"_L1},
        {u"idLookup"_s, isId},
        {u"referenceTo"_s, isReference ? QJsonArray{field.referenceTo} : QJsonArray()},
        {u"relationshipName"_s, isReference ? QJsonValue(relationship) : QJsonValue()},
        {u"picklistValues"_s, pickListValues(field)}};
    const bool isLong = field.type == "textarea"_L1;
    for (const char *flag : {"aggregatable", "filterable", "groupable", "sortable"})
        json.insert(QString::fromLatin1(flag), !isLong);
    for (const char *flag :
         {"autoNumber", "calculated", "cascadeDelete", "caseSensitive", "dependentPicklist",
          "deprecatedAndHidden", "displayLocationInDecimal", "encrypted", "externalId", "highScaleNumber",
          "htmlFormatted", "namePointing", "queryByDistance", "restrictedDelete", "restrictedPicklist",
          "unique", "writeRequiresMasterRead"})
        json.insert(QString::fromLatin1(flag), false);
    for (const char *absent : {"calculatedFormula", "compoundFieldName", "controllerName", "defaultValue",
                               "defaultValueFormula", "extraTypeInfo", "filteredLookupInfo", "inlineHelpText",
                               "mask", "maskType", "referenceTargetField", "relationshipOrder"})
        json.insert(QString::fromLatin1(absent), QJsonValue());
    return json;
}

} // namespace

QJsonObject describeBriefly(const RestCall &call, const ObjectType &type)
{
    const bool writes = call.user().writesObjects && !type.isPlatform;
    const QString here = call.root() + u"/sobjects/"_s + type.name;
    QJsonObject json{{u"name"_s, type.name},
                     {u"label"_s, type.label},
                     {u"labelPlural"_s, type.labelPlural},
                     {u"keyPrefix"_s, type.keyPrefix},
                     {u"custom"_s, type.isCustom()},
                     {u"urls"_s, QJsonObject{{u"sobject"_s, here},
                                             {u"describe"_s, here + u"/describe"_s},
                                             {u"rowTemplate"_s, here + u"/{ID}"_s}}}};
    for (const char *flag : {"createable", "updateable", "deletable"})
        json.insert(QString::fromLatin1(flag), writes);
    for (const char *flag : {"queryable", "retrieveable"})
        json.insert(QString::fromLatin1(flag), true);
    for (const char *flag : {"layoutable", "searchable", "replicateable", "triggerable"})
        json.insert(QString::fromLatin1(flag), !type.isPlatform);
    for (const char *flag :
         {"activateable", "customSetting", "deepCloneable", "deprecatedAndHidden", "feedEnabled",
          "hasSubtypes", "isInterface", "isSubtype", "mergeable", "mruEnabled", "undeletable"})
        json.insert(QString::fromLatin1(flag), false);
    for (const char *absent : {"associateEntityType", "associateParentEntity", "extendedBy",
                               "extendsInterfaces", "implementedBy", "implementsInterfaces"})
        json.insert(QString::fromLatin1(absent), QJsonValue());
    return json;
}

QJsonObject describeFully(const RestCall &call, const ObjectType &type)
{
    QJsonObject json = describeBriefly(call, type);
    QJsonArray fields;
    for (const ObjectField &field : type.fields)
        fields << describeField(field, call.user().writesObjects, type.isPlatform);
    json.insert(u"fields"_s, fields);
    for (const char *list : {"actionOverrides", "childRelationships", "namedLayoutInfos", "recordTypeInfos"})
        json.insert(QString::fromLatin1(list), QJsonArray());
    json.insert(u"supportedScopes"_s, QJsonArray{QJsonObject{{u"label"_s, u"All "_s + type.labelPlural},
                                                             {u"name"_s, u"everything"_s}}});
    for (const char *flag : {"compactLayoutable", "lookupLayoutable", "searchLayoutable"})
        json.insert(QString::fromLatin1(flag), !type.isPlatform);
    for (const char *absent : {"listviewable", "networkScopeFieldName", "sobjectDescribeOption"})
        json.insert(QString::fromLatin1(absent), QJsonValue());
    return json;
}

} // namespace keyway
