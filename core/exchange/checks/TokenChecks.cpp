// SPDX-FileCopyrightText: 2026 The Keyway authors
// SPDX-License-Identifier: Apache-2.0

#include "core/exchange/checks/TokenChecks.h"

#include "core/salesforce/TokenEndpoint.h"

using namespace Qt::StringLiterals;

namespace keyway {

void TokenForm::run(ExchangeContext &context)
{
    const QMap<QString, QString> facts{{u"organization"_s, context.token.organizationId}};
    if (context.token.tokenForm == u"jwt"_s) {
        if (!context.input.guide.profile.needsOpaqueToken)
            return finish(CheckOutcome::Passed, u"jwt"_s, facts);
        context.evidence.set(fact::call, u"bulk"_s); // the calls that this token will break
        return finish(CheckOutcome::Failed, u"jwt-refused-later"_s, facts);
    }
    if (context.token.tokenForm == u"opaque"_s)
        return finish(CheckOutcome::Passed, u"opaque"_s, facts);
    finish(CheckOutcome::Warning, u"unknown"_s, facts);
}

void TokenScopes::run(ExchangeContext &context)
{
    const QStringList granted = context.token.scope.split(u' ', Qt::SkipEmptyParts);
    if (granted.isEmpty())
        return finish(CheckOutcome::Skipped, u"not-said"_s);
    QStringList missing;
    for (const QString &needed : context.input.guide.profile.neededScopes) {
        // refresh_token is never granted in this flow; Salesforce looks for it on the app (platform.md 2.7).
        const bool covered = granted.contains(needed) || granted.contains(u"full"_s) ||
                             needed == u"refresh_token"_s || needed == u"offline_access"_s;
        if (!covered)
            missing << needed;
    }
    const QMap<QString, QString> facts{{u"granted"_s, granted.join(u", "_s)},
                                       {u"missing"_s, missing.join(u", "_s)}};
    if (missing.isEmpty())
        return finish(CheckOutcome::Passed, u"passed"_s, facts);
    finish(CheckOutcome::Failed, u"missing"_s, facts);
}

void UserinfoAnswers::run(ExchangeContext &context)
{
    context.evidence.set(fact::call, u"userinfo"_s);
    HttpRequest request;
    request.url = userinfoUrl(context.input.domain.host);
    request.authorization = "Bearer " + context.token.accessToken.reveal();
    send(context, request, [this, &context](const HttpOutcome &outcome) {
        QMap<QString, QString> facts = factsOf(context, outcome);
        if (!outcome.transport.isEmpty()) {
            context.evidence.set(fact::transport, outcome.transport);
            return finish(CheckOutcome::Failed, u"transport."_s + outcome.transport, facts);
        }
        context.evidence.set(fact::httpStatus, outcome.status);
        if (outcome.status >= 300 && outcome.status < 400) {
            context.evidence.set(fact::transport, u"redirect"_s);
            context.evidence.set(fact::location, outcome.location);
            return finish(CheckOutcome::Failed, u"transport.redirect"_s, facts);
        }
        const UserInfo user = parseUserInfo(outcome.status, outcome.body);
        if (!user.ok) {
            context.answer.status = outcome.status;
            context.answer.error = user.error;
            context.answer.description = user.errorDescription;
            context.evidence.set(fact::error, user.error);
            context.evidence.set(fact::errorDescription, user.errorDescription);
            facts.insert(u"error"_s, user.error);
            facts.insert(u"description"_s, user.errorDescription);
            if (user.error.isEmpty() && outcome.status < 300) { // a page, or JSON of someone else
                context.evidence.set(fact::transport, u"not-json"_s);
                context.evidence.set(fact::contentType, QString::fromLatin1(outcome.contentType));
            }
            if (user.error.isEmpty())
                return finish(CheckOutcome::Failed, u"no-user"_s, facts);
            const bool bare = user.errorDescription.isEmpty();
            return finish(CheckOutcome::Failed, bare ? u"answered-bare"_s : u"answered"_s, facts);
        }
        context.evidence.set(fact::tokenUsername, user.username);
        facts.insert(u"username"_s, user.username);
        finish(CheckOutcome::Passed, u"passed"_s, facts);
    });
}

void UserinfoUser::run(ExchangeContext &context)
{
    const QString entered = context.input.connection.username;
    const QString found = context.evidence.string(fact::tokenUsername);
    const QMap<QString, QString> facts{{u"entered"_s, entered}, {u"found"_s, found}};
    const bool same = found.compare(entered, Qt::CaseInsensitive) == 0;
    finish(same ? CheckOutcome::Passed : CheckOutcome::Failed, same ? u"passed"_s : u"another"_s, facts);
}

} // namespace keyway
