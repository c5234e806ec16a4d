// SPDX-FileCopyrightText: 2026 The Keyway authors
// SPDX-License-Identifier: Apache-2.0

#include "core/exchange/checks/ApiChecks.h"

using namespace Qt::StringLiterals;

namespace keyway {

namespace {

/// SOAP faults say "sf:CODE" and "CODE: words"; the rule book and people know the code and the words.
UserInfo faultIn(const HttpOutcome &outcome)
{
    UserInfo fault = parseUserInfo(outcome.status, outcome.body);
    if (fault.error.contains(u':'))
        fault.error = fault.error.section(u':', 1);
    const QString prefix = fault.error + u": "_s;
    if (fault.errorDescription.startsWith(prefix))
        fault.errorDescription.remove(0, prefix.size());
    return fault;
}

bool answers(const HttpOutcome &outcome, const QByteArray &element)
{
    return outcome.status == 200 && outcome.body.contains(element);
}

} // namespace

void BulkAnswers::run(ExchangeContext &context)
{
    withVersion(context, u"bulk"_s, [this, &context](const QString &version) {
        get(context, u"bulk"_s, dataUrl(context, version, u"jobs/ingest"_s),
            [this, &context](const HttpOutcome &outcome) { judge(context, outcome); });
    });
}

void BulkAnswers::judge(ExchangeContext &context, const HttpOutcome &outcome)
{
    const UserInfo answer = parseUserInfo(outcome.status, outcome.body);
    if (isJsonSuccess(outcome, answer))
        return finish(CheckOutcome::Passed, u"passed"_s);
    finishRefused(context, outcome, answer);
}

void SoapCall::post(ExchangeContext &context, const QString &word, const QString &service,
                    const QByteArray &session, const QByteArray &element)
{
    withVersion(context, word, [this, &context, word, service, session, element](const QString &version) {
        const QByteArray token =
            QString::fromLatin1(context.token.accessToken.reveal()).toHtmlEscaped().toLatin1();
        HttpRequest request;
        request.method = "POST";
        request.url = u"https://%1/services/Soap/%2/%3"_s.arg(context.input.domain.host, service, version);
        request.contentType = "text/xml; charset=UTF-8";
        request.headers.emplaceBack("SOAPAction", "\"\""); // Salesforce wants the header, whatever it says
        request.body = R"(<?xml version="1.0" encoding="UTF-8"?>)"
                       R"(<e:Envelope xmlns:e="http://schemas.xmlsoap.org/soap/envelope/"><e:Header>)"
                       "<s:SessionHeader xmlns:s=\"" +
                       session + "\"><s:sessionId>" + token +
                       "</s:sessionId></s:SessionHeader></e:Header><e:Body>" +
                       QByteArray(element).replace("%v", version.toLatin1()) + "</e:Body></e:Envelope>";
        ask(context, word, request,
            [this, &context](const HttpOutcome &outcome) { judge(context, outcome); });
    });
}

void SoapAnswers::run(ExchangeContext &context)
{
    post(context, u"soap"_s, u"u"_s, "urn:partner.soap.sforce.com",
         R"(<c:getUserInfo xmlns:c="urn:partner.soap.sforce.com"/>)");
}

void SoapAnswers::judge(ExchangeContext &context, const HttpOutcome &outcome)
{
    if (answers(outcome, "getUserInfoResponse"))
        return finish(CheckOutcome::Passed, u"passed"_s);
    finishRefused(context, outcome, faultIn(outcome));
}

void MetadataAnswers::run(ExchangeContext &context)
{
    post(context, u"metadata"_s, u"m"_s, "http://soap.sforce.com/2006/04/metadata",
         R"(<c:describeMetadata xmlns:c="http://soap.sforce.com/2006/04/metadata">)"
         "<c:asOfVersion>%v</c:asOfVersion></c:describeMetadata>");
}

void MetadataAnswers::judge(ExchangeContext &context, const HttpOutcome &outcome)
{
    if (answers(outcome, "describeMetadataResponse"))
        return finish(CheckOutcome::Passed, u"passed"_s);
    finishRefused(context, outcome, faultIn(outcome));
}

} // namespace keyway
