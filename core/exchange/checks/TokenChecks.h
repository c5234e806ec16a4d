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

/// A call that carries the token. Every API has the same ways not to answer and to refuse.
struct TokenCall : Check
{
    using Check::Check;

protected:
    /// `word` is that of fact::call. `judge` gets what arrived whole; all else fails the check.
    void get(ExchangeContext &context, const QString &word, const QString &url,
             std::function<void(const HttpOutcome &)> judge);
    /// Keeps the refusal as the run's answer; what a sentence about it needs.
    static QMap<QString, QString> noteRefusal(ExchangeContext &context, const HttpOutcome &outcome,
                                              const UserInfo &refusal);
};

/// GET /services/oauth2/userinfo on the My Domain host, as Ampersand's health check does.
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

/// The REST API in the newest version that the org listed in stage 2, where the destination uses it.
struct RestAnswers final : TokenCall
{
    RestAnswers() : TokenCall(QStringLiteral("rest.answers"), CheckStage::Token) {}
    void run(ExchangeContext &context) override;

private:
    void judge(ExchangeContext &context, const HttpOutcome &outcome);
};

} // namespace keyway
