// SPDX-FileCopyrightText: 2026 The Keyway authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include <QRegularExpression>
#include <QString>

namespace keyway {

/// "privateKeyBase64" → "PRIVATE_KEY_BASE64": how a variable, or a gap in a command, is named.
inline QString upperSnake(QString name)
{
    static const QRegularExpression hump(QStringLiteral("([a-z0-9])([A-Z])"));
    return name.replace(hump, QStringLiteral("\\1_\\2")).toUpper();
}

} // namespace keyway
