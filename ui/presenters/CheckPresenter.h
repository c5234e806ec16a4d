// SPDX-FileCopyrightText: 2026 The Keyway authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "core/base/TextBook.h"
#include "core/exchange/ExchangeReport.h"
#include "ui/presenters/Look.h"

#include <QCoreApplication>

namespace keyway {

/// One check as a line of the report.
struct CheckView
{
    Look look;
    QString title;  ///< what was looked at
    QString detail; ///< what was found, or why it was not looked at
    QString more;   ///< further paragraphs of the text; may be empty
    QStringList actions;
    QString time;
    QString spoken;      ///< the whole line for a screen reader
    bool folded = false; ///< stands behind its stage's line until asked for
    bool operator==(const CheckView &) const = default;
};

struct StageView
{
    CheckStage stage = CheckStage::Local;
    Look look;
    QString title;
    QString summary;
    QString time;
    QString spoken;
    QList<CheckView> checks;
    bool operator==(const StageView &) const = default;
};

/// Check results → words, symbols and tones. Titles are "check.<id>", details the text of the result's
/// Problem. A writer may give a stage that went well a line of its own, "stage.<stage>.passed", with the
/// facts of all its checks; a count stands in where there is none.
class CheckPresenter
{
    Q_DECLARE_TR_FUNCTIONS(keyway::CheckPresenter)
public:
    CheckPresenter() = default;
    explicit CheckPresenter(const TextBook &texts) : m_texts(texts) {}

    static Look look(CheckOutcome outcome);
    /// What a group of results amounts to; Skipped when nothing in it ran.
    static CheckOutcome worst(const QList<CheckResult> &results);
    static bool passed(const ExchangeReport &report);
    static QString stageTitle(CheckStage stage, const QString &host);
    static QString duration(qint64 milliseconds); ///< empty for 0

    CheckView check(const CheckResult &result) const;
    /// Of all `results` those of `stage`. `running`: more results may follow.
    StageView stage(CheckStage stage, const QString &host, const QList<CheckResult> &results,
                    bool running) const;
    QList<StageView> stages(const QString &host, const QList<CheckResult> &results, bool running) const;
    /// One sentence for the whole report, also where no diagnosis gave one.
    QString verdict(const ExchangeReport &report) const;

private:
    QString summary(CheckStage stage, CheckOutcome outcome, const QList<CheckResult> &own) const;
    QString detail(const CheckResult &result) const;

    TextBook m_texts;
};

} // namespace keyway
