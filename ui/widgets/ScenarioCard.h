// SPDX-FileCopyrightText: 2026 The Keyway authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "ui/pages/PracticeViews.h"
#include "ui/widgets/Basics.h"

#include <optional>

class QComboBox;

namespace keyway {

class RunsLabel;

/// Scenarios to choose from, and the one that the org was set to, with its story and what it changed. Hidden
/// while there is none of either.
class ScenarioCard : public Card
{
    Q_OBJECT
public:
    explicit ScenarioCard(QWidget *parent = nullptr);
    void setScenarios(const QList<PracticeScenarioView> &scenarios);
    const QList<PracticeScenarioView> &scenarios() const { return m_scenarios; }
    /// What the org is set to now. `changes`: "Environment: Its sandbox"; `since`: what the person has
    /// changed after that.
    void showActive(const std::optional<PracticeScenarioView> &scenario, const QStringList &changes,
                    const QStringList &since);

Q_SIGNALS:
    void startRequested(const QString &id);

private:
    QWidget *makePicker();
    QWidget *makeActive();
    void showPicked();
    void showParts();

    QList<PracticeScenarioView> m_scenarios;
    QString m_activeId;
    bool m_isActive = false;
    QWidget *m_picker;
    QComboBox *m_choice;
    QPushButton *m_start;
    QLabel *m_story;
    QFrame *m_active;
    RunsLabel *m_title;
    QLabel *m_activeStory;
    RunsLabel *m_changes;
    RunsLabel *m_since;
};

} // namespace keyway
