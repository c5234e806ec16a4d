// SPDX-FileCopyrightText: 2026 The Keyway authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "app/commands/Console.h"
#include "core/practice/PracticeOrg.h"

namespace keyway {

/// `practice --list`: every setting, then every scenario; each a paragraph for people or a document.
void listSettings(const Console &console, const QList<PracticeSetting> &settings);
void listScenarios(const Console &console, const QList<PracticeScenario> &scenarios);

/// "user=frozen environment=sandbox"
QString assignments(const QMap<QString, QString> &settings);

} // namespace keyway
