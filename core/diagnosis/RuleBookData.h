// SPDX-FileCopyrightText: 2026 The Keyway authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "core/base/TextBook.h"
#include "core/diagnosis/Condition.h"
#include "core/diagnosis/Diagnosis.h"
#include "core/diagnosis/RuleBook.h"

#include <QMap>

namespace keyway {

/// What rules.json says, judged and compiled. resources/schemas/rules.schema.json describes its shape.
namespace rules {

struct Hint ///< a hypothesis before it is put into words
{
    QString topic;
    int weight = 0;
    QString text;
    QString setupNode;
};

/// The matching answer of the highest rank wins.
struct Answer
{
    QString id;
    int rank = 0;
    QList<Condition> when;
    bool known = true; ///< false: the code is known, the words are not
    bool mayBePropagation = false;
    QMap<QString, Proof> proves;
    QList<Hint> hypotheses;
};

/// Every matching adjustment applies, in the file's order.
struct Adjustment
{
    QString id;
    QList<Condition> when;
    QStringList answers; ///< only to these; empty: to all
    QMap<QString, int> add;
    QList<Hint> insert;
    QMap<QString, Proof> proves; ///< in place of what the answer alone proves
};

struct Exclusion ///< a topic that the evidence rules out, and the text that says why
{
    QString id;
    QList<Condition> when;
    QString topic;
    QString text;
};

struct Fallback ///< what is left to say when no answer matches
{
    QList<Condition> when;
    QString id;
    QList<Hint> hypotheses;
};

} // namespace rules

struct RuleBook::Data
{
    QList<rules::Answer> answers; ///< highest rank first
    QList<rules::Adjustment> adjustments;
    QList<rules::Exclusion> exclusions;
    QList<rules::Fallback> fallbacks;    ///< the first that matches
    QMap<QString, QString> placeholders; ///< words for {{host}} and the like while the fact is not known
    TextBook texts;
};

/// All topics, the seven of the set-up first and in Ampersand's order.
inline const QStringList allTopics{
    QStringLiteral("key"),        QStringLiteral("app"),     QStringLiteral("consumer-key"),
    QStringLiteral("policies"),   QStringLiteral("user"),    QStringLiteral("preauthorization"),
    QStringLiteral("domain"),     QStringLiteral("network"), QStringLiteral("clock"),
    QStringLiteral("salesforce"), QStringLiteral("api"),     QStringLiteral("client")};
inline constexpr int setupTopicCount = 7;

inline const QStringList allDecisions{QStringLiteral("consumer-key"), QStringLiteral("signature"),
                                      QStringLiteral("audience"),     QStringLiteral("user"),
                                      QStringLiteral("approval"),     QStringLiteral("address")};

} // namespace keyway
