// SPDX-FileCopyrightText: 2026 The Keyway authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "core/base/TextBook.h"

#include <QJsonObject>

namespace keyway {

/// Standard output and error of the command line. JSON is the only thing that --json puts on standard output.
class Console
{
public:
    Console(const TextBook &texts, bool json) : m_texts(texts), m_json(json) {}
    bool json() const { return m_json; }
    const TextBook &texts() const { return m_texts; }

    void print(const QString &line) const; ///< the result for people, standard output; silent with --json
    void printRaw(const QByteArray &bytes) const;   ///< standard output, whatever the mode
    void document(const QJsonObject &object) const; ///< with --json: one compact line on standard output
    void say(const QString &line) const;            ///< standard error
    /// Sentences repeat what a person entered, and people enter secrets in the wrong place: `problem` and
    /// this hide them.
    static QJsonObject withoutSecrets(const QJsonObject &object);
    /// What is wrong, why, and the way out. `input` is named first unless the sentence names it. With --json
    /// also a document: `fields` and {"problem": {id, title, actions}}.
    void problem(const Problem &problem, const QString &input = {}, QJsonObject fields = {}) const;

private:
    const TextBook &m_texts;
    bool m_json;
};

/// An empty text is no value: null in a document.
QJsonValue orNull(const QString &text);

} // namespace keyway
