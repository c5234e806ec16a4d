// SPDX-FileCopyrightText: 2026 The Keyway authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "core/base/DataError.h"
#include "core/base/Result.h"
#include "core/practice/OrgState.h"
#include "core/practice/TokenDecision.h"

#include <QMap>

namespace keyway {

/// TokenDecision::why → status (resources/practice/login-history.json). An empty status leaves no row.
Result<QMap<QString, QString>, DataError>
loadLoginStatuses(const QString &path = QStringLiteral(":/keyway/practice/login-history.json"));

/// Writes the row that an admin would see in Login History. None without a known app and user: whose would it
/// be?
void recordLogin(const OrgState &org, const TokenDecision &decision);

} // namespace keyway
