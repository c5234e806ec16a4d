// SPDX-FileCopyrightText: 2026 The Keyway authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "core/base/Clock.h"
#include "core/crypto/Certificate.h"
#include "core/crypto/PrivateKey.h"
#include "core/exchange/ExchangeInput.h"
#include "core/exchange/ExchangeReport.h"
#include "core/exchange/HttpClient.h"
#include "core/salesforce/TokenReply.h"

#include <QElapsedTimer>
#include <QObject>

#include <functional>
#include <memory>
#include <optional>

namespace keyway {

/// What the checks of one run share: each reads what earlier ones found and adds its own.
struct ExchangeContext
{
    ExchangeInput input;
    const Clock *clock = nullptr;
    std::unique_ptr<HttpClient> http;

    std::optional<PrivateKey> key;
    std::optional<Certificate> certificate;
    QString audience;
    Secret assertion;
    QString apiVersion;           ///< the newest that the org lists, "67.0"
    QString userinfoOrganization; ///< as userinfo says
    QString reachHost;            ///< the host that is looked at; empty: the one that is asked for the token
    QString proxy;                ///< "host:port", or empty for a direct connection
    HttpOutcome probe;            ///< of the first request to the org
    TokenReply token;
    TokenAnswer answer;
    Evidence evidence;

    QString host() const { return reachHost.isEmpty() ? input.tokenHost() : reachHost; }
};

/// What a sentence about a request may need: host, proxy, status, type, location, issuer, protocol, reason,
/// seconds. The host is that of the context, unless told.
QMap<QString, QString> factsOf(const ExchangeContext &context, const HttpOutcome &outcome,
                               const QString &host = {});

/// One named test. Starts once, finishes exactly once; destroying it cancels. A check that throws is
/// itself an outcome (Crashed), never a lost run.
class Check : public QObject
{
    Q_OBJECT
public:
    Check(const QString &id, CheckStage stage);
    const QString &id() const { return m_id; }
    CheckStage stage() const { return m_stage; }
    void start(ExchangeContext &context); ///< `finished` comes later, never from inside start()
    CheckResult result(CheckOutcome outcome, const QString &what,
                       const QMap<QString, QString> &facts = {}) const;

Q_SIGNALS:
    void finished(const keyway::CheckResult &result);

protected:
    virtual void run(ExchangeContext &context) = 0;
    /// `what` is the last part of the detail's text id: "check.<id>.<what>". A second call is ignored.
    void finish(CheckOutcome outcome, const QString &what, const QMap<QString, QString> &facts = {});
    /// Every callback of a check goes through this: what it throws is the check's outcome.
    void guarded(const std::function<void()> &work);
    /// Sends, then calls `then`; the request ends with the check.
    void send(ExchangeContext &context, const HttpRequest &request,
              std::function<void(const HttpOutcome &)> then);

private:
    QString m_id;
    CheckStage m_stage;
    QElapsedTimer m_timer;
    bool m_finished = false;
    std::unique_ptr<HttpCall> m_call;
};

} // namespace keyway
