// SPDX-FileCopyrightText: 2026 The Keyway authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "core/base/DataError.h"
#include "core/base/Result.h"

#include <QJsonObject>
#include <QList>
#include <QRegularExpression>
#include <QStringList>

namespace keyway {

/// What a pasted text is recognised by (resources/diagnosis/recogniser.json). In every list an earlier
/// entry wins over a later one.
struct TextPatterns
{
    struct Client
    {
        QString id;
        QRegularExpression matches;
    };
    struct Wording ///< words of Salesforce, and the code they come with
    {
        QRegularExpression matches;
        QString error; ///< may be empty
    };
    struct Failure ///< words of a program or library, and the facts they stand for
    {
        QRegularExpression matches;
        QJsonObject facts;
    };
    QList<Client> clients;
    QStringList codes;
    QRegularExpression anyCode;
    QList<Wording> wordings;
    QList<Failure> failures;
    QList<Failure> circumstances; ///< what a person writes around it ("it worked for weeks"); all that match
    QList<Failure>
        situations; ///< what a person says of host, audience, token and call; the first of a fact wins

    static Result<TextPatterns, DataError> load(const QString &file);
};

} // namespace keyway
