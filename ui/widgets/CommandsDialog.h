// SPDX-FileCopyrightText: 2026 The Keyway authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include <QDialog>

namespace keyway {

/// Commands to read and copy. Open it with open(): nothing waits for it.
class CommandsDialog : public QDialog
{
    Q_OBJECT
public:
    CommandsDialog(const QString &title, const QString &intro, const QString &commands,
                   QWidget *parent = nullptr);

Q_SIGNALS:
    void copyRequested(const QString &text);
};

} // namespace keyway
