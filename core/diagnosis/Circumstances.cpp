// SPDX-FileCopyrightText: 2026 The Keyway authors
// SPDX-License-Identifier: Apache-2.0

#include "core/diagnosis/Circumstances.h"

namespace keyway {

Evidence Circumstances::appliedTo(Evidence evidence) const
{
    for (const auto &[name, isSo] :
         {std::pair(fact::justCreated, justCreated), std::pair(fact::workedBefore, workedBefore),
          std::pair(fact::sandboxRefreshed, sandboxRefreshed)}) {
        if (isSo)
            evidence.set(name, true);
        else
            evidence.remove(name);
    }
    return evidence;
}

Circumstances Circumstances::of(const Evidence &evidence)
{
    return {evidence.value(fact::justCreated).toBool(), evidence.value(fact::workedBefore).toBool(),
            evidence.value(fact::sandboxRefreshed).toBool()};
}

} // namespace keyway
