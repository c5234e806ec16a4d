// SPDX-FileCopyrightText: 2026 The Keyway authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "tests/core/practice/Calls.h"

namespace keyway::test {

/// One org, one token, any call of its REST API.
struct RestClient
{
    OrgApi api;
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

} // namespace keyway::test
