// SPDX-FileCopyrightText: 2026 The Keyway authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "core/base/Result.h"
#include "core/diagnosis/Evidence.h"

#include <QJsonArray>
#include <QRegularExpression>

#include <optional>

namespace keyway {

/// One demand on one fact, as a rule writes it:
///   "api"                      equal (letters of either case)
///   ["token", "refresh"]       one of
///   {"matches": "…"}           regular expression, letters of either case
///   {"min": 120, "max": 500}   number, either bound
///   {"present": false}         known at all, or not
///   {"not": "jwt"}             known, and none of these
///   {"differsFrom": "username"} both known, and not the same
class Condition
{
public:
    static Result<Condition, QString> read(const QString &fact, const QJsonValue &demand);
    bool holds(const QJsonValue &value, const Evidence &evidence) const;
    const QString &fact() const { return m_fact; }

private:
    QString m_fact;
    QJsonArray m_oneOf;
    QJsonArray m_noneOf;
    QRegularExpression m_matches;
    std::optional<double> m_min;
    std::optional<double> m_max;
    std::optional<bool> m_present;
    QString m_differsFrom;
};

/// A compiled expression, or why it must not be used: wrong, or so nested that a hostile text could make it
/// slow.
Result<QRegularExpression, QString> safeExpression(const QString &pattern);

} // namespace keyway
