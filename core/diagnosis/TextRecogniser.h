// SPDX-FileCopyrightText: 2026 The Keyway authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "core/base/Clock.h"
#include "core/diagnosis/Evidence.h"
#include "core/diagnosis/PastedAssertion.h"

#include <QByteArray>
#include <QString>

namespace keyway {

/// What a pasted text is and which facts stand in it. Offline, bounded in time and memory for any bytes.
struct RecognisedText
{
    enum class Kind {
        Text,        ///< an answer, a log, a report, or nothing that is known
        Assertion,   ///< an assertion, or its claims: `assertion` is set
        AccessToken, ///< a token that Salesforce issued: it has leaked
        Key, ///< a private or public key, a request or a key store; fact::keyProblem unless it is fine
        Certificate, ///< the same of a certificate
    };
    Kind pasted = Kind::Text;
    bool recognised = false; ///< an answer, an error of a known client, a known failure, or a pasted thing
    QString source; ///< "salesforce-cli", "jsforce", "simple-salesforce", "ampersand", "json", …, "unknown";
                    ///< texts "source.<id>"
    QString error;       ///< the answer's code; may be empty
    QString description; ///< the answer's words; may be empty
    QString literal;     ///< the part of the text that says what happened, secrets hidden
    Problem remark;      ///< to be said before the diagnosis: what the doctor found, or that nothing is wrong
    bool fine = false; ///< a pasted thing or report without fault: `remark` says all, no diagnosis is needed
    PastedAssertion assertion; ///< its claims, for Assertion and AccessToken
    Evidence evidence;
};

/// `context` is what a person adds in own words ("the app was made five minutes ago"): it gives
/// circumstances, and facts about host, audience, call, token and client that the text leaves open, never
/// the answer. `nowUtc` is what the expiry of a pasted assertion or certificate is compared with.
RecognisedText recogniseText(const QByteArray &text, const QString &context = {},
                             const QDateTime &nowUtc = SystemClock().nowUtc());

/// "text", "assertion", "access-token", "key", "certificate"; also texts "pasted.<id>"
QString toString(RecognisedText::Kind kind);

/// The text with private keys, assertions, tokens, secrets and passwords replaced by "[hidden …]".
QString hideSecrets(const QString &text);

} // namespace keyway
