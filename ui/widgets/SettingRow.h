// SPDX-FileCopyrightText: 2026 The Keyway authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "ui/pages/PracticeViews.h"

#include <QFrame>

class QCheckBox;
class QComboBox;
class QSpinBox;

namespace keyway {

class RunsLabel;

/// One setting of the practice org. Two values are a check box that is ticked while healthy (the label is
/// written for that); more, or a choice, are a list below the label, with a field beside it where any number
/// is a value. A broken one stands on red and says so; one without effect is disabled and says why, one that
/// is not set up yet says what does that.
class SettingRow : public QFrame
{
    Q_OBJECT
public:
    explicit SettingRow(const PracticeSettingView &setting, QWidget *parent = nullptr);
    void setValue(const QString &value); ///< without valueChanged; an unknown value changes nothing
    QString value() const;
    QString valueWords() const; ///< "Its sandbox", "37 seconds"
    /// Why it has no effect now; empty: it has.
    void setIdle(const QString &reason);
    /// Why it is not healthy though nobody broke it, and what sets it up; empty: it is set up.
    void setPending(const QString &sentence);
    const QString &pending() const { return m_pending; }
    bool isBroken() const;
    const PracticeSettingView &setting() const { return m_setting; }
    int lines() const { return m_check ? 1 : 2; } ///< about how tall it is

Q_SIGNALS:
    void valueChanged(const QString &id, const QString &value); ///< by the person

protected:
    void mouseReleaseEvent(QMouseEvent *event) override; ///< the words belong to the check box

private:
    void makeChoice(const QString &name);
    void makeNumber(const QString &name);
    bool showsNumber() const;
    QWidget *control() const;
    void showState();
    void edited();

    PracticeSettingView m_setting;
    QString m_idle;
    QString m_pending;
    QCheckBox *m_check = nullptr;
    QComboBox *m_choice = nullptr;
    QSpinBox *m_number = nullptr;
    RunsLabel *m_words;
};

} // namespace keyway
