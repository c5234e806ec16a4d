// SPDX-FileCopyrightText: 2026 The Keyway authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include <QByteArray>
#include <QString>

#include <optional>

namespace keyway {

/// The versions of the API that the practice org lists. Older ones are retired.
inline constexpr int firstApiVersion = 31;
inline constexpr int lastApiVersion = 67;
/// Not listed yet, but answered: SOAP takes tokens in JWT form from this one on (error catalogue 5).
inline constexpr int comingApiVersion = 68;

/// "v60.0" or "60.0" → 60; nothing when the org has no such version.
std::optional<int> apiVersionIn(const QByteArray &text);
/// "Summer '26"
QString releaseName(int version);

} // namespace keyway
