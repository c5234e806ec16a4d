// SPDX-FileCopyrightText: 2026 The Keyway authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "app/window/AssistantController.h"
#include "tests/app/MemorySecretStore.h"

#include <QAbstractButton>
#include <QApplication>
#include <QCheckBox>
#include <QComboBox>
#include <QLineEdit>
#include <QPushButton>
#include <QSettings>
#include <QTemporaryDir>
#include <QTest>

#include <memory>

namespace keyway::test {

/// The program's own window with files of its own, driven by clicks and keys as a person would.
class WindowDriver
{
public:
    WindowDriver();

    AssistantController &controller() { return *m_controller; }
    AssistantWindow &window() { return m_controller->window(); }
    QString folder() const { return m_folder.path(); }
    MemorySecretStore &secrets() { return m_secrets; }
    const AppServices &services() const { return *m_services; }

    template <class T>
    T *child(const QString &name)
    {
        // Pages hide behind each other and share names: only what can be seen counts.
        for (T *one : window().findChildren<T *>(name)) {
            if (one->isVisible())
                return one;
        }
        return nullptr;
    }
    /// Every one there is, also on pages that nobody has opened: they wait outside of the window.
    template <class T>
    static QList<T *> all()
    {
        QList<T *> found;
        for (QWidget *widget : QApplication::allWidgets()) {
            if (auto *one = qobject_cast<T *>(widget))
                found << one;
        }
        return found;
    }
    void activate();
    /// Clicks what can be seen and used; false (and a line in the log) where it cannot.
    static void settle();
    bool click(const QString &name);
    bool type(const QString &name, const QString &text); ///< replaces what stands in the field
    bool paste(const QString &name, const QString &text);
    /// Chooses a setting on the practice page with the mouse or, in a list, with keys.
    bool choose(const QString &setting, const QString &valueLabel, bool isHealthy);
    /// Answers the file dialog that a click has opened.
    bool answerFileDialog(const QString &path);
    bool answerText(const QString &text); ///< the question for a line of text
    /// Chooses what the values page saves, by its button or in its menu.
    bool exportAs(const QString &what);
    bool runTest(); ///< clicks Test and waits for the end
    StepEntry entry(const QString &key) const;
    void startAgain(); ///< closes the window and opens a new one on the same files

private:
    void openGroupOf(const QString &settingName); ///< on the practice page, as a person would

    QTemporaryDir m_folder;
    std::unique_ptr<AppServices> m_services;
    std::unique_ptr<QSettings> m_settings;
    MemorySecretStore m_secrets;
    std::unique_ptr<AssistantController> m_controller;
};

} // namespace keyway::test
