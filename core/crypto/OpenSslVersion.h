// SPDX-FileCopyrightText: 2026 The Keyway authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include <QString>

namespace keyway {

/// "3.0.17": the library that is loaded now, which need not be the one Keyway was built with.
QString openSslVersion();

} // namespace keyway
