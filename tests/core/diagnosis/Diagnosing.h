// SPDX-FileCopyrightText: 2026 The Keyway authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "core/diagnosis/RuleBook.h"

#include <algorithm>

/// The rules, and what tests ask of a diagnosis.
namespace keyway::test {

inline const RuleBook &book()
{
    static const auto loaded = RuleBook::load();
    if (!loaded)
        qFatal("%s", qPrintable(loaded.error().toString()));
    return *loaded;
}

inline QStringList topicsOf(const Diagnosis &diagnosis)
{
    QStringList topics;
    for (const Hypothesis &each : diagnosis.hypotheses)
        topics << each.topic;
    return topics;
}

inline Evidence answer(const QString &code, const QString &words)
{
    Evidence evidence;
    evidence.set(fact::error, code);
    evidence.set(fact::errorDescription, words);
    evidence.set(fact::reached, QStringLiteral("decision"));
    return evidence;
}

inline bool rulesOut(const Diagnosis &diagnosis, const QString &topic)
{
    return std::any_of(diagnosis.ruledOut.begin(), diagnosis.ruledOut.end(),
                       [&](const RuledOut &each) { return each.topic == topic && !each.why.isEmpty(); });
}

} // namespace keyway::test
