// SPDX-FileCopyrightText: 2026 The Keyway authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "core/connection/Connection.h"
#include "core/exchange/HttpClient.h"
#include "core/guide/Guide.h"
#include "core/salesforce/MyDomain.h"

namespace keyway {

/// All that one live test needs: what was entered, who it is for, and how to reach the network.
struct ExchangeInput
{
    Connection connection;
    Guide guide;
    DomainVerdict domain; ///< of connection.domain
    NetworkSettings network;
    // What the person says of the past; each is unknown unless true.
    bool justCreated = false;      ///< app, policy or assignment changed within minutes
    bool workedBefore = false;     ///< the same set-up has signed in before
    bool sandboxRefreshed = false; ///< the sandbox was refreshed since
};

} // namespace keyway
