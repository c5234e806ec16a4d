// SPDX-FileCopyrightText: 2026 The Keyway authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include <QString>

namespace keyway {

// Windows only, for sources only: who may read a file stands in its access control list. Where the file
// system keeps none (FAT), nothing is changed and nothing is promised. A sentence is why it failed; empty is
// done.

/// A new, empty file with no right for anybody but this user, from its first moment on.
QString makeOwnerOnlyFile(const QString &path);

/// The rights that any new file in that folder has.
QString inheritRights(const QString &path);

/// No person but its owner can read or write it; the system and the administrators, who can take any file,
/// aside.
bool isClosedToOthers(const QString &path);

enum class Replacing { No, Yes };
/// Within one folder, at once; the file keeps its rights.
QString moveFile(const QString &from, const QString &to, Replacing replacing);

} // namespace keyway
