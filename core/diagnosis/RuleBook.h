// SPDX-FileCopyrightText: 2026 The Keyway authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "core/base/DataError.h"
#include "core/base/Result.h"
#include "core/diagnosis/Diagnosis.h"
#include "core/diagnosis/Evidence.h"
#include "core/guide/Guide.h"

#include <QStringList>

#include <memory>

namespace keyway {

/// Rules and their texts as data (resources/diagnosis/rules.json, texts.en.md); loading judges them.
class RuleBook
{
public:
    static Result<RuleBook, DataError> load(const QString &folder = QStringLiteral(":/keyway/diagnosis"));

    /// Pure: the same evidence gives the same diagnosis. `guide` numbers the steps; without one `step` is
    /// the Ampersand order of the seven set-up topics (1 to 7).
    Diagnosis diagnose(const Evidence &evidence, const Guide *guide = nullptr) const;

    /// Ids of the rules that take part in a diagnosis, and of all there are: for writers and tests.
    QStringList rulesFor(const Evidence &evidence) const;
    QStringList ruleIds() const;
    /// Answers of the highest rank that all claim this evidence: more than one is a writer's mistake.
    QStringList rivals(const Evidence &evidence) const;

    struct Data;

private:
    explicit RuleBook(std::shared_ptr<const Data> data) : m_data(std::move(data)) {}
    std::shared_ptr<const Data> m_data;
};

} // namespace keyway
