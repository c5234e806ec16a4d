// SPDX-FileCopyrightText: 2026 The Keyway authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "core/practice/AccessTokens.h"
#include "core/practice/OrgAnswers.h"
#include "core/practice/RecordStore.h"

#include <QByteArrayList>

namespace keyway {

/// One call of the REST API whose session was accepted.
struct RestCall
{
    const OrgState &org;
    const OrgRequest &request;
    const AccessTokens::Session &session;
    QByteArray method;    ///< HEAD comes as GET; the server leaves the body out
    QByteArrayList parts; ///< of the path below the version, decoded
    int version = 0;
    RecordStore &records;

    const PracticeUser &user() const { return session.user; }
    QString root() const; ///< "/services/data/v60.0"
    RecordStore::Writer writer() const { return {org.organizationId, session.user.id, org.nowUtc}; }
    QString parameter(const QString &name) const; ///< of the query; plus signs are blanks

    /// The object, unless the user may not read it: then it does not exist (platform facts 3).
    const ObjectType *visible(const QString &name) const;
};

OrgAnswer good(const QJsonDocument &document, int status = 200);
OrgAnswer noContent();
OrgAnswer noSuchResource(const QString &why = QStringLiteral("object-unseen"));
/// 405, with the methods that there are.
OrgAnswer methodRefused(const QByteArray &method, const QByteArray &allowed);
OrgAnswer saveRefused(const SaveError &error);
/// Nothing when the user may write to the object.
std::optional<SaveError> writeError(const RestCall &call, const ObjectType &type, bool creates);
/// The record with "attributes": its type, and where it is. `fields` empty: all of them.
QJsonObject asRecord(const RestCall &call, const ObjectType &type, const QJsonObject &row,
                     const QStringList &fields = {});

} // namespace keyway
