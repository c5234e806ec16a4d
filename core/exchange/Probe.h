// SPDX-FileCopyrightText: 2026 The Keyway authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "core/diagnosis/RuleBook.h"
#include "core/exchange/ExchangeReport.h"
#include "core/guide/Guide.h"

namespace keyway {

/// Evidence that a person asks for after a failure (PRODUCT.md 5). Each is one or more real exchanges.
enum class ProbeKind {
    Grid,         ///< My Domain and the generic hosts, each with the audiences that make sense there
    ThrowAwayKey, ///< the same exchange signed with a key that Salesforce cannot know
    OtherUser,    ///< the same exchange for another username
    Retry,        ///< the same exchange again and again, only for answers that propagation can cause
};

inline const QList<ProbeKind> allProbeKinds{ProbeKind::Grid, ProbeKind::ThrowAwayKey, ProbeKind::OtherUser,
                                            ProbeKind::Retry};
QString toString(ProbeKind kind); ///< "grid", "throw-away-key", "other-user", "retry"

/// One exchange and its literal answer. Holds no secret; a token that is granted is thrown away at once.
/// Of a retry, which is a whole live test, `granted` means that the test passed.
struct ProbeAnswer
{
    ProbeKind kind = ProbeKind::Grid;
    QDateTime askedUtc;
    QString host;
    QString audience;
    QString username;
    TokenAnswer answer;
    QString transport; ///< word of fact::transport where no answer came
    bool granted = false;
    bool operator==(const ProbeAnswer &) const = default;

    QJsonObject toJson() const; ///< {kind, askedUtc, host, audience, username, granted, status, error,
                                ///< description, transport}
    static ProbeAnswer fromJson(const QJsonObject &json);
};

/// The same error and the same words.
bool isSameAnswer(const TokenAnswer &one, const TokenAnswer &other);

/// True after a refusal of the token request, the only answer that more exchanges can say something about.
bool mayBeProbed(const ExchangeReport &report);

/// The facts that answers of probes add to the evidence of the run they follow (attempts, grantedAt,
/// throwAwayKey, otherUser, retried). Of a grid, "app_not_found" at a generic host and a refused audience
/// count only where the run was answered so too: these pairs get that answer from every External Client App.
Evidence evidenceOf(const ExchangeReport &report, const QList<ProbeAnswer> &answers);

/// The report with all `answers` added to its evidence and diagnosed again.
ExchangeReport withProbes(const ExchangeReport &report, const QList<ProbeAnswer> &answers,
                          const RuleBook &rules, const Guide &guide);

/// What new evidence changed, as texts "evidence.<what>" of resources/texts/evidence.en.md; never empty:
/// "nothing" is an answer as well.
QList<Problem> changesOfDiagnosis(const Diagnosis &before, const Diagnosis &after);

} // namespace keyway

Q_DECLARE_METATYPE(keyway::ProbeAnswer)
