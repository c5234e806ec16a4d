// SPDX-FileCopyrightText: 2026 The Keyway authors
// SPDX-License-Identifier: Apache-2.0

#include "core/practice/ApiVersion.h"

#include <QStringList>

using namespace Qt::StringLiterals;

namespace keyway {

std::optional<int> apiVersionIn(const QByteArray &text)
{
    const QByteArray number = text.startsWith('v') ? text.mid(1) : text;
    bool isNumber = false;
    const int version = (number.endsWith(".0") ? number.chopped(2) : number).toInt(&isNumber);
    if (!isNumber || version < firstApiVersion || version > comingApiVersion)
        return std::nullopt;
    return version;
}

QString releaseName(int version)
{
    // Three a year; 31 was the one of summer 2014, and a winter release bears the coming year's number.
    static const QStringList seasons{u"Summer"_s, u"Winter"_s, u"Spring"_s};
    const int count = version - 31;
    return u"%1 '%2"_s.arg(seasons.at(count % 3)).arg(14 + (count + 2) / 3);
}

} // namespace keyway
