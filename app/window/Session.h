// SPDX-FileCopyrightText: 2026 The Keyway authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "app/services/AppServices.h"
#include "core/exchange/ExchangeReport.h"

#include <QObject>

#include <functional>
#include <optional>

namespace keyway {

/// What the window works on: one connection, its guide, and its last test. Holds and tells; computes nothing
/// but what follows from these.
class Session : public QObject
{
    Q_OBJECT
public:
    explicit Session(const AppServices &services, QObject *parent = nullptr);

    const AppServices &services() const { return m_services; }
    const Connection &connection() const { return m_connection; }
    const Guide &guide() const { return *m_guide; }
    const DomainVerdict &domain() const { return m_domain; }
    const QString &path() const { return m_path; } ///< file it is kept in; empty for a practice session
    const std::optional<ExchangeReport> &report() const { return m_report; }
    bool justCreated() const { return m_justCreated; }
    /// The last test passed with exactly what is entered now.
    bool isProved() const;

    /// Starts over with another connection (a new one, an opened one, the practice org's).
    void open(const Connection &connection, const QString &path);
    /// The only way to change what was entered: `changed` follows when something did.
    void edit(const std::function<void(Connection &)> &change);
    void setJustCreated(bool justCreated) { m_justCreated = justCreated; }
    void setReport(const ExchangeReport &report);

Q_SIGNALS:
    void opened();  ///< another connection: every page shows it anew
    void changed(); ///< an edit
    void reportChanged();

private:
    void follow();

    const AppServices &m_services;
    Connection m_connection;
    const Guide *m_guide;
    DomainVerdict m_domain;
    QString m_path;
    std::optional<ExchangeReport> m_report;
    Connection m_tested; ///< what the report is about
    bool m_justCreated = false;
};

} // namespace keyway
