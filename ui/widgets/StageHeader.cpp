// SPDX-FileCopyrightText: 2026 The Keyway authors
// SPDX-License-Identifier: Apache-2.0

#include "ui/widgets/StageHeader.h"

#include "ui/widgets/RunsLabel.h"
#include "ui/widgets/StatusIcon.h"

#include <QHBoxLayout>
#include <QKeyEvent>
#include <QPainter>

using namespace Qt::StringLiterals;

namespace keyway {

namespace {
constexpr int chevronRoom = 22;
}

StageHeader::StageHeader(QWidget *parent)
    : QAbstractButton(parent), m_icon(new StatusIcon), m_words(new RunsLabel), m_time(new RunsLabel)
{
    setCheckable(true);
    setCursor(Qt::PointingHandCursor);
    QSizePolicy policy(QSizePolicy::Preferred, QSizePolicy::Preferred); // a button's own would never shrink
    policy.setHeightForWidth(true);
    setSizePolicy(policy);
    auto *row = new QHBoxLayout(this);
    row->setContentsMargins(4, 3, 0, 3);
    row->setSpacing(10);
    m_words->setAlignment(Qt::AlignTop);
    row->addWidget(m_icon, 0, Qt::AlignTop);
    row->addWidget(m_words, 1);
    row->addWidget(m_time, 0, Qt::AlignTop);
    row->addSpacing(chevronRoom - 4); // an item, because margins do not mirror
    for (QWidget *each : {static_cast<QWidget *>(m_words), static_cast<QWidget *>(m_time)})
        each->setAttribute(Qt::WA_TransparentForMouseEvents);
    connect(this, &QAbstractButton::toggled, this, &StageHeader::nameState);
}

void StageHeader::setView(const StageView &view, bool canOpen)
{
    const bool quiet = view.look.symbol == Symbol::Pending || view.look.symbol == Symbol::Dash;
    m_icon->setLook(view.look);
    Runs runs{{view.title, quiet ? RunStyle::Muted : RunStyle::Strong}};
    if (!view.summary.isEmpty())
        runs << Run{u"   "_s} << Run{view.summary, RunStyle::Muted};
    m_words->setRuns(runs);
    m_time->setRuns({{unbroken(view.time), RunStyle::Muted}});
    m_time->setVisible(!view.time.isEmpty());
    m_spoken = view.spoken;
    setEnabled(canOpen);
    setFocusPolicy(canOpen ? Qt::StrongFocus : Qt::NoFocus);
    nameState();
}

void StageHeader::nameState()
{
    setAccessibleName(m_spoken);
    setAccessibleDescription(!isEnabled()  ? QString()
                             : isChecked() ? tr("Hide details")
                                           : tr("Show details"));
    setToolTip(accessibleDescription());
}

void StageHeader::paintEvent(QPaintEvent *)
{
    const Theme theme = currentTheme();
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    if (hasFocus() || underMouse()) {
        painter.setPen(hasFocus() ? QPen(theme.accent, 2) : QPen(Qt::NoPen));
        painter.setBrush(underMouse() && isEnabled() ? QBrush(theme.accentSoft) : QBrush(Qt::NoBrush));
        if (hasFocus() || isEnabled())
            painter.drawRoundedRect(QRectF(rect()).adjusted(1, 1, -1, -1), 4, 4);
    }
    if (!isEnabled())
        return;
    const bool mirrored = layoutDirection() == Qt::RightToLeft;
    painter.translate(mirrored ? chevronRoom / 2.0 : width() - chevronRoom / 2.0,
                      3 + fontMetrics().height() / 2.0);
    if (mirrored)
        painter.scale(-1, 1);
    if (isChecked())
        painter.rotate(90);
    painter.setPen(QPen(theme.muted, 1.6, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin));
    painter.setBrush(Qt::NoBrush);
    painter.drawPolyline(QPolygonF({{-2, -4}, {2, 0}, {-2, 4}}));
}

void StageHeader::keyPressEvent(QKeyEvent *event)
{
    if (event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter)
        click();
    else
        QAbstractButton::keyPressEvent(event);
}

} // namespace keyway
