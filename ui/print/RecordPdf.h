// SPDX-FileCopyrightText: 2026 The Keyway authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "core/base/Result.h"

namespace keyway {

/// Prints HTML as QTextDocument reads it to a PDF file: A4, 11 pt, numbered pages, its <title> as the file's.
/// Owner-only and atomic. Problems: "file.not-written" {path, reason}.
Result<void> writePdf(const QString &html, const QString &path);

} // namespace keyway
