// SPDX-FileCopyrightText: 2026 The Keyway authors
// SPDX-License-Identifier: Apache-2.0

#include "core/exchange/checks/IntrospectCheck.h"

#include <QJsonDocument>
#include <QJsonObject>
#include <QUrl>

using namespace Qt::StringLiterals;

namespace keyway {

namespace {

QByteArray parameter(const char *name, const QByteArray &value)
{
    return QByteArray(name) + '=' + value.toPercentEncoding();
}

} // namespace

void IntrospectAnswers::run(ExchangeContext &context)
{
    const ExchangeInput &input = context.input;
    if (!isAsked(context, u"introspect"_s))
        return finish(CheckOutcome::Skipped, u"not-asked"_s);
    if (!input.consumerSecret || input.consumerSecret->isEmpty())
        return finish(CheckOutcome::Skipped, u"no-secret"_s);
    HttpRequest request;
    request.method = "POST";
    request.url = u"https://%1/services/oauth2/introspect"_s.arg(input.tokenHost());
    request.contentType = "application/x-www-form-urlencoded";
    request.body = parameter("token", context.token.accessToken.reveal()) + '&' +
                   parameter("token_type_hint", "access_token") + '&' +
                   parameter("client_id", input.connection.consumerKey.toUtf8()) + '&' +
                   parameter("client_secret", input.consumerSecret->reveal());
    ask(context, u"introspect"_s, request,
        [this, &context](const HttpOutcome &outcome) { judge(context, outcome); });
}

void IntrospectAnswers::judge(ExchangeContext &context, const HttpOutcome &outcome)
{
    QByteArray body = outcome.body;
    body.replace(context.input.consumerSecret->reveal(), "[hidden]"); // whoever answers may repeat it
    const UserInfo refusal = parseUserInfo(outcome.status, body);
    const QJsonObject answer = QJsonDocument::fromJson(outcome.body).object();
    if (!isJsonSuccess(outcome, refusal) || !answer.value(u"active"_s).isBool())
        return finishRefused(context, outcome, refusal);
    if (!answer.value(u"active"_s).toBool())
        return finish(CheckOutcome::Failed, u"inactive"_s);

    const QString entered = context.input.connection.username;
    const QString found = answer.value(u"username"_s).toString();
    const QMap<QString, QString> facts{{u"entered"_s, entered}, {u"found"_s, found}};
    if (found.isEmpty())
        return finish(CheckOutcome::Passed, u"passed-bare"_s);
    if (found.compare(entered, Qt::CaseInsensitive) == 0)
        return finish(CheckOutcome::Passed, u"passed"_s, facts);
    context.evidence.set(fact::tokenUsername, found);
    finish(CheckOutcome::Failed, u"another"_s, facts);
}

} // namespace keyway
