// SPDX-FileCopyrightText: 2026 The Keyway authors
// SPDX-License-Identifier: Apache-2.0

#include "core/diagnosis/TextFacts.h"

#include "core/diagnosis/AnswerForms.h"

using namespace Qt::StringLiterals;

namespace keyway {

using namespace forms;

namespace {

void findStatus(const QString &text, Evidence &evidence)
{
    static const QRegularExpression status = expression(
        u"(?:http/[\\d.]+|status(?:[ _-]?code)?|http error|response(?: code)?|rejected|a)[\"'`:= (]{1,4}([1-5]\\d\\d)\\b|\\b([45]\\d\\d)[` ]{1,2}(?:bad request|unauthorized|forbidden|not found|client error|server error)|\\((?:http )?([45]\\d\\d)\\)|\\b(?:http |code=|error_http_)([45]\\d\\d)\\b"_s);
    // What a proxy answers to CONNECT says nothing of Salesforce.
    static const QRegularExpression proxy = expression(u"connection established"_s);
    static const QRegularExpression tunnel = expression(u"tunnel failed, $|proxy $"_s);
    for (auto each = status.globalMatch(text); each.hasNext();) {
        const auto match = each.next();
        if (proxy.match(text.mid(match.capturedEnd(), 40)).hasMatch() ||
            tunnel.match(text.left(match.capturedStart()).right(40)).hasMatch())
            continue;
        evidence.set(fact::httpStatus, match.captured(match.lastCapturedIndex()).toInt());
        return;
    }
}

/// Headers of a reply, as curl, browsers and consoles print them; ">" marks those that were sent.
void findHeaders(const QString &text, Evidence &evidence)
{
    static const QRegularExpression header(
        u"^[<\\s*|\"']{0,12}(location|content-type)[\"']?\\s{0,4}[:=]\\s{0,4}[\"']?([^\\s\"',;]{3,500})"_s,
        QRegularExpression::CaseInsensitiveOption | QRegularExpression::MultilineOption);
    int seen = 0;
    for (auto each = header.globalMatch(text); each.hasNext() && seen < 200; ++seen) {
        const auto match = each.next();
        const QString value = match.captured(2);
        if (match.captured(1).toLower() == "location"_L1) {
            if (!evidence.has(fact::location) && value.contains("://"_L1))
                evidence.set(fact::location, value.section(u'?', 0, 0));
        } else if (!value.contains("json"_L1, Qt::CaseInsensitive) &&
                   !value.contains("form-urlencoded"_L1, Qt::CaseInsensitive) && value.contains(u'/') &&
                   !evidence.has(fact::contentType)) {
            evidence.set(fact::contentType, value.toLower());
        }
    }
    static const QRegularExpression page = expression(u"<!doctype html|<html[\\s>]"_s);
    if (!evidence.has(fact::contentType) && page.match(text).hasMatch())
        evidence.set(fact::contentType, u"text/html"_s);
}

void findCall(const QString &text, Evidence &evidence)
{
    static const QList<std::pair<QRegularExpression, QString>> calls{
        {expression(u"/services/soap/|soapenv|faultcode|sessionheader"_s), u"soap"_s},
        {expression(u"/services/async/|asyncapi|/jobs/(?:ingest|query)|bulk ?api"_s), u"bulk"_s},
        {expression(u"pubsub|pub/sub|metadata headers"_s), u"pubsub"_s},
        {expression(u"/services/oauth2/userinfo"_s), u"userinfo"_s},
        {expression(u"/services/data|/services/apexrest|use with the rest api"_s), u"rest"_s},
        {expression(u"grant_type=refresh_token|refresh token|access/refresh token"_s), u"refresh"_s},
        {expression(u"/services/oauth2/authorize|[?&#]?error=[a-z_]+&error_description="_s), u"authorize"_s},
        {expression(u"/services/oauth2/token|token endpoint|jwt-bearer|with jwt"_s), u"token"_s},
    };
    for (const auto &[pattern, call] : calls) {
        if (pattern.match(text).hasMatch()) {
            evidence.set(fact::call, call);
            return;
        }
    }
}

void findHosts(const QString &text, Evidence &evidence)
{
    static const QRegularExpression audience = expression(
        u"(?:audience|\\baud)[\"']?\\s*(?:[=:]|is|was)\\s*[\"']?(https?://[a-z0-9.-]{4,200}|[a-z0-9.-]{4,200}\\.(?:com|mil|cn))"_s);
    static const QRegularExpression host = expression(
        u"(?<![a-z0-9.@-])((?:[a-z0-9-]{1,80}\\.){1,6}(?:salesforce|force|cloudforce|salesforce-setup|site)\\.(?:com|mil)|(?:[a-z0-9-]{1,80}\\.){1,5}sfcrmproducts\\.cn)"_s);
    const auto aud = audience.match(text);
    if (aud.hasMatch()) {
        const QString url = aud.captured(1).toLower();
        evidence.set(fact::audience, url);
        evidence.set(fact::audienceKind, kindOfAudience(url));
    }
    for (auto each = host.globalMatch(text); each.hasNext();) {
        const QString name = each.next().captured(1).toLower();
        static const QStringList pagesOnly{u"help.salesforce.com"_s,   u"developer.salesforce.com"_s,
                                           u"status.salesforce.com"_s, u"www.salesforce.com"_s,
                                           u"trust.salesforce.com"_s,  u"admin.salesforce.com"_s};
        if (pagesOnly.contains(name))
            continue;
        evidence.set(fact::host, name);
        evidence.set(fact::hostKind, kindOfHost(name));
        return;
    }
}

} // namespace

Evidence factsAround(const QString &cleaned)
{
    Evidence evidence;
    findStatus(cleaned, evidence);
    findHeaders(cleaned, evidence);
    for (const auto &each : textPatterns().circumstances)
        if (each.matches.match(cleaned).hasMatch())
            evidence.merge(Evidence::fromJson(each.facts));
    findCall(cleaned, evidence);
    findHosts(cleaned, evidence);
    return evidence;
}

QString kindOfHost(const QString &host)
{
    static const QRegularExpression sandboxWithoutPartition(
        u"^[a-z0-9-]+--[a-z0-9-]+\\.(?:cs\\d+\\.)?my\\.salesforce\\.com$"_s);
    static const QRegularExpression instance(
        u"^(?:cs|na|eu|ap|um|gs|usa?)\\d+[a-z]?(?:\\.my)?\\.salesforce\\.com$"_s);
    if (host == "login.salesforce.com"_L1 || host == "test.salesforce.com"_L1)
        return u"generic"_s;
    if (host.contains("lightning.force"_L1) || host.contains("salesforce-setup"_L1))
        return u"lightning"_s;
    if (sandboxWithoutPartition.match(host).hasMatch())
        return u"legacy-sandbox"_s;
    if (instance.match(host).hasMatch())
        return u"instance"_s;
    return host.contains(".my.salesforce."_L1) || host.endsWith("sfcrmproducts.cn"_L1) ? u"my-domain"_s
                                                                                       : u"other"_s;
}

QString kindOfAudience(const QString &url)
{
    const QString lower = url.toLower();
    return lower.contains("login.salesforce.com"_L1)  ? u"login"_s
           : lower.contains("test.salesforce.com"_L1) ? u"test"_s
           : lower.contains(".my.salesforce"_L1)      ? u"my-domain"_s
                                                      : u"other"_s;
}

} // namespace keyway
