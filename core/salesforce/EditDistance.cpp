// SPDX-FileCopyrightText: 2026 The Keyway authors
// SPDX-License-Identifier: Apache-2.0

#include "core/salesforce/EditDistance.h"

#include <QList>

#include <algorithm>

namespace keyway {

int editDistance(QStringView a, QStringView b, int limit)
{
    if (qAbs(a.size() - b.size()) > limit)
        return limit + 1;
    const qsizetype width = b.size() + 1;
    QList<int> table((a.size() + 1) * width);
    for (qsizetype i = 0; i <= a.size(); ++i) {
        for (qsizetype j = 0; j <= b.size(); ++j) {
            if (i == 0 || j == 0) {
                table[i * width + j] = int(i + j);
                continue;
            }
            const int wrong = table[(i - 1) * width + j - 1] + (a[i - 1] == b[j - 1] ? 0 : 1);
            int best = std::min({table[(i - 1) * width + j] + 1, table[i * width + j - 1] + 1, wrong});
            if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1])
                best = std::min(best, table[(i - 2) * width + j - 2] + 1);
            table[i * width + j] = best;
        }
    }
    return std::min(table.last(), limit + 1);
}

} // namespace keyway
