// SPDX-FileCopyrightText: 2026 The Keyway authors
// SPDX-License-Identifier: Apache-2.0

#include "core/diagnosis/Evidence.h"

namespace keyway {

void Evidence::merge(const Evidence &other)
{
    for (auto fact = other.m_facts.begin(); fact != other.m_facts.end(); ++fact)
        m_facts.insert(fact.key(), fact.value());
}

Evidence Evidence::fromJson(const QJsonObject &facts)
{
    Evidence evidence;
    evidence.m_facts = facts;
    return evidence;
}

} // namespace keyway
