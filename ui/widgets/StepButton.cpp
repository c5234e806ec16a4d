// SPDX-FileCopyrightText: 2026 The Keyway authors
// SPDX-License-Identifier: Apache-2.0

#include "ui/widgets/StepButton.h"

#include "ui/Theme.h"
#include "ui/widgets/Basics.h"
#include "ui/widgets/FlowLabel.h"
#include "ui/widgets/StateBadge.h"

#include <QKeyEvent>
#include <QPainter>
#include <QPainterPath>

using namespace Qt::StringLiterals;

namespace keyway {

namespace {

QString stateWords(StepState state)
{
    switch (state) {
    case StepState::ToDo:
        return StepButton::tr("to do");
    case StepState::Current:
        return StepButton::tr("current");
    case StepState::Done:
        return StepButton::tr("done");
    case StepState::MayBeWrong:
        return StepButton::tr("may be wrong");
    case StepState::Wrong:
        return StepButton::tr("wrong");
    }
    return {};
}

/// The state that must never be read from the colour alone has words even when the owner gave none.
QString statusLine(const StepEntry &entry)
{
    if (!entry.status.isEmpty())
        return entry.status;
    if (entry.state == StepState::Wrong)
        return StepButton::tr("Wrong");
    if (entry.state == StepState::MayBeWrong)
        return StepButton::tr("May be wrong");
    return {};
}

QString statusRole(StepState state)
{
    if (state == StepState::Wrong)
        return u"status-bad"_s;
    return state == StepState::MayBeWrong ? u"status-warn"_s : u"status"_s;
}

} // namespace

StepButton::StepButton(QWidget *parent)
    : QPushButton(parent),
      m_badge(new StateBadge(this)),
      m_title(makeLabel({}, u"step"_s)),
      m_status(makeLabel({}, u"status"_s))
{
    setAutoDefault(false);
    setAttribute(Qt::WA_Hover);
    setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Preferred);
    for (QLabel *label : {m_title, m_status}) {
        label->setTextInteractionFlags(Qt::NoTextInteraction);
        label->setAttribute(Qt::WA_TransparentForMouseEvents);
    }
    auto *words = new QVBoxLayout;
    words->setSpacing(1);
    words->addWidget(m_title);
    words->addWidget(m_status);
    auto *row = new QHBoxLayout(this);
    row->setContentsMargins(10, 7, 8, 7);
    row->setSpacing(10);
    row->addWidget(m_badge, 0, Qt::AlignTop);
    row->addLayout(words, 1);
}

void StepButton::show(const StepEntry &entry, bool current)
{
    m_state = entry.state;
    m_current = current;
    const StepState drawn = current && entry.state == StepState::ToDo ? StepState::Current : entry.state;
    m_badge->show(drawn, entry.number > 0 ? QString::number(entry.number) : entry.symbol);
    m_title->setText(withBreaks(entry.title));
    keyway::setProperty(m_title, "role", entry.enabled ? u"step"_s : u"step-locked"_s);
    const QString status = statusLine(entry);
    m_status->setText(withBreaks(status));
    m_status->setVisible(!status.isEmpty());
    keyway::setProperty(m_status, "role", statusRole(entry.state));
    setEnabled(entry.enabled);
    setAccessibleName(spoken(entry));
    setFocusPolicy(current ? Qt::StrongFocus : Qt::ClickFocus);
    updateGeometry();
    update();
}

QString StepButton::spoken(const StepEntry &entry) const
{
    QStringList words;
    words << (entry.number > 0 ? tr("Step %1, %2").arg(entry.number).arg(entry.title) : entry.title);
    // Start and the support pages have nothing to be done; naming a state would only be noise.
    if (entry.number > 0 || entry.state == StepState::Wrong || entry.state == StepState::MayBeWrong)
        words << stateWords(entry.state);
    if (m_current && entry.state != StepState::Current)
        words << tr("shown now");
    if (!entry.enabled)
        words << tr("not available yet");
    if (!entry.status.isEmpty())
        words << entry.status;
    return words.join(u", "_s);
}

QSize StepButton::sizeHint() const
{
    return layout()->sizeHint();
}

QSize StepButton::minimumSizeHint() const
{
    return layout()->minimumSize();
}

void StepButton::keyPressEvent(QKeyEvent *event)
{
    const int key = event->key();
    if (key == Qt::Key_Up || key == Qt::Key_Down || key == Qt::Key_Return || key == Qt::Key_Enter)
        event->ignore();
    else
        QPushButton::keyPressEvent(event);
}

void StepButton::paintEvent(QPaintEvent *)
{
    const Theme theme = currentTheme();
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const bool wrong = m_state == StepState::Wrong;
    const bool doubtful = m_state == StepState::MayBeWrong;
    QPainterPath shape;
    shape.addRoundedRect(QRectF(rect()).adjusted(1, 1, -1, -1), 6, 6);
    if (wrong || doubtful)
        painter.fillPath(shape, wrong ? theme.badSoft : theme.warnSoft);
    else if (m_current || isDown() || (underMouse() && isEnabled()))
        painter.fillPath(shape, theme.accentSoft);
    if (wrong || doubtful || (m_current && theme.highContrast)) {
        painter.setClipPath(shape);
        const int x = isRightToLeft() ? width() - 4 : 0;
        painter.fillRect(QRect(x, 0, 4, height()), wrong ? theme.bad : doubtful ? theme.warn : theme.accent);
        painter.setClipping(false);
    }
    if ((m_current && (wrong || doubtful)) || (theme.highContrast && (m_current || wrong || doubtful)))
        painter.strokePath(shape, QPen(wrong ? theme.bad : doubtful ? theme.warn : theme.accent, 1));
    if (hasFocus())
        painter.strokePath(shape, QPen(theme.accent, 2));
}

} // namespace keyway
