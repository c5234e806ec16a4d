// SPDX-FileCopyrightText: 2026 The Keyway authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include <QNetworkReply>
#include <QSslError>

namespace keyway {

/// Qt's error as one of the words of fact::transport. Pure. `answered`: the status line had arrived;
/// `throughProxy`: there is a proxy, which may itself have said no.
/// Keeps apart "the server refused" (an answer: no transport failure) and "we never got there".
QString transportFailure(QNetworkReply::NetworkError error, const QList<QSslError> &tlsErrors, bool answered,
                         bool throughProxy);

} // namespace keyway
