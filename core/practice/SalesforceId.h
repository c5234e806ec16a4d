// SPDX-FileCopyrightText: 2026 The Keyway authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include <QString>

namespace keyway {

/// The 18 characters of an id: prefix of the object, the practice org's own letters, a number, and the three
/// characters that tell its capital letters to programs which ignore case.
QString makeSalesforceId(const QString &keyPrefix, int number);
/// Ids have 15 characters, or 18 with the three that repeat what is known already.
bool sameSalesforceId(const QString &one, const QString &other);
/// Has the form of an id; nothing is known of whether there is such a record.
bool isSalesforceId(const QString &text);

} // namespace keyway
