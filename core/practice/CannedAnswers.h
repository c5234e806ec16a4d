// SPDX-FileCopyrightText: 2026 The Keyway authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "core/base/DataError.h"
#include "core/base/Result.h"

#include <QList>
#include <QString>

namespace keyway {

/// A catalogued answer that no setting brings about by itself, word for word.
struct CannedAnswer
{
    QString id;    ///< a value of the setting "answer"
    QString label; ///< of that value
    QString call;  ///< "token", or "rest" for every REST call that carries a token
    int status = 400;
    QString error;
    QString description; ///< may be empty: then the answer has none
    bool operator==(const CannedAnswer &) const = default;
};

/// resources/practice/answers.json, for whoever writes it: unknown members and calls are mistakes.
Result<QList<CannedAnswer>, DataError>
loadCannedAnswers(const QString &path = QStringLiteral(":/keyway/practice/answers.json"));

} // namespace keyway
