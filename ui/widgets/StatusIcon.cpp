// SPDX-FileCopyrightText: 2026 The Keyway authors
// SPDX-License-Identifier: Apache-2.0

#include "ui/widgets/StatusIcon.h"

#include "ui/Theme.h"

#include <QPainter>

namespace keyway {

StatusIcon::StatusIcon(const Look &look, QWidget *parent) : QWidget(parent), m_look(look)
{
    setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
    setAttribute(Qt::WA_TransparentForMouseEvents);
}

void StatusIcon::setLook(const Look &look)
{
    m_look = look;
    update();
}

QSize StatusIcon::sizeHint() const
{
    const int side = fontMetrics().height();
    return {side, side};
}

void StatusIcon::paintEvent(QPaintEvent *)
{
    const Theme theme = currentTheme();
    QColor colour = theme.muted;
    if (m_look.tone == Tone::Good)
        colour = theme.good;
    else if (m_look.tone == Tone::Warn)
        colour = theme.warn;
    else if (m_look.tone == Tone::Bad)
        colour = theme.bad;
    else if (m_look.symbol == Symbol::Running)
        colour = theme.accent;

    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const qreal unit = qMin(width(), height()) / 16.0;
    painter.translate(width() / 2.0, height() / 2.0);
    painter.scale(unit, unit);
    painter.setPen(QPen(colour, 2.2, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin));
    switch (m_look.symbol) {
    case Symbol::Check:
        painter.drawPolyline(QPolygonF({{-4.4, 0.4}, {-1.4, 3.4}, {4.4, -3.4}}));
        break;
    case Symbol::Cross:
        painter.drawLine(QPointF(-3.6, -3.6), QPointF(3.6, 3.6));
        painter.drawLine(QPointF(-3.6, 3.6), QPointF(3.6, -3.6));
        break;
    case Symbol::Exclamation:
        painter.drawLine(QPointF(0, -4.6), QPointF(0, 1.2));
        painter.drawPoint(QPointF(0, 4.8));
        break;
    case Symbol::Dash:
        painter.drawLine(QPointF(-3, 0), QPointF(3, 0));
        break;
    case Symbol::Running:
        for (const qreal x : {-4.6, 0.0, 4.6})
            painter.drawPoint(QPointF(x, 0));
        break;
    case Symbol::Pending:
        painter.setPen(QPen(colour, 1.4));
        painter.drawEllipse(QPointF(0, 0), 3.6, 3.6);
        break;
    }
}

} // namespace keyway
