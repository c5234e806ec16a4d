// SPDX-FileCopyrightText: 2026 The Keyway authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "core/exchange/Check.h"

namespace keyway {

/// A call that carries the token. Every API has the same ways not to answer and to refuse.
struct TokenCall : Check
{
    using Check::Check;

protected:
    using Judge = std::function<void(const HttpOutcome &)>;

    /// `word` is that of fact::call. `judge` gets what arrived whole; all else fails the check.
    void ask(ExchangeContext &context, const QString &word, const HttpRequest &request, Judge judge);
    /// GET with the token as the bearer.
    void get(ExchangeContext &context, const QString &word, const QString &url, Judge judge);
    /// The answer is a refusal, or nothing that Salesforce says.
    void finishRefused(ExchangeContext &context, const HttpOutcome &outcome, const UserInfo &refusal);
    /// Keeps the refusal as the run's answer; what a sentence about it needs.
    static QMap<QString, QString> noteRefusal(ExchangeContext &context, const HttpOutcome &outcome,
                                              const UserInfo &refusal);
};

/// A call of an API of the org, in the newest version that the org lists. Only where the destination makes
/// it, and only to a host that the person named (PRODUCT.md 8).
struct ApiCall : TokenCall
{
    using TokenCall::TokenCall;

protected:
    /// Finishes the check as skipped where the call is not to be made; else goes on with "67.0".
    void withVersion(ExchangeContext &context, const QString &word,
                     std::function<void(const QString &)> then);
    static QString dataUrl(const ExchangeContext &context, const QString &version, const QString &path);
};

/// True where the destination makes this call (Guide.h, callsAfterToken).
bool isAsked(const ExchangeContext &context, const QString &word);
/// A JSON answer without an error in it.
bool isJsonSuccess(const HttpOutcome &outcome, const UserInfo &answer);

} // namespace keyway
