// SPDX-FileCopyrightText: 2026 The Keyway authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "core/guide/Guide.h"

#include <QWidget>

class QCheckBox;
class QLabel;
class QPushButton;
class QVBoxLayout;

namespace keyway {

class ControlSketch;

/// One thing to do in Salesforce: tick box, place, sketch of the control, "Why?", and what must be said in
/// full.
class InstructionRow : public QWidget
{
    Q_OBJECT
public:
    /// `samePage`: the row above is on the same page, so its name need not be repeated.
    InstructionRow(const Instruction &instruction, bool samePage, QWidget *parent = nullptr);
    QString id() const { return m_instruction.id; }
    bool isTicked() const;
    void setTicked(bool ticked);
    void setCertificateFile(const QString &path);
    void setOpenPageEnabled(bool enabled);

Q_SIGNALS:
    void tickChanged(const QString &instructionId, bool ticked);
    void copyRequested(const QString &text);
    void showInFolderRequested(const QString &path);
    void openPageRequested(const QString &setupNode);

private:
    void addDetails(QVBoxLayout *column);
    void addBeside();
    QPushButton *makeWhy(QVBoxLayout *column);

    Instruction m_instruction;
    QCheckBox *m_tick;
    ControlSketch *m_sketch;
    QPushButton *m_showInFolder = nullptr;
    QPushButton *m_open = nullptr;
    QString m_certificateFile;
};

} // namespace keyway
