// SPDX-FileCopyrightText: 2026 The Keyway authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include <QStringList>

namespace keyway::bench {

/// These run in a process of their own until standard input ends, so that their memory can be told from the
/// client's. Each prints one line of JSON: port, authority, and for the org host, consumerKey, username.

/// The practice org, with the certificate of that file uploaded; `settings` are "id=value".
int servePracticeOrg(const QString &certificateFile, const QStringList &settings);
/// The HTTP library alone behind TLS, which answers every request with a body of the same size undecided.
int servePeer();

} // namespace keyway::bench
