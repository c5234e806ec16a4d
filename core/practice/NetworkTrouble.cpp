// SPDX-FileCopyrightText: 2026 The Keyway authors
// SPDX-License-Identifier: Apache-2.0

#include "core/practice/NetworkTrouble.h"

#include <QHash>

using namespace Qt::StringLiterals;

namespace keyway {

NetworkTrouble networkTrouble(const QString &valueId)
{
    static const QHash<QString, NetworkTrouble> troubles{
        {u"not-found"_s, NetworkTrouble::NotFound},
        {u"refused"_s, NetworkTrouble::Refused},
        {u"reset"_s, NetworkTrouble::Reset},
        {u"proxy-auth"_s, NetworkTrouble::ProxyAuth},
        {u"proxy-failed"_s, NetworkTrouble::ProxyFailed},
        {u"slow"_s, NetworkTrouble::Slow},
        {u"tls-untrusted"_s, NetworkTrouble::TlsUntrusted},
        {u"tls-expired"_s, NetworkTrouble::TlsExpired},
        {u"tls-wrong-host"_s, NetworkTrouble::TlsWrongHost},
        {u"tls-inspected"_s, NetworkTrouble::TlsInspected},
        {u"tls-self-signed"_s, NetworkTrouble::TlsSelfSigned},
        {u"tls-old"_s, NetworkTrouble::TlsOld},
        {u"silent"_s, NetworkTrouble::Silent},
        {u"cut"_s, NetworkTrouble::Cut},
        {u"endless"_s, NetworkTrouble::Endless},
        {u"html"_s, NetworkTrouble::Html},
        {u"redirect"_s, NetworkTrouble::Redirect},
    };
    return troubles.value(valueId, NetworkTrouble::None);
}

} // namespace keyway
