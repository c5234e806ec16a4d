// SPDX-FileCopyrightText: 2026 The Keyway authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include <QJsonObject>
#include <QList>
#include <QString>
#include <QStringList>

namespace keyway {

/// One explanation of the evidence. `step` is the guide's number for the topic, 0 for topics that are no
/// step.
struct Hypothesis
{
    QString topic; ///< "key", "app", "consumer-key", "policies", "user", "preauthorization", "domain",
                   ///< "network", "clock", "salesforce", "api", "client"
    int step = 0;
    QString likelihood; ///< "most-likely", "likely", "possible"
    QString title;
    QString why;
    QStringList actions;
    QString tellApart;
    QString setupNode; ///< Setup page that helps; may be empty
    bool operator==(const Hypothesis &) const = default;
};

struct RuledOut
{
    QString topic;
    QString why;
    bool operator==(const RuledOut &) const = default;
};

/// What the answer proves of each thing that Salesforce decides.
enum class Proof { Passed, Failed, NotDecided };
struct DecisionStage
{
    QString id; ///< "consumer-key", "signature", "audience", "user", "approval", "address"
    Proof proof = Proof::NotDecided;
    bool operator==(const DecisionStage &) const = default;
};

struct Diagnosis
{
    bool recognised = false;      ///< false: no rule knows the answer; hypotheses are what the stage allows
    QString verdict;              ///< one sentence
    QList<Hypothesis> hypotheses; ///< ordered; the first is the answer
    QList<RuledOut> ruledOut;
    QList<DecisionStage> decisions; ///< always the six of them, in order
    QString literal;                ///< the server's or program's own words
    bool mayBePropagation = false;  ///< waiting can cure it
    bool operator==(const Diagnosis &) const = default;

    /// PRODUCT.md 6: {verdict, hypotheses[{topic, step, likelihood, title, actions, tellApart}], ruledOut,
    /// literal}; also recognised, decisions[{id, proof}]
    QJsonObject toJson() const;
};

} // namespace keyway
