// SPDX-FileCopyrightText: 2026 The Keyway authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "core/base/DataError.h"
#include "core/base/Result.h"

#include <QJsonObject>
#include <QList>
#include <QStringList>

namespace keyway {

struct ObjectField
{
    QString name;
    QString label;
    QString type; ///< as a describe call says it: "string", "reference", "picklist", …
    int length = 0;
    bool required = false; ///< when a record is created
    bool readOnly = false;
    QString referenceTo; ///< of a reference
    QStringList values;  ///< of a pick list

    bool isNumber() const;
};

/// An object of the org: its fields, and the records it begins with.
struct ObjectType
{
    QString name;
    QString label;
    QString labelPlural;
    QString keyPrefix;
    bool isPlatform = false; ///< Organization, User, …: its rows come from the org itself, and nobody writes
    QStringList nameParts;   ///< fields that make up Name
    QList<ObjectField> fields;
    QList<QJsonObject> records;

    const ObjectField *field(const QString &fieldName) const; ///< names have no case
    bool isCustom() const { return name.endsWith(QLatin1String("__c")); }
};

/// Which objects an org has (resources/practice/objects.json).
class ObjectCatalogue
{
public:
    static Result<ObjectCatalogue, DataError>
    load(const QString &file = QStringLiteral(":/keyway/practice/objects.json"));

    const QList<ObjectType> &types() const { return m_types; }
    const ObjectType *find(const QString &name) const; ///< names have no case

private:
    QList<ObjectType> m_types;
};

} // namespace keyway
