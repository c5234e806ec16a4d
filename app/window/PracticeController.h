// SPDX-FileCopyrightText: 2026 The Keyway authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "app/window/SecretClipboard.h"
#include "app/window/Session.h"
#include "core/crypto/KeyFiles.h"
#include "core/practice/PracticeOrg.h"
#include "core/practice/Reproduction.h"
#include "core/report/EquivalentCommands.h"
#include "ui/pages/PracticePage.h"

#include <QTemporaryDir>
#include <QTimer>

#include <functional>
#include <memory>
#include <optional>

namespace keyway {

/// The practice org's page, and its use from the wizard.
class PracticeController : public QObject
{
    Q_OBJECT
public:
    PracticeController(Session &session, PracticePage &page, SecretClipboard &clipboard);
    bool isRunning() const { return m_org.isRunning(); }
    PracticeOrg &org() { return m_org; }
    /// What the wizard needs to reach the practice org; a key made already serves here as well.
    Connection connection() const;
    /// As the Consumer Key and the username, the practice app's secret is filled in where the guide asks for
    /// one.
    void giveSecret();
    bool start(); ///< false: the page says why
    /// Settings that make the org answer as the evidence says; none when nothing in an org can be the cause.
    std::optional<Reproduction> reproductionOf(const Evidence &evidence, const Diagnosis &diagnosis) const;
    /// Starts the org and gives the wizard what it needs to ask it, with a key of its own where the session
    /// has none: `prepared` follows. Then apply().
    void prepare();
    void apply(const Reproduction &reproduction); ///< these settings, and no other broken one
    /// Starts the org where it is off, and sets it to the scenario.
    void startScenario(const PracticeScenario &scenario);
    /// What the page offers (resources/practice/scenarios.json, unless a test gives its own).
    void offer(const QList<PracticeScenario> &scenarios);
    /// The certificate of the session is what the admin would have uploaded by now.
    void uploadCertificate();

Q_SIGNALS:
    void runningChanged();
    void useInWizardRequested(const keyway::Connection &connection);
    void prepared(const keyway::Connection &connection);

private:
    void stop();
    void fill();
    void suitGuide();
    QString appKind() const;
    void followGuide();
    void fillScenarios();
    QList<PracticeScenarioView> views(const QList<PracticeScenario> &scenarios) const;
    void connectPage(SecretClipboard &clipboard);
    void connectOrg();
    void showAccount();
    void set(const QMap<QString, QString> &settings);
    void withKey(const std::function<void(const Connection &)> &then);
    void makeKey(const std::function<void(const Connection &)> &then);
    void showOtherClient(const Connection &connection);
    void upload(const QString &certificateFile);

    Session &m_session;
    PracticePage &m_page;
    PracticeOrg m_org;
    QString m_guideId; ///< that the org was made to suit
    QList<PracticeScenario> m_scenarios;
    QTimer m_historyDue; ///< many logins a second are one look at the Login History
    std::optional<CommandBook> m_book;
    std::optional<Reproductions> m_reproductions;
    std::unique_ptr<QObject> m_working; ///< context of a key being made
    QList<std::function<void(const Connection &)>> m_waitingForKey;
    std::optional<KeyPairFiles> m_ownFiles; ///< for sessions without a key
    QTemporaryDir m_folder; ///< holds the authority's certificate for other clients, and a key for trying
};

} // namespace keyway
