// SPDX-FileCopyrightText: 2026 The Keyway authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "core/cases/Case.h"

namespace keyway {

/// The longest text of a case; what is longer is cut.
inline constexpr qsizetype longestCaseText = 4096;

/// The text without secrets, folders of a person's computer (a file keeps its bare name), control characters
/// and marks that turn the direction of writing.
QString redacted(const QString &text);

/// A consumer key as a case shows it: whole up to 12 characters, else the first 8 and the last 4 around "…".
/// A secret in that field is hidden altogether.
QString shortenedConsumerKey(const QString &consumerKey);

/// A word that names something: letters, digits and the signs . - _ ? only, at most 80 of them.
bool isName(const QString &text);

/// Only what a case may hold (PRODUCT.md 7): the facts on the lists, every text redacted and bounded. Doing
/// it twice changes nothing. Every case passes here when it is made, before it is written and after it is
/// read.
Case redacted(const Case &one);

} // namespace keyway
