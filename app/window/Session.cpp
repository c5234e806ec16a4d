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
    m_justCreated = false;
    follow();
    Q_EMIT opened();
}

void Session::edit(const std::function<void(Connection &)> &change)
{
    const Connection before = m_connection;
    change(m_connection);
    if (m_connection == before)
        return;
    follow();
    Q_EMIT changed();
}

void Session::setReport(const ExchangeReport &report)
{
    m_report = report;
    m_tested = m_connection;
    Q_EMIT reportChanged();
}

void Session::follow()
{
    if (const Guide *guide = m_services.guides().guide(m_connection.guideId))
        m_guide = guide;
    m_domain = m_services.hosts().judge(m_connection.domain);
}

} // namespace keyway
