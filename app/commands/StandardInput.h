// SPDX-FileCopyrightText: 2026 The Keyway authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "core/base/Result.h"

#include <QByteArray>

namespace keyway {

/// No text that a person pastes is longer; an endless input must not fill the memory.
constexpr qint64 pastedTextLimitBytes = 64 * 1024 * 1024;

/// All of standard input. Problems: "file.unreadable" {path, reason}, "file.too-large" {path, limit}.
Result<QByteArray> readStandardInput();

} // namespace keyway
