// SPDX-FileCopyrightText: 2026 The Keyway authors
// SPDX-License-Identifier: Apache-2.0

#include "ui/widgets/PageTools.h"

#include <QAccessible>
#include <QLayout>
#include <QScrollArea>
#include <QTimer>
#include <QWidget>

namespace keyway {

namespace {

/// In the layouts' order, which is the reading order; children() has the order of creation.
void collectTabStops(const QLayout *layout, QList<QWidget *> &stops)
{
    if (!layout)
        return;
    for (int i = 0; i < layout->count(); ++i) {
        QLayoutItem *item = layout->itemAt(i);
        collectTabStops(item->layout(), stops);
        QWidget *widget = item->widget();
        if (!widget)
            continue;
        if (widget->focusPolicy() & Qt::TabFocus)
            stops << widget;
        collectTabStops(widget->layout(), stops);
    }
}

} // namespace

void clearLayout(QLayout *layout)
{
    while (QLayoutItem *item = layout->takeAt(0)) {
        if (item->layout())
            clearLayout(item->layout());
        if (QWidget *widget = item->widget()) {
            // Not deleted here: the click that led to this may still be under way in one of them.
            widget->hide();
            widget->setParent(nullptr);
            widget->deleteLater();
        }
        delete item;
    }
}

void keepTabOrder(QWidget *page)
{
    QList<QWidget *> stops;
    collectTabStops(page->layout(), stops);
    for (qsizetype i = 1; i < stops.size(); ++i)
        QWidget::setTabOrder(stops.at(i - 1), stops.at(i));
}

void scrollIntoView(QWidget *widget)
{
    // Layouts settle when the event loop runs again; before that the widget's place is not known.
    QTimer::singleShot(0, widget, [widget] {
        for (QWidget *each = widget->parentWidget(); each; each = each->parentWidget()) {
            if (auto *area = qobject_cast<QScrollArea *>(each)) {
                area->ensureWidgetVisible(widget, 0, 16);
                return;
            }
        }
    });
}

void announce(QWidget *widget)
{
    QAccessibleEvent event(widget, QAccessible::Alert);
    QAccessible::updateAccessibility(&event);
}

} // namespace keyway
