// SPDX-FileCopyrightText: 2026 The Keyway authors
// SPDX-License-Identifier: Apache-2.0

#include "ui/AppIcon.h"

using namespace Qt::StringLiterals;

namespace keyway {

QIcon appIcon()
{
    QIcon icon;
    for (const int size : {16, 24, 32, 48, 64, 128, 256})
        icon.addFile(u":/keyway/icons/app/%1.png"_s.arg(size), QSize(size, size));
    return icon;
}

} // namespace keyway
