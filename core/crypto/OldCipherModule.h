// SPDX-FileCopyrightText: 2026 The Keyway authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include <QString>

namespace keyway {

// OpenSSL keeps the old ciphers in a module of its own, in a folder whose path was compiled into libcrypto. A
// package that brings its own OpenSSL to another computer has the module beside the program instead.

/// The folder with the module that came with the program: `ossl-modules` beside it, or in `../lib`. Empty
/// where the system's own is to be used.
QString oldCipherFolder(const QString &programFolder);

} // namespace keyway
