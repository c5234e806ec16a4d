// SPDX-FileCopyrightText: 2026 The Keyway authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "core/practice/ObjectCatalogue.h"
#include "core/practice/Soql.h"

namespace keyway {

/// Why the query does not fit the object: a field that it does not have.
std::optional<QueryError> queryErrorOf(const SoqlQuery &query, const ObjectType &type);

/// The rows that the query wants, in its order. The query fits the object.
QList<QJsonObject> chosenRows(const SoqlQuery &query, const ObjectType &type, QList<QJsonObject> rows);

} // namespace keyway
