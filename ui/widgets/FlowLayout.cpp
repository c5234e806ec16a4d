// SPDX-FileCopyrightText: 2026 The Keyway authors
// SPDX-License-Identifier: Apache-2.0

#include "ui/widgets/FlowLayout.h"

#include <QStyle>
#include <QWidget>

namespace keyway {

FlowLayout::FlowLayout(int gap) : m_gap(gap)
{
    setContentsMargins(0, 0, 0, 0);
}

FlowLayout::~FlowLayout() = default;

void FlowLayout::addItem(QLayoutItem *item)
{
    m_items.emplace_back(item);
}

QLayoutItem *FlowLayout::itemAt(int index) const
{
    return index >= 0 && index < count() ? m_items[static_cast<size_t>(index)].get() : nullptr;
}

QLayoutItem *FlowLayout::takeAt(int index)
{
    if (index < 0 || index >= count())
        return nullptr;
    QLayoutItem *item = m_items[static_cast<size_t>(index)].release();
    m_items.erase(m_items.begin() + index);
    return item;
}

int FlowLayout::heightForWidth(int width) const
{
    return arrange(QRect(0, 0, width, 0), false);
}

QSize FlowLayout::sizeHint() const
{
    QSize size(0, 0); // a QSize begins one short of that
    for (const auto &item : m_items) {
        if (item->isEmpty())
            continue;
        const QSize hint = item->sizeHint();
        size.rwidth() += hint.width() + (size.width() > 0 ? m_gap : 0);
        size.setHeight(qMax(size.height(), hint.height()));
    }
    return size;
}

QSize FlowLayout::minimumSize() const
{
    QSize size;
    for (const auto &item : m_items)
        if (!item->isEmpty())
            size = size.expandedTo(item->minimumSize());
    return size;
}

void FlowLayout::setGeometry(const QRect &rect)
{
    QLayout::setGeometry(rect);
    // In a row that something else made taller, the words stay in line with what is beside them.
    const int spare = qMax(0, rect.height() - heightForWidth(rect.width()));
    arrange(rect.adjusted(0, spare / 2, 0, 0), true);
}

int FlowLayout::arrange(const QRect &rect, bool apply) const
{
    struct Placed
    {
        QLayoutItem *item;
        QSize size;
    };
    const Qt::LayoutDirection direction =
        parentWidget() ? parentWidget()->layoutDirection() : Qt::LeftToRight;
    std::vector<Placed> line;
    int used = 0;
    int y = rect.y();
    const auto finishLine = [&](bool last) {
        int height = 0;
        for (const Placed &placed : line)
            height = qMax(height, placed.size.height());
        int x = rect.x();
        for (size_t i = 0; i < line.size(); ++i) {
            const auto &[item, size] = line[i];
            if (last && m_lastAtEnd && i > 0 && i + 1 == line.size())
                x = rect.x() + rect.width() - size.width();
            if (apply) {
                const QRect place(QPoint(x, y + (height - size.height()) / 2), size);
                item->setGeometry(QStyle::visualRect(direction, rect, place));
            }
            x += size.width() + m_gap;
        }
        y += height;
        line.clear();
        used = 0;
    };
    for (const auto &item : m_items) {
        if (item->isEmpty())
            continue;
        QSize size = item->sizeHint();
        size.setWidth(qMin(size.width(), rect.width()));
        if (item->hasHeightForWidth())
            size.setHeight(item->heightForWidth(size.width()));
        if (!line.empty() && used + m_gap + size.width() > rect.width()) {
            finishLine(false);
            y += qMin(m_gap, 6);
        }
        used += size.width() + (line.empty() ? 0 : m_gap);
        line.push_back({item.get(), size});
    }
    if (!line.empty())
        finishLine(true);
    return y - rect.y();
}

} // namespace keyway
