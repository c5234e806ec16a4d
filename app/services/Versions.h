// SPDX-FileCopyrightText: 2026 The Keyway authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include <QString>

namespace keyway {

/// What support asks first: "0.1.0 (Qt 6.4.2, OpenSSL 3.0.17)". The libraries are those that run now.
QString versionWithLibraries();

} // namespace keyway
