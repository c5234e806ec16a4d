// SPDX-FileCopyrightText: 2026 The Keyway authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "core/diagnosis/PastedAssertion.h"

#include <QJsonObject>

namespace keyway {

/// Judges the header and claims of an assertion. Without a valid `nowUtc` nothing is said about the time.
PastedAssertion judgeClaims(const QJsonObject &header, const QJsonObject &claims, const QDateTime &nowUtc);

} // namespace keyway
