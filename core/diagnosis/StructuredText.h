// SPDX-FileCopyrightText: 2026 The Keyway authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "core/base/Problem.h"
#include "core/diagnosis/Evidence.h"

#include <QByteArray>
#include <QString>

#include <optional>

namespace keyway {

/// The one failure that a whole file is about: what remains to be read as text, and what its structure
/// says by itself.
struct Extract
{
    QString source;
    QByteArray text; ///< may still hold secrets
    Evidence facts;  ///< never holds any
    Problem remark;  ///< something to say although nothing failed; id "" for nothing
};

/// Larger files are read as plain text.
inline constexpr qsizetype structuredLimitBytes = 48 * 1024 * 1024;

/// A HAR file of a browser or proxy: the failing exchange with the token endpoint, or else with the API.
std::optional<Extract> fromHar(const QByteArray &bytes);
/// A CSV export of Setup's Login History: the newest row that failed, one of OAuth before others.
std::optional<Extract> fromLoginHistory(const QString &text);
/// What `keyway-cli check --json` prints; of several documents the first that failed.
std::optional<Extract> fromKeywayReport(const QByteArray &bytes);

} // namespace keyway
