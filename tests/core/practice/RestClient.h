// SPDX-FileCopyrightText: 2026 The Keyway authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "tests/core/practice/Calls.h"

#include <QJsonArray>

namespace keyway::test {

/// One org, one token, any call of its REST API.
struct RestClient
{
    OrgApi api = freshApi();
    OrgState org = orgWith({});
    QByteArray token = tokenOf(api, org);

    OrgAnswer call(const QByteArray &method, const QByteArray &path, const QByteArray &body = {}) const
    {
        const QByteArrayList parts = path.split('?');
        return api.answer(org, {method, "/services/data/v60.0/" + parts.value(0), parts.value(1),
                                "application/json", "Bearer " + token, body});
    }
    OrgAnswer query(const QString &soql) const
    {
        return call("GET", "query?q=" + QUrl::toPercentEncoding(soql));
    }
};

/// One field of each record of a reply.
inline QStringList column(const OrgAnswer &answer, const QString &field)
{
    QStringList values;
    const QJsonArray records = object(answer).value(QLatin1String("records")).toArray();
    for (const QJsonValue &record : records)
        values << record[field].toVariant().toString();
    return values;
}

} // namespace keyway::test
