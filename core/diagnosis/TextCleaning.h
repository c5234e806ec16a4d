// SPDX-FileCopyrightText: 2026 The Keyway authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include <QByteArray>
#include <QString>

namespace keyway {

/// UTF-8, or UTF-16 with or without its mark.
QString decodeText(const QByteArray &bytes);

/// A pasted text made fit for recognition: decoded (UTF-8, or UTF-16 as PowerShell writes it), cut to its
/// first 256 kB and last 64 kB, secrets hidden, and freed of what programs wrap around messages (colour
/// codes, escaped quotes, HTML entities, typographic quotes, direction marks). Lines are kept.
QString cleanText(const QByteArray &bytes);

} // namespace keyway
