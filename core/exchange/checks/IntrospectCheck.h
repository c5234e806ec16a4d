// SPDX-FileCopyrightText: 2026 The Keyway authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "core/exchange/checks/TokenCall.h"

namespace keyway {

/// POST /services/oauth2/introspect with the Consumer Secret (RFC 7662), where the destination does so.
struct IntrospectAnswers final : TokenCall
{
    IntrospectAnswers() : TokenCall(QStringLiteral("introspect.answers"), CheckStage::Token) {}
    void run(ExchangeContext &context) override;

private:
    void judge(ExchangeContext &context, const HttpOutcome &outcome);
};

} // namespace keyway
