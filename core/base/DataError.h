// SPDX-FileCopyrightText: 2026 The Keyway authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include <QString>

namespace keyway {

/// Why a data file of ours (guide, rules, texts, host formats) cannot be used: for the writer who made it.
struct DataError
{
    QString file;
    int line = 0; ///< 1-based; 0 when the reason has no line (for example a missing file)
    QString reason;

    QString toString() const
    {
        return line > 0 ? QStringLiteral("%1:%2: %3").arg(file).arg(line).arg(reason)
                        : QStringLiteral("%1: %2").arg(file, reason);
    }
    bool operator==(const DataError &) const = default;
};

} // namespace keyway
