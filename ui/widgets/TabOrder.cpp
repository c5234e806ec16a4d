// SPDX-FileCopyrightText: 2026 The Keyway authors
// SPDX-License-Identifier: Apache-2.0

#include "ui/widgets/TabOrder.h"

#include <QGridLayout>
#include <QScrollArea>
#include <QStackedWidget>

#include <algorithm>

namespace keyway {

namespace {

void collect(QWidget *widget, QList<QWidget *> &found);

void collect(QLayout *layout, QList<QWidget *> &found)
{
    QList<int> order;
    for (int i = 0; i < layout->count(); ++i)
        order << i;
    if (const auto *grid = qobject_cast<QGridLayout *>(layout)) {
        std::stable_sort(order.begin(), order.end(), [grid](int a, int b) {
            const auto place = [grid](int item) {
                int row = 0;
                int column = 0;
                int span = 0;
                grid->getItemPosition(item, &row, &column, &span, &span);
                return std::pair(row, column);
            };
            return place(a) < place(b);
        });
    }
    for (int i : std::as_const(order)) {
        QLayoutItem *item = layout->itemAt(i);
        if (QWidget *widget = item->widget())
            collect(widget, found);
        else if (QLayout *inner = item->layout())
            collect(inner, found);
    }
}

void collect(QWidget *widget, QList<QWidget *> &found)
{
    if (widget->isHidden())
        return;
    if (widget->focusPolicy() & Qt::TabFocus)
        found << widget;
    if (auto *scroll = qobject_cast<QScrollArea *>(widget)) {
        if (scroll->widget())
            collect(scroll->widget(), found);
    } else if (auto *stack = qobject_cast<QStackedWidget *>(widget)) {
        if (stack->currentWidget())
            collect(stack->currentWidget(), found);
    } else if (widget->layout()) {
        collect(widget->layout(), found);
    }
}

} // namespace

QList<QWidget *> inReadingOrder(QWidget *root)
{
    QList<QWidget *> found;
    collect(root, found);
    return found;
}

} // namespace keyway
