// SPDX-FileCopyrightText: 2026 The Keyway authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "core/base/Problem.h"

#include <QDateTime>
#include <QList>
#include <QString>

#include <optional>

namespace keyway {

/// One line of what stands in an assertion, for people to see.
struct ClaimVerdict
{
    QString claim;   ///< "alg", "iss", "sub", "aud", "exp", …; as it stands there
    QString value;   ///< as text, secrets hidden, cut to a line
    Problem verdict; ///< texts "claim.<id>" of resources/texts/explain.en.md; id "" when nothing is wrong
};

/// A pasted assertion (RFC 7523), taken apart and judged. It never holds the signature.
struct PastedAssertion
{
    bool isAccessToken = false; ///< a token that Salesforce issued, not an assertion made for it
    QList<ClaimVerdict> claims; ///< header first, then the claims as sent, then those that are missing
    QList<Problem> problems;    ///< the gravest first: what Salesforce refuses before what is only odd
    QString audience;           ///< the one aud that stands there, or empty

    /// The value of fact::claimProblem: "exp.past", "aud.path", …; empty when nothing is wrong.
    QString claimProblem() const { return problems.isEmpty() ? QString() : problems.first().id.mid(6); }
};

/// Finds an assertion or access token that is all of a text but for wrapping: quotes, line breaks,
/// "assertion=", "Bearer", a file's blank lines. Also takes its claims alone, as JSON. Empty: it is none.
std::optional<PastedAssertion> readPastedAssertion(const QString &text, const QDateTime &nowUtc);

/// Finds the first assertion inside a longer text, such as a log, and what in it Salesforce is known to
/// refuse; nothing about its expiry, because a log is read later than it was written.
std::optional<PastedAssertion> assertionInside(const QString &text);

} // namespace keyway
