// SPDX-FileCopyrightText: 2026 The Keyway authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "ui/pages/PracticePage.h"

#include <QFrame>

class QCheckBox;
class QComboBox;

namespace keyway {

class RunsLabel;

/// One setting of the practice org. Two values are a check box that is ticked while healthy (the label is
/// written for that); more, or a choice, are a list below the label. A broken one stands on red and says so.
class SettingRow : public QFrame
{
    Q_OBJECT
public:
    explicit SettingRow(const PracticeSettingView &setting, QWidget *parent = nullptr);
    void setValue(const QString &value); ///< without valueChanged; an unknown value changes nothing
    QString value() const;
    int lines() const { return m_check ? 1 : 2; } ///< about how tall it is

Q_SIGNALS:
    void valueChanged(const QString &id, const QString &value); ///< by the person

protected:
    void mouseReleaseEvent(QMouseEvent *event) override; ///< the words belong to the check box

private:
    void showState();
    void edited();

    PracticeSettingView m_setting;
    QCheckBox *m_check = nullptr;
    QComboBox *m_choice = nullptr;
    RunsLabel *m_words;
};

} // namespace keyway
