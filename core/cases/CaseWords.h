// SPDX-FileCopyrightText: 2026 The Keyway authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "core/cases/Case.h"

#include <utility>

namespace keyway::caseWords {

inline constexpr int formatVersion = 1;

/// The words that a case file uses for our enumerations; they never change, whatever the code calls them.
template <class Value>
using Words = QList<std::pair<QString, Value>>;

inline const Words<StepKind> stepKinds{{QStringLiteral("keyPair"), StepKind::KeyPair},
                                       {QStringLiteral("instructions"), StepKind::Instructions},
                                       {QStringLiteral("consumerKey"), StepKind::ConsumerKey},
                                       {QStringLiteral("username"), StepKind::Username},
                                       {QStringLiteral("domain"), StepKind::Domain}};

inline const Words<CheckStage> stages{{QStringLiteral("local"), CheckStage::Local},
                                      {QStringLiteral("reach"), CheckStage::Reach},
                                      {QStringLiteral("decision"), CheckStage::Decision},
                                      {QStringLiteral("token"), CheckStage::Token}};

inline const Words<CheckOutcome> outcomes{{QStringLiteral("passed"), CheckOutcome::Passed},
                                          {QStringLiteral("warning"), CheckOutcome::Warning},
                                          {QStringLiteral("failed"), CheckOutcome::Failed},
                                          {QStringLiteral("skipped"), CheckOutcome::Skipped},
                                          {QStringLiteral("cancelled"), CheckOutcome::Cancelled},
                                          {QStringLiteral("crashed"), CheckOutcome::Crashed}};

inline const Words<ProbeKind> probeKinds{{QStringLiteral("grid"), ProbeKind::Grid},
                                         {QStringLiteral("throw-away-key"), ProbeKind::ThrowAwayKey},
                                         {QStringLiteral("other-user"), ProbeKind::OtherUser},
                                         {QStringLiteral("retry"), ProbeKind::Retry}};

template <class Value>
QString wordOf(const Words<Value> &words, Value value)
{
    for (const auto &[word, each] : words)
        if (each == value)
            return word;
    return {};
}

} // namespace keyway::caseWords
