// SPDX-FileCopyrightText: 2026 The Keyway authors
// SPDX-License-Identifier: Apache-2.0

#include "app/window/Session.h"

namespace keyway {

Session::Session(const AppServices &services, QObject *parent)
    : QObject(parent), m_services(services), m_guide(&services.guides().guides().first())
{
    m_connection.guideId = m_guide->id;
    follow();
}

bool Session::isProved() const
{
    return m_report && m_report->passed() && m_tested == m_connection;
}

void Session::open(const Connection &connection, const QString &path)
{
    m_connection = connection;
    m_path = path;
    m_report.reset();
    m_probes.clear();
    m_circumstances = {};
    m_case.reset();
    m_consumerSecret.reset();
    follow();
    Q_EMIT opened();
}

void Session::openCase(const Case &one)
{
    m_connection = {};
    m_connection.guideId = one.guide.id;
    m_connection.domain = one.domain;
    m_connection.username = one.username;
    m_connection.consumerKey = one.consumerKey;
    m_connection.tickedInstructions = {one.tickedInstructions.begin(), one.tickedInstructions.end()};
    m_path.clear();
    m_case = one;
    m_report = one.report;
    m_tested = m_connection;
    m_probes = one.probes;
    m_circumstances = Circumstances::of(one.report.evidence);
    follow();
    Q_EMIT opened();
    Q_EMIT reportChanged();
}

void Session::setConsumerSecret(std::shared_ptr<const Secret> secret)
{
    m_consumerSecret = std::move(secret);
    Q_EMIT changed();
}

bool Session::isKeyElsewhere() const
{
    return !m_case && m_connection.keyFile.isEmpty() && !m_connection.certificateFile.isEmpty();
}

void Session::edit(const std::function<void(Connection &)> &change)
{
    const Connection before = m_connection;
    change(m_connection);
    if (m_connection == before)
        return;
    if (m_connection.guideId != before.guideId) { // another destination signs in differently: test it anew
        m_report.reset();
        m_probes.clear();
    }
    follow();
    Q_EMIT changed();
}

void Session::setReport(const ExchangeReport &report)
{
    m_report = report;
    m_tested = m_connection;
    m_probes.clear();
    Q_EMIT reportChanged();
}

void Session::setCircumstances(const Circumstances &circumstances)
{
    m_circumstances = circumstances;
    diagnoseAgain();
    Q_EMIT circumstancesChanged();
}

void Session::addProbes(const QList<ProbeAnswer> &answers)
{
    m_probes += answers;
    diagnoseAgain();
}

void Session::diagnoseAgain()
{
    if (!m_report || m_report->passed() || m_report->cancelled)
        return;
    m_report->evidence = m_circumstances.appliedTo(m_report->evidence);
    m_report = withProbes(*m_report, m_probes, m_services.rules(), *m_guide);
    Q_EMIT reportChanged();
}

void Session::follow()
{
    if (const Guide *guide = m_services.guides().guide(m_connection.guideId))
        m_guide = guide;
    else if (m_case)
        m_guide = &m_case->guide; // a guide that this program does not have
    m_domain = m_services.hosts().judge(m_connection.domain, m_guide->profile.hostRule);
}

} // namespace keyway
