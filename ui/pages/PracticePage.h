// SPDX-FileCopyrightText: 2026 The Keyway authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "ui/pages/PracticeViews.h"
#include "ui/widgets/CommandsDialog.h"

#include <QWidget>

#include <memory>
#include <optional>

namespace keyway {

/// Screen 05.
class PracticePage : public QWidget
{
    Q_OBJECT
public:
    explicit PracticePage(QWidget *parent = nullptr);
    ~PracticePage() override;
    void setSettings(const QList<PracticeSettingView> &settings);
    void setScenarios(const QList<PracticeScenarioView> &scenarios);
    /// What the settings were just set to, with one word of where that comes from; nothing: to no scenario.
    void showScenario(const std::optional<PracticeScenarioView> &scenario);
    void setRunning(bool running, const QString &host, const QString &address);
    void setProblem(const QString &sentence); ///< could not start; empty hides
    /// What the connection in the wizard has of another org ("Username"); empty: it is this org's, or none.
    void setForeignValues(const QStringList &values);
    void setValue(const QString &id, const QString &value);
    /// A setting that is not healthy though nobody broke it: why, and what sets it up. Empty: it is set up.
    void setPending(const QString &id, const QString &sentence);
    void showOtherClient(const QList<CommandTab> &commands);
    void addRequest(const PracticeLogLine &line);
    void clearRequests();
    void setLoginHistory(const QList<PracticeLoginView> &rows);

Q_SIGNALS:
    void startRequested();
    void stopRequested();
    void resetRequested();
    void useInWizardRequested();
    void otherClientRequested(); ///< showOtherClient() is the answer
    void scenarioRequested(const QString &id);
    void valueChanged(const QString &id, const QString &value);
    void copyRequested(const QString &text);

private:
    struct Private;
    std::unique_ptr<Private> d;
};

} // namespace keyway
