// SPDX-FileCopyrightText: 2026 The Keyway authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include <QFileDialog>

#include <functional>

namespace keyway {

/// File dialogs that do not block: each opens, and calls back when the person accepted.
void chooseFolder(QWidget *parent, const QString &title, const QString &start,
                  std::function<void(QString)> then);
void chooseFiles(QWidget *parent, const QString &title, const QString &filter, bool many,
                 std::function<void(QStringList)> then);
void chooseSaveFile(QWidget *parent, const QString &title, const QString &name,
                    std::function<void(QString)> then);
/// One line of text; a secret is shown as dots. An empty answer is as good as Cancel.
void askText(QWidget *parent, const QString &title, const QString &label, const QString &text, bool secret,
             std::function<void(QString)> then);
/// Shows the file's folder in the system's file manager.
void showInFolder(const QString &path);

} // namespace keyway
