// SPDX-FileCopyrightText: 2026 The Keyway authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "core/practice/RestCall.h"

namespace keyway {

/// An entry of the global describe: what the user may do with the object.
QJsonObject describeBriefly(const RestCall &call, const ObjectType &type);
/// sobjects/X/describe: the same, and its fields.
QJsonObject describeFully(const RestCall &call, const ObjectType &type);

} // namespace keyway
