// SPDX-FileCopyrightText: 2026 The Keyway authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "core/base/Result.h"

#include <QJsonObject>
#include <QStringList>

namespace keyway {

// For sources only: kits and replies come by mail, and nothing in them is trusted.

/// What such a file may hold: a version under its own name, and texts, all of which must be there.
struct MailedFormat
{
    QString family;  ///< of the Problems' ids: "kit"
    QString version; ///< the member that says what it is: "keywayKit"
    QStringList texts;
};

/// One flat JSON object. Problems: FAMILY.not-json {reason}, FAMILY.not-a-FAMILY, FAMILY.newer {version},
/// FAMILY.broken {field, reason}, FAMILY.secret-inside {field}.
Result<QJsonObject> readMailedFile(const QByteArray &bytes, const MailedFormat &format);
bool looksLikeMailedFile(const QByteArray &bytes, const MailedFormat &format);

/// FAMILY.broken, with the reason cut to a length that fits a screen.
tl::unexpected<Problem> brokenField(const MailedFormat &format, const QString &field, const QString &reason);

/// Why the text cannot be shown to a person as it is; empty when it can. No invisible control characters
/// (which could turn the direction of what follows), not too long, one line unless `lines`.
QString unfitText(const QString &text, qsizetype longest, bool lines = false);

} // namespace keyway
