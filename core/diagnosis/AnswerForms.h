// SPDX-FileCopyrightText: 2026 The Keyway authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "core/diagnosis/TextPatterns.h"

namespace keyway::forms {

/// The forms in which an answer of Salesforce stands in a text. All of them take a cleaned text and are
/// linear in its length.
struct Answer
{
    QString code;
    QString words;
};

const TextPatterns &textPatterns();
QRegularExpression expression(const QString &pattern);

/// Codes have one spelling, whatever a program made of it.
QString usualSpelling(const QString &code);
/// The first wording of the list that stands in the text; null when there is none.
const TextPatterns::Wording *wordingIn(const QString &text);

/// JSON in any quoting, a printed JavaScript or Python value: every pair of a code and its words.
QList<Answer> fromObjects(const QString &text);
/// error=…&error_description=…
QList<Answer> fromQuery(const QString &text);
/// Go's map[error:… error_description:…]
QList<Answer> fromGoMaps(const QString &text);
/// A SOAP or Bulk fault
QList<Answer> fromXml(const QString &text);
/// "invalid_grant: user hasn't …", "invalid_grant - …", "invalid_request (…", one line.
QList<Answer> fromLines(const QString &text);

/// The Salesforce CLI tries several hosts and audiences and prints one line for each. "audience is
/// invalid" only says that this attempt used a foreign audience; another line is the true answer. The first
/// line is of the address that was given: when that was no answer at all, the others do not matter.
struct Attempts
{
    QString words;
    QString failure; ///< the first line, when it tells of a failure and not of an answer
    bool mixed = false;
    int count = 0;
};
Attempts fromCombinedList(const QString &text);

/// No description or literal is longer.
inline constexpr qsizetype literalLength = 600;

} // namespace keyway::forms
