// SPDX-FileCopyrightText: 2026 The Keyway authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include <QObject>

#include <functional>

namespace keyway {

/// Calls back on `context`'s thread at Ctrl+C (SIGINT), SIGTERM or SIGHUP. One per program.
void onInterrupt(QObject *context, std::function<void()> callback);

} // namespace keyway
