// SPDX-FileCopyrightText: 2026 The Keyway authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "core/crypto/KeyDoctor.h"

#include <optional>

class QCommandLineParser;

namespace keyway {

// What the commands about key files have in common.

/// The pass phrase in the file that `option` names: its first line without the line end, blanks and all.
/// Nothing when the option is not there. Problems: those of readFile.
Result<std::optional<Secret>> readPassphrase(const QCommandLineParser &parser, const QString &option);

struct KeyInput
{
    Secret text; ///< what the file holds; empty when it cannot be read
    KeyInspection inspection;
};

/// A file that cannot be read gives the same inspection as one that holds no key.
KeyInput readKeyInput(const QString &file, const std::optional<Secret> &passphrase);

} // namespace keyway
