// SPDX-FileCopyrightText: 2026 The Keyway authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "core/base/DataError.h"
#include "core/base/Problem.h"
#include "core/base/Result.h"

#include <QHash>
#include <QStringList>

namespace keyway {

/// What a person reads about one id, placeholders filled in.
struct Text
{
    QString title;       ///< one sentence, no full stop needed
    QString body;        ///< paragraphs, separated by a blank line; may be empty
    QStringList actions; ///< what to do, in order
    QString tellApart;   ///< the question or fact that separates this from its rivals; may be empty

    bool operator==(const Text &) const = default;
};

/// Prose by id, from Markdown files that a writer edits:
///
///     # key.too-small
///     The key has only {{bits}} bits
///
///     Salesforce accepts RSA keys of 2048 bits or more.
///
///     1. Generate a new pair.
///     2. Upload the new certificate.
///
///     ? Fits when the key was made years ago.
///
/// The first line below the heading is the title, numbered lines are the actions, a line that begins
/// with "? " tells it apart, everything else is the body. `{{name}}` is a fact of the Problem.
class TextBook
{
public:
    /// Reads and joins the files; an id given twice, a section without title or an empty file is an error.
    static Result<TextBook, DataError> load(const QStringList &files);
    /// Reads one text; `file` is only for error messages.
    static Result<TextBook, DataError> parse(const QString &markdown, const QString &file);

    bool contains(const QString &id) const { return m_texts.contains(id); }
    QStringList ids() const; ///< sorted
    /// An unknown id gives a text whose title is the id itself: nothing is lost, and a test finds it.
    Text text(const QString &id, const QMap<QString, QString> &facts = {}) const;
    Text text(const Problem &problem) const { return text(problem.id, problem.facts); }

private:
    QHash<QString, Text> m_texts;
};

} // namespace keyway
