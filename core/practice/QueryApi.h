// SPDX-FileCopyrightText: 2026 The Keyway authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "core/practice/RestCall.h"
#include "core/practice/Soql.h"

namespace keyway {

struct QueryRows
{
    const ObjectType *type = nullptr;
    QStringList fields; ///< in the query's order
    QList<QJsonObject> rows;
    SoqlQuery query;
};

/// Carries the query out with the rights of the call's user.
Result<QueryRows, QueryError> runQuery(const RestCall &call, const QString &soql);
OrgAnswer queryRefused(const QueryError &error);

/// query?q=… and queryAll?q=…, which are the same here: deleted records are gone.
OrgAnswer queryAnswer(const RestCall &call);

} // namespace keyway
