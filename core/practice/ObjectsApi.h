// SPDX-FileCopyrightText: 2026 The Keyway authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "core/practice/RestCall.h"

namespace keyway {

/// sobjects, sobjects/X, sobjects/X/describe, sobjects/X/ID and sobjects/X/FIELD/VALUE. Nothing when the path
/// is none of these.
std::optional<OrgAnswer> objectsAnswer(const RestCall &call);

} // namespace keyway
