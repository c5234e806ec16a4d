// SPDX-FileCopyrightText: 2026 The Keyway authors
// SPDX-License-Identifier: Apache-2.0

#include "core/exchange/checks/DecisionChecks.h"

#include "core/exchange/TokenExchange.h"

using namespace Qt::StringLiterals;

namespace keyway {

void TokenGranted::run(ExchangeContext &context)
{
    context.evidence.set(fact::call, u"token"_s);
    send(context, tokenRequest(context.input.tokenHost(), context.assertion),
         [this, &context](const HttpOutcome &outcome) { judge(context, outcome); });
}

void TokenGranted::judge(ExchangeContext &context, const HttpOutcome &outcome)
{
    Evidence &evidence = context.evidence;
    context.assertion.wipe();
    if (outcome.status != 0) {
        context.answer.status = outcome.status;
        evidence.set(fact::httpStatus, outcome.status);
    }
    const QMap<QString, QString> facts = factsOf(context, outcome);
    if (!outcome.transport.isEmpty()) {
        evidence.set(fact::transport, outcome.transport);
        return finish(CheckOutcome::Failed, u"transport."_s + outcome.transport, facts);
    }
    if (isRedirect(outcome)) {
        evidence.set(fact::transport, u"redirect"_s);
        evidence.set(fact::location, outcome.location);
        return finish(CheckOutcome::Failed, u"transport.redirect"_s, facts);
    }

    context.token = parseTokenReply(outcome.status, outcome.contentType, outcome.body);
    TokenReply &reply = context.token;
    context.answer.body = reply.literal;
    const QString transport = transportOf(outcome, reply.kind);
    if (!transport.isEmpty())
        evidence.set(fact::transport, transport);
    if (transport == u"not-json"_s)
        evidence.set(fact::contentType, QString::fromLatin1(outcome.contentType));
    switch (reply.kind) {
    case TokenReply::Kind::Token:
        evidence.set(fact::tokenForm, reply.tokenForm);
        evidence.set(fact::scope, reply.scope);
        return finish(CheckOutcome::Passed, u"passed"_s, {{u"organization"_s, reply.organizationId}});
    case TokenReply::Kind::OAuthError: {
        context.answer.error = reply.error;
        context.answer.description = reply.errorDescription;
        evidence.set(fact::error, reply.error);
        evidence.set(fact::errorDescription, reply.errorDescription);
        QMap<QString, QString> refused = facts;
        refused.insert(u"error"_s, reply.error);
        refused.insert(u"description"_s, reply.errorDescription);
        const bool bare = reply.errorDescription.isEmpty();
        return finish(CheckOutcome::Failed, bare ? u"answered-bare"_s : u"answered"_s, refused);
    }
    case TokenReply::Kind::CutJson:
        return finish(CheckOutcome::Failed, u"transport.cut"_s, facts);
    case TokenReply::Kind::NotJson:
        return finish(CheckOutcome::Failed, u"not-json"_s, facts);
    case TokenReply::Kind::Empty:
        return finish(CheckOutcome::Failed, u"empty"_s, facts);
    case TokenReply::Kind::JsonWithoutToken:
        return finish(CheckOutcome::Failed, u"no-token"_s, facts);
    }
}

} // namespace keyway
