// SPDX-FileCopyrightText: 2026 The Keyway authors
// SPDX-License-Identifier: Apache-2.0

#include "core/exchange/checks/TokenChecks.h"

#include "core/salesforce/TokenEndpoint.h"

#include <QRegularExpression>

using namespace Qt::StringLiterals;

namespace keyway {

namespace {

/// Salesforce ids come with 15 or 18 characters; the last three are a check of the others.
QString shortId(const QString &id)
{
    return id.left(15);
}

} // namespace

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
    get(context, u"userinfo"_s, userinfoUrl(context.input.domain.host),
        [this, &context](const HttpOutcome &outcome) { judge(context, outcome); });
}

void UserinfoAnswers::judge(ExchangeContext &context, const HttpOutcome &outcome)
{
    const UserInfo user = parseUserInfo(outcome.status, outcome.body);
    if (user.ok) {
        context.evidence.set(fact::tokenUsername, user.username);
        context.userinfoOrganization = user.organizationId;
        return finish(CheckOutcome::Passed, u"passed"_s, {{u"username"_s, user.username}});
    }
    const QMap<QString, QString> facts = noteRefusal(context, outcome, user);
    if (user.error.isEmpty())
        return finish(CheckOutcome::Failed, u"no-user"_s, facts);
    const bool bare = user.errorDescription.isEmpty();
    finish(CheckOutcome::Failed, bare ? u"answered-bare"_s : u"answered"_s, facts);
}

void UserinfoUser::run(ExchangeContext &context)
{
    const QString entered = context.input.connection.username;
    const QString found = context.evidence.string(fact::tokenUsername);
    const QMap<QString, QString> facts{{u"entered"_s, entered}, {u"found"_s, found}};
    const bool same = found.compare(entered, Qt::CaseInsensitive) == 0;
    finish(same ? CheckOutcome::Passed : CheckOutcome::Failed, same ? u"passed"_s : u"another"_s, facts);
}

void UserinfoOrg::run(ExchangeContext &context)
{
    const QString ofToken = shortId(context.token.organizationId);
    const QString found = shortId(context.userinfoOrganization);
    if (ofToken.isEmpty() || found.isEmpty())
        return finish(CheckOutcome::Skipped, u"not-said"_s);
    const QMap<QString, QString> facts{{u"organization"_s, ofToken}, {u"found"_s, found}};
    const bool same = ofToken == found;
    finish(same ? CheckOutcome::Passed : CheckOutcome::Warning, same ? u"passed"_s : u"another"_s, facts);
}

void RestAnswers::run(ExchangeContext &context)
{
    withVersion(context, u"rest"_s, [this, &context](const QString &version) {
        get(context, u"rest"_s, dataUrl(context, version, u"limits"_s),
            [this, &context](const HttpOutcome &outcome) { judge(context, outcome); });
    });
}

void RestAnswers::judge(ExchangeContext &context, const HttpOutcome &outcome)
{
    // "Limits" is documented for users with the permission View Setup and Configuration, which an integration
    // user need not have; whoever is told so was let in.
    static const QStringList onlyForSetup{u"INSUFFICIENT_ACCESS"_s, u"FORBIDDEN"_s,
                                          u"INSUFFICIENT_ACCESS_OR_READONLY"_s};
    static const QRegularExpression usage(u"\\bapi-usage=(\\d+)/(\\d+)"_s);
    const auto used = usage.match(outcome.limitInfo);
    const QMap<QString, QString> figures{{u"used"_s, used.captured(1)}, {u"most"_s, used.captured(2)}};
    const UserInfo answer = parseUserInfo(outcome.status, outcome.body); // refusals have the same forms
    if (isJsonSuccess(outcome, answer) || (outcome.status == 403 && onlyForSetup.contains(answer.error)))
        return finish(CheckOutcome::Passed, used.hasMatch() ? u"passed"_s : u"passed-bare"_s, figures);
    finishRefused(context, outcome, answer);
}

} // namespace keyway
