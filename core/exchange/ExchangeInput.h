// SPDX-FileCopyrightText: 2026 The Keyway authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "core/base/Secret.h"
#include "core/connection/Connection.h"
#include "core/exchange/HttpClient.h"
#include "core/guide/Guide.h"
#include "core/salesforce/MyDomain.h"

#include <memory>

namespace keyway {

/// All that one live test needs: what was entered, who it is for, and how to reach the network.
struct ExchangeInput
{
    Connection connection;
    Guide guide;
    DomainVerdict domain; ///< of connection.domain
    NetworkSettings network;
    /// Only where the destination uses it (introspection) and the person gave it.
    std::shared_ptr<const Secret> consumerSecret;
    std::shared_ptr<const Secret> passphrase; ///< of a protected key file; not kept anywhere
    /// The host that is asked for the token; API calls go to domain.host.
    QString tokenHost() const { return guide.tokenHostFor(domain); }
    // What the person says of the past; each is unknown unless true.
    bool justCreated = false;      ///< app, policy or assignment changed within minutes
    bool workedBefore = false;     ///< the same set-up has signed in before
    bool sandboxRefreshed = false; ///< the sandbox was refreshed since
};

} // namespace keyway
