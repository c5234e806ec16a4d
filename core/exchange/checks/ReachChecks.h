// SPDX-FileCopyrightText: 2026 The Keyway authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "core/exchange/Check.h"

namespace keyway {

// Stage 2, reaching the org. One request (the list of API versions, which needs no token) serves four checks.

/// Fails where this installation has no TLS: then there is no way at all.
struct ProxyFound final : Check
{
    ProxyFound() : Check(QStringLiteral("proxy.found"), CheckStage::Reach) {}
    void run(ExchangeContext &context) override;
};

/// Skipped behind a proxy: there the proxy resolves the name.
struct NameResolves final : Check
{
    NameResolves() : Check(QStringLiteral("name.resolves"), CheckStage::Reach) {}
    ~NameResolves() override;
    void run(ExchangeContext &context) override;

private:
    int m_lookup = -1;
};

/// Sends the request; fails where no connection came about.
struct HostConnects final : Check
{
    HostConnects() : Check(QStringLiteral("host.connects"), CheckStage::Reach) {}
    void run(ExchangeContext &context) override;
};

struct TlsTrusted final : Check
{
    TlsTrusted() : Check(QStringLiteral("tls.trusted"), CheckStage::Reach) {}
    void run(ExchangeContext &context) override;
};

struct OrgAnswers final : Check
{
    OrgAnswers() : Check(QStringLiteral("org.answers"), CheckStage::Reach) {}
    void run(ExchangeContext &context) override;
};

/// The Date header against this computer's clock: a warning from 30 s, a failure from 120 s (an assertion
/// lives 180 s, and platform.md 2.2 gives Salesforce's buffer as 3 minutes).
struct ClockAgrees final : Check
{
    ClockAgrees() : Check(QStringLiteral("clock.agrees"), CheckStage::Reach) {}
    void run(ExchangeContext &context) override;
};

} // namespace keyway
