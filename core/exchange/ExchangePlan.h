// SPDX-FileCopyrightText: 2026 The Keyway authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "core/exchange/Check.h"

#include <memory>
#include <vector>

namespace keyway {

/// The live test, in order: this list is its specification (PRODUCT.md 5). All local checks run; the others
/// stop at the first failure.
std::vector<std::unique_ptr<Check>> exchangePlan();

/// Only the look at the org that the domain page offers: no key, no credentials.
std::vector<std::unique_ptr<Check>> reachPlan();

} // namespace keyway
