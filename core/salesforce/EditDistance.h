// SPDX-FileCopyrightText: 2026 The Keyway authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include <QStringView>

namespace keyway {

/// Keystrokes between two words: an added, missing, wrong or swapped letter counts one. Words that differ
/// in length by more than `limit` give limit + 1 at once.
int editDistance(QStringView a, QStringView b, int limit);

} // namespace keyway
