// SPDX-FileCopyrightText: 2026 The Keyway authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "core/guide/Guide.h"

namespace keyway {

/// The instruction as one sentence, for screen readers: "Turn on “Enable OAuth”".
QString instructionWords(const Instruction &instruction);
/// "Setup › External Client App Manager › Policies › OAuth Policies"; parts that are empty are left out.
QString placeWords(const Instruction &instruction);
/// The same without the page, for a row that follows another one of the same page.
QString placeWithinPage(const Instruction &instruction);
/// Is this a check box that must stay or become off?
bool wantsOff(const Instruction &instruction);

} // namespace keyway
