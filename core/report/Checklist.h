// SPDX-FileCopyrightText: 2026 The Keyway authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "core/base/TextBook.h"
#include "core/exchange/ExchangeReport.h"

namespace keyway {

/// The six questions of the troubleshooting order (Consumer Key, username, audience, certificate and key,
/// approval of the user, API access), answered by the evidence of a test where there is any.
struct ChecklistEntry
{
    enum class State { Unknown, Good, Doubtful, Bad };

    QString id;    ///< "consumer-key", "username", "audience", "certificate", "approval", "access"
    QString topic; ///< of the step that repairs it
    State state = State::Unknown;
    QString title;
    QString evidence; ///< one sentence: what shows it, or that nothing does yet
};

QString toString(ChecklistEntry::State state); ///< "unknown", "good", "doubtful", "bad"

/// Of the last test; null before there was one.
QList<ChecklistEntry> checklistOf(const ExchangeReport *report, const TextBook &texts);

} // namespace keyway
