// SPDX-FileCopyrightText: 2026 The Keyway authors
// SPDX-License-Identifier: Apache-2.0

#include "core/practice/SoapApi.h"

#include <QRegularExpression>

using namespace Qt::StringLiterals;

namespace keyway {

namespace {

OrgAnswer xml(int status, const QByteArray &body, const QString &why)
{
    OrgAnswer answer;
    answer.status = status;
    answer.contentType = "text/xml; charset=utf-8";
    answer.body = R"(<?xml version="1.0" encoding="UTF-8"?>)" + body;
    answer.why = why;
    return answer;
}

OrgAnswer soapFault(const QString &code, const QString &message, const QString &why)
{
    OrgAnswer answer =
        xml(500,
            R"(<soapenv:Envelope xmlns:soapenv="http://schemas.xmlsoap.org/soap/envelope/" )"
            R"(xmlns:sf="urn:fault.partner.soap.sforce.com"><soapenv:Body><soapenv:Fault><faultcode>sf:)" +
                code.toUtf8() + "</faultcode><faultstring>" + code.toUtf8() + ": " + message.toUtf8() +
                "</faultstring></soapenv:Fault></soapenv:Body></soapenv:Envelope>",
            why);
    answer.error = code;
    answer.description = message;
    return answer;
}

QByteArray sessionIdIn(const QByteArray &envelope)
{
    static const QRegularExpression element(u"<(?:\\w+:)?sessionId>\\s*([^<]*?)\\s*</"_s);
    return element.match(QString::fromUtf8(envelope)).captured(1).toUtf8();
}

OrgAnswer userInfo(const OrgState &org, const PracticeUser &user)
{
    return xml(200,
               R"(<soapenv:Envelope xmlns:soapenv="http://schemas.xmlsoap.org/soap/envelope/" )"
               R"(xmlns="urn:partner.soap.sforce.com"><soapenv:Body><getUserInfoResponse><result>)"
               "<organizationId>" +
                   org.organizationId.toUtf8() + "</organizationId><userId>" + user.id.toUtf8() +
                   "</userId><userName>" + user.username.toHtmlEscaped().toUtf8() +
                   "</userName></result></getUserInfoResponse></soapenv:Body></soapenv:Envelope>",
               u"session-good"_s);
}

OrgAnswer metadataDescription()
{
    QByteArray objects;
    for (const char *name : {"CustomObject", "Layout", "PermissionSet"})
        objects += "<metadataObjects><xmlName>" + QByteArray(name) + "</xmlName></metadataObjects>";
    return xml(200,
               R"(<soapenv:Envelope xmlns:soapenv="http://schemas.xmlsoap.org/soap/envelope/" )"
               R"(xmlns="http://soap.sforce.com/2006/04/metadata"><soapenv:Body>)"
               "<describeMetadataResponse><result>" +
                   objects +
                   "<organizationNamespace></organizationNamespace><partialSaveAllowed>true"
                   "</partialSaveAllowed></result></describeMetadataResponse></soapenv:Body>"
                   "</soapenv:Envelope>",
               u"session-good"_s);
}

} // namespace

OrgAnswer soapAnswer(const OrgState &org, const OrgRequest &request, const AccessTokens &tokens)
{
    const QByteArray token = sessionIdIn(request.body);
    const auto session = tokens.sessionOf(org, token);
    // Reported of calls to another server than the token's, and of tokens in JWT form, which SOAP takes from
    // version 68 on only. Assumption, medium: the same words for both.
    if (!session || session->isJwt)
        return soapFault(u"INVALID_SESSION_ID"_s,
                         u"Invalid Session ID found in SessionHeader: Illegal Session"_s,
                         session ? u"soap-jwt"_s : u"token-bad"_s);
    if (!session->hasApiScope) // one public report
        return soapFault(u"INVALID_SESSION_ID"_s, u"This session is not valid for use with the API"_s,
                         u"api-scope"_s);
    // Assumption, medium: what REST refuses for the user, SOAP refuses with the same codes.
    if (!session->user.apiEnabled)
        return soapFault(u"API_DISABLED_FOR_ORG"_s, u"API is not enabled for this Organization or Partner"_s,
                         u"api-disabled"_s);
    if (session->user.passwordExpired)
        return soapFault(u"INVALID_OPERATION_WITH_EXPIRED_PASSWORD"_s,
                         u"The users password has expired, you must call SetPassword before attempting any "
                         "other API operations"_s,
                         u"password-expired"_s);
    return request.path.startsWith("/services/Soap/m/") ? metadataDescription()
                                                        : userInfo(org, session->user);
}

OrgAnswer bulkAnswer(const OrgState &org, const OrgRequest &request, const AccessTokens &tokens)
{
    const auto token = bearer(request);
    const auto session = token ? tokens.sessionOf(org, *token) : std::nullopt;
    if (!session || session->isJwt || !session->hasApiScope) {
        OrgAnswer answer = xml(400,
                               R"(<error xmlns="http://www.force.com/2009/06/asyncapi/dataload">)"
                               "<exceptionCode>InvalidSessionId</exceptionCode>"
                               "<exceptionMessage>Invalid session id</exceptionMessage></error>",
                               !session         ? u"token-bad"_s
                               : session->isJwt ? u"bulk-jwt"_s
                                                : u"api-scope"_s);
        answer.error = u"InvalidSessionId"_s;
        answer.description = u"Invalid session id"_s;
        return answer;
    }
    return xml(200, R"(<jobInfoList xmlns="http://www.force.com/2009/06/asyncapi/dataload"/>)",
               u"session-good"_s);
}

} // namespace keyway
