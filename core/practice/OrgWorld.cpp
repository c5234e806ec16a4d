// SPDX-FileCopyrightText: 2026 The Keyway authors
// SPDX-License-Identifier: Apache-2.0

#include "core/practice/OrgWorld.h"

#include "core/diagnosis/TextRecogniser.h"
#include "core/jwt/Assertion.h"
#include "core/practice/TokenDecision.h"

#include <QLocale>
#include <QRegularExpression>

using namespace Qt::StringLiterals;

namespace keyway {

namespace {

QByteArray httpDate(const QDateTime &utc)
{
    return QLocale::c().toString(utc, u"ddd, dd MMM yyyy hh:mm:ss 'GMT'"_s).toLatin1();
}

OrgAnswer gatewayPage()
{
    OrgAnswer answer;
    answer.contentType = "text/html; charset=utf-8";
    answer.body =
        "<!DOCTYPE html>\n<html><head><title>Access gateway</title></head>\n"
        "<body><h1>Please sign in</h1><p>Your network asks you to sign in first.</p></body></html>\n";
    return answer;
}

/// Header and claims of the assertion that was sent, for whoever wants to see what a program really sends.
void noteAssertion(const OrgRequest &request, PracticeRequest &entry)
{
    constexpr qsizetype longest = 16 * 1024;
    if (request.path != "/services/oauth2/token" || request.body.size() > longest)
        return;
    const QStringList sent =
        requestParameters({request.method, request.contentType, {}, request.body}, u"assertion"_s);
    const auto assertion = decodeAssertion(sent.value(0).toUtf8());
    if (!assertion)
        return;
    entry.header = assertion->header;
    entry.claims = assertion->payload;
}

/// For a user who knows that the proxy asks for a password: HTTPS_PROXY=http://practice:practice@…
bool knowsThePassword(const QByteArray &authorization)
{
    const qsizetype blank = authorization.indexOf(' ');
    return authorization.left(blank).compare("Basic", Qt::CaseInsensitive) == 0 &&
           QByteArray::fromBase64(authorization.mid(blank + 1).trimmed()) == "practice:practice";
}

/// Of a request that arrived all the same: a password that was given, a certificate that was not looked at.
bool isInTheWay(NetworkTrouble trouble)
{
    return trouble != NetworkTrouble::None && trouble != NetworkTrouble::ProxyAuth;
}

/// The literal body for the log. What it grants, tokens and session ids, is hidden before anything is cut:
/// half a token would not be recognised.
QString shownBody(const QByteArray &body)
{
    constexpr qsizetype longest = 4000;
    constexpr qsizetype looked = 4 * longest;
    static const QRegularExpression granted(
        uR"re(("(?:access_token|refresh_token|session_?id)"\s*:\s*")[^"]+|(<sessionId>)[^<]+)re"_s,
        QRegularExpression::CaseInsensitiveOption);
    QString text = QString::fromUtf8(body.left(looked));
    text.replace(granted, u"\\1\\2[hidden]"_s);
    text = hideSecrets(text);
    return text.size() > longest ? text.left(longest) + u'…' : text;
}

OrgAnswer redirect(const QString &host, const OrgRequest &request)
{
    const QByteArray lightning = QString(host)
                                     .replace(u".my.salesforce.com"_s, u".lightning.force.com"_s)
                                     .replace(u".my.sfcrmproducts.cn"_s, u".lightning.sfcrmapps.cn"_s)
                                     .toUtf8();
    OrgAnswer answer;
    answer.status = 302;
    answer.contentType = "text/html;charset=UTF-8";
    answer.body = "<!DOCTYPE html><html><head><title>Redirect</title></head><body></body></html>\n";
    answer.headers.emplaceBack("Location", "https://" + lightning + request.path);
    return answer;
}

} // namespace

OrgWorld::OrgWorld(OrgDirectory directory, TextBook texts, Log log)
    : m_directory(std::move(directory)),
      m_texts(std::move(texts)),
      m_log(std::move(log)),
      m_api(m_directory.objects()),
      m_journal(std::make_shared<LoginJournal>())
{
}

void OrgWorld::set(const SettingValues &values)
{
    const std::lock_guard lock(m_mutex);
    if (m_values.value(u"login-rate"_s) != values.value(u"login-rate"_s))
        m_journal->forgetLogins();
    m_values = values;
    m_states.clear();
    m_tokenRequests = 0;
}

void OrgWorld::upload(const Certificate &certificate)
{
    const std::lock_guard lock(m_mutex);
    m_uploaded = certificate;
    m_states.clear();
}

NetworkTrouble OrgWorld::trouble() const
{
    const std::lock_guard lock(m_mutex);
    return networkTrouble(m_values.value(u"network"_s));
}

bool OrgWorld::knows(const QString &host) const
{
    const std::lock_guard lock(m_mutex);
    return m_directory.knows(host, m_values);
}

ProxyVerdict OrgWorld::judge(const ProxyHead &head)
{
    PracticeRequest entry;
    entry.timeUtc = QDateTime::currentDateTimeUtc();
    entry.method = QString::fromLatin1(head.method);
    entry.path = QString::fromLatin1(head.target.left(512));
    const auto refuse = [&](const QByteArray &statusLine, const QByteArray &body, const QString &why) {
        entry.status = statusLine.left(3).toInt();
        entry.description = QString::fromUtf8(body).trimmed();
        entry.why = why;
        m_log(entry);
        ProxyVerdict verdict;
        verdict.statusLine = statusLine;
        verdict.body = body;
        return verdict;
    };

    if (head.state == ProxyHead::State::Bad)
        return refuse("400 Bad Request", "This is no request that the practice proxy can read.\n",
                      sentence(u"proxy-unreadable"_s));
    const qsizetype colon = head.target.lastIndexOf(':');
    if (head.method != "CONNECT" || head.target.mid(colon + 1) != "443" || colon < 1)
        return refuse(
            "403 Forbidden",
            "This proxy belongs to the Keyway practice org. It takes CONNECT to port 443 only and never "
            "forwards anything.\n",
            sentence(u"proxy-method"_s));
    entry.host = QString::fromLatin1(head.target.left(colon)).toLower().left(255);
    if (!knows(entry.host)) {
        if (entry.host.endsWith(".my.salesforce.com"_L1) || entry.host.endsWith(".my.sfcrmproducts.cn"_L1))
            return refuse("404 Not Found", "Host not found: there is no practice org of this name.\n",
                          sentence(u"host-not-found"_s));
        return refuse(
            "403 Forbidden",
            "This proxy belongs to the Keyway practice org. It opens the practice org's own hosts only and "
            "never forwards anything.\n",
            sentence(u"proxy-host"_s));
    }

    ProxyVerdict open;
    open.way = ProxyVerdict::Way::Open;
    open.host = entry.host;
    const auto reset = [&] {
        entry.description = u"connection reset"_s;
        entry.why = troubleSentence();
        m_log(entry);
        open.way = ProxyVerdict::Way::OpenAndReset;
        return open;
    };
    switch (trouble()) {
    case NetworkTrouble::NotFound: // a mistyped or new name; the login hosts resolve all the same
        if (m_directory.isLoginHost(entry.host))
            return open;
        return refuse("404 Not Found", "Host not found: the name does not resolve.\n", troubleSentence());
    case NetworkTrouble::Refused:
        return refuse("503 Service Unavailable", "Connection refused by the host.\n", troubleSentence());
    case NetworkTrouble::ProxyFailed:
        return refuse("502 Bad Gateway", "The proxy could not reach the host.\n", troubleSentence());
    case NetworkTrouble::ProxyAuth: {
        if (knowsThePassword(head.authorization))
            return open;
        ProxyVerdict verdict =
            refuse("407 Proxy Authentication Required",
                   "This proxy asks for a password: practice, of the user practice.\n", troubleSentence());
        verdict.extraHeader = "Proxy-Authenticate: Basic realm=\"Practice proxy\"\r\n";
        return verdict;
    }
    case NetworkTrouble::Reset:
        return reset();
    case NetworkTrouble::Slow:
        open.way = ProxyVerdict::Way::OpenSlowly;
        return open;
    case NetworkTrouble::None:
    case NetworkTrouble::TlsUntrusted:
    case NetworkTrouble::TlsExpired:
    case NetworkTrouble::TlsWrongHost:
    case NetworkTrouble::TlsInspected:
    case NetworkTrouble::TlsSelfSigned:
    case NetworkTrouble::TlsOld:
    case NetworkTrouble::Silent:
    case NetworkTrouble::Cut:
    case NetworkTrouble::Endless:
    case NetworkTrouble::Html:
    case NetworkTrouble::Redirect:
        return open;
    }
    return open;
}

ServedAnswer OrgWorld::serve(const QString &host, const OrgRequest &request)
{
    const QDateTime nowUtc = QDateTime::currentDateTimeUtc();
    ServedAnswer served;
    served.trouble = trouble();
    if (served.trouble == NetworkTrouble::Html)
        served.answer = gatewayPage();
    else if (served.trouble == NetworkTrouble::Redirect)
        served.answer = redirect(host, request);
    else
        served.answer = orgAnswer(host, request, nowUtc);
    {
        const std::lock_guard lock(m_mutex);
        served.date = httpDate(orgTime(m_values, nowUtc));
    }

    // The path without its query: an assertion may stand there.
    PracticeRequest entry{nowUtc,
                          QString::fromLatin1(request.method),
                          host,
                          QString::fromUtf8(request.path.left(512)),
                          served.trouble == NetworkTrouble::Silent ? 0 : served.answer.status,
                          served.answer.error,
                          served.answer.description,
                          isInTheWay(served.trouble) ? troubleSentence() : sentence(served.answer.why)};
    noteAssertion(request, entry);
    if (entry.status > 0) {
        entry.answer = shownBody(served.answer.body);
        entry.contentType = QString::fromLatin1(served.answer.contentType);
    }
    m_log(entry);
    return served;
}

std::optional<OrgState> OrgWorld::stateOf(const QString &host, const OrgRequest &request,
                                          const QDateTime &nowUtc)
{
    const std::lock_guard lock(m_mutex);
    const QString serving =
        request.path.startsWith("/id/")
            ? m_directory.identityHost(host, QString::fromLatin1(request.path.mid(4, 18)), m_values)
            : host;
    auto known = m_states.find(serving);
    if (known == m_states.end()) {
        auto made = m_directory.stateOf(serving, m_values, m_uploaded, nowUtc);
        if (!made)
            return std::nullopt;
        made->journal = m_journal;
        known = m_states.insert(serving, std::move(*made));
    }
    OrgState org = *known; // its lists are shared, not copied
    org.nowUtc = orgTime(m_values, nowUtc);
    if (request.path == "/services/oauth2/token") // the servers take turns, and the first is behind
        org.serverIsBehind = m_tokenRequests++ % 2 == 0;
    return org;
}

OrgAnswer OrgWorld::orgAnswer(const QString &host, const OrgRequest &request, const QDateTime &nowUtc)
{
    const auto org = stateOf(host, request, nowUtc);
    if (!org)
        return {404, "text/plain", {}, {}, {}, {}, u"no-such-page"_s};
    return m_api.answer(*org, request);
}

QList<LoginHistoryRow> OrgWorld::loginHistory() const
{
    const std::lock_guard lock(m_mutex);
    return m_journal->rows(m_directory.account(m_values).organizationId);
}

QString OrgWorld::sentence(const QString &why) const
{
    return m_texts.text(u"practice.why."_s + why).title;
}

QString OrgWorld::troubleSentence() const
{
    const std::lock_guard lock(m_mutex);
    return m_texts.text(u"practice.why.network"_s, {{u"trouble"_s, m_values.value(u"network"_s)}}).title;
}

} // namespace keyway
