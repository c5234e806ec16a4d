// SPDX-FileCopyrightText: 2026 The Keyway authors
// SPDX-License-Identifier: Apache-2.0

#include "core/exchange/Check.h"

#include <QLoggingCategory>

using namespace Qt::StringLiterals;

namespace keyway {

QMap<QString, QString> factsOf(const ExchangeContext &context, const HttpOutcome &outcome,
                               const QString &host)
{
    const QString type = QString::fromLatin1(outcome.contentType);
    return {{u"host"_s, host.isEmpty() ? context.host() : host},
            {u"proxy"_s, context.proxy},
            {u"status"_s, QString::number(outcome.status)},
            {u"type"_s, type.isEmpty() ? u"no content type"_s : type},
            {u"location"_s, outcome.location},
            {u"issuer"_s, outcome.tlsIssuer},
            {u"protocol"_s, outcome.tlsProtocol},
            {u"reason"_s, outcome.transportDetail},
            {u"seconds"_s, QString::number(outcome.milliseconds / 1000)}};
}

Check::Check(const QString &id, CheckStage stage) : m_id(id), m_stage(stage) {}

void Check::start(ExchangeContext &context)
{
    m_timer.start();
    QMetaObject::invokeMethod(
        this, [this, &context] { guarded([&] { run(context); }); }, Qt::QueuedConnection);
}

void Check::guarded(const std::function<void()> &work)
{
    try {
        work();
    } catch (const std::exception &broken) {
        finish(CheckOutcome::Crashed, u"crashed"_s, {{u"reason"_s, QString::fromUtf8(broken.what())}});
    } catch (...) {
        finish(CheckOutcome::Crashed, u"crashed"_s, {{u"reason"_s, u"unknown"_s}});
    }
}

CheckResult Check::result(CheckOutcome outcome, const QString &what,
                          const QMap<QString, QString> &facts) const
{
    const qint64 elapsed = m_timer.isValid() ? m_timer.elapsed() : 0;
    // What can happen to every check has one text for all of them.
    static const QStringList ofAll{u"crashed"_s,   u"not-reached"_s,  u"cancelled"_s,
                                   u"not-asked"_s, u"generic-host"_s, u"no-versions"_s};
    const bool shared = ofAll.contains(what) || what.startsWith(u"transport."_s);
    const QString id = shared ? u"check."_s + what : u"check.%1.%2"_s.arg(m_id, what);
    return CheckResult{m_id, m_stage, outcome, elapsed, Problem{id, facts}};
}

void Check::finish(CheckOutcome outcome, const QString &what, const QMap<QString, QString> &facts)
{
    if (m_finished) {
        qWarning("a check finished twice; only the first outcome counts");
        return;
    }
    m_finished = true;
    Q_EMIT finished(result(outcome, what, facts));
}

void Check::send(ExchangeContext &context, const HttpRequest &request,
                 std::function<void(const HttpOutcome &)> then)
{
    m_call = context.http->send(request);
    connect(m_call.get(), &HttpCall::finished, this,
            [this, then = std::move(then)](const HttpOutcome &outcome) { guarded([&] { then(outcome); }); });
}

} // namespace keyway
