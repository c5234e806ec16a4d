// SPDX-FileCopyrightText: 2026 The Keyway authors
// SPDX-License-Identifier: Apache-2.0

#include "core/practice/PracticeOrg.h"

namespace keyway {

Result<QList<PracticeScenario>, DataError> PracticeOrg::scenarios()
{
    return QList<PracticeScenario>();
}

} // namespace keyway
