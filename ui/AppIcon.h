// SPDX-FileCopyrightText: 2026 The Keyway authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include <QIcon>

namespace keyway {

/// Keyway's own picture, compiled in: windows have it also where no icon theme knows it.
QIcon appIcon();

} // namespace keyway
