// SPDX-FileCopyrightText: 2026 The Keyway authors
// SPDX-License-Identifier: Apache-2.0

#include "core/exchange/checks/TokenCall.h"

#include "core/exchange/TokenExchange.h"
#include "core/salesforce/TokenEndpoint.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
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

QString hostOf(const HttpRequest &request)
{
    return request.url.section(u'/', 2, 2);
}

} // namespace

bool isAsked(const ExchangeContext &context, const QString &word)
{
    return context.input.guide.profile.callsAfterToken.contains(word);
}

bool isJsonSuccess(const HttpOutcome &outcome, const UserInfo &answer)
{
    const bool json = !QJsonDocument::fromJson(outcome.body).isNull();
    return outcome.status >= 200 && outcome.status < 300 && json && answer.error.isEmpty();
}

void TokenCall::ask(ExchangeContext &context, const QString &word, const HttpRequest &request, Judge judge)
{
    context.evidence.set(fact::call, word);
    const QString host = hostOf(request);
    send(context, request, [this, &context, host, judge = std::move(judge)](const HttpOutcome &outcome) {
        const QMap<QString, QString> facts = factsOf(context, outcome, host);
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

void TokenCall::get(ExchangeContext &context, const QString &word, const QString &url, Judge judge)
{
    HttpRequest request;
    request.url = url;
    request.authorization = "Bearer " + context.token.accessToken.reveal();
    ask(context, word, request, std::move(judge));
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
    QMap<QString, QString> facts = factsOf(context, outcome, context.input.domain.host);
    facts.insert(u"error"_s, refusal.error);
    facts.insert(u"description"_s, refusal.errorDescription);
    return facts;
}

void TokenCall::finishRefused(ExchangeContext &context, const HttpOutcome &outcome, const UserInfo &refusal)
{
    const QMap<QString, QString> facts = noteRefusal(context, outcome, refusal);
    if (refusal.error.isEmpty())
        return finish(CheckOutcome::Failed, u"odd"_s, facts);
    const bool bare = refusal.errorDescription.isEmpty();
    finish(CheckOutcome::Failed, bare ? u"answered-bare"_s : u"answered"_s, facts);
}

QString ApiCall::dataUrl(const ExchangeContext &context, const QString &version, const QString &path)
{
    return u"https://%1/services/data/v%2/%3"_s.arg(context.input.domain.host, version, path);
}

void ApiCall::withVersion(ExchangeContext &context, const QString &word,
                          std::function<void(const QString &)> then)
{
    if (!isAsked(context, word))
        return finish(CheckOutcome::Skipped, u"not-asked"_s);
    if (isGenericHost(context.input.domain.host))
        return finish(CheckOutcome::Skipped, u"generic-host"_s, {{u"host"_s, context.input.domain.host}});
    const auto goOn = [this, &context, then = std::move(then)](const QByteArray &list) {
        if (context.apiVersion.isEmpty())
            context.apiVersion = newestVersion(list);
        if (context.apiVersion.isEmpty())
            return finish(CheckOutcome::Warning, u"no-versions"_s);
        then(context.apiVersion);
    };
    const bool alreadyLooked = context.input.tokenHost() == context.input.domain.host;
    if (alreadyLooked || !context.apiVersion.isEmpty())
        return goOn(context.probe.body);
    // The look at stage 2 was at the host that signs in; the API is at another.
    HttpRequest request;
    request.url = versionsUrl(context.input.domain.host);
    ask(context, word, request, [this, goOn](const HttpOutcome &outcome) {
        // Later, because this call goes away with the next.
        QMetaObject::invokeMethod(
            this, [this, goOn, body = outcome.body] { guarded([&] { goOn(body); }); }, Qt::QueuedConnection);
    });
}

} // namespace keyway
