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
#include <QSpinBox>
#include <QStyleOptionComboBox>
#include <QStylePainter>
#include <QVBoxLayout>
#include <QWheelEvent>

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
        const QColor fill = isEnabled() ? theme.accent : theme.muted;
        painter.setPen(QPen(isChecked() ? fill : theme.muted, 1.3));
        painter.setBrush(isChecked() ? fill : theme.card);
        painter.drawRoundedRect(QRectF(-6, -6, 12, 12), 2.5, 2.5);
        if (!isChecked())
            return;
        painter.setPen(QPen(theme.accentText, 1.9, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin));
        painter.drawPolyline(QPolygonF({{-3.2, 0.2}, {-0.9, 2.6}, {3.3, -2.4}}));
    }
    bool hitButton(const QPoint &position) const override { return rect().contains(position); }
};

/// Ends a value that is longer than the column with dots, instead of cutting through a letter. The wheel
/// scrolls the page and changes nothing that was only passed over.
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
    void wheelEvent(QWheelEvent *event) override
    {
        if (hasFocus())
            QComboBox::wheelEvent(event);
        else
            event->ignore();
    }
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

class SettingNumber : public QSpinBox
{
protected:
    void wheelEvent(QWheelEvent *event) override
    {
        if (hasFocus())
            QSpinBox::wheelEvent(event);
        else
            event->ignore();
    }
};

} // namespace

SettingRow::SettingRow(const PracticeSettingView &setting, QWidget *parent)
    : QFrame(parent), m_setting(setting), m_words(new RunsLabel)
{
    keyway::setProperty(this, "role", u"row"_s);
    const QString name = u"setting_"_s + setting.id;
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(6, 4, 8, 4);
    column->setSpacing(4);
    auto *row = new QHBoxLayout;
    row->setSpacing(8);
    m_words->setAlignment(Qt::AlignTop);
    if (setting.values.size() == 2 && !setting.choice && setting.unit.isEmpty()) {
        m_check = new SettingCheck;
        m_check->setObjectName(name);
        m_check->setChecked(true);
        m_check->setFixedSize(m_check->sizeHint()); // in line with the first line of the words
        row->addWidget(m_check, 0, Qt::AlignTop);
        connect(m_check, &QCheckBox::clicked, this, &SettingRow::edited);
    } else {
        makeChoice(name);
    }
    row->addWidget(m_words, 1);
    column->addLayout(row);
    if (m_choice) {
        auto *values = new QHBoxLayout;
        values->setSpacing(8);
        values->addWidget(m_choice);
        if (m_number)
            values->addWidget(m_number);
        values->addStretch(1);
        column->addLayout(values);
    }
    showState();
}

void SettingRow::makeChoice(const QString &name)
{
    m_choice = new SettingChoice;
    m_choice->setObjectName(name);
    for (qsizetype i = 0; i < m_setting.values.size(); ++i)
        m_choice->addItem(m_setting.valueLabels.value(i, m_setting.values.at(i)), m_setting.values.at(i));
    if (!m_setting.unit.isEmpty())
        makeNumber(name);
    m_choice->setFocusPolicy(Qt::StrongFocus);
    m_choice->setSizeAdjustPolicy(QComboBox::AdjustToContents);
    m_choice->setSizePolicy(QSizePolicy::Maximum, QSizePolicy::Fixed);
    m_choice->view()->setMinimumWidth(m_choice->sizeHint().width()); // the list shows all of it
    connect(m_choice, &QComboBox::activated, this, &SettingRow::edited);
}

void SettingRow::makeNumber(const QString &name)
{
    m_choice->addItem(tr("Other…"), QString());
    m_number = new SettingNumber;
    m_number->setObjectName(name + u"_number"_s);
    m_number->setRange(m_setting.least, m_setting.most);
    m_number->setValue(qBound(m_setting.least, 60, m_setting.most));
    m_number->setSuffix(u' ' + m_setting.unit);
    m_number->setAccessibleName(tr("%1, in %2", "setting, unit").arg(m_setting.label, m_setting.unit));
    m_number->setAccessibleDescription(m_setting.description);
    m_number->setFocusPolicy(Qt::StrongFocus);
    m_number->setKeyboardTracking(false); // the number that is meant, not each digit on the way to it
    m_number->hide();
    connect(m_number, &QSpinBox::valueChanged, this, &SettingRow::edited);
}

