// SPDX-FileCopyrightText: 2026 The Keyway authors
// SPDX-License-Identifier: Apache-2.0

#include "core/diagnosis/Condition.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace keyway {

namespace {

bool isKnownFact(const QString &name)
{
    return name == "said"_L1 || std::find(fact::all.begin(), fact::all.end(), name) != fact::all.end();
}

bool same(const QJsonValue &a, const QJsonValue &b)
{
    if (a.isString() && b.isString())
        return a.toString().compare(b.toString(), Qt::CaseInsensitive) == 0;
    return a == b;
}

bool among(const QJsonArray &values, const QJsonValue &value)
{
    return std::any_of(values.begin(), values.end(), [&](const auto &each) { return same(each, value); });
}

QJsonArray asArray(const QJsonValue &value)
{
    return value.isArray() ? value.toArray() : QJsonArray{value};
}

} // namespace

Result<QRegularExpression, QString> safeExpression(const QString &pattern)
{
    // A repeated group that holds a repetition is what makes matching time explode.
    static const QRegularExpression nested(
        u"\\((?:[^()\\\\]|\\\\.)*(?:[*+]|\\{\\d+,\\d*\\})(?:[^()\\\\]|\\\\.)*\\)(?:[*+]|\\{)"_s);
    if (nested.match(pattern).hasMatch())
        return tl::make_unexpected(u"repetition inside a repeated group in “%1”"_s.arg(pattern));
    QRegularExpression expression(pattern, QRegularExpression::CaseInsensitiveOption |
                                               QRegularExpression::DontCaptureOption);
    if (pattern.isEmpty() || !expression.isValid())
        return tl::make_unexpected(u"bad regular expression “%1”: %2"_s.arg(
            pattern, pattern.isEmpty() ? u"empty"_s : expression.errorString()));
    return expression;
}

Result<Condition, QString> Condition::read(const QString &fact, const QJsonValue &demand)
{
    if (!isKnownFact(fact))
        return tl::make_unexpected(u"unknown fact “%1”"_s.arg(fact));
    Condition condition;
    condition.m_fact = fact;
    if (!demand.isObject()) {
        condition.m_oneOf = asArray(demand);
        if (condition.m_oneOf.isEmpty() || demand.isNull())
            return tl::make_unexpected(u"fact “%1” is compared with nothing"_s.arg(fact));
        return condition;
    }
    const QJsonObject demands = demand.toObject();
    if (demands.isEmpty())
        return tl::make_unexpected(u"fact “%1” is compared with nothing"_s.arg(fact));
    for (auto each = demands.begin(); each != demands.end(); ++each) {
        const QString key = each.key();
        const QJsonValue value = each.value();
        if (key == "matches"_L1 && value.isString()) {
            auto expression = safeExpression(value.toString());
            if (!expression)
                return tl::make_unexpected(expression.error());
            condition.m_matches = *expression;
        } else if (key == "min"_L1 && value.isDouble()) {
            condition.m_min = value.toDouble();
        } else if (key == "max"_L1 && value.isDouble()) {
            condition.m_max = value.toDouble();
        } else if (key == "present"_L1 && value.isBool()) {
            condition.m_present = value.toBool();
        } else if (key == "not"_L1) {
            condition.m_noneOf = asArray(value);
        } else if (key == "differsFrom"_L1 && isKnownFact(value.toString())) {
            condition.m_differsFrom = value.toString();
        } else {
            return tl::make_unexpected(u"“%1” of fact “%2” is not understood"_s.arg(key, fact));
        }
    }
    return condition;
}

bool Condition::holds(const QJsonValue &value, const Evidence &evidence) const
{
    // An empty string says nothing, exactly like an absent fact.
    const bool known =
        !value.isUndefined() && !value.isNull() && !(value.isString() && value.toString().isEmpty());
    if (m_present)
        return known == *m_present;
    if (!known)
        return false;
    if (!m_oneOf.isEmpty() && !among(m_oneOf, value))
        return false;
    if (!m_noneOf.isEmpty() && among(m_noneOf, value))
        return false;
    if (!m_matches.pattern().isEmpty() && !m_matches.match(value.toString()).hasMatch())
        return false;
    if ((m_min || m_max) && !value.isDouble())
        return false;
    if (m_min && value.toDouble() < *m_min)
        return false;
    if (m_max && value.toDouble() > *m_max)
        return false;
    if (!m_differsFrom.isEmpty()) {
        const QJsonValue other = evidence.value(m_differsFrom);
        return other.isString() && !other.toString().isEmpty() && !same(value, other);
    }
    return true;
}

} // namespace keyway
