// SPDX-FileCopyrightText: 2026 The Keyway authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "ui/pages/PracticeViews.h"
#include "ui/widgets/Basics.h"

namespace keyway {

class RunsLabel;
class SettingGroup;
class SettingRow;

/// All settings of the practice org, in groups of two columns, and how many of them are broken.
class SettingsCard : public Card
{
    Q_OBJECT
public:
    explicit SettingsCard(QWidget *parent = nullptr);
    void setSettings(const QList<PracticeSettingView> &settings);
    void setValue(const QString &id, const QString &value);
    void setPending(const QString &id, const QString &sentence);
    QMap<QString, QString> values() const;
    /// The label of a setting and what a value of it is called.
    QString words(const QString &id, const QString &value) const;
    QString label(const QString &id) const;

Q_SIGNALS:
    void valueChanged(const QString &id, const QString &value); ///< by the person
    void resetRequested();

private:
    void refresh();
    void arrange();
    QString idleReason(const SettingRow &row) const;

    QList<SettingRow *> m_rows; ///< in the order of the groups
    QList<SettingGroup *> m_groups;
    QBoxLayout *m_columns;
    RunsLabel *m_summary;
    QPushButton *m_reset;
};

} // namespace keyway
