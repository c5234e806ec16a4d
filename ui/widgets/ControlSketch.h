// SPDX-FileCopyrightText: 2026 The Keyway authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "core/guide/Guide.h"

#include <QWidget>

namespace keyway {

/// A drawing of the control in Salesforce's Setup as it should look in the end: a check box on or off, a
/// choice, a field with its value, the chosen entries of a list, a button, an upload. Not a control: it takes
/// no focus.
class ControlSketch : public QWidget
{
    Q_OBJECT
public:
    explicit ControlSketch(const Instruction &instruction, QWidget *parent = nullptr);
    /// For Upload: the person's own file name instead of the guide's.
    void setFileName(const QString &name);
    /// More widgets on the sketch's line (Copy, "Show in folder").
    void addBeside(QWidget *widget);

private:
    void addCheckBox(const Instruction &instruction);
    void addChoice(const Instruction &instruction);
    void addField(const Instruction &instruction);
    void addList(const Instruction &instruction);
    void addUpload(const Instruction &instruction);

    QWidget *m_file = nullptr;
};

} // namespace keyway
