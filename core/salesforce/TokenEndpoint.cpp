// SPDX-FileCopyrightText: 2026 The Keyway authors
// SPDX-License-Identifier: Apache-2.0

#include "core/salesforce/TokenEndpoint.h"

namespace keyway {

using namespace Qt::StringLiterals;

QString tokenUrl(const QString &host)
{
    return u"https://%1/services/oauth2/token"_s.arg(host);
}

QString userinfoUrl(const QString &host)
{
    return u"https://%1/services/oauth2/userinfo"_s.arg(host);
}

QByteArray tokenRequestBody(const QByteArray &assertion)
{
    return "grant_type=" + QByteArray("urn:ietf:params:oauth:grant-type:jwt-bearer").toPercentEncoding() +
           "&assertion=" + assertion.toPercentEncoding();
}

} // namespace keyway
