// SPDX-FileCopyrightText: 2026 The Keyway authors
// SPDX-License-Identifier: Apache-2.0

#include "core/practice/CannedAnswers.h"

#include "core/base/JsonFile.h"
#include "core/guide/DataReader.h"

#include <QSet>

using namespace Qt::StringLiterals;

namespace keyway {

Result<QList<CannedAnswer>, DataError> loadCannedAnswers(const QString &path)
{
    using Need = DataReader::Need;
    const auto file = readJsonFile(path);
    if (!file)
        return failure(file.error());
    DataMistakes mistakes{path, JsonLines(file->text), {}};
    DataReader root(mistakes, file->object, {});
    QList<CannedAnswer> answers;
    QSet<QString> ids;
    for (DataReader &reader : root.objects(u"answers"_s)) {
        CannedAnswer answer;
        answer.id = reader.text(u"id"_s, Need::Required);
        answer.label = reader.text(u"label"_s, Need::Required);
        answer.call = reader.word<QString>(u"call"_s, {{u"token"_s, u"token"_s}, {u"rest"_s, u"rest"_s}})
                          .value_or(QString());
        answer.status = reader.wholeNumber(u"status"_s, 400, 599).value_or(400);
        answer.error = reader.text(u"error"_s, Need::Required);
        answer.description = reader.text(u"description"_s, Need::Optional);
        reader.text(u"note"_s, Need::Optional); // for writers: where it was seen, how sure it is
        reader.finish();
        if (ids.contains(answer.id))
            reader.mistake(u"id"_s, u"“%1” is there twice"_s.arg(answer.id));
        ids.insert(answer.id);
        answers << answer;
    }
    root.finish();
    if (!mistakes.errors.isEmpty())
        return failure(mistakes.errors.first());
    return answers;
}

} // namespace keyway
