// SPDX-FileCopyrightText: 2026 The Keyway authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "core/base/Problem.h"
#include "core/base/TextBook.h"
#include "core/diagnosis/Diagnosis.h"
#include "core/diagnosis/Evidence.h"

#include <QDateTime>
#include <QJsonObject>
#include <QList>
#include <QMetaType>

namespace keyway {

enum class CheckStage { Local, Reach, Decision, Token };
enum class CheckOutcome {
    Passed,
    Warning, ///< works, but the person should know
    Failed,
    Skipped,   ///< not reached, or does not apply; `detail` says which
    Cancelled, ///< the person stopped the run
    Crashed,   ///< the check itself broke: our fault, and said so
};

QString toString(CheckStage stage);     ///< "local", "reach", "decision", "token"
QString toString(CheckOutcome outcome); ///< "passed", …

/// `detail` is a Problem: its id is "check.<id>.<what>", its words stand in resources/texts/checks.en.md.
struct CheckResult
{
    QString id; ///< "key.readable", "tls.trusted", "token.granted", …
    CheckStage stage = CheckStage::Local;
    CheckOutcome outcome = CheckOutcome::Skipped;
    qint64 milliseconds = 0;
    Problem detail;
    bool operator==(const CheckResult &) const = default;
};

/// Salesforce's literal answer to the token request.
struct TokenAnswer
{
    int status = 0; ///< HTTP status; 0 when there was no answer
    QString error;
    QString description;
    QString body; ///< as it came, cut to 4 kB, tokens hidden
    bool operator==(const TokenAnswer &) const = default;
};

/// The record of one live test. Holds no secret.
struct ExchangeReport
{
    QDateTime startedUtc;
    QString guideId;
    QString host;
    QString audience;
    QString username;
    QList<CheckResult> checks; ///< every check of the plan, in order, whatever happened
    TokenAnswer answer;
    Evidence evidence;
    Diagnosis diagnosis; ///< of a failed run; of a passed one only `verdict` is set
    bool cancelled = false;

    bool passed() const; ///< no check failed, crashed or was cancelled
    /// Exit status of the command line (PRODUCT.md 6): 0, 1, 3 or 130.
    int exitStatus() const;
    const CheckResult *check(const QString &id) const;
    /// PRODUCT.md 6: {verdict, checks[{id, stage, outcome, ms, detail}], answer, diagnosis}; `detail` is the
    /// sentence of `texts`, `detailId` its stable id.
    QJsonObject toJson(const TextBook &texts) const;
};

/// What a person reads of a check's detail: the underlying problem's words when it has one, else its own
/// text; another check that it names is named by its title. Without a text for the id, an empty Text.
Text detailText(const CheckResult &check, const TextBook &texts);
QString detailSentence(const CheckResult &check, const TextBook &texts);

} // namespace keyway

Q_DECLARE_METATYPE(keyway::CheckResult)
Q_DECLARE_METATYPE(keyway::ExchangeReport)
