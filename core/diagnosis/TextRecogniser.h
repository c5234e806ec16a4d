// SPDX-FileCopyrightText: 2026 The Keyway authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "core/diagnosis/Evidence.h"

#include <QByteArray>
#include <QString>

namespace keyway {

/// What a pasted text is and which facts stand in it. Offline, bounded in time and memory for any bytes.
struct RecognisedText
{
    bool recognised = false; ///< an answer, an error of a known client, or a known failure was found
    QString source; ///< "salesforce-cli", "jsforce", "simple-salesforce", "ampersand", "json", …, "unknown"
    QString error;  ///< the answer's code; may be empty
    QString description; ///< the answer's words; may be empty
    QString literal;     ///< the part of the text that says what happened, secrets hidden
    Evidence evidence;
};

RecognisedText recogniseText(const QByteArray &text);

/// The text with private keys, assertions, tokens, secrets and passwords replaced by "[hidden …]".
QString hideSecrets(const QString &text);

} // namespace keyway
