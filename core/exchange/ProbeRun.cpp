// SPDX-FileCopyrightText: 2026 The Keyway authors
// SPDX-License-Identifier: Apache-2.0

#include "core/exchange/ProbeRun.h"

#include "core/base/Async.h"
#include "core/crypto/KeyDoctor.h"
#include "core/crypto/KeyFiles.h"
#include "core/diagnosis/TextRecogniser.h"
#include "core/exchange/TokenExchange.h"
#include "core/salesforce/TokenEndpoint.h"

#include <optional>

using namespace Qt::StringLiterals;

namespace keyway {

namespace {

/// What was judged or made off this thread: a key, or why there is none.
struct KeyOrProblem
{
    std::optional<PrivateKey> key;
    Problem problem;
};

KeyOrProblem keyOfFile(const QString &path, const Secret *passphrase)
{
    auto bytes = readFile(path);
    if (!bytes)
        return {{}, bytes.error()};
    const Secret text(std::move(*bytes));
    const KeyInspection inspection = inspectKey(text.reveal(), passphrase);
    return {inspection.key, inspection.reason};
}

/// Lives in memory only, and no longer than its one exchange.
KeyOrProblem throwAwayKey()
{
    const auto key = PrivateKey::generate(2048);
    return key ? KeyOrProblem{*key, {}} : KeyOrProblem{{}, key.error()};
}

using Pair = std::pair<QString, QString>; ///< host and audience

/// The named host with each audience that makes sense there, then the generic hosts (platform.md 1.4), and
/// the pair that the destination itself uses. A generic host is never asked with the other one's audience.
QList<Pair> gridOf(const QString &own, const Pair &asked)
{
    const QString login = u"login.salesforce.com"_s;
    const QString test = u"test.salesforce.com"_s;
    QList<Pair> grid;
    if (!isGenericHost(own))
        grid = {{own, u"https://"_s + login}, {own, u"https://"_s + test}, {own, u"https://"_s + own}};
    grid << Pair{login, u"https://"_s + login} << Pair{test, u"https://"_s + test};
    if (!grid.contains(asked))
        grid.prepend(asked);
    return grid;
}

} // namespace

struct ProbeRun::Private
{
    ProbeKind kind;
    ExchangeInput input;
    const Clock &clock;
    QString username{};
    std::unique_ptr<HttpClient> http{};
    std::optional<PrivateKey> key{};
    QList<ProbeAnswer> asked{}; // what is still to be sent
    QList<ProbeAnswer> answers{};
    std::unique_ptr<HttpCall> call{};
};

ProbeRun::ProbeRun(ProbeKind kind, ExchangeInput input, const Clock &clock, const QString &otherUsername,
                   QObject *parent)
    : QObject(parent), d(new Private{kind, std::move(input), clock})
{
    const ExchangeInput &given = d->input;
    d->username = kind == ProbeKind::OtherUser ? otherUsername.trimmed() : given.connection.username;
    d->http = std::make_unique<HttpClient>(given.network);
    const auto ask = [&](const QString &audience, const QString &host) {
        ProbeAnswer one;
        one.kind = kind;
        one.host = host;
        one.audience = audience;
        one.username = d->username;
        d->asked << one;
    };
    switch (kind) {
    case ProbeKind::Grid:
        for (const auto &[host, audience] :
             gridOf(given.domain.host, {given.tokenHost(), given.guide.audienceFor(given.domain)}))
            ask(audience, host);
        break;
    case ProbeKind::ThrowAwayKey:
    case ProbeKind::OtherUser:
        ask(given.guide.audienceFor(given.domain), given.tokenHost());
        break;
    case ProbeKind::Retry: // has a run of its own
        break;
    }
}

ProbeRun::~ProbeRun() = default;

void ProbeRun::start()
{
    const QString own = d->input.connection.username;
    const auto problem = d->kind == ProbeKind::OtherUser ? judgeUsername(d->username) : std::nullopt;
    if (!d->input.domain.accepted)
        return fail(d->input.domain.reason);
    if (problem && !isWarning(*problem))
        return fail(*problem);
    if (d->kind == ProbeKind::OtherUser && d->username.compare(own, Qt::CaseInsensitive) == 0)
        return fail({u"evidence.same-user"_s, {{u"username"_s, own}}});
    d->http->findProxy(tokenUrl(d->input.tokenHost()), [this](const QString &) { loadKey(); });
}

void ProbeRun::loadKey()
{
    const bool throwAway = d->kind == ProbeKind::ThrowAwayKey;
    runThenCallback(
        this,
        [throwAway, path = d->input.connection.keyFile, passphrase = d->input.passphrase] {
            return throwAway ? throwAwayKey() : keyOfFile(path, passphrase.get());
        },
        [this](const KeyOrProblem &loaded) {
            if (!loaded.key)
                return fail(loaded.problem);
            d->key = loaded.key;
            sendNext();
        });
}

void ProbeRun::sendNext()
{
    d->call.reset();
    if (d->asked.isEmpty()) {
        d->key.reset();
        Q_EMIT finished(d->answers);
        return;
    }
    ProbeAnswer &next = d->asked.first();
    const auto assertion = signExchange(d->input, next.username, next.audience, *d->key, d->clock);
    if (!assertion)
        return fail(assertion.error());
    next.askedUtc = d->clock.nowUtc();
    d->call = d->http->send(tokenRequest(next.host, *assertion));
    connect(d->call.get(), &HttpCall::finished, this, &ProbeRun::judge);
}

void ProbeRun::judge(const HttpOutcome &outcome)
{
    ProbeAnswer one = d->asked.takeFirst();
    one.answer.status = outcome.status;
    {
        const TokenReply reply = parseTokenReply(outcome.status, outcome.contentType, outcome.body);
        one.transport = transportOf(outcome, reply.kind);
        one.granted = one.transport.isEmpty() && reply.kind == TokenReply::Kind::Token;
        // Whoever answers may repeat what was sent.
        one.answer.error = hideSecrets(reply.error);
        one.answer.description = hideSecrets(reply.errorDescription);
        if (!one.granted)
            one.answer.body = hideSecrets(reply.literal);
    } // and with it goes the token, if there was one
    d->answers << one;
    QMetaObject::invokeMethod(this, &ProbeRun::sendNext, Qt::QueuedConnection);
    Q_EMIT answered(one); // last: whoever hears of it may end the run
}

void ProbeRun::fail(const Problem &problem)
{
    d->asked.clear();
    QMetaObject::invokeMethod(
        this, [this, problem] { Q_EMIT failed(problem); }, Qt::QueuedConnection);
}

} // namespace keyway
