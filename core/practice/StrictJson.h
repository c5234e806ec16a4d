// SPDX-FileCopyrightText: 2026 The Keyway authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "core/jwt/Assertion.h"

namespace keyway {

/// True when header or payload has a name twice. QJsonDocument silently keeps one of them, and two programs
/// that keep different ones read different claims in the same signed text.
bool namesAreRepeated(const DecodedAssertion &assertion);

} // namespace keyway
