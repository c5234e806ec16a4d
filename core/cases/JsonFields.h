// SPDX-FileCopyrightText: 2026 The Keyway authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "core/base/Problem.h"
#include "core/cases/CaseWords.h"

#include <QJsonArray>
#include <QJsonObject>

#include <memory>

namespace keyway {

/// One JSON object of a file that came from somebody else, read member by member. Members nobody asks for
/// are ignored; a missing one is its default, unless it must be there. The first mistake is kept, with the
/// place where it stands: "test.checks[3].outcome".
class JsonFields
{
public:
    enum class Need { Required, Optional };

    explicit JsonFields(QJsonObject object) : JsonFields(std::move(object), {}, std::make_shared<Mistake>())
    {
    }

    QString text(const QString &name, Need need = Need::Optional);
    QString name(const QString &name, Need need = Need::Optional); ///< one that isName()
    QStringList names(const QString &name, qsizetype most);
    QDateTime time(const QString &name);
    int number(const QString &name, int least, int most);
    bool flag(const QString &name);
    template <class Value>
    Value word(const QString &name, const caseWords::Words<Value> &words)
    {
        const QString written = text(name, Need::Required);
        for (const auto &[word, value] : words)
            if (word == written)
                return value;
        mistake(name, notAWord(written));
        return words.first().second;
    }
    JsonFields object(const QString &name, Need need = Need::Optional);
    QList<JsonFields> objects(const QString &name, qsizetype most, Need need = Need::Optional);

    bool has(const QString &name) const;
    const QJsonObject &json() const { return m_object; }
    void mistake(const QString &name, const QString &reason);
    /// {field, reason} of the first mistake; empty when there is none. The same for all parts of a document.
    QMap<QString, QString> firstMistake() const { return *m_mistake; }

private:
    using Mistake = QMap<QString, QString>;
    JsonFields(QJsonObject object, QString path, std::shared_ptr<Mistake> mistake)
        : m_object(std::move(object)), m_path(std::move(path)), m_mistake(std::move(mistake))
    {
    }
    static QString notAWord(const QString &written);
    /// Undefined when there is none of that type.
    QJsonValue member(const QString &name, QJsonValue::Type type, Need need);
    QJsonArray list(const QString &name, qsizetype most, Need need);

    QJsonObject m_object;
    QString m_path;
    std::shared_ptr<Mistake> m_mistake; // never null
};

} // namespace keyway
