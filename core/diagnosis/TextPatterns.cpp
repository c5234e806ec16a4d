// SPDX-FileCopyrightText: 2026 The Keyway authors
// SPDX-License-Identifier: Apache-2.0

#include "core/diagnosis/TextPatterns.h"

#include "core/diagnosis/Condition.h"
#include "core/diagnosis/Evidence.h"

#include <QFile>
#include <QJsonDocument>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace keyway {

namespace {

class Reader
{
public:
    explicit Reader(const QString &file) : m_file(file) {}

    void read(const QByteArray &bytes, TextPatterns &patterns)
    {
        QJsonParseError mistake;
        const QJsonObject root = QJsonDocument::fromJson(bytes, &mistake).object();
        if (mistake.error != QJsonParseError::NoError) {
            error = DataError{m_file, 1 + int(bytes.left(mistake.offset).count('\n')), mistake.errorString()};
            return;
        }
        for (const auto &each : list(root, u"clients"_s))
            patterns.clients << TextPatterns::Client{each.toObject().value(u"id"_s).toString(),
                                                     expression(each)};
        for (const auto &each : list(root, u"wordings"_s))
            patterns.wordings << TextPatterns::Wording{expression(each),
                                                       each.toObject().value(u"error"_s).toString()};
        for (const auto &each : list(root, u"failures"_s))
            patterns.failures << TextPatterns::Failure{expression(each), facts(each.toObject())};
        for (const auto &each : list(root, u"circumstances"_s))
            patterns.circumstances << TextPatterns::Failure{expression(each), facts(each.toObject())};
        for (const auto &each : list(root, u"situations"_s))
            patterns.situations << TextPatterns::Failure{expression(each), facts(each.toObject())};
        QStringList quoted;
        for (const auto &each : list(root, u"codes"_s)) {
            patterns.codes << each.toString();
            quoted << QRegularExpression::escape(each.toString());
        }
        // The longest first, so that invalid_client_id is not read as invalid_client.
        std::sort(quoted.begin(), quoted.end(),
                  [](const auto &a, const auto &b) { return a.size() > b.size(); });
        patterns.anyCode.setPattern(u"(?<![A-Za-z0-9_])(?:"_s + quoted.join(u'|') + u")(?![A-Za-z0-9_])"_s);
        patterns.anyCode.setPatternOptions(QRegularExpression::CaseInsensitiveOption);
    }

    std::optional<DataError> error;

private:
    void complain(const QString &reason)
    {
        if (!error)
            error = DataError{m_file, 0, reason};
    }

    QJsonArray list(const QJsonObject &root, const QString &key)
    {
        if (root.value(key).toArray().isEmpty())
            complain(u"“%1” must be a list with entries"_s.arg(key));
        return root.value(key).toArray();
    }

    QRegularExpression expression(const QJsonValue &entry)
    {
        auto expression = safeExpression(entry.toObject().value(u"matches"_s).toString());
        if (!expression) {
            complain(expression.error());
            return {};
        }
        expression->setPatternOptions(expression->patternOptions() | QRegularExpression::MultilineOption);
        return *expression;
    }

    QJsonObject facts(const QJsonObject &entry)
    {
        const QJsonObject facts = entry.value(u"facts"_s).toObject();
        for (const QString &name : facts.keys())
            if (std::find(fact::all.begin(), fact::all.end(), name) == fact::all.end())
                complain(u"unknown fact “%1”"_s.arg(name));
        return facts;
    }

    QString m_file;
};

} // namespace

Result<TextPatterns, DataError> TextPatterns::load(const QString &name)
{
    QFile file(name);
    if (!file.open(QIODevice::ReadOnly))
        return failure(DataError{name, 0, file.errorString()});
    TextPatterns patterns;
    Reader reader(name);
    reader.read(file.readAll(), patterns);
    if (reader.error)
        return failure(*reader.error);
    return patterns;
}

} // namespace keyway
