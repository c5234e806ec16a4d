// SPDX-FileCopyrightText: 2026 The Keyway authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "core/base/Result.h"
#include "core/practice/OrgApi.h"
#include "core/practice/TlsIdentities.h"
#include "core/practice/Tunnels.h"

#include <functional>
#include <memory>

namespace keyway {

/// An answer and what happens to it on its way.
struct ServedAnswer
{
    OrgAnswer answer;
    NetworkTrouble trouble = NetworkTrouble::None;
    QByteArray date; ///< of the Date header
};

/// Ends TLS and speaks HTTP on a free port of 127.0.0.1, for connections that came through the proxy only.
/// With HttpHandlers the one place that knows the HTTP library.
class TlsServer
{
public:
    using Serve = std::function<ServedAnswer(const QString &host, const OrgRequest &request)>; ///< any thread
    using Manner = std::function<TlsManner()>; ///< of now; any thread

    TlsServer(Serve serve, Manner manner, const Tunnels &tunnels);
    ~TlsServer(); ///< waits for its threads: end all tunnels first

    /// Problems: "practice.not-started" {reason}.
    Result<quint16> start();

private:
    struct Private;
    std::unique_ptr<Private> d;
};

} // namespace keyway
