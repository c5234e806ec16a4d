// SPDX-FileCopyrightText: 2026 The Keyway authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "core/diagnosis/Diagnosis.h"
#include "core/guide/Guide.h"
#include "ui/presenters/Look.h"

#include <QCoreApplication>

namespace keyway {

/// One thing that Salesforce decides, and what its answer proves of it.
struct DecisionRow
{
    Look look;
    QString name;     ///< "Approval"
    QString sentence; ///< "User may use this app"
    QString where;    ///< "step 6"; "step 7 — https://login.salesforce.com"
    QString spoken;
    bool operator==(const DecisionRow &) const = default;
};

/// Diagnosis → words and tones. Without a guide the seven set-up topics are steps 1 to 7.
class DiagnosisPresenter
{
    Q_DECLARE_TR_FUNCTIONS(keyway::DiagnosisPresenter)
public:
    static QList<DecisionRow> decisions(const Diagnosis &diagnosis, const Guide &guide,
                                        const QString &audience = {});
    /// Did the answer prove anything? If not, a ladder of "not decided" says nothing.
    static bool anythingDecided(const Diagnosis &diagnosis);

    static QString likelihood(const QString &id); ///< "most likely"; an unknown id as it is
    static QString topic(const QString &topic, const Guide &guide);
    static QString pill(const Hypothesis &hypothesis, const Guide &guide); ///< "Step 6 · most likely"
    static QString cardTone(qsizetype place);                              ///< "bad", "amber", "neutral"
    static QString pillTone(qsizetype place);                              ///< "bad", "warn", ""
    static QString ruledOut(const RuledOut &out, const Guide &guide);      ///< "Integration user (step 5)"

private:
    static int stepOf(const QString &topic, const Guide &guide);
};

} // namespace keyway
