// SPDX-FileCopyrightText: 2026 The Keyway authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "core/practice/ObjectCatalogue.h"

namespace keyway {

/// Why a record is not saved, as Salesforce says it.
struct SaveError
{
    QString code;
    QString message;
    QStringList fields;
    int status = 400;
};

/// What the object's fields say against these values. On creation the required ones must be among them.
std::optional<SaveError> saveErrorOf(const ObjectType &type, const QJsonObject &values, bool creates);

/// The same values under the fields' own spelling, numbers and booleans out of text (a CSV has nothing else).
QJsonObject normalised(const ObjectType &type, const QJsonObject &values);

} // namespace keyway
