// SPDX-FileCopyrightText: 2026 The Keyway authors
// SPDX-License-Identifier: Apache-2.0

#include "core/crypto/OpenSslHandles.h"

#include <QStringList>

#include <openssl/err.h>

using namespace Qt::StringLiterals;

namespace keyway {

QString takeOpenSslErrors()
{
    QStringList reasons;
    while (const unsigned long code = ERR_get_error()) {
        const char *reason = ERR_reason_error_string(code);
        const QString text = reason ? QString::fromUtf8(reason) : u"error %1"_s.arg(code, 0, 16);
        if (!reasons.contains(text))
            reasons << text;
    }
    return reasons.join(u"; "_s);
}

tl::unexpected<Problem> openSslFailure()
{
    const QString reason = takeOpenSslErrors();
    return failure(u"openssl.failed"_s, {{u"reason"_s, reason.isEmpty() ? u"no reason given"_s : reason}});
}

QByteArray bytesOf(BIO *memory)
{
    char *start = nullptr;
    const long size = BIO_get_mem_data(memory, &start);
    return size > 0 ? QByteArray(start, static_cast<qsizetype>(size)) : QByteArray();
}

} // namespace keyway
