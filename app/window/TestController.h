// SPDX-FileCopyrightText: 2026 The Keyway authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "app/window/SecretClipboard.h"
#include "app/window/Session.h"
#include "core/exchange/ExchangeRun.h"
#include "ui/pages/TestPage.h"

#include <memory>

namespace keyway {

/// Runs the live test and shows it.
class TestController : public QObject
{
    Q_OBJECT
public:
    TestController(Session &session, TestPage &page, SecretClipboard &clipboard);
    void refresh();
    bool isRunning() const { return m_run != nullptr; }
    void start();
    void stop();

Q_SIGNALS:
    void runningChanged();
    void goToStepRequested(int step);
    void openUrlRequested(const QString &url);
    void notSaved(const keyway::Problem &problem);

private:
    void ended(const ExchangeReport &report);
    QStringList missing() const;
    void saveReport();

    Session &m_session;
    TestPage &m_page;
    std::unique_ptr<ExchangeRun> m_run;
};

} // namespace keyway
