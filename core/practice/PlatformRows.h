// SPDX-FileCopyrightText: 2026 The Keyway authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "core/practice/RestCall.h"
#include "core/practice/Soql.h"

namespace keyway {

/// The rows of Organization, User, LoginHistory and UserRecordAccess: what the org knows of itself.
QList<QJsonObject> platformRows(const RestCall &call, const ObjectType &type, const SoqlQuery &query);

} // namespace keyway
