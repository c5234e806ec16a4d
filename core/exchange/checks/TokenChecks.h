// SPDX-FileCopyrightText: 2026 The Keyway authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "core/exchange/checks/TokenCall.h"

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

/// GET /services/oauth2/userinfo on the host that the person named, as Ampersand's health check does.
struct UserinfoAnswers final : TokenCall
{
    UserinfoAnswers() : TokenCall(QStringLiteral("userinfo.answers"), CheckStage::Token) {}
    void run(ExchangeContext &context) override;

private:
    void judge(ExchangeContext &context, const HttpOutcome &outcome);
};

/// … and names the user that was entered.
struct UserinfoUser final : Check
{
    UserinfoUser() : Check(QStringLiteral("userinfo.user"), CheckStage::Token) {}
    void run(ExchangeContext &context) override;
};

/// … and the org that the token itself names.
struct UserinfoOrg final : Check
{
    UserinfoOrg() : Check(QStringLiteral("userinfo.org"), CheckStage::Token) {}
    void run(ExchangeContext &context) override;
};

/// The REST API, where the destination uses it.
struct RestAnswers final : ApiCall
{
    RestAnswers() : ApiCall(QStringLiteral("rest.answers"), CheckStage::Token) {}
    void run(ExchangeContext &context) override;

private:
    void judge(ExchangeContext &context, const HttpOutcome &outcome);
};

} // namespace keyway
