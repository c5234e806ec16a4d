// SPDX-FileCopyrightText: 2026 The Keyway authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "core/practice/AccessTokens.h"
#include "core/practice/OrgState.h"

#include <QByteArray>
#include <QList>

#include <utility>

namespace keyway {

struct OrgRequest
{
    QByteArray method;
    QByteArray path;
    QByteArray query;
    QByteArray contentType;
    QByteArray authorization;
    QByteArray body;
};

struct OrgAnswer
{
    int status = 200;
    QByteArray contentType;
    QByteArray body;
    QList<std::pair<QByteArray, QByteArray>> headers; ///< besides Date and Content-Type
    QString error;
    QString description;
    QString why;         ///< id of a text: "practice.why.<why>"
    QString assertionId; ///< jti to be remembered; may be empty
};

/// What an org answers to one request. Knows nothing of sockets; usable from any thread.
class OrgApi
{
public:
    OrgAnswer answer(const OrgState &org, const OrgRequest &request) const;

private:
    OrgAnswer token(const OrgState &org, const OrgRequest &request) const;
    OrgAnswer userInfo(const OrgState &org, const OrgRequest &request) const;
    OrgAnswer rest(const OrgState &org, const OrgRequest &request) const;

    AccessTokens m_tokens;
};

} // namespace keyway
