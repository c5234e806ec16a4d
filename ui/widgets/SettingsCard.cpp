// SPDX-FileCopyrightText: 2026 The Keyway authors
// SPDX-License-Identifier: Apache-2.0

#include "ui/widgets/SettingsCard.h"

#include "ui/widgets/PageTools.h"
#include "ui/widgets/RunsLabel.h"
#include "ui/widgets/SettingGroup.h"
#include "ui/widgets/SettingRow.h"

using namespace Qt::StringLiterals;

namespace keyway {

SettingsCard::SettingsCard(QWidget *parent) : Card({}, parent), m_summary(new RunsLabel)
{
    m_reset = makeButton(tr("&Reset"), u"small"_s, u"practiceResetButton"_s);
    m_reset->setAccessibleName(tr("Reset every setting to healthy"));
    m_summary->setObjectName(u"brokenSettings"_s);
    auto *words = new QVBoxLayout;
    words->setSpacing(2);
    words->addWidget(makeLabel(tr("Settings of this org: each can be wrong"), u"heading"_s));
    words->addWidget(m_summary);
    auto *top = new QHBoxLayout;
    top->addLayout(words, 1);
    top->addWidget(m_reset, 0, Qt::AlignTop);
    auto *columns = new FoldingRow(18);
    columns->setColumn(30);
    m_columns = columns->row();
    body()->addLayout(top);
    body()->addWidget(columns);
    connect(m_reset, &QPushButton::clicked, this, &SettingsCard::resetRequested);
    refresh();
}

void SettingsCard::setSettings(const QList<PracticeSettingView> &settings)
{
    clearLayout(m_columns);
    m_rows.clear();
    m_groups.clear();
    QStringList titles;
    for (const PracticeSettingView &setting : settings)
        if (!titles.contains(setting.group))
            titles << setting.group;
    for (const QString &title : std::as_const(titles)) {
        QList<SettingRow *> rows;
        for (const PracticeSettingView &setting : settings) {
            if (setting.group != title || setting.values.size() < 2)
                continue; // another group, or nothing to choose
            rows << new SettingRow(setting);
        }
        if (rows.isEmpty())
            continue;
        m_rows << rows;
        m_groups << new SettingGroup(title, rows, u"settingGroup_%1"_s.arg(m_groups.size()));
        // After the group's own connection: it has to know first that somebody is at work in it.
        for (const SettingRow *row : std::as_const(rows))
            connect(row, &SettingRow::valueChanged, this, [this](const QString &id, const QString &value) {
                refresh();
                Q_EMIT valueChanged(id, value);
            });
    }
    arrange();
    refresh();
}

/// Two columns with about as many groups each, so that neither is long while all are closed; each is read
/// from top to bottom.
void SettingsCard::arrange()
{
    const qsizetype first = (m_groups.size() + 1) / 2;
    for (qsizetype from : {qsizetype(0), first}) {
        if (from >= m_groups.size())
            break;
        auto *column = new QVBoxLayout;
        column->setSpacing(0);
        for (qsizetype i = from; i < (from ? m_groups.size() : first); ++i)
            column->addWidget(m_groups.at(i));
        column->addStretch(1);
        m_columns->addLayout(column, 1);
    }
}

void SettingsCard::setValue(const QString &id, const QString &value)
{
    for (SettingRow *row : std::as_const(m_rows)) {
        if (row->setting().id == id)
            row->setValue(value);
    }
    refresh();
}

void SettingsCard::setPending(const QString &id, const QString &sentence)
{
    for (SettingRow *row : std::as_const(m_rows)) {
        if (row->setting().id == id)
            row->setPending(sentence);
    }
    refresh();
}

QMap<QString, QString> SettingsCard::values() const
{
    QMap<QString, QString> values;
    for (const SettingRow *row : m_rows)
        values.insert(row->setting().id, row->value());
    return values;
}

QString SettingsCard::label(const QString &id) const
{
    for (const SettingRow *row : m_rows)
        if (row->setting().id == id)
            return row->setting().label;
    return id;
}

QString SettingsCard::words(const QString &id, const QString &value) const
{
    for (const SettingRow *row : m_rows) {
        const PracticeSettingView &setting = row->setting();
        if (setting.id != id)
            continue;
        const qsizetype index = setting.values.indexOf(value);
        return index >= 0 ? setting.valueLabels.value(index, value) : value + u' ' + setting.unit;
    }
    return value;
}

QString SettingsCard::idleReason(const SettingRow &row) const
{
    const auto &needs = row.setting().needs;
    for (const SettingRow *other : m_rows) {
        const PracticeSettingView &setting = other->setting();
        if (needs.contains(setting.id) && other->value() != needs.value(setting.id))
            return tr("Has no effect now: it needs “%1” to be “%2”", "setting, value")
                .arg(setting.label, words(setting.id, needs.value(setting.id)));
    }
    return {};
}

void SettingsCard::refresh()
{
    int broken = 0;
    QStringList pending;
    for (SettingRow *row : std::as_const(m_rows)) {
        row->setIdle(idleReason(*row));
        if (!row->pending().isEmpty())
            pending << row->pending();
    }
    for (SettingGroup *group : std::as_const(m_groups)) {
        group->refresh();
        broken += group->broken();
    }
    Runs runs;
    if (broken > 0)
        runs << Run{broken == 1 ? tr("1 setting is broken on purpose.")
                                : tr("%n settings are broken on purpose.", nullptr, broken),
                    RunStyle::Bad};
    else if (pending.isEmpty())
        runs << Run{tr("All are healthy. Open a group and break one."), RunStyle::Muted};
    else
        runs << Run{tr("Nothing is broken."), RunStyle::Muted};
    for (const QString &sentence : std::as_const(pending))
        runs << Run{u' ' + sentence};
    m_summary->setRuns(runs);
}

} // namespace keyway
