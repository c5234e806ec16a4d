// SPDX-FileCopyrightText: 2026 The Keyway authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "ui/widgets/Basics.h"

#include <QPair>

namespace keyway {

/// What to know and do once the connection works: notes, instructions that open, and helpers.
class UpkeepCard : public Card
{
    Q_OBJECT
public:
    explicit UpkeepCard(QWidget *parent = nullptr);
    void setNotes(const QStringList &notes);
    /// Title and numbered sentences of each.
    void setSections(const QList<QPair<QString, QStringList>> &sections);

Q_SIGNALS:
    void reminderRequested();
    void rotationRequested();
    void sandboxRefreshRequested();

private:
    QVBoxLayout *m_notes;
    QVBoxLayout *m_sections;
};

} // namespace keyway
