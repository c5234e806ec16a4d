// SPDX-FileCopyrightText: 2026 The Keyway authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "core/base/DataError.h"
#include "core/guide/JsonLines.h"

#include <QJsonObject>
#include <QStringList>

#include <optional>
#include <utility>

namespace keyway {

/// What reading one file has found wrong so far. Reading goes on after a mistake, so that a writer
/// sees all of them at once.
struct DataMistakes
{
    QString file;
    JsonLines lines;
    QList<DataError> errors;

    void add(const QString &path, const QString &reason) { errors.append({file, lines.line(path), reason}); }
};

/// One JSON object of a data file, read member by member. Every member that is asked for counts as known;
/// `finish` reports the others.
class DataReader
{
public:
    enum class Need { Required, Optional };

    DataReader(DataMistakes &mistakes, QJsonObject object, QString path);

    /// A text. When present it must not be blank.
    QString text(const QString &name, Need need);
    QStringList texts(const QString &name, Need need);
    std::optional<bool> flag(const QString &name, Need need);
    std::optional<int> wholeNumber(const QString &name, int least, int most);
    /// A text that must be one of the words; the value that stands with it.
    template <class Value>
    std::optional<Value> word(const QString &name, const QList<std::pair<QString, Value>> &words)
    {
        const QString text = this->text(name, Need::Required);
        QStringList known;
        for (const auto &[word, value] : words) {
            if (word == text)
                return value;
            known << word;
        }
        if (!text.isEmpty())
            mistake(name, unknownWord(name, text, known));
        return std::nullopt;
    }
    /// A reader for each object of a list.
    QList<DataReader> objects(const QString &name);
    std::optional<DataReader> object(const QString &name);

    /// Reports the members nobody asked for.
    void finish();

    bool has(const QString &name) const { return m_object.contains(name); }
    void mistake(const QString &name, const QString &reason);
    QString pathOf(const QString &name) const;

private:
    static QString unknownWord(const QString &name, const QString &text, const QStringList &known);
    /// Undefined when the member is missing or of another type, which is then reported.
    QJsonValue member(const QString &name, QJsonValue::Type type, Need need);

    DataMistakes *m_mistakes; // never null
    QJsonObject m_object;
    QString m_path;
    QStringList m_known;
};

} // namespace keyway
