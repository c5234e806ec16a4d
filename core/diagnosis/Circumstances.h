// SPDX-FileCopyrightText: 2026 The Keyway authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "core/diagnosis/Evidence.h"

namespace keyway {

/// What only a person can know about a failure; asked for in one line. "False" means "not said".
struct Circumstances
{
    bool justCreated = false;      ///< app, certificate, policy or assignment made or changed within minutes
    bool workedBefore = false;     ///< this connection worked, then stopped
    bool sandboxRefreshed = false; ///< the sandbox was made anew from production
    bool operator==(const Circumstances &) const = default;

    /// `evidence` with these facts in place of those it had.
    Evidence appliedTo(Evidence evidence) const;
    static Circumstances of(const Evidence &evidence);
};

} // namespace keyway
