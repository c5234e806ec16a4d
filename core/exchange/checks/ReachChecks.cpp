// SPDX-FileCopyrightText: 2026 The Keyway authors
// SPDX-License-Identifier: Apache-2.0

#include "core/exchange/checks/ReachChecks.h"

#include "core/exchange/TokenExchange.h"

#include <QHostInfo>
#include <QJsonDocument>

using namespace Qt::StringLiterals;

namespace keyway {

namespace {

void noteTransport(ExchangeContext &context, const QString &transport)
{
    context.evidence.set(fact::transport, transport);
}

} // namespace

void ProxyFound::run(ExchangeContext &context)
{
    // Before anything is asked: name and connection would be blamed for what this installation lacks.
    if (!HttpClient::hasTls()) {
        noteTransport(context, u"no-tls"_s);
        return finish(CheckOutcome::Failed, u"no-tls"_s);
    }
    context.http->findProxy(versionsUrl(context.host()), [this, &context](const QString &proxy) {
        context.proxy = proxy;
        if (proxy.isEmpty())
            finish(CheckOutcome::Passed, u"direct"_s);
        else
            finish(CheckOutcome::Passed, u"proxy"_s, {{u"proxy"_s, proxy}});
    });
}

NameResolves::~NameResolves()
{
    if (m_lookup != -1)
        QHostInfo::abortHostLookup(m_lookup);
}

void NameResolves::run(ExchangeContext &context)
{
    if (!context.proxy.isEmpty())
        return finish(CheckOutcome::Skipped, u"by-proxy"_s, {{u"proxy"_s, context.proxy}});
    const QString host = context.host();
    m_lookup = QHostInfo::lookupHost(host, this, [this, &context, host](const QHostInfo &info) {
        m_lookup = -1;
        if (info.error() == QHostInfo::NoError)
            return finish(CheckOutcome::Passed, u"passed"_s,
                          {{u"host"_s, host}, {u"address"_s, info.addresses().value(0).toString()}});
        // "Not found" is an answer of the name service; anything else means that there was none.
        const bool unknownName = info.error() == QHostInfo::HostNotFound;
        noteTransport(context, unknownName ? u"dns"_s : u"offline"_s);
        finish(CheckOutcome::Failed, unknownName ? u"not-found"_s : u"no-service"_s,
               {{u"host"_s, host}, {u"reason"_s, info.errorString()}});
    });
}

void HostConnects::run(ExchangeContext &context)
{
    HttpRequest request;
    request.url = versionsUrl(context.host());
    send(context, request, [this, &context](const HttpOutcome &outcome) {
        context.probe = outcome;
        const QMap<QString, QString> facts = factsOf(context, outcome);
        const bool connected = outcome.status != 0 || !outcome.tlsProtocol.isEmpty() ||
                               outcome.transport.startsWith(u"tls-"_s) || outcome.transport.isEmpty();
        if (connected)
            return finish(CheckOutcome::Passed, context.proxy.isEmpty() ? u"passed"_s : u"through-proxy"_s,
                          facts);
        noteTransport(context, outcome.transport);
        finish(CheckOutcome::Failed, u"transport."_s + outcome.transport, facts);
    });
}

void TlsTrusted::run(ExchangeContext &context)
{
    const HttpOutcome &probe = context.probe;
    const QMap<QString, QString> facts = factsOf(context, probe);
    if (!probe.tlsIssuer.isEmpty())
        context.evidence.set(fact::tlsIssuer, probe.tlsIssuer);
    if (!probe.transport.startsWith(u"tls-"_s))
        return finish(CheckOutcome::Passed, u"passed"_s, facts);
    noteTransport(context, probe.transport);
    finish(CheckOutcome::Failed, u"transport."_s + probe.transport, facts);
}

void OrgAnswers::run(ExchangeContext &context)
{
    const HttpOutcome &probe = context.probe;
    const QMap<QString, QString> facts = factsOf(context, probe);
    if (!probe.transport.isEmpty()) {
        noteTransport(context, probe.transport);
        return finish(CheckOutcome::Failed, u"transport."_s + probe.transport, facts);
    }
    if (probe.status >= 300 && probe.status < 400) {
        noteTransport(context, u"redirect"_s);
        context.evidence.set(fact::location, probe.location);
        context.evidence.set(fact::httpStatus, probe.status);
        return finish(CheckOutcome::Failed, u"transport.redirect"_s, facts);
    }
    if (!QJsonDocument::fromJson(probe.body).isNull())
        return finish(CheckOutcome::Passed, isGenericHost(context.host()) ? u"passed-sign-in"_s : u"passed"_s,
                      facts);
    // That this page needs no token is known, but not promised: the token request will decide.
    finish(CheckOutcome::Warning, u"unexpected"_s, facts);
}

void ClockAgrees::run(ExchangeContext &context)
{
    const QDateTime server = context.probe.serverDateUtc;
    if (!server.isValid())
        return finish(CheckOutcome::Skipped, u"no-date"_s);
    const qint64 skew = server.secsTo(context.clock->nowUtc());
    context.evidence.set(fact::clockSkewSeconds, static_cast<int>(skew));
    const QMap<QString, QString> facts{{u"seconds"_s, QString::number(qAbs(skew))},
                                       {u"minutes"_s, QString::number((qAbs(skew) + 30) / 60)}};
    const bool ahead = skew > 0;
    if (qAbs(skew) > 120)
        return finish(CheckOutcome::Failed, ahead ? u"far-ahead"_s : u"far-behind"_s, facts);
    if (qAbs(skew) > 30)
        return finish(CheckOutcome::Warning, ahead ? u"ahead"_s : u"behind"_s, facts);
    finish(CheckOutcome::Passed, u"passed"_s, facts);
}

} // namespace keyway
