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
    bool justCreated = false; ///< the person says the app was made minutes ago
};

} // namespace keyway
