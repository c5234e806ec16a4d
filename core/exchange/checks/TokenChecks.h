// SPDX-FileCopyrightText: 2026 The Keyway authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "core/exchange/Check.h"

namespace keyway {

// Stage 4, using the token as the destination will.

/// Opaque or JWT. JWT-format tokens work with REST only (JWT access token help page): a failure where the
/// destination also uses Bulk or Metadata.
struct TokenForm final : Check
{
    TokenForm() : Check(QStringLiteral("token.form"), CheckStage::Token) {}
    void run(ExchangeContext &context) override;
};

struct TokenScopes final : Check
{
    TokenScopes() : Check(QStringLiteral("token.scopes"), CheckStage::Token) {}
    void run(ExchangeContext &context) override;
};

/// GET /services/oauth2/userinfo on the My Domain host, as Ampersand's health check does.
struct UserinfoAnswers final : Check
{
    UserinfoAnswers() : Check(QStringLiteral("userinfo.answers"), CheckStage::Token) {}
    void run(ExchangeContext &context) override;
};

/// … and names the user that was entered.
struct UserinfoUser final : Check
{
    UserinfoUser() : Check(QStringLiteral("userinfo.user"), CheckStage::Token) {}
    void run(ExchangeContext &context) override;
};

} // namespace keyway
