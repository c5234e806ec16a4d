// SPDX-FileCopyrightText: 2026 The Keyway authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "core/base/DataError.h"
#include "core/base/Result.h"

#include <QByteArray>
#include <QJsonObject>

namespace keyway {

/// A data file that holds one JSON object. The text is kept for whoever says where in it a mistake is.
struct JsonFile
{
    QByteArray text;
    QJsonObject object;
};

/// Mistakes of the JSON itself are told with their line.
Result<JsonFile, DataError> readJsonFile(const QString &path);

} // namespace keyway
