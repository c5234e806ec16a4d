// SPDX-FileCopyrightText: 2026 The Keyway authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "app/commands/Command.h"
#include "core/practice/PracticeOrg.h"
#include "core/practice/Reproduction.h"

#include <QTemporaryDir>

namespace keyway {

/// Runs until interrupted. Writes a key pair, the authority's certificate and a connection file into a
/// folder that goes away with it.
class PracticeCommand final : public Command
{
    Q_OBJECT
public:
    using Command::Command;
    void addOptions(QCommandLineParser &parser) const override;
    void start(const QCommandLineParser &parser) override;

private:
    void interrupt();
    void list();
    Result<Reproduction> reproduction(const QString &file) const;
    Result<void> reproduce(const Reproduction &wanted);
    Result<void> set(const QStringList &assignments);
    Result<QString> writeConnection(const Guide &guide);
    QString secretFile() const;
    Problem unknownGuide(const QString &id) const;

    PracticeOrg m_org;
    QTemporaryDir m_folder;
};

} // namespace keyway
