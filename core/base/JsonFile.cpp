// SPDX-FileCopyrightText: 2026 The Keyway authors
// SPDX-License-Identifier: Apache-2.0

#include "core/base/JsonFile.h"

#include <QFile>
#include <QJsonDocument>

using namespace Qt::StringLiterals;

namespace keyway {

Result<JsonFile, DataError> readJsonFile(const QString &path)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return failure(DataError{path, 0, file.errorString()});
    const QByteArray text = file.readAll();
    QJsonParseError error;
    const QJsonDocument document = QJsonDocument::fromJson(text, &error);
    if (error.error != QJsonParseError::NoError)
        return failure(DataError{path, 1 + static_cast<int>(text.left(error.offset).count('\n')),
                                 u"this is no valid JSON: %1"_s.arg(error.errorString())});
    if (!document.isObject())
        return failure(DataError{path, 1, u"this must be a JSON object: it begins with “{”"_s});
    return JsonFile{text, document.object()};
}

} // namespace keyway
