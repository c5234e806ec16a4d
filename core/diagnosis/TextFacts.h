// SPDX-FileCopyrightText: 2026 The Keyway authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "core/diagnosis/Evidence.h"

namespace keyway {

/// The facts that stand around an answer: status, headers, hosts, audience, the call, and what a person
/// wrote of the circumstances. Takes a cleaned text; linear in its length.
Evidence factsAround(const QString &cleaned);

/// "my-domain", "generic", "lightning", "instance", "legacy-sandbox", "other"
QString kindOfHost(const QString &host);
/// "login", "test", "my-domain", "other"
QString kindOfAudience(const QString &url);

} // namespace keyway
