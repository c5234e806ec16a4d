// SPDX-FileCopyrightText: 2026 The Keyway authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "core/base/TextBook.h"

#include <QDialog>

class QVBoxLayout;

namespace keyway {

class Card;
class CheckedField;
class RunsLabel;

/// Asks for the sandbox's new name and shows what that makes of the username and the subdomain, and what to
/// change where. Open it with open(): nothing waits for it.
class SandboxRefreshDialog : public QDialog
{
    Q_OBJECT
public:
    explicit SandboxRefreshDialog(QWidget *parent = nullptr);
    void setName(const QString &sandbox); ///< as it is now, without a signal
    /// `guessNote`: why the username may be another; may be empty.
    void setResult(const QString &username, const QString &subdomain, const QString &guessNote,
                   const QStringList &steps);
    void setProblem(const Text &problem); ///< in place of a result

Q_SIGNALS:
    void nameEdited(const QString &name);
    void applyRequested(); ///< the proposals become the connection's values; the dialog closes

private:
    void buildResult();
    void apply();

    CheckedField *m_name;
    Card *m_result;
    RunsLabel *m_username;
    RunsLabel *m_subdomain;
    RunsLabel *m_note;
    QVBoxLayout *m_steps;
    bool m_usable = false;
};

} // namespace keyway
