// SPDX-FileCopyrightText: 2026 The Keyway authors
// SPDX-License-Identifier: Apache-2.0

#include "core/practice/SoapApi.h"

#include "core/practice/ApiVersion.h"

#include <QByteArrayList>
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

QByteArray element(const char *name, const QString &value)
{
    return '<' + QByteArray(name) + '>' + value.toHtmlEscaped().toUtf8() + "</" + QByteArray(name) + '>';
}

QByteArray envelope(const char *xmlNamespace, const QByteArray &body)
{
    return R"(<soapenv:Envelope xmlns:soapenv="http://schemas.xmlsoap.org/soap/envelope/" xmlns=")" +
           QByteArray(xmlNamespace) +
           R"(" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"><soapenv:Body>)" + body +
           "</soapenv:Body></soapenv:Envelope>";
}

OrgAnswer userInfo(const OrgState &org, const PracticeUser &user)
{
    const QByteArray result =
        element("accessibilityMode", u"false"_s) + element("chatterExternal", u"false"_s) +
        element("currencySymbol", u"€"_s) + element("orgAttachmentFileSizeLimit", u"5242880"_s) +
        element("orgDefaultCurrencyIsoCode", u"EUR"_s) + element("orgDefaultCurrencyLocale", u"en_IE"_s) +
        element("orgDisallowHtmlAttachments", u"false"_s) + element("orgHasPersonAccounts", u"false"_s) +
        element("organizationId", org.organizationId) + element("organizationMultiCurrency", u"false"_s) +
        element("organizationName", u"Practice Org"_s) + element("profileId", u"00eKW0000000002YAA"_s) +
        R"(<roleId xsi:nil="true"/>)" + element("sessionSecondsValid", u"7200"_s) +
        R"(<userDefaultCurrencyIsoCode xsi:nil="true"/>)" +
        element("userEmail", u"integration@practice.example"_s) +
        element("userFullName", u"Practice Integration"_s) + element("userId", user.id) +
        element("userLanguage", u"en_US"_s) + element("userLocale", u"en_US"_s) +
        element("userName", user.username) + element("userTimeZone", u"Europe/Berlin"_s) +
        element("userType", u"Standard"_s) + element("userUiSkin", u"Theme3"_s);
    return xml(200,
               envelope("urn:partner.soap.sforce.com",
                        "<getUserInfoResponse><result>" + result + "</result></getUserInfoResponse>"),
               u"session-good"_s);
}

struct MetadataType
{
    const char *name;
    const char *directory;
    const char *suffix;
    bool inFolder = false;
    bool metaFile = false;
    QList<const char *> children = {};
};

OrgAnswer metadataDescription()
{
    static const QList<MetadataType> types{
        {"ApexClass", "classes", "cls", false, true},
        {"ConnectedApp", "connectedApps", "connectedApp"},
        {"CustomObject", "objects", "object", false, false, {"CustomField", "ListView", "ValidationRule"}},
        {"EmailTemplate", "email", "email", true, true},
        {"ExternalClientApplication", "externalClientApps", "eca"},
        {"Layout", "layouts", "layout"},
        {"PermissionSet", "permissionsets", "permissionset"},
        {"Profile", "profiles", "profile"}};
    QByteArray objects;
    for (const MetadataType &type : types) {
        objects += "<metadataObjects>";
        for (const char *child : type.children)
            objects += element("childXmlNames", QString::fromLatin1(child));
        objects += element("directoryName", QString::fromLatin1(type.directory)) +
                   element("inFolder", type.inFolder ? u"true"_s : u"false"_s) +
                   element("metaFile", type.metaFile ? u"true"_s : u"false"_s) +
                   element("suffix", QString::fromLatin1(type.suffix)) +
                   element("xmlName", QString::fromLatin1(type.name)) + "</metadataObjects>";
    }
    return xml(200,
               envelope("http://soap.sforce.com/2006/04/metadata",
                        "<describeMetadataResponse><result>" + objects +
                            "<organizationNamespace></organizationNamespace><partialSaveAllowed>true"
                            "</partialSaveAllowed><testRequired>false</testRequired></result>"
                            "</describeMetadataResponse>"),
               u"session-good"_s);
}

/// The name of the first element in the body: which operation is asked for.
QString operationIn(const QByteArray &envelope)
{
    static const QRegularExpression element(u"<(?:\\w+:)?Body\\b[^>]*>\\s*<(?:\\w+:)?(\\w+)"_s);
    return element.match(QString::fromUtf8(envelope)).captured(1);
}

} // namespace

OrgAnswer soapAnswer(const OrgState &org, const OrgRequest &request, const AccessTokens &tokens)
{
    // /services/Soap/u/60.0: "u" is the partner WSDL, "c" the enterprise one, "m" metadata.
    const QByteArrayList parts = request.path.split('/');
    const auto version = apiVersionIn(parts.value(4));
    if (!version) // the code is known from retired versions. Assumption, medium: its words
        return soapFault(u"UNSUPPORTED_API_VERSION"_s, u"Invalid Api version specified on URL"_s,
                         u"version-unknown"_s);
    const QByteArray token = sessionIdIn(request.body);
    const auto session = tokens.sessionOf(org, token);
    // Reported of calls to another server than the token's, and of tokens in JWT form, which SOAP takes from
    // version 68 on only. Assumption, medium: the same words for both.
    const bool refusesForm = session && session->isJwt && *version < comingApiVersion;
    if (!session || refusesForm)
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
    const bool isMetadata = parts.value(3) == "m";
    const QString operation = operationIn(request.body);
    const QString known = isMetadata ? u"describeMetadata"_s : u"getUserInfo"_s;
    if (isMetadata && !session->user.modifiesMetadata) // words of several public reports
        return soapFault(u"INSUFFICIENT_ACCESS"_s,
                         u"use of the Metadata API requires a user with the ModifyAllData or ModifyMetadata "
                         "permissions"_s,
                         u"metadata-access"_s);
    if (!operation.isEmpty() && operation != known)
        return soapFault(u"UNSUPPORTED_CLIENT"_s,
                         u"The practice org knows %1 here, and not %2"_s.arg(known, operation.left(80)),
                         u"no-such-page"_s);
    return isMetadata ? metadataDescription() : userInfo(org, session->user);
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
