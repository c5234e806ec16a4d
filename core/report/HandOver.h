// SPDX-FileCopyrightText: 2026 The Keyway authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "core/base/Result.h"
#include "core/base/Secret.h"
#include "core/connection/Connection.h"
#include "core/guide/Guide.h"

#include <QMap>

namespace keyway {

/// The values for the destination's form, by field id. `base64Key` is the only secret among them.
Secret handOverJson(const Guide &guide, const Connection &connection, const QString &subdomain,
                    const Secret &base64Key);
/// `.env`: KEYWAY-free upper-case names, values in single quotes (no value of ours holds one).
Secret handOverEnv(const Guide &guide, const Connection &connection, const QString &subdomain,
                   const Secret &base64Key);

/// Written owner-only, atomically; replaces only when the person chose the name in a dialog.
Result<void> writeOwnerOnly(const QString &path, const Secret &content);

} // namespace keyway
