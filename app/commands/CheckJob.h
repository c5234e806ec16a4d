// SPDX-FileCopyrightText: 2026 The Keyway authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "app/services/AppServices.h"
#include "core/exchange/ExchangeRun.h"
#include "core/exchange/GridRun.h"

#include <QTimer>

#include <memory>

namespace keyway {

struct CheckOptions
{
    QString proxyUrl;
    QByteArray extraAuthorityPem;
    bool grid = false;
    std::chrono::minutes retry{0};
    std::chrono::seconds timeLimit{30};
};

/// One live test of one connection, with its retries and its grid.
class CheckJob : public QObject
{
    Q_OBJECT
public:
    CheckJob(QString name, Result<Connection> connection, const AppServices &services,
             const CheckOptions &options);
    void start();
    void cancel();

    const QString &name() const { return m_name; }
    bool isDone() const { return m_done; }
    const std::optional<Problem> &problem() const { return m_problem; } ///< the input cannot be used
    const ExchangeReport &report() const { return m_report; }
    const QList<GridCell> &grid() const { return m_grid; }
    int exitStatus() const;

Q_SIGNALS:
    void finished();
    void retrying(const QString &name, int seconds);

private:
    void runOnce();
    void runEnded(const ExchangeReport &report);
    void startGrid();
    void finish();

    QString m_name;
    const AppServices &m_services;
    CheckOptions m_options;
    std::optional<Problem> m_problem;
    ExchangeInput m_input;
    std::unique_ptr<ExchangeRun> m_run;
    std::unique_ptr<GridRun> m_gridRun;
    ExchangeReport m_report;
    QList<GridCell> m_grid;
    QTimer m_wait;
    std::chrono::seconds m_gap{15};
    QDateTime m_giveUpUtc;
    bool m_done = false;
};

} // namespace keyway
