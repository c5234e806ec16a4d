// SPDX-FileCopyrightText: 2026 The Keyway authors
// SPDX-License-Identifier: Apache-2.0

#include "ui/widgets/FoldingRow.h"

#include <algorithm>

namespace keyway {

FoldingRow::FoldingRow(int spacing, QWidget *parent)
    : QWidget(parent), m_row(new QBoxLayout(QBoxLayout::LeftToRight, this))
{
    m_row->setContentsMargins(0, 0, 0, 0);
    m_row->setSpacing(spacing);
}

void FoldingRow::setColumn(int characters)
{
    m_column = characters;
    updateGeometry();
}

int FoldingRow::widthUnfolded() const
{
    const int column = m_column * fontMetrics().averageCharWidth();
    int width = 0;
    for (int i = 0; i < m_row->count(); ++i) {
        const QLayoutItem *item = m_row->itemAt(i);
        if (item->isEmpty())
            continue;
        const int wish = item->sizeHint().width();
        const int need = m_row->stretch(i) > 0 ? qMin(wish, column) : wish;
        width += qMax(need, item->minimumSize().width()) + (width > 0 ? m_row->spacing() : 0);
    }
    return width;
}

QSize FoldingRow::minimumSizeHint() const
{
    int width = 0;
    for (int i = 0; i < m_row->count(); ++i)
        width = std::max(width, m_row->itemAt(i)->minimumSize().width());
    return {width, m_row->minimumSize().height()};
}

void FoldingRow::resizeEvent(QResizeEvent *event)
{
    QWidget::resizeEvent(event);
    const auto direction = width() < widthUnfolded() ? QBoxLayout::TopToBottom : QBoxLayout::LeftToRight;
    if (direction != m_row->direction())
        m_row->setDirection(direction);
}

} // namespace keyway
