// SPDX-FileCopyrightText: 2026 The Keyway authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "core/exchange/Check.h"

namespace keyway {

/// Stage 3, Salesforce's decision: one POST to the My Domain token endpoint, as the destination sends it.
struct TokenGranted final : Check
{
    TokenGranted() : Check(QStringLiteral("token.granted"), CheckStage::Decision) {}
    void run(ExchangeContext &context) override;

private:
    void judge(ExchangeContext &context, const HttpOutcome &outcome);
};

} // namespace keyway
