// SPDX-FileCopyrightText: 2026 The Keyway authors
// SPDX-License-Identifier: Apache-2.0

#include "core/exchange/checks/TokenChecks.h"

#include "core/exchange/TokenExchange.h"
#include "core/salesforce/TokenEndpoint.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QRegularExpression>

using namespace Qt::StringLiterals;

namespace keyway {

namespace {

/// "67.0" of the list at /services/data/; empty when that is no such list. A number, so that nothing else
/// that a server says can become part of an address.
QString newestVersion(const QByteArray &list)
{
    static const QRegularExpression form(u"^\\d{1,3}\\.\\d$"_s);
    QString newest;
    const QJsonArray versions = QJsonDocument::fromJson(list).array();
    for (const QJsonValue &entry : versions) {
        const QString version = entry.toObject().value(u"version"_s).toString();
        if (form.match(version).hasMatch() && version.toDouble() > newest.toDouble())
            newest = version;
    }
    return newest;
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

void TokenCall::get(ExchangeContext &context, const QString &word, const QString &url,
                    std::function<void(const HttpOutcome &)> judge)
{
    context.evidence.set(fact::call, word);
    HttpRequest request;
    request.url = url;
    request.authorization = "Bearer " + context.token.accessToken.reveal();
    send(context, request, [this, &context, judge = std::move(judge)](const HttpOutcome &outcome) {
        const QMap<QString, QString> facts = factsOf(context, outcome);
        if (!outcome.transport.isEmpty()) {
            context.evidence.set(fact::transport, outcome.transport);
            return finish(CheckOutcome::Failed, u"transport."_s + outcome.transport, facts);
        }
        context.evidence.set(fact::httpStatus, outcome.status);
        if (isRedirect(outcome)) {
            context.evidence.set(fact::transport, u"redirect"_s);
            context.evidence.set(fact::location, outcome.location);
            return finish(CheckOutcome::Failed, u"transport.redirect"_s, facts);
        }
        judge(outcome);
    });
}

QMap<QString, QString> TokenCall::noteRefusal(ExchangeContext &context, const HttpOutcome &outcome,
                                              const UserInfo &refusal)
{
    context.answer.status = outcome.status;
    context.answer.error = refusal.error;
    context.answer.description = refusal.errorDescription;
    context.evidence.set(fact::error, refusal.error);
    context.evidence.set(fact::errorDescription, refusal.errorDescription);
    if (refusal.error.isEmpty() && outcome.status < 300) { // a page, or JSON of someone else
        context.evidence.set(fact::transport, u"not-json"_s);
        context.evidence.set(fact::contentType, QString::fromLatin1(outcome.contentType));
    }
    QMap<QString, QString> facts = factsOf(context, outcome);
    facts.insert(u"error"_s, refusal.error);
    facts.insert(u"description"_s, refusal.errorDescription);
    return facts;
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

void RestAnswers::run(ExchangeContext &context)
{
    if (!context.input.guide.profile.callsAfterToken.contains(u"rest"_s))
        return finish(CheckOutcome::Skipped, u"not-asked"_s);
    const QString version = newestVersion(context.probe.body);
    if (version.isEmpty())
        return finish(CheckOutcome::Warning, u"no-versions"_s);
    get(context, u"rest"_s, u"https://%1/services/data/v%2/limits"_s.arg(context.input.domain.host, version),
        [this, &context](const HttpOutcome &outcome) { judge(context, outcome); });
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
    const bool json = !QJsonDocument::fromJson(outcome.body).isNull();
    const bool success = outcome.status >= 200 && outcome.status < 300 && json && answer.error.isEmpty();
    if (success || (outcome.status == 403 && onlyForSetup.contains(answer.error)))
        return finish(CheckOutcome::Passed, used.hasMatch() ? u"passed"_s : u"passed-bare"_s, figures);
    const QMap<QString, QString> facts = noteRefusal(context, outcome, answer);
    if (answer.error.isEmpty())
        return finish(CheckOutcome::Failed, u"odd"_s, facts);
    const bool bare = answer.errorDescription.isEmpty();
    finish(CheckOutcome::Failed, bare ? u"answered-bare"_s : u"answered"_s, facts);
}

} // namespace keyway
