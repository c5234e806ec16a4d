// SPDX-FileCopyrightText: 2026 The Keyway authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include <QByteArray>
#include <QJsonDocument>
#include <QList>
#include <QString>

#include <optional>
#include <utility>

namespace keyway {

struct OrgRequest
{
    QByteArray method;
    QByteArray path;
    QByteArray query;
    QByteArray contentType;
    QByteArray authorization; ///< the Bulk API's X-SFDC-Session comes in here as a bearer token
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
    QString why; ///< id of a text: "practice.why.<why>"
};

OrgAnswer jsonAnswer(int status, const QJsonDocument &document, const QString &why);
OrgAnswer pageAnswer(int status, const QByteArray &html, const QString &why);
/// The REST API's way to refuse: a list of one object.
OrgAnswer restRefusal(int status, const QString &code, const QString &message, const QString &why);
/// The identity service's way to refuse: 403 and one word of plain text (public clients match on it).
OrgAnswer identityRefusal(const QString &word, const QString &why);
OrgAnswer noSuchPage();

/// "Bearer TOKEN" (Salesforce takes "OAuth TOKEN" as well).
std::optional<QByteArray> bearer(const OrgRequest &request);

} // namespace keyway
