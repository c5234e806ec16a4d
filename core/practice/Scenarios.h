// SPDX-FileCopyrightText: 2026 The Keyway authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "core/practice/PracticeOrg.h"

#include <optional>

namespace keyway {

/// PracticeOrg::scenarios() of another file.
Result<QList<PracticeScenario>, DataError>
loadScenarios(const QString &path = QStringLiteral(":/keyway/practice/scenarios.json"));

/// The first scenario that these settings bring about; a setting that is healthy counts as not set.
std::optional<PracticeScenario> scenarioFor(const QMap<QString, QString> &settings,
                                            const QList<PracticeScenario> &scenarios);

/// With this id. Problem: "practice.scenario-unknown" {scenario, near}.
Result<PracticeScenario> scenarioNamed(const QString &id, const QList<PracticeScenario> &scenarios);

} // namespace keyway
