// SPDX-FileCopyrightText: 2026 The Keyway authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "core/base/Result.h"

#include <QJsonValue>
#include <QList>
#include <QString>

#include <optional>

namespace keyway {

/// Why a query is not carried out, as the REST API says it.
struct QueryError
{
    QString code;
    QString message;
    QString why;
};

/// A SOQL query as far as the practice org understands them: one object, its own fields, conditions with
/// AND, OR, NOT and brackets, ORDER BY, LIMIT and OFFSET.
struct SoqlQuery
{
    struct Name
    {
        QString text;
        qsizetype at = 0; ///< where it stands in the query
    };
    struct Condition
    {
        enum class Kind { Compare, And, Or, Not };
        Kind kind = Kind::Compare;
        QList<Condition> parts; ///< of And, Or, Not
        Name field;
        QString comparison; ///< "=", "!=", "<", "<=", ">", ">=", "LIKE", "IN", "NOT IN"
        QList<QJsonValue> values;
    };
    QString text;
    Name object;
    QList<Name> fields;
    bool counts = false;    ///< COUNT(): the number alone
    bool countsIds = false; ///< COUNT(Id): the number in a row
    std::optional<Condition> where;
    Name orderBy; ///< empty: none
    bool descends = false;
    std::optional<int> limit;
    int offset = 0;
};

Result<SoqlQuery, QueryError> parseSoql(const QString &text);

/// "SELECT Nope FROM Account", a mark under the place, row and column, then the words.
QString atPlace(const QString &query, qsizetype at, const QString &words);

} // namespace keyway
