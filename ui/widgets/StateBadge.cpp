// SPDX-FileCopyrightText: 2026 The Keyway authors
// SPDX-License-Identifier: Apache-2.0

#include "ui/widgets/StateBadge.h"

#include "ui/Theme.h"

#include <QPainter>

using namespace Qt::StringLiterals;

namespace keyway {

StateBadge::StateBadge(QWidget *parent) : QWidget(parent)
{
    setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
    setAttribute(Qt::WA_TransparentForMouseEvents);
}

void StateBadge::show(StepState state, const QString &symbol)
{
    m_state = state;
    m_symbol = symbol;
    update();
}

void StateBadge::showTone(const QString &tone)
{
    m_warning = tone == u"warn"_s;
    show(tone == u"good"_s ? StepState::Done : StepState::Wrong);
}

QSize StateBadge::sizeHint() const
{
    const int side = qMax(20, fontMetrics().height() + 2);
    return {side, side};
}

void StateBadge::paintEvent(QPaintEvent *)
{
    const Theme theme = currentTheme();
    QColor fill = Qt::transparent;
    QColor ink = theme.muted;
    QString mark = m_symbol;
    switch (m_state) {
    case StepState::ToDo:
        break;
    case StepState::Current:
        ink = theme.link;
        break;
    case StepState::Done:
        fill = theme.good;
        mark.clear();
        break;
    case StepState::MayBeWrong:
        fill = theme.warn;
        mark = u"?"_s;
        break;
    case StepState::Wrong:
        fill = m_warning ? theme.warn : theme.bad;
        mark = u"!"_s;
        break;
    }
    const bool filled = fill.alpha() > 0;
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const QRectF circle = QRectF(rect()).adjusted(0.75, 0.75, -0.75, -0.75);
    const bool current = m_state == StepState::Current;
    painter.setPen(filled ? QPen(Qt::NoPen) : QPen(current ? theme.link : theme.muted, current ? 1.4 : 1));
    painter.setBrush(fill);
    painter.drawEllipse(circle);
    painter.setPen(
        QPen(filled ? theme.card : ink, circle.width() / 10, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin));
    if (m_state == StepState::Done)
        return drawTick(painter, circle);
    QFont bold = font();
    bold.setBold(true);
    bold.setPixelSize(qRound(circle.height() * (filled ? 0.68 : 0.56)));
    painter.setFont(bold);
    painter.drawText(circle, Qt::AlignCenter, mark);
}

void StateBadge::drawTick(QPainter &painter, const QRectF &circle) const
{
    const auto at = [&](qreal x, qreal y) {
        return QPointF(circle.x() + circle.width() * x, circle.y() + circle.height() * y);
    };
    painter.setBrush(Qt::NoBrush);
    painter.drawPolyline(QPolygonF{at(0.29, 0.52), at(0.44, 0.66), at(0.71, 0.36)});
}

} // namespace keyway
