// SPDX-FileCopyrightText: 2026 The Keyway authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include <QString>

namespace keyway {

/// The practice org's own host names; nothing that came in a file may point another host at a local proxy.
bool isPracticeHost(const QString &host);

} // namespace keyway
