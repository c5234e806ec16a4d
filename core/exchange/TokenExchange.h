// SPDX-FileCopyrightText: 2026 The Keyway authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "core/base/Clock.h"
#include "core/crypto/PrivateKey.h"
#include "core/exchange/ExchangeInput.h"
#include "core/salesforce/TokenReply.h"

namespace keyway {

// One token request, the same for the live test and for every probe: as the destination sends it.

/// The assertion that the guide's destination would sign, for any user and audience.
Result<Secret> signExchange(const ExchangeInput &input, const QString &username, const QString &audience,
                            const PrivateKey &key, const Clock &clock);

HttpRequest tokenRequest(const QString &host, const Secret &assertion);

/// The list of API versions, which needs no token.
QString versionsUrl(const QString &host);

/// login, test: shared by all customers, so that the org's own address is not known from it.
bool isGenericHost(const QString &host);

bool isRedirect(const HttpOutcome &outcome);

/// Word of fact::transport; empty where the token endpoint itself said yes or no.
QString transportOf(const HttpOutcome &outcome, TokenReply::Kind kind);

} // namespace keyway
