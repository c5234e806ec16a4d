// SPDX-FileCopyrightText: 2026 The Keyway authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "app/commands/Command.h"
#include "app/commands/PracticeFiles.h"
#include "core/practice/PracticeOrg.h"

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
    using Values = QMap<QString, QString>;

    void interrupt();
    void list();
    /// Scenario, then the answer to reproduce, then --set: the later one wins.
    Result<void> readWishes(const QCommandLineParser &parser);
    Result<void> readAssignments(const QStringList &assignments);
    Result<void> chooseGuide(const QCommandLineParser &parser);
    /// The settings whose value decides what stands in the connection file, or all the others.
    Result<void> set(const Values &values, bool choices);
    void tell() const; ///< the story, what was set, and what has no effect
    void greet();
    Problem unknownGuide(const QString &id) const;

    PracticeOrg m_org;
    PracticeFiles m_files;
    QList<PracticeSetting> m_settings;
    PracticeScenario m_scenario; ///< asked for, or the one that the reproduced answer belongs to
    bool m_isReproduction = false;
    QString m_note; ///< of a reproduction
    QStringList m_objects;
    Values m_wanted;
    const Guide *m_guide = nullptr;
};

} // namespace keyway
