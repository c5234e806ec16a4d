// SPDX-FileCopyrightText: 2026 The Keyway authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "app/window/AssistantController.h"

#include <QTemporaryDir>
#include <QTimer>

#include <functional>

namespace keyway {

/// The wizard's main job from nothing to a diagnosed exchange, against the practice org: makes a key, enters
/// the practice org's values, tests, breaks one setting, tests again, and mends it. Says what happens; with a
/// folder it also keeps a picture of each page.
class PracticeTour : public QObject
{
    Q_OBJECT
public:
    PracticeTour(AssistantController &controller, const QString &pictureFolder,
                 std::function<void(const QString &)> say);
    void start();

Q_SIGNALS:
    void finished(int exitStatus);

private:
    void keyMade();
    void showSteps();
    void test(const QString &sentence, std::function<void(const ExchangeReport &)> then);
    void testedHealthy(const ExchangeReport &report);
    void testedBroken(const ExchangeReport &report);
    void testedMended(const ExchangeReport &report);
    void sayReport(const ExchangeReport &report);
    void picture(const QString &page, const QString &name);
    /// After the pictures asked for so far.
    void then(std::function<void()> action);
    void next();
    void end(int exitStatus);

    AssistantController &m_controller;
    QString m_pictureFolder;
    std::function<void(const QString &)> m_say;
    QTemporaryDir m_keyFolder;
    QList<std::function<void()>> m_queue; ///< one a turn, so that each page is laid out before it is drawn
    QTimer m_turn;
};

} // namespace keyway
