// SPDX-FileCopyrightText: 2026 The Keyway authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "app/commands/CheckJob.h"
#include "app/commands/Command.h"

#include <QQueue>

#include <memory>
#include <vector>

namespace keyway {

/// The live test: of one connection given by options, or of many files, `--jobs` at a time. Results come out
/// in the order of the files.
class CheckCommand final : public Command
{
    Q_OBJECT
public:
    using Command::Command;
    void addOptions(QCommandLineParser &parser) const override;
    void start(const QCommandLineParser &parser) override;

private:
    void interrupt();
    std::optional<Problem> readOptions(const QCommandLineParser &parser);
    Result<Connection> connectionFromOptions(const QCommandLineParser &parser) const;
    void startMore();
    void printFinished();
    void print(const CheckJob &job) const;
    QJsonArray checklistJson(const ExchangeReport &report) const;
    void printEvidence(const CheckJob &job, QJsonObject &json) const;

    void save(const CheckJob &job, const ExchangeReport &report) const;

    CheckOptions m_options;
    QString m_casePath; ///< empty: no case is asked for
    int m_atATime = 4;
    std::vector<std::unique_ptr<CheckJob>> m_jobs;
    size_t m_started = 0;
    size_t m_printed = 0;
    size_t m_running = 0;
    int m_worst = Works;
};

} // namespace keyway
