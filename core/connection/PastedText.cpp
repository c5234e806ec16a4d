// SPDX-FileCopyrightText: 2026 The Keyway authors
// SPDX-License-Identifier: Apache-2.0

#include "core/connection/PastedText.h"

#include <QRegularExpression>

using namespace Qt::StringLiterals;

namespace keyway {

PastedKind recognise(const QString &text)
{
    static const QRegularExpression consumerSecret(u"^[A-F0-9]{64}$"_s);
    static const QRegularExpression opaqueToken(u"^00D[A-Za-z0-9]{9,15}!"_s);
    static const QRegularExpression jwt(u"^eyJ[\\w-]+\\.[\\w-]+\\."_s);
    static const QRegularExpression salesforceHost(
        u"^[\\w.-]+\\.(salesforce|force|salesforce-setup|site)\\.(com|mil)(/|$)"_s,
        QRegularExpression::CaseInsensitiveOption);
    // Base64 of "-----BEGIN": what Ampersand's form wants, and what gets pasted into the wrong field.
    static const QString base64Begin = u"LS0tLS1CRUdJTi"_s;
    static const QString base64Certificate = u"LS0tLS1CRUdJTiBDRVJU"_s; // "-----BEGIN CERT"

    const QString trimmed = text.trimmed();
    if (trimmed.contains("-----BEGIN"_L1))
        return trimmed.contains("PRIVATE KEY-----"_L1) ? PastedKind::PrivateKey : PastedKind::Certificate;
    if (trimmed.startsWith(base64Begin))
        return trimmed.startsWith(base64Certificate) ? PastedKind::Certificate : PastedKind::PrivateKey;
    if (consumerSecret.match(trimmed).hasMatch())
        return PastedKind::ConsumerSecret;
    if (trimmed.startsWith("3MVG"_L1) && !trimmed.contains(u'@'))
        return PastedKind::ConsumerKey;
    if (opaqueToken.match(trimmed).hasMatch() || jwt.match(trimmed).hasMatch())
        return PastedKind::Token;
    if (trimmed.startsWith("https://"_L1, Qt::CaseInsensitive) ||
        trimmed.startsWith("http://"_L1, Qt::CaseInsensitive) || salesforceHost.match(trimmed).hasMatch())
        return PastedKind::Address;
    return PastedKind::Other;
}

bool isSecret(PastedKind kind)
{
    switch (kind) {
    case PastedKind::PrivateKey:
    case PastedKind::ConsumerSecret:
    case PastedKind::Token:
        return true;
    case PastedKind::Certificate: // public, but a PEM text has no business in a field
    case PastedKind::ConsumerKey:
    case PastedKind::Address:
    case PastedKind::Other:
        return false;
    }
    return false;
}

} // namespace keyway
