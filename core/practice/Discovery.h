// SPDX-FileCopyrightText: 2026 The Keyway authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "core/practice/OrgAnswers.h"
#include "core/practice/OrgState.h"

namespace keyway {

/// GET /.well-known/openid-configuration: public, on every host.
OrgAnswer openIdConfiguration(const OrgState &org);

} // namespace keyway
