// SPDX-FileCopyrightText: 2026 The Keyway authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "core/practice/OrgState.h"

#include <QByteArray>

namespace keyway {

/// A token request as it came, taken apart no further than HTTP does.
struct TokenRequest
{
    QByteArray method;
    QByteArray contentType;
    QByteArray query; ///< Salesforce reads parameters there as well
    QByteArray body;
};

/// Every value of a parameter, of the form and of the query.
QStringList requestParameters(const TokenRequest &request, const QString &name);

struct TokenDecision
{
    int status = 400;
    QString error; ///< empty when granted
    QString description;
    QString why;                        ///< id of a text: "practice.why.<why>"
    const PracticeApp *app = nullptr;   ///< of the org's, when the request got as far as naming one
    const PracticeUser *user = nullptr; ///< likewise

    bool granted() const { return status == 200; }
    bool operator==(const TokenDecision &) const = default;
};

/// What Salesforce's token endpoint would answer. Pure: the same state and request give the same answer.
TokenDecision decideToken(const OrgState &org, const TokenRequest &request);

} // namespace keyway