bool SettingRow::showsNumber() const
{
    return m_number && m_choice->currentIndex() == m_choice->count() - 1;
}

QWidget *SettingRow::control() const
{
    return m_check ? static_cast<QWidget *>(m_check) : m_choice;
}

QString SettingRow::value() const
{
    if (m_check)
        return m_setting.values.at(m_check->isChecked() ? 0 : 1);
    return showsNumber() ? QString::number(m_number->value()) : m_choice->currentData().toString();
}

QString SettingRow::valueWords() const
{
    if (m_check)
        return m_setting.valueLabels.value(m_check->isChecked() ? 0 : 1, value());
    return showsNumber() ? m_number->text() : m_choice->currentText();
}

void SettingRow::setValue(const QString &value)
{
    const auto index = static_cast<int>(m_setting.values.indexOf(value));
    bool isNumber = false;
    const int number = value.toInt(&isNumber);
    if (index < 0) {
        if (!m_number || !isNumber || number < m_setting.least || number > m_setting.most)
            return;
        const QSignalBlocker quiet(m_number);
        m_number->setValue(number);
        m_choice->setCurrentIndex(m_choice->count() - 1);
    } else if (m_check) {
        m_check->setChecked(index == 0);
    } else {
        m_choice->setCurrentIndex(index);
    }
    showState();
}

void SettingRow::setIdle(const QString &reason)
{
    if (m_idle == reason)
        return;
    m_idle = reason;
    showState();
}

void SettingRow::setPending(const QString &sentence)
{
    if (m_pending == sentence)
        return;
    m_pending = sentence;
    showState();
}

bool SettingRow::isBroken() const
{
    return !m_setting.choice && m_idle.isEmpty() && m_pending.isEmpty() &&
           value() != m_setting.values.value(0) && !(showsNumber() && m_number->value() == 0);
}

void SettingRow::edited()
{
    showState();
    Q_EMIT valueChanged(m_setting.id, value());
}

void SettingRow::showState()
{
    const bool broken = isBroken();
    const bool idle = !m_idle.isEmpty();
    const QString tip = idle ? m_idle + u'\n' + m_setting.description : m_setting.description;
    setToolTip(tip);
    if (m_choice)
        m_choice->setToolTip(m_choice->currentText() + u'\n' + tip);
    if (m_number) {
        m_number->setVisible(showsNumber());
        m_number->setEnabled(!idle);
    }
    keyway::setProperty(this, "tone", broken ? u"bad"_s : QString());
    Runs runs{{m_setting.label, broken ? RunStyle::Strong : idle ? RunStyle::Muted : RunStyle::Plain}};
    if (broken)
        runs << Run{u"  "_s} << Run{tr("broken on purpose"), RunStyle::Bad};
    else if (!m_pending.isEmpty())
        runs << Run{u"  "_s} << Run{tr("not set up yet"), RunStyle::Warn}
             << Run{u'\n' + m_pending, RunStyle::Muted};
    m_words->setRuns(runs);
    control()->setEnabled(!idle);
    control()->setAccessibleName(broken                 ? tr("%1, broken on purpose").arg(m_setting.label)
                                 : !m_pending.isEmpty() ? tr("%1, not set up yet").arg(m_setting.label)
                                                        : m_setting.label);
    QStringList spoken{m_idle, m_pending, m_setting.group, m_setting.description};
    spoken.removeAll(QString());
    control()->setAccessibleDescription(spoken.join(u". "_s));
}

void SettingRow::mouseReleaseEvent(QMouseEvent *event)
{
    if (m_check && event->button() == Qt::LeftButton && rect().contains(event->position().toPoint()))
        m_check->click();
    QFrame::mouseReleaseEvent(event);
}

} // namespace keyway
