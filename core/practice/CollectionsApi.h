// SPDX-FileCopyrightText: 2026 The Keyway authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "core/practice/RestCall.h"

namespace keyway {

/// composite/sobjects: many records in one call, as jsforce and others create, change, delete and read lists
/// of them. Nothing when the path is none of these.
std::optional<OrgAnswer> collectionsAnswer(const RestCall &call);

} // namespace keyway
