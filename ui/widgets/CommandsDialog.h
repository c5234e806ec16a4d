// SPDX-FileCopyrightText: 2026 The Keyway authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include <QDialog>

class QBoxLayout;

namespace keyway {

/// A command with the name of the tool that it is for. Commands of one tool stand below each other.
struct CommandTab
{
    QString tool;  ///< "OpenSSL, macOS and Linux"
    QString title; ///< what it does
    QString script;
};

/// Commands to read and copy. Open it with open(): nothing waits for it.
class CommandsDialog : public QDialog
{
    Q_OBJECT
public:
    CommandsDialog(const QString &title, const QString &intro, const QString &commands,
                   QWidget *parent = nullptr);
    CommandsDialog(const QString &title, const QString &intro, const QList<CommandTab> &commands,
                   QWidget *parent = nullptr);

Q_SIGNALS:
    void copyRequested(const QString &text);

private:
    QBoxLayout *begin(const QString &title, const QString &intro);
    void finish(QBoxLayout *page, QWidget *copy);
    QWidget *makeToolPage(const QString &tool, const QList<CommandTab> &commands);
};

} // namespace keyway
