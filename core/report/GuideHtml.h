// SPDX-FileCopyrightText: 2026 The Keyway authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "core/report/SplitHandOver.h"

namespace keyway {

/// guideHtml, with a kit's letter to the admin on top when there is one. One page without scripts, pictures
/// or addresses to fetch from, so that a mail filter and a printer take it as it is.
QString guidePage(const Guide &guide, const HandOverKit *kit);

} // namespace keyway
