// SPDX-FileCopyrightText: 2026 The Keyway authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "core/practice/OrgAnswers.h"
#include "core/practice/OrgState.h"

#include <QByteArrayList>

#include <optional>

namespace keyway {

/// The objects of the REST API, once the session is accepted: sobjects, sobjects/X, sobjects/X/describe,
/// query, and the creation of a record, which is answered and forgotten. `parts` is the path below the
/// version; nothing when the path is none of these. To a user without Read an object does not exist (platform
/// facts 3).
std::optional<OrgAnswer> objectsAnswer(const PracticeUser &user, const OrgRequest &request,
                                       const QByteArrayList &parts);

} // namespace keyway
