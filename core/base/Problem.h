// SPDX-FileCopyrightText: 2026 The Keyway authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include <QMap>
#include <QString>

namespace keyway {

/// Something that went wrong, without prose: what it is (`id`, dotted, e.g. "key.too-small") and the
/// facts a sentence about it needs (e.g. {"bits": "1024"}). The words are looked up by id in a TextBook
/// (resources/texts/problems.<locale>.md). Facts never hold a secret.
struct Problem
{
    QString id;
    QMap<QString, QString> facts;

    bool operator==(const Problem &) const = default;
};

} // namespace keyway
