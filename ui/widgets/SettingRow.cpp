// SPDX-FileCopyrightText: 2026 The Keyway authors
// SPDX-License-Identifier: Apache-2.0

#include "ui/widgets/SettingRow.h"

#include "ui/widgets/Basics.h"
#include "ui/widgets/RunsLabel.h"

#include <QAbstractItemView>
#include <QCheckBox>
#include <QComboBox>
#include <QHBoxLayout>
#include <QMouseEvent>
#include <QPainter>
#include <QStyleOptionComboBox>
#include <QStylePainter>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace keyway {

namespace {

/// Drawn from the theme: the system's own box all but vanishes on a dark or a red row.
class SettingCheck : public QCheckBox
{
public:
    QSize sizeHint() const override { return {fontMetrics().height(), fontMetrics().height()}; }

protected:
    void paintEvent(QPaintEvent *) override
    {
        const Theme theme = currentTheme();
        QPainter painter(this);
        painter.setRenderHint(QPainter::Antialiasing);
        const qreal unit = qMin(width(), height()) / 18.0;
        painter.translate(width() / 2.0, height() / 2.0);
        painter.scale(unit, unit);
        if (hasFocus()) {
            painter.setPen(QPen(theme.accent, 1.6));
            painter.drawRoundedRect(QRectF(-8.2, -8.2, 16.4, 16.4), 4, 4);
        }
        painter.setPen(QPen(isChecked() ? theme.accent : theme.muted, 1.3));
        painter.setBrush(isChecked() ? theme.accent : theme.card);
        painter.drawRoundedRect(QRectF(-6, -6, 12, 12), 2.5, 2.5);
        if (!isChecked())
            return;
        painter.setPen(QPen(theme.accentText, 1.9, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin));
        painter.drawPolyline(QPolygonF({{-3.2, 0.2}, {-0.9, 2.6}, {3.3, -2.4}}));
    }
    bool hitButton(const QPoint &position) const override { return rect().contains(position); }
};

/// Ends a value that is longer than the column with dots, instead of cutting through a letter.
class SettingChoice : public QComboBox
{
public:
    QSize sizeHint() const override // Qt forgets the padding that the style sheet asks for
    {
        return QComboBox::sizeHint() + QSize(4 * fontMetrics().averageCharWidth(), 0);
    }
    QSize minimumSizeHint() const override
    {
        return {14 * fontMetrics().averageCharWidth(), QComboBox::minimumSizeHint().height()};
    }

protected:
    void paintEvent(QPaintEvent *) override
    {
        QStylePainter painter(this);
        QStyleOptionComboBox option;
        initStyleOption(&option);
        painter.drawComplexControl(QStyle::CC_ComboBox, option);
        const QRect field =
            style()->subControlRect(QStyle::CC_ComboBox, &option, QStyle::SC_ComboBoxEditField, this);
        option.currentText =
            option.fontMetrics.elidedText(option.currentText, Qt::ElideRight, field.width() - 2);
        painter.drawControl(QStyle::CE_ComboBoxLabel, option);
    }
};

} // namespace

SettingRow::SettingRow(const PracticeSettingView &setting, QWidget *parent)
    : QFrame(parent), m_setting(setting), m_words(new RunsLabel)
{
    keyway::setProperty(this, "role", u"row"_s);
    setToolTip(setting.description);
    const QString name = u"setting_"_s + setting.id;
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(6, 4, 8, 4);
    column->setSpacing(4);
    auto *row = new QHBoxLayout;
    row->setSpacing(8);
    m_words->setAlignment(Qt::AlignTop);
    if (setting.values.size() == 2 && !setting.choice) {
        m_check = new SettingCheck;
        m_check->setObjectName(name);
        m_check->setChecked(true);
        m_check->setFixedSize(m_check->sizeHint()); // in line with the first line of the words
        row->addWidget(m_check, 0, Qt::AlignTop);
        connect(m_check, &QCheckBox::clicked, this, &SettingRow::edited);
    } else {
        m_choice = new SettingChoice;
        m_choice->setObjectName(name);
        for (qsizetype i = 0; i < setting.values.size(); ++i)
            m_choice->addItem(setting.valueLabels.value(i, setting.values.at(i)), setting.values.at(i));
        m_choice->setSizeAdjustPolicy(QComboBox::AdjustToContents);
        m_choice->setSizePolicy(QSizePolicy::Maximum, QSizePolicy::Fixed);
        m_choice->view()->setMinimumWidth(m_choice->sizeHint().width()); // the list shows all of it
        connect(m_choice, &QComboBox::activated, this, &SettingRow::edited);
    }
    row->addWidget(m_words, 1);
    row->addWidget(new RunsLabel({{unbroken(setting.group), RunStyle::Muted}}), 0, Qt::AlignTop);
    column->addLayout(row);
    if (m_choice)
        column->addWidget(m_choice);
    showState();
}

QString SettingRow::value() const
{
    if (m_check)
        return m_setting.values.at(m_check->isChecked() ? 0 : 1);
    return m_choice->currentData().toString();
}

void SettingRow::setValue(const QString &value)
{
    const auto index = static_cast<int>(m_setting.values.indexOf(value));
    if (index < 0)
        return;
    if (m_check)
        m_check->setChecked(index == 0);
    else
        m_choice->setCurrentIndex(index);
    showState();
}

void SettingRow::edited()
{
    showState();
    Q_EMIT valueChanged(m_setting.id, value());
}

void SettingRow::showState()
{
    const bool broken = !m_setting.choice && value() != m_setting.values.value(0);
    if (m_choice)
        m_choice->setToolTip(m_choice->currentText() + u'\n' + m_setting.description);
    keyway::setProperty(this, "tone", broken ? u"bad"_s : QString());
    Runs runs{{m_setting.label, broken ? RunStyle::Strong : RunStyle::Plain}};
    if (broken)
        runs << Run{u"  "_s} << Run{tr("broken on purpose"), RunStyle::Bad};
    m_words->setRuns(runs);
    QWidget *control = m_check ? static_cast<QWidget *>(m_check) : m_choice;
    control->setAccessibleName(broken ? tr("%1, broken on purpose").arg(m_setting.label) : m_setting.label);
    control->setAccessibleDescription(
        m_setting.group.isEmpty()
            ? m_setting.description
            : tr("%1. %2", "step. description").arg(m_setting.group, m_setting.description));
}

void SettingRow::mouseReleaseEvent(QMouseEvent *event)
{
    if (m_check && event->button() == Qt::LeftButton && rect().contains(event->position().toPoint()))
        m_check->click();
    QFrame::mouseReleaseEvent(event);
}

} // namespace keyway
