// SPDX-FileCopyrightText: 2026 The Keyway authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "core/guide/Guide.h"
#include "ui/widgets/Basics.h"

#include <QSet>

namespace keyway {

class InstructionRow;

/// All instructions of a step, with "4 of 9 done".
class InstructionCard : public Card
{
    Q_OBJECT
public:
    explicit InstructionCard(QWidget *parent = nullptr);
    void setInstructions(const QList<Instruction> &instructions);
    void setTicked(const QSet<QString> &ids);
    void setOpenPageEnabled(bool enabled);
    void setCertificateFile(const QString &path);

Q_SIGNALS:
    void tickChanged(const QString &instructionId, bool ticked);
    void copyRequested(const QString &text);
    void showInFolderRequested(const QString &path);
    void openPageRequested(const QString &setupNode);

private:
    void showProgress();

    QLabel *m_progress;
    QVBoxLayout *m_list;
    QList<InstructionRow *> m_rows;
    bool m_openEnabled = false;
    QString m_certificateFile;
};

} // namespace keyway
