// SPDX-FileCopyrightText: 2026 The Keyway authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "app/window/About.h"
#include "app/window/CaseController.h"
#include "app/window/CommandsController.h"
#include "app/window/ConnectionStore.h"
#include "app/window/ExplainController.h"
#include "app/window/KeyController.h"
#include "app/window/KeyTools.h"
#include "app/window/KitController.h"
#include "app/window/PracticeController.h"
#include "app/window/ReproductionController.h"
#include "app/window/SecretClipboard.h"
#include "app/window/Session.h"
#include "app/window/StepsController.h"
#include "app/window/TestController.h"
#include "app/window/ValuesController.h"
#include "ui/AssistantWindow.h"
#include "ui/pages/StartPage.h"

#include <memory>

namespace keyway {

/// Where the window's files go; a test gives its own.
struct WindowPaths
{
    QString connectionFolder; ///< connections in the making
    QString keyFolder;        ///< proposed for new keys
};

/// Puts the pages into the window and wires them: order, step list, footer. Computes nothing itself.
class AssistantController : public QObject
{
    Q_OBJECT
public:
    AssistantController(const AppServices &services, QSettings &settings, const WindowPaths &paths,
                        SecretStore &secrets);
    ~AssistantController() override;

    AssistantWindow &window() { return *m_window; }
    Session &session() { return m_session; }
    PracticeController &practice(); ///< made when it is first asked for
    KeyController &keys() { return *m_keys; }
    TestController &test() { return *m_test; }
    ExplainController &explain() { return *m_explain; }
    void openFile(const QString &path);
    void openFiles(const QStringList &paths); ///< a connection, or a key and its certificate
    void openConnection(const Connection &connection, const QString &path); ///< no path: not kept
    void usePracticeOrg();
    void showPage(const QString &key);

Q_SIGNALS:
    void openUrlRequested(const QString &url);

private:
    void makePages();
    void connectStart();
    void refreshStart();
    void refreshSteps();
    void refreshFooter();
    void goOn();
    void goBack();
    void beginNew();
    void chooseGuide(const QString &id);
    void makePage(const QString &key); ///< if it was not made yet
    void refreshPages();
    void makePractice();
    void reproduce(const Evidence &evidence, const Diagnosis &diagnosis, const TokenAnswer &answer);
    void makeHelpers();
    QStringList topicsOfPage() const; ///< what commands can be shown for
    QString pageAfter(const QString &key, int offset) const;

    const AppServices &m_services;
    Session m_session;
    ConnectionStore m_store;
    WindowPaths m_paths;
    SecretStore &m_secrets;
    SecretClipboard m_clipboard;
    std::unique_ptr<AssistantWindow> m_window;
    StartPage *m_start = nullptr;
    std::unique_ptr<KeyController> m_keys;
    std::unique_ptr<StepsController> m_steps;
    std::unique_ptr<TestController> m_test;
    std::unique_ptr<CaseController> m_cases;
    std::unique_ptr<ValuesController> m_values;
    std::unique_ptr<ExplainController> m_explain;
    std::unique_ptr<PracticeController> m_practice;
    std::unique_ptr<ReproductionController> m_reproduction;
    std::unique_ptr<KeyTools> m_keyTools;
    std::unique_ptr<KitController> m_kits;
    std::unique_ptr<CommandsController> m_commands;
    std::unique_ptr<About> m_about;
    QMap<QString, QSet<QString>>
        m_ticks; ///< of guides that were chosen before, while this connection is open
};

} // namespace keyway
