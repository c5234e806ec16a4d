// SPDX-FileCopyrightText: 2026 The Keyway authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include <QByteArray>
#include <QString>

namespace keyway {

QString tokenUrl(const QString &host);
QString userinfoUrl(const QString &host);

/// The form body of the token request (RFC 7523, 2.1): grant type and assertion, nothing else. It holds the
/// assertion, so wrap it in a Secret and let it go once it is sent.
QByteArray tokenRequestBody(const QByteArray &assertion);

} // namespace keyway
