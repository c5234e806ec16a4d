// SPDX-FileCopyrightText: 2026 The Keyway authors
// SPDX-License-Identifier: Apache-2.0

#include "core/exchange/GridRun.h"

#include "core/jwt/Assertion.h"
#include "core/salesforce/TokenEndpoint.h"
#include "core/salesforce/TokenReply.h"

using namespace Qt::StringLiterals;

namespace keyway {

QJsonObject GridCell::toJson() const
{
    return {{u"host"_s, host},          {u"audience"_s, audience},
            {u"granted"_s, granted},    {u"status"_s, answer.status},
            {u"error"_s, answer.error}, {u"description"_s, answer.description},
            {u"transport"_s, transport}};
}

GridRun::GridRun(ExchangeInput input, PrivateKey key, const Clock &clock, QObject *parent)
    : QObject(parent),
      m_input(std::move(input)),
      m_key(std::move(key)),
      m_clock(clock),
      m_http(std::make_unique<HttpClient>(m_input.network))
{
    const QString login = u"login.salesforce.com"_s;
    const QString test = u"test.salesforce.com"_s;
    const QString own = m_input.domain.host;
    const QList<std::pair<QString, QString>> pairs{
        {own, login}, {own, test}, {own, own}, {login, login}, {test, test}};
    for (const auto &[host, audience] : pairs) {
        GridCell cell;
        cell.host = host;
        cell.audience = u"https://"_s + audience;
        m_cells << cell;
    }
}

GridRun::~GridRun() = default;

void GridRun::start()
{
    m_http->findProxy(tokenUrl(m_input.domain.host), [this](const QString &) { startNext(); });
}

void GridRun::startNext()
{
    m_call.reset();
    if (m_next == m_cells.size()) {
        Q_EMIT finished(m_cells);
        return;
    }
    GridCell &cell = m_cells[m_next++];
    const Claims claims{m_input.connection.consumerKey, m_input.connection.username, cell.audience,
                        std::chrono::seconds(m_clock.nowUtc().toSecsSinceEpoch()) +
                            m_input.guide.profile.lifetime};
    const auto assertion = signAssertion(claims, m_key);
    if (!assertion) {
        cell.transport = assertion.error().id;
        return startNext();
    }
    HttpRequest request;
    request.method = "POST";
    request.url = tokenUrl(cell.host);
    request.contentType = "application/x-www-form-urlencoded";
    request.body = tokenRequestBody(assertion->reveal());
    m_call = m_http->send(request);
    connect(m_call.get(), &HttpCall::finished, this, [this, &cell](const HttpOutcome &outcome) {
        cell.transport = outcome.transport;
        cell.answer.status = outcome.status;
        if (outcome.transport.isEmpty()) {
            const TokenReply reply = parseTokenReply(outcome.status, outcome.contentType, outcome.body);
            cell.granted = reply.kind == TokenReply::Kind::Token;
            cell.answer.error = reply.error;
            cell.answer.description = reply.errorDescription;
            cell.answer.body = reply.literal;
        }
        Q_EMIT cellFinished(cell);
        QMetaObject::invokeMethod(this, &GridRun::startNext, Qt::QueuedConnection);
    });
}

} // namespace keyway
