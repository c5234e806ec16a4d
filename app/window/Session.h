// SPDX-FileCopyrightText: 2026 The Keyway authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "app/services/AppServices.h"
#include "core/cases/Case.h"
#include "core/diagnosis/Circumstances.h"
#include "core/exchange/ExchangeReport.h"

#include <QObject>

#include <functional>
#include <memory>
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
    const QList<ProbeAnswer> &probes() const { return m_probes; } ///< asked for since the last test
    const Circumstances &circumstances() const { return m_circumstances; }
    /// Somebody's case instead of a connection: to be read, not to be tested.
    const std::optional<Case> &openedCase() const { return m_case; }
    /// Only in memory here; null when it was not given, or the destination needs none.
    const std::shared_ptr<const Secret> &consumerSecret() const { return m_consumerSecret; }
    void setConsumerSecret(std::shared_ptr<const Secret> secret);
    /// The key stayed with whoever sent a kit: there is its certificate, and no key to test with.
    bool isKeyElsewhere() const;
    /// The last test passed with exactly what is entered now.
    bool isProved() const;

    /// Starts over with another connection (a new one, an opened one, the practice org's).
    void open(const Connection &connection, const QString &path);
    /// The only way to change what was entered: `changed` follows when something did.
    void edit(const std::function<void(Connection &)> &change);
    void openCase(const Case &one);
    void setReport(const ExchangeReport &report); ///< of a test that has just ended
    /// What the person said or asked for since the test; its report is diagnosed again.
    void setCircumstances(const Circumstances &circumstances);
    void addProbes(const QList<ProbeAnswer> &answers);

Q_SIGNALS:
    void opened();  ///< another connection: every page shows it anew
    void changed(); ///< an edit
    void reportChanged();
    void circumstancesChanged();

private:
    void follow();
    void diagnoseAgain();

    const AppServices &m_services;
    Connection m_connection;
    const Guide *m_guide;
    DomainVerdict m_domain;
    QString m_path;
    std::optional<ExchangeReport> m_report;
    Connection m_tested; ///< what the report is about
    QList<ProbeAnswer> m_probes;
    Circumstances m_circumstances;
    std::optional<Case> m_case;
    std::shared_ptr<const Secret> m_consumerSecret;
};

} // namespace keyway
